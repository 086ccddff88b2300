//! Work that is counted in working days: drawn once, in time or late, and never slowed.

use crate::foundations::calendar::Calendar;
use crate::foundations::time::{DAY, Ticks, day_of, start_of};
use crate::model::plan::StagePlan;
use crate::model::state::{Case, World, tally};
use crate::scenario::council::cases::CountsAs;

use super::{path, workload};

/// When in a day whole-day work is finished.
const CLOSE_OF_DAY: Ticks = DAY * 3 / 4;

/// The moment at which whole-day work of a day is finished.
pub(super) fn close_of(day: i32) -> Ticks {
    start_of(day) + CLOSE_OF_DAY
}

/// Eq. C2. The day on which work counted in working days is done: the drawn number of days after
/// the clock began, with late bands weighted, and never before now.
fn due(calendar: &Calendar, plan: &StagePlan, clock: i32, (u, weight): (f64, f64), now: Ticks) -> Ticks {
    let length = match plan.deadline {
        Some(limit) => plan.length.quantile_tilted(u, f64::from(limit), weight),
        None => plan.length.quantile(u),
    };
    close_of(calendar.add_working_days(clock, libm::ceil(length) as i32)).max(now)
}

/// The day on which a stage's clock began.
fn clock_start(case: &Case, plan: &StagePlan) -> i32 {
    day_of(if plan.from_referral { case.referred } else { case.entered })
}

/// When the work that nobody holds is done.
pub(super) fn due_unheld(calendar: &Calendar, case: &Case, plan: &StagePlan, u: f64, now: Ticks) -> Ticks {
    due(calendar, plan, clock_start(case, plan), (u, 1.0), now)
}

/// Eq. C11. A worker has been found: deadline work is drawn at the worker's workload, and a wait
/// of w working days makes completion max(T, w + T/2), both from the day on which the stage was entered.
pub(super) fn start(world: &mut World<'_>, index: usize) {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let due = if case.begun { taken_on(world, case) } else { first_due(world, case, plan) };
    let (begins, stage, holder) = (!case.begun, case.stage, case.holder);
    if begins && world.seen.is_some() {
        let felt = workload::felt(world, &world.seats[usize::from(holder)]);
        world.seen.iter_mut().for_each(|seen| seen.begun(usize::from(stage), felt));
    }
    let case = &mut world.cases[index];
    case.begun = true;
    case.due = due;
}

/// Another worker takes it on: the date stands, unless it has passed.
fn taken_on(world: &World<'_>, case: &Case) -> Ticks {
    if case.due > world.now {
        return case.due;
    }
    close_of(world.layout.calendar.add_working_days(day_of(world.now), 1))
}

fn first_due(world: &World<'_>, case: &Case, plan: &StagePlan) -> Ticks {
    let calendar = &world.layout.calendar;
    let u = path::luck(&world.luck, case, plan).0;
    let weight = workload::late_weight(world, plan, case.holder);
    let clock = clock_start(case, plan);
    let due = due(calendar, plan, clock, (u, weight), world.now);
    // Where the clock began with the referral, what came before this stage is no wait for its worker.
    let came = clock.max(day_of(case.entered));
    let waited = calendar.working_days_after(came, day_of(world.now));
    if waited <= 0 {
        return due;
    }
    let left = calendar.working_days_after(came, day_of(due));
    let after_wait = waited + (left + 1) / 2;
    if after_wait > left { close_of(calendar.add_working_days(came, after_wait)) } else { due }
}

/// Counts what is completed now, and whether that is in time.
pub(super) fn count(world: &mut World<'_>, index: usize) {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let Some(limit) = plan.deadline else { return };
    let clock = clock_start(case, plan);
    let taken = world.layout.calendar.working_days_after(clock, day_of(world.now));
    let unit = world.unit_of(case.team);
    let leads_to = world.plan.stages.get(case.next as usize).and_then(|next| next.counts_as);
    let counts = match plan.counts_as {
        Some(CountsAs::Assessment) => &mut world.tally.assessments[unit],
        Some(CountsAs::Conference) if leads_to == Some(CountsAs::ChildProtection) => &mut world.tally.conferences[unit],
        Some(
            CountsAs::Conference
            | CountsAs::ChildInNeed
            | CountsAs::ChildProtection
            | CountsAs::InCare
            | CountsAs::EarlyHelp,
        )
        | None => return,
    };
    tally::count(counts, taken <= limit);
}
