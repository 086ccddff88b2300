//! The gamma law with scale 1: shares and quantiles.

use super::normal;

/// Terms after which a series or a fraction is taken as it stands.
const TERMS: u32 = 20_000;

/// Share of a gamma law of shape `a` (scale 1) up to `x`: the regularised lower incomplete
/// gamma function P(a, x). `a` is above 0.
#[must_use]
pub fn p(a: f64, x: f64) -> f64 {
    shares(a, x).0
}

/// Share of a gamma law of shape `a` (scale 1) above `x`: Q(a, x) = 1 − P(a, x), without loss
/// of digits in the upper tail.
#[must_use]
pub fn q(a: f64, x: f64) -> f64 {
    shares(a, x).1
}

/// Density of a gamma law of shape `a` (scale 1) at `x` > 0: xᵃ⁻¹ e⁻ˣ ÷ Γ(a).
#[must_use]
pub fn density(a: f64, x: f64) -> f64 {
    libm::exp(log_front(a, x)) / x
}

/// The value below which a share `share` of a gamma law of shape `a` (scale 1) lies.
#[must_use]
pub fn quantile(a: f64, share: f64) -> f64 {
    quantile_from(a, share, first_guess(a, share))
}

/// The same from a nearby value, which saves steps when many are wanted in order.
///
/// Newton's steps in the logarithm of x on the logarithm of the smaller tail, kept inside a
/// bracket by bisection.
#[must_use]
pub fn quantile_from(a: f64, share: f64, near: f64) -> f64 {
    if share <= 0.0 {
        return 0.0;
    }
    if share >= 1.0 {
        return f64::INFINITY;
    }
    let (mut low, mut high) = (-745.0, libm::log(1e3 * (a + 10.0)));
    let guess = if near > 0.0 && near.is_finite() { near } else { first_guess(a, share) };
    let mut at = if guess > 0.0 { libm::log(guess).clamp(low, high) } else { low };
    for _ in 0..200 {
        let (miss, slope) = miss_and_slope(a, at, share);
        if miss > 0.0 {
            high = at;
        } else {
            low = at;
        }
        let step = at - miss / slope;
        let next = if step > low && step < high { step } else { 0.5 * (low + high) };
        if (next - at).abs() <= 1e-15 * at.abs().max(1.0) {
            return libm::exp(next);
        }
        at = next;
    }
    libm::exp(at)
}

/// How far the share at exp(t) is from the one wanted, in logarithms of the smaller tail, and
/// its slope in t.
fn miss_and_slope(a: f64, t: f64, share: f64) -> (f64, f64) {
    let x = libm::exp(t);
    let density = libm::exp(log_front(a, x));
    let (below, above) = shares_from(density, a, x);
    if share <= 0.5 {
        (libm::log(below / share), density / below)
    } else {
        (-libm::log(above / (1.0 - share)), density / above)
    }
}

/// Wilson and Hilferty's cube root of a normal value; a power law where that fails.
fn first_guess(a: f64, share: f64) -> f64 {
    let ninth = 1.0 / (9.0 * a);
    let root = 1.0 - ninth + normal::quantile(share) * ninth.sqrt();
    let power = libm::exp((libm::log(share) + libm::lgamma(a + 1.0)) / a);
    if a < 1.0 || root < 0.3 { power.min(50.0) } else { a * root * root * root }
}

/// P(a, x) and Q(a, x): a series below the mode, a continued fraction above.
fn shares(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if !x.is_finite() {
        return (1.0, 0.0);
    }
    shares_from(libm::exp(log_front(a, x)), a, x)
}

/// The same when `front` is xᵃ e⁻ˣ ÷ Γ(a), which is also the density in ln x.
fn shares_from(front: f64, a: f64, x: f64) -> (f64, f64) {
    if x < a + 1.0 {
        let below = (front * series(a, x)).min(1.0);
        (below, 1.0 - below)
    } else {
        let above = (front * fraction(a, x)).min(1.0);
        (1.0 - above, above)
    }
}

/// ln(xᵃ e⁻ˣ ÷ Γ(a)).
fn log_front(a: f64, x: f64) -> f64 {
    if a < 20.0 {
        return a * libm::log(x) - x - libm::lgamma(a);
    }
    // By Stirling's formula, so that large terms cancel before they cost digits.
    let e = (x - a) / a;
    let inverse = 1.0 / (a * a);
    let stirling = (1.0 / 12.0 - inverse * (1.0 / 360.0 - inverse * (1.0 / 1260.0 - inverse / 1680.0))) / a;
    a * (libm::log1p(e) - e) + 0.5 * libm::log(a / (2.0 * std::f64::consts::PI)) - stirling
}

/// Σ xⁿ ÷ (a (a+1) … (a+n)).
fn series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0 / a, 1.0 / a);
    for n in 1..TERMS {
        term *= x / (a + f64::from(n));
        sum += term;
        if term < sum * 1e-17 {
            break;
        }
    }
    sum
}

/// 1 ÷ (x+1−a − 1(1−a) ÷ (x+3−a − 2(2−a) ÷ …)), by Lentz's method.
fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut value = d;
    for n in 1..TERMS {
        let n = f64::from(n);
        let numerator = -n * (n - a);
        b += 2.0;
        d = 1.0 / apart_from_zero(numerator * d + b, TINY);
        c = apart_from_zero(b + numerator / c, TINY);
        let change = c * d;
        value *= change;
        if (change - 1.0).abs() < 3e-16 {
            break;
        }
    }
    value
}

fn apart_from_zero(x: f64, tiny: f64) -> f64 {
    if x.abs() < tiny { tiny } else { x }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;
    use proptest::prelude::*;

    /// `scipy.special.gammainc` and `gammaincc`, 1.17.
    #[test]
    fn shares_are_those_of_scipy() {
        let known = [
            (0.1, 1e-5, 0.332_398_405_040_503_2, 0.667_601_594_959_496_8),
            (0.25, 0.5, 0.846_486_404_191_677_4, 0.153_513_595_808_322_47),
            (1.0, 2.0, 0.864_664_716_763_387_3, 0.135_335_283_236_612_7),
            (2.777, 1.0, 0.107_246_562_115_405_66, 0.892_753_437_884_594_4),
            (2.777, 7.0, 0.977_444_087_388_515_4, 0.022_555_912_611_484_614),
            (30.0, 20.0, 0.021_818_217_525_557_418, 0.978_181_782_474_442_5),
            (30.0, 45.0, 0.992_662_800_702_203_5, 0.007_337_199_297_796_568),
            (1000.0, 1050.0, 0.941_328_888_622_681_9, 0.058_671_111_377_318_06),
            (1e4, 9.8e3, 0.022_207_543_813_969_69, 0.977_792_456_186_030_3),
        ];
        for (a, x, below, above) in known {
            assert_relative_eq!(p(a, x), below, max_relative = 3e-13);
            assert_relative_eq!(q(a, x), above, max_relative = 3e-13);
        }
    }

    /// `scipy.special.gammaincinv`, 1.17.
    #[test]
    fn quantiles_are_those_of_scipy() {
        let known = [
            (0.11, 1e-6, 1.742_584_363_850_195_4e-55),
            (0.11, 0.3, 1.079_467_180_477_315e-5),
            (0.11, 0.9, 0.303_456_083_659_133),
            (0.25, 0.5, 0.043_673_802_352_873_4),
            (0.25, 0.999_999, 10.687_817_576_410_982),
            (1.0, 1e-6, 1.000_000_500_000_333_8e-6),
            (1.0, 0.9, std::f64::consts::LN_10),
            (2.777_777_777_777_777_7, 0.01, 0.362_085_833_602_165_23),
            (2.777_777_777_777_777_7, 0.5, 2.452_498_641_105_319),
            (2.777_777_777_777_777_7, 0.999_999, 18.609_891_313_508_29),
            (30.0, 0.01, 18.742_425_764_901_892),
            (30.0, 0.999_999, 63.548_180_124_816_32),
            (400.0, 1e-6, 312.021_585_549_756_8),
            (400.0, 0.9, 425.835_608_856_749_7),
        ];
        for (a, share, x) in known {
            assert_relative_eq!(quantile(a, share), x, max_relative = 2e-12);
        }
    }

    proptest! {
        #[test]
        fn quantile_and_share_undo_each_other(a in 0.05..200.0f64, share in 1e-9..0.999_999f64) {
            let x = quantile(a, share);
            prop_assert!((p(a, x) - share).abs() <= 1e-11 * share + 1e-14, "{x}");
        }

        #[test]
        fn a_nearby_start_changes_nothing(a in 0.05..200.0f64, share in 1e-6..0.999f64) {
            let (plain, warm) = (quantile(a, share), quantile_from(a, share, a));
            prop_assert!((plain - warm).abs() <= 1e-11 * plain);
        }
    }
}
