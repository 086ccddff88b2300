//! A worker's week: hours needed, hours given in order of urgency, and what falls behind.

use crate::foundations::time::WEEK;
use crate::model::norms::MOST_FELT;
use crate::model::plan::{StagePlan, WORK_CLASSES, WorkPlan};
use crate::model::state::{NO_PERSON, NOBODY, Seat, World, sort};

use super::{path, seats};

/// Overdue visits older than this many weeks have merged with later ones.
const OVERDUE_WEEKS: f64 = 4.0;

/// Works out the week that begins now: who needs how many hours, and what each kind of work gets.
pub fn plan_week(world: &mut World<'_>) {
    for seat in 0..world.seats.len() {
        if needs_refresh(world, seat) {
            seats::refresh(world, seat as u16);
        }
    }
    let Some(work) = world.plan.work else { return };
    ask(world);
    if world.usual_workload <= 0.0 {
        world.usual_workload = total_workload(world) * work.level;
    }
    see_week(world, work);
    for seat in 0..world.seats.len() {
        feel(world, seat, work);
        give(world, seat, work);
    }
    set_paces(world);
}

/// Seats whose worker's share or hours may have changed since last week.
fn needs_refresh(world: &World<'_>, seat: usize) -> bool {
    let place = &world.seats[seat];
    let worker = place.worker();
    worker != NO_PERSON
        && (world.plan.work.is_some() || !seats::is_inducted(world, &world.people[worker as usize], world.now - WEEK))
}

/// Eq. C6. Adds up the hours each seat needs, by place in the queue.
fn ask(world: &mut World<'_>) {
    for seat in &mut world.seats {
        seat.by_class = [0.0; WORK_CLASSES];
        seat.visit_class = [0.0; WORK_CLASSES];
        seat.hours = 0.0;
    }
    for team in &mut world.teams {
        team.shareable = 0.0;
    }
    let now = world.now;
    let World { cases, seats, teams, plan, levers, .. } = world;
    let saves = levers.helper.map_or(0.0, |helper| helper.1);
    for case in cases.iter().filter(|case| case.holder != NOBODY) {
        let plan = &plan.stages[case.stage as usize];
        let seat = &mut seats[case.holder as usize];
        let early = if now - case.entered < plan.first.1 { plan.first.0 } else { 1.0 };
        let mut hours = plan.hours * f64::from(case.hours) * early;
        let shareable = hours * levers.shareable[case.stage as usize];
        if shareable > 0.0 {
            let team = &mut teams[seat.team as usize];
            team.shareable += shareable;
            hours -= shareable * team.helped * saves;
        }
        seat.by_class[plan.class] += hours as f32;
        seat.hours += hours;
        if let Some(visits) = &plan.visits {
            let hours = visits.hours * f64::from(case.hours);
            seat.visit_class[visits.class] += hours as f32;
            seat.hours += hours;
        }
    }
    help(world);
}

/// Eq. C9. How much of the shareable hours the helping role can give from next week on.
fn help(world: &mut World<'_>) {
    let Some((role, _)) = world.levers.helper else { return };
    let Some(work) = world.plan.work else { return };
    for team in 0..world.teams.len() {
        let in_role = world.teams[team].seats.iter().map(|seat| &world.seats[*seat as usize]);
        let fte: f64 = in_role
            .filter(|seat| seat.role as usize == role && seat.worker() != NO_PERSON)
            .map(|seat| world.people[seat.worker() as usize].fte)
            .sum();
        let wanted = world.teams[team].shareable;
        world.teams[team].helped = if wanted > 0.0 { (fte * work.hours / wanted).min(1.0) } else { 0.0 };
    }
}

fn total_workload(world: &World<'_>) -> f64 {
    let (needed, available) = totals(world);
    if available > 0.0 { needed / available } else { 0.0 }
}

fn totals(world: &World<'_>) -> (f64, f64) {
    world
        .seats
        .iter()
        .filter(|seat| seat.available > 0.0)
        .fold((0.0, 0.0), |sum, seat| (sum.0 + seat.hours, sum.1 + seat.available))
}

fn see_week(world: &mut World<'_>, work: WorkPlan) {
    if world.seen.is_none() {
        return;
    }
    let (needed, available) = totals(world);
    let first = world.usual_workload / work.level;
    if let Some(seen) = &mut world.seen
        && available > 0.0
        && first > 0.0
    {
        seen.week(needed / available / first, available);
    }
}

/// Eq. L4. Workload is felt over months, and a week late.
fn feel(world: &mut World<'_>, seat: usize, work: WorkPlan) {
    let place = &world.seats[seat];
    let worker = place.worker();
    if worker == NO_PERSON || place.available <= 0.0 {
        return;
    }
    let now = seats::workload(world, place).min(MOST_FELT);
    let person = &mut world.people[worker as usize];
    person.felt += work.felt * (now - person.felt);
    let felt = person.felt;
    let children = f64::from(world.seats[seat].load);
    if let Some(seen) = &mut world.seen {
        seen.felt(felt, children);
    }
}

/// Eq. C7. Hours go to the most urgent work first, pro rata inside a class; under pressure tasks
/// shrink (less time each) and overtime is worked. What visits do not get is overdue.
fn give(world: &mut World<'_>, seat: usize, work: WorkPlan) {
    let usual = world.usual_workload.max(1e-9);
    let felt = felt(world, &world.seats[seat]);
    let shrink = if felt > 1.0 { libm::pow(felt.min(1.3), -work.less_time) } else { 1.0 };
    let place = &mut world.seats[seat];
    let full = place.available * (1.0 + work.overtime);
    let mut left = full;
    let mut missed = 0.0;
    for class in 0..WORK_CLASSES {
        let visits = f64::from(place.visit_class[class]) / usual;
        let asked = f64::from(place.by_class[class]) / usual * shrink + visits;
        let share = if asked > left { left / asked } else { 1.0 };
        left = (left - asked).max(0.0);
        missed += visits * (1.0 - share);
        place.given[class] = share as f32;
    }
    let most: f64 = place.visit_class.iter().map(|hours| f64::from(*hours)).sum::<f64>() * OVERDUE_WEEKS;
    let caught_up = (place.overdue / usual).min(left);
    place.overdue = (place.overdue + (missed - caught_up) * usual).clamp(0.0, most.max(place.overdue));
    place.used = full - (left - caught_up);
}

/// Workload as its worker feels it; the usual where nobody sits.
fn felt(world: &World<'_>, seat: &Seat) -> f64 {
    let worker = seat.worker();
    if worker == NO_PERSON { 1.0 } else { world.people[worker as usize].felt }
}

/// Share of its hours that work of a class gets at a seat this week.
#[inline]
pub(super) fn given(world: &World<'_>, seat: u16, class: usize) -> f32 {
    if world.plan.work.is_none() || world.seen.is_some() {
        return 1.0;
    }
    world.seats[seat as usize].given[class]
}

/// Eq. C3. Weight of late completions at a worker's workload, relative to the baseline's mean.
pub(super) fn late_weight(world: &World<'_>, plan: &StagePlan, seat: u16) -> f64 {
    if plan.late_strength == 0.0 || world.plan.work.is_none() || seat == NOBODY || world.seen.is_some() {
        return 1.0;
    }
    let felt = felt(world, &world.seats[seat as usize]).min(MOST_FELT);
    libm::exp(plan.late_strength * (felt - 1.0)) / plan.late_norm
}

/// Sets every paced child to its pace for the week.
fn set_paces(world: &mut World<'_>) {
    let (now, week_ends) = (world.now, world.week_ends);
    let World { cases, seats, plan, wheel, seen, .. } = world;
    for (index, case) in cases.iter_mut().enumerate() {
        let stage = &plan.stages[case.stage as usize];
        if !case.open || !stage.is_paced {
            continue;
        }
        let mut given = 0.0;
        if case.holder != NOBODY {
            given = f64::from(seats[case.holder as usize].given[stage.class]);
            if let Some(seen) = seen {
                // The baseline is played with loops off: it notes what hours would have done.
                seen.pace(case.stage as usize, given);
                given = 1.0;
            }
        }
        path::repace(case, stage, given, now);
        if let Some(due) = path::reschedule(case, stage, now, week_ends) {
            wheel.push(due, sort::STAGE, index, case.mark);
        }
    }
}
