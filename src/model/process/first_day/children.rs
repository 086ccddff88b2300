//! Children with open cases on the first day, and those whose case has closed and who may come back.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::length_biased::LengthBiased;
use crate::foundations::time::{DAY, MONTH_DAYS, Ticks, YEAR_DAYS, day_of, days, start_of};
use crate::model::layout::place;
use crate::model::plan::{LengthIn, ReturnPlan};
use crate::model::process::posts::share_out;
use crate::model::process::{allocation, demand, path, returns};
use crate::model::purpose::Decision;
use crate::model::state::{Case, Returner, World};

use super::settled::{Met, Settled};

/// Children with open cases, team by team and stage by stage.
pub(super) fn children(world: &mut World<'_>) {
    let biased: Vec<LengthBiased> = world.plan.stages.iter().map(|stage| LengthBiased::new(&stage.length)).collect();
    let settled = Settled::of_stages(world);
    let mut placed = Vec::new();
    for (unit, name) in world.layout.units.clone().iter().enumerate() {
        let copies = posts_copies(world, unit);
        for (stage_name, number) in &world.council.team[name].open_children {
            let Some(stage) = place(&world.layout.stages, stage_name) else { continue };
            let shares = share_out(&vec![1.0; copies.len()], libm::round(*number));
            for (copy, share) in copies.iter().zip(shares) {
                let key = name_key(&format!("{name}/{}/{stage_name}", world.layout.teams[*copy].copy));
                open_cases(world, *copy, stage, share as usize, key, &mut placed);
            }
        }
    }
    // In order of their keys, so that no team is favoured by its place in the file.
    placed.sort_by_key(|index| world.cases[*index].child.rotate_left(32));
    for index in placed {
        part_way_through(world, index, &biased, &settled);
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
        let size = world
            .plan
            .demand
            .as_ref()
            .map_or(1, |demand| 1 + demand.sizes.iter().filter(|below| u_size >= **below).count());
        let first = demand::add_family(world, key, size.min(left), 0);
        let mut index = first;
        for _ in 0..size.min(left) {
            let case = &mut world.cases[index];
            case.stage = stage as u8;
            case.hop = 1;
            world.in_stage[stage] += 1;
            case.team = team as u16;
            case.group = group;
            placed.push(index);
            index = case.sibling as usize;
        }
        left -= size.min(left);
    }
}

/// The group a team is for, as children carry it; 0 is none.
fn group_of(bits: u64) -> u8 {
    if bits == 0 { 0 } else { bits.trailing_zeros() as u8 + 1 }
}

/// A child part-way through its stage, of an age that fits.
fn part_way_through(world: &mut World<'_>, index: usize, biased: &[LengthBiased], settled: &[Option<Settled>]) {
    let case = world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let (u, v) = world.luck.pair(Decision::FirstDay, case.path, plan.code);
    let total = biased[case.stage as usize].total(u);
    let (_, u_exit) = world.luck.pair(Decision::Stage, case.path, plan.code << 8);
    let each = match plan.unit {
        LengthIn::WorkingDays => 7.0 / 5.0,
        LengthIn::Days(each) => each,
    };
    let mut gone = days(v * total * each);
    let mut left = days((1.0 - v) * total * each);
    let first = world.plan.demand.as_ref().map(|demand| demand.first_stage);
    let every = plan.visits.map_or(0, |visits| visits.every);
    let visit = (world.luck.uniform(Decision::Visit, case.child, u32::MAX) * f64::from(every)) as i32;
    let visit_due = world.layout.calendar.add_working_days(0, visit);
    let next = path::exit(&plan.exits, u_exit);
    let from_referral = plan.from_referral;
    let (youngest, oldest) = ages_that_fit(world, index);
    let u_age = world.luck.uniform(Decision::FirstDay, case.child, 1 << 30);
    let whole_days = plan.unit == LengthIn::WorkingDays;
    let ages_matter = world.ages_matter;
    let met = settled[case.stage as usize].as_ref().map(|settled| settled.met(u_age, (u, v)));
    let case = &mut world.cases[index];
    if let Some(Met { age, gone: behind, left: ahead }) = met.filter(|met| (youngest..oldest).contains(&met.age)) {
        (case.born, gone, left) = (-age, behind, ahead);
    }
    case.next = next;
    case.entered = -gone;
    case.referred = if from_referral { -gone } else { -gone - days(before_stage(first, case.stage)) };
    if ages_matter && !(youngest..oldest).contains(&-case.born) {
        case.born = -youngest - (u_age * (oldest - youngest) as f64) as Ticks;
    }
    case.begun = true;
    case.had_worker = false;
    let length = if whole_days { start_of(day_of(left)) + DAY * 3 / 4 } else { left.max(DAY / 2) };
    path::lasts(world, index, length, plan);
    path::settle_in(world, index, plan);
    if every > 0 {
        world.visit_due[index] = visit_due;
    }
}

/// A referral came before the stage: at once for the first, some two months for the later ones.
fn before_stage(first: Option<u8>, stage: u8) -> f64 {
    if first == Some(stage) { 0.0 } else { 2.0 * MONTH_DAYS }
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

/// Children at the front door, which no team holds: as many as arrive in its length.
pub(super) fn front_door(world: &mut World<'_>) {
    let Some(demand) = world.plan.demand.as_ref() else { return };
    let stage = demand.first_stage;
    let plan = &world.plan.stages[stage as usize];
    if plan.held_by != 0 {
        return;
    }
    let each = match plan.unit {
        LengthIn::WorkingDays => 7.0 / 5.0,
        LengthIn::Days(each) => each,
    };
    let number = libm::round(demand.families_a_week / 7.0 * plan.length.mean() * each) as u64;
    for family in 0..number {
        let key = demand::before(numbered_key(name_key("front door"), family));
        let index = demand::add_family(world, key, 1, 0);
        path::enter(world, index, stage);
    }
}

/// Cases that closed in the twelve months before, whose children may yet come back.
pub(super) fn closed_before(world: &mut World<'_>) {
    let (Some(demand), Some(_)) = (world.plan.demand.as_ref(), world.plan.returns.as_ref()) else { return };
    let first_time = demand.families_a_week * YEAR_DAYS / 7.0 * world.mean_family();
    let children = first_time * (1.0 + again(world));
    for number in 0..libm::round(children) as u64 {
        let key = demand::before(numbered_key(name_key("closed before"), number));
        let child = key << demand::CHILD_BITS;
        let (u_when, u_open) = world.luck.pair(Decision::ClosedBefore, child, 0);
        let referred = -days(u_when * YEAR_DAYS);
        let Some(open) = world.norms.closing_days(u_open) else { return };
        let closed = referred + days(open);
        let case = Case { child, path: child << 8, referred, home: 0.5, born: -days(8.0 * YEAR_DAYS), ..Case::EMPTY };
        if closed >= 0 {
            continue;
        }
        if let Some(at) = returns::when(world, case.path, (referred, closed), 1.0).filter(|at| *at > 0) {
            returns::expect(world, Returner::from(&case), at);
        }
    }
}

/// Eq. C20. Children who came back in the year before ÷ those who came for the first time, each of whom may come again.
fn again(world: &World<'_>) -> f64 {
    match world.plan.returns {
        Some(ReturnPlan::Year { share, .. }) if is_settled(world) => share / (1.0 - share).max(0.05),
        _ => 0.0,
    }
}

/// Whether the file wants the first day as the path would leave it.
pub(super) fn is_settled(world: &World<'_>) -> bool {
    world.council.first_day.as_ref().is_some_and(|first_day| first_day.settled)
}
