//! One value from one uniform number, for every shape a scenario may name.

use std::sync::Arc;

use super::bands::Bands;
use super::quantile_table::{QuantileTable, TableCache, standard_normal};
use super::review_plan::ReviewPlan;
use super::shape::Shape;
use super::uncertain::Uncertain;
use super::{gamma, normal};

/// Below this spread a gamma law is taken as the lognormal of the same mean and spread, from
/// which it differs by about cv² of its mean.
const LEAST_GAMMA_CV: f64 = 0.002;

/// A shape whose numbers have been settled for one future.
#[derive(Clone, Debug)]
pub enum Sampler {
    /// The same for everyone.
    Fixed(f64),
    /// Memoryless.
    Exponential {
        /// Mean.
        mean: f64,
    },
    /// exp(mu + sigma·z), z standard normal.
    Lognormal {
        /// Logarithm of the median.
        mu: f64,
        /// Standard deviation of the logarithm: √ln(1 + cv²).
        sigma: f64,
        /// Standard normal quantiles.
        table: &'static QuantileTable,
    },
    /// Gamma.
    Gamma {
        /// Shape: 1 ÷ cv².
        shape: f64,
        /// Scale: mean · cv².
        scale: f64,
        /// Quantiles of the law with scale 1.
        table: Arc<QuantileTable>,
    },
    /// Weibull: scale · (−ln(1−u))^(1/shape).
    Weibull {
        /// Scale.
        scale: f64,
        /// Shape.
        shape: f64,
    },
    /// Equally likely anywhere between two values.
    Uniform {
        /// Smallest value.
        from: f64,
        /// Largest less smallest value.
        width: f64,
    },
    /// Bands of whole numbers.
    Bands(Bands),
    /// Ends at reviews \[months\].
    Reviews(ReviewPlan),
}

impl Sampler {
    /// Settles a shape; `value` says what an uncertain number is in this future.
    ///
    /// Gamma tables are taken from `tables`, or built there.
    #[must_use]
    pub fn new(shape: &Shape, value: impl Fn(&Uncertain) -> f64, tables: &mut TableCache) -> Self {
        match shape {
            Shape::Fixed(number) => Self::Fixed(value(number)),
            Shape::Exponential { mean } => Self::Exponential { mean: value(mean).max(0.0) },
            Shape::Lognormal { mean, cv } => Self::lognormal(value(mean), value(cv)),
            Shape::Gamma { mean, cv } => Self::gamma(value(mean), value(cv), tables),
            Shape::Weibull { scale, shape } => {
                Self::Weibull { scale: value(scale).max(0.0), shape: value(shape).max(1e-3) }
            }
            Shape::Uniform { from, to } => {
                let from = value(from);
                Self::Uniform { from, width: (value(to) - from).max(0.0) }
            }
            Shape::Histogram(histogram) => Self::Bands(Bands::new(histogram)),
            Shape::Reviews(reviews) => Self::Reviews(ReviewPlan::new(reviews)),
        }
    }

    fn lognormal(mean: f64, cv: f64) -> Self {
        if mean <= 0.0 || cv <= 0.0 {
            return Self::Fixed(mean.max(0.0));
        }
        let variance = libm::log1p(cv * cv);
        let mu = libm::log(mean) - 0.5 * variance;
        Self::Lognormal { mu, sigma: variance.sqrt(), table: standard_normal() }
    }

    fn gamma(mean: f64, cv: f64, tables: &mut TableCache) -> Self {
        if mean <= 0.0 || cv < LEAST_GAMMA_CV {
            return Self::lognormal(mean, cv);
        }
        let shape = 1.0 / (cv * cv);
        Self::Gamma { shape, scale: mean * cv * cv, table: tables.gamma(shape) }
    }

    /// The value with a share `u` (0 to below 1) at or below it.
    #[inline]
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            // The plain logarithm is good to 10⁻¹⁶ of the mean, and costs half of log1p.
            Self::Exponential { mean } => -mean * libm::log(1.0 - u),
            Self::Lognormal { mu, sigma, table } => {
                let z = table.quantile(u).unwrap_or_else(|| normal::quantile(u));
                libm::exp(mu + sigma * z)
            }
            Self::Gamma { shape, scale, table } => {
                scale * table.quantile(u).unwrap_or_else(|| gamma::quantile(*shape, u))
            }
            Self::Weibull { scale, shape } => scale * libm::pow(-libm::log1p(-u), 1.0 / shape),
            Self::Uniform { from, width } => from + u * width,
            Self::Bands(bands) => bands.quantile(u),
            Self::Reviews(plan) => plan.quantile(u),
        }
    }

    /// The same when every value above `deadline` weighs `weight` times as much, the whole made
    /// to add up to 1 again: model.md's stage with a deadline, under pressure.
    #[must_use]
    pub fn quantile_tilted(&self, u: f64, deadline: f64, weight: f64) -> f64 {
        let in_time = self.cdf(deadline);
        let weight = weight.max(0.0);
        let reached = u * (in_time + weight * (1.0 - in_time));
        if reached <= in_time || weight <= 0.0 {
            return self.quantile(if weight > 0.0 || in_time > 0.0 { reached } else { u });
        }
        self.quantile((in_time + (reached - in_time) / weight).min(1.0 - f64::EPSILON / 2.0))
    }

    /// Share at or below `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        match self {
            Self::Fixed(value) => f64::from(x >= *value),
            Self::Uniform { from, width } if *width <= 0.0 => f64::from(x >= *from),
            Self::Uniform { from, width } => ((x - from) / width).clamp(0.0, 1.0),
            Self::Bands(bands) => bands.cdf(x),
            Self::Reviews(plan) => plan.cdf(x),
            Self::Exponential { .. } | Self::Lognormal { .. } | Self::Gamma { .. } | Self::Weibull { .. }
                if x < 0.0 =>
            {
                0.0
            }
            Self::Exponential { mean } if *mean <= 0.0 => 1.0,
            Self::Exponential { mean } => -libm::expm1(-x / mean),
            Self::Lognormal { mu, sigma, .. } => normal::cdf((libm::log(x) - mu) / sigma),
            Self::Gamma { shape, scale, .. } => gamma::p(*shape, x / scale),
            Self::Weibull { scale, .. } if *scale <= 0.0 => 1.0,
            Self::Weibull { scale, shape } => -libm::expm1(-libm::pow(x / scale, *shape)),
        }
    }

    /// Mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Exponential { mean } => *mean,
            Self::Lognormal { mu, sigma, .. } => libm::exp(mu + 0.5 * sigma * sigma),
            Self::Gamma { shape, scale, .. } => shape * scale,
            Self::Weibull { scale, shape } => scale * libm::tgamma(1.0 + 1.0 / shape),
            Self::Uniform { from, width } => from + 0.5 * width,
            Self::Bands(bands) => bands.mean(),
            Self::Reviews(plan) => plan.mean(),
        }
    }

    /// The same shape, so many times as long.
    #[must_use]
    pub fn scaled(self, by: f64) -> Self {
        match self {
            Self::Fixed(value) => Self::Fixed(value * by),
            Self::Exponential { mean } => Self::Exponential { mean: mean * by },
            Self::Lognormal { mu, sigma, table } => Self::Lognormal { mu: mu + libm::log(by.max(1e-9)), sigma, table },
            Self::Gamma { shape, scale, table } => Self::Gamma { shape, scale: scale * by, table },
            Self::Weibull { scale, shape } => Self::Weibull { scale: scale * by, shape },
            Self::Uniform { from, width } => Self::Uniform { from: from * by, width: width * by },
            // Published bands and reviews stand as they are.
            Self::Bands(_) | Self::Reviews(_) => self,
        }
    }

    /// Whether every value is a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Bands(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::shape::{Histogram, Reviews};
    use approx::assert_relative_eq;
    use proptest::prelude::*;
    use std::sync::OnceLock;

    fn known(value: f64) -> Uncertain {
        Uncertain::known(value)
    }

    fn settle(shape: &Shape) -> Sampler {
        Sampler::new(shape, |number| number.likely, &mut TableCache::default())
    }

    fn assessment() -> Shape {
        Shape::Histogram(Histogram {
            up_to: vec![0.0, 10.0, 20.0, 30.0, 40.0, 45.0, 50.0, 60.0],
            percent: vec![1.8, 11.65, 17.29, 15.76, 20.25, 18.92, 5.80, 4.29, 4.24],
            beyond_mean: Some(20.0),
        })
    }

    fn every_sampler() -> &'static [Sampler] {
        static SAMPLERS: OnceLock<Vec<Sampler>> = OnceLock::new();
        SAMPLERS.get_or_init(|| every_shape().iter().map(settle).collect())
    }

    fn every_shape() -> Vec<Shape> {
        let (mean, cv) = (known(26.0), known(1.2));
        vec![
            Shape::Exponential { mean },
            Shape::Lognormal { mean, cv },
            Shape::Gamma { mean, cv },
            Shape::Gamma { mean: known(18.0), cv: known(0.001) },
            Shape::Gamma { mean: known(18.0), cv: known(0.6) },
            Shape::Weibull { scale: known(84.0), shape: known(0.7) },
            Shape::Uniform { from: known(2.0), to: known(9.0) },
            assessment(),
            Shape::Reviews(Reviews {
                at_months: vec![3.0, 8.0, 13.0, 18.0, 23.0, 28.0],
                end_percent: vec![15.9, 59.5, 60.0, 50.0, 25.0, 75.0],
                between_percent: 13.1,
                between_until_months: 6.0,
            }),
            Shape::Fixed(known(16.0)),
        ]
    }

    /// Mean of the quantile over an even grid, its top end cut finer.
    fn average(quantile: impl Fn(f64) -> f64) -> f64 {
        let n = 200_000;
        let even = |i: u32| (f64::from(i) + 0.5) / f64::from(n);
        let last = 1.0 - 1.0 / f64::from(n);
        let body: f64 = (0..n - 1).map(|i| quantile(even(i))).sum();
        let tail: f64 = (0..n).map(|i| quantile(last + even(i) / f64::from(n))).sum();
        (body + tail / f64::from(n)) / f64::from(n)
    }

    #[test]
    fn means_are_those_of_the_quantiles() {
        for sampler in every_sampler() {
            let mean = average(|u| sampler.quantile(u));
            assert_relative_eq!(sampler.mean(), mean, max_relative = 2e-4);
        }
    }

    #[test]
    fn mean_and_spread_are_those_asked_for() {
        for sampler in &every_sampler()[1..3] {
            assert_relative_eq!(sampler.mean(), 26.0, max_relative = 1e-12);
            let square = average(|u| sampler.quantile(u) * sampler.quantile(u));
            assert_relative_eq!(square / 676.0 - 1.0, 1.44, max_relative = 2e-3);
        }
    }

    #[test]
    fn shapes_without_length_or_spread_are_fixed() {
        let nothing = [
            Shape::Exponential { mean: known(0.0) },
            Shape::Lognormal { mean: known(0.0), cv: known(1.0) },
            Shape::Gamma { mean: known(0.0), cv: known(1.0) },
            Shape::Weibull { scale: known(0.0), shape: known(0.7) },
        ];
        for shape in nothing {
            let sampler = settle(&shape);
            assert!(sampler.quantile(0.7).abs() < 1e-12, "{shape:?}");
            assert_relative_eq!(sampler.cdf(0.0), 1.0);
        }
        let same = settle(&Shape::Lognormal { mean: known(7.0), cv: known(0.0) });
        assert_relative_eq!(same.quantile(0.99), 7.0);
    }

    #[test]
    fn only_bands_are_whole() {
        let whole = every_shape().iter().filter(|shape| settle(shape).is_whole()).count();
        assert_eq!(whole, 1);
    }

    /// Model.md 0.1 (b): 60 % in time at 2.2 times the usual workload, 80.7 % at five more cases.
    #[test]
    fn pressure_moves_assessments_past_the_deadline() {
        let sampler = settle(&assessment());
        let in_time = |weight: f64| {
            let n = 100_000;
            let at = |i| sampler.quantile_tilted((f64::from(i) + 0.5) / f64::from(n), 45.0, weight);
            (0..n).filter(|&i| at(i) <= 45.0).count() as f64 / f64::from(n)
        };
        assert_relative_eq!(in_time(1.0), 0.857, epsilon = 5e-4);
        assert_relative_eq!(in_time(libm::exp(1.15 * 1.2)), 0.601, epsilon = 1e-3);
        assert_relative_eq!(in_time(0.0), 1.0);
    }

    proptest! {
        #[test]
        fn quantiles_never_fall_and_fit_the_share(u in 1e-6..0.999f64, more in 0.0..9e-4f64) {
            for sampler in every_sampler() {
                let x = sampler.quantile(u);
                prop_assert!(x >= 0.0 && sampler.quantile(u + more) >= x);
                prop_assert!(sampler.cdf(x * (1.0 + 1e-12)) >= u - 2e-5, "{:?} {}", sampler, x);
                prop_assert!(sampler.cdf(x * (1.0 - 1e-9) - 1e-9) <= u + 2e-5, "{:?} {}", sampler, x);
            }
        }

        #[test]
        fn a_weight_of_one_changes_nothing(u in 0.0..0.999f64, deadline in 0.0..80.0f64) {
            for sampler in every_sampler() {
                let (plain, tilted) =
                    (sampler.quantile(u), sampler.quantile_tilted(u, deadline, 1.0));
                prop_assert!((plain - tilted).abs() <= 1e-9 * plain.max(1.0));
            }
        }

        #[test]
        fn more_weight_never_shortens(u in 0.0..0.999f64, weight in 1.0..9.0f64) {
            for sampler in every_sampler() {
                let plain = sampler.quantile(u);
                prop_assert!(sampler.quantile_tilted(u, 10.0, weight) >= plain * (1.0 - 1e-9));
            }
        }
    }
}
