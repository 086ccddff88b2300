//! Dates as people write them, and as a file has them.

use crate::foundations::calendar::month_name;
use crate::scenario::council::Date;

/// A date written day first, as 01/04/2019 or 1.4.2019, or without its noughts, as 2019-4-1: in the order of the file.
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

/// Year, month and day of a date in any order, with all their noughts.
fn padded(text: &str) -> Option<String> {
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
