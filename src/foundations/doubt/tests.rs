//! Whatever the family: the three values are met, nothing passes a bound, nothing falls.

use proptest::prelude::*;

use super::*;

fn within(lower: Option<f64>, upper: Option<f64>) -> Bounds {
    Bounds { lower, upper }
}

/// Checks the three values to 10⁻⁹ of `scale`, the bounds, and that the quantile never falls.
fn keeps_its_word(likely: f64, low: f64, high: f64, bounds: Bounds, scale: f64) {
    let doubt = match Doubt::fit(likely, low, high, bounds) {
        Ok(doubt) => doubt,
        Err(fault) => panic!("{fault}: {likely} {low} {high} {bounds:?}"),
    };
    for (p, x) in [(0.1, low), (0.5, likely), (0.9, high)] {
        let found = doubt.quantile(p);
        assert!((found - x).abs() <= 1e-9 * scale, "{p}: {found} for {x}, {doubt:?}");
    }
    let mut before = f64::NEG_INFINITY;
    for n in 1..2_000 {
        let x = doubt.quantile(f64::from(n) / 2_000.0);
        assert!(x >= before - 1e-12 * scale, "{n}: {x} after {before}, {doubt:?}");
        assert!(bounds.lower.is_none_or(|lower| x >= lower - 1e-12 * scale), "{x} {doubt:?}");
        assert!(bounds.upper.is_none_or(|upper| x <= upper + 1e-12 * scale), "{x} {doubt:?}");
        before = x;
    }
}

#[test]
fn three_equal_values_are_a_known_number() {
    for bounds in [within(None, None), within(Some(0.0), Some(100.0)), within(Some(7.0), None)] {
        let known = Doubt::fit(7.0, 7.0, 7.0, bounds);
        assert!(known.is_ok_and(|doubt| (doubt.quantile(0.03) - 7.0).abs() < 1e-12));
    }
}

#[test]
fn values_out_of_order_or_place_are_refused() {
    let percent = within(Some(0.0), Some(100.0));
    let faults = [
        ((5.0, 6.0, 9.0), percent, DoubtFault::LowAboveLikely),
        ((5.0, 4.0, 4.5), percent, DoubtFault::HighBelowLikely),
        ((5.0, -1.0, 9.0), percent, DoubtFault::BelowBound),
        ((5.0, 1.0, 101.0), percent, DoubtFault::AboveBound),
        ((5.0, 5.0, 9.0), percent, DoubtFault::LowIsLikely),
        ((5.0, 2.0, 5.0), within(None, None), DoubtFault::HighIsLikely),
        ((5.0, f64::NAN, 9.0), percent, DoubtFault::NotFinite),
        ((5.0, 1.0, f64::INFINITY), within(Some(0.0), None), DoubtFault::NotFinite),
        ((5.0, 1.0, 9.0), within(Some(10.0), Some(0.0)), DoubtFault::BoundsCross),
        ((5.0, 4.9, 9.0), within(None, None), DoubtFault::TooLopsided),
    ];
    for ((likely, low, high), bounds, fault) in faults {
        assert_eq!(Doubt::fit(likely, low, high, bounds), Err(fault));
        assert!(!fault.to_string().is_empty());
    }
}

/// Skew up to what is allowed still rises everywhere; a little more is refused.
#[test]
fn the_metalog_is_allowed_as_far_as_it_rises() {
    let at = |share: f64| Doubt::fit(share, 0.0, 1.0, Bounds::default());
    assert_eq!(at(0.166), Err(DoubtFault::TooLopsided));
    assert_eq!(at(0.834), Err(DoubtFault::TooLopsided));
    keeps_its_word(0.167, 0.0, 1.0, Bounds::default(), 1.0);
    keeps_its_word(0.833, 0.0, 1.0, Bounds::default(), 1.0);
}

/// Published form of the laws, worked in another language from the same three values.
#[test]
fn tails_are_those_of_the_published_laws() {
    let one = Doubt::fit(98.0, 88.0, 112.0, within(Some(0.0), None));
    let two = Doubt::fit(26.0, 20.0, 33.0, within(Some(0.0), Some(100.0)));
    let known = [(one, ONE_BOUND), (two, TWO_BOUNDS)];
    for (doubt, values) in known {
        let doubt = doubt.unwrap_or_else(|fault| panic!("{fault}"));
        for (p, x) in [0.01, 0.25, 0.75, 0.99].into_iter().zip(values) {
            approx::assert_relative_eq!(doubt.quantile(p), x, max_relative = 1e-9);
        }
    }
}

const ONE_BOUND: [f64; 4] = [81.816_170_017_383_16, 92.318_352_739_368_46, 104.812_000_521_121, 126.753_780_623_810_83];
const TWO_BOUNDS: [f64; 4] =
    [15.792_236_855_209_707, 22.722_597_824_138_88, 29.554_708_108_725_947, 39.489_562_288_837_774];

#[test]
fn a_value_on_a_bound_puts_a_tenth_there() {
    let doubt = Doubt::fit(6.0, 0.0, 11.0, within(Some(0.0), Some(100.0)));
    let doubt = doubt.unwrap_or_else(|fault| panic!("{fault}"));
    assert!(doubt.quantile(0.0999).abs() < 1e-12);
    assert!(doubt.quantile(0.11) > 0.01);
    let upper = Doubt::fit(90.0, 80.0, 100.0, within(Some(0.0), Some(100.0)));
    let upper = upper.unwrap_or_else(|fault| panic!("{fault}"));
    assert!((upper.quantile(0.901) - 100.0).abs() < 1e-12);
    assert!(upper.quantile(0.89) < 99.99);
}

#[test]
fn lumps_keep_their_word() {
    let percent = within(Some(0.0), Some(100.0));
    for (likely, low, high) in [
        (6.0, 0.0, 11.0),
        (90.0, 80.0, 100.0),
        (50.0, 0.0, 100.0),
        (0.0, 0.0, 5.0),
        (0.0, 0.0, 100.0),
        (100.0, 90.0, 100.0),
        (100.0, 0.0, 100.0),
    ] {
        keeps_its_word(likely, low, high, percent, 100.0);
    }
    let from_nought = within(Some(0.0), None);
    keeps_its_word(2.0, 0.0, 10.0, from_nought, 10.0);
    keeps_its_word(0.0, 0.0, 10.0, from_nought, 10.0);
    let up_to_nought = within(None, Some(0.0));
    keeps_its_word(-2.0, -10.0, 0.0, up_to_nought, 10.0);
    keeps_its_word(0.0, -10.0, 0.0, up_to_nought, 10.0);
}

/// A share of the way between two bounds, but not on them.
fn part() -> impl Strategy<Value = f64> {
    1e-4..(1.0 - 1e-4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn two_bounds_keep_their_word(a in part(), b in part(), c in part(), lower in -50.0..50.0f64) {
        let mut parts = [a, b, c];
        parts.sort_unstable_by(f64::total_cmp);
        prop_assume!(parts[1] - parts[0] > 1e-4 && parts[2] - parts[1] > 1e-4);
        let [low, likely, high] = parts.map(|part| lower + 100.0 * part);
        keeps_its_word(likely, low, high, within(Some(lower), Some(lower + 100.0)), 100.0);
    }

    #[test]
    fn one_bound_keeps_its_word(
        low in 1e-3..100.0f64, rise in 1.001..5.0f64, more in 1.001..5.0f64, bound in -50.0..50.0f64,
    ) {
        let [low, likely, high] = [low, low * rise, low * rise * more];
        keeps_its_word(bound + likely, bound + low, bound + high, within(Some(bound), None), high + 50.0);
        keeps_its_word(bound - likely, bound - high, bound - low, within(None, Some(bound)), high + 50.0);
    }

    #[test]
    fn symmetric_laws_keep_their_word(step in 1e-3..30.0f64, lean in -1e-9..1e-9f64) {
        let middle = 50.0 * (1.0 + lean);
        let percent = within(Some(0.0), Some(100.0));
        keeps_its_word(middle, 50.0 - step, 50.0 + step, percent, 100.0);
        let likely = 7.0 * (1.0 + lean);
        keeps_its_word(likely, 7.0 / (1.0 + step), 7.0 * (1.0 + step), within(Some(0.0), None), 7.0 * (1.0 + step));
    }

    #[test]
    fn free_numbers_keep_their_word(
        middle in -100.0..100.0f64, width in 1e-3..50.0f64, share in 0.168..0.832f64,
    ) {
        let (low, high) = (middle - share * width, middle + (1.0 - share) * width);
        keeps_its_word(middle, low, high, Bounds::default(), 100.0);
    }

    #[test]
    fn a_low_on_the_bound_keeps_its_word(a in part(), b in part()) {
        prop_assume!((a - b).abs() > 1e-4);
        let (likely, high) = (100.0 * a.min(b), 100.0 * a.max(b));
        keeps_its_word(likely, 0.0, high, within(Some(0.0), Some(100.0)), 100.0);
        keeps_its_word(likely, 0.0, high, within(Some(0.0), None), 100.0);
        keeps_its_word(0.0, 0.0, high, within(Some(0.0), Some(100.0)), 100.0);
        keeps_its_word(100.0 - likely, 100.0 - high, 100.0, within(Some(0.0), Some(100.0)), 100.0);
    }
}

#[test]
fn a_law_is_cut_off_where_no_more_is_played_and_is_the_same_below() {
    let law = Doubt::fit(600.0, 500.0, 7_000.0, within(Some(0.0), None)).unwrap();
    let cut = law.no_farther(1e5);
    assert!(law.quantile(0.999) > 2e5);
    assert_eq!(cut.quantile(0.999).to_string(), "100000");
    for p in [0.001, 0.1, 0.5, 0.9] {
        assert_eq!(cut.quantile(p).to_bits(), law.quantile(p).to_bits());
    }
    let free = Doubt::fit(0.0, -1.0, 1.0, within(None, None)).unwrap().no_farther(2.0);
    assert_eq!([free.quantile(1e-9), free.quantile(1.0 - 1e-9)].map(|x| x.to_string()), ["-2", "2"]);
}
