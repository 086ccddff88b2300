//! People fall ill and come back: the share of working days lost.

use super::given::{WORKING_DAYS, mean};
use super::rows::level;
use super::{Claim, MOST};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Part by which the answer may be off, since the DfE divides by that year whatever working days a year has.
const OF_THE_YEAR: f64 = 0.01;
/// Months from the first record until rates over twelve months are there.
const YEAR_MONTHS: usize = 12;

/// A person at work begins λ spells of mean L: lost is w ÷ (1 + w) of the time, w = Σ λ L ÷ 253.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let lost = |counts: bool| -> f64 {
        let kinds = council.absence.values().filter(|kind| kind.counts_as_sickness || !counts);
        kinds.map(|kind| kind.spells_per_year.likely * mean(&kind.lasts_working_days) / WORKING_DAYS).sum()
    };
    let share = 100.0 * lost(true) / (1.0 + lost(false));
    let rate = Claim::exact("working days lost [%]", share, |rows| {
        level(rows.all(Measure::AbsenceRate).get(YEAR_MONTHS..).unwrap_or_default())
    });
    vec![Claim { error: OF_THE_YEAR * share / MOST, ..rate }]
}
