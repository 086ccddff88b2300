//! Dates as people read them, and the dates a reader asks about.

use std::collections::BTreeMap;

use crate::experiment::findings::Findings;
pub(crate) use crate::foundations::calendar::in_words as long;
use crate::foundations::calendar::month_name;
use crate::scenario::council::Date;

/// "Mar 2019".
pub(crate) fn month(date: Date) -> String {
    format!("{} {}", month_name(date).get(..3).unwrap_or_default(), date.year())
}

/// "30 Sep 2018".
pub(crate) fn short(date: Date) -> String {
    format!("{} {}", date.day(), month(date))
}

/// "Mar 2019" for the last day of a month, "14 Jan 2019" for any other.
pub(crate) fn brief(date: Date) -> String {
    if date == date.last_of_month() { month(date) } else { short(date) }
}

/// Days from one date to another.
pub(crate) fn between(from: Date, to: Date) -> f64 {
    f64::from((to - from).get_days())
}

/// Why a record is one of the headlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Moment {
    /// The first day.
    Now,
    /// A date on which something was promised.
    Target,
    /// The last day of a financial year (31 March).
    YearEnd,
    /// The last record.
    End,
}

impl Moment {
    /// Its name in files.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Now => "start",
            Self::Target => "target",
            Self::YearEnd => "year_end",
            Self::End => "end",
        }
    }
}

/// The records a reader asks about, in date order: the first day, dates promised, ends of
/// financial years, the end. A record that is several of these stands once, as the first of them.
pub(crate) fn moments(findings: &Findings) -> Vec<(usize, Moment)> {
    let mut found = BTreeMap::new();
    let Some(last) = findings.dates.len().checked_sub(1) else { return Vec::new() };
    found.insert(0, Moment::Now);
    for target in &findings.targets {
        if target.record <= last {
            found.entry(target.record).or_insert(Moment::Target);
        }
    }
    for (record, date) in findings.dates.iter().enumerate() {
        if (date.month(), date.day()) == (3, 31) {
            found.entry(record).or_insert(Moment::YearEnd);
        }
    }
    found.entry(last).or_insert(Moment::End);
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_written_in_english() {
        assert_eq!(month(date(2019, 3, 31)), "Mar 2019");
        assert_eq!(long(date(2018, 9, 30)), "30 September 2018");
        assert_eq!(brief(date(2019, 1, 14)), "14 Jan 2019");
        assert_eq!(brief(date(2020, 2, 29)), "Feb 2020");
        assert!((between(date(2019, 1, 1), date(2020, 1, 1)) - 365.0).abs() < 1e-9);
    }

    #[test]
    fn headlines_stand_at_the_start_the_targets_the_year_ends_and_the_end() {
        let findings = crate::report::sample::county().findings;
        let found: Vec<_> = moments(&findings)
            .into_iter()
            .map(|(record, moment)| (month(findings.dates[record]), moment.key()))
            .collect();
        let written: Vec<_> = found.iter().map(|(date, key)| format!("{date} {key}")).collect();
        assert_eq!(
            written,
            [
                "Sep 2018 start",
                "Mar 2019 target",
                "Sep 2019 target",
                "Mar 2020 year_end",
                "Mar 2021 year_end",
                "Mar 2022 year_end"
            ]
        );
    }
}
