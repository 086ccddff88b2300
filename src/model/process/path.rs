//! A child's path: a stage begins, with its length and where it leads.
//!
//! Three kinds of stage, and a child's stage is exactly one of them: counted in working days
//! (its length is drawn once and never slowed), ended by the calendar or at a review, or paced
//! by the hours it is given.

use crate::foundations::draws::{Luck, numbered_key};
use crate::foundations::time::{Ticks, day_of, span};
use crate::model::exits;
use crate::model::plan::{CLOSED, LengthIn, StagePlan};
use crate::model::purpose::Decision;
use crate::model::state::{Case, Early, NEVER, World, sort};

use super::{allocation, deadline, pace};

/// A child enters a stage.
#[inline]
pub fn enter(world: &mut World<'_>, index: usize, stage: u8) {
    begin(world, index, stage);
    if world.plan.stages[stage as usize].held_by == 0 {
        pace::schedule(world, index);
    } else {
        allocation::place_who_enters(world, index);
    }
}

/// Eq. C1. Draws the stage's length and where it leads.
pub(super) fn begin(world: &mut World<'_>, index: usize, stage: u8) {
    let plan = &world.plan.stages[stage as usize];
    let (now, since) = (world.now, world.this_week());
    let ages_matter = world.ages_matter;
    let World { cases, in_stage, luck, levers, desks, layout, .. } = world;
    let case = &mut cases[index];
    if case.hop > 0 {
        in_stage[usize::from(case.stage)] -= 1;
    }
    in_stage[usize::from(stage)] += 1;
    case.stage = stage;
    case.begun = false;
    case.entered = now;
    if case.hop == u8::MAX {
        // Stages are numbered anew under another name, so that no two have the same luck.
        (case.path, case.hop) = (numbered_key(case.path, u64::from(case.hop)), 0);
    }
    case.hop += 1;
    case.stay = case.stay.wrapping_add(1);
    let (u_length, u_exit) = self::luck(luck, case, plan);
    let exits = exits::of(&levers.exits, plan, stage);
    case.next = exit(if ages_matter { exits::at_age(exits, plan, now - case.born) } else { exits }, u_exit);
    (case.due, case.ends) = match plan.unit {
        LengthIn::Days(each) => {
            let length = span(plan.length.quantile(u_length) * each);
            if plan.is_paced {
                (NEVER, desks[usize::from(stage)].reading(since) + length as f64)
            } else {
                (now + length, f64::INFINITY)
            }
        }
        // Work that is held is drawn when its worker is known.
        LengthIn::WorkingDays if plan.held_by != 0 => (NEVER, f64::INFINITY),
        LengthIn::WorkingDays => (deadline::due_unheld(&layout.calendar, case, plan, u_length, now), f64::INFINITY),
    };
    if world.has_dates {
        settle_in(world, index, plan);
    }
}

/// The luck of a stage: how long it lasts, and where it leads. The occasion says which stage, and how many came
/// before it.
#[inline]
pub(super) fn luck(luck: &Luck, case: &Case, plan: &StagePlan) -> (f64, f64) {
    luck.pair(Decision::Stage, case.path, plan.code << 8 | u32::from(case.hop))
}

/// A child whom nobody holds is in a stage of which so much is left at full pace.
pub(super) fn lasts(world: &mut World<'_>, index: usize, length: Ticks, plan: &StagePlan) {
    let since = world.this_week();
    let case = &mut world.cases[index];
    if plan.is_paced {
        case.ends = world.desks[usize::from(case.stage)].reading(since) + length as f64;
        case.due = NEVER;
    } else {
        case.ends = f64::INFINITY;
        case.due = world.now + length;
    }
}

/// What hangs on the day a stage was entered: visits, heavier first weeks, the age at which it ends.
pub(super) fn settle_in(world: &mut World<'_>, index: usize, plan: &StagePlan) {
    let case = &mut world.cases[index];
    case.visit_late = false;
    world.visit_due[index] =
        plan.visits.map_or(i32::MAX, |visits| world.layout.calendar.add_working_days(day_of(world.now), visits.first));
    case.early = world.now - case.entered < plan.first.1;
    if case.early {
        let early = Early { case: index as u32, stay: case.stay, entered: case.entered };
        world.early[case.stage as usize].push_back(early);
    }
    if let Some(held) = &plan.reviews_held {
        case.review_late = false;
        let due = case.entered.saturating_add(held.next_after(world.now - case.entered));
        if due < world.layout.horizon {
            world.wheel.push(due, sort::REVIEW, index, case.stay);
        }
    }
    if let Some((age, _)) = plan.at_age {
        world.wheel.push((case.born + age).max(world.now), sort::OF_AGE, index, case.stay);
    }
}

#[inline]
pub(super) fn exit(exits: &[(f64, u8)], u: f64) -> u8 {
    exits.iter().find(|(below, _)| u < *below).map_or(CLOSED, |exit| exit.1)
}
