//! Children meet workers: which team, which worker, or a place in the queue.

use crate::model::plan::{LengthIn, StagePlan, WORK_CLASSES};
use crate::model::purpose::Decision;
use crate::model::state::desk::desk_of;
use crate::model::state::{Case, LastWorker, NO_TURN, NOBODY, Seat, TeamState, World};
use crate::scenario::council::structure::TeamChoice;

use super::{deadline, duty, handing_over, homes, pace, path, queues};

/// A child who looks for a worker.
struct Seeker<'a> {
    index: usize,
    child: u64,
    path: u64,
    stage: u8,
    plan: &'a StagePlan,
    hop: u8,
    changes: u16,
    /// The team that it was with.
    team: u16,
    home: f32,
    /// It enters its stage now.
    enters: bool,
    /// Seat of a brother or sister.
    sibling: Option<u16>,
}

impl<'a> Seeker<'a> {
    #[inline]
    fn of(world: &World<'a>, index: usize, enters: bool) -> Self {
        let case = &world.cases[index];
        let sibling = if case.sibling as usize == index { None } else { sibling_seat(world, index) };
        let Case { child, path, stage, hop, changes, team, home, .. } = *case;
        Self {
            index,
            child,
            path,
            stage,
            plan: &world.plan.stages[usize::from(stage)],
            hop,
            changes,
            team,
            home,
            enters,
            sibling,
        }
    }
}

/// Finds a worker for a child in a stage that is held, or lets it wait.
pub fn place(world: &mut World<'_>, index: usize) {
    find_worker(world, index, false);
}

/// The same for a child who enters the stage: whoever is on duty takes those of some stages.
pub(super) fn place_who_enters(world: &mut World<'_>, index: usize) {
    find_worker(world, index, true);
}

#[inline]
fn find_worker(world: &mut World<'_>, index: usize, enters: bool) {
    let seeker = Seeker::of(world, index, enters);
    let Some(team) = choose_team(world, &seeker) else {
        queues::wait(world, index, NOBODY);
        return;
    };
    match choose_among(world, &seeker, team, false) {
        Some(seat) => take_on(world, index, seat),
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
#[inline]
fn choose_team(world: &mut World<'_>, seeker: &Seeker<'_>) -> Option<u16> {
    let place = homes::of(world, &world.cases[seeker.index], seeker.stage);
    let home = &world.homes[place];
    let teams = &home.teams;
    if teams.len() < 2 {
        return teams.first().copied();
    }
    if works_on(world, seeker.team, seeker.stage)
        && teams.contains(&seeker.team)
        && world.teams[usize::from(seeker.team)].has_anybody()
    {
        return Some(seeker.team);
    }
    let of_sibling = seeker.sibling.map(|seat| world.seats[seat as usize].team);
    if let Some(team) = of_sibling.filter(|team| teams.contains(team)) {
        return Some(team);
    }
    match world.plan.allocation.choice {
        TeamChoice::MostRoom => homes::most_room(world, place),
        TeamChoice::WhereTheyLive => home.by_posts(f64::from(seeker.home)),
        TeamChoice::ByChance => {
            let occasion = seeker.plan.code << 8 | u32::from(seeker.hop);
            home.by_posts(world.luck.uniform(Decision::Team, seeker.path, occasion))
        }
    }
}

/// Whether a team works on a stage at all, which is quicker to ask than whether it is narrowest.
#[inline]
fn works_on(world: &World<'_>, team: u16, stage: u8) -> bool {
    world.plan.teams.get(team as usize).is_some_and(|plan| plan.works_on >> stage & 1 == 1)
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
    choose_among(world, &Seeker::of(world, index, false), team, pressing)
}

/// Eq. A2. A brother's or sister's worker; whoever is on duty, where the stage is theirs; for a share of allocations anyone
/// with room; else the least loaded for what each carries.
#[inline(always)]
fn choose_among(world: &World<'_>, seeker: &Seeker<'_>, team: u16, pressing: bool) -> Option<u16> {
    if let Some(seat) = seeker.sibling
        && world.seats[seat as usize].team == team
        && may_take(world, seeker.plan, seat, pressing)
    {
        return Some(seat);
    }
    if seeker.plan.to_duty
        && seeker.enters
        && let Some(seat) = duty::on_duty(&world.teams[usize::from(team)], seeker.stage)
        && world.seats[usize::from(seat)].team == team
        && may_take(world, seeker.plan, seat, pressing)
    {
        return Some(seat);
    }
    let (rule, kinds, pressing) = (&world.plan.allocation, seeker.plan.held_by, pressing || seeker.plan.urgent);
    let team = &world.teams[team as usize];
    if rule.ignores_load > 0.0 {
        let occasion = u32::from(seeker.hop) << 16 | u32::from(seeker.changes);
        let (u, u_which) = world.luck.pair(Decision::Allocation, seeker.child, occasion);
        if u < rule.ignores_load {
            return anyone(&world.seats, team, (kinds, pressing), u_which);
        }
    }
    team.first(kinds, pressing)
}

/// Anyone with room, in proportion to what each should carry.
fn anyone(seats: &[Seat], team: &TeamState, (kinds, pressing): (u64, bool), u: f64) -> Option<u16> {
    let able = || {
        let seats = team.able(kinds, pressing).map(|turn| (team.seat_of(turn), seats));
        seats.map(|(seat, seats)| (seat, 1.0 / f64::from(seats[usize::from(seat)].per_load)))
    };
    let total: f64 = able().map(|(_, carries)| carries).sum();
    let (mut below, mut last) = (0.0, None);
    for (seat, carries) in able() {
        below += carries;
        last = Some(seat);
        if u * total < below {
            break;
        }
    }
    last
}

/// Eq. A5. Whether a seat may take a child in this stage now.
pub(super) fn may_take(world: &World<'_>, plan: &StagePlan, seat: u16, pressing: bool) -> bool {
    let place = &world.seats[seat as usize];
    let turns = world.teams[place.team as usize].turns[place.place as usize];
    turns.of(plan.urgent || pressing) < NO_TURN && plan.may_be_held_by(place.kind)
}

/// A seat takes on a child whom nobody holds.
pub(super) fn assign(world: &mut World<'_>, index: usize, seat: u16) {
    take_on(world, index, seat);
}

#[inline(always)]
fn take_on(world: &mut World<'_>, index: usize, seat: u16) {
    handing_over::begin_anew(world, index, world.cases[index].last_worker);
    let (since, loops_act, busy_above) = (world.this_week(), world.loops_act(), world.busy_above());
    let World { cases, holders, seats, teams, desks, desk_bits, people, plan, tally, layout, now, continuity, .. } =
        world;
    let (case, place) = (&mut cases[index], &mut seats[usize::from(seat)]);
    let (stage, team) = (&plan.stages[usize::from(case.stage)], &mut teams[usize::from(place.team)]);
    let nobodys = desks[usize::from(case.stage)].reading(since);
    let desk = &mut desks[desk_of(seat, case.stage, *desk_bits)];
    if desk.children == 0 {
        desk.pace = if loops_act { pace::of(people, place, stage) } else { stage.pace(1.0) };
    }
    case.ends += desk.reading(since) - nobodys;
    desk.take(case.hours, case.early, case.is_new());
    (case.holder, case.team, holders[index]) = (seat, place.team, seat);
    place.stages |= 1 << case.stage;
    place.load += 1;
    place.backlog += f64::from(std::mem::take(&mut case.backlog));
    place.points += plan.points(stage, case.hours_share());
    place.hours += case.hours_share() * stage.hours_and_visits;
    team.turns[usize::from(place.place)] = place.turns(busy_above);
    team.held.change(1, *now);
    if case.last_worker != LastWorker::Nobody {
        case.changes = case.changes.saturating_add(1);
        place.owe(plan.handover.of_new(case.last_worker), WORK_CLASSES - 1);
        tally.changes[layout.teams[usize::from(place.team)].unit] += 1;
    }
    case.last_worker = LastWorker::HandsOver;
    continuity.iter_mut().for_each(|kept| kept.takes(index, case, place.worker(), *now));
    if stage.unit == LengthIn::WorkingDays {
        deadline::start(world, index);
    }
    pace::schedule(world, index);
}

/// A seat gives up a child whose stage goes on without a worker.
pub(super) fn release(world: &mut World<'_>, index: usize) {
    let (since, old) = (world.this_week(), world.cases[index].desk(world.desk_bits));
    if give_up(world, index).is_some() {
        let case = &mut world.cases[index];
        case.ends += world.desks[usize::from(case.stage)].reading(since) - world.desks[old].reading(since);
    }
}

/// A seat gives up a child whose stage is over; returns the seat.
pub(super) fn give_up(world: &mut World<'_>, index: usize) -> Option<u16> {
    let busy_above = world.busy_above();
    let World { cases, holders, seats, teams, desks, desk_bits, plan, now, continuity, .. } = world;
    let case = &mut cases[index];
    let seat = case.holder;
    if seat == NOBODY {
        return None;
    }
    let desk = &mut desks[case.desk(*desk_bits)];
    (case.holder, holders[index]) = (NOBODY, NOBODY);
    desk.give(case.hours, case.early, case.is_new());
    let place = &mut seats[seat as usize];
    case.backlog = place.part_of_backlog() as f32;
    if desk.children == 0 {
        place.stages &= !(1 << case.stage);
    }
    place.load -= 1;
    let stage = &plan.stages[usize::from(case.stage)];
    place.points -= plan.points(stage, case.hours_share());
    place.hours = (place.hours - case.hours_share() * stage.hours_and_visits).max(0.0);
    let team = &mut teams[place.team as usize];
    team.turns[place.place as usize] = place.turns(busy_above);
    team.held.change(-1, *now);
    continuity.iter_mut().for_each(|kept| kept.gives(index, *now));
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
    plan.may_be_held_by(seat.kind)
        && works_on(world, seat.team, next)
        && world.homes[homes::of(world, case, next)].teams.contains(&seat.team)
}

/// The worker keeps the child in its next stage.
pub(super) fn restage(world: &mut World<'_>, index: usize, next: u8) {
    let seat = world.cases[index].holder;
    give_up(world, index);
    path::begin(world, index, next);
    // The same worker goes on: not a change of worker.
    world.cases[index].last_worker = LastWorker::Nobody;
    assign(world, index, seat);
}
