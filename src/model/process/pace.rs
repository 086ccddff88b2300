//! How fast the work on a child goes on, and when that ends its stage.

use crate::foundations::time::{Ticks, WEEK};
use crate::model::plan::StagePlan;
use crate::model::state::{NEVER, Person, Seat, World, sort};

use super::workload;

/// The pace at which work on a stage goes on this week where a seat has had none of it.
#[inline]
pub(super) fn of(people: &[Person], seat: &Seat, plan: &StagePlan) -> f64 {
    plan.pace(seat.given[plan.class] * workload::support(people, seat))
}

/// Works out when the stage ends at today's pace and puts that in the wheel; what was there is out
/// of date. Where hours are planned by the week, what ends later is left to a later week.
#[inline]
pub(super) fn schedule(world: &mut World<'_>, index: usize) {
    let since = world.this_week();
    let World { cases, desks, desk_bits, wheel, may_end, by_week, week_ends, fastest, now, .. } = world;
    let case = &mut cases[index];
    case.mark = case.mark.wrapping_add(1);
    let mut until = NEVER;
    if case.ends < f64::INFINITY {
        let desk = &desks[case.desk(*desk_bits)];
        let left = (case.ends - desk.reading(since)).max(0.0);
        case.due = ends_in(left, desk.pace, *now);
        if *by_week {
            until = *week_ends;
            may_end.note(index, earliest(left, *fastest, *now));
        }
    }
    if case.due < until {
        wheel.push(case.due.max(*now), sort::STAGE, index, case.mark);
    }
}

/// When work of which so much is left ends at a pace.
#[inline]
fn ends_in(left: f64, pace: f64, now: Ticks) -> Ticks {
    if pace > 0.0 { now.saturating_add((left / pace) as Ticks).saturating_add(1) } else { NEVER }
}

/// Work of which so much is left ends no sooner, whatever its pace will be.
#[inline]
fn earliest(left: f64, fastest: f64, now: Ticks) -> Ticks {
    now.saturating_add((left / fastest) as Ticks)
}

/// Puts every paced stage that ends in the week that begins now in the wheel.
pub(super) fn schedule_week(world: &mut World<'_>) {
    let names = world.may_end.open();
    let World { cases, desks, desk_bits, wheel, may_end, fastest, now, week_ends, .. } = world;
    for index in names {
        let index = index as usize;
        let case = &mut cases[index];
        if case.ends == f64::INFINITY {
            continue;
        }
        let desk = &desks[case.desk(*desk_bits)];
        let left = (case.ends - desk.done).max(0.0);
        if case.ends < desk.reading(WEEK) {
            case.mark = case.mark.wrapping_add(1);
            case.due = ends_in(left, desk.pace, *now);
            if case.due < *week_ends {
                wheel.push(case.due, sort::STAGE, index, case.mark);
                continue;
            }
        }
        may_end.note(index, earliest(left, *fastest, *now));
    }
}
