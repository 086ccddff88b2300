//! What was promised, over time: the chance of keeping it and of holding it, when it is first kept, and how it is broken.

use serde::{Deserialize, Serialize};

use crate::experiment::Experiment;
use crate::experiment::findings::Series;
use crate::experiment::futures::Futures;
use crate::experiment::gather::named;
use crate::experiment::targets::series_of;
use crate::foundations::statistics::{quantile_sorted, reached_sorted};
use crate::model::record::as_remembered;
use crate::scenario::council::promise::Target;
use crate::scenario::council::{Date, Named};

/// Months for which a promise must hold to count as held.
const HELD_MONTHS: i32 = 3;

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

/// The share of what is true.
fn share(of: impl Iterator<Item = bool>) -> Option<f64> {
    let (count, kept) = of.fold((0.0, 0.0), |sum, kept| (sum.0 + 1.0, sum.1 + f64::from(u8::from(kept))));
    (count > 0.0).then(|| kept / count)
}

/// The tenth, the middle and the ninetieth of a hundred, by the rule for what is measured or for what comes in whole months.
fn tenths(mut values: Vec<f64>, rule: fn(&[f64], f64) -> Option<f64>) -> [f64; 3] {
    values.sort_unstable_by(f64::total_cmp);
    [0.1, 0.5, 0.9].map(|at| rule(&values, at).unwrap_or(0.0))
}

/// How one future breaks a promise.
struct Broken {
    months: f64,
    longest: f64,
    worst: f64,
}

/// What is promised on which days.
struct Path<'a> {
    levels: &'a [(Date, f64)],
    dates: &'a [Date],
    at_most: bool,
}

impl Path<'_> {
    /// What is promised at a record: the latest promise, or the first before any date has come.
    fn level(&self, at: usize) -> f64 {
        let past = self.levels.iter().rev().find(|(date, _)| *date <= self.dates[at]);
        past.or(self.levels.first()).map_or(0.0, |(_, value)| *value)
    }

    /// How far beyond a level a value lies; nothing or less: kept.
    fn beyond(&self, value: f64, level: f64) -> f64 {
        let level = as_remembered(level);
        if self.at_most { value - level } else { level - value }
    }

    fn keeps(&self, course: &[Option<f64>], at: usize) -> Option<bool> {
        course[at].map(|value| self.beyond(value, self.level(at)) <= 0.0)
    }

    /// Eq. V2. Kept on the date, and held at every record of the three months after.
    fn dated(&self, courses: &[Vec<Option<f64>>], date: Date, value: f64) -> Dated {
        let none = Dated { date, value, meeting: None, holding: None, futures: 0, held_futures: 0 };
        let Some(at) = self.dates.iter().rposition(|record| *record <= date) else { return none };
        let until = date.checked_add(jiff::Span::new().months(HELD_MONTHS)).map_or(date, Date::last_of_month);
        let after = self.dates.iter().rposition(|record| *record <= until).unwrap_or(at);
        let keeps = |course: &Vec<Option<f64>>, at: usize| course[at].map(|found| self.beyond(found, value) <= 0.0);
        let holds = |course: &Vec<Option<f64>>| {
            let all: Option<Vec<bool>> = (at..=after).map(|at| keeps(course, at)).collect();
            all.map(|all| all.into_iter().all(|kept| kept))
        };
        let reaches = self.dates.last().is_some_and(|last| *last >= until);
        Dated {
            meeting: share(courses.iter().filter_map(|course| keeps(course, at))),
            holding: if reaches { share(courses.iter().filter_map(holds)) } else { None },
            futures: courses.iter().filter(|course| course[at].is_some()).count() as u32,
            held_futures: courses.iter().filter(|course| reaches && holds(course).is_some()).count() as u32,
            ..none
        }
    }

    /// The last record of each month from that of the first date promised: weeks are no months, and what is said of months must not
    /// hang on how often results are recorded.
    fn month_ends(&self, first: Date) -> Vec<usize> {
        let is_last = |at: usize| {
            self.dates.get(at + 1).is_none_or(|next| next.first_of_month() > self.dates[at].first_of_month())
        };
        let from = first.first_of_month();
        (0..self.dates.len()).filter(|at| self.dates[*at].first_of_month() >= from && is_last(*at)).collect()
    }

    /// How it is broken at the ends of months.
    fn broken(&self, course: &[Option<f64>], ends: &[usize]) -> Broken {
        let (mut run, mut found) = (0.0, Broken { months: 0.0, longest: 0.0, worst: 0.0 });
        for &at in ends {
            let beyond = course[at].map_or(0.0, |value| self.beyond(value, self.level(at)));
            if beyond > 0.0 {
                run += 1.0;
                found.months += 1.0;
                found.longest = found.longest.max(run);
                found.worst = found.worst.max(beyond);
            } else {
                run = 0.0;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn months(count: i8) -> Vec<Date> {
        (1..=count).map(|month| date(2024, month, 1).last_of_month()).collect()
    }

    #[test]
    fn a_promise_met_on_one_day_only_is_not_held() {
        let dates = months(9);
        let levels = [(date(2024, 3, 31), 16.0)];
        let path = Path { levels: &levels, dates: &dates, at_most: true };
        let course = |values: [f64; 9]| values.map(Some).to_vec();
        let dips = course([20.0, 18.0, 16.0, 17.0, 15.0, 15.0, 15.0, 15.0, 15.0]);
        let holds = course([20.0, 18.0, 16.0, 16.0, 15.0, 15.0, 19.0, 15.0, 15.0]);
        let found = path.dated(&[dips.clone(), holds.clone()], date(2024, 3, 31), 16.0);
        assert_eq!((found.meeting, found.holding, found.futures), (Some(1.0), Some(0.5), 2));
        let late = path.dated(std::slice::from_ref(&dips), date(2024, 8, 31), 16.0);
        assert_eq!((late.meeting, late.holding), (Some(1.0), None), "the period ends before three months are over");
        let ends = path.month_ends(levels[0].0);
        assert_eq!(ends, [2, 3, 4, 5, 6, 7, 8]);
        let broken = path.broken(&holds, &ends);
        assert_eq!((broken.months, broken.longest, broken.worst), (1.0, 1.0, 3.0));
        assert!((path.broken(&dips, &ends).worst - 1.0).abs() < 1e-12);
    }

    #[test]
    fn months_are_counted_whether_records_are_of_weeks_or_of_months() {
        let weeks: Vec<Date> = (0..53).map(|week| date(2024, 1, 1) + jiff::Span::new().days(7 * week)).collect();
        let levels = [(date(2024, 6, 30), 16.0)];
        let path = |dates| Path { levels: &levels, dates, at_most: true };
        let months = months(12);
        let (weekly, monthly) = (path(&weeks), path(&months));
        let counted = [&weekly, &monthly].map(|path| {
            let broken = path.broken(&vec![Some(20.0); path.dates.len()], &path.month_ends(levels[0].0));
            (broken.months, broken.longest, broken.worst)
        });
        assert_eq!(counted, [(7.0, 7.0, 4.0); 2]);
        // Broken in the first week of July alone.
        let mut course = vec![Some(15.0); weeks.len()];
        course[26] = Some(20.0);
        assert!(weekly.broken(&course, &weekly.month_ends(levels[0].0)).months < 0.5, "mended by its end");
    }

    #[test]
    fn whole_months_are_those_of_some_future_and_what_never_comes_is_told_as_never() {
        let once: Vec<Option<usize>> = [3, 5, 5, 8].map(Some).into_iter().chain([None; 4]).collect();
        assert_eq!(first_met(&once), [Some(3), Some(8), None]);
        assert_eq!(first_met(&[]), [None; 3]);
        assert_eq!(tenths(vec![0.0, 1.0, 4.0, 7.0], reached_sorted).map(Some), [0.0, 1.0, 7.0].map(Some));
        assert!((tenths(vec![0.0, 1.0, 4.0, 7.0], quantile_sorted)[1] - 2.5).abs() < 1e-12);
    }

    #[test]
    fn a_promise_of_several_dates_is_a_path() {
        let dates = months(4);
        let levels = [(date(2024, 2, 29), 18.0), (date(2024, 4, 30), 16.0)];
        let path = Path { levels: &levels, dates: &dates, at_most: false };
        assert_eq!((0..4).map(|at| path.level(at)).collect::<Vec<_>>(), [18.0, 18.0, 18.0, 16.0]);
        assert_eq!(path.keeps(&[Some(19.0), Some(17.0), None, Some(16.0)], 1), Some(false));
        assert_eq!(path.keeps(&[Some(19.0), Some(17.0), None, Some(16.0)], 2), None);
        assert_eq!(path.keeps(&[Some(19.0), Some(17.0), None, Some(16.0)], 3), Some(true));
    }
}
