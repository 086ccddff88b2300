//! Agency workers become employees in the post that they cover.

use crate::foundations::time::{Ticks, WEEK};
use crate::model::purpose::Decision;
use crate::model::state::{Contract, NO_PERSON, World, sort};

use super::{absence, becoming, cost, leaving, promotion, recruitment, retiring, seats};

/// Works out which of those who cover a post would be taken on in the week that begins now.
pub fn accrue(world: &mut World<'_>) {
    if rate(world) > 0.0 {
        for seat in 0..world.seats.len() {
            if world.seats[seat].cover != NO_PERSON {
                accrue_one(world, seat as u16);
            }
        }
    }
}

/// Conversions of one worker who covers a post [per tick].
fn rate(world: &World<'_>) -> f64 {
    world.plan.agency.as_ref().map_or(0.0, |agency| agency.converts)
}

/// Eq. G6. The worker who covers a post becomes an employee at a steady rate: by the luck of each week,
/// until the week ends.
pub(super) fn accrue_one(world: &mut World<'_>, seat: u16) {
    let (rate, place) = (rate(world), &world.seats[seat as usize]);
    if rate <= 0.0 || !place.post || place.cover == NO_PERSON {
        return;
    }
    let (worker, key) = (place.cover, world.people[place.cover as usize].key);
    let u = world.luck.uniform(Decision::Conversion, key, (world.now / WEEK) as u32);
    let at = world.now.saturating_add((-libm::log(u) / rate) as Ticks);
    if at < world.week_ends {
        world.wheel.push(at, sort::CONVERTS, worker as usize, 0);
    }
}

/// An agency worker is taken on, if their post is still theirs to take and one of the role is open: they
/// stay where they are with the children they hold.
pub fn convert(world: &mut World<'_>, index: usize) {
    let person = &world.people[index];
    let (seat, fte) = (person.seat, person.fte);
    let place = &world.seats[seat as usize];
    let covers = place.post && place.cover as usize == index && place.person == NO_PERSON;
    if !person.here || person.going || !covers || recruitment::open_posts(world, place.role as usize) <= 0 {
        return;
    }
    cost::settle_seat(world, seat);
    let place = &mut world.seats[seat as usize];
    (place.person, place.cover) = (index as u32, NO_PERSON);
    let person = &mut world.people[index];
    person.contract = Contract::Permanent;
    person.started = world.now;
    person.inducted = Ticks::MIN / 4;
    (person.until, person.leaves) = (world.now, Ticks::MAX);
    retiring::settle(world, index, (true, world.now));
    let pounds = world.plan.agency.as_ref().and_then(|agency| agency.conversion_pounds);
    recruitment::count_starter(world, seat, fte, pounds);
    world.tally.converted += fte;
    seats::refresh(world, seat);
    leaving::accrue_newcomer(world, seat);
    absence::accrue_newcomer(world, index);
    promotion::accrue_one(world, seat);
    becoming::settle(world, index, world.now);
}
