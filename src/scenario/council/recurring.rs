//! Work that comes at times of its own while a child is in a stage.

use serde::Deserialize;

use crate::foundations::uncertain::Uncertain;

/// A stage is heavier at first.
#[derive(Clone, Debug, Deserialize)]
pub struct FirstWeeks {
    /// For how long \[weeks\].
    pub weeks: f64,
    /// Hours in those weeks as a share of the usual [%].
    pub hours_percent: Uncertain,
}

/// A stage is heavier at its end.
#[derive(Clone, Debug, Deserialize)]
pub struct FinalWeeks {
    /// For how long \[weeks\].
    pub weeks: f64,
    /// Hours in those weeks as a share of the usual [%].
    pub hours_percent: Uncertain,
}

/// Visits as recurring work.
#[derive(Clone, Debug, Deserialize)]
pub struct Visits {
    /// At least one visit in so many working days.
    pub every_working_days: u32,
    /// Hours a visit takes, travel and recording included \[hours\].
    pub hours: Uncertain,
    /// Place in the queue for a worker's hours: 1 is served first.
    pub priority: u8,
    /// The first one in so many working days of the stage's beginning; absent: as the others.
    pub first_within_working_days: Option<u32>,
    /// Share that colleagues make while the worker is away or there is none [%]; absent: none.
    pub covered_percent: Option<Uncertain>,
}

/// Reviews as recurring work, whatever ends the stage.
#[derive(Clone, Debug, Deserialize)]
pub struct ReviewsHeld {
    /// Weeks after the stage began; the last gap repeats.
    pub after_weeks: Vec<f64>,
    /// Hours a review takes, its preparation included \[hours\].
    pub hours: Uncertain,
    /// Place in the queue for a worker's hours: 1 is served first.
    pub priority: u8,
}
