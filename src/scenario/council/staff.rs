//! What people are like: part-time or not, and how old.

use serde::Deserialize;

use crate::foundations::statistics::mean;
use crate::foundations::uncertain::Uncertain;

/// Permanent people who work part-time on the first day.
#[derive(Clone, Debug, Deserialize)]
pub struct PartTime {
    /// Share of people [%].
    pub people_percent: Uncertain,
    /// What they work, each as likely [% of full time].
    pub of_full_time_percent: Vec<f64>,
}

impl PartTime {
    /// Full-time equivalents a person, where `value` says what an uncertain number is.
    #[must_use]
    pub fn full_time_each(&self, value: impl Fn(&Uncertain) -> f64) -> f64 {
        let part = mean(&self.of_full_time_percent).map_or(1.0, |percent| percent / 100.0);
        1.0 - value(&self.people_percent) / 100.0 * (1.0 - part)
    }
}

/// Ages of permanent people.
#[derive(Clone, Debug, Deserialize)]
pub struct StaffAges {
    /// End of each band \[years\].
    pub up_to: Vec<f64>,
    /// Share of people in each band on the first day [%]; adds up to 100.
    pub in_post_percent: Vec<f64>,
    /// Share of starters in each band [%]; adds up to 100.
    pub starters_percent: Vec<f64>,
    /// Leaving in each band, as a share of the council's rate [%].
    pub leaving_percent: Vec<f64>,
    /// Age from which people retire \[years\].
    pub retires_from_age: f64,
    /// Of people of that age, how many retire [%/year].
    pub retires_percent_per_year: Uncertain,
}
