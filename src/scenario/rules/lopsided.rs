//! Ranges of which one side is many times as long as the other: a curve through the three runs very far out there.

use crate::foundations::doubt::Doubt;
use crate::scenario::check::spoken::{shown, thousands};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::doubts::DoubtEntry;
use crate::scenario::language::Limits;

/// From here on one side is told to be long beside the other. The longest of the ranges that are shipped is 4 times.
const LONG: f64 = 10.0;
/// Beyond this one of the three is a slip: nobody knows a figure so well on one side and so little on the other.
const SLIP: f64 = 100.0;

/// What is said of a range whose sides are too unlike, if they are: by the curve through its three values, and by the most
/// that is played of it.
#[must_use]
pub(super) fn told(doubt: &DoubtEntry, law: &Doubt, most: f64) -> Option<Diagnostic> {
    let (below, above) = (doubt.likely - doubt.low, doubt.high - doubt.likely);
    if below <= 0.0 || above <= 0.0 || is_held(doubt, above > below) {
        return None;
    }
    let times = below.max(above) / below.min(above);
    if times < LONG {
        return None;
    }
    let title = sides(doubt, above > below, times);
    let even = evened(doubt, above > below);
    // What is refused is told as the curve has it, what is played as it is played.
    Some(if times > SLIP {
        let far = far_out(law, above > below);
        Diagnostic::fault(title)
            .because(format!("a smooth curve through the three runs so far out that {far}."))
            .fix(format!("Look for a nought too many or too few; as wide on both sides it is {even}"))
    } else {
        let far = far_out(&law.no_farther(most), above > below);
        let means = if above > below { "; a few such futures make up most of every mean" } else { "" };
        Diagnostic::note(title)
            .because(format!("a smooth curve through the three runs so far out that {far}{means}."))
            .fix(format!("Nothing to do if that is meant; as wide on both sides it is {even}"))
    })
}

/// Whether the long side ends at a bound and the short one lies on its own: 1 in a hundred, perhaps none, perhaps 30, is a
/// sound thing to say, and no draw of it runs away.
fn is_held(doubt: &DoubtEntry, is_above: bool) -> bool {
    let Limits { least, most, .. } = doubt.limits;
    let on_bound = if is_above { doubt.low <= least } else { doubt.high >= most };
    on_bound && least.is_finite() && most.is_finite()
}

fn sides(doubt: &DoubtEntry, is_above: bool, times: f64) -> String {
    let (low, high) = (("low", doubt.low), ("high", doubt.high));
    let (far, near) = if is_above { (high, low) } else { (low, high) };
    format!(
        "{} ({}) is {} times as far from likely ({}) as {} ({}) is",
        far.0,
        figure(far.1),
        thousands(libm::round(times)),
        figure(doubt.likely),
        near.0,
        figure(near.1)
    )
}

/// What is drawn far out on the long side.
fn far_out(law: &Doubt, is_above: bool) -> String {
    let (shares, or) = if is_above { ([0.99, 0.999], "more") } else { ([0.01, 0.001], "less") };
    let [hundred, thousand] = shares.map(|share| figure(three_digits(law.quantile(share))));
    format!("one future in a hundred draws {hundred} or {or}, and one in a thousand {thousand} or {or}")
}

/// The range with its long side as long as the other, to be typed.
fn evened(doubt: &DoubtEntry, is_above: bool) -> String {
    let DoubtEntry { likely, low, high, limits, .. } = doubt;
    let (low, high) = if is_above { (*low, likely + (likely - low)) } else { (likely - (high - likely), *high) };
    format!(
        "{{ likely = {}, low = {}, high = {} }}",
        shown(*likely),
        shown(low.max(limits.least)),
        shown(high.min(limits.most))
    )
}

/// The first three digits of a number: more would be no better known.
fn three_digits(number: f64) -> f64 {
    if number.abs() < 1e-300 || !number.is_finite() {
        return number;
    }
    let unit = libm::pow(10.0, libm::floor(libm::log10(number.abs())) - 2.0);
    libm::round(number / unit) * unit
}

fn figure(number: f64) -> String {
    if number.abs() >= 1_000.0 { thousands(number) } else { shown(number) }
}

#[cfg(test)]
mod tests {
    use super::super::doubts::bounds;
    use super::*;
    use crate::scenario::diagnostic::Severity;

    fn said([likely, low, high]: [f64; 3], limits: Limits) -> Option<(Severity, String)> {
        let law = Doubt::fit(likely, low, high, bounds(limits)).unwrap();
        let address = "demand.referrals_per_year".to_owned();
        let doubt = DoubtEntry { address, likely, low, high, limits, law: Some(law), confidence: None, source: None };
        told(&doubt, &law, 1e6).map(|found| (found.severity, found.title))
    }

    #[test]
    fn a_nought_too_many_is_refused_and_a_long_side_told() {
        let of = |three| said(three, Limits::AMOUNT);
        let (severity, title) = of([600.0, 500.0, 900_000.0]).unwrap();
        assert_eq!(severity, Severity::Fault);
        assert_eq!(title, "high (900,000) is 8,994 times as far from likely (600) as low (500) is");
        assert_eq!(of([600.0, 500.0, 7_000.0]).unwrap().0, Severity::Note);
        assert_eq!(of([600.0, 500.0, 1_590.0]), None);
        let (severity, title) = of([600.0, 50.0, 602.0]).unwrap();
        assert_eq!(severity, Severity::Fault);
        assert_eq!(title, "low (50) is 275 times as far from likely (600) as high (602) is");
    }

    #[test]
    fn a_share_that_is_perhaps_nothing_may_be_far_more() {
        assert_eq!(said([0.2, 0.0, 30.0], Limits::PERCENT), None);
        assert!(said([0.2, 0.1, 30.0], Limits::PERCENT).is_some(), "neither end lies on its bound");
        assert!(said([0.2, 0.0, 30.0], Limits::AMOUNT).is_some(), "nothing holds it from above");
    }
}
