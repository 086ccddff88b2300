//! Children meet workers: which team, which worker, or a place in the queue.

use crate::model::plan::StagePlan;
use crate::model::purpose::Decision;
use crate::model::state::{NOBODY, Seat, TeamState, World};
use crate::scenario::council::structure::{Ceiling, TeamChoice};

use super::{homes, path, queues, seats};

/// Finds a worker for a child in a stage that is held, or lets it wait.
pub fn place(world: &mut World<'_>, index: usize) {
    let Some(team) = choose_team(world, index) else {
        queues::wait(world, index, NOBODY);
        return;
    };
    match choose_seat(world, index, team, false) {
        Some(seat) => assign(world, index, seat),
        None => queues::wait(world, index, team),
    }
}

/// The same in a team that is known, as on the first day.
pub(super) fn place_in(world: &mut World<'_>, index: usize, team: u16) {
    match choose_seat(world, index, team, false) {
        Some(seat) => assign(world, index, seat),
        None => queues::wait(world, index, team),
    }
}

/// Eq. A1. The narrowest team that may hold the child: the one it is with, a brother's or
/// sister's, else by the rule of the file.
fn choose_team(world: &World<'_>, index: usize) -> Option<u16> {
    let case = &world.cases[index];
    let home = &world.homes[homes::of(world, case, case.stage)];
    let teams = &home.teams;
    if teams.len() < 2 {
        return teams.first().copied();
    }
    if works_on(world, case.team, case.stage) && teams.contains(&case.team) {
        return Some(case.team);
    }
    if let Some(seat) = sibling_seat(world, index) {
        let team = world.seats[seat as usize].team;
        if teams.contains(&team) {
            return Some(team);
        }
    }
    match world.plan.allocation.choice {
        TeamChoice::MostRoom => most_room(world, teams),
        TeamChoice::WhereTheyLive => home.by_posts(f64::from(case.home)),
        TeamChoice::ByChance => {
            let occasion = world.plan.stages[case.stage as usize].code << 8 | u32::from(case.hop);
            home.by_posts(world.luck.uniform(Decision::Team, case.path, occasion))
        }
    }
}

/// Whether a team works on a stage at all, which is quicker to ask than whether it is narrowest.
#[inline]
fn works_on(world: &World<'_>, team: u16, stage: u8) -> bool {
    world.plan.teams.get(team as usize).is_some_and(|plan| plan.works_on >> stage & 1 == 1)
}

/// Eq. A8. The team with most room for its size and pull, those who wait in it counted.
fn most_room(world: &World<'_>, teams: &[u16]) -> Option<u16> {
    let load = |team: &u16| {
        let state = &world.teams[*team as usize];
        let held: f64 = state.seats.iter().map(|seat| f64::from(world.seats[*seat as usize].load)).sum();
        let room: f64 = state
            .seats
            .iter()
            .map(|seat| f64::from(world.seats[*seat as usize].per_load))
            .filter(|per_load| *per_load > 0.0)
            .map(|per_load| 1.0 / per_load)
            .sum();
        (held + f64::from(state.waiting)) / (room * state.pull).max(1e-9)
    };
    teams.iter().copied().min_by(|left, right| load(left).total_cmp(&load(right)))
}

/// The seat that holds a brother or sister.
fn sibling_seat(world: &World<'_>, index: usize) -> Option<u16> {
    let mut at = world.cases[index].sibling as usize;
    while at != index {
        let sibling = &world.cases[at];
        if sibling.holder != NOBODY {
            return Some(sibling.holder);
        }
        at = sibling.sibling as usize;
    }
    None
}

/// Eq. A2. A brother's or sister's worker; for a share of allocations anyone with room; else the
/// least loaded for what each carries. `None`: the child waits.
pub(super) fn choose_seat(world: &World<'_>, index: usize, team: u16, pressing: bool) -> Option<u16> {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let takes = |seat: u16| may_take(world, plan, seat, pressing);
    let siblings = sibling_seat(world, index).filter(|seat| world.seats[*seat as usize].team == team && takes(*seat));
    if siblings.is_some() {
        return siblings;
    }
    let rule = &world.plan.allocation;
    let team = &world.teams[team as usize];
    if rule.ignores_load > 0.0 {
        let occasion = u32::from(case.hop) << 16 | u32::from(case.changes);
        let (u, u_which) = world.luck.pair(Decision::Allocation, case.child, occasion);
        if u < rule.ignores_load {
            return anyone(world, &team.seats, takes, u_which);
        }
    }
    // Nearly always the least loaded of all may take the child, so the others need not be asked.
    let least = least_loaded(team, |_| true)?;
    if takes(least) { Some(least) } else { least_loaded(team, takes) }
}

/// The seat with the lowest score among those able, the first of equals.
#[inline]
fn least_loaded(team: &TeamState, able: impl Fn(u16) -> bool) -> Option<u16> {
    let (mut best, mut least) = (None, f32::INFINITY);
    for (seat, score) in team.seats.iter().zip(&team.scores) {
        if *score < least && able(*seat) {
            (best, least) = (Some(*seat), *score);
        }
    }
    best
}

/// Anyone with room, in proportion to what each should carry.
fn anyone(world: &World<'_>, seats: &[u16], takes: impl Fn(u16) -> bool, u: f64) -> Option<u16> {
    let carries = |seat: &u16| 1.0 / f64::from(world.seats[*seat as usize].per_load);
    let able = || seats.iter().filter(|seat| takes(**seat));
    let mut left = u * able().map(carries).sum::<f64>();
    let found = able().find(|seat| {
        left -= carries(seat);
        left < 0.0
    });
    found.or_else(|| able().last()).copied()
}

/// Eq. A5. Whether a seat may take a child in this stage now.
pub(super) fn may_take(world: &World<'_>, plan: &StagePlan, seat: u16, pressing: bool) -> bool {
    let place = &world.seats[seat as usize];
    place.score() < f32::INFINITY
        && plan.held_by >> place.role & 1 == 1
        && (plan.urgent || pressing || !is_busy(world, place))
}

/// Whether work that can wait does so at a seat.
#[inline]
pub(super) fn is_busy(world: &World<'_>, seat: &Seat) -> bool {
    let rule = &world.plan.allocation;
    rule.ceiling == Ceiling::Soft && seats::workload(world, seat) > rule.waits_above
}

/// A seat takes a child on.
pub(super) fn assign(world: &mut World<'_>, index: usize, seat: u16) {
    let case = &mut world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let place = &mut world.seats[seat as usize];
    let (team, changed) = (place.team, case.had_worker);
    case.holder = seat;
    world.holders[index] = seat;
    case.team = team;
    case.had_worker = true;
    place.load += 1;
    place.weighted += plan.weight as f32;
    place.hours += f64::from(case.hours) * plan.hours_and_visits;
    world.teams[place.team as usize].scores[place.place as usize] = place.score();
    if changed {
        case.changes = case.changes.saturating_add(1);
        place.overdue += world.plan.handover_hours;
    }
    let unit = world.unit_of(team);
    world.hold(unit, 1);
    world.tally.changes[unit] += u32::from(changed);
    path::start_work(world, index);
}

/// A seat gives a child up; returns the seat.
pub(super) fn release(world: &mut World<'_>, index: usize) -> Option<u16> {
    let case = &mut world.cases[index];
    let seat = case.holder;
    if seat == NOBODY {
        return None;
    }
    case.holder = NOBODY;
    world.holders[index] = NOBODY;
    let plan = &world.plan.stages[case.stage as usize];
    let place = &mut world.seats[seat as usize];
    place.load -= 1;
    place.weighted -= plan.weight as f32;
    place.hours = (place.hours - f64::from(case.hours) * plan.hours_and_visits).max(0.0);
    world.teams[place.team as usize].scores[place.place as usize] = place.score();
    let team = place.team;
    let unit = world.unit_of(team);
    world.hold(unit, -1);
    Some(seat)
}

/// Whether the child's worker may keep it in the next stage.
pub(super) fn may_stay(world: &World<'_>, index: usize, next: u8) -> bool {
    let case = &world.cases[index];
    let plan = &world.plan.stages[next as usize];
    if case.holder == NOBODY || plan.held_by == 0 {
        return false;
    }
    let seat = &world.seats[case.holder as usize];
    plan.held_by >> seat.role & 1 == 1
        && works_on(world, seat.team, next)
        && world.homes[homes::of(world, case, next)].teams.contains(&seat.team)
}

/// The worker keeps the child in its next stage.
pub(super) fn restage(world: &mut World<'_>, index: usize, next: u8) {
    let seat = world.cases[index].holder;
    release(world, index);
    path::begin(world, index, next);
    // The same worker goes on: not a change of worker.
    world.cases[index].had_worker = false;
    assign(world, index, seat);
}

/// Puts children in the order in which they were referred, so that no child's turn depends on the
/// place that others have left free for it.
pub(super) fn in_order(world: &World<'_>, children: &mut [usize]) {
    children.sort_by_key(|index| (world.cases[*index].referred, world.cases[*index].child));
}

/// Eq. A7. Everyone a seat holds is allocated again: urgent children first, then by referral.
pub(super) fn displace(world: &mut World<'_>, seat: u16) {
    if world.seats[seat as usize].load == 0 {
        return;
    }
    let mut held = world.held_by(seat);
    in_order(world, &mut held);
    for index in &held {
        release(world, *index);
        path::set_pace(world, *index);
    }
    for urgent in [true, false] {
        for index in &held {
            let stage = world.cases[*index].stage as usize;
            if world.plan.stages[stage].urgent == urgent {
                place(world, *index);
            }
        }
    }
}
