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

/// A difference for people to the digits its error allows, and to so many decimals at most: the unit of the
/// last digit is at least half the standard error, so that what chance makes reads as nought.
pub(crate) fn to_error(value: f64, error: f64, most: usize) -> String {
    to_place(value, (-libm::log10(error / 2.0)).floor(), most)
}

/// A level, or an amount with its range, for people, to so many decimals at most: the last digit stands where the first digit of
/// the standard error does. Nothing is claimed of nought, so no more is rounded away than the error asks: a caseload known to
/// less than one child keeps a decimal, and a count known to less than ten is whole.
pub(crate) fn level(value: f64, error: f64, most: usize) -> String {
    to_place(value, digits_of(error), most)
}

/// Digits after the decimal point, or before it where that is less than nought, up to the first of an error.
fn digits_of(error: f64) -> f64 {
    // An error of a power of ten is itself the unit, whatever the last bit of its logarithm.
    (-libm::log10(error) - 1e-9).ceil()
}

/// What the last digit of a level stands for.
pub(crate) fn place(error: f64, most: usize) -> f64 {
    let digits = digits_of(error);
    libm::pow(10.0, -if digits.is_finite() { digits.min(most as f64) } else { most as f64 })
}

/// A number to a place after the decimal point, or before it where that is less than nought; without an error to all that it may have.
fn to_place(value: f64, digits: f64, most: usize) -> String {
    if !digits.is_finite() {
        return shown(value, most);
    }
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
        "weeks" => format!("{} weeks", shown(value, about.decimals)),
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

/// The same of a promise: "89 in 100 futures", or of how many where some have no figure on the day.
pub(crate) fn chance(share: f64, futures: u32, all: u32) -> String {
    if futures >= all {
        return futures_in_100(share);
    }
    format!("{} of the {} futures with a figure", in_100(share), shown(f64::from(futures), 0))
}

/// The same where futures were named before: "89 in 100".
pub(crate) fn in_100(share: f64) -> String {
    counted_in_100(share, (share * 100.0).round())
}

fn counted_in_100(share: f64, count: f64) -> String {
    if share > 0.0 && count < 1.0 {
        return "fewer than 1 in 100".into();
    }
    if share < 1.0 && count > 99.0 {
        return "more than 99 in 100".into();
    }
    format!("{} in 100", shown(count, 0))
}

/// Shares that make a whole, as counts that make a hundred: the first rounded as it is wherever it stands by itself, what is left
/// given to the others by the largest remainder.
pub(crate) fn parts_in_100<const N: usize>(shares: [f64; N]) -> [String; N] {
    let hundreds = shares.map(|share| 100.0 * share.max(0.0));
    let mut counts = hundreds.map(f64::floor);
    if let (Some(count), Some(hundred)) = (counts.first_mut(), hundreds.first()) {
        *count = hundred.round();
    }
    let mut others: Vec<usize> = (1..N).collect();
    others.sort_by(|one, other| hundreds[*other].fract().total_cmp(&hundreds[*one].fract()));
    let left = (100.0 - counts.iter().sum::<f64>()).max(0.0) as usize;
    others.into_iter().take(left).for_each(|place| counts[place] += 1.0);
    let mut counts = counts.into_iter();
    shares.map(|share| counted_in_100(share, counts.next().unwrap_or_default()))
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
    fn a_level_keeps_the_place_where_its_error_begins() {
        assert_eq!(level(15.62, 0.27, 1), "15.6", "the middle future of a caseload, known to a quarter of a child");
        assert_eq!(level(15.62, 0.27, 2), "15.6");
        assert_eq!(level(15.62, 1.3, 1), "16");
        assert_eq!(
            [(36.0, 3.1), (36.0, 9.9), (36.0, 10.0), (36.0, 31.0)].map(|(of, error)| level(of, error, 0)),
            ["36", "36", "40", "40"]
        );
        assert_eq!(level(1_234.0, 300.0, 0), "1,200");
        assert_eq!([level(17.234, 0.0, 1), level(17.234, f64::NAN, 1)], ["17.2", "17.2"]);
        assert_eq!([0.001, 0.01, 0.1, 1.0].map(|error| level(2.345_6, error, 3)), ["2.346", "2.35", "2.3", "2"]);
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
    fn chances_that_make_a_whole_make_a_hundred() {
        let counts = |shares: [f64; 3]| parts_in_100(shares).map(|said| said.replace(" in 100", ""));
        assert_eq!(counts([0.825, 0.175, 0.0]), ["83", "17", "0"]);
        assert_eq!(counts([0.336, 0.337, 0.327]), ["34", "34", "32"], "the first as it stands by itself elsewhere");
        assert_eq!(counts([0.89, 0.09, 0.02]), ["89", "9", "2"]);
        assert_eq!(counts([0.998, 0.002, 0.0]), ["more than 99", "fewer than 1", "0"]);
    }

    #[test]
    fn a_chance_is_a_count_and_never_certain_by_rounding() {
        assert_eq!(futures_in_100(0.244), "24 in 100 futures");
        assert_eq!(chance(0.244, 200, 200), "24 in 100 futures");
        assert_eq!(chance(0.244, 1_180, 1_200), "24 in 100 of the 1,180 futures with a figure");
        assert_eq!(futures_in_100(0.001), "fewer than 1 in 100 futures");
        assert_eq!(futures_in_100(0.999), "more than 99 in 100 futures");
        assert_eq!(futures_in_100(1.0), "100 in 100 futures");
        assert_eq!(futures_in_100(0.0), "0 in 100 futures");
    }
}
