//! What the council promised, and the dates that it marks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Date, date};

/// What the council promised.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Target {
    /// Which measure.
    pub measure: String,
    /// For which team; absent: the whole council.
    pub team: Option<String>,
    /// The most it may be, by date.
    pub at_most: Option<BTreeMap<String, f64>>,
    /// The least it may be, by date.
    pub at_least: Option<BTreeMap<String, f64>>,
    /// Whose figure it is; absent: not said.
    pub set_by: Option<SetBy>,
}

/// Whose figure a target is.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum SetBy {
    /// The law's.
    Statutory,
    /// A national one, as an average that is published.
    National,
    /// The council's own.
    Local,
    /// Nobody's: a figure to measure by, which nobody has adopted.
    Illustrative,
}

impl SetBy {
    /// Its word, as a file writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Statutory => "statutory",
            Self::National => "national",
            Self::Local => "local",
            Self::Illustrative => "illustrative",
        }
    }

    /// The same for whoever may not know what it means: a target that nobody has adopted is no promise, and must not read as one.
    #[must_use]
    pub const fn in_full(self) -> &'static str {
        match self {
            Self::Illustrative => "illustrative: nobody has adopted it",
            Self::Statutory | Self::National | Self::Local => self.word(),
        }
    }
}

/// How the delivery of a milestone stands, as whoever leads it says.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// It has happened.
    Done,
    /// It will happen on its date.
    OnTrack,
    /// It may not.
    AtRisk,
    /// It will not.
    OffTrack,
}

/// A date to mark on charts.
#[derive(Clone, Debug, Deserialize)]
pub struct Milestone {
    /// When.
    #[serde(deserialize_with = "date")]
    pub date: Date,
    /// What happens.
    pub name: String,
    /// How its delivery stands.
    pub status: Option<Delivery>,
    /// What has been done of it so far.
    pub note: Option<String>,
}
