//! Plans of two years, proceedings within their limit, and waits of children whom nobody can take.

use super::Claim;
use super::given::{WEEK, YEAR, stage_days};
use super::rows::{Rows, level};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Weeks from the first record until rates over twelve months are there.
const YEAR_WEEKS: usize = 53;
/// Weeks after which the longest wait is looked at.
const WAITS: [usize; 3] = [0, 10, 100];

/// Of exponential stays, e^(−t ÷ W) are older than t on a day, and as many had lasted that long when they end.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (Some(plan), Some(proceedings)) = (council.stage.get("plan"), council.stage.get("proceedings")) else {
        return Vec::new();
    };
    let older = 100.0 * libm::exp(-2.0 * YEAR / stage_days(plan));
    let limit = proceedings.deadline_weeks.unwrap_or(f64::NAN);
    let timely = 100.0 * (1.0 - libm::exp(-limit * WEEK / stage_days(proceedings)));
    let year = |measure: Measure| move |rows: &Rows<'_>| level(rows.all(measure).get(YEAR_WEEKS..).unwrap_or_default());
    vec![
        Claim::exact("plans of two years or more [%]", older, |rows| level(&rows.all(Measure::PlansOfTwoYears))),
        Claim::exact("ended after two years or more [%]", older, year(Measure::PlansEndedAfterTwoYears)),
        Claim::exact(format!("proceedings within {limit} weeks [%]"), timely, year(Measure::ProceedingsInTime)),
    ]
}

/// Whom nobody can take waits a week longer each week, and all of them wait.
pub(super) fn alone(council: &Council) -> Vec<Claim> {
    let waiting = council.team.get("nobody").map_or(0.0, |team| team.open_children.values().sum());
    let wait = |week: usize| {
        Claim::exact(format!("longest wait, week {week} [weeks]"), week as f64, move |rows| {
            rows.values("nobody", Measure::LongestWait).get(week).copied().unwrap_or(f64::NAN)
        })
    };
    let all =
        Claim::exact("children on plans with no worker", waiting, |rows| level(&rows.all(Measure::OnPlanUnallocated)));
    WAITS.into_iter().map(wait).chain([all]).collect()
}
