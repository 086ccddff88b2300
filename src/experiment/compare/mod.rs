//! Options on the same luck: future r of each meets the same children, the same people and the same
//! world, so that what differs between them is the options alone.

pub mod costs;
pub mod council;
pub mod difference;
pub mod likeness;
pub mod net_cost;
pub mod promises;
pub mod worth;
pub mod years;

use super::findings::Findings;
use costs::Costs;
use council::CouncilFutures;
use difference::Differences;
use promises::Promise;
use worth::Worth;

/// What one option shows.
#[derive(Clone, Debug)]
pub struct OptionFindings {
    /// Its name in files.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// What its futures say together.
    pub findings: Findings,
    /// Against the reference, future by future; none for the reference itself.
    pub differences: Option<Differences>,
    /// What it makes of the promises of the proposed option.
    pub promises: Vec<Promise>,
    /// What it costs beside the reference, by financial year; none where no cost is reported.
    pub costs: Option<Costs>,
    /// What that money buys; none for the reference.
    pub worth: Option<Worth>,
    /// The whole council's figures of every future.
    pub futures: CouncilFutures,
}

/// What several options show side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The options, in the order in which they were given.
    pub options: Vec<OptionFindings>,
    /// Index of the option that the others are measured against.
    pub reference: usize,
    /// Index of the option that is proposed.
    pub preferred: Option<usize>,
    /// Index of the record that tables speak of.
    pub record: usize,
}

impl Comparison {
    /// The option that the others are measured against.
    #[must_use]
    pub fn reference(&self) -> &OptionFindings {
        &self.options[self.reference]
    }

    /// The option that charts and sentences set against the reference: the preferred one, else the
    /// last that is not the reference.
    #[must_use]
    pub fn proposed(&self) -> &OptionFindings {
        let other = || (0..self.options.len()).rev().find(|index| *index != self.reference);
        let index = self.preferred.or_else(other).unwrap_or(self.reference);
        &self.options[index]
    }
}
