//! People resign, work their notice and go.

use crate::foundations::time::{DAY, Ticks, WEEK};
use crate::model::levers::year_factor;
use crate::model::norms::MOST_FELT;
use crate::model::plan::LeavingPlan;
use crate::model::state::{Contract, NO_PERSON, Person, World, sort};

use super::{agency, allocation, cost, recruitment, seats};

/// Ends of the first two bands of time in post.
const TWO_YEARS: Ticks = DAY * 1461 / 2;
const FIVE_YEARS: Ticks = DAY * 1461 * 5 / 4;

/// Works out who resigns in the week that begins now.
pub fn accrue(world: &mut World<'_>) {
    if world.plan.leaving.is_none() {
        return;
    }
    let factor = year_factor(world, "leaving", 0.0, world.plan.years.leaving) * world.levers.leaving;
    world.leaving_factor = factor;
    for person in 0..world.people.len() {
        accrue_until(world, person, world.now + WEEK);
    }
}

/// Eq. W6. Adds a person's hazard up to a moment; if it reaches their luck, they resign on the way.
pub(super) fn accrue_until(world: &mut World<'_>, index: usize, until: Ticks) {
    let person = &world.people[index];
    if !person.here || person.going || person.contract == Contract::Agency {
        return;
    }
    let Some(leaving) = world.plan.leaving else { return };
    let from = person.until.max(0);
    let rate = hazard(world, &leaving, person);
    let more = rate * (until - from) as f64;
    let person = &mut world.people[index];
    person.until = until;
    if person.hazard >= person.luck {
        return;
    }
    if person.hazard + more >= person.luck {
        let at = from + ((person.luck - person.hazard) / rate) as Ticks;
        world.wheel.push(at.max(world.now), sort::RESIGNS, index, 0);
    }
    person.hazard += more;
}

/// Eq. W5. A person's chance of resigning a tick: the council's rate by time in post, role,
/// felt workload relative to the baseline, the changes pulled, and the year.
fn hazard(world: &World<'_>, leaving: &LeavingPlan, person: &Person) -> f64 {
    let seat = &world.seats[person.seat as usize];
    let here = world.now - person.started;
    let tenure = leaving.tenure[usize::from(here >= TWO_YEARS) + usize::from(here >= FIVE_YEARS)];
    let strain = if leaving.strength == 0.0 || world.plan.work.is_none() || world.seen.is_some() {
        1.0
    } else {
        libm::exp(leaving.strength * (person.felt.min(MOST_FELT) - 1.0)) / leaving.norm
    };
    leaving.hazard
        * tenure
        * world.plan.roles[seat.role as usize].leaving
        * strain
        * world.leaving_factor
        * world.levers.team_leaving[seat.team as usize]
}

/// A person resigns: the post is advertised, and they go when their notice is over.
pub fn resign(world: &mut World<'_>, index: usize) {
    let person = &world.people[index];
    if !person.here || person.going {
        return;
    }
    let notice = world.plan.leaving.map_or(0, |leaving| leaving.notice);
    go_on(world, index, world.now + notice);
}

/// A person will go at a moment, or sooner if their last day was known already.
pub(super) fn go_on(world: &mut World<'_>, index: usize, at: Ticks) {
    let person = &mut world.people[index];
    let at = at.min(person.leaves);
    person.going = true;
    person.leaves = at;
    let seat = person.seat;
    if person.contract == Contract::Permanent {
        recruitment::advertise(world, seat);
    }
    if at <= world.now {
        leave(world, index);
    } else {
        seats::refresh(world, seat);
        world.wheel.push(at, sort::LEAVES, index, 0);
    }
}

/// A person goes: their children are allocated again, their seat falls empty.
pub fn leave(world: &mut World<'_>, index: usize) {
    let person = world.people[index];
    if !person.here || person.leaves > world.now {
        return;
    }
    let seat = person.seat;
    cost::settle_seat(world, seat);
    world.people[index].here = false;
    let place = &mut world.seats[seat as usize];
    match person.contract {
        Contract::Agency => place.cover = NO_PERSON,
        Contract::Permanent => {
            place.person = NO_PERSON;
            place.spell += 1;
            let cell = world.cell(seat);
            world.tally.leavers[cell] += person.fte;
        }
    }
    seats::refresh(world, seat);
    if world.seats[seat as usize].worker() == NO_PERSON {
        allocation::displace(world, seat);
        agency::want(world, seat, person.contract);
    }
}
