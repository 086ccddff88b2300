//! A child's stage ends and leads on: to another stage, with this worker or a new one, or out.

use crate::foundations::time::{DAY, in_days};
use crate::model::plan::{CLOSED, LengthIn};
use crate::model::purpose::Decision;
use crate::model::state::{NO_CASE, NOBODY, World};

use super::{allocation, deadline, handing_over, pace, path, places, queues, returns, workload};

/// A stage's time is up.
pub fn stage_ends(world: &mut World<'_>, index: usize, mark: u32) {
    let case = &world.cases[index];
    // A case that closes, or whose end has moved, has another mark.
    if case.mark != mark {
        return;
    }
    let (next, plan) = (case.next, &world.plan.stages[case.stage as usize]);
    if plan.unit == LengthIn::WorkingDays && plan.held_by != 0 && case.holder == NOBODY {
        // Nobody is there to finish it: the worker found next does.
        return;
    }
    if plan.reviews && review_is_late(world, index) {
        world.cases[index].due = world.now + 7 * DAY;
        pace::schedule(world, index);
        return;
    }
    if plan.deadline.is_some() {
        deadline::count(world, index);
    }
    lead_on(world, index, next);
    places::fill(world);
}

/// A child reaches the age at which the stage it was in then ends, if it is in it still.
pub fn of_age(world: &mut World<'_>, index: usize, stay: u32) {
    let case = &world.cases[index];
    let end = world.plan.stages[case.stage as usize].at_age;
    if let Some((_, next)) = end.filter(|_| case.open && case.stay == stay) {
        let (long, otherwise) = world.plan.stages[case.stage as usize].at_age_after;
        let next = if world.now - case.entered < long { otherwise } else { next };
        lead_on(world, index, next);
        places::fill(world);
    }
}

/// Eq. C4. A review whose hours are short, or that nobody is there to hold, moves its date by a week, not its outcome.
fn review_is_late(world: &mut World<'_>, index: usize) -> bool {
    let case = &mut world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    if case.holder == NOBODY {
        // Where a stage asks for no worker its reviews are somebody else's, and on time.
        return plan.held_by != 0;
    }
    let class = plan.class;
    let occasion = 1 << 16 | u32::from(case.visits);
    case.visits = case.visits.wrapping_add(1);
    let (child, holder) = (case.child, case.holder);
    let given = workload::given(world, holder, class);
    given < 1.0 && world.luck.uniform(Decision::Visit, child, occasion) >= given
}

/// A child goes on to a stage, or out.
pub(super) fn lead_on(world: &mut World<'_>, index: usize, next: u8) {
    let Some(next) = places::way(world, index, next) else { return };
    world.count_end(index);
    let case = &world.cases[index];
    let holder = case.holder;
    let mut felt = 0.0;
    if holder != NOBODY {
        if world.has_dates {
            owe_the_end(world, index);
        }
        if next != CLOSED && allocation::may_stay(world, index, next) {
            allocation::restage(world, index, next);
            return;
        }
        felt = felt_by(world, holder);
        if next == CLOSED && world.seen.is_some() {
            note_closing(world, holder);
        }
        if next != CLOSED && world.plan.stages[usize::from(next)].held_by != 0 {
            handing_over::owe(world, holder, 1);
        }
        allocation::give_up(world, index);
        queues::take_from_queue(world, holder);
    } else if case.in_queue {
        queues::stop_waiting(world, index);
    }
    if next == CLOSED {
        close(world, index, felt);
    } else {
        path::enter(world, index, next);
    }
}

/// Eq. C35. The last weeks of a stage take more; nobody knows beforehand that they are the last, so that what is more is owed when it
/// ends.
fn owe_the_end(world: &mut World<'_>, index: usize) {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    if plan.last_hours > 0.0 {
        let (holder, hours) = (case.holder, plan.last_hours * case.hours_share());
        world.seats[usize::from(holder)].owe(hours, plan.class);
    }
}

/// Workload as the child's worker feels it; 0 where it matters to nothing.
fn felt_by(world: &World<'_>, holder: u16) -> f64 {
    if world.plan.rushed.strength == 0.0 || world.seen.is_some() {
        return 0.0;
    }
    workload::felt(world, &world.seats[holder as usize])
}

/// The baseline notes how whoever closes a case feels.
fn note_closing(world: &mut World<'_>, holder: u16) {
    let feels = workload::felt(world, &world.seats[usize::from(holder)]);
    world.seen.iter_mut().for_each(|seen| seen.closed(feels));
}

/// A case closes.
fn close(world: &mut World<'_>, index: usize, felt: f64) {
    if world.cases[index].sibling as usize != index {
        unlink(world, index);
    }
    let case = &mut world.cases[index];
    case.open = false;
    case.mark = case.mark.wrapping_add(1);
    case.stay = case.stay.wrapping_add(1);
    (case.ends, case.sibling) = (f64::INFINITY, NO_CASE);
    world.in_stage[usize::from(case.stage)] -= 1;
    if let Some(seen) = world.seen.as_mut().filter(|_| case.referred > 0) {
        seen.followed.seen(in_days(world.now - case.referred), true);
    }
    if world.has_visits {
        world.visit_due[index] = i32::MAX;
    }
    world.tally.closed += 1;
    world.free_cases.push(index as u32);
    returns::after_closing(world, index, felt);
}

/// Takes a child out of the ring of brothers and sisters.
fn unlink(world: &mut World<'_>, index: usize) {
    let next = world.cases[index].sibling;
    let mut before = next as usize;
    while world.cases[before].sibling as usize != index {
        before = world.cases[before].sibling as usize;
    }
    world.cases[before].sibling = next;
}
