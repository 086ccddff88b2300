//! Roles, starters, leavers and agency workers.

use serde::Deserialize;

use super::Named;
use crate::foundations::shape::{Shape, optional_shape, shape_or_number};
use crate::foundations::uncertain::Uncertain;

/// A kind of post.
#[derive(Clone, Debug, Deserialize)]
pub struct Role {
    /// Its name on charts.
    pub name: String,
    /// A registered social worker: counted in the DfE's rates and caseload.
    pub registered: bool,
    /// Children a full-time worker in this role carries, as a share of a full caseload [%].
    pub caseload_percent: f64,
    /// Leaving, as a share of the council's rate [%].
    pub leaving_percent: Option<Uncertain>,
    /// Salaries of the points of its grade, lowest first; one up for each whole year in post [£/year].
    pub pay_points_pounds: Option<Vec<f64>>,
}

/// How fast a new starter takes a full share of work.
#[derive(Clone, Debug, Deserialize)]
pub struct Induction {
    /// End of each step after the start \[weeks\].
    pub until_weeks: Vec<f64>,
    /// Share of a full caseload in each step [%]; 100 after the last.
    pub percent: Vec<f64>,
}

/// A kind of absence from work: short sickness, long sickness, maternity and the like.
#[derive(Clone, Debug, Deserialize)]
pub struct Absence {
    /// Its name.
    pub name: String,
    /// Spells a year of a person at work [spells/year].
    pub spells_per_year: Uncertain,
    /// How long a spell lasts [working days].
    #[serde(deserialize_with = "shape_or_number")]
    pub lasts_working_days: Shape,
    /// Strength of workload on it; 0 is off [per unit of workload].
    pub workload_strength: Uncertain,
    /// After so long the children are given to others; none: they wait \[weeks\].
    pub cases_move_after_weeks: Option<f64>,
    /// Share who come back to work; all when absent [%].
    pub returns_percent: Option<Uncertain>,
    /// Counts in the DfE's absence rate.
    #[serde(default)]
    pub counts_as_sickness: bool,
}

/// How often those who hold children are supervised, and by whom.
#[derive(Clone, Debug, Deserialize)]
pub struct Supervision {
    /// Weeks from one session to the next \[weeks\].
    pub every_weeks: f64,
    /// Hours of the supervisor for one session, preparation included \[hours\].
    pub hours: Uncertain,
    /// What a full-time supervisor gives, by role \[hours/week\].
    pub hours_per_week: Named<Uncertain>,
    /// Strength of missed sessions on leaving; 0 is off [per share missed].
    pub leaving_strength: Option<Uncertain>,
    /// Strength of missed sessions on work that waits for hours; 0 is off [per share missed].
    pub drift_strength: Option<Uncertain>,
}

/// People leaving the council.
#[derive(Clone, Debug, Deserialize)]
pub struct Leaving {
    /// Leavers in a year ÷ average in post [%/year], DfE-registered roles.
    pub percent_per_year: Uncertain,
    /// Notice between resigning and going \[weeks\].
    pub notice_weeks: f64,
    /// Rates by time in post, as a share of the council's [%].
    pub tenure_percent: Option<ByTenure>,
    /// Strength of workload on leaving; 0 is off [per unit of workload].
    pub workload_strength: Uncertain,
}

/// Three figures by time in post.
#[derive(Clone, Debug, Deserialize)]
pub struct ByTenure {
    /// Under two years.
    pub under_2_years: f64,
    /// Two to five years.
    pub from_2_to_5_years: f64,
    /// Five years or more.
    pub over_5_years: f64,
}

/// Time in post on the first day.
#[derive(Clone, Debug, Deserialize)]
pub struct Tenure {
    /// Share of people in each band [%]; adds up to 100.
    pub in_post_percent: ByTenure,
}

/// A route by which posts fill: by what the market offers, or each post after its own time.
#[derive(Clone, Debug, Deserialize)]
pub struct Recruitment {
    /// Roles it fills, in order of preference.
    pub fills: Vec<String>,
    /// Applicants a year who would take a post if one were open [people/year].
    pub applicants_per_year: Option<Uncertain>,
    /// From accepting to the first day \[weeks\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub lead_weeks: Option<Shape>,
    /// Accepted offers that come to nothing [%].
    pub drop_out_percent: Option<Uncertain>,
    /// The year's applicants start together on these dates (`"09-15" = 65`) [% of the year's].
    pub cohort_percent: Option<Named<f64>>,
    /// Or: each empty post fills after so many days from the resignation or its creation \[days\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub time_to_fill_days: Option<Shape>,
    /// Strength of the council's workload on keeping applicants away; 0 is off [per unit of workload].
    pub workload_strength: Option<Uncertain>,
    /// Which induction its starters follow; none: a full share at once.
    pub induction: Option<String>,
}

/// Agency workers.
#[derive(Clone, Debug, Deserialize)]
pub struct Agency {
    /// Roles that agency workers may cover.
    pub covers: Vec<String>,
    /// Share of empty posts for which one is asked [%].
    pub ask_percent: Uncertain,
    /// Workers the market offers a year; none: no limit [people/year].
    pub supply_per_year: Option<Uncertain>,
    /// From the post falling empty to the worker's first day \[weeks\].
    #[serde(deserialize_with = "shape_or_number")]
    pub lead_weeks: Shape,
    /// How long one stays unless the post fills first; none: until it fills \[weeks\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub stays_weeks: Option<Shape>,
    /// Notice the agency worker gives, and the council gives when releasing one \[weeks\].
    pub notice_weeks: f64,
    /// At most this many at once; none: no limit \[FTE\].
    pub at_most_fte: Option<Uncertain>,
    /// Which induction they follow; none: a full share at once.
    pub induction: Option<String>,
}
