//! How starters take on work.

use serde::Deserialize;

use crate::foundations::uncertain::Uncertain;

/// How fast a new starter takes a full share of work.
#[derive(Clone, Debug, Deserialize)]
pub struct Induction {
    /// End of each step after the start \[weeks\].
    pub until_weeks: Vec<f64>,
    /// Share of a full caseload in each step [%]; 100 after the last.
    pub percent: Vec<f64>,
    /// What those shares are multiplied by, none rising above a full caseload; 100 when absent [%].
    pub scaled_percent: Option<Uncertain>,
    /// Weeks from one session of supervision to the next in each step; as others when absent \[weeks\].
    pub supervised_every_weeks: Option<Vec<f64>>,
    /// Hours that each takes of those beside them until the last step is over; none when absent \[hours/week\].
    pub teaching_hours_per_week: Option<Uncertain>,
    /// Stages whose children each takes on only when the last step is over.
    #[serde(default)]
    pub may_not_hold: Vec<String>,
}
