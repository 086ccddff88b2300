//! M/G/1 with processor sharing: the more children one worker holds, the slower each goes on.

use super::Claim;
use super::given::{WEEK, arrivals, stage_days};
use super::rows::{Rows, average, level, spread};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// With load ρ the number held is geometric, whatever the shape of the need: mean ρ ÷ (1 − ρ), variance ρ ÷ (1 − ρ)².
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let Some(stage) = council.stage.get("open") else { return Vec::new() };
    let load = arrivals(council) * stage_days(stage) / WEEK;
    let mean = load / (1.0 - load);
    let held = |rows: &Rows<'_>| rows.values("everyone", Measure::ChildrenOpen);
    vec![
        Claim::exact("children held, mean", mean, move |rows| level(&held(rows))),
        Claim::exact("children held, variance", mean / (1.0 - load), move |rows| spread(&held(rows), mean)),
        Claim::exact("share of time with nobody held", 1.0 - load, move |rows| {
            average(&held(rows), |held| f64::from(u8::from(held < 0.5)))
        }),
    ]
}
