//! Children who wait for a worker: who is next, and when waiting ends.

use crate::foundations::time::Ticks;
use crate::model::plan::StagePlan;
use crate::model::state::{Case, NO_TURN, Waiting, World};

use super::allocation::{assign, choose_seat, may_take, place};
use super::pace;

/// A child waits in a team's queue.
pub(super) fn wait(world: &mut World<'_>, index: usize, team: u16) {
    let now = world.now;
    let case = &mut world.cases[index];
    case.waiting = case.waiting.wrapping_add(1);
    case.team = team;
    case.in_queue = true;
    case.waits_since = now;
    let entry = Waiting { case: index as u32, spell: case.waiting };
    let urgent = world.plan.stages[case.stage as usize].urgent;
    if let Some(team) = world.teams.get_mut(team as usize) {
        team.waiting += 1;
        if urgent { team.urgent.push_back(entry) } else { team.queue.push_back(entry) }
    } else {
        world.homeless.push(entry);
    }
    pace::schedule(world, index);
}

/// A waiting child no longer waits; its place in the queue is passed over later.
pub(super) fn stop_waiting(world: &mut World<'_>, index: usize) {
    let case = &mut world.cases[index];
    if !case.in_queue {
        return;
    }
    case.in_queue = false;
    case.waiting = case.waiting.wrapping_add(1);
    let team = case.team as usize;
    if let Some(team) = world.teams.get_mut(team) {
        team.waiting -= 1;
    }
}

/// A seat takes children from its team's queue while it has room.
#[inline]
pub(super) fn take_from_queue(world: &mut World<'_>, seat: u16) {
    let team = world.seats[seat as usize].team as usize;
    if world.teams[team].waiting > 0 {
        take_waiting(world, seat, team);
    }
}

fn take_waiting(world: &mut World<'_>, seat: u16, team: usize) {
    while world.teams[team].waiting > 0 {
        let Some(index) = next_waiting(world, team, seat) else { return };
        stop_waiting(world, index);
        assign(world, index, seat);
    }
}

/// The first child in the queues that the seat may take, urgent ones first.
fn next_waiting(world: &mut World<'_>, team: usize, seat: u16) -> Option<usize> {
    let turns = world.seats[seat as usize].turns(world.busy_above());
    for urgent in [true, false] {
        if turns.of(urgent) == NO_TURN {
            break;
        }
        let mut queue = std::mem::take(world.queue_of(team, urgent));
        while queue.front().is_some_and(|entry| !is_waiting(world, *entry)) {
            queue.pop_front();
        }
        let found = queue
            .iter()
            .position(|entry| is_waiting(world, *entry) && may_take(world, stage_of(world, *entry), seat, false));
        let entry = found.and_then(|place| queue.remove(place));
        *world.queue_of(team, urgent) = queue;
        if let Some(entry) = entry {
            return Some(entry.case as usize);
        }
    }
    None
}

/// Whether whoever an entry put into a queue still waits by it.
#[must_use]
pub fn is_waiting(world: &World<'_>, entry: Waiting) -> bool {
    let case: &Case = &world.cases[entry.case as usize];
    case.in_queue && case.waiting == entry.spell
}

fn stage_of<'w>(world: &'w World<'_>, entry: Waiting) -> &'w StagePlan {
    &world.plan.stages[world.cases[entry.case as usize].stage as usize]
}

/// A child without a worker is placed again; if it must wait on, it has waited since it first did.
pub(super) fn place_anew(world: &mut World<'_>, index: usize) {
    let Case { in_queue: waited, waits_since: since, .. } = world.cases[index];
    stop_waiting(world, index);
    place(world, index);
    let case = &mut world.cases[index];
    if waited && case.in_queue {
        case.waits_since = since;
    }
}

/// Tries every queue again: workloads and people have changed.
pub fn retry(world: &mut World<'_>) {
    for entry in std::mem::take(&mut world.homeless) {
        if is_waiting(world, entry) {
            place_anew(world, entry.case as usize);
        }
    }
    for team in 0..world.teams.len() {
        relieve(world, team);
        for place in 0..world.teams[team].seats.len() {
            if world.teams[team].waiting == 0 {
                break;
            }
            let seat = world.teams[team].seats[place];
            take_from_queue(world, seat);
        }
    }
}

/// Eq. A9. Under a soft ceiling, children who have waited as long as the file allows go to the least
/// loaded worker whatever the load.
fn relieve(world: &mut World<'_>, team: usize) {
    let limit = world.plan.allocation.waits_at_most;
    if world.teams[team].waiting == 0 || limit == Ticks::MAX {
        return;
    }
    let queue = std::mem::take(world.queue_of(team, false));
    let (late, kept): (Vec<Waiting>, Vec<Waiting>) = queue.into_iter().partition(|entry| {
        is_waiting(world, *entry) && world.now - world.cases[entry.case as usize].waits_since >= limit
    });
    *world.queue_of(team, false) = kept.into();
    let mut left = Vec::new();
    for entry in late {
        let index = entry.case as usize;
        if let Some(seat) = choose_seat(world, index, team as u16, true) {
            stop_waiting(world, index);
            assign(world, index, seat);
        } else {
            left.push(entry);
        }
    }
    // Whoever has waited longest stays first.
    for entry in left.into_iter().rev() {
        world.queue_of(team, false).push_front(entry);
    }
}
