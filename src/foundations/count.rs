//! Counts of events by inversion of one uniform number, so that more demand adds and moves none.

use std::f64::consts::PI;

/// The smallest count with at least a share `u` of a Poisson law of this mean at or below it.
///
/// Exact inversion of the cumulative law: never falls when `u` or `mean` rises.
#[must_use]
pub fn poisson_quantile(mean: f64, u: f64) -> u32 {
    if mean.is_nan() || mean <= 0.0 {
        return 0;
    }
    if mean < 500.0 {
        return climb(0, libm::exp(-mean), mean, u, |k| mean / k);
    }
    let first = lowest(mean, mean);
    climb(first, poisson_mass(f64::from(first), mean), mean, u, |k| mean / k)
}

/// The same for a negative binomial law whose variance is `variance_ratio` times its mean
/// (Poisson when the ratio is 1 or less).
#[must_use]
pub fn negative_binomial_quantile(mean: f64, variance_ratio: f64, u: f64) -> u32 {
    if mean.is_nan() || mean <= 0.0 {
        return 0;
    }
    if variance_ratio.is_nan() || variance_ratio <= 1.0 + 1e-9 {
        return poisson_quantile(mean, u);
    }
    let size = mean / (variance_ratio - 1.0);
    let chance = 1.0 - 1.0 / variance_ratio;
    let step = |k: f64| chance * (1.0 + (size - 1.0) / k);
    let none = size * libm::log(variance_ratio);
    let first = lowest(mean, mean * variance_ratio);
    if none < 500.0 || first == 0 {
        return climb(0, libm::exp(-none), mean, u, step);
    }
    let mass = negative_binomial_mass(f64::from(first), size, variance_ratio);
    climb(first, mass, mean, u, step)
}

/// Adds up masses from `first` until a share `u` is reached; `ratio(k)` is mass(k) ÷ mass(k−1).
fn climb(first: u32, mass: f64, mean: f64, u: f64, ratio: impl Fn(f64) -> f64) -> u32 {
    let (mut count, mut mass, mut sum) = (first, mass, mass);
    while sum < u && count < u32::MAX {
        count += 1;
        let k = f64::from(count);
        mass *= ratio(k);
        // Beyond the mean masses that no longer move the sum never will.
        if sum + mass <= sum && k > mean {
            break;
        }
        sum += mass;
    }
    count
}

/// Twelve standard deviations below the mean, where no 64-bit uniform number reaches.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from a float keeps to the ends of u32"
)]
fn lowest(mean: f64, variance: f64) -> u32 {
    (mean - 12.0 * variance.sqrt()).max(0.0) as u32
}

/// Poisson mass at `k` > 0 by the saddle point (Loader 2000), which keeps its digits for large means.
fn poisson_mass(k: f64, mean: f64) -> f64 {
    libm::exp(-stirling_error(k) - deviance(k, mean)) / (2.0 * PI * k).sqrt()
}

/// Negative binomial mass at `k` > 0, by the same saddle point for the binomial it contains.
fn negative_binomial_mass(k: f64, size: f64, variance_ratio: f64) -> f64 {
    let n = k + size;
    let (yes, no) = (n / variance_ratio, n * (1.0 - 1.0 / variance_ratio));
    let errors = stirling_error(n) - stirling_error(size) - stirling_error(k);
    let log = errors - deviance(size, yes) - deviance(k, no);
    size / n * libm::exp(log) * (n / (2.0 * PI * size * k)).sqrt()
}

/// x ln(x/m) + m − x.
fn deviance(x: f64, m: f64) -> f64 {
    let e = (x - m) / m;
    m * ((1.0 + e) * libm::log1p(e) - e)
}

/// ln(n!) less Stirling's first three terms.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        let stirling = (n + 0.5) * libm::log(n) - n + 0.5 * libm::log(2.0 * PI);
        return libm::lgamma(n + 1.0) - stirling;
    }
    let inverse = 1.0 / (n * n);
    (1.0 / 12.0 - inverse * (1.0 / 360.0 - inverse * (1.0 / 1260.0 - inverse / 1680.0))) / n
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHARES: [f64; 5] = [1e-6, 0.05, 0.5, 0.93, 0.999_999];

    /// `scipy.stats.poisson.ppf`, 1.17.
    #[test]
    fn poisson_counts_are_those_of_scipy() {
        let known = [
            (0.3, [0, 0, 0, 1, 5]),
            (7.0, [0, 3, 7, 11, 23]),
            (120.0, [72, 102, 120, 136, 176]),
            (499.9, [397, 463, 500, 533, 610]),
            (500.1, [397, 464, 500, 533, 610]),
            (1e4, [9_528, 9_836, 10_000, 10_148, 10_479]),
            (1e6, [995_250, 998_355, 1_000_000, 1_001_476, 1_004_757]),
        ];
        for (mean, counts) in known {
            assert_eq!(SHARES.map(|u| poisson_quantile(mean, u)), counts, "{mean}");
        }
    }

    /// `scipy.stats.nbinom.ppf`, 1.17.
    #[test]
    fn negative_binomial_counts_are_those_of_scipy() {
        let known = [
            ((0.3, 2.0), [0, 0, 0, 1, 16]),
            ((7.0, 1.5), [0, 2, 7, 12, 30]),
            ((120.0, 3.0), [47, 90, 119, 149, 229]),
            ((120.0, 60.0), [0, 21, 101, 260, 997]),
            ((800.0, 1.2), [658, 749, 800, 846, 952]),
            ((1e4, 4.0), [9_074, 9_673, 9_999, 10_297, 10_976]),
            ((1e6, 2.0), [993_288, 997_675, 1_000_000, 1_002_088, 1_006_733]),
            ((1e5, 100.0), [85_678, 94_856, 99_967, 104_705, 115_754]),
        ];
        for ((mean, ratio), counts) in known {
            let found = SHARES.map(|u| negative_binomial_quantile(mean, ratio, u));
            assert_eq!(found, counts, "{mean} {ratio}");
        }
    }

    #[test]
    fn the_ends_of_the_uniform_end() {
        assert_eq!(poisson_quantile(7.0, 0.0), 0);
        assert!(poisson_quantile(7.0, 1.0) < 80);
        assert!(poisson_quantile(1e6, 1.0) < 1_020_000);
        assert_eq!(poisson_quantile(0.0, 0.9), 0);
        assert_eq!(poisson_quantile(f64::NAN, 0.9), 0);
        assert_eq!(negative_binomial_quantile(-1.0, 2.0, 0.9), 0);
        assert!(negative_binomial_quantile(300.0, 3.0, 1.0) < 2_000);
    }

    proptest! {
        #[test]
        fn counts_never_fall_as_demand_rises(
            mean in 0.0..2_000.0f64, more in 0.0..50.0f64, u in 0.0..1.0f64, ratio in 1.0..5.0f64,
        ) {
            prop_assert!(poisson_quantile(mean + more, u) >= poisson_quantile(mean, u));
            let few = negative_binomial_quantile(mean, ratio, u);
            prop_assert!(negative_binomial_quantile(mean + more, ratio, u) >= few);
        }

        #[test]
        fn counts_never_fall_as_luck_rises(
            mean in 0.0..2_000.0f64, u in 0.0..1.0f64, more in 0.0..0.2f64, ratio in 1.0..5.0f64,
        ) {
            let higher = (u + more).min(1.0);
            prop_assert!(poisson_quantile(mean, higher) >= poisson_quantile(mean, u));
            let few = negative_binomial_quantile(mean, ratio, u);
            prop_assert!(negative_binomial_quantile(mean, ratio, higher) >= few);
        }
    }
}
