//! Children who come back: more referrals than first ones.

use super::Claim;
use super::given::{WEEK, arrivals, stage_days};
use super::rows::{Rows, level};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Weeks from the first record until rates over twelve months are there.
const YEAR_WEEKS: usize = 53;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (Some(stage), Some(back)) = (council.stage.values().next(), &council.rereferral) else { return Vec::new() };
    let weeks = stage_days(stage) / WEEK;
    if let Some(within) = &back.within_12_months_percent {
        return in_a_year(arrivals(council), weeks, within.likely);
    }
    let share = back.returns_percent.as_ref().map_or(0.0, |percent| percent.likely / 100.0);
    let all = arrivals(council) / (1.0 - share);
    vec![referrals(all), open(all * weeks)]
}

/// The file's referrals hold those who come back: both figures must come out again.
fn in_a_year(all: f64, weeks: f64, percent: f64) -> Vec<Claim> {
    let share = Claim::exact("re-referrals within a year [%]", percent, |rows| {
        tail(&rows.all(Measure::Rereferral), YEAR_WEEKS)
    });
    vec![referrals(all), open(all * weeks), share]
}

fn referrals(expected: f64) -> Claim {
    Claim::exact("referrals a week", expected, |rows: &Rows<'_>| tail(&rows.all(Measure::Referrals), 1))
}

fn open(expected: f64) -> Claim {
    Claim::exact("children open, mean", expected, |rows| level(&rows.all(Measure::ChildrenOpen)))
}

/// The average from a record on.
fn tail(values: &[f64], from: usize) -> f64 {
    level(values.get(from..).unwrap_or_default())
}
