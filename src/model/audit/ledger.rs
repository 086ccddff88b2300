//! What holds over time: people in post follow from starters and leavers, pay from days worked.

use super::{claim, near};
use crate::foundations::time::{Ticks, in_days};
use crate::model::state::{NO_PERSON, World};
use crate::model::timeline::Moment;

/// A record of its own, kept event by event.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    now: Ticks,
    begun: bool,
    /// Permanent and agency \[FTE\].
    fte: (f64, f64),
    /// The same, when flows were last counted anew.
    at_record: f64,
    /// FTE-days since then.
    days: (f64, f64),
}

fn fte(world: &World<'_>) -> (f64, f64) {
    let of = |person: u32| if person == NO_PERSON { 0.0 } else { world.people[person as usize].fte };
    world.seats.iter().fold((0.0, 0.0), |sum, seat| (sum.0 + of(seat.person), sum.1 + of(seat.cover)))
}

/// What has been settled, and what the people of now have worked since [FTE-days].
fn paid(world: &World<'_>) -> (f64, f64) {
    let settled = (world.paid.permanent.iter().sum(), world.paid.agency.iter().sum());
    let of = |person: u32| if person == NO_PERSON { 0.0 } else { world.people[person as usize].fte };
    world.seats.iter().fold(settled, |sum, seat| {
        let since = in_days(world.now - seat.paid_until);
        (sum.0 + of(seat.person) * since, sum.1 + of(seat.cover) * since)
    })
}

impl Ledger {
    /// Time has passed with the people of before; then somebody may have come or gone.
    pub(super) fn event(&mut self, world: &World<'_>) -> Vec<String> {
        let mut faults = Vec::new();
        claim(&mut faults, world.now >= self.now, || "time runs backwards".into());
        if !self.begun {
            self.begun = true;
            self.fte = fte(world);
            self.at_record = self.fte.0;
        }
        let span = in_days(world.now - self.now);
        self.days.0 += self.fte.0 * span;
        self.days.1 += self.fte.1 * span;
        self.now = world.now;
        self.fte = fte(world);
        faults
    }

    /// In post = before + starters − leavers; paid days = days worked.
    pub(super) fn moment(&mut self, world: &World<'_>, moment: Moment) -> Vec<String> {
        let mut faults = Vec::new();
        self.fte = fte(world);
        if matches!(moment, Moment::Record(_)) {
            self.at_record = self.fte.0;
            self.days = (0.0, 0.0);
        }
        let (starters, leavers): (f64, f64) = (world.tally.starters.iter().sum(), world.tally.leavers.iter().sum());
        let follows = self.at_record + starters - leavers - world.tally.given_up;
        claim(&mut faults, near(self.fte.0, follows), || {
            format!("{} FTE in post where {} + {starters} − {leavers} are expected", self.fte.0, self.at_record)
        });
        if world.plan.pay.is_none() {
            return faults;
        }
        let paid = paid(world);
        claim(&mut faults, near(paid.0, self.days.0), || {
            format!("{} permanent FTE-days are paid and {} were worked", paid.0, self.days.0)
        });
        claim(&mut faults, near(paid.1, self.days.1), || {
            format!("{} agency FTE-days are paid and {} were worked", paid.1, self.days.1)
        });
        faults
    }
}
