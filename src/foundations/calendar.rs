//! Days counted from a start date, and which of them are worked in England.

use jiff::civil::{Date, date};

use super::holidays::{bank_holidays, is_weekend};

/// Whole years the tables reach before the first and after the last date asked for.
const MARGIN_YEARS: i16 = 25;

/// Day numbers from a start date (day 0), with working days looked up in tables.
///
/// A working day is Monday to Friday, bank holidays in England left out. The tables reach
/// 25 years either side of the period; a day beyond them counts as the nearest they hold.
#[derive(Clone, Debug)]
pub struct Calendar {
    start: Date,
    /// Day number of the first entry of `before`.
    first: i32,
    /// Working days in the tables strictly before each day; one entry beyond the last day.
    before: Vec<i32>,
    /// Day numbers of the working days, ascending.
    working: Vec<i32>,
}

impl Calendar {
    /// A calendar whose day 0 is `start`, good for every day up to `end` and years either side.
    #[must_use]
    pub fn new(start: Date, end: Date) -> Self {
        let from = new_year(start.min(end).year().saturating_sub(MARGIN_YEARS));
        let to = new_year(end.max(start).year().saturating_add(MARGIN_YEARS + 1));
        let first = days_between(start, from);
        let length = days_between(from, to);
        let closed = closed_days(start, from.year(), to.year());
        let (mut before, mut working) = (Vec::with_capacity(slot(length) + 1), Vec::new());
        let mut holidays = closed.into_iter().peekable();
        let mut weekday = i32::from(from.weekday().to_monday_zero_offset());
        for day in first..first + length {
            before.push(count(&working));
            while holidays.next_if(|&holiday| holiday < day).is_some() {}
            if weekday < 5 && holidays.peek() != Some(&day) {
                working.push(day);
            }
            weekday = (weekday + 1) % 7;
        }
        before.push(count(&working));
        Self { start, first, before, working }
    }

    /// The day number of a date: 0 is the start, days before it are negative.
    #[must_use]
    pub fn day_of(&self, date: Date) -> i32 {
        days_between(self.start, date)
    }

    /// The date of a day number.
    #[must_use]
    pub fn date_of(&self, day: i32) -> Date {
        let day = day.clamp(self.first, self.last());
        self.start.saturating_add(jiff::Span::new().days(day))
    }

    /// Whether a day is worked.
    #[must_use]
    pub fn is_working(&self, day: i32) -> bool {
        let at = self.entry(day);
        self.before[at + 1] > self.before[at]
    }

    /// Working days strictly before a day, counted from the beginning of the tables.
    #[inline]
    #[must_use]
    pub fn working_index(&self, day: i32) -> i32 {
        self.before[self.entry(day)]
    }

    /// The `n`-th working day after `day`; with 0 the day itself or, if it is not worked, the
    /// next that is; with a negative number the working day that many before.
    #[inline]
    #[must_use]
    pub fn add_working_days(&self, day: i32, n: i32) -> i32 {
        let later = i32::from(n > 0);
        let this = self.before[self.entry(day) + later as usize] - later;
        let wanted = this.saturating_add(n);
        match usize::try_from(wanted).ok().and_then(|wanted| self.working.get(wanted)) {
            Some(found) => *found,
            None => self.end(wanted).unwrap_or(day),
        }
    }

    /// The first or last working day of the tables, for a place before or beyond them.
    #[cold]
    fn end(&self, wanted: i32) -> Option<i32> {
        if wanted < 0 { self.working.first().copied() } else { self.working.last().copied() }
    }

    /// Working days from `a` (counted) up to `b` (not counted); negative when `b` is earlier.
    #[must_use]
    pub fn working_days_between(&self, a: i32, b: i32) -> i32 {
        self.working_index(b) - self.working_index(a)
    }

    /// Working days after `a` up to and including `b`: how many were added to `a` to come to `b`,
    /// on whatever day `a` falls.
    #[inline]
    #[must_use]
    pub fn working_days_after(&self, a: i32, b: i32) -> i32 {
        self.working_index(b + 1) - self.working_index(a + 1)
    }

    /// The last day the tables hold.
    #[inline]
    fn last(&self) -> i32 {
        self.first + count(&self.before) - 2
    }

    #[inline]
    fn entry(&self, day: i32) -> usize {
        slot(day.clamp(self.first, self.last()) - self.first)
    }
}

/// The last day of each month after `start`, up to and including `end`.
#[must_use]
pub fn month_ends(start: Date, end: Date) -> Vec<Date> {
    let mut ends = Vec::new();
    let mut month = start.last_of_month();
    while month <= end {
        if month > start {
            ends.push(month);
        }
        match month.tomorrow() {
            Ok(next) => month = next.last_of_month(),
            Err(_) => break,
        }
    }
    ends
}

/// The months of a year.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month of a date: "September".
#[must_use]
pub fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"")
}

/// A date as one says it: "30 September 2018".
#[must_use]
pub fn in_words(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

/// The year in which the financial year of a date begins (it runs from 1 April).
#[must_use]
pub fn financial_year(date: Date) -> i16 {
    if date.month() >= 4 { date.year() } else { date.year() - 1 }
}

/// The name of a financial year that begins in a year: "2018/19".
#[must_use]
pub fn financial_year_name(begins: i16) -> String {
    format!("{begins}/{:02}", (begins + 1) % 100)
}

/// The months of the calendar up to a date, so that neighbours differ by one.
#[must_use]
pub fn month_number(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

fn new_year(year: i16) -> Date {
    // Years far outside any council's period end at the calendar's own limits.
    Date::new(year, 1, 1).unwrap_or(if year < 0 { Date::MIN } else { date(9999, 1, 1) })
}

fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(i32::MAX)
}

/// Bank holidays of the years from `from` up to `to`, as day numbers, ascending.
fn closed_days(start: Date, from: i16, to: i16) -> Vec<i32> {
    let days = (from..=to).flat_map(bank_holidays).filter(|&day| !is_weekend(day));
    days.map(|day| days_between(start, day)).collect()
}

fn count(list: &[i32]) -> i32 {
    i32::try_from(list.len()).unwrap_or(i32::MAX)
}

fn slot(number: i32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn county() -> Calendar {
        Calendar::new(date(2018, 9, 30), date(2022, 3, 31))
    }

    #[test]
    fn the_start_is_day_nought() {
        let calendar = county();
        assert_eq!(calendar.day_of(date(2018, 9, 30)), 0);
        assert_eq!(calendar.day_of(date(2018, 9, 1)), -29);
        assert_eq!(calendar.date_of(366), date(2019, 10, 1));
    }

    /// Weekdays of the year less its eight bank holidays.
    #[test]
    fn years_to_september_have_their_working_days() {
        let calendar = Calendar::new(date(2018, 10, 1), date(2025, 9, 30));
        let of_year = |year| {
            let (from, to) = (date(year - 1, 10, 1), date(year, 10, 1));
            calendar.working_days_between(calendar.day_of(from), calendar.day_of(to))
        };
        assert_eq!([2019, 2020, 2021, 2024, 2025].map(of_year), [253, 254, 253, 253, 253]);
    }

    #[test]
    fn working_days_step_over_easter_and_christmas() {
        let calendar = county();
        let on = |y, m, d| calendar.day_of(date(y, m, d));
        assert_eq!(calendar.add_working_days(on(2019, 4, 18), 1), on(2019, 4, 23));
        assert_eq!(calendar.add_working_days(on(2019, 4, 19), 0), on(2019, 4, 23));
        assert_eq!(calendar.add_working_days(on(2019, 4, 18), 0), on(2019, 4, 18));
        assert_eq!(calendar.add_working_days(on(2019, 12, 24), 2), on(2019, 12, 30));
        assert_eq!(calendar.add_working_days(on(2019, 12, 30), -2), on(2019, 12, 24));
        assert_eq!(calendar.add_working_days(on(2018, 9, 30), 45), on(2018, 11, 30));
    }

    #[test]
    fn days_added_are_days_counted_on_whatever_day_it_begins() {
        let calendar = county();
        for day in 0..400 {
            for added in 1..60 {
                assert_eq!(calendar.working_days_after(day, calendar.add_working_days(day, added)), added);
            }
        }
    }

    #[test]
    fn days_beyond_the_tables_stay_at_their_ends() {
        let calendar = county();
        let last = calendar.add_working_days(0, i32::MAX);
        assert_eq!(calendar.date_of(last), date(2047, 12, 31));
        assert_eq!(calendar.working_index(i32::MAX), calendar.working_index(last));
        assert_eq!(calendar.working_index(i32::MIN), 0);
        assert_eq!(calendar.date_of(i32::MIN), date(1993, 1, 1));
    }

    #[test]
    fn the_ends_of_time_are_harmless() {
        let calendar = Calendar::new(Date::MIN, Date::MIN);
        assert_eq!(calendar.date_of(0), Date::MIN);
        let calendar = Calendar::new(Date::MAX, Date::MAX);
        assert!(calendar.add_working_days(0, 1) <= 0);
    }

    #[test]
    fn months_end_after_the_start_and_up_to_the_end() {
        let ends = month_ends(date(2018, 9, 30), date(2019, 2, 28));
        assert_eq!(ends.len(), 5);
        assert_eq!(ends.first(), Some(&date(2018, 10, 31)));
        assert_eq!(ends.last(), Some(&date(2019, 2, 28)));
        assert_eq!(month_ends(date(2020, 2, 28), date(2020, 3, 30)), [date(2020, 2, 29)]);
        assert!(month_ends(date(2020, 2, 28), date(2020, 2, 27)).is_empty());
    }

    #[test]
    fn the_financial_year_begins_in_april() {
        assert_eq!(financial_year(date(2019, 3, 31)), 2018);
        assert_eq!(financial_year(date(2019, 4, 1)), 2019);
    }

    proptest! {
        /// The tables agree with counting one day at a time.
        #[test]
        fn tables_agree_with_counting(day in -3_000i32..4_000, n in 0i32..80) {
            let calendar = county();
            let date = calendar.date_of(day);
            let open = !is_weekend(date) && !bank_holidays(date.year()).contains(&date);
            prop_assert_eq!(calendar.is_working(day), open);
            let landed = calendar.add_working_days(day, n);
            prop_assert!(calendar.is_working(landed));
            let counted = (day + 1..=landed).filter(|&d| calendar.is_working(d)).count();
            let expected = if n == 0 { usize::from(!open) } else { slot(n) };
            prop_assert_eq!(counted, expected);
            prop_assert_eq!(calendar.day_of(date), day);
        }
    }
}
