//! A child's path: stages are entered, end, and lead on.
//!
//! Three kinds of stage, and a child's stage is exactly one of them: counted in working days
//! (its length is drawn once and never slowed), ended by the calendar or at a review, or paced
//! by the hours it is given.

use crate::foundations::calendar::Calendar;
use crate::foundations::time::{DAY, Ticks, day_of, days, start_of};
use crate::model::exits;
use crate::model::plan::{CLOSED, LengthIn, StagePlan};
use crate::model::purpose::Decision;
use crate::model::state::{Case, Early, NEVER, NO_CASE, NOBODY, World, sort};
use crate::scenario::council::cases::CountsAs;

use super::{allocation, pace, places, queues};

/// When in a day whole-day work is finished.
const CLOSE_OF_DAY: Ticks = DAY * 3 / 4;

/// A child enters a stage.
pub fn enter(world: &mut World<'_>, index: usize, stage: u8) {
    begin(world, index, stage);
    if world.plan.stages[stage as usize].held_by == 0 {
        pace::schedule(world, index);
    } else {
        allocation::place(world, index);
    }
}

/// Eq. C1. Draws the stage's length and where it leads.
pub(super) fn begin(world: &mut World<'_>, index: usize, stage: u8) {
    let plan = &world.plan.stages[stage as usize];
    let now = world.now;
    let case = &mut world.cases[index];
    if case.hop > 0 {
        world.in_stage[case.stage as usize] -= 1;
    }
    world.in_stage[stage as usize] += 1;
    case.stage = stage;
    case.begun = false;
    case.entered = now;
    case.hop = case.hop.saturating_add(1);
    case.stay = case.stay.wrapping_add(1);
    let (u_length, u_exit) = world.luck.pair(Decision::Stage, case.path, occasion(plan, case.hop));
    case.next = exit(exits::of(&world.levers.exits, world.plan, stage), u_exit);
    let length = match plan.unit {
        LengthIn::Days(each) => days(plan.length.quantile(u_length) * each),
        // Work that is held is drawn when its worker is known (start_work).
        LengthIn::WorkingDays if plan.held_by != 0 => NEVER - now,
        LengthIn::WorkingDays => {
            let clock = clock_start(case, plan);
            working_due(&world.layout.calendar, plan, clock, (u_length, 1.0), now) - now
        }
    };
    lasts(world, index, length, plan);
    if world.has_dates {
        settle_in(world, index, plan);
    }
}

/// A child whom nobody holds begins a stage that needs so long at full pace.
#[inline]
pub(super) fn lasts(world: &mut World<'_>, index: usize, length: Ticks, plan: &StagePlan) {
    let case = &mut world.cases[index];
    let stage = case.stage as usize;
    let mut ends = f64::INFINITY;
    case.due = NEVER;
    if plan.is_paced {
        ends = world.desks[stage].reading(world.now - world.week_began) + length as f64;
    } else {
        case.due = world.now + length;
    }
    world.at_desk[index] = stage as u32;
    world.ends[index] = ends;
}

/// What hangs on the day a stage was entered: visits, heavier first weeks, the age at which it ends.
pub(super) fn settle_in(world: &mut World<'_>, index: usize, plan: &StagePlan) {
    let case = &mut world.cases[index];
    case.visit_late = false;
    world.visit_due[index] =
        plan.visits.map_or(i32::MAX, |visits| world.layout.calendar.add_working_days(day_of(world.now), visits.every));
    case.early = world.now - case.entered < plan.first.1;
    if case.early {
        let early = Early { case: index as u32, stay: case.stay, entered: case.entered };
        world.early[case.stage as usize].push_back(early);
    }
    if let Some((age, _)) = plan.at_age {
        world.wheel.push((case.born + age).max(world.now), sort::OF_AGE, index, case.stay);
    }
}

/// The occasion of a stage's draws: which stage, and how many came before it.
fn occasion(plan: &StagePlan, hop: u8) -> u32 {
    plan.code << 8 | u32::from(hop)
}

pub(super) fn exit(exits: &[(f64, u8)], u: f64) -> u8 {
    exits.iter().find(|(below, _)| u < *below).map_or(CLOSED, |exit| exit.1)
}

/// Eq. C2. The day on which work counted in working days is done: the drawn number of days after
/// the clock began, with late bands weighted, and never before now.
fn working_due(calendar: &Calendar, plan: &StagePlan, clock: i32, (u, weight): (f64, f64), now: Ticks) -> Ticks {
    let length = match plan.deadline {
        Some(limit) => plan.length.quantile_tilted(u, f64::from(limit), weight),
        None => plan.length.quantile(u),
    };
    let day = calendar.add_working_days(clock, libm::ceil(length) as i32);
    (start_of(day) + CLOSE_OF_DAY).max(now)
}

/// The day on which a stage's clock began.
fn clock_start(case: &Case, plan: &StagePlan) -> i32 {
    day_of(if plan.from_referral { case.referred } else { case.entered })
}

/// Eq. C11. A worker has been found: deadline work is drawn at the worker's workload, and a wait
/// of w working days makes completion max(T, w + T/2).
pub(super) fn start_work(world: &mut World<'_>, index: usize) {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    if plan.unit == LengthIn::WorkingDays {
        let due = if case.begun { taken_on(world, case) } else { first_due(world, case, plan) };
        let case = &mut world.cases[index];
        case.begun = true;
        case.due = due;
    }
    pace::schedule(world, index);
}

/// Another worker takes it on: the date stands, unless it has passed.
fn taken_on(world: &World<'_>, case: &Case) -> Ticks {
    if case.due > world.now {
        return case.due;
    }
    start_of(world.layout.calendar.add_working_days(day_of(world.now), 1)) + CLOSE_OF_DAY
}

fn first_due(world: &World<'_>, case: &Case, plan: &StagePlan) -> Ticks {
    let calendar = &world.layout.calendar;
    let u = world.luck.uniform(Decision::Stage, case.path, occasion(plan, case.hop));
    let weight = super::work::late_weight(world, plan, case.holder);
    let clock = clock_start(case, plan);
    let due = working_due(calendar, plan, clock, (u, weight), world.now);
    let waited = calendar.working_days_after(clock, day_of(world.now));
    if waited <= 0 {
        return due;
    }
    let length = calendar.working_days_after(clock, day_of(due));
    let after_wait = waited + (length + 1) / 2;
    if after_wait > length { start_of(calendar.add_working_days(clock, after_wait)) + CLOSE_OF_DAY } else { due }
}

/// A stage's time is up.
pub fn stage_ends(world: &mut World<'_>, index: usize, mark: u32) {
    let case = &world.cases[index];
    if !case.open || case.mark != mark {
        return;
    }
    let plan = &world.plan.stages[case.stage as usize];
    if case.holder == NOBODY && plan.held_by != 0 && plan.unit == LengthIn::WorkingDays {
        // Nobody is there to finish it: the worker found next does (start_work).
        return;
    }
    if plan.reviews && review_is_late(world, index) {
        world.cases[index].due = world.now + 7 * DAY;
        pace::schedule(world, index);
        return;
    }
    if plan.deadline.is_some() {
        count(world, index);
    }
    lead_on(world, index, world.cases[index].next);
    places::fill(world);
}

/// A child reaches the age at which the stage it was in then ends, if it is in it still.
pub fn of_age(world: &mut World<'_>, index: usize, stay: u32) {
    let case = &world.cases[index];
    let end = world.plan.stages[case.stage as usize].at_age;
    if let Some((_, next)) = end.filter(|_| case.open && case.stay == stay) {
        lead_on(world, index, next);
        places::fill(world);
    }
}

/// Eq. C4. A review whose hours are short moves its date by a week, not its outcome.
fn review_is_late(world: &mut World<'_>, index: usize) -> bool {
    let case = &mut world.cases[index];
    if case.holder == NOBODY {
        return false;
    }
    let class = world.plan.stages[case.stage as usize].class;
    let occasion = 1 << 16 | u32::from(case.visits);
    case.visits = case.visits.wrapping_add(1);
    let (child, holder) = (case.child, case.holder);
    let given = super::work::given(world, holder, class);
    given < 1.0 && world.luck.uniform(Decision::Visit, child, occasion) >= given
}

fn count(world: &mut World<'_>, index: usize) {
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
        Some(CountsAs::Conference | CountsAs::ChildProtection | CountsAs::InCare) | None => return,
    };
    counts.0 += 1;
    counts.1 += u32::from(taken <= limit);
}

pub(super) fn lead_on(world: &mut World<'_>, index: usize, next: u8) {
    let Some(next) = places::way(world, index, next) else { return };
    queues::stop_waiting(world, index);
    if next != CLOSED && allocation::may_stay(world, index, next) {
        allocation::restage(world, index, next);
        return;
    }
    let felt = felt_by_worker(world, index);
    if let Some(seat) = allocation::give_up(world, index) {
        queues::take_from_queue(world, seat);
    }
    if next == CLOSED {
        close(world, index, felt);
    } else {
        enter(world, index, next);
    }
}

/// Workload as the child's worker feels it; 0 where it has none, or where it matters to nothing.
fn felt_by_worker(world: &World<'_>, index: usize) -> f64 {
    let holder = world.cases[index].holder;
    if world.plan.rushed.strength == 0.0 || holder == NOBODY || world.seen.is_some() {
        return 0.0;
    }
    super::work::felt(world, &world.seats[holder as usize])
}

/// A case closes.
fn close(world: &mut World<'_>, index: usize, felt: f64) {
    unlink(world, index);
    let case = &mut world.cases[index];
    case.open = false;
    case.mark = case.mark.wrapping_add(1);
    case.stay = case.stay.wrapping_add(1);
    world.at_desk[index] = u32::from(case.stage);
    world.ends[index] = f64::INFINITY;
    world.visit_due[index] = i32::MAX;
    world.tally.closed += 1;
    world.in_stage[case.stage as usize] -= 1;
    if let Some(seen) = &mut world.seen {
        seen.closed(crate::foundations::time::in_days(world.now - case.referred));
    }
    world.free_cases.push(index as u32);
    super::returns::after_closing(world, index, felt);
}

/// Takes a child out of the ring of brothers and sisters.
fn unlink(world: &mut World<'_>, index: usize) {
    let next = std::mem::replace(&mut world.cases[index].sibling, NO_CASE);
    let mut before = next as usize;
    if before == index {
        return;
    }
    while world.cases[before].sibling as usize != index {
        before = world.cases[before].sibling as usize;
    }
    world.cases[before].sibling = next;
}
