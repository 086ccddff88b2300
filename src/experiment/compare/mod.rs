//! Options on the same luck: future r of each meets the same children, the same people and the same
//! world, so that what differs between them is the options alone.

pub mod ablation;
pub mod by_chance;
pub mod costs;
pub mod council;
pub mod difference;
pub mod ignorance;
mod kept;
pub mod likeness;
pub mod paired;
pub mod precision;
pub mod promises;
pub mod signs;
pub mod tried;
pub mod worth;
pub mod years;

use serde::{Deserialize, Serialize};

use super::findings::{Band, Findings};
use crate::scenario::options::proposed;
use ablation::Waterfall;
use by_chance::ByChance;
use costs::Costs;
use council::CouncilFutures;
use difference::Differences;
use ignorance::Ignorance;
use promises::Promise;
use signs::Sign;
use tried::WhatIfFindings;
use worth::Worth;

/// What one option shows.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct OptionFindings {
    /// Its name in files.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// What its futures say together.
    pub findings: Findings,
    /// Against the reference, future by future; none for the reference itself.
    #[serde(with = "some_pairs")]
    pub differences: Option<Differences>,
    /// What it costs more than the reference over the whole period, in cash [£]; none for the reference itself.
    pub net: Option<Band>,
    /// What it makes of the promises of the proposed option.
    pub promises: Vec<Promise>,
    /// What it costs beside the reference, by financial year; none where no cost is reported.
    pub costs: Option<Costs>,
    /// What that money buys; none for the reference.
    pub worth: Option<Worth>,
    /// The whole council's figures of every future; none where the comparison was read back.
    #[serde(skip)]
    pub futures: CouncilFutures,
}

/// What several options show side by side.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Comparison {
    /// The options, in the order in which they were given.
    pub options: Vec<OptionFindings>,
    /// Index of the option that the others are measured against.
    pub reference: usize,
    /// Index of the option that is proposed.
    pub preferred: Option<usize>,
    /// Index of the record that tables speak of.
    pub record: usize,
    /// What drives the difference between the preferred option and the reference.
    pub waterfall: Option<Waterfall>,
    /// What the preferred option shows as it is in the futures of the what-ifs; none in folders written before it was kept.
    #[serde(default)]
    pub as_it_is: Option<WhatIfFindings>,
    /// What the preferred option shows if something turns out otherwise.
    pub what_ifs: Vec<WhatIfFindings>,
    /// What it shows if fewer people come than were reckoned with, the largest share first.
    pub starters: Vec<WhatIfFindings>,
    /// Figures of the proposed option that part futures that break its promise from those that keep it.
    pub signs: Vec<Sign>,
    /// How often futures of the proposed option leave the range of its forecast by chance alone; none in folders written before it was
    /// kept.
    #[serde(default)]
    pub by_chance: Option<ByChance>,
    /// How much of the range is chance, and how much is what is not known.
    pub ignorance: Option<Ignorance>,
}

impl Comparison {
    /// The option that the others are measured against.
    #[must_use]
    pub fn reference(&self) -> &OptionFindings {
        &self.options[self.reference]
    }

    /// Whether the user stopped it, so that futures or whole options are missing.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        self.options.iter().any(|option| option.findings.interrupted)
    }

    /// Sets the promises of every option beside those of the proposed one, future by future, while futures are there.
    pub fn pair_promises(&mut self) {
        let proposed = self.proposed().promises.clone();
        for promise in self.options.iter_mut().flat_map(|option| &mut option.promises) {
            promise.leads = paired::leads(&proposed, promise);
        }
    }

    /// The option that charts and sentences set against the reference.
    #[must_use]
    pub fn proposed(&self) -> &OptionFindings {
        &self.options[proposed(self.options.len(), self.reference, self.preferred)]
    }
}

/// Differences by series, kept as a list of pairs.
mod some_pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Differences;
    use super::difference::Difference;
    use crate::experiment::findings::Series;

    type Row = Vec<Option<Difference>>;

    pub(super) fn serialize<S: Serializer>(rows: &Option<Differences>, serializer: S) -> Result<S::Ok, S::Error> {
        rows.as_ref().map(|rows| rows.iter().collect::<Vec<_>>()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Differences>, D::Error> {
        let rows = Option::<Vec<(Series, Row)>>::deserialize(deserializer)?;
        Ok(rows.map(|rows| rows.into_iter().collect::<BTreeMap<Series, Row>>()))
    }
}
