//! What is promised on which days, and how futures keep or break it.

use super::promises::Dated;
use crate::model::record;
use crate::scenario::council::Date;

/// Months for which a promise must hold to count as held.
const HELD_MONTHS: i32 = 3;

/// How one future breaks a promise.
pub(super) struct Broken {
    /// Months at whose end it is broken.
    pub(super) months: f64,
    /// The longest run of them.
    pub(super) longest: f64,
    /// How far beyond the promise it goes at the worst, in the unit of the measure.
    pub(super) worst: f64,
}

/// What is promised on which days.
pub(super) struct Path<'a> {
    /// Levels by date, in date order.
    pub(super) levels: &'a [(Date, f64)],
    /// Dates of records.
    pub(super) dates: &'a [Date],
    /// Whether it is "at most" (else "at least").
    pub(super) at_most: bool,
}

impl Path<'_> {
    /// The last record by a day; none before the first.
    fn record(&self, day: Date) -> Option<usize> {
        self.dates.iter().rposition(|record| *record <= day)
    }

    /// What is promised at a record: the latest promise, or the first before any date has come.
    fn level(&self, at: usize) -> f64 {
        let past = self.levels.iter().rev().find(|(date, _)| *date <= self.dates[at]);
        past.or(self.levels.first()).map_or(0.0, |(_, value)| *value)
    }

    /// How far beyond a level a value lies; nothing or less: kept.
    fn beyond(&self, value: f64, level: f64) -> f64 {
        record::beyond(value, level, self.at_most)
    }

    /// Whether a future keeps a level at each of some records; none where it has no figure at one of them.
    fn keeps_all(&self, course: &[Option<f64>], at: impl IntoIterator<Item = (usize, f64)>) -> Option<bool> {
        at.into_iter().try_fold(true, |all, (at, level)| Some((self.beyond(course[at]?, level) <= 0.0) && all))
    }

    /// Whether a future keeps what is promised at a record; none where it has no figure.
    pub(super) fn keeps(&self, course: &[Option<f64>], at: usize) -> Option<bool> {
        self.keeps_all(course, [(at, self.level(at))])
    }

    /// Eq. V2. Kept on the date, and held at every record of the three months after.
    pub(super) fn dated(&self, courses: &[Vec<Option<f64>>], date: Date, value: f64) -> Dated {
        let none = Dated { date, value, meeting: None, holding: None, futures: 0, held_futures: 0 };
        let Some(at) = self.record(date) else { return none };
        let until = date.checked_add(jiff::Span::new().months(HELD_MONTHS)).map_or(date, Date::last_of_month);
        let after = self.record(until).unwrap_or(at);
        let holds = |course: &Vec<Option<f64>>| self.keeps_all(course, (at..=after).map(|at| (at, value)));
        let reaches = self.dates.last().is_some_and(|last| *last >= until);
        Dated {
            meeting: share(courses.iter().filter_map(|course| self.keeps_all(course, [(at, value)]))),
            holding: if reaches { share(courses.iter().filter_map(holds)) } else { None },
            futures: courses.iter().filter(|course| course[at].is_some()).count() as u32,
            held_futures: courses.iter().filter(|course| reaches && holds(course).is_some()).count() as u32,
            ..none
        }
    }

    /// Whether each future keeps each date promised, by date and then future.
    pub(super) fn outcomes(&self, courses: &[Vec<Option<f64>>]) -> Vec<Vec<Option<bool>>> {
        let on = |(date, value): &(Date, f64)| {
            let at = self.record(*date);
            let kept = |course: &Vec<Option<f64>>| self.keeps_all(course, [(at?, *value)]);
            courses.iter().map(kept).collect()
        };
        self.levels.iter().map(on).collect()
    }

    /// Share of futures that keep the promise on each of its dates.
    pub(super) fn kept_all(&self, courses: &[Vec<Option<f64>>]) -> Option<f64> {
        let at: Vec<(usize, f64)> =
            self.levels.iter().filter_map(|(date, value)| Some((self.record(*date)?, *value))).collect();
        let keeps = |course: &Vec<Option<f64>>| self.keeps_all(course, at.iter().copied());
        if at.is_empty() { None } else { share(courses.iter().filter_map(keeps)) }
    }

    /// The last record of each month from that of the first date promised: weeks are no months, and what is said of months must not
    /// hang on how often results are recorded.
    pub(super) fn month_ends(&self, first: Date) -> Vec<usize> {
        let is_last = |at: usize| {
            self.dates.get(at + 1).is_none_or(|next| next.first_of_month() > self.dates[at].first_of_month())
        };
        let from = first.first_of_month();
        (0..self.dates.len()).filter(|at| self.dates[*at].first_of_month() >= from && is_last(*at)).collect()
    }

    /// How it is broken at the ends of months.
    pub(super) fn broken(&self, course: &[Option<f64>], ends: &[usize]) -> Broken {
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

/// The share of what is true.
pub(super) fn share(of: impl Iterator<Item = bool>) -> Option<f64> {
    let (count, kept) = of.fold((0.0, 0.0), |sum, kept| (sum.0 + 1.0, sum.1 + f64::from(u8::from(kept))));
    (count > 0.0).then(|| kept / count)
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
    fn a_promise_of_two_dates_is_kept_in_all_only_where_one_future_keeps_both() {
        let dates = months(3);
        let levels = [(date(2024, 2, 29), 17.0), (date(2024, 3, 31), 13.0)];
        let path = Path { levels: &levels, dates: &dates, at_most: true };
        let courses = [[20.0, 18.0, 12.0], [20.0, 16.0, 14.0], [20.0, 17.0, 13.0], [20.0, 16.0, f64::NAN]];
        let courses = courses.map(|course| course.map(|value| (!value.is_nan()).then_some(value)).to_vec());
        let met = |day: usize| path.dated(&courses[..3], levels[day].0, levels[day].1).meeting;
        assert_eq!([met(0), met(1), path.kept_all(&courses)], [Some(2.0 / 3.0), Some(2.0 / 3.0), Some(1.0 / 3.0)]);
        assert_eq!(path.kept_all(&[]), None);
        assert_eq!(Path { levels: &[], ..path }.kept_all(&courses), None);
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
