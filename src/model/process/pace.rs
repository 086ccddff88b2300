//! How fast the work on a child goes on, and when that ends its stage.

use crate::foundations::time::{Ticks, WEEK};
use crate::model::state::{NEVER, World, sort};

/// An empty desk takes the pace at which work there goes on this week.
pub(super) fn set_pace(world: &mut World<'_>, desk: usize, seat: u16, stage: u8) {
    let plan = &world.plan.stages[stage as usize];
    let acts = world.loops_act();
    let support = if acts { super::work::support(&world.people, &world.seats[seat as usize]) } else { 1.0 };
    world.desks[desk].pace = plan.pace(super::work::given(world, seat, plan.class) * support);
}

/// A child's work goes on at another desk: what is left of it is the same.
#[inline]
pub(super) fn change_desk(world: &mut World<'_>, index: usize, desk: usize) {
    let since = world.now - world.week_began;
    let (ends, at) = (&mut world.ends[index], &mut world.at_desk[index]);
    if *ends < f64::INFINITY {
        *ends += world.desks[desk].reading(since) - world.desks[*at as usize].reading(since);
    }
    *at = desk as u32;
}

/// Works out when the stage ends at today's pace and puts that in the wheel; what was there is out
/// of date. Where hours are planned by the week, what ends later is left to a later week.
#[inline]
pub(super) fn schedule(world: &mut World<'_>, index: usize) {
    let case = &mut world.cases[index];
    let ends = world.ends[index];
    case.mark = case.mark.wrapping_add(1);
    let mut until = NEVER;
    if ends < f64::INFINITY {
        let left = (ends - world.desks[world.at_desk[index] as usize].reading(world.now - world.week_began)).max(0.0);
        case.due = ends_in(left, world.desks[world.at_desk[index] as usize].pace, world.now);
        if world.by_week {
            until = world.week_ends;
            world.may_end.note(index, earliest(left, world.fastest, world.now));
        }
    }
    if case.due < until {
        world.wheel.push(case.due.max(world.now), sort::STAGE, index, case.mark);
    }
}

/// When work of which so much is left ends at a pace.
#[inline]
fn ends_in(left: f64, pace: f64, now: Ticks) -> Ticks {
    if pace > 0.0 { now + (left / pace) as Ticks + 1 } else { NEVER }
}

/// Work of which so much is left ends no sooner, whatever its pace will be.
#[inline]
fn earliest(left: f64, fastest: f64, now: Ticks) -> Ticks {
    now + (left / fastest) as Ticks
}

/// Puts every paced stage that ends in the week that begins now in the wheel.
pub(super) fn schedule_week(world: &mut World<'_>) {
    let names = world.may_end.open();
    let World { cases, at_desk, ends, desks, wheel, may_end, fastest, now, week_ends, .. } = world;
    for index in names {
        let index = index as usize;
        let (ends, desk) = (ends[index], &desks[at_desk[index] as usize]);
        if ends == f64::INFINITY {
            continue;
        }
        let left = (ends - desk.done).max(0.0);
        if ends < desk.reading(WEEK) {
            let case = &mut cases[index];
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
