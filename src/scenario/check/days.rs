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

/// The last day of the month of a day that is in no calendar: the 30th of February is its 28th.
#[must_use]
pub fn last_day_meant(text: &str) -> Option<Date> {
    let padded = padded(text)?;
    let (month, day) = padded.rsplit_once('-')?;
    let first: Date = format!("{month}-01").parse().ok()?;
    day.parse::<i8>().is_ok_and(|day| day > first.days_in_month()).then(|| first.last_of_month())
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
}
