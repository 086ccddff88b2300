//! One value from one uniform number, for every shape a scenario may name.

use std::sync::Arc;

use super::bands::Bands;
use super::quantile_table::{QuantileTable, TableCache, standard_normal};
use super::review_law::ReviewLaw;
use super::shape::Shape;
use super::uncertain::Uncertain;
use super::{gamma, normal};

/// Below this spread a gamma law is taken as the lognormal of the same mean and spread, from
/// which it differs by about cv² of its mean.
const LEAST_GAMMA_CV: f64 = 0.002;

/// A shape whose numbers have been settled for one future: so many times a law of scale 1.
#[derive(Clone, Debug)]
pub struct Sampler {
    law: Law,
    scale: f64,
    /// Quantiles of the law, where they are looked up.
    table: Option<Arc<QuantileTable>>,
}

/// A law of scale 1.
#[derive(Clone, Debug)]
enum Law {
    /// The same for everyone.
    Fixed,
    /// Memoryless, of mean 1.
    Exponential,
    /// exp(sigma·z), z standard normal; sigma is √ln(1 + cv²).
    Lognormal { sigma: f64 },
    /// Gamma; shape is 1 ÷ cv².
    Gamma { shape: f64 },
    /// (−ln(1−u))^(1/shape).
    Weibull { shape: f64 },
    /// Equally likely anywhere between two values: the smallest, and how far it is to the largest.
    Uniform { from: f64, width: f64 },
    /// Bands of whole numbers.
    Bands(Bands),
    /// Ends at reviews \[months\].
    Reviews(ReviewLaw),
}

impl Sampler {
    /// Settles a shape; `value` says what an uncertain number is in this future.
    ///
    /// Tables are taken from `tables`, or built there. A law whose spread is in doubt is another in every future
    /// and needs another table in each: for a lognormal one that costs more than it saves, so it is computed. A gamma law's quantile
    /// is sought step by step, which is dearer than a table even for the draws of one future.
    #[must_use]
    pub fn new(shape: &Shape, value: impl Fn(&Uncertain) -> f64, tables: &mut TableCache) -> Self {
        match shape {
            Shape::Fixed(number) => Self::plain(Law::Fixed, value(number)),
            Shape::Exponential { mean } => {
                Self { law: Law::Exponential, scale: value(mean).max(0.0), table: Some(tables.exponential()) }
            }
            Shape::Lognormal { mean, cv } => {
                let known = cv.doubt.is_none().then_some(&mut *tables);
                Self::lognormal(value(mean), value(cv), known)
            }
            Shape::Gamma { mean, cv } => Self::gamma(value(mean), value(cv), tables),
            Shape::Weibull { scale, shape } => {
                Self::plain(Law::Weibull { shape: value(shape).max(1e-3) }, value(scale).max(0.0))
            }
            Shape::Uniform { from, to } => {
                let from = value(from);
                Self::plain(Law::Uniform { from, width: (value(to) - from).max(0.0) }, 1.0)
            }
            Shape::Histogram(histogram) => Self::plain(Law::Bands(Bands::new(histogram)), 1.0),
            Shape::Reviews(reviews) => Self::plain(Law::Reviews(ReviewLaw::new(reviews)), 1.0),
        }
    }

    /// A law whose quantiles are computed.
    fn plain(law: Law, scale: f64) -> Self {
        Self { law, scale, table: None }
    }

    fn lognormal(mean: f64, cv: f64, tables: Option<&mut TableCache>) -> Self {
        if mean <= 0.0 || cv <= 0.0 {
            return Self::plain(Law::Fixed, mean.max(0.0));
        }
        let variance = libm::log1p(cv * cv);
        let sigma = variance.sqrt();
        let scale = mean * libm::exp(-0.5 * variance);
        Self { law: Law::Lognormal { sigma }, scale, table: tables.map(|tables| tables.lognormal(sigma)) }
    }

    fn gamma(mean: f64, cv: f64, tables: &mut TableCache) -> Self {
        if mean <= 0.0 || cv < LEAST_GAMMA_CV {
            return Self::lognormal(mean, cv, None);
        }
        let shape = 1.0 / (cv * cv);
        Self { law: Law::Gamma { shape }, scale: mean * cv * cv, table: Some(tables.gamma(shape)) }
    }

    /// The value with a share `u` (0 to below 1) at or below it.
    #[inline]
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        self.scale * self.of_scale_1(u)
    }

    /// The same of the law of scale 1.
    #[inline]
    pub(super) fn of_scale_1(&self, u: f64) -> f64 {
        let known = self.table.as_ref().and_then(|table| table.quantile(u));
        if let Some(known) = known { known } else { self.computed(u) }
    }

    /// Quantiles of the law of scale 1, where they are looked up.
    pub(super) fn table(&self) -> Option<&QuantileTable> {
        self.table.as_deref()
    }

    /// The same without a table.
    fn computed(&self, u: f64) -> f64 {
        match &self.law {
            Law::Fixed => 1.0,
            Law::Exponential => -libm::log1p(-u),
            Law::Lognormal { sigma } => {
                let z = standard_normal().quantile(u).unwrap_or_else(|| normal::quantile(u));
                libm::exp(sigma * z)
            }
            Law::Gamma { shape } => gamma::quantile(*shape, u),
            Law::Weibull { shape } => libm::pow(-libm::log1p(-u), 1.0 / shape),
            Law::Uniform { from, width } => from + u * width,
            Law::Bands(bands) => bands.quantile(u),
            Law::Reviews(law) => law.quantile(u),
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
        match &self.law {
            Law::Fixed => f64::from(x >= self.scale),
            Law::Bands(bands) => bands.cdf(x),
            Law::Reviews(law) => law.cdf(x),
            Law::Uniform { from, width } if *width <= 0.0 => f64::from(x >= self.scale * from),
            Law::Uniform { from, width } => ((x / self.scale - from) / width).clamp(0.0, 1.0),
            Law::Exponential | Law::Lognormal { .. } | Law::Gamma { .. } | Law::Weibull { .. } if x < 0.0 => 0.0,
            Law::Exponential | Law::Weibull { .. } if self.scale <= 0.0 => 1.0,
            Law::Exponential => -libm::expm1(-x / self.scale),
            Law::Lognormal { sigma } => normal::cdf(libm::log(x / self.scale) / sigma),
            Law::Gamma { shape } => gamma::p(*shape, x / self.scale),
            Law::Weibull { shape } => -libm::expm1(-libm::pow(x / self.scale, *shape)),
        }
    }

    /// Mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let of_scale_1 = match &self.law {
            Law::Fixed | Law::Exponential => 1.0,
            Law::Lognormal { sigma } => libm::exp(0.5 * sigma * sigma),
            Law::Gamma { shape } => *shape,
            Law::Weibull { shape } => libm::tgamma(1.0 + 1.0 / shape),
            Law::Uniform { from, width } => from + 0.5 * width,
            Law::Bands(bands) => bands.mean(),
            Law::Reviews(law) => law.mean(),
        };
        self.scale * of_scale_1
    }

    /// The same shape, so many times as long. Published bands and reviews stand as they are.
    #[must_use]
    pub fn scaled(self, by: f64) -> Self {
        let stands = matches!(self.law, Law::Bands(_) | Law::Reviews(_));
        Self { scale: if stands { self.scale } else { self.scale * by }, ..self }
    }

    /// Whether every value is a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self.law, Law::Bands(_))
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
