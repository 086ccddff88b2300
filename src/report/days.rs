//! Dates as people read them.

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
}
