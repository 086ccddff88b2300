//! Who has been paid for: FTE-days by team and role.

use crate::foundations::time::{Ticks, in_days};
use crate::model::state::{NO_PERSON, World};

/// FTE-days since the last record, by unit and role.
#[derive(Clone, Debug, Default)]
pub struct Paid {
    /// Permanent people [FTE-days].
    pub permanent: Vec<f64>,
    /// Agency workers [FTE-days].
    pub agency: Vec<f64>,
    /// Moment to which they have been added up.
    pub until: Ticks,
}

/// Adds up FTE-days to now; called before anybody comes, goes or moves.
pub fn settle(world: &mut World<'_>) {
    let span = in_days(world.now - world.paid.until);
    world.paid.until = world.now;
    if span <= 0.0 {
        return;
    }
    for seat in 0..world.seats.len() {
        let place = &world.seats[seat];
        if place.worker() == NO_PERSON {
            continue;
        }
        let fte = |person: u32| {
            if person == NO_PERSON { 0.0 } else { world.people[person as usize].fte }
        };
        let (permanent, agency) = (fte(place.person), fte(place.cover));
        let cell = world.cell(seat as u16);
        world.paid.permanent[cell] += permanent * span;
        world.paid.agency[cell] += agency * span;
    }
}
