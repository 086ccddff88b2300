//! A worker's week: hours needed, hours given in order of urgency, and what falls behind.

use crate::foundations::time::WEEK;
use crate::model::norms::MOST_FELT;
use crate::model::plan::{StagePlan, WORK_CLASSES, WorkPlan};
use crate::model::state::desk::PARTS;
use crate::model::state::{Contract, NO_PERSON, NOBODY, Person, Seat, World};

use super::{pace, seats};

/// The most that is still owed a week later.
const STILL_OWED: f64 = 0.75;

/// Works out the week that begins now: who needs how many hours, and what each kind of work gets.
pub fn plan_week(world: &mut World<'_>) {
    for (team, capacity) in world.teams.iter_mut().zip(&world.levers.capacity) {
        team.capacity_moved = capacity.to_bits() != team.capacity.to_bits();
        team.capacity = *capacity;
    }
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
    place.worker() != NO_PERSON
        && (place.learns_until >= world.now - WEEK || world.teams[place.team as usize].capacity_moved)
}

/// Children whose first weeks in a stage are over.
fn age(world: &mut World<'_>) {
    for stage in 0..world.early.len() {
        let weeks = world.plan.stages[stage].first.1;
        while let Some(early) = world.early[stage].front().filter(|early| world.now - early.entered >= weeks) {
            let case = &mut world.cases[early.case as usize];
            if case.stay == early.stay {
                case.early = false;
                if case.holder != NOBODY {
                    world.desks[world.at_desk[early.case as usize] as usize].early -= case.hours;
                }
            }
            world.early[stage].pop_front();
        }
    }
}

/// Eq. C6. Adds up the hours each seat needs, by place in the queue.
fn ask(world: &mut World<'_>) {
    age(world);
    for team in &mut world.teams {
        team.shareable = 0.0;
    }
    let World { desks, desk_bits, seats, teams, plan, levers, .. } = world;
    let saves = levers.helper.map_or(0.0, |helper| helper.1);
    for (seat, desks) in seats.iter_mut().zip(desks.chunks(1 << *desk_bits).skip(1)) {
        (seat.hours, seat.owed_this_week) = (0.0, seat.owed.iter().sum());
        if seat.stages == 0 && !seat.owes {
            continue;
        }
        seat.by_class = seat.owed;
        seat.visit_class = [0.0; WORK_CLASSES];
        let mut visit_hours = 0.0;
        let team = &mut teams[seat.team as usize];
        for stage in seat.held_stages() {
            let (desk, plan) = (&desks[stage], &plan.stages[stage]);
            let all = f64::from(desk.hours) / PARTS;
            let mut hours = plan.hours * (all + f64::from(desk.early) / PARTS * (plan.first.0 - 1.0));
            let shareable = hours * levers.shareable[stage];
            team.shareable += shareable;
            hours -= shareable * team.helped * saves;
            seat.by_class[plan.class] += hours;
            seat.hours += hours;
            if let Some(visits) = &plan.visits {
                seat.visit_class[visits.class] += visits.hours * all;
                visit_hours += visits.hours * all;
            }
        }
        seat.hours += visit_hours + seat.owed_this_week;
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
/// shrink (less time each) and overtime is worked. Hours owed are paid off by what their class gets.
fn give(world: &mut World<'_>, seat: usize, work: WorkPlan) {
    let each = 1.0 / world.usual_workload.max(1e-9);
    let felt = felt(world, &world.seats[seat]);
    let place = &mut world.seats[seat];
    let full = place.available * (1.0 + work.overtime);
    place.given = [1.0; WORK_CLASSES];
    place.used = place.hours * each;
    if place.used > full {
        let shrink = if felt > 1.0 { libm::exp(-work.less_time * libm::log(felt.min(1.3))) } else { 1.0 };
        let mut left = full;
        for class in 0..WORK_CLASSES {
            let asked = (place.by_class[class] * shrink + place.visit_class[class]) * each;
            if asked > left {
                place.given[class] = left / asked;
            }
            left = (left - asked).max(0.0);
        }
        place.used = full - left;
    }
    if place.owes {
        pay_off(place);
    }
}

/// What is owed in each class falls by the share that the class gets, and by a quarter at least: a
/// worker comes to know a child in any case. The last minutes are forgotten.
fn pay_off(place: &mut Seat) {
    for (owed, given) in place.owed.iter_mut().zip(place.given) {
        *owed *= (1.0 - given).min(STILL_OWED);
    }
    if place.owed.iter().sum::<f64>() < 0.1 {
        place.settle();
    }
}

/// Eq. L6. Mean felt workload of permanent people who may hold children; the usual where loops are off.
pub(super) fn council_feels(world: &World<'_>) -> f64 {
    if !world.loops_act() {
        return 1.0;
    }
    let holders = world.people.iter().filter(|person| {
        let role = world.seats[person.seat as usize].role;
        person.here && person.contract == Contract::Permanent && world.plan.roles[role as usize].caseload > 0.0
    });
    let (sum, number) = holders.fold((0.0, 0.0), |(sum, number), person| (sum + person.felt, number + 1.0));
    if number > 0.0 { sum / number } else { 1.0 }
}

/// Workload as its worker feels it; the usual where nobody sits.
pub(super) fn felt(world: &World<'_>, seat: &Seat) -> f64 {
    let worker = seat.worker();
    if worker == NO_PERSON { 1.0 } else { world.people[worker as usize].felt }
}

/// Share of its hours that work of a class gets at a seat this week.
#[inline]
pub(super) fn given(world: &World<'_>, seat: u16, class: usize) -> f64 {
    if !world.loops_act() {
        return 1.0;
    }
    world.seats[seat as usize].given[class]
}

/// Eq. C3. Weight of late completions at a worker's workload, relative to the baseline's mean.
pub(super) fn late_weight(world: &World<'_>, plan: &StagePlan, seat: u16) -> f64 {
    if seat == NOBODY || !world.loops_act() {
        return 1.0;
    }
    plan.lateness.at(felt(world, &world.seats[seat as usize]))
}

/// Eq. C13. What missed supervision makes of the hours that work gets: nobody looks at a child who drifts.
#[inline]
pub(super) fn support(people: &[Person], seat: &Seat) -> f64 {
    people.get(seat.worker() as usize).map_or(1.0, |person| person.missed_pulls.1)
}

/// Brings the clocks of desks with children up to now, sets their paces for the week, and puts the
/// stages that end in the week in the wheel.
fn set_paces(world: &mut World<'_>) {
    let last = world.this_week();
    world.week_began = world.now;
    let stages = 1 << world.desk_bits;
    let World { desks, seats, people, plan, seen, .. } = world;
    let (nobodys, held) = desks.split_at_mut(stages);
    for (desk, plan) in nobodys.iter_mut().zip(&plan.stages) {
        desk.go_on(last, plan.pace(0.0));
    }
    for (seat, desks) in seats.iter().zip(held.chunks_mut(stages)) {
        let support = support(people, seat);
        for stage in seat.held_stages() {
            let plan = &plan.stages[stage];
            let mut given = seat.given[plan.class] * support;
            if let Some(seen) = seen
                && plan.is_paced
            {
                // The baseline is played with loops off: it notes what hours would have done.
                seen.pace(stage, given, f64::from(desks[stage].children));
                given = 1.0;
            }
            desks[stage].go_on(last, plan.pace(given));
        }
    }
    pace::schedule_week(world);
}
