//! Numbers as they are written: one rounding rule, for people and for files.

use crate::model::measure::Measure;

/// A number for people: rounded, commas between thousands, a true minus.
pub(crate) fn shown(value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    if value < 0.0 && says_some(&digits) {
        text.push('\u{2212}');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !part.is_empty() {
        text.push('.');
        text.push_str(part);
    }
    text
}

/// Whether a number, as it is shown, is anything but nought.
pub(crate) fn says_some(shown: &str) -> bool {
    shown.bytes().any(|digit| (b'1'..=b'9').contains(&digit))
}

/// A number for people to the digits its error allows, and to so many decimals at most: the unit of the
/// last digit is at least half the standard error.
pub(crate) fn to_error(value: f64, error: f64, most: usize) -> String {
    if error.is_nan() || error <= 0.0 {
        return shown(value, most);
    }
    let digits = (-libm::log10(error / 2.0)).floor();
    if digits >= 0.0 {
        return shown(value, most.min(digits as usize));
    }
    let unit = libm::pow(10.0, -digits);
    shown((value / unit).round() * unit, 0)
}

/// The largest error of a column, by which all of its figures are printed to the same digits.
pub(crate) fn largest(errors: impl Iterator<Item = f64>) -> f64 {
    errors.filter(|error| error.is_finite()).fold(0.0, f64::max)
}

/// A value of a measure for people, with the sign of its unit.
pub(crate) fn of(measure: Measure, value: f64) -> String {
    let about = measure.about();
    match about.unit {
        "pounds" if value < 0.0 => format!("\u{2212}£{}", shown(value.abs(), about.decimals)),
        "pounds" => format!("£{}", shown(value, about.decimals)),
        "percent" => format!("{}%", shown(value, about.decimals)),
        _ => shown(value, about.decimals),
    }
}

/// Two ends of a range of a measure for people.
pub(crate) fn range(measure: Measure, low: f64, high: f64) -> String {
    format!("{} to {}", of(measure, low), of(measure, high))
}

/// A share of futures as a count: "24 in 100 futures". Never 0 or 100 unless it is so.
pub(crate) fn futures_in_100(share: f64) -> String {
    format!("{} futures", in_100(share))
}

/// The same where futures were named before: "89 in 100".
pub(crate) fn in_100(share: f64) -> String {
    let count = (share * 100.0).round();
    if share > 0.0 && count < 1.0 {
        return "fewer than 1 in 100".into();
    }
    if share < 1.0 && count > 99.0 {
        return "more than 99 in 100".into();
    }
    format!("{} in 100", shown(count, 0))
}

/// A number as somebody wrote it, for people: 18, or 17.5.
pub(crate) fn written(value: f64) -> String {
    let plain = plain(value);
    shown(value, plain.split_once('.').map_or(0, |(_, decimals)| decimals.len()))
}

/// A number for files: at most six significant digits, no exponent, no thousands separator.
pub(crate) fn plain(value: f64) -> String {
    let scientific = format!("{:.5e}", value.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    let text = with_point(&digits, point);
    if value < 0.0 && text != "0" { format!("-{text}") } else { text }
}

/// Digits with the decimal point after the first `point` of them, needless noughts dropped.
fn with_point(digits: &str, point: i32) -> String {
    let noughts = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let length = i32::try_from(digits.len()).unwrap_or(0);
    if point >= length {
        return format!("{digits}{}", noughts(point - length));
    }
    let (whole, part) = match usize::try_from(point) {
        Ok(cut) if cut > 0 => (digits[..cut].to_owned(), digits[cut..].to_owned()),
        _ => ("0".to_owned(), format!("{}{digits}", noughts(-point))),
    };
    let part = part.trim_end_matches('0');
    if part.is_empty() { whole } else { format!("{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_commas_and_a_true_minus() {
        assert_eq!(shown(1_234_567.0, 0), "1,234,567");
        assert_eq!(shown(-1234.56, 1), "\u{2212}1,234.6");
        assert_eq!(shown(-0.04, 1), "0.0");
        assert_eq!(shown(999.96, 1), "1,000.0");
        assert_eq!(of(Measure::CostTotal, -1200.0), "\u{2212}£1,200");
        assert_eq!(of(Measure::VacancyRate, 18.44), "18.4%");
    }

    #[test]
    fn digits_that_the_error_hides_are_not_printed() {
        assert_eq!(to_error(17.234, 0.0, 1), "17.2");
        assert_eq!(to_error(17.234, 0.12, 2), "17.2");
        assert_eq!(to_error(17.234, 0.6, 2), "17");
        assert_eq!(to_error(1_234.0, 15.0, 0), "1,230");
        assert_eq!(to_error(1_234.0, 300.0, 0), "1,000");
    }

    #[test]
    fn files_hold_six_digits_and_no_exponent() {
        assert_eq!(plain(21.434_567), "21.4346");
        assert_eq!(plain(1_234_567.8), "1234570");
        assert_eq!(plain(0.000_012_345_678), "0.0000123457");
        assert_eq!(plain(-0.5), "-0.5");
        assert_eq!(plain(-0.0), "0");
        assert_eq!(plain(100.0), "100");
        assert_eq!(plain(999_999.7), "1000000");
        assert_eq!(plain(1e20), "100000000000000000000");
    }

    #[test]
    fn a_chance_is_a_count_and_never_certain_by_rounding() {
        assert_eq!(futures_in_100(0.244), "24 in 100 futures");
        assert_eq!(futures_in_100(0.001), "fewer than 1 in 100 futures");
        assert_eq!(futures_in_100(0.999), "more than 99 in 100 futures");
        assert_eq!(futures_in_100(1.0), "100 in 100 futures");
        assert_eq!(futures_in_100(0.0), "0 in 100 futures");
    }
}
