//! The dates a reader asks about: a few records of many.

use std::collections::BTreeMap;

use crate::experiment::findings::Findings;

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
    use crate::report::days;

    #[test]
    fn headlines_stand_at_the_start_the_targets_the_year_ends_and_the_end() {
        let findings = crate::report::sample::county().findings;
        let found: Vec<_> = moments(&findings)
            .into_iter()
            .map(|(record, moment)| (days::month(findings.dates[record]), moment.key()))
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
