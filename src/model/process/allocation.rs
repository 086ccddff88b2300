//! Children meet workers: which team, which worker, or a place in the queue.

use crate::model::plan::StagePlan;
use crate::model::purpose::Decision;
use crate::model::state::desk::PARTS;
use crate::model::state::{NO_TURN, NOBODY, Seat, TeamState, World};
use crate::scenario::council::structure::{Ceiling, TeamChoice};

use super::{homes, pace, path, queues};

/// Finds a worker for a child in a stage that is held, or lets it wait.
pub fn place(world: &mut World<'_>, index: usize) {
    let sibling = sibling_seat(world, index);
    let Some(team) = choose_team(world, index, sibling) else {
        queues::wait(world, index, NOBODY);
        return;
    };
    match choose_among(world, index, team, sibling, false) {
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
fn choose_team(world: &World<'_>, index: usize, sibling: Option<u16>) -> Option<u16> {
    let case = &world.cases[index];
    let home = &world.homes[homes::of(world, case, case.stage)];
    let teams = &home.teams;
    if teams.len() < 2 {
        return teams.first().copied();
    }
    if works_on(world, case.team, case.stage) && teams.contains(&case.team) {
        return Some(case.team);
    }
    if let Some(seat) = sibling {
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

/// A worker of a team for a child; `None`: the child waits.
pub(super) fn choose_seat(world: &World<'_>, index: usize, team: u16, pressing: bool) -> Option<u16> {
    choose_among(world, index, team, sibling_seat(world, index), pressing)
}

/// Eq. A2. A brother's or sister's worker; for a share of allocations anyone with room; else the
/// least loaded for what each carries.
fn choose_among(world: &World<'_>, index: usize, team: u16, sibling: Option<u16>, pressing: bool) -> Option<u16> {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let takes = |seat: u16| may_take(world, plan, seat, pressing);
    if let Some(seat) = sibling
        && world.seats[seat as usize].team == team
        && takes(seat)
    {
        return sibling;
    }
    let rule = &world.plan.allocation;
    let team = &world.teams[team as usize];
    if rule.ignores_load > 0.0 {
        let occasion = u32::from(case.hop) << 16 | u32::from(case.changes);
        let (u, u_which) = world.luck.pair(Decision::Allocation, case.child, occasion);
        if u < rule.ignores_load {
            return anyone(world, team, takes, u_which);
        }
    }
    // Nearly always the least loaded of all may take the child, so the others need not be asked.
    let least = first_turn(team, |_| true)?;
    if takes(least) { Some(least) } else { first_turn(team, takes) }
}

/// The seat whose turn it is among those able.
#[inline]
fn first_turn(team: &TeamState, able: impl Fn(u16) -> bool) -> Option<u16> {
    let mut first = NO_TURN;
    for turn in &team.turns {
        if *turn < first && able(team.seat_of(*turn)) {
            first = *turn;
        }
    }
    (first < NO_TURN).then(|| team.seat_of(first))
}

/// Anyone with room, in proportion to what each should carry.
fn anyone(world: &World<'_>, team: &TeamState, takes: impl Fn(u16) -> bool, u: f64) -> Option<u16> {
    let open = team.seats.iter().zip(&team.turns).filter(|(_, turn)| **turn < NO_TURN).map(|(seat, _)| *seat);
    let mut total = 0.0;
    let mut able = Vec::with_capacity(team.seats.len());
    for seat in open.filter(|seat| takes(*seat)) {
        total += 1.0 / f64::from(world.seats[seat as usize].per_load);
        able.push((total, seat));
    }
    able.iter().find(|(below, _)| u * total < *below).or(able.last()).map(|found| found.1)
}

/// Eq. A5. Whether a seat may take a child in this stage now.
pub(super) fn may_take(world: &World<'_>, plan: &StagePlan, seat: u16, pressing: bool) -> bool {
    let place = &world.seats[seat as usize];
    place.takes_more() && plan.held_by >> place.role & 1 == 1 && (plan.urgent || pressing || !is_busy(world, place))
}

/// Whether work that can wait does so at a seat.
#[inline]
pub(super) fn is_busy(world: &World<'_>, seat: &Seat) -> bool {
    let rule = &world.plan.allocation;
    // Workload above the limit, without dividing. What is owed once for handovers passes, and keeps nobody waiting.
    let limit = rule.waits_above * seat.available * world.usual_workload;
    rule.ceiling == Ceiling::Soft && limit > 0.0 && seat.hours - seat.owed_this_week > limit
}

/// A seat takes on a child whom nobody holds.
pub(super) fn assign(world: &mut World<'_>, index: usize, seat: u16) {
    let desk = world.desk(seat, world.cases[index].stage);
    if world.desks[desk].children == 0 {
        pace::set_pace(world, desk, seat, world.cases[index].stage);
    }
    pace::change_desk(world, index, desk);
    let case = &mut world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let place = &mut world.seats[seat as usize];
    place.stages |= 1 << case.stage;
    let (team, changed) = (place.team, case.had_worker);
    case.holder = seat;
    case.team = team;
    case.had_worker = true;
    world.desks[desk].take(case.hours, case.early);
    place.load += 1;
    place.hours += f64::from(case.hours) / PARTS * plan.hours_and_visits;
    world.teams[team as usize].turns[place.place as usize] = place.turn();
    if changed {
        case.changes = case.changes.saturating_add(1);
        place.owe(world.plan.handover_hours, plan.class);
    }
    let unit = world.unit_of(team);
    world.hold(unit, 1);
    if changed {
        world.tally.changes[unit] += 1;
    }
    path::start_work(world, index);
}

/// A seat gives up a child whose stage goes on without a worker.
pub(super) fn release(world: &mut World<'_>, index: usize) {
    if give_up(world, index).is_some() {
        let nobodys = world.desk(NOBODY, world.cases[index].stage);
        pace::change_desk(world, index, nobodys);
    }
}

/// A seat gives up a child whose stage is over; returns the seat.
pub(super) fn give_up(world: &mut World<'_>, index: usize) -> Option<u16> {
    let case = &mut world.cases[index];
    let seat = case.holder;
    if seat == NOBODY {
        return None;
    }
    case.holder = NOBODY;
    let desk = &mut world.desks[world.at_desk[index] as usize];
    desk.give(case.hours, case.early);
    let plan = &world.plan.stages[case.stage as usize];
    let place = &mut world.seats[seat as usize];
    if desk.children == 0 {
        place.stages &= !(1 << case.stage);
    }
    place.load -= 1;
    place.hours = (place.hours - f64::from(case.hours) / PARTS * plan.hours_and_visits).max(0.0);
    let team = place.team;
    world.teams[team as usize].turns[place.place as usize] = place.turn();
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
    give_up(world, index);
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
    world.seats[seat as usize].settle();
    if world.seats[seat as usize].load == 0 {
        return;
    }
    let mut held = world.held_by(seat);
    in_order(world, &mut held);
    for index in &held {
        release(world, *index);
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
