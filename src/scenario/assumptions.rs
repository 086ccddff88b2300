//! One draw of everything we are unsure of: a world that a future is played in.

use super::doubts::DoubtEntry;
use super::loaded::Scenario;
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
        let value = |doubt: &DoubtEntry| {
            doubt.law.map_or(doubt.likely, |law| law.quantile(uniform(address_hash(&doubt.address))))
        };
        Self { values: scenario.doubts.iter().map(value).collect() }
    }

    /// The value of a number in this draw.
    #[must_use]
    pub fn of(&self, number: &Uncertain) -> f64 {
        let drawn = number.doubt.and_then(|doubt| self.values.get(usize::from(doubt.0)));
        drawn.copied().unwrap_or(number.likely)
    }
}

/// FNV-1a, 64 bits, of an address: the name by which chance knows a doubt.
#[must_use]
pub fn address_hash(address: &str) -> u64 {
    address
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // The published test values of the function.
        assert_eq!(address_hash(""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(address_hash("a"), 0xAF63_DC4C_8601_EC8C);
        assert_eq!(address_hash("foobar"), 0x8594_4171_F739_67E8);
    }
}
