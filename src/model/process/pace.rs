//! How fast the work on a child goes on, and when that ends its stage.

use crate::foundations::time::Ticks;
use crate::model::state::{Desk, NEVER, World, sort};

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
        case.due = ends_at(&world.desks[world.at_desk[index] as usize], ends, world.now, world.now - world.week_began);
        until = if world.by_week { world.week_ends } else { NEVER };
    }
    if case.due < until {
        world.wheel.push(case.due.max(world.now), sort::STAGE, index, case.mark);
    }
}

/// When a desk's clock will show a reading.
#[inline]
fn ends_at(desk: &Desk, reading: f64, now: Ticks, since: Ticks) -> Ticks {
    let left = (reading - desk.reading(since)).max(0.0);
    if desk.pace > 0.0 { now + (left / desk.pace) as Ticks + 1 } else { NEVER }
}

/// Puts every paced stage that ends in the week that begins now in the wheel; each desk's clock will
/// show `limits` at its end.
pub(super) fn schedule_week(world: &mut World<'_>, limits: &[f64]) {
    let World { cases, at_desk, ends, desks, wheel, now, week_ends, .. } = world;
    for (index, (ends, desk)) in ends.iter().zip(at_desk.iter()).enumerate() {
        if *ends < limits[*desk as usize] {
            let case = &mut cases[index];
            case.mark = case.mark.wrapping_add(1);
            case.due = ends_at(&desks[*desk as usize], *ends, *now, 0);
            if case.due < *week_ends {
                wheel.push(case.due, sort::STAGE, index, case.mark);
            }
        }
    }
}
