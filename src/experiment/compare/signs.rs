//! Early signs: which figure, in which month, parts futures that break a promise from those that keep it.

use serde::{Deserialize, Serialize};

use super::council::CouncilFutures;
use crate::experiment::findings::TargetChance;
use crate::model::measure::{Better, Measure};

/// What can be known at a month's end and says something of what comes.
pub(super) const WATCHED: [Measure; 5] = [
    Measure::InPostFte,
    Measure::AgencyFte,
    Measure::AverageCaseload,
    Measure::ChildrenUnallocated,
    Measure::AssessmentsInTime,
];
/// Fewest futures beyond a figure for it to be judged, in either half of them.
const LEAST: usize = 10;
/// One future in so many may lie beyond a figure that warns. Where more do, the figure lies within the middle half of the forecast or
/// on its better side, and would warn of a plan that is on its course.
const OUTER: usize = 4;

/// A figure beyond which a promise is kept half as often as in all futures, or less.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Sign {
    /// What is watched.
    pub measure: Measure,
    /// The record at which it is read.
    pub record: usize,
    /// The figure; none where no figure tells so early.
    pub beyond: Option<Beyond>,
}

/// The figure and what lies beyond it.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Beyond {
    /// The figure itself.
    pub value: f64,
    /// Whether beyond is above it.
    pub above: bool,
    /// Futures beyond it, of those that did not choose it.
    pub futures: usize,
    /// Those of them that keep the promise.
    pub keeping: usize,
}

/// The signs of a promise at some records. Every other future chooses the figure, the rest are counted, and a figure by
/// which these too keep the promise more than half as often as all futures do is none: luck had found it. No figure is one that more
/// than a quarter of all futures go beyond.
#[must_use]
pub fn signs(futures: &CouncilFutures, promise: &TargetChance, records: &[usize]) -> Vec<Sign> {
    let of = |record: usize| WATCHED.map(|measure| sign(futures, promise, (measure, record)));
    let before = records.iter().copied().filter(|record| *record < promise.record);
    before.flat_map(of).flatten().collect()
}

/// A future's figure, and whether it keeps the promise.
type Seen = (f64, bool);

fn sign(futures: &CouncilFutures, promise: &TargetChance, (measure, record): (Measure, usize)) -> Option<Sign> {
    let seen = |future: usize| -> Option<Seen> {
        let figure = futures.value(future, record, measure)?;
        let then = futures.value(future, promise.record, promise.series.measure)?;
        Some((figure, promise.is_kept_by(then)))
    };
    let half = |odd: usize| (odd..futures.count()).step_by(2).filter_map(seen).collect::<Vec<Seen>>();
    let (choosing, counted) = (half(0), half(1));
    if choosing.is_empty() {
        return None;
    }
    let sides: &[bool] = match measure.about().better {
        Better::Lower => &[true],
        Better::Higher => &[false],
        Better::Neither => &[true, false],
    };
    let usual = share(choosing.iter().chain(&counted));
    let found = sides.iter().filter_map(|above| beyond((&choosing, &counted), usual, *above));
    Some(Sign { measure, record, beyond: found.max_by_key(|one| one.futures) })
}

/// How often the promise is kept.
fn share<'a>(seen: impl Iterator<Item = &'a Seen> + Clone) -> f64 {
    seen.clone().filter(|seen| seen.1).count() as f64 / seen.count().max(1) as f64
}

/// The nearest figure in the outer quarter beyond which the promise is kept at most half as often as usual, by those that choose it
/// and by those that are counted.
fn beyond((choosing, counted): (&[Seen], &[Seen]), usual: f64, above: bool) -> Option<Beyond> {
    let mut ordered = choosing.to_vec();
    ordered.sort_by(|one, other| if above { other.0.total_cmp(&one.0) } else { one.0.total_cmp(&other.0) });
    let is_past = |figure: f64, value: f64| if above { figure > value } else { figure < value };
    let all = choosing.len() + counted.len();
    let is_outer =
        |value: f64| OUTER * choosing.iter().chain(counted).filter(|seen| is_past(seen.0, value)).count() <= all;
    let mut keeping = 0;
    let mut value = None;
    for (at, pair) in ordered.windows(2).enumerate() {
        keeping += usize::from(pair[0].1);
        // Futures with the same figure cannot be parted.
        let parted = (pair[0].0 - pair[1].0).abs() > 1e-9;
        if at + 1 >= LEAST && parted && keeping as f64 <= 0.5 * usual * (at + 1) as f64 && is_outer(pair[1].0) {
            value = Some(pair[1].0);
        }
    }
    let value = value?;
    let there = counted.iter().filter(|seen| is_past(seen.0, value));
    let (futures, keeping) = (there.clone().count(), there.clone().filter(|seen| seen.1).count());
    let holds = futures >= LEAST && share(there) <= 0.5 * usual;
    holds.then_some(Beyond { value, above, futures, keeping })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::findings::Series;

    /// Futures whose caseload at the first record decides, but for every tenth, what it is at the second.
    fn futures(telling: bool) -> (CouncilFutures, TargetChance) {
        let values = (0..400_u16).map(|future| {
            let first = 10.0 + f32::from(future * 7 % 100) / 10.0;
            let lucky = future % 10 == 0;
            let last = if !telling {
                if future % 3 == 0 { 20.0 } else { 14.0 }
            } else if (first > 17.0) != lucky {
                20.0
            } else {
                14.0
            };
            vec![first, last]
        });
        let measures = vec![Measure::AverageCaseload];
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload };
        let date = jiff::civil::date(2020, 3, 31);
        let promise = TargetChance {
            target: "load".into(),
            series,
            date,
            record: 1,
            value: 15.0,
            at_most: true,
            share_meeting: 0.0,
            mc_error: 0.0,
            futures: 100,
            all: 100,
        };
        (CouncilFutures { measures, values: values.collect(), money: Vec::new() }, promise)
    }

    #[test]
    fn a_figure_that_decides_is_found_and_counted_on_futures_that_did_not_choose_it() {
        let (futures, promise) = futures(true);
        let found = signs(&futures, &promise, &[0, 1]);
        assert_eq!(found.len(), 1, "one measure, and no sign on the day of the promise itself");
        let beyond = found[0].beyond.expect("a sign");
        assert!(beyond.above && beyond.value < 17.5 && beyond.futures > 40, "{beyond:?}");
        assert!(4 * beyond.keeping < 2 * beyond.futures, "{beyond:?}");
    }

    #[test]
    fn no_figure_warns_of_a_plan_that_is_on_its_course() {
        // Every future above 14 misses, and half of them are: the figure that parts them best is the middle of the forecast.
        let half: Vec<Seen> = (0..100).map(|at| (10.0 + 0.08 * f64::from(at), at < 50 || at % 10 == 0)).collect();
        let usual = share(half.iter().chain(&half));
        let found = beyond((&half, &half), usual, true).expect("a sign further out");
        assert!((found.value - 15.92).abs() < 1e-9 && found.futures == 25, "{found:?}");
    }

    #[test]
    fn what_tells_nothing_is_no_sign() {
        let (futures, promise) = futures(false);
        assert!(signs(&futures, &promise, &[0])[0].beyond.is_none_or(|beyond| beyond.futures < 40));
    }

    #[test]
    fn a_figure_that_the_counted_futures_do_not_bear_out_is_no_sign() {
        let seen = |keeping: usize, beyond: usize| -> Vec<Seen> {
            let low = (0..60).map(|at| (10.0 + 0.01 * f64::from(at), at % 5 > 0));
            low.chain((0..beyond).map(|at| (20.0 + 0.01 * at as f64, at < keeping))).collect()
        };
        let chosen = seen(6, 20);
        for (keeping, held) in [(3, true), (5, true), (8, false), (12, false)] {
            let counted = seen(keeping, 20);
            let usual = share(chosen.iter().chain(&counted));
            let found = beyond((&chosen, &counted), usual, true);
            assert_eq!(found.is_some(), held, "{keeping} of 20 against {usual}: {found:?}");
            assert!(found.is_none_or(|one| one.keeping as f64 <= 0.5 * usual * one.futures as f64));
        }
    }
}
