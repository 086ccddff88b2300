//! A month of a return, as people and spreadsheets write it.

use std::fmt;

use crate::foundations::calendar::MONTHS;

/// Years a month of a return can lie in.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2100;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: u16,
    /// From 1.
    month: u16,
}

impl Month {
    /// `2024-10`, or as a spreadsheet turns that: `Oct-24`, `Oct 2024`, `October 2024`. Anything else is no month.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (first, second) = text.trim().split_once(['-', ' '])?;
        let (year, month) = if first.len() == 4 && text.contains('-') && !first.contains(char::is_alphabetic) {
            (digits(first, 4)?, digits(second, 2)?)
        } else {
            let year = if second.len() == 2 { 2000 + digits(second, 2)? } else { digits(second, 4)? };
            (year, named(first)?)
        };
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month of a census.
    #[must_use]
    pub fn of_census(year: u16) -> Self {
        Self { year, month: 9 }
    }

    /// Months from an earlier one to this.
    #[must_use]
    pub fn since(self, earlier: Self) -> i32 {
        12 * (i32::from(self.year) - i32::from(earlier.year)) + i32::from(self.month) - i32::from(earlier.month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = MONTHS.get(usize::from(self.month.saturating_sub(1))).unwrap_or(&"");
        write!(f, "{name} {}", self.year)
    }
}

fn digits(text: &str, length: usize) -> Option<u16> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn named(text: &str) -> Option<u16> {
    let text = text.to_lowercase();
    let is = |name: &&str| {
        let name = name.to_lowercase();
        text == name || name.get(..3) == Some(text.as_str()) || (text == "sept" && name == "september")
    };
    (1..).zip(&MONTHS).find(|(_, name)| is(name)).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_they_are_meant_and_nothing_else_is() {
        let october = Month { year: 2018, month: 10 };
        for written in ["2018-10", "Oct-18", "oct 2018", "October 2018", "OCT-2018"] {
            assert_eq!(Month::of(written), Some(october), "{written}");
        }
        for written in
            ["2018-13", "2018-00", "01/2019", "1918-01", "a", "", "2018", "2019-01-31", "Foo-18", "18-Oct", "2018 10"]
        {
            assert_eq!(Month::of(written), None, "{written}");
        }
        assert_eq!(october.to_string(), "October 2018");
        assert!(Month::of("Apr-19") > Month::of("Oct-18"), "by time, not by letters");
        assert_eq!(Month::of_census(2019).since(october), 11);
    }
}
