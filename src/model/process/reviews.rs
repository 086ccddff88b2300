//! Reviews fall due and are held, or not in time.

use crate::foundations::time::{DAY, Ticks};
use crate::model::purpose::Decision;
use crate::model::state::tally::count;
use crate::model::state::{NOBODY, World, sort};

use super::workload;

/// A review that is late is held the week after, if there are hours then.
const AGAIN: Ticks = 7 * DAY;

/// Eq. C34. A review that is due is held with the share of hours that its class gets, 0 with no worker; else it is late, is
/// counted late once, and is tried again a week on, until the next one falls due in its place. The worker owes the hours of one on the
/// day it falls due, or whoever has the child when it is first tried with a worker.
pub fn due(world: &mut World<'_>, index: usize, stay: u32) {
    let case = &world.cases[index];
    if !case.open || case.stay != stay {
        return;
    }
    let plan = &world.plan.stages[usize::from(case.stage)];
    let Some(held) = plan.reviews_held.as_ref() else { return };
    let (holder, child, first_try) = (case.holder, case.child, !case.review_late);
    let since = world.now - case.entered;
    let another_is_due = held.next_after(since - AGAIN) <= since;
    let (unit, hours) = (world.unit_of(case.team), held.hours * case.hours_share());
    let given = if holder == NOBODY { 0.0 } else { workload::given(world, holder, held.class) };
    let is_owed = case.review_owed && !first_try && !another_is_due;
    if !is_owed && holder != NOBODY {
        world.seats[usize::from(holder)].owe_in_full(hours, held.class);
    }
    let week = (world.now / AGAIN) as u32;
    let is_held = given >= 1.0 || (given > 0.0 && world.luck.uniform(Decision::Review, child, week) < given);
    if first_try || another_is_due {
        count(&mut world.tally.reviews[unit], is_held);
    }
    let case = &mut world.cases[index];
    (case.review_late, case.review_owed) = (!is_held, is_owed || holder != NOBODY);
    let next = if is_held { case.entered.saturating_add(held.next_after(since)) } else { world.now + AGAIN };
    if next < world.layout.horizon {
        world.wheel.push(next, sort::REVIEW, index, stay);
    }
}
