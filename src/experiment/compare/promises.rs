//! What was promised, over time: the chance of keeping it and of holding it, when it is first kept, and how it is broken.

use serde::{Deserialize, Serialize};

use super::kept::{Broken, Path, share};
use super::paired::Lead;
use crate::experiment::Experiment;
use crate::experiment::findings::Series;
use crate::experiment::futures::Futures;
use crate::experiment::gather::named;
use crate::experiment::targets::series_of;
use crate::foundations::statistics::{quantile_sorted, reached_sorted};
use crate::scenario::council::promise::Target;
use crate::scenario::council::{Date, Named};

/// One promise of one option, over all its futures.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Promise {
    /// The target's name in the file.
    pub target: String,
    /// Whose and what.
    pub series: Series,
    /// Whether it is "at most" (else "at least").
    pub at_most: bool,
    /// Each date promised, in date order.
    pub dates: Vec<Dated>,
    /// Share of futures that keep it on every date promised, of those with a figure on each; none where no future has, and in folders
    /// written before it was counted.
    #[serde(default)]
    pub kept_all: Option<f64>,
    /// Whether each future keeps each date promised, by date and then future; empty where the comparison was read back.
    #[serde(skip)]
    pub outcomes: Vec<Vec<Option<bool>>>,
    /// How much more often the proposed option keeps each date in the same futures; empty in folders written before it was counted.
    #[serde(default)]
    pub leads: Vec<Option<Lead>>,
    /// Share of futures that keep what is promised at each record: before the first date the first level
    /// counts, and after a date its own.
    pub by_month: Vec<Option<f64>>,
    /// Share of futures that have kept it at least once up to each record.
    pub once_by_month: Vec<f64>,
    /// Records by which a tenth, half and nine tenths of futures have kept it once; none: not by the end.
    pub first_met: [Option<usize>; 3],
    /// Months from that of the first date promised at whose last record it is broken: tenth, middle and ninetieth of futures.
    pub broken: [f64; 3],
    /// The longest run of such months.
    pub longest: [f64; 3],
    /// How far beyond the promise it goes at the worst of their last records, in the unit of the measure.
    pub worst: [f64; 3],
}

impl Promise {
    /// Whether any future has a figure on a date promised: a team that has closed by then keeps and breaks nothing.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.dates.iter().any(|dated| dated.futures > 0)
    }
}

/// A promise for one date.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Dated {
    /// The date.
    pub date: Date,
    /// What is promised.
    pub value: f64,
    /// Share of futures that keep it on the date.
    pub meeting: Option<f64>,
    /// Share that keep it on the date and at every record of the three months after; none where the period ends sooner.
    pub holding: Option<f64>,
    /// Futures that have a value.
    pub futures: u32,
    /// Futures that have a value at every record of the three months too; 0 in folders written before it was counted.
    #[serde(default)]
    pub held_futures: u32,
}

/// Every promise of some targets that a scenario's futures can be held against.
#[must_use]
pub fn promises(experiment: &Experiment<'_>, futures: &Futures, targets: &Named<Target>) -> Vec<Promise> {
    targets.iter().filter_map(|(name, target)| promise(experiment, futures, name, target)).collect()
}

fn promise(experiment: &Experiment<'_>, futures: &Futures, name: &str, target: &Target) -> Option<Promise> {
    let (place, series) = series_of(experiment, target)?;
    let levels = levels(target);
    let at_most = target.at_most.is_some();
    let dates: Vec<Date> = experiment.layout.records.iter().map(|record| record.date).collect();
    let width = experiment.recorder.series.len();
    let courses: Vec<Vec<Option<f64>>> = futures
        .trajectories
        .iter()
        .map(|future| (0..dates.len()).map(|at| number(future.values[at * width + place])).collect())
        .collect();
    let path = Path { levels: &levels, dates: &dates, at_most };
    let first = levels.first()?.0;
    let ends = path.month_ends(first);
    // A future that has no figure from then on, its team being closed, is no future without a broken promise.
    let judged = courses.iter().filter(|course| ends.iter().any(|at| course[*at].is_some()));
    let broken: Vec<Broken> = judged.map(|course| path.broken(course, &ends)).collect();
    let months = |of: fn(&Broken) -> f64| tenths(broken.iter().map(of).collect(), reached_sorted);
    let once: Vec<Option<usize>> =
        courses.iter().map(|course| (0..dates.len()).find(|at| path.keeps(course, *at) == Some(true))).collect();
    Some(Promise {
        target: name.to_owned(),
        series: named(experiment, &series),
        at_most,
        dates: levels.iter().map(|(date, value)| path.dated(&courses, *date, *value)).collect(),
        kept_all: path.kept_all(&courses),
        outcomes: path.outcomes(&courses),
        leads: Vec::new(),
        by_month: (0..dates.len())
            .map(|at| share(courses.iter().filter_map(|course| path.keeps(course, at))))
            .collect(),
        once_by_month: (0..dates.len()).map(|at| met_by(&once, at)).collect(),
        first_met: first_met(&once),
        broken: months(|it| it.months),
        longest: months(|it| it.longest),
        worst: tenths(broken.iter().map(|it| it.worst).collect(), quantile_sorted),
    })
}

fn number(value: f32) -> Option<f64> {
    (!value.is_nan()).then_some(f64::from(value))
}

/// What is promised, by date.
fn levels(target: &Target) -> Vec<(Date, f64)> {
    let written = target.at_most.iter().chain(&target.at_least).flatten();
    let mut levels: Vec<(Date, f64)> = written.filter_map(|(date, value)| Some((date.parse().ok()?, *value))).collect();
    levels.sort_by_key(|(date, _)| *date);
    levels
}

/// Share of futures that have kept the promise once by a record.
fn met_by(once: &[Option<usize>], at: usize) -> f64 {
    let met = once.iter().filter(|first| first.is_some_and(|first| first <= at));
    met.count() as f64 / once.len().max(1) as f64
}

/// Records by which a tenth, half and nine tenths have kept it once; none where so many never do.
fn first_met(once: &[Option<usize>]) -> [Option<usize>; 3] {
    let records = once.iter().map(|first| first.map_or(f64::INFINITY, |at| at as f64)).collect();
    tenths(records, reached_sorted).map(|at| (at.is_finite() && !once.is_empty()).then_some(at as usize))
}

/// The tenth, the middle and the ninetieth of a hundred, by the rule for what is measured or for what comes in whole months.
fn tenths(mut values: Vec<f64>, rule: fn(&[f64], f64) -> Option<f64>) -> [f64; 3] {
    values.sort_unstable_by(f64::total_cmp);
    [0.1, 0.5, 0.9].map(|at| rule(&values, at).unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_months_are_those_of_some_future_and_what_never_comes_is_told_as_never() {
        let once: Vec<Option<usize>> = [3, 5, 5, 8].map(Some).into_iter().chain([None; 4]).collect();
        assert_eq!(first_met(&once), [Some(3), Some(8), None]);
        assert_eq!(first_met(&[]), [None; 3]);
        assert_eq!(tenths(vec![0.0, 1.0, 4.0, 7.0], reached_sorted).map(Some), [0.0, 1.0, 7.0].map(Some));
        assert!((tenths(vec![0.0, 1.0, 4.0, 7.0], quantile_sorted)[1] - 2.5).abs() < 1e-12);
    }
}
