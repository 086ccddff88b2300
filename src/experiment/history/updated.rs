//! Chances of keeping what was promised, once it is known how the first months went.

use super::History;
use super::weights::{Level, Value, effective, levels, weights};
use crate::experiment::findings::{Findings, Series, TargetChance};
use crate::scenario::council::Date;

/// Fewest futures, by their effective number, from which updated chances are told.
pub const FEWEST: f64 = 100.0;

/// A promise, and its chance before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct UpdatedChance {
    /// The target's name in the file.
    pub target: String,
    /// Whose and what.
    pub series: Series,
    /// The date promised.
    pub date: Date,
    /// Share of all futures that keep it.
    pub before: f64,
    /// Share of the weighted futures that keep it.
    pub after: f64,
}

/// Chances brought up to date.
#[derive(Clone, Debug, PartialEq)]
pub struct Updated {
    /// Which series were compared, and over which months.
    pub compared: Vec<(Series, Vec<Date>)>,
    /// The effective number of futures.
    pub effective: f64,
    /// Promises of dates after the last month compared, for the whole council; none where too few futures come near.
    pub chances: Option<Vec<UpdatedChance>>,
}

/// Eq. H5. The updated chance of a promise: Σ w over futures that keep it ÷ Σ w over futures with a value. Not told when the
/// effective number of futures is under 100, and none without a month that was both observed and played.
#[must_use]
pub fn updated(history: &History, findings: &Findings, futures: usize, value: Value<'_>) -> Option<Updated> {
    let compared = levels(history, findings, futures, value);
    let last = compared.iter().flat_map(|level| &level.months).max().copied()?;
    let weights = weights(&compared, futures);
    let effective = effective(&weights);
    let ahead = findings
        .targets
        .iter()
        .filter(|target| target.date > last && target.series.team == "all" && target.series.role == "all");
    let chances = ahead.filter_map(|target| chance(target, &weights, value)).collect();
    Some(Updated {
        compared: compared.into_iter().map(|Level { series, months, .. }| (series, months)).collect(),
        effective,
        chances: (effective >= FEWEST).then_some(chances),
    })
}

fn chance(target: &TargetChance, weights: &[f64], value: Value<'_>) -> Option<UpdatedChance> {
    let (mut kept, mut all) = (0.0, 0.0);
    for (future, weight) in weights.iter().enumerate() {
        let Some(shown) = value(future, target.record, &target.series) else { continue };
        all += weight;
        kept += if target.is_kept_by(shown) { *weight } else { 0.0 };
    }
    (all > 0.0).then(|| UpdatedChance {
        target: target.target.clone(),
        series: target.series.clone(),
        date: target.date,
        before: target.share_meeting,
        after: kept / all,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::history::Observed;
    use crate::foundations::normal::quantile;
    use crate::model::measure::Measure;
    use jiff::civil::date;
    use std::collections::BTreeMap;

    const FUTURES: usize = 5_001;

    /// A future keeps its level of the first month for ever, so that theory is exact.
    fn shown(future: usize) -> f64 {
        20.0 + quantile((future as f64 + 0.5) / FUTURES as f64)
    }

    fn told(happened: f64) -> Updated {
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload };
        let dates = [date(2018, 12, 31), date(2019, 1, 31), date(2019, 9, 30)];
        let target = TargetChance {
            target: "load".into(),
            series: series.clone(),
            date: dates[2],
            record: 2,
            value: 20.0,
            at_most: true,
            share_meeting: 0.5,
            mc_error: 0.0,
            futures: 100,
            all: 100,
        };
        let past = TargetChance { date: dates[1], record: 1, ..target.clone() };
        let findings = Findings {
            bands: BTreeMap::new(),
            dates: dates.to_vec(),
            replications: FUTURES as u32,
            seed: 1,
            interrupted: false,
            central: BTreeMap::new(),
            targets: vec![past, target],
            spreads: Vec::new(),
            outlook: Default::default(),
            notes: Vec::new(),
        };
        let observed = Observed { series, month: dates[1], value: happened, numerator: None, denominator: None };
        let history = History { observed: vec![observed] };
        updated(&history, &findings, FUTURES, &|future, _, _| Some(shown(future))).expect("a month in common")
    }

    #[test]
    fn a_bad_start_lowers_the_chance_by_what_theory_says() {
        let found = told(20.5);
        let chances = found.chances.expect("enough futures");
        assert_eq!(chances.len(), 1, "a promise of the past is not foretold");
        // Weighted futures ~ N(0.4, 0.2): P(≤ 0) = Φ(−0.4 ÷ √0.2) = 0.1855.
        assert!((chances[0].after - 0.1855).abs() < 0.003, "{}", chances[0].after);
        assert!((chances[0].before - 0.5).abs() < 1e-12);
    }

    #[test]
    fn what_no_future_shows_is_refused_and_the_number_said() {
        let found = told(29.0);
        assert_eq!(found.chances, None);
        assert!(found.effective < FEWEST, "{}", found.effective);
    }
}
