//! One draw of everything we are unsure of: a world that a future is played in.

use super::doubts::DoubtEntry;
use super::loaded::Scenario;
use crate::foundations::draws::name_key;
use crate::foundations::uncertain::Uncertain;

/// A value for each doubt of a scenario, in the order of its list.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// The values, each in the unit of its key.
    pub values: Vec<f64>,
}

impl Draw {
    /// The central case: every doubt at its middle value.
    #[must_use]
    pub fn central(scenario: &Scenario) -> Self {
        Self { values: scenario.doubts.iter().map(|doubt| doubt.likely).collect() }
    }

    /// A draw: each doubt at the quantile that `uniform` gives for the hash of its address.
    ///
    /// By address, not by place in the list, so that the same doubt meets the same luck in a
    /// scenario that has more of them.
    #[must_use]
    pub fn at(scenario: &Scenario, uniform: impl Fn(u64) -> f64) -> Self {
        let value =
            |doubt: &DoubtEntry| doubt.law.map_or(doubt.likely, |law| law.quantile(uniform(name_key(&doubt.address))));
        Self { values: scenario.doubts.iter().map(value).collect() }
    }

    /// The value of a number in this draw.
    #[must_use]
    pub fn of(&self, number: &Uncertain) -> f64 {
        let drawn = number.doubt.and_then(|doubt| self.values.get(usize::from(doubt.0)));
        drawn.copied().unwrap_or(number.likely)
    }
}
