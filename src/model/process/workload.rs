//! Workload: hours needed against hours there are, how it is felt, and what hangs on it.

use crate::model::norms::MOST_FELT;
use crate::model::plan::StagePlan;
use crate::model::state::{Contract, NO_PERSON, NOBODY, Person, Seat, World};

/// Eq. L1. Hours needed ÷ available, relative to the council's on the first day.
#[must_use]
pub fn workload(world: &World<'_>, seat: &Seat) -> f64 {
    relative(seat, world.usual_workload)
}

/// The same with the council's usual workload at hand.
#[inline]
pub(super) fn relative(seat: &Seat, usual: f64) -> f64 {
    if usual <= 0.0 || seat.available <= 0.0 { 0.0 } else { seat.hours / (seat.available * usual) }
}

/// Eq. L21. Whoever is there on the first day has felt the load of that day for months.
pub(super) fn as_felt_before(world: &mut World<'_>) {
    let builds_up = world.plan.work.map_or(1.0, |work| work.builds_up);
    let World { seats, people, usual_workload, .. } = world;
    // Nothing is owed yet on that day: it is as full as the usual where its hours are the day's average.
    let usual = *usual_workload / builds_up;
    for seat in seats.iter().filter(|seat| seat.available > 0.0) {
        if let Some(person) = people.get_mut(seat.worker() as usize) {
            person.felt = relative(seat, usual).min(MOST_FELT);
        }
    }
}

/// Hours needed and hours available, in the whole council.
pub(super) fn totals(world: &World<'_>) -> (f64, f64) {
    world
        .seats
        .iter()
        .filter(|seat| seat.available > 0.0)
        .fold((0.0, 0.0), |sum, seat| (sum.0 + seat.hours, sum.1 + seat.available))
}

/// Eq. L6. Mean felt workload of permanent people who may hold children; the usual where loops are off.
pub(super) fn council_feels(world: &World<'_>) -> f64 {
    if world.loops_act() { mean_felt(world) } else { 1.0 }
}

/// The same whether or not loops act.
pub(super) fn mean_felt(world: &World<'_>) -> f64 {
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
