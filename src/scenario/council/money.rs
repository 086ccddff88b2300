//! What people cost.

use serde::Deserialize;

use super::Named;
use crate::foundations::uncertain::Uncertain;

/// Pay, in the prices of the scenario's first year.
#[derive(Clone, Debug, Deserialize)]
pub struct Pay {
    /// National insurance, pension and the like on top of salary [% of salary].
    pub on_costs_percent: Uncertain,
    /// Salary of a full-time permanent worker by role [£/year].
    pub salary_pounds: Named<Uncertain>,
    /// What an agency worker costs the council by role, fees included [£/week].
    pub agency_week_pounds: Named<Uncertain>,
    /// Advert, checks and relocation for each starter [£].
    pub starter_pounds: Uncertain,
}
