//! What must hold at every moment of every future: nothing is lost, nothing counted twice.
//!
//! Slow on purpose: each sum is taken afresh from the children and the people. Futures played for
//! results are never audited; tests audit them week by week, and the two are the same to the bit.

mod children;
mod ledger;
mod people;

use super::state::World;
use super::timeline::Moment;
use ledger::Ledger;

/// What looks on while a future is played.
pub trait Watch {
    /// Just after an event, and once more before each fixed moment.
    fn event(&mut self, world: &World<'_>);
    /// Just after a fixed moment.
    fn moment(&mut self, world: &World<'_>, moment: Moment);
}

/// Nobody looks on.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Watch for Nobody {
    #[inline]
    fn event(&mut self, _: &World<'_>) {}
    #[inline]
    fn moment(&mut self, _: &World<'_>, _: Moment) {}
}

/// Looks on, and remembers what is wrong.
#[derive(Debug, Default)]
pub struct Auditor {
    /// What was wrong, when, each fault once.
    pub faults: Vec<String>,
    ledger: Ledger,
}

/// So many faults are enough.
const ENOUGH: usize = 20;

impl Auditor {
    fn add(&mut self, world: &World<'_>, faults: Vec<String>) {
        let day = crate::foundations::time::in_days(world.now);
        for fault in faults {
            let known = self.faults.iter().any(|known| known.ends_with(&fault));
            if self.faults.len() < ENOUGH && !known {
                self.faults.push(format!("day {day:.2}: {fault}"));
            }
        }
    }
}

impl Watch for Auditor {
    fn event(&mut self, world: &World<'_>) {
        let faults = self.ledger.event(world);
        self.add(world, faults);
    }

    fn moment(&mut self, world: &World<'_>, moment: Moment) {
        let mut faults = audit(world);
        faults.extend(self.ledger.moment(world, moment));
        if moment == Moment::Week {
            faults.extend(people::hours(world));
        }
        self.add(world, faults);
    }
}

/// Everything that is wrong with a world as it stands; nothing, if all is well.
#[must_use]
pub fn audit(world: &World<'_>) -> Vec<String> {
    let mut faults = children::audit(world);
    faults.extend(people::audit(world));
    faults
}

/// Notes a fault unless a claim holds.
fn claim(faults: &mut Vec<String>, holds: bool, otherwise: impl FnOnce() -> String) {
    if !holds {
        faults.push(otherwise());
    }
}

/// Whether two sums of many parts are the same but for rounding.
fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * one.abs().max(other.abs()).max(1.0)
}
