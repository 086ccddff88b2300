//! Children with open cases on the first day, and those whose case has closed and who may come back.

use std::rc::Rc;

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::length_biased::LengthBiased;
use crate::foundations::time::{DAY, Ticks, YEAR_DAYS, days, start_of};
use crate::model::exits;
use crate::model::layout::place;
use crate::model::plan::{LengthIn, ReturnPlan, StagePlan};
use crate::model::process::demand::Family;
use crate::model::process::posts::share_out;
use crate::model::process::{allocation, deadline, demand, pace, path, returns};
use crate::model::purpose::Decision;
use crate::model::state::{LastWorker, Returner, World};

use super::elapsed::{self, Bands, Elapsed};
use super::settled::Settled;
use super::way_in::{self, WayIn};

/// Children with open cases, team by team and stage by stage.
pub(super) fn children(world: &mut World<'_>) {
    let laws = Law::of_stages(world);
    let (mut placed, mut open_for) = (Vec::new(), Vec::new());
    for (unit, name) in world.layout.units.clone().iter().enumerate() {
        let copies = posts_copies(world, unit);
        for (stage_name, number) in &world.council.team[name].open_children {
            let Some(stage) = place(&world.layout.stages, stage_name) else { continue };
            let bands = elapsed::bands(world, unit, stage).map(Rc::new);
            let shares = share_out(&vec![1.0; copies.len()], libm::round(*number));
            for (copy, share) in copies.iter().zip(shares) {
                let key = name_key(&format!("{name}/{}/{stage_name}", world.layout.teams[*copy].copy));
                let from = placed.len();
                open_cases(world, *copy, stage, share as usize, key, &mut placed);
                open_for.resize(from, None);
                open_for.resize(placed.len(), bands.clone());
            }
        }
    }
    // In order of their keys, so that no team is favoured by its place in the file.
    let mut placed: Vec<(usize, Option<Rc<Bands>>)> = placed.into_iter().zip(open_for).collect();
    placed.sort_by_key(|(index, _)| world.cases[*index].child.rotate_left(32));
    for (index, bands) in placed {
        let law = &laws[usize::from(world.cases[index].stage)];
        part_way_through(world, index, law, bands.as_deref());
        let team = world.cases[index].team;
        allocation::place_in(world, index, team);
    }
}

fn posts_copies(world: &World<'_>, unit: usize) -> Vec<usize> {
    let teams = world.layout.teams.iter().enumerate();
    teams.filter(|(index, at)| at.unit == unit && world.teams[*index].open).map(|found| found.0).collect()
}

/// Families until so many children are open.
fn open_cases(world: &mut World<'_>, team: usize, stage: usize, number: usize, key: u64, placed: &mut Vec<usize>) {
    let mut left = number;
    let mut family = 0;
    let group = group_of(world.plan.teams[team].groups);
    while left > 0 {
        let key = demand::before(numbered_key(key, family));
        family += 1;
        let (_, u_size) = world.luck.pair(Decision::Family, key, 0);
        let size = world.plan.demand.as_ref().map_or(1, |demand| demand::size_of(demand, u_size)).min(left);
        let known = Family::of(world, key, size, Some(group));
        let first = demand::add_family(world, &known, 0);
        let mut index = first;
        loop {
            let case = &mut world.cases[index];
            case.stage = stage as u8;
            case.hop = 1;
            world.in_stage[stage] += 1;
            case.team = team as u16;
            placed.push(index);
            left -= 1;
            index = case.sibling as usize;
            if index == first {
                break;
            }
        }
    }
}

/// The group a team is for, as children carry it; 0 is none.
fn group_of(bits: u64) -> u8 {
    if bits == 0 { 0 } else { bits.trailing_zeros() as u8 + 1 }
}

/// What holds for all children of a stage.
struct Law {
    biased: LengthBiased,
    settled: Option<Settled>,
    way: WayIn,
}

impl Law {
    fn of_stages(world: &World<'_>) -> Vec<Self> {
        let ways = way_in::of_stages(world);
        let settled = Settled::of_stages(world, &ways);
        let laws = world.plan.stages.iter().zip(settled).zip(ways);
        laws.map(|((stage, settled), way)| Self { biased: LengthBiased::new(&stage.length), settled, way }).collect()
    }
}

/// A child part-way through its stage, of an age that fits.
fn part_way_through(world: &mut World<'_>, index: usize, law: &Law, bands: Option<&Bands>) {
    let case = world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let luck = world.luck.pair(Decision::FirstDay, case.path, plan.code);
    let (_, u_exit) = world.luck.pair(Decision::Stage, case.path, plan.code << 8);
    let u_age = world.luck.uniform(Decision::FirstDay, case.child, 1 << 30);
    let every = plan.visits.map_or(0, |visits| visits.every);
    let visit = (world.luck.uniform(Decision::Visit, case.child, u32::MAX) * f64::from(every)) as i32;
    let visit_due = world.layout.calendar.add_working_days(0, visit);
    let (youngest, oldest) = ages_that_fit(world, index);
    let (mut entered, mut left) = spread(world, plan, elapsed::of(plan, &law.biased, bands, luck));
    let mut born = case.born;
    if bands.is_some() {
        born += entered;
    } else if let Some(met) = law.settled.as_ref().map(|settled| settled.met(u_age, luck))
        && (youngest..oldest).contains(&met.age)
    {
        (born, entered, left) = (-met.age, -met.gone, met.left);
    }
    if world.ages_matter && !(youngest..oldest).contains(&-born) {
        born = -even_age(u_age, youngest, oldest);
        // Nobody has been here for longer than since birth.
        entered = entered.max(born);
    }
    let next = path::exit(exits::at_age(&plan.exits, plan, entered - born), u_exit);
    let referred = if plan.from_referral { entered } else { entered - days(law.way.after) };
    let case = &mut world.cases[index];
    (case.born, case.next, case.entered, case.referred) = (born, next, entered, referred);
    case.begun = true;
    case.last_worker = LastWorker::Nobody;
    path::lasts(world, index, left, plan);
    path::settle_in(world, index, plan);
    if every > 0 {
        world.visit_due[index] = visit_due;
    }
}

/// An age evenly drawn between two.
fn even_age(u: f64, youngest: Ticks, oldest: Ticks) -> Ticks {
    youngest + (u * (oldest - youngest) as f64) as Ticks
}

/// When a stay that is so far gone began, and what is left of it.
fn spread(world: &World<'_>, plan: &StagePlan, at: Elapsed) -> (Ticks, Ticks) {
    match plan.unit {
        LengthIn::WorkingDays => {
            let calendar = &world.layout.calendar;
            let began = calendar.add_working_days(0, -(at.gone as i32));
            let ends = calendar.add_working_days(began, (at.gone + at.left) as i32);
            (start_of(began) + DAY * 3 / 8, deadline::close_of(ends).max(DAY * 3 / 4))
        }
        LengthIn::Days(each) => (-days(at.gone * each), days(at.left * each).max(DAY / 2)),
    }
}

/// Ages that a child in this stage and team can have: those the team takes, from the age at which
/// another stage leads here, up to the age at which this one ends.
fn ages_that_fit(world: &World<'_>, index: usize) -> (Ticks, Ticks) {
    let case = &world.cases[index];
    let year = |years: u8| days(f64::from(years) * YEAR_DAYS);
    let team = &world.plan.teams[case.team as usize];
    let leads_here = world.plan.stages.iter().filter_map(|stage| stage.at_age);
    let from = leads_here.filter(|(_, next)| *next == case.stage).map(|end| end.0).min().unwrap_or(0);
    let until = world.plan.stages[case.stage as usize].at_age.map_or(year(18).max(from + year(3)), |end| end.0);
    let youngest = year(team.ages.0).max(from);
    (youngest, year(team.ages.1.saturating_add(1)).min(until).max(youngest + year(1)))
}

/// Children in stages that nobody holds and whose places are not counted: as many as come in the time they stay.
pub(super) fn not_held(world: &mut World<'_>) {
    let ways = way_in::of_stages(world);
    for (stage, way) in ways.iter().enumerate() {
        let plan = &world.plan.stages[stage];
        if plan.held_by != 0 || plan.places.is_some() {
            continue;
        }
        let biased = LengthBiased::new(&plan.length);
        let number = libm::round(way_in::standing(world, stage, way)) as u64;
        let name = name_key(&format!("nobody's/{}", world.layout.stages[stage]));
        for family in 0..number {
            let key = demand::before(numbered_key(name, family));
            let alone = Family::of(world, key, 1, None);
            let index = demand::add_family(world, &alone, -days(way.after));
            be_young_enough(world, index, plan);
            path::enter(world, index, stage as u8);
            let luck = world.luck.pair(Decision::FirstDay, world.cases[index].path, plan.code);
            let (entered, left) = spread(world, plan, elapsed::of(plan, &biased, None, luck));
            world.cases[index].referred += entered;
            path::lasts(world, index, left, plan);
            pace::schedule(world, index);
        }
    }
}

/// Whoever has passed the age at which a stage ends is not met in it: of those who are, the age is evenly drawn.
fn be_young_enough(world: &mut World<'_>, index: usize, plan: &StagePlan) {
    let Some((oldest, _)) = plan.at_age.filter(|_| world.ages_matter) else { return };
    let u = world.luck.uniform(Decision::FirstDay, world.cases[index].child, 1 << 30);
    let case = &mut world.cases[index];
    if -case.born >= oldest {
        case.born = -even_age(u, 0, oldest);
    }
}

/// Cases that closed in the twelve months before, whose children may yet come back.
pub(super) fn closed_before(world: &mut World<'_>) {
    let (Some(demand), Some(_)) = (world.plan.demand.as_ref(), world.plan.returns.as_ref()) else { return };
    let first_time = demand.families_a_week * YEAR_DAYS / 7.0 * world.mean_family();
    let children = first_time * (1.0 + again(world));
    let (name, mut left) = (name_key("closed before"), libm::round(children) as usize);
    for number in 0.. {
        if left == 0 {
            return;
        }
        let key = demand::before(numbered_key(name, number));
        let size = demand::size_of(demand, world.luck.pair(Decision::Family, key, 0).1).min(left);
        let family = Family::of(world, key, size, None);
        left -= family.size;
        for number in 0..family.size {
            closed_child(world, &family, number);
        }
    }
}

/// One of them, with the home, the group and the hours of the family and a birth of its own: it may come back on its own.
fn closed_child(world: &mut World<'_>, family: &Family<'_>, number: usize) {
    let (child, _, age) = family.child(world, number, 0);
    let (u_when, u_open) = world.luck.pair(Decision::ClosedBefore, child, 0);
    let (referred, open) = (-days(u_when * YEAR_DAYS), world.norms.closing_days(u_open));
    let Some(closed) = open.map(|open| referred + days(open)).filter(|closed| *closed < 0) else { return };
    let (path, home, hours, group) = (child << 8, family.home, family.hours, family.group);
    if let Some(at) = returns::when(world, path, (referred, closed), 1.0).filter(|at| *at > 0) {
        let returner = Returner { child, path, referred, born: referred + age, home, hours, group, before: 0 };
        returns::expect(world, returner, at);
    }
}

/// Eq. C20. Children who came back in the year before ÷ those who came for the first time, each of whom may come again.
pub(super) fn again(world: &World<'_>) -> f64 {
    match world.plan.returns {
        Some(ReturnPlan::Year { share, .. }) if is_settled(world) => share / (1.0 - share).max(0.05),
        _ => 0.0,
    }
}

/// Whether the first day is as the path would leave it; the file may say that it is not.
pub(super) fn is_settled(world: &World<'_>) -> bool {
    world.council.first_day.as_ref().is_none_or(|first_day| first_day.settled)
}
