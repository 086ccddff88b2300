//! Lengths in the bands of a statistical release, as whole numbers.

use super::shape::Histogram;

/// Bands of whole numbers, equally likely within a band, and an exponential tail beyond.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    bands: Vec<Band>,
    beyond: Option<Beyond>,
}

/// Whole numbers `first` … `first + count − 1`, holding the share from `before` to `upto`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Band {
    first: f64,
    count: f64,
    before: f64,
    upto: f64,
}

/// What lies above the last band: `last` plus an exponential amount, rounded up.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Beyond {
    last: f64,
    before: f64,
    mean: f64,
}

impl Bands {
    /// The bands of a histogram; shares are taken relative to their total.
    ///
    /// Band k is the whole numbers above `up_to[k−1]` up to `up_to[k]`; the first begins at 0.
    #[must_use]
    pub fn new(histogram: &Histogram) -> Self {
        let total: f64 = histogram.percent.iter().map(|share| share.max(0.0)).sum();
        let (mut bands, mut before, mut first) = (Vec::new(), 0.0, 0.0);
        for (up_to, percent) in histogram.up_to.iter().zip(&histogram.percent) {
            let count = (up_to.floor() - first + 1.0).max(1.0);
            let upto = before + percent.max(0.0) / total;
            if upto > before {
                bands.push(Band { first, count, before, upto });
                before = upto;
            }
            first += count;
        }
        let has_beyond = histogram.percent.len() > histogram.up_to.len() && before < 1.0;
        let mean = histogram.beyond_mean.unwrap_or(0.0).max(1e-9);
        let beyond = has_beyond.then_some(Beyond { last: first - 1.0, before, mean });
        Self { bands, beyond }
    }

    /// The smallest whole number with at least a share `u` at or below it.
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        match (self.bands.iter().find(|band| u <= band.upto), self.beyond, self.bands.last()) {
            (Some(band), _, _) => band.quantile(u),
            (None, Some(beyond), _) => beyond.quantile(u),
            // Shares add up to 1 only nearly, so the last value catches what is left over.
            (None, None, Some(band)) => band.quantile(band.upto),
            (None, None, None) => 0.0,
        }
    }

    /// Share at or below `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        let x = x.floor();
        if let Some(beyond) = self.beyond.filter(|beyond| x > beyond.last) {
            return 1.0 - (1.0 - beyond.before) * libm::exp(-(x - beyond.last) / beyond.mean);
        }
        self.bands.iter().rev().find(|band| x >= band.first).map_or(0.0, |band| band.cdf(x))
    }

    /// Mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let within = |band: &Band| (band.upto - band.before) * (band.first + 0.5 * (band.count - 1.0));
        let beyond = self.beyond.map_or(0.0, |beyond| (1.0 - beyond.before) * beyond.average());
        self.bands.iter().map(within).sum::<f64>() + beyond
    }
}

impl Band {
    fn quantile(&self, u: f64) -> f64 {
        let share = ((u - self.before) / (self.upto - self.before)).clamp(0.0, 1.0);
        self.first + ((share * self.count).ceil() - 1.0).max(0.0)
    }

    fn cdf(&self, x: f64) -> f64 {
        let share = ((x - self.first + 1.0) / self.count).min(1.0);
        self.before + share * (self.upto - self.before)
    }
}

impl Beyond {
    fn quantile(&self, u: f64) -> f64 {
        let above = ((1.0 - u) / (1.0 - self.before)).max(f64::MIN_POSITIVE);
        self.last + (-self.mean * libm::log(above)).ceil().max(1.0)
    }

    /// Mean of an exponential amount rounded up is 1 ÷ (1 − e^(−1/mean)).
    fn average(&self) -> f64 {
        self.last - 1.0 / libm::expm1(-1.0 / self.mean)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;
    use proptest::prelude::*;

    /// Single assessments, England 2025 (DfE, children in need).
    fn assessment() -> Bands {
        Bands::new(&Histogram {
            up_to: vec![0.0, 10.0, 20.0, 30.0, 40.0, 45.0, 50.0, 60.0],
            percent: vec![1.8, 11.65, 17.29, 15.76, 20.25, 18.92, 5.80, 4.29, 4.24],
            beyond_mean: Some(20.0),
        })
    }

    /// Section 47 to conference, England 2025, its crowded days apart.
    fn conference() -> Bands {
        Bands::new(&Histogram {
            up_to: vec![10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 20.0],
            percent: vec![8.7, 5.0, 7.0, 10.0, 22.0, 28.7, 8.9, 9.7],
            beyond_mean: Some(10.0),
        })
    }

    #[test]
    fn quartiles_are_those_published() {
        let (assessment, conference) = (assessment(), conference());
        assert_eq!([0.25, 0.5, 0.75].map(|u| assessment.quantile(u) as u32), [17, 32, 43]);
        assert_relative_eq!(assessment.cdf(45.0), 0.857, epsilon = 5e-4);
        assert_eq!([0.25, 0.5, 0.75].map(|u| conference.quantile(u) as u32), [13, 14, 15]);
        assert_relative_eq!(conference.cdf(15.0), 0.814, epsilon = 1e-12);
    }

    #[test]
    fn a_first_band_of_nought_is_the_same_day() {
        assert_eq!(assessment().quantile(0.017) as u32, 0);
        assert_eq!(assessment().quantile(0.0181) as u32, 1);
        assert_relative_eq!(assessment().cdf(0.0), 0.018, epsilon = 1e-12);
        assert_relative_eq!(conference().cdf(0.0), 0.087 / 11.0, epsilon = 1e-12);
    }

    #[test]
    fn the_mean_is_that_of_the_quantiles() {
        for bands in [assessment(), conference()] {
            let n = 2_000_000;
            let at = |i| bands.quantile((f64::from(i) + 0.5) / f64::from(n));
            let mean = (0..n).map(at).sum::<f64>() / f64::from(n);
            assert_relative_eq!(bands.mean(), mean, max_relative = 1e-5);
        }
    }

    #[test]
    fn bands_without_a_tail_end_at_the_last() {
        let bands =
            Bands::new(&Histogram { up_to: vec![3.0, 5.0, 9.0], percent: vec![0.0, 33.3, 66.6], beyond_mean: None });
        assert_eq!(bands.quantile(0.0) as u32, 4);
        assert_eq!(bands.quantile(1.0) as u32, 9);
        assert_relative_eq!(bands.cdf(9.0), 1.0, epsilon = 1e-12);
        assert!(bands.cdf(3.9).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn values_are_whole_and_never_fall(u in 0.0..1.0f64, more in 0.0..0.5f64) {
            let bands = assessment();
            let x = bands.quantile(u);
            prop_assert!((x - x.round()).abs() < 1e-12);
            prop_assert!(bands.quantile((u + more).min(1.0)) >= x);
        }

        /// The quantile is the smallest value whose share reaches u.
        #[test]
        fn quantile_and_share_fit(u in 1e-6..0.999_999f64) {
            for bands in [assessment(), conference()] {
                let x = bands.quantile(u);
                prop_assert!(bands.cdf(x) >= u - 1e-12);
                prop_assert!(x < 0.5 || bands.cdf(x - 1.0) <= u + 1e-12);
            }
        }
    }
}
