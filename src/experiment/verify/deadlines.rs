//! Lengths that boards read: assessments within their limit, and months on a plan.

use super::Claim;
use super::given::{MONTH, WEEK, arrivals, ended_by, stage_days};
use super::rows::level;
use crate::foundations::shape::Shape;
use crate::model::measure::Measure;
use crate::scenario::council::Council;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (name, team) in &council.team {
        let Some(stage) = team.works_on.first().and_then(|stage| council.stage.get(stage)) else { continue };
        let name = name.clone();
        match (&stage.lasts_working_days, stage.deadline_working_days) {
            (Some(Shape::Histogram(bands)), Some(limit)) => {
                let expected = 100.0 * ended_by(bands, f64::from(limit));
                let what = format!("assessments in {limit} working days [%]");
                claims.push(Claim::exact(what, expected, move |rows| {
                    in_time(&rows.values(&name, Measure::AssessmentsInTime))
                }));
            }
            _ => {
                let (flow, months) = (arrivals(council), stage_days(stage) / MONTH);
                claims.push(Claim::exact("months on a plan", months, move |rows| {
                    level(&rows.values(&name, Measure::ChildrenOpen)) / flow * WEEK / MONTH
                }));
            }
        }
    }
    claims
}

/// The first record has no flow.
fn in_time(weeks: &[f64]) -> f64 {
    level(weeks.get(1..).unwrap_or_default())
}
