//! A child's path: stages are entered, end, and lead on.
//!
//! Three kinds of stage, and a child's stage is exactly one of them: counted in working days
//! (its length is drawn once and never slowed), ended by the calendar or at a review, or paced
//! by the hours it is given.

use crate::foundations::time::{DAY, Ticks, day_of, days, start_of};
use crate::model::plan::{CLOSED, LengthIn, StagePlan};
use crate::model::purpose::Decision;
use crate::model::state::{Case, NEVER, NO_CASE, NOBODY, World, sort};
use crate::scenario::council::cases::CountsAs;

use super::{allocation, queues};

/// When in a day whole-day work is finished.
const CLOSE_OF_DAY: Ticks = DAY * 3 / 4;

/// A child enters a stage.
pub fn enter(world: &mut World<'_>, index: usize, stage: u8) {
    begin(world, index, stage);
    if world.plan.stages[stage as usize].held_by == 0 {
        schedule(world, index);
    } else {
        allocation::place(world, index);
    }
}

/// Eq. C1. Draws the stage's length and where it leads.
#[inline]
pub(super) fn begin(world: &mut World<'_>, index: usize, stage: u8) {
    let now = world.now;
    let plan = &world.plan.stages[stage as usize];
    let case = &mut world.cases[index];
    if case.hop > 0 {
        world.in_stage[case.stage as usize] -= 1;
    }
    world.in_stage[stage as usize] += 1;
    case.stage = stage;
    case.begun = false;
    case.entered = now;
    case.hop = case.hop.saturating_add(1);
    case.since = now;
    case.visit_late = false;
    case.visit_due =
        plan.visits.map_or(i32::MAX, |visits| world.layout.calendar.add_working_days(day_of(now), visits.every));
    let (u_length, u_exit) = world.luck.pair(Decision::Stage, case.path, occasion(plan, case.hop));
    case.next = exit(plan, u_exit);
    match plan.unit {
        // Work that is held is drawn when its worker is known (start_work).
        LengthIn::WorkingDays if plan.held_by != 0 => case.due = NEVER,
        LengthIn::WorkingDays => {
            let due = working_due(world, index, u_length, 1.0);
            world.cases[index].due = due;
        }
        LengthIn::Days(each) => {
            let length = days(plan.length.quantile(u_length) * each);
            if plan.is_paced {
                case.left = length as f64;
                case.pace = (1.0 - plan.elastic) as f32;
                case.due = NEVER;
            } else {
                case.due = now + length;
            }
        }
    }
}

/// The occasion of a stage's draws: which stage, and how many came before it.
fn occasion(plan: &StagePlan, hop: u8) -> u32 {
    plan.code << 8 | u32::from(hop)
}

pub(super) fn exit(plan: &StagePlan, u: f64) -> u8 {
    plan.exits.iter().find(|(below, _)| u < *below).map_or(CLOSED, |exit| exit.1)
}

/// Eq. C2. The day on which work counted in working days is done: the drawn number of days after
/// the clock began, with late bands weighted, and never before now.
fn working_due(world: &World<'_>, index: usize, u: f64, weight: f64) -> Ticks {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let length = match plan.deadline {
        Some(limit) => plan.length.quantile_tilted(u, f64::from(limit), weight),
        None => plan.length.quantile(u),
    };
    let calendar = &world.layout.calendar;
    let clock = day_of(clock_start(world, index));
    let day = calendar.add_working_days(clock, libm::ceil(length) as i32);
    (start_of(day) + CLOSE_OF_DAY).max(world.now)
}

fn clock_start(world: &World<'_>, index: usize) -> Ticks {
    let case = &world.cases[index];
    let from_referral = world.plan.stages[case.stage as usize].from_referral;
    if from_referral { case.referred } else { case.entered }
}

/// Eq. C11. A worker has been found: deadline work is drawn at the worker's workload, and a wait
/// of w working days makes completion max(T, w + T/2).
pub(super) fn start_work(world: &mut World<'_>, index: usize) {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    if plan.unit != LengthIn::WorkingDays {
        set_pace(world, index);
        schedule(world, index);
        return;
    }
    if case.begun {
        // Another worker takes it on: the date stands, unless it has passed.
        let tomorrow = world.layout.calendar.add_working_days(day_of(world.now), 1);
        world.cases[index].due =
            case.due.max(if case.due <= world.now { start_of(tomorrow) + CLOSE_OF_DAY } else { 0 });
        schedule(world, index);
        return;
    }
    world.cases[index].begun = true;
    let case = &world.cases[index];
    let u = world.luck.uniform(Decision::Stage, case.path, occasion(plan, case.hop));
    let weight = super::work::late_weight(world, plan, case.holder);
    let due = working_due(world, index, u, weight);
    let clock = day_of(clock_start(world, index));
    let waited = world.layout.calendar.working_days_after(clock, day_of(world.now));
    let length = world.layout.calendar.working_days_after(clock, day_of(due));
    let after_wait = waited + (length + 1) / 2;
    world.cases[index].due = if waited > 0 && after_wait > length {
        start_of(world.layout.calendar.add_working_days(clock, after_wait)) + CLOSE_OF_DAY
    } else {
        due
    };
    schedule(world, index);
}

/// Eq. C12. Brings the work left up to now and sets the pace at which it goes on.
#[inline]
pub(super) fn set_pace(world: &mut World<'_>, index: usize) {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    if !plan.is_paced {
        return;
    }
    let given = if case.holder == NOBODY { 0.0 } else { f64::from(super::work::given(world, case.holder, plan.class)) };
    repace(&mut world.cases[index], plan, given, world.now);
}

/// The same for a child whose work is given a share of its hours.
#[inline]
pub(super) fn repace(case: &mut Case, plan: &StagePlan, given: f64, now: Ticks) {
    case.left = (case.left - (now - case.since) as f64 * f64::from(case.pace)).max(0.0);
    case.since = now;
    case.pace = (1.0 - plan.elastic + plan.elastic * given) as f32;
}

/// Works out when the stage ends at today's pace and puts that in the wheel.
#[inline]
pub(super) fn schedule(world: &mut World<'_>, index: usize) {
    let case = &mut world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let until = if world.plan.work.is_some() && plan.is_paced { world.week_ends } else { NEVER };
    if let Some(due) = reschedule(case, plan, world.now, until) {
        world.wheel.push(due, sort::STAGE, index, case.mark);
    }
}

/// When the stage ends at today's pace, if that is before `until`; what was in the wheel is out of
/// date.
#[inline]
pub(super) fn reschedule(case: &mut Case, plan: &StagePlan, now: Ticks, until: Ticks) -> Option<Ticks> {
    if plan.is_paced {
        case.due = if case.pace > 0.0 { case.since + (case.left / f64::from(case.pace)) as Ticks + 1 } else { NEVER };
    }
    let due = plan.at_age.map_or(case.due, |(age, _)| case.due.min((case.born + age).max(now)));
    case.mark = case.mark.wrapping_add(1);
    (due < until).then_some(due.max(now))
}

/// A stage's time is up.
pub fn stage_ends(world: &mut World<'_>, index: usize, mark: u32) {
    let case = &world.cases[index];
    if !case.open || case.mark != mark {
        return;
    }
    let plan = &world.plan.stages[case.stage as usize];
    let of_age = plan.at_age.filter(|(age, _)| case.born + age <= world.now);
    let unheld = case.holder == NOBODY && plan.held_by != 0;
    if of_age.is_none() && unheld && plan.unit == LengthIn::WorkingDays {
        // Nobody is there to finish it: the worker found next does (start_work).
        return;
    }
    if of_age.is_none() && plan.reviews && review_is_late(world, index) {
        world.cases[index].due = world.now + 7 * DAY;
        schedule(world, index);
        return;
    }
    if of_age.is_none() {
        count(world, index);
    }
    let next = of_age.map_or(world.cases[index].next, |end| end.1);
    lead_on(world, index, next);
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
    let given = f64::from(super::work::given(world, holder, class));
    given < 1.0 && world.luck.uniform(Decision::Visit, child, occasion) >= given
}

fn count(world: &mut World<'_>, index: usize) {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let Some(limit) = plan.deadline else { return };
    let clock = day_of(clock_start(world, index));
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

fn lead_on(world: &mut World<'_>, index: usize, next: u8) {
    queues::stop_waiting(world, index);
    if next != CLOSED && allocation::may_stay(world, index, next) {
        allocation::restage(world, index, next);
        return;
    }
    if let Some(seat) = allocation::release(world, index) {
        queues::take_from_queue(world, seat);
    }
    if next == CLOSED {
        close(world, index);
    } else {
        enter(world, index, next);
    }
}

/// A case closes.
fn close(world: &mut World<'_>, index: usize) {
    unlink(world, index);
    let case = &mut world.cases[index];
    case.open = false;
    case.mark = case.mark.wrapping_add(1);
    world.tally.closed += 1;
    world.in_stage[case.stage as usize] -= 1;
    if let Some(seen) = &mut world.seen {
        seen.closed(crate::foundations::time::in_days(world.now - case.referred));
    }
    world.free_cases.push(index as u32);
    super::returns::after_closing(world, index);
}

/// Takes a child out of the ring of brothers and sisters.
fn unlink(world: &mut World<'_>, index: usize) {
    let mut before = index;
    loop {
        let next = world.cases[before].sibling as usize;
        if next == index {
            break;
        }
        before = next;
    }
    world.cases[before].sibling = world.cases[index].sibling;
    world.cases[index].sibling = NO_CASE;
}
