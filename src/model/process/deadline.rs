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

/// Eq. C2. The day on which work counted in working days would be done without a wait: the drawn number of days
/// after the clock began, with late bands weighted. It may have passed.
fn drawn(calendar: &Calendar, plan: &StagePlan, clock: i32, (u, weight): (f64, f64)) -> i32 {
    let length = match plan.deadline {
        Some(limit) => plan.length.quantile_tilted(u, f64::from(limit), weight),
        None => plan.length.quantile(u),
    };
    calendar.add_working_days(clock, libm::ceil(length) as i32)
}

/// The day on which a stage's clock began.
fn clock_start(case: &Case, plan: &StagePlan) -> i32 {
    day_of(if plan.from_referral { case.referred } else { case.entered })
}

/// When the work that nobody holds is done.
pub(super) fn due_unheld(calendar: &Calendar, case: &Case, plan: &StagePlan, u: f64, now: Ticks) -> Ticks {
    close_of(drawn(calendar, plan, clock_start(case, plan), (u, 1.0))).max(now)
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
    let drawn = drawn(calendar, plan, clock, (u, weight));
    // Where the clock began with the referral, what came before this stage is no wait for its worker.
    let came = clock.max(day_of(case.entered));
    let waited = calendar.working_days_after(came, day_of(world.now));
    let length = calendar.working_days_after(came, drawn);
    let done = match after_wait(length, waited) {
        days if waited > 0 && days > length => calendar.add_working_days(came, days),
        _ => drawn,
    };
    close_of(done).max(world.now)
}

/// Working days until work is done that takes so many, and for which a worker was found after so many: half of it is left
/// to do at least.
fn after_wait(length: i32, waited: i32) -> i32 {
    length.max(waited + (length.max(0) + 1) / 2)
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

#[cfg(test)]
mod tests {
    use super::after_wait;

    #[test]
    fn a_wait_beyond_the_length_leaves_half_of_the_length_and_not_half_of_the_wait() {
        assert_eq!([0, 2, 3, 4, 10, 25].map(|waited| after_wait(6, waited)), [6, 6, 6, 7, 13, 28]);
        assert_eq!(after_wait(7, 10), 14, "half a day is a day");
        assert_eq!(after_wait(-3, 10), 10, "what was over before the stage began is done at once");
    }
}
