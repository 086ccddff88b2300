//! Dates as people write them, and as a file has them.

use crate::foundations::calendar::{MONTHS, month_name};
use crate::scenario::council::Date;

/// A date written day first, as 01/04/2019 or 1.4.2019, without its noughts, as 2019-4-1, or in words, as 1 April 2019 or
/// 01-Apr-19: in the order of the file.
#[must_use]
pub fn day_in(text: &str) -> Option<String> {
    iso_date(&padded(text)?)
}

/// A date that is in the file's order already.
#[must_use]
pub fn iso_date(text: &str) -> Option<String> {
    text.trim().parse::<Date>().ok().map(|date| date.to_string())
}

/// Why a day that looks like one is not in the calendar: "June 2021 has 30 days".
#[must_use]
pub fn no_such_day(text: &str) -> Option<String> {
    let padded = padded(text)?;
    let (month, day) = padded.rsplit_once('-')?;
    let first: Date = format!("{month}-01").parse().ok()?;
    let (day, days): (i8, i8) = (day.parse().ok()?, first.days_in_month());
    (day > days).then(|| format!("{} {} has {days} days.", month_name(first), first.year()))
}

/// The nearest day in the calendar to one that is in none, of the same year: of the 30th of February the 28th, of a
/// month 13 a day of December, of a day 00 the first.
#[must_use]
pub fn nearest_day(text: &str) -> Option<Date> {
    let padded = padded(text)?;
    let [year, month, day] = <[&str; 3]>::try_from(padded.split('-').collect::<Vec<_>>()).ok()?;
    if year.len() != 4 {
        return None;
    }
    let [year, month, day] = [year, month, day].map(|part| part.parse::<u16>().ok());
    let month = i8::try_from(month?.clamp(1, 12)).ok()?;
    let first = Date::new(i16::try_from(year?).ok()?, month, 1).ok()?;
    let last = first.days_in_month();
    let nearest = Date::new(first.year(), month, i8::try_from(day?).map_or(last, |day| day.clamp(1, last))).ok()?;
    iso_date(&padded).is_none().then_some(nearest)
}

/// The first day of a month without a day, as 2019-04, 04/2019 or April 2019.
#[must_use]
pub fn month_in(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['/', '.', '-', ' ']).collect();
    let [first, last] = parts.as_slice() else { return None };
    let (year, month) = if first.len() == 4 && !is_month(first) { (first, last) } else { (last, first) };
    let month = month_of(month).or_else(|| month.parse().ok())?;
    (year.len() == 4).then(|| Date::new(year.parse().ok()?, month, 1).ok())?
}

fn is_month(word: &str) -> bool {
    month_of(word).is_some()
}

/// The number of a month by its name, or by three letters of it and more.
fn month_of(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let begins = |month: &&'static str| word.len() >= 3 && month.to_lowercase().starts_with(&word);
    let index = MONTHS.iter().position(begins)?;
    i8::try_from(index + 1).ok()
}

/// A date with its month in words, as 1 April 2019, 1st of April 2019, April 1, 2019 or 01-Apr-19: year, month and day
/// with all their noughts.
fn in_letters(text: &str) -> Option<String> {
    let words = text.trim().split(['/', '.', '-', ' ', ',']).filter(|word| !["", "of", "the"].contains(word));
    let (months, others): (Vec<&str>, Vec<&str>) = words.partition(|word| is_month(word));
    let (&[month], &[first, last]) = (months.as_slice(), others.as_slice()) else { return None };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = digits(day) && digits(year) && matches!(day.len(), 1 | 2) && matches!(year.len(), 2 | 4);
    let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
    let month = month_of(month)?;
    sound.then(|| format!("{year}-{month:02}-{day:0>2}"))
}

/// Year, month and day of a date in any order, with all their noughts.
fn padded(text: &str) -> Option<String> {
    if let Some(date) = in_letters(text) {
        return Some(date);
    }
    let parts: Vec<&str> = text.trim().split(['/', '.', '-', ' ']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let year = if year.len() == 2 { format!("20{year}") } else { (*year).to_owned() };
    Some(format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_put_in_the_order_of_a_file() {
        assert_eq!(day_in("01/04/2019").as_deref(), Some("2019-04-01"));
        assert_eq!(day_in("1.4.19").as_deref(), Some("2019-04-01"));
        assert_eq!(day_in("2018-9-30").as_deref(), Some("2018-09-30"));
        assert_eq!(day_in("31/02/2019"), None);
        assert_eq!(day_in("1.5"), None);
    }

    #[test]
    fn dates_in_words_are_put_in_the_order_of_a_file() {
        for written in [
            "1 April 2026",
            "1st April 2026",
            "1st of April 2026",
            "April 1, 2026",
            "01-Apr-26",
            "1-APR-2026",
            "2026 April 01",
            "01/04/2026",
            "1-4-2026",
        ] {
            assert_eq!(day_in(written).as_deref(), Some("2026-04-01"), "{written}");
        }
        assert_eq!(day_in("30 Sept 2025").as_deref(), Some("2025-09-30"));
        assert_eq!(no_such_day("31 June 2021").as_deref(), Some("June 2021 has 30 days."));
        for written in ["April 2026", "1 Ap 2026", "1 April May 2026", "may 1", "1 April soon"] {
            assert_eq!(day_in(written), None, "{written}");
        }
    }

    #[test]
    fn a_month_alone_is_told_from_a_day() {
        for written in ["2026-04", "04/2026", "4/2026", "April 2026", "Apr 2026", "2026 April"] {
            assert_eq!(month_in(written), Date::new(2026, 4, 1).ok(), "{written}");
        }
        for written in ["2026-13", "2026-04-01", "4-5", "April"] {
            assert_eq!(month_in(written), None, "{written}");
        }
    }

    #[test]
    fn a_day_that_is_not_there_is_told_by_its_month() {
        assert_eq!(no_such_day("2021-06-31").as_deref(), Some("June 2021 has 30 days."));
        assert_eq!(no_such_day("29/02/2019").as_deref(), Some("February 2019 has 28 days."));
        assert_eq!(no_such_day("2021-06-30"), None);
        assert_eq!(no_such_day("2021-13-01"), None);
    }

    #[test]
    fn the_nearest_day_stands_for_one_that_is_not_there() {
        for (written, nearest) in [
            ("2021-02-30", "2021-02-28"),
            ("2021-13-01", "2021-12-01"),
            ("2021-00-10", "2021-01-10"),
            ("2021-12-00", "2021-12-01"),
            ("99/99/2021", "2021-12-31"),
        ] {
            assert_eq!(nearest_day(written).map(|day| day.to_string()).as_deref(), Some(nearest), "{written}");
        }
        assert_eq!(nearest_day("2021-02-28"), None, "is in the calendar");
        assert_eq!(nearest_day("2021-1x-01"), None);
        assert_eq!(nearest_day("1.20.3"), None, "is no date");
    }
}
