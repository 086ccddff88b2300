//! Visits fall due and are made, or not in time.

use crate::foundations::time::day_of;
use crate::model::plan::{StagePlan, VisitPlan};
use crate::model::purpose::Decision;
use crate::model::state::tally::count;
use crate::model::state::{Case, Seat, TeamState, World};
use crate::scenario::council::cases::CountsAs;

/// Marks the luck of who visits in a colleague's place.
const COLLEAGUE: u32 = 1 << 17;

/// The visits of the week that begins now.
pub fn make(world: &mut World<'_>) {
    if !world.has_visits {
        return;
    }
    let until = day_of(world.week_ends);
    let mut days = std::mem::take(&mut world.visit_due);
    for (index, due) in days.iter_mut().enumerate() {
        if *due < until {
            *due = visit(world, index, *due, until);
        }
    }
    world.visit_due = days;
}

/// Eq. C8. A visit that is due is made with the share of hours its class gets; else it is late, is counted late once, and is tried again
/// next week, until the next one falls due in its place, before `until`. Returns the day on which the next is due.
#[inline]
fn visit(world: &mut World<'_>, index: usize, due: i32, until: i32) -> i32 {
    let loops_act = world.loops_act();
    let World { cases, seats, teams, plan, luck, layout, tally, now, .. } = world;
    let case = &mut cases[index];
    let place = usize::from(case.stage);
    let stage = &plan.stages[place];
    let Some(visits) = stage.visits else { return i32::MAX };
    let after = |day: i32| {
        let known = usize::try_from(day).ok().and_then(|day| layout.visit_after[place].get(day));
        known.copied().unwrap_or_else(|| layout.calendar.add_working_days(day, visits.every))
    };
    let next = if case.visit_late { after(due) } else { due };
    let is_given_up = case.visit_late && next < until;
    case.visit_late &= !is_given_up;
    let due = if is_given_up { next } else { due };
    let given = match seats.get(usize::from(case.holder)) {
        Some(seat) if seat.available > 0.0 || visits.covered <= 0.0 => {
            if loops_act {
                seat.given[visits.class]
            } else {
                1.0
            }
        }
        _ if visits.covered > 0.0 => {
            let u = luck.uniform(Decision::Visit, case.child, COLLEAGUE | u32::from(case.visits));
            cover(seats, teams, case, (stage, visits), (u, loops_act))
        }
        _ => 0.0,
    };
    let made = given >= 1.0 || luck.uniform(Decision::Visit, case.child, u32::from(case.visits)) < given;
    case.visits = case.visits.wrapping_add(1);
    let first_try = !std::mem::replace(&mut case.visit_late, !made);
    if first_try {
        let unit = layout.teams.get(usize::from(case.team)).map_or(layout.units.len(), |team| team.unit);
        count(&mut tally.visits[unit], made);
        if stage.counts_as == Some(CountsAs::ChildProtection) {
            count(&mut tally.protection_visits[unit], made);
        }
    }
    if !made {
        return due;
    }
    after(if first_try { due } else { day_of(*now) })
}

/// Eq. C36. Where the worker is away, or there is none, a colleague in the team, each as likely, makes the visit, a covered share of the
/// times and as far as their own hours go, which it takes. Returns the chance that it is made.
#[cold]
fn cover(
    seats: &mut [Seat],
    teams: &[TeamState],
    case: &Case,
    (stage, visits): (&StagePlan, VisitPlan),
    (u, loops_act): (f64, bool),
) -> f64 {
    let Some(team) = teams.get(usize::from(case.team)) else { return 0.0 };
    let able = team.able(stage.held_by, true).count();
    let nth = ((u * able as f64) as usize).min(able.saturating_sub(1));
    let colleague = team.able(stage.held_by, true).nth(nth).map(|turn| usize::from(team.seat_of(turn)));
    let Some(seat) = colleague.map(|seat| &mut seats[seat]).filter(|seat| seat.available > 0.0) else { return 0.0 };
    seat.owe_in_full(visits.hours_each() * visits.covered * case.hours_share(), visits.class);
    visits.covered * if loops_act { seat.given[visits.class] } else { 1.0 }
}
