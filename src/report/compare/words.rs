//! Differences in words: how much more or less, for better or worse, and no more digits than are known.

pub(crate) use super::column::Column;
use crate::experiment::compare::difference::Difference;
use crate::experiment::findings::Band;
use crate::model::measure::{Better, Measure, Timing};
use crate::report::{days, figures};
use crate::scenario::council::Date;

/// A rule of rounding: a value to the digits that its error allows, and to so many decimals at most.
type Digits = fn(f64, f64, usize) -> String;

/// A difference without its sign: "5.3", "£1.2m" or "3 points".
fn size(measure: Measure, value: f64, error: f64, digits: Digits) -> String {
    let about = measure.about();
    let number = digits(value.abs(), error, about.decimals);
    match about.unit {
        "pounds" => pounds_by(value.abs(), error, digits),
        // A board reads a hundredth of a change for each child as one for every hundred.
        "changes_per_child_year" => digits(100.0 * value.abs(), 100.0 * error, 0),
        "percent" => format!("{number} points"),
        "weeks" => format!("{number} weeks"),
        _ => number,
    }
}

/// An amount of money to read: thousands and millions, to the digits its error allows.
pub(crate) fn pounds(value: f64, error: f64) -> String {
    pounds_by(value, error, figures::to_error)
}

fn pounds_by(value: f64, error: f64, digits: Digits) -> String {
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    let size = value.abs();
    let (unit, letter, most) = match size {
        large if large >= 999_500.0 => (1e6, "m", 2),
        middle if middle >= 999.5 => (1e3, "k", 0),
        _ => (1.0, "", 0),
    };
    let shown = digits(size / unit, error / unit, most);
    if !figures::says_some(&shown) {
        return "£0".into();
    }
    if letter == "k" && shown == "1,000" {
        return format!("{sign}£1m");
    }
    format!("{sign}£{shown}{letter}")
}

/// What more of a measure is called, and what less of it is.
fn ways(measure: Measure) -> (&'static str, &'static str) {
    match measure.about().unit {
        "children_per_fte" | "weighted_children_per_fte" | "changes_per_child_year" => ("more", "fewer"),
        _ if measure.counts_people() => ("more", "fewer"),
        "pounds" => ("more", "less"),
        "weeks" => ("longer", "shorter"),
        _ => ("higher", "lower"),
    }
}

/// "5.3 fewer", "£1.2m more" or "no different".
pub(crate) fn amount(measure: Measure, value: f64, error: f64) -> String {
    amount_by(measure, value, error, figures::to_error)
}

/// What is said of a difference that is none.
const NONE: &str = "no different";

/// The middle of a difference for a sentence: what is not nought and reads so is less than can be shown either way, and only what ties
/// is no different.
pub(crate) fn middle(measure: Measure, value: f64, error: f64) -> String {
    let said = amount(measure, value, error);
    if said == NONE && value.abs() > 0.0 {
        return under(measure, error, figures::told_apart).map_or(said, |under| format!("{under} either way"));
    }
    said
}

/// "less than 0.1 points": the least that a figure of a measure shows; none of money, which has no one unit.
fn under(measure: Measure, error: f64, least: fn(f64, usize) -> f64) -> Option<String> {
    let about = measure.about();
    let (number, unit) = match about.unit {
        "pounds" => return None,
        "changes_per_child_year" => (least(100.0 * error, 0), ""),
        "percent" => (least(error, about.decimals), " points"),
        "weeks" => (least(error, about.decimals), " weeks"),
        _ => (least(error, about.decimals), ""),
    };
    Some(format!("less than {}{unit}", figures::written(number)))
}

/// An end of a range, to the digits of a level: where futures lie is no claim that a mean is told from nought.
fn end(measure: Measure, value: f64, error: f64) -> String {
    let said = amount_by(measure, value, error, figures::level);
    if said == NONE && value.abs() > 0.0 {
        let (more, less) = ways(measure);
        let way = if value < 0.0 { less } else { more };
        return under(measure, error, figures::place).map_or(said, |under| format!("{under} {way}"));
    }
    said
}

/// Both ends of a range that read alike.
fn alike(measure: Measure, low: f64, high: f64, error: f64) -> String {
    if low < 0.0 && high > 0.0 {
        return under(measure, error, figures::place)
            .map_or_else(|| NONE.into(), |under| format!("{under} either way"));
    }
    // Of two ends of which one is nought the other tells the way.
    end(measure, if low.abs() > 0.0 { low } else { high }, error)
}

fn amount_by(measure: Measure, value: f64, error: f64, digits: Digits) -> String {
    let size = size(measure, value, error, digits);
    if !figures::says_some(&size) {
        return NONE.into();
    }
    let (more, less) = ways(measure);
    format!("{size} {}", if value < 0.0 { less } else { more })
}

/// "3.4 to 7.2 fewer", or "1.2 fewer to 0.8 more" where the range holds nought.
pub(crate) fn range(measure: Measure, low: f64, high: f64, error: f64) -> String {
    apart(measure, low, high, error).unwrap_or_else(|| alike(measure, low, high, error))
}

/// The same; none where both ends read alike.
pub(crate) fn apart(measure: Measure, low: f64, high: f64, error: f64) -> Option<String> {
    let (from, to) = if high <= 0.0 { (high, low) } else { (low, high) };
    let said = [from, to].map(|value| end(measure, value, error));
    let sizes = [from, to].map(|value| size(measure, value, error, figures::level));
    if said[0] == said[1] || !sizes.iter().any(|size| figures::says_some(size)) {
        return None;
    }
    // On one side of nought the way is said once; nought itself is on neither.
    let near =
        if figures::says_some(&sizes[0]) { Some(sizes[0].clone()) } else { under(measure, error, figures::place) };
    let near = near.filter(|_| from * to > 0.0);
    Some(format!("{} to {}", near.as_ref().unwrap_or(&said[0]), said[1]))
}

/// The name of a measure with the day that a difference is of: "Re-referrals in the year to 30 September 2019".
pub(crate) fn dated(measure: Measure, date: Date) -> String {
    let a_year = if measure.about().unit == "changes_per_child_year" { " for every 100 children" } else { "" };
    let when = match measure.about().timing {
        Timing::Stock => "on",
        Timing::Flow => "in the month to",
        Timing::Year => "in the year to",
    };
    format!("{}{a_year} {when} {}", measure.about().label, days::long(date))
}

/// What a difference on a day says in the middle and by its range, and in how many futures it is for better or worse.
pub(crate) fn sentence(measure: Measure, date: Date, option: &str, reference: &str, difference: &Difference) -> String {
    let band = &difference.band;
    let error = band.mc_error;
    let what = dated(measure, date);
    let lies = apart(measure, band.p10, band.p90, error).map_or_else(
        || format!("{} in at least 8 in 10 futures", alike(measure, band.p10, band.p90, error)),
        |range| format!("{} in the middle future; in 8 in 10 futures {range}", middle(measure, band.p50, error)),
    );
    let better = odds(option, difference).map_or_else(String::new, |said| format!(" {said}"));
    format!("{what}, {option} beside {reference} in the same future: {lies}.{better}")
}

/// "E is better in 89 in 100 futures, worse in 6 in 100 and no different in 5 in 100."; none where neither way is better. What is
/// counted together makes a hundred.
pub(crate) fn odds(option: &str, difference: &Difference) -> Option<String> {
    let [better, worse, same] = shares(difference)?;
    // What all of so many futures do is no certainty.
    let played = figures::futures(difference.band.futures);
    let all = if difference.band.futures == 1 { "the one future".to_owned() } else { format!("all {played}") };
    if same <= 0.0005 && (worse <= 0.0005 || better <= 0.0005) {
        return Some(format!("{option} is {} in {all} played.", if worse <= 0.0005 { "better" } else { "worse" }));
    }
    if same >= 0.9995 {
        return Some(format!("{option} is no different in any of the {played} played."));
    }
    let [many_better, many_worse, many_same] = figures::parts_in_100([better, worse, same]);
    if better <= 0.0005 {
        let how = if worse > 0.0005 { format!("worse in {many_worse} and ") } else { String::new() };
        return Some(format!("{option} is better in none of the {played} played, {how}no different in {many_same}."));
    }
    let rest: Vec<String> = [(worse, many_worse, "worse"), (same, many_same, "no different")]
        .into_iter()
        .filter(|(share, ..)| *share > 0.0005)
        .map(|(_, many, how)| format!("{how} in {many}"))
        .collect();
    let rest = match rest.as_slice() {
        [] => String::new(),
        [only] => format!(" and {only}"),
        [first, second, ..] => format!(", {first} and {second}"),
    };
    Some(format!("{option} is better in {many_better} futures{rest}."))
}

/// Shares of futures in which it is better, worse and no different; none where neither way is better. As counts they are
/// `figures::parts_in_100`, wherever they stand.
pub(crate) fn shares(difference: &Difference) -> Option<[f64; 3]> {
    let (better, same) = (difference.share_better?, difference.share_same);
    Some([better, (1.0 - better - same).max(0.0), same])
}

/// Whether the range lies on one side of nought, by more than chance alone makes.
pub(crate) fn is_clear(measure: Measure, difference: &Difference) -> bool {
    let band = &difference.band;
    let nought = |value: f64| amount(measure, value, band.mc_error) == NONE;
    band.p10 * band.p90 > 0.0 && !nought(band.p10) && !nought(band.p90)
}

/// Whether a mean, as it is shown, is told from nought and is further from it than another (three standard errors).
pub(crate) fn is_further(measure: Measure, own: &Band, other: Option<&Band>) -> bool {
    let told = own.mean.abs() > 3.0 * own.mc_error && amount(measure, own.mean, own.mc_error) != NONE;
    let behind = |other: &Band| own.mean.abs() - other.mean.abs() > 3.0 * libm::hypot(own.mc_error, other.mc_error);
    told && other.is_none_or(behind)
}

/// Which side of nought is the better one, for the two halves of a chart: above, then below.
pub(crate) fn sides(measure: Measure, reference: &str) -> (String, String) {
    let (more, less) = ways(measure);
    match measure.about().better {
        Better::Lower => (format!("{more}, worse than {reference}"), format!("{less}, better")),
        Better::Higher => (format!("{more}, better than {reference}"), format!("{less}, worse")),
        Better::Neither => (format!("{more} than {reference}"), less.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_said_as_people_say_them() {
        let caseload = Measure::AverageCaseload;
        assert_eq!(amount(caseload, -5.31, 0.05), "5.3 fewer");
        assert_eq!(amount(caseload, 0.01, 0.05), "no different");
        assert_eq!(range(caseload, -7.2, -3.4, 0.05), "3.4 to 7.2 fewer");
        assert_eq!(range(caseload, -1.2, 0.8, 0.05), "1.2 fewer to 0.8 more");
        assert_eq!(range(caseload, -0.01, 0.01, 0.05), "less than 0.1 either way");
        assert_eq!(range(caseload, 0.0, 0.0, 0.05), "no different");
        assert_eq!(range(caseload, -5.6, -0.277, 0.7), "0.3 to 5.6 fewer", "what is not nought is not read as nought");
        assert_eq!(range(caseload, -5.6, -0.02, 0.7), "less than 0.1 to 5.6 fewer");
        assert_eq!(range(caseload, -5.6, 0.02, 0.7), "5.6 fewer to less than 0.1 more");
        assert_eq!(range(caseload, -5.6, 0.0, 0.7), "no different to 5.6 fewer");
        assert_eq!(amount(Measure::AssessmentsInTime, -3.24, 0.1), "3.2 points lower");
        assert_eq!(
            amount(Measure::WorkerChanges, 0.412, 0.02),
            "41 more",
            "for every 100 children, as a level is told"
        );
        assert_eq!(amount(Measure::CostTotal, 7_412_300.0, 8_000.0), "£7.41m more");
        assert_eq!(amount(Measure::CostTotal, 7_412_300.0, 90_000.0), "£7.41m more");
        assert_eq!(amount(Measure::CostTotal, 7_412_300.0, 200_000.0), "£7.4m more");
    }

    #[test]
    fn only_what_ties_is_no_different() {
        let changes = |value: f64, error: f64| middle(Measure::WorkerChanges, value, error);
        assert_eq!([changes(0.0, 0.002), changes(-0.003, 0.002)], ["no different", "less than 1 either way"]);
        assert_eq!(changes(-0.03, 0.002), "3 fewer");
        let of = |measure: Measure, value: f64, error: f64| middle(measure, value, error);
        assert_eq!(of(Measure::Rereferral, 0.02, 0.02), "less than 0.1 points either way");
        assert_eq!(of(Measure::AverageCaseload, 0.4, 0.3), "less than 1 either way", "chance alone makes so much");
        assert_eq!(of(Measure::CostTotal, 4.0, 900.0), "no different");
        assert_eq!(range(Measure::Rereferral, 0.02, 1.1, 0.03), "less than 0.1 points to 1.1 points higher");
    }

    #[test]
    fn what_is_worse_is_said_beside_what_is_better() {
        let said = |better: f64, same: f64| {
            let band =
                Band { mean: 0.0, p10: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p90: 0.0, mc_error: 0.1, futures: 100 };
            odds("E", &Difference { band, share_better: Some(better), share_same: same }).expect("a way that is better")
        };
        assert_eq!(
            said(0.89, 0.02),
            "E is better in 89 in 100 futures, worse in 9 in 100 and no different in 2 in 100."
        );
        assert_eq!(said(0.97, 0.0), "E is better in 97 in 100 futures and worse in 3 in 100.");
        assert_eq!(
            said(0.0, 0.91),
            "E is better in none of the 100 futures played, worse in 9 in 100 and no different in 91 in 100."
        );
        assert_eq!(said(0.825, 0.0), "E is better in 83 in 100 futures and worse in 17 in 100.");
        assert_eq!(said(0.025, 0.0), "E is better in 3 in 100 futures and worse in 97 in 100.");
        assert_eq!(
            said(0.825, 0.1),
            "E is better in 83 in 100 futures, worse in 7 in 100 and no different in 10 in 100."
        );
        assert_eq!(said(0.0, 0.0), "E is worse in all 100 futures played.");
        assert_eq!(said(0.0, 1.0), "E is no different in any of the 100 futures played.");
        assert_eq!(said(1.0, 0.0), "E is better in all 100 futures played.");
    }

    #[test]
    fn no_digit_is_printed_that_the_error_does_not_allow() {
        assert_eq!(amount(Measure::AverageCaseload, 5.31, 4.0), "5 more");
        assert_eq!(amount(Measure::AverageCaseload, 5.31, 0.4), "5.3 more");
        assert_eq!(pounds(12_345.0, 900.0), "£12k");
        assert_eq!(pounds(-12_345.0, 90_000.0), "£0");
        assert_eq!(pounds(980_000.0, 90_000.0), "£980k");
        assert_eq!(pounds(980_000.0, 200_000.0), "£1m");
        assert_eq!(pounds(-1_234_567.0, 1_000.0), "\u{2212}£1.23m");
    }
}
