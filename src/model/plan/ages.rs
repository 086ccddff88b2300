//! Ages of permanent people, as numbers.

use super::Source;
use crate::foundations::even_bands::cumulative;
use crate::foundations::time::{Ticks, YEAR_DAYS, days};

/// Nobody is younger.
const YOUNGEST: f64 = 21.0;

/// Ages of permanent people as numbers.
#[derive(Clone, Debug)]
pub struct AgesPlan {
    /// Upper end of each band, and factor on leaving in it; ends ascend.
    pub bands: Vec<(Ticks, f64)>,
    /// Cumulative shares of bands on the first day.
    in_post: Vec<f64>,
    /// Cumulative shares of bands among starters.
    starters: Vec<f64>,
    /// From what age people retire, and at what rate from then on [per tick].
    pub retires: (Ticks, f64),
    /// Share of the first day's people who are that old.
    of_age: f64,
}

impl AgesPlan {
    /// Factor of an age on leaving.
    #[inline]
    #[must_use]
    pub fn factor(&self, age: Ticks) -> f64 {
        self.bands.iter().find(|(end, _)| age < *end).or(self.bands.last()).map_or(1.0, |band| band.1)
    }

    /// Eq. W23. Age of somebody of the first day, or of a starter: even inside the band that a uniform number falls in.
    #[must_use]
    pub fn age(&self, starter: bool, u: f64) -> Ticks {
        let shares = if starter { &self.starters } else { &self.in_post };
        let band = shares.iter().position(|below| u < *below).unwrap_or(shares.len() - 1);
        let before = |list: &[f64]| band.checked_sub(1).map_or(0.0, |band| list[band]);
        let (from, to) = (self.begins(band), self.bands[band].0);
        let width = shares[band] - before(shares);
        let inside = if width > 0.0 { ((u - before(shares)) / width).clamp(0.0, 1.0) } else { 0.5 };
        from + (inside * (to - from) as f64) as Ticks
    }

    fn begins(&self, band: usize) -> Ticks {
        band.checked_sub(1).map_or_else(|| days(YOUNGEST * YEAR_DAYS), |band| self.bands[band].0)
    }

    /// Who retires, of all in post on the first day [a year].
    #[must_use]
    pub fn retire(&self) -> f64 {
        self.of_age * self.retires.1 * days(YEAR_DAYS) as f64
    }
}

/// Ages of a draw; factors are divided by their mean over the people of the first day.
pub(super) fn ages(source: Source<'_>) -> Option<AgesPlan> {
    let ages = source.council.staff_ages.as_ref()?;
    let ends: Vec<f64> = ages.up_to.iter().map(|years| years * YEAR_DAYS).collect();
    let in_post = shares(&ages.in_post_percent);
    let raw: Vec<f64> = ages.leaving_percent.iter().map(|percent| percent / 100.0).collect();
    let mean: f64 = in_post.iter().zip(&raw).map(|(share, factor)| share * factor).sum();
    let mean = if mean > 0.0 { mean } else { 1.0 };
    let from = ages.retires_from_age * YEAR_DAYS;
    let starts = std::iter::once(YOUNGEST * YEAR_DAYS).chain(ends.iter().copied());
    let of_age = starts.zip(&ends).zip(&in_post).map(|((start, end), share)| {
        let width = end - start;
        if width > 0.0 { share * ((end - from.max(start)) / width).clamp(0.0, 1.0) } else { 0.0 }
    });
    Some(AgesPlan {
        of_age: of_age.sum(),
        bands: ends.iter().zip(&raw).map(|(end, factor)| (days(*end), factor / mean)).collect(),
        in_post: cumulative(&ages.in_post_percent),
        starters: cumulative(&ages.starters_percent),
        retires: (days(from), source.share(&ages.retires_percent_per_year) / days(YEAR_DAYS) as f64),
    })
}

fn shares(percent: &[f64]) -> Vec<f64> {
    let all: f64 = percent.iter().sum();
    percent.iter().map(|share| share / all).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> AgesPlan {
        AgesPlan {
            bands: vec![(days(30.0 * YEAR_DAYS), 1.2), (days(60.0 * YEAR_DAYS), 0.9), (days(66.0 * YEAR_DAYS), 1.0)],
            in_post: vec![0.25, 0.75, 1.0],
            starters: vec![1.0, 1.0, 1.0],
            retires: (days(60.0 * YEAR_DAYS), 0.1 / days(YEAR_DAYS) as f64),
            of_age: 0.25,
        }
    }

    #[test]
    fn ages_fill_their_bands_evenly() {
        let plan = plan();
        let years = |starter, u| crate::foundations::time::in_days(plan.age(starter, u)) / YEAR_DAYS;
        assert!((years(false, 0.125) - 25.5).abs() < 1e-3, "half-way through those under thirty");
        assert!((years(false, 0.5) - 45.0).abs() < 1e-3);
        assert!((years(false, 0.999_999) - 66.0).abs() < 1e-2);
        assert!(years(true, 0.9) < 30.0, "starters have shares of their own");
    }

    #[test]
    fn factors_hold_to_the_end_of_their_bands() {
        let plan = plan();
        let factor = |years: f64| plan.factor(days(years * YEAR_DAYS));
        assert_eq!([factor(29.9), factor(30.1), factor(80.0)].map(f64::to_bits), [1.2, 0.9, 1.0].map(f64::to_bits));
        assert!((plan.retire() - 0.025).abs() < 1e-12);
    }
}
