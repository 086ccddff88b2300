//! What a board asks of every run: how long from full staffing to a normal caseload, and how far from the point
//! at which leaving feeds itself.

pub mod recovery;
mod spending;
pub mod tipping;

use serde::{Deserialize, Serialize};

use super::Experiment;
use super::futures::Futures;
pub use recovery::Recovery;
pub use spending::Spending;
pub use tipping::Tipping;

/// Both answers; each absent where the scenario does not say what it needs.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Outlook {
    /// From full staffing to a normal caseload.
    pub recovery: Option<Recovery>,
    /// The distance to the tipping point of the attrition loop.
    pub tipping: Option<Tipping>,
    /// What the whole period costs.
    #[serde(default)]
    pub spending: Option<Spending>,
}

impl Outlook {
    /// The same with every figure as `write` has it.
    #[must_use]
    pub fn written(self, write: fn(f64) -> f64) -> Self {
        Self {
            recovery: self.recovery.map(|found| found.written(write)),
            tipping: self.tipping.map(|found| found.written(write)),
            spending: self.spending.map(|found| found.written(write)),
        }
    }
}

/// What futures say about both.
#[must_use]
pub(super) fn outlook(experiment: &Experiment<'_>, futures: &Futures) -> Outlook {
    Outlook {
        recovery: recovery::recovery(experiment, futures),
        tipping: tipping::tipping(experiment, futures),
        spending: spending::spending(experiment, futures),
    }
}
