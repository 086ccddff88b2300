//! Changes of worker when only leaving causes them.

use super::Claim;
use super::given::{YEAR, leaving, stage_days};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Weeks from the first record until rates over twelve months are there.
const YEAR_WEEKS: usize = 53;

/// A child meets a change at its worker's hazard, and its stay of mean W holds hazard × W of them.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let Some(stage) = council.stage.values().next() else { return Vec::new() };
    let (hazard, years) = (leaving(council), stage_days(stage) / YEAR);
    let rate = |rows: &super::rows::Rows<'_>| {
        let rates = rows.all(Measure::WorkerChanges);
        let full = rates.get(YEAR_WEEKS..).unwrap_or_default();
        full.iter().sum::<f64>() / full.len() as f64
    };
    vec![
        Claim::exact("changes of worker a child-year", hazard, rate),
        Claim::exact("changes of worker a stay", hazard * years, move |rows| rate(rows) * years),
    ]
}
