//! Numbers as they are written: one rounding rule, for people and for files.

use crate::model::measure::Measure;
pub(crate) use crate::scenario::check::spoken::futures;

/// A number for people: rounded, commas between thousands, a true minus.
pub(crate) fn shown(value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", to_decimals(once(value).abs(), decimals));
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

/// The value that every page and workbook rounds: the six digits of the files, where a file is to hold no more, so that what
/// arithmetic leaves beyond them cannot make one page say 132.0 and another 132.1.
pub(crate) fn once(value: f64) -> f64 {
    if value.is_finite() && value.abs() < 1e5 { plain(value).parse().unwrap_or(value) } else { value }
}

/// Rounded as people and spreadsheets do, a half upwards, by the digits as they are written.
fn to_decimals(size: f64, decimals: usize) -> f64 {
    let unit = libm::pow(10.0, decimals as f64);
    // What multiplying takes from a half that is written as one.
    (size * unit * (1.0 + 1e-12)).round() / unit
}

/// Whether a number, as it is shown, is anything but nought.
pub(crate) fn says_some(shown: &str) -> bool {
    shown.bytes().any(|digit| (b'1'..=b'9').contains(&digit))
}

/// A difference for people to the digits its error allows, and to so many decimals at most. What rounds to nought in a unit of
/// at least half the standard error reads as nought, for chance alone makes as much; anything else has the digits of a level.
pub(crate) fn to_error(value: f64, error: f64, most: usize) -> String {
    let digits = digits_told_apart(error);
    let made_by_chance = digits.is_finite() && (value * libm::pow(10.0, digits)).abs() < 0.5;
    level(if made_by_chance { 0.0 } else { value }, error, most)
}

/// Digits of the unit that is at least half the standard error.
fn digits_told_apart(error: f64) -> f64 {
    (-libm::log10(error / 2.0)).floor()
}

/// What every difference is less than that [`to_error`] writes as nought.
pub(crate) fn told_apart(error: f64, most: usize) -> f64 {
    let digits = digits_told_apart(error);
    let unit = if digits.is_finite() { libm::pow(10.0, -digits) } else { 0.0 };
    unit.max(place(error, most))
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

/// Below so many funded posts they are told with a decimal.
const FEW_POSTS: f64 = 5.0;
/// By how much a figure may be overstated for the sake of its error.
const OVERSTATED: f64 = 4.0 / 3.0;

/// A number to a place after the decimal point, or before it where that is less than nought; without an error to all that it may have.
/// A place that would overstate it by more than a third gives way to the next: 60 children never read as 100.
fn to_place(value: f64, digits: f64, most: usize) -> String {
    if !digits.is_finite() {
        return shown(value, most);
    }
    let scale = libm::pow(10.0, digits);
    let overstates = (value * scale).round().abs() > OVERSTATED * (value * scale).abs() + 1e-9;
    if overstates && digits < most as f64 {
        return to_place(value, digits + 1.0, most);
    }
    if digits >= 0.0 {
        return shown(value, most.min(digits as usize));
    }
    let unit = libm::pow(10.0, -digits);
    shown((value / unit).round() * unit, 0)
}

/// Parts moved to whole steps, by the largest remainder, so that what is shown of them adds up to what is shown of their sum.
pub(crate) fn adding_up<const N: usize>(parts: [f64; N], step: f64) -> [f64; N] {
    let places = parts.map(|part| part / step);
    let mut whole = places.map(f64::floor);
    let mut order: Vec<usize> = (0..N).collect();
    order.sort_by(|one, other| (places[*other] - whole[*other]).total_cmp(&(places[*one] - whole[*one])));
    let left = places.iter().sum::<f64>().round() - whole.iter().sum::<f64>();
    order.into_iter().take(left.max(0.0) as usize).for_each(|part| whole[part] += 1.0);
    whole.map(|places| places * step)
}

/// The largest error of a column, by which all of its figures are printed to the same digits.
pub(crate) fn largest(errors: impl Iterator<Item = f64>) -> f64 {
    errors.filter(|error| error.is_finite()).fold(0.0, f64::max)
}

/// A number with its unit, as people write both: "61.4 FTE", "60%" or "£500 a week".
pub(crate) fn with_unit(number: &str, unit: &str) -> String {
    match unit.strip_prefix('£') {
        Some(per) => format!("£{number}{per}"),
        None if unit.is_empty() || unit.starts_with('%') => format!("{number}{unit}"),
        None => format!("{number} {unit}"),
    }
}

/// A value of a measure for people, with the sign of its unit.
pub(crate) fn of(measure: Measure, value: f64) -> String {
    finer(measure, value, 0)
}

/// The same with so many decimals more than the measure has.
pub(crate) fn finer(measure: Measure, value: f64, more: usize) -> String {
    let about = measure.about();
    let decimals = about.decimals + more;
    match about.unit {
        "pounds" if value < 0.0 && says_some(&shown(value.abs(), decimals)) => {
            format!("\u{2212}£{}", shown(value.abs(), decimals))
        }
        "pounds" => format!("£{}", shown(value.abs(), decimals)),
        "percent" => format!("{}%", shown(value, decimals)),
        "weeks" => format!("{} weeks", shown(value, decimals)),
        _ => shown(value, decimals),
    }
}

/// Decimals of posts and of people in them, by how many posts there are: of so few, whole numbers say nothing of part-time.
pub(crate) fn decimals_of_posts(funded: f64) -> usize {
    usize::from(funded > 0.0 && funded < FEW_POSTS)
}

/// Two ends of a range of a measure for people; one figure where both read alike.
pub(crate) fn range(measure: Measure, low: f64, high: f64) -> String {
    let [low, high] = [low, high].map(|end| of(measure, end));
    if low == high { low } else { format!("{low} to {high}") }
}

/// Where 8 futures in 10 lie, in brackets behind what the middle one shows; one future has no range.
pub(crate) fn beside(range: &str, futures: u32) -> String {
    if futures == 1 { String::new() } else { format!(" (8 in 10 futures: {range})") }
}

/// A share of futures as a count: "24 in 100 futures". Never 0 or 100 unless it is so.
pub(crate) fn futures_in_100(share: f64) -> String {
    format!("{} futures", in_100(share))
}

/// The same of a promise: "89 in 100 futures", or of how many where some have no figure on the day. One future tells no chance.
pub(crate) fn chance(share: f64, futures: u32, all: u32) -> String {
    if (futures, all) == (1, 1) {
        return (if share > 0.5 { "the one future played" } else { "no future (one was played)" }).to_owned();
    }
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
    fn few_posts_are_told_with_a_decimal() {
        assert_eq!([0.0, 0.2, 4.9, 5.0, 82.0].map(decimals_of_posts), [0, 1, 1, 0, 0]);
    }

    #[test]
    fn a_unit_stands_where_people_write_it() {
        assert_eq!(
            [with_unit("61.4", "FTE"), with_unit("60", "%"), with_unit("500", "£ a week"), with_unit("3", "")],
            ["61.4 FTE", "60%", "£500 a week", "3"]
        );
    }

    #[test]
    fn people_read_commas_and_a_true_minus() {
        assert_eq!(shown(1_234_567.0, 0), "1,234,567");
        assert_eq!(shown(-1234.56, 1), "\u{2212}1,234.6");
        assert_eq!(shown(-0.04, 1), "0.0");
        assert_eq!(shown(999.96, 1), "1,000.0");
        assert_eq!(
            [132.05, 132.049_999_9, 10.35, 1.005].map(|value| shown(value, 1)),
            ["132.1", "132.1", "10.4", "1.0"]
        );
        assert_eq!([shown(12.5, 0), shown(1.005, 2), shown(34_892_716.4, 0)], ["13", "1.01", "34,892,716"]);
        assert_eq!(of(Measure::CostTotal, -1200.0), "\u{2212}£1,200");
        assert_eq!(of(Measure::VacancyRate, 18.44), "18.4%");
    }

    #[test]
    fn digits_that_the_error_hides_are_not_printed() {
        assert_eq!(to_error(17.234, 0.0, 1), "17.2");
        assert_eq!(to_error(17.234, 0.12, 2), "17.2");
        assert_eq!(to_error(17.234, 6.0, 2), "17");
        assert_eq!(to_error(1_234.0, 15.0, 0), "1,230");
        assert_eq!(to_error(1_234.0, 300.0, 0), "1,200", "to the same digits as a level");
        assert_eq!([to_error(0.04, 0.2, 2), to_error(40.0, 300.0, 0)], ["0.0", "0"], "what chance alone makes");
    }

    #[test]
    fn no_rounding_overstates_by_more_than_a_third() {
        assert_eq!([60.0, 75.0, 40.0].map(|value| to_error(value, 100.0, 0)), ["60", "100", "0"]);
        assert_eq!([level(60.0, 100.0, 0), level(0.6, 1.0, 1), level(-0.6, 1.0, 1)], ["60", "0.6", "\u{2212}0.6"]);
        assert_eq!(level(0.6, 1.0, 0), "1", "no more decimals than a figure may have");
        for value in (1..4_000).map(f64::from) {
            for error in [3.0, 22.0, 100.0, 350.0] {
                let read: f64 = level(value, error, 0).replace(',', "").parse().expect("a number");
                assert!(read <= value * OVERSTATED + 1e-6, "{value} with an error of {error} reads {read}");
            }
        }
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
        assert_eq!(chance(1.0, 1, 1), "the one future played");
        assert_eq!(chance(0.0, 1, 1), "no future (one was played)");
        assert_eq!(chance(0.244, 1_180, 1_200), "24 in 100 of the 1,180 futures with a figure");
        assert_eq!(futures_in_100(0.001), "fewer than 1 in 100 futures");
        assert_eq!(futures_in_100(0.999), "more than 99 in 100 futures");
        assert_eq!(futures_in_100(1.0), "100 in 100 futures");
        assert_eq!(futures_in_100(0.0), "0 in 100 futures");
    }
}
