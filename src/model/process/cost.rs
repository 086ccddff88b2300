//! Who has been paid for: FTE-days by team and role, and what they come to.

use crate::foundations::time::{Ticks, in_days};
use crate::model::plan::PayPlan;
use crate::model::state::{NO_PERSON, Person, World};

use super::price_cap;

/// What has been paid since the last record, by unit and role.
#[derive(Clone, Debug, Default)]
pub struct Paid {
    /// Permanent people [FTE-days].
    pub permanent: Vec<f64>,
    /// Agency workers [FTE-days].
    pub agency: Vec<f64>,
    /// Permanent people, with on-costs [£].
    pub permanent_pounds: Vec<f64>,
    /// Agency workers [£].
    pub agency_pounds: Vec<f64>,
    /// Agency workers in funded posts, in the whole council [£].
    pub covering_pounds: f64,
    /// What agency workers in funded posts would have cost as employees, in the whole council [£].
    pub covered_pounds: f64,
    /// What funded posts without a permanent person were budgeted at, in the whole council [£].
    pub vacant_pounds: f64,
    /// Retention payments, with on-costs [£].
    pub retention_pounds: f64,
    /// Retention payments that run now, with on-costs [£/day/FTE].
    pub retention_day: f64,
}

impl Paid {
    /// Nothing yet, for so many cells.
    #[must_use]
    pub fn new(cells: usize) -> Self {
        let none = || vec![0.0; cells];
        Self { permanent: none(), agency: none(), permanent_pounds: none(), agency_pounds: none(), ..Self::default() }
    }

    /// Counts anew from a record; payments that run go on.
    pub fn reset(&mut self) {
        for list in [&mut self.permanent, &mut self.agency, &mut self.permanent_pounds, &mut self.agency_pounds] {
            list.fill(0.0);
        }
        (self.covering_pounds, self.covered_pounds) = (0.0, 0.0);
        (self.vacant_pounds, self.retention_pounds) = (0.0, 0.0);
    }
}

/// Eq. M5. Adds up everybody's FTE-days and pay to now: at a record, and before people move.
pub fn settle(world: &mut World<'_>) {
    if world.plan.pay.is_none() {
        return;
    }
    for seat in 0..world.seats.len() {
        settle_seat(world, seat as u16);
    }
}

/// Adds up the FTE-days and pay of who sits here to now: before anybody comes or goes.
pub(super) fn settle_seat(world: &mut World<'_>, seat: u16) {
    let Some(pay) = &world.plan.pay else { return };
    let now = world.now;
    let place = &mut world.seats[seat as usize];
    let since = place.paid_until;
    place.paid_until = now;
    let (person, cover) = (place.person, place.cover);
    let idle = person == NO_PERSON && cover == NO_PERSON && !place.post;
    if now <= since || idle {
        return;
    }
    if person != NO_PERSON {
        pay_person(world, pay, seat, since);
    } else {
        let place = &world.seats[seat as usize];
        if place.post {
            world.paid.vacant_pounds += place.fte * pay.awards.days(since, now) * pay.budget_day(place.role as usize);
        }
    }
    if cover != NO_PERSON {
        pay_cover(world, pay, seat, since);
    }
}

fn pay_person(world: &mut World<'_>, pay: &PayPlan, seat: u16, since: Ticks) {
    let (cell, place) = (world.cell(seat), &world.seats[seat as usize]);
    let person = &world.people[place.person as usize];
    let role = place.role as usize;
    let days = person.fte * pay.paid_days(role, person.started, since, world.now);
    let span = person.fte * in_days(world.now - since);
    world.paid.permanent[cell] += span;
    world.paid.permanent_pounds[cell] += days * pay.permanent_day[role];
    if world.plan.roles[role].registered {
        world.paid.retention_pounds += span * world.paid.retention_day;
    }
}

/// Eq. M12. What agency workers whom a change brought cost, as a share of what any cost in their roles.
fn price(world: &World<'_>, change: u16) -> f64 {
    let brought =
        world.layout.changes.get(change as usize).and_then(|name| world.council.change[name].bring_in_agency.as_ref());
    brought.and_then(|block| block.price_percent.as_ref()).map_or(1.0, |percent| world.number(percent) / 100.0)
}

fn pay_cover(world: &mut World<'_>, pay: &PayPlan, seat: u16, since: Ticks) {
    let (cell, place) = (world.cell(seat), &world.seats[seat as usize]);
    let Person { fte, key, .. } = world.people[place.cover as usize];
    let role = place.role as usize;
    // What a change brings has a price of its own.
    let of_a_change = usize::from(place.brought_by) < world.layout.changes.len();
    let most = if of_a_change { f64::INFINITY } else { price_cap::most_paid(world, role, key) };
    world.paid.agency[cell] += fte * in_days(world.now - since);
    let pounds = fte
        * pay.agency_rises.days_at_most(most, since, world.now)
        * pay.agency_day[role]
        * price(world, place.brought_by);
    world.paid.agency_pounds[cell] += pounds;
    if place.post {
        world.paid.covering_pounds += pounds;
        world.paid.covered_pounds += fte * pay.awards.days(since, world.now) * pay.budget_day(role);
    }
}
