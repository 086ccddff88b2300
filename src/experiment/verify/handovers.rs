//! Changes of worker when only leaving causes them.

use super::Claim;
use super::given::{YEAR, leaving, stage_days};
use super::rows::level;
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
        level(rates.get(YEAR_WEEKS..).unwrap_or_default())
    };
    vec![
        Claim::exact("changes of worker a child-year", hazard, rate),
        Claim::exact("changes of worker a stay", hazard * years, move |rows| rate(rows) * years),
    ]
}

/// The measures of one group: children with one worker in twelve months, two, and three or more.
type Shares = [Measure; 3];

/// Whoever has left never comes back, so that workers of a year are one and a Poisson number of changes at the hazard κ: e^(−κ), κ e^(−κ),
/// and the rest, in each group alike.
pub(super) fn in_a_year(council: &Council) -> Vec<Claim> {
    let changes = leaving(council);
    let one = libm::exp(-changes);
    let shares = [one, changes * one, 1.0 - one * (1.0 + changes)];
    let groups: [(&str, Shares); 3] = [
        ("in need", [Measure::InNeedOneWorker, Measure::InNeedTwoWorkers, Measure::InNeedThreeWorkers]),
        ("on plans", [Measure::OnPlanOneWorker, Measure::OnPlanTwoWorkers, Measure::OnPlanThreeWorkers]),
        ("in care", [Measure::InCareOneWorker, Measure::InCareTwoWorkers, Measure::InCareThreeWorkers]),
    ];
    let of_group = |(group, measures): (&'static str, Shares)| {
        let each = measures.into_iter().zip(["one worker", "two", "three or more"]).zip(shares);
        each.map(move |((measure, how_many), share)| {
            Claim::exact(format!("{group}: {how_many} [%]"), 100.0 * share, move |rows| {
                rows.all(measure).get(YEAR_WEEKS).copied().unwrap_or(f64::NAN)
            })
        })
    };
    groups.into_iter().flat_map(of_group).collect()
}
