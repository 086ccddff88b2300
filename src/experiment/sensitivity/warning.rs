//! Early warnings: which monthly measure, past which value, tells best that the promise will be broken.

use serde::{Deserialize, Serialize};

use super::ensemble::Ensemble;
use crate::model::measure::{Measure, Timing};

/// Every so many records a sign is looked for.
const EVERY: usize = 3;
/// Fewest futures that keep the promise, and that break it, for a sign to be judged.
const LEAST: usize = 20;

/// A sign at a record that the promise will be broken.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Warning {
    /// What is watched; flows are summed up from the first day.
    pub measure: Measure,
    /// The record at which it is read.
    pub record: usize,
    /// The value past which it warns.
    pub threshold: f64,
    /// Whether it warns above the value.
    pub above: bool,
    /// Futures in a hundred that break the promise in which it warns.
    pub hit: f64,
    /// Futures in a hundred that keep the promise in which it warns none the less.
    pub false_alarm: f64,
    /// How often it ranks a future that breaks the promise as worse than one that keeps it: ½ is no better than a coin.
    pub ranks: f64,
}

/// The sign that a measure gives at each record looked at, best first within a record. `until` is the record of the promise.
#[must_use]
pub fn warnings(ensemble: &Ensemble, option: usize, until: usize) -> Vec<Warning> {
    let Some(shown) = ensemble.shown.get(option) else { return Vec::new() };
    let broken: Vec<bool> = shown.iter().map(|it| it.kept < 0.5).collect();
    let fails = broken.iter().filter(|it| **it).count();
    if shown.iter().any(|it| it.kept.is_nan()) || fails < LEAST || broken.len() - fails < LEAST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for record in (EVERY..until).step_by(EVERY) {
        let mut here: Vec<Warning> = watched(&ensemble.courses.measures)
            .filter_map(|measure| warning(&values(ensemble, measure, record)?, &broken, (measure, record)))
            .collect();
        here.sort_by(|one, other| other.ranks.total_cmp(&one.ranks));
        found.extend(here);
    }
    found
}

/// What can be watched: money is known too late and posts are a decision.
fn watched(measures: &[Measure]) -> impl Iterator<Item = Measure> + '_ {
    let left_out = [
        Measure::CostPermanent,
        Measure::CostAgency,
        Measure::CostOneOff,
        Measure::CostChanges,
        Measure::CostTotal,
        Measure::PostsFte,
        Measure::LargestCaseload,
        Measure::RegisteredShare,
    ];
    measures.iter().copied().filter(move |measure| !left_out.contains(measure))
}

/// Whether a measure is summed up from the first day to be watched: it counts what happened in a month.
#[must_use]
pub fn is_summed(measure: Measure) -> bool {
    measure.about().timing == Timing::Flow && measure.about().unit != "percent"
}

/// A measure at a record in every future; none where a future has none.
fn values(ensemble: &Ensemble, measure: Measure, record: usize) -> Option<Vec<f64>> {
    let of = |future: usize| {
        if is_summed(measure) {
            (1..=record).map(|at| ensemble.courses.value(future, at, measure)).sum()
        } else {
            ensemble.courses.value(future, record, measure)
        }
    };
    (0..ensemble.courses.count()).map(of).collect()
}

/// Eq. S12. The value that parts futures best of those that at most a quarter of futures lie past: hits less false alarms greatest on
/// every other future (Youden's index), and hits and false alarms counted on the rest. Ranks: the share of pairs of a broken and a kept promise in which the measure
/// lies further to the warning side in the former (half for ties).
fn warning(values: &[f64], broken: &[bool], (measure, record): (Measure, usize)) -> Option<Warning> {
    let ranks = ranks(values, broken);
    let above = ranks >= 0.5;
    let side = |future: usize| if above { values[future] } else { -values[future] };
    let counts = |odd: usize, level: f64| {
        let of = |wanted: bool| {
            let here = (odd..values.len()).step_by(2).filter(|future| broken[*future] == wanted);
            let (warned, all) = here.fold((0.0, 0.0), |(warned, all), future| {
                (warned + f64::from(u8::from(side(future) > level)), all + 1.0)
            });
            if all > 0.0 { warned / all } else { f64::NAN }
        };
        (of(true), of(false))
    };
    let mut levels: Vec<f64> = (0..values.len()).map(side).collect();
    levels.sort_unstable_by(f64::total_cmp);
    // Within the middle half of the forecast, or on its better side, it would warn of a plan that is on its course.
    let tried = (15..20).map(|twentieth| levels[levels.len() * twentieth / 20]);
    let gain = |level: f64| {
        let (hit, false_alarm) = counts(0, level);
        hit - false_alarm
    };
    let level = tried.max_by(|one, other| gain(*one).total_cmp(&gain(*other)))?;
    let (hit, false_alarm) = counts(1, level);
    (!hit.is_nan() && !false_alarm.is_nan()).then_some(Warning {
        measure,
        record,
        threshold: if above { level } else { -level },
        above,
        hit: 100.0 * hit,
        false_alarm: 100.0 * false_alarm,
        ranks: ranks.max(1.0 - ranks),
    })
}

/// The share of pairs in which a broken promise has the higher value (Mann & Whitney 1947).
fn ranks(values: &[f64], broken: &[bool]) -> f64 {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let (mut sum, mut place) = (0.0, 0);
    while place < order.len() {
        let level = values[order[place]];
        let tied = order[place..].iter().take_while(|future| values[**future] <= level).count().max(1);
        let rank = place as f64 + (tied as f64 + 1.0) / 2.0;
        sum += rank * order[place..place + tied].iter().filter(|future| broken[**future]).count() as f64;
        place += tied;
    }
    let fails = broken.iter().filter(|it| **it).count() as f64;
    let keeps = broken.len() as f64 - fails;
    (sum - fails * (fails + 1.0) / 2.0) / (fails * keeps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_those_of_the_books() {
        assert!((ranks(&[1.0, 2.0, 3.0, 4.0], &[false, false, true, true]) - 1.0).abs() < 1e-12);
        assert!((ranks(&[1.0, 2.0, 3.0, 4.0], &[true, false, true, false]) - 0.25).abs() < 1e-12);
        assert!((ranks(&[2.0, 2.0, 2.0], &[true, false, true]) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_sign_that_tells_all_is_found_and_one_that_tells_nothing_is_a_coin() {
        let values: Vec<f64> = (0..400).map(f64::from).collect();
        let broken: Vec<bool> = values.iter().map(|value| *value < 80.0).collect();
        let found = warning(&values, &broken, (Measure::StartersFte, 3)).expect("futures");
        assert!(!found.above && found.hit > 97.0 && found.false_alarm < 1.0, "{found:?}");
        assert!((found.threshold - 80.0).abs() <= 20.0 && found.ranks > 0.99);
        // Half of the futures miss it: the sign stays in the outer quarter, where it shows in half of those that do.
        let half: Vec<bool> = values.iter().map(|value| *value < 200.0).collect();
        let found = warning(&values, &half, (Measure::StartersFte, 3)).expect("futures");
        assert!(found.threshold < 100.0 && found.hit < 51.0 && found.false_alarm < 1.0, "{found:?}");
        let coin: Vec<bool> = (0..400).map(|place| place % 2 == 0).collect();
        assert!(warning(&values, &coin, (Measure::StartersFte, 3)).is_none_or(|it| it.ranks < 0.51));
    }
}
