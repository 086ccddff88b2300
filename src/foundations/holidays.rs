//! Bank holidays in England, by rule.

use jiff::civil::{Date, Weekday, date};

/// Days proclaimed once: celebrations, and a funeral.
const EXTRA: [Date; 6] =
    [date(2002, 6, 3), date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)];

/// Every weekday of `year` on which England does not work because of a bank holiday, ascending.
#[must_use]
pub fn bank_holidays(year: i16) -> Vec<Date> {
    let mut days = Vec::with_capacity(10);
    observe(&mut days, year, 1, 1);
    let easter = easter_sunday(year);
    days.extend(easter.checked_sub(jiff::Span::new().days(2)).ok());
    days.extend(easter.tomorrow().ok());
    days.push(early_may(year));
    days.push(spring(year));
    days.extend(monday(year, 8, -1));
    observe(&mut days, year, 12, 25);
    observe(&mut days, year, 12, 26);
    days.extend(EXTRA.into_iter().filter(|day| day.year() == year));
    days.sort_unstable();
    days
}

/// Easter Sunday in the Gregorian calendar, by the anonymous computus (Meeus, *Astronomical
/// Algorithms*, chapter 8).
#[must_use]
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let (golden, century, part) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (leap, rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leap - moon + 15).rem_euclid(30);
    let week = (32 + 2 * rest + 2 * (part / 4) - epact - part % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * week).div_euclid(451);
    let days = epact + week - 7 * late + 114;
    // Easter lies between 22 March and 25 April, so both parts are small.
    let (month, day) = if days / 31 == 3 { (3, days % 31 + 1) } else { (4, days % 31 + 1) };
    first(year, month).saturating_add(jiff::Span::new().days(day - 1))
}

/// The first Monday in May; in 2020 it moved to VE Day.
fn early_may(year: i16) -> Date {
    if year == 2020 { date(2020, 5, 8) } else { monday(year, 5, 1).unwrap_or(first(year, 5)) }
}

/// The last Monday in May; in jubilee years it moved next to an extra day in June.
fn spring(year: i16) -> Date {
    match year {
        2002 => date(2002, 6, 4),
        2012 => date(2012, 6, 4),
        2022 => date(2022, 6, 2),
        _ => monday(year, 5, -1).unwrap_or(first(year, 5)),
    }
}

fn monday(year: i16, month: i8, nth: i8) -> Option<Date> {
    first(year, month).nth_weekday_of_month(nth, Weekday::Monday).ok()
}

fn first(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap_or(Date::MAX)
}

/// Adds a fixed date or, when it falls on a weekend or a day already taken, its substitute.
fn observe(days: &mut Vec<Date>, year: i16, month: i8, day: i8) {
    let mut candidate = Date::new(year, month, day).ok();
    while let Some(date) = candidate {
        if !is_weekend(date) && !days.contains(&date) {
            days.push(date);
            return;
        }
        candidate = date.tomorrow().ok();
    }
}

/// Saturday or Sunday.
#[must_use]
pub fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_it_fell() {
        let known = [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2018, 4, 1),
            (2019, 4, 21),
            (2020, 4, 12),
            (2021, 4, 4),
            (2022, 4, 17),
            (2023, 4, 9),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2038, 4, 25),
            (2285, 3, 22),
        ];
        for (year, month, day) in known {
            assert_eq!(easter_sunday(year), date(year, month, day));
        }
    }

    /// As listed by gov.uk/bank-holidays for England and Wales.
    const LISTED: [(i16, &str); 9] = [
        (2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
        (2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
        (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
        (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
        (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
        (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    ];

    #[test]
    fn holidays_are_those_of_gov_uk() {
        for (year, listed) in LISTED {
            let days: Vec<String> = bank_holidays(year).iter().map(|day| day.to_string()[5..].to_owned()).collect();
            assert_eq!(days.join(" "), listed, "{year}");
        }
    }
}
