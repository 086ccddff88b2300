//! Who has been paid for: FTE-days by team and role.

use crate::foundations::time::in_days;
use crate::model::state::{NO_PERSON, World};

/// FTE-days since the last record, by unit and role.
#[derive(Clone, Debug, Default)]
pub struct Paid {
    /// Permanent people [FTE-days].
    pub permanent: Vec<f64>,
    /// Agency workers [FTE-days].
    pub agency: Vec<f64>,
}

/// Eq. M5. Adds up everybody's FTE-days to now: at a record, and before people move.
pub fn settle(world: &mut World<'_>) {
    if world.plan.pay.is_none() {
        return;
    }
    for seat in 0..world.seats.len() {
        settle_seat(world, seat as u16);
    }
}

/// Adds up the FTE-days of who sits here to now: before anybody comes or goes.
pub(super) fn settle_seat(world: &mut World<'_>, seat: u16) {
    if world.plan.pay.is_none() {
        return;
    }
    let now = world.now;
    let place = &mut world.seats[seat as usize];
    let span = in_days(now - place.paid_until);
    place.paid_until = now;
    let (person, cover) = (place.person, place.cover);
    if span <= 0.0 || (person == NO_PERSON && cover == NO_PERSON) {
        return;
    }
    let cell = world.cell(seat);
    if person != NO_PERSON {
        world.paid.permanent[cell] += world.people[person as usize].fte * span;
    }
    if cover != NO_PERSON {
        world.paid.agency[cell] += world.people[cover as usize].fte * span;
    }
}
