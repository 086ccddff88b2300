//! What many futures say together: bands, chances, distributions. Reports read this and nothing below.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use super::outlook::Outlook;
use crate::model::measure::Measure;
use crate::model::record::beyond;
use crate::scenario::council::Date;

/// One row of results over time: whose, and of what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Series {
    /// A team's name in the file, or `all`.
    pub team: String,
    /// A role's name in the file, or `all`.
    pub role: String,
    /// What is measured.
    pub measure: Measure,
}

/// The spread of one measure on one date over futures.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Band {
    /// Mean over futures.
    pub mean: f64,
    /// One future in ten lies below.
    pub p10: f64,
    /// One future in four lies below.
    pub p25: f64,
    /// The middle future.
    pub p50: f64,
    /// One future in four lies above.
    pub p75: f64,
    /// One future in ten lies above.
    pub p90: f64,
    /// Standard error of the mean; nought of one future, of which [`Band::error`] knows none.
    pub mc_error: f64,
    /// Futures that have a value (a denominator may be 0).
    pub futures: u32,
}

impl Band {
    /// On which side of the range of 8 in 10 futures a value lies: above it, or below; none inside.
    #[must_use]
    pub fn side(&self, value: f64) -> Option<bool> {
        (value > self.p90).then_some(true).or((value < self.p10).then_some(false))
    }

    /// The standard error of the mean as files have it: one future says nothing of how far another would lie.
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        (self.futures > 1).then_some(self.mc_error)
    }
}

/// One dated promise, and how often it is kept.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct TargetChance {
    /// The target's name in the file.
    pub target: String,
    /// Whose and what.
    pub series: Series,
    /// The date promised.
    pub date: Date,
    /// Index into [`Findings::dates`]: the last record on or before the date.
    pub record: usize,
    /// The promised value.
    pub value: f64,
    /// Whether the promise is "at most" (else "at least").
    pub at_most: bool,
    /// Futures that keep it ÷ futures with a value.
    pub share_meeting: f64,
    /// Standard error of that share; nought of one future, of which [`TargetChance::error`] knows none.
    pub mc_error: f64,
    /// Futures with a value on the day, of which the share is.
    pub futures: u32,
    /// Futures played.
    pub all: u32,
}

impl TargetChance {
    /// The standard error of the share as files have it: one future has none.
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        (self.futures > 1).then_some(self.mc_error)
    }

    /// Futures without a value on the day, which neither keep it nor break it.
    #[must_use]
    pub fn without(&self) -> u32 {
        self.all.saturating_sub(self.futures)
    }

    /// Whether a value keeps it.
    #[must_use]
    pub fn is_kept_by(&self, value: f64) -> bool {
        beyond(value, self.value, self.at_most) <= 0.0
    }
}

/// How caseloads are spread over workers on one date, averaged over futures.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Spread {
    /// The date.
    pub date: Date,
    /// A team's name in the file, or `all`.
    pub team: String,
    /// Average number of registered workers with so many children per own FTE: index 0 is none,
    /// index n is above n−1 up to n; the last takes all above.
    pub workers: Vec<f64>,
}

impl Spread {
    /// Workers who hold at least part of a child.
    #[must_use]
    pub fn holders(&self) -> f64 {
        self.workers.iter().skip(1).sum()
    }
}

/// What many futures of one scenario say together.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Findings {
    /// Dates of the records; the first is the start.
    pub dates: Vec<Date>,
    /// Futures played (the central case is extra).
    pub replications: u32,
    /// The seed.
    pub seed: u64,
    /// Whether the run was stopped before all futures were played.
    pub interrupted: bool,
    /// The bands of each series, one entry a date; `None` where no future has a value.
    #[serde(with = "pairs")]
    pub bands: BTreeMap<Series, Vec<Option<Band>>>,
    /// The central case: every assumption at its middle value, one future of chance.
    #[serde(skip)]
    pub central: BTreeMap<Series, Vec<Option<f64>>>,
    /// Targets, in the order of name and date.
    pub targets: Vec<TargetChance>,
    /// Spreads of individual caseloads: on the first day, a year on, and on the last day.
    pub spreads: Vec<Spread>,
    /// From full staffing to a normal caseload, and how far the tipping point is.
    #[serde(default)]
    pub outlook: Outlook,
    /// What the model has to say about the run, such as work that nobody could take.
    pub notes: Vec<String>,
}

impl Findings {
    /// The bands of a measure for the whole council.
    #[must_use]
    pub fn council(&self, measure: Measure) -> Option<&[Option<Band>]> {
        self.of("all", "all", measure)
    }

    /// The bands of a measure for a team and role (`all` for all).
    #[must_use]
    pub fn of(&self, team: &str, role: &str, measure: Measure) -> Option<&[Option<Band>]> {
        let series = Series { team: team.into(), role: role.into(), measure };
        self.bands.get(&series).map(Vec::as_slice)
    }

    /// What is promised of a measure of the whole council, in the order of the file.
    pub fn promises(&self, measure: Measure) -> impl DoubleEndedIterator<Item = &TargetChance> {
        self.targets.iter().filter(move |target| target.series.measure == measure && target.series.team == "all")
    }
}

/// Rows by series, kept as a list of pairs, since the names of a file's entries cannot be series.
pub(crate) mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Series;

    /// Writes the rows.
    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        rows: &BTreeMap<Series, T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        rows.iter().collect::<Vec<_>>().serialize(serializer)
    }

    /// Reads them.
    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Series, T>, D::Error> {
        Ok(Vec::<(Series, T)>::deserialize(deserializer)?.into_iter().collect())
    }
}
