//! What is not known: every uncertain number of the option and of what it is compared with.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::foundations::doubt::Doubt;
use crate::foundations::draws::name_key;
use crate::scenario::doubts::{Confidence, DoubtEntry};
use crate::scenario::loaded::Scenario;

/// A number that is not known.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Input {
    /// Where it stands in the file.
    pub address: String,
    /// Its middle value, in the unit its key names.
    pub likely: f64,
    /// The value that one future in ten falls below.
    pub low: f64,
    /// The value that one future in ten lies above.
    pub high: f64,
    /// How sure its file is of it.
    pub confidence: Option<Confidence>,
    /// By what its luck is known.
    pub key: u64,
    law: Option<Doubt>,
}

impl Input {
    fn of(doubt: &DoubtEntry) -> Self {
        Self {
            address: doubt.address.clone(),
            likely: doubt.likely,
            low: doubt.low,
            high: doubt.high,
            confidence: doubt.confidence,
            key: name_key(&doubt.address),
            law: doubt.law,
        }
    }

    /// The value below which a share of futures lies, in the unit of its key.
    #[must_use]
    pub fn value(&self, share: f64) -> f64 {
        self.law.map_or(self.likely, |law| law.quantile(share))
    }
}

/// Every number that some scenarios are unsure of, once, by address; the first that has it says how unsure.
#[must_use]
pub fn inputs(scenarios: &[&Scenario]) -> Vec<Input> {
    let mut found: BTreeMap<&str, &DoubtEntry> = BTreeMap::new();
    for doubt in scenarios.iter().flat_map(|scenario| &scenario.doubts).filter(|doubt| doubt.low < doubt.high) {
        found.entry(&doubt.address).or_insert(doubt);
    }
    found.into_values().map(Input::of).collect()
}

/// A place in the space of what is not known: a share for each input, ½ being its middle, and the outer index of the luck of
/// whatever is not among the inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// A share between 0 and 1 for each input.
    pub shares: Vec<f64>,
    /// The outer index of everything else; 0 leaves it at its middle.
    pub outer: u64,
}

impl World {
    /// Everything at its middle.
    #[must_use]
    pub fn central(inputs: usize) -> Self {
        Self { shares: vec![0.5; inputs], outer: 0 }
    }

    /// The same with one input elsewhere.
    #[must_use]
    pub fn with(&self, input: usize, share: f64) -> Self {
        let mut other = self.clone();
        if let Some(place) = other.shares.get_mut(input) {
            *place = share;
        }
        other
    }
}
