//! What people cost, and how money of different years is set side by side.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Named;
use crate::foundations::uncertain::Uncertain;

/// Pay, in the prices of the scenario's first day.
#[derive(Clone, Debug, Deserialize)]
pub struct Pay {
    /// National insurance, pension and the like on top of salary [% of salary].
    pub on_costs_percent: Uncertain,
    /// Salary of a full-time permanent worker by role [£/year]; of a role with points, left out.
    pub salary_pounds: Named<Uncertain>,
    /// What an agency worker costs the council by role, fees included [£/week].
    pub agency_week_pounds: Named<Uncertain>,
    /// Advert, checks and relocation for each starter [£].
    pub starter_pounds: Uncertain,
    /// Rises of salaries by date [%].
    pub award_percent: Option<BTreeMap<String, f64>>,
    /// Rises of what agency workers cost by date [%].
    pub agency_rise_percent: Option<BTreeMap<String, f64>>,
    /// What a week in care costs beside social workers' time [£/child/week]; absent: left out of every cost.
    pub placement_week_pounds: Option<Uncertain>,
}

/// How money of different years is set side by side.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Money {
    /// Rate at which later years count for less, in constant prices [%/year].
    pub discount_percent_per_year: f64,
    /// General rise of prices [%/year].
    pub inflation_percent_per_year: f64,
    /// What is added to the costs of changes to allow for optimism, stated apart [%].
    pub optimism_bias_percent: f64,
}
