//! What really happened, set beside what futures say: limits of the past, months outside the band, updated odds.

pub mod limits;
pub mod outside;
pub mod updated;
pub mod weights;

use super::findings::Series;
use crate::foundations::calendar::month_number;
use crate::scenario::council::Date;

/// One figure of what really happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// Whose and what.
    pub series: Series,
    /// Last day of its month.
    pub month: Date,
    /// The figure, in the unit of the measure.
    pub value: f64,
    /// How many it counts, where that was given.
    pub numerator: Option<f64>,
    /// Of how many, where that was given.
    pub denominator: Option<f64>,
}

/// Everything that was observed, in the order of series and month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The figures; one a series and month.
    pub observed: Vec<Observed>,
}

impl History {
    /// Figures of one series, in the order of months.
    #[must_use]
    pub fn course(&self, series: &Series) -> Vec<&Observed> {
        self.observed.iter().filter(|observed| observed.series == *series).collect()
    }

    /// Every series that has a figure, in order.
    #[must_use]
    pub fn series(&self) -> Vec<&Series> {
        let mut found: Vec<&Series> = self.observed.iter().map(|observed| &observed.series).collect();
        found.dedup();
        found
    }

    /// The first month with a figure.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.observed.iter().map(|observed| observed.month).min()
    }

    /// The last month with a figure.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.observed.iter().map(|observed| observed.month).max()
    }
}
