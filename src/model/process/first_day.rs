//! The first day: posts, people and children as the file has them, with time already behind them.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::length_biased::LengthBiased;
use crate::foundations::sampler::Sampler;
use crate::foundations::time::{DAY, MONTH_DAYS, Ticks, YEAR_DAYS, day_of, days, start_of};
use crate::model::layout::place;
use crate::model::plan::{Flow, LengthIn};
use crate::model::purpose::Decision;
use crate::model::state::{Case, Contract, NO_PERSON, Person, Returner, Seat, TeamState, World, lasting};
use crate::scenario::council::structure::Team;

use super::posts::{share_out, sizes};
use super::{agency, allocation, demand, homes, path, recruitment, returns, seats};

/// Marks the families of the first day, so that no later family shares a key.
const BEFORE: u64 = 1 << 50;
/// Key bits for a first-day family.
const KEY_BITS: u64 = (1 << 50) - 1;

/// Sets the world up as it stands on the first day.
pub fn set_up(world: &mut World<'_>) {
    open_teams(world);
    for team in 0..world.teams.len() {
        if world.teams[team].open {
            staff(world, team);
        }
    }
    homes::rebuild(world);
    if !world.council.verification.starts_empty {
        children(world);
        front_door(world);
        closed_before(world);
    }
    offers_under_way(world);
    for year in world.council.period.start.year()..=world.council.period.end.year() {
        recruitment::cohorts(world, year);
    }
}

fn open_teams(world: &mut World<'_>) {
    let luck = world.luck;
    world.teams = world
        .plan
        .teams
        .iter()
        .map(|plan| TeamState {
            open: plan.open,
            pull: lasting(luck.uniform(Decision::TeamPull, plan.key, 0), plan.pull_cv),
            ..TeamState::default()
        })
        .collect();
}

/// Posts, permanent people and agency workers of one team.
fn staff(world: &mut World<'_>, team: usize) {
    let at = world.layout.teams[team];
    let name = world.layout.units[at.unit].clone();
    let table: &Team = &world.council.team[&name];
    for role in 0..world.layout.roles.len() {
        let role_name = &world.layout.roles[role];
        let part = |of: &std::collections::BTreeMap<String, f64>| {
            let number = of.get(role_name).copied().unwrap_or(0.0);
            share_out(&vec![1.0; at.of as usize], number)[at.copy as usize]
        };
        let posts = table.posts_fte.get(role_name).copied().unwrap_or(0.0);
        let posts = share_out(&vec![1.0; at.of as usize], posts)[at.copy as usize];
        let key = name_key(&format!("{name}/{}/{role_name}", at.copy));
        seat_posts(world, team as u16, role, posts, key);
        fill_posts(world, team, role, part(&table.in_post_fte), key);
        cover_posts(world, team, role, part(&table.agency_fte), key);
    }
}

fn seat_posts(world: &mut World<'_>, team: u16, role: usize, fte: f64, key: u64) {
    for (number, size) in sizes(fte).enumerate() {
        seats::add(world, Seat::post(numbered_key(key, number as u64), team, role as u8, size));
    }
}

/// Permanent people sit in posts in order; those for whom there is no post sit on top.
fn fill_posts(world: &mut World<'_>, team: usize, role: usize, fte: f64, key: u64) {
    let mut left = fte;
    for seat in seats_of(world, team, role) {
        if left <= 0.005 {
            return;
        }
        let size = world.seats[seat as usize].fte;
        if left < size - 0.005 {
            split(world, seat, left);
        }
        left -= world.seats[seat as usize].fte;
        sit(world, seat);
    }
    for (number, size) in sizes(left).enumerate() {
        let on_top = numbered_key(key, 1 << 32 | number as u64);
        let seat = Seat { post: false, closing: true, ..Seat::post(on_top, team as u16, role as u8, size) };
        let seat = seats::add(world, seat);
        sit(world, seat);
    }
}

/// Somebody works part of a post: the post is split, so that the rest of it is vacant.
fn split(world: &mut World<'_>, seat: u16, fte: f64) {
    let place = &mut world.seats[seat as usize];
    let (rest, key) = (place.fte - fte, numbered_key(place.key, u64::MAX));
    let (team, role) = (place.team, place.role);
    place.fte = fte;
    world.teams[team as usize].posts -= rest;
    seats::add(world, Seat::post(key, team, role, rest));
}

fn seats_of(world: &World<'_>, team: usize, role: usize) -> Vec<u16> {
    let seats = world.teams[team].seats.iter().copied();
    seats.filter(|seat| world.seats[*seat as usize].role as usize == role).collect()
}

/// Someone who has been here a while sits down; some have already resigned.
fn sit(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[seat as usize];
    let (key, fte) = (numbered_key(place.key, 0), place.fte);
    let notice = world.plan.leaving.map_or(0, |leaving| leaving.notice);
    let person = Person {
        contract: Contract::Permanent,
        fte,
        seat,
        started: -tenure(world, key),
        inducted: Ticks::MIN / 4,
        route: 0,
        until: -notice,
        ..world.newcomer(key)
    };
    let index = world.people.len();
    world.people.push(person);
    world.seats[seat as usize].person = index as u32;
    seats::refresh(world, seat);
    already_resigned(world, index, notice);
}

/// Eq. W4. Time in post from the bands of the file, even inside a band; the last reaches 20 years.
fn tenure(world: &World<'_>, key: u64) -> Ticks {
    let Some(leaving) = world.plan.leaving else { return days(5.0 * YEAR_DAYS) };
    let (u, place) = world.luck.pair(Decision::Tenure, key, 0);
    let (from, to) = match leaving.in_post.iter().position(|below| u < *below) {
        Some(0) => (0.0, 2.0),
        Some(1) => (2.0, 5.0),
        _ => (5.0, 20.0),
    };
    days((from + (to - from) * place) * YEAR_DAYS)
}

/// Eq. W7. Notice is under way for those whose luck ran out in the weeks before the first day.
fn already_resigned(world: &mut World<'_>, index: usize, notice: Ticks) {
    let Some(leaving) = world.plan.leaving else { return };
    let person = &world.people[index];
    let more = leaving.hazard * notice as f64;
    let (luck, seat) = (person.luck, person.seat);
    world.people[index].until = 0;
    if more >= luck {
        let at = -notice + (luck / leaving.hazard) as Ticks + notice;
        world.people[index].going = true;
        world.people[index].leaves = at;
        world.people[index].hazard = f64::INFINITY;
        world.wheel.push(at, crate::model::state::sort::LEAVES, index, 0);
        recruitment::advertise(world, seat);
        seats::refresh(world, seat);
    } else {
        world.people[index].hazard = more;
    }
}

/// Agency workers cover empty posts in order; the rest sit on top of posts.
fn cover_posts(world: &mut World<'_>, team: usize, role: usize, fte: f64, key: u64) {
    let mut left = fte;
    for seat in seats_of(world, team, role) {
        let place = &world.seats[seat as usize];
        if left <= 0.005 || place.worker() != NO_PERSON {
            continue;
        }
        let (size, who) = (place.fte, numbered_key(place.key, 1 << 61));
        if left < size - 0.005 {
            split(world, seat, left);
        }
        left -= size;
        settled_agency(world, seat, who);
    }
    for (number, size) in sizes(left.max(0.0)).enumerate() {
        let who = numbered_key(key, 1 << 33 | number as u64);
        let seat = Seat { post: false, closing: true, ..Seat::post(who, team as u16, role as u8, size) };
        let seat = seats::add(world, seat);
        settled_agency(world, seat, who);
    }
    for seat in seats_of(world, team, role) {
        let place = &world.seats[seat as usize];
        let (vacant, bare) = (place.person == NO_PERSON, place.worker() == NO_PERSON);
        if vacant {
            recruitment::advertise(world, seat);
        }
        if bare {
            agency::want(world, seat, Contract::Permanent);
        }
    }
}

/// An agency worker part-way through a stay.
fn settled_agency(world: &mut World<'_>, seat: u16, who: u64) {
    let stays = world.plan.agency.as_ref().and_then(|agency| agency.stays.clone());
    let Some(stays) = stays else {
        agency::seat_worker(world, seat, who, Ticks::MIN / 4);
        return;
    };
    let (gone, left) = part_way(&stays, world.luck.pair(Decision::FirstDay, who, 0));
    agency::seat_worker(world, seat, who, -days(gone * 7.0));
    let cover = world.seats[seat as usize].cover as usize;
    agency::leave_after(world, cover, days(left * 7.0));
}

/// Eq. C10. Part of a length that is behind, and part ahead, of something met in the middle: the
/// longer it lasts the likelier it is to be met.
fn part_way(length: &Sampler, (u, v): (f64, f64)) -> (f64, f64) {
    let total = LengthBiased::new(length).total(u);
    (v * total, (1.0 - v) * total)
}

/// Children with open cases, team by team and stage by stage.
fn children(world: &mut World<'_>) {
    let biased: Vec<LengthBiased> = world.plan.stages.iter().map(|stage| LengthBiased::new(&stage.length)).collect();
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
        part_way_through(world, index, &biased);
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
        let key = numbered_key(key, family) & KEY_BITS | BEFORE;
        family += 1;
        let (_, u_size) = world.luck.pair(Decision::Family, key, 0);
        let size = world.plan.demand.as_ref().map_or(1, |demand| {
            1 + demand.sizes.iter().filter(|below| u_size >= **below).count()
        });
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
fn part_way_through(world: &mut World<'_>, index: usize, biased: &[LengthBiased]) {
    let case = world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let (u, v) = world.luck.pair(Decision::FirstDay, case.path, plan.code);
    let total = biased[case.stage as usize].total(u);
    let (_, u_exit) = world.luck.pair(Decision::Stage, case.path, plan.code << 8);
    let each = match plan.unit {
        LengthIn::WorkingDays => 7.0 / 5.0,
        LengthIn::Days(each) => each,
    };
    let gone = days(v * total * each);
    let left = days((1.0 - v) * total * each);
    let first = world.plan.demand.as_ref().map(|demand| demand.first_stage);
    let every = plan.visits.map_or(0, |visits| visits.every);
    let visit = (world.luck.uniform(Decision::Visit, case.child, u32::MAX) * f64::from(every)) as i32;
    let visit_due = world.layout.calendar.add_working_days(0, visit);
    let next = path::exit(plan, u_exit);
    let paced = plan.is_paced;
    let whole_days = plan.unit == LengthIn::WorkingDays;
    let case = &mut world.cases[index];
    case.next = next;
    case.entered = -gone;
    case.referred = -gone - days(before_stage(first, case.stage));
    case.born = young_enough(case.born, plan.at_age, u);
    case.had_worker = false;
    case.visit_due = if every > 0 { visit_due } else { i32::MAX };
    case.left = left as f64;
    case.due = if paced { crate::model::state::NEVER } else { left.max(DAY / 2) };
    if whole_days {
        case.due = start_of(day_of(case.due)) + DAY * 3 / 4;
    }
}

/// A referral came before the stage: at once for the first, some two months for the later ones.
fn before_stage(first: Option<u8>, stage: u8) -> f64 {
    if first == Some(stage) { 0.0 } else { 2.0 * MONTH_DAYS }
}

/// Nobody is in a stage beyond the age at which it ends: such a child is as much younger.
fn young_enough(born: Ticks, at_age: Option<(Ticks, u8)>, u: f64) -> Ticks {
    match at_age {
        Some((age, _)) if born + age <= 0 => -((u * age as f64) as Ticks),
        _ => born,
    }
}

/// Children at the front door, which no team holds: as many as arrive in its length.
fn front_door(world: &mut World<'_>) {
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
        let key = numbered_key(name_key("front door"), family) & KEY_BITS | BEFORE;
        let index = demand::add_family(world, key, 1, 0);
        path::enter(world, index, stage);
    }
}

/// Cases that closed in the twelve months before, whose children may yet come back.
fn closed_before(world: &mut World<'_>) {
    let (Some(demand), Some(_)) = (world.plan.demand.as_ref(), world.plan.returns.as_ref()) else { return };
    let children = demand.families_a_week * YEAR_DAYS / 7.0 * world.mean_family();
    for number in 0..libm::round(children) as u64 {
        let key = numbered_key(name_key("closed before"), number) & KEY_BITS | BEFORE;
        let child = key << demand::CHILD_BITS;
        let (u_when, u_open) = world.luck.pair(Decision::ClosedBefore, child, 0);
        let referred = -days(u_when * YEAR_DAYS);
        let Some(open) = world.norms.closing_days(u_open) else { return };
        let closed = referred + days(open);
        let case = Case { child, path: child << 8, referred, home: 0.5, born: -days(8.0 * YEAR_DAYS), ..Case::EMPTY };
        if closed >= 0 {
            continue;
        }
        if let Some(at) = returns::when(world, case.path, referred, closed).filter(|at| *at > 0) {
            returns::expect(world, Returner::from(&case), at);
        }
    }
}

/// Offers accepted before the first day, by the market of the year before.
fn offers_under_way(world: &mut World<'_>) {
    for route in 0..world.plan.routes.len() {
        if matches!(&world.plan.routes[route].flow, Flow::Market { cohorts, .. } if cohorts.is_empty()) {
            recruitment::before_the_first_day(world, route);
        }
    }
}
