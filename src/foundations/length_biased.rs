//! Lengths as found on a given day: the longer a stay, the likelier it is to be met.

use std::sync::{Arc, LazyLock};

use super::sampler::Sampler;

/// Even cells up to the last 128th.
const EVEN_CELLS: u32 = 128;
/// Finer cells of the last 128th, four for each halving of it.
const TAIL_CELLS: u32 = 64;
/// All of them: the last 128th is the even cell that is cut finer.
const PIECES: usize = (EVEN_CELLS + TAIL_CELLS) as usize - 1;

/// The law of the whole length of stays under way: density x·f(x) ÷ mean.
///
/// With a uniform number w, `w · total(u)` is the time already spent: the age of a stay in a
/// system at equilibrium.
#[derive(Clone, Debug)]
pub struct LengthBiased {
    sampler: Sampler,
    /// For each piece of the original law the length-biased share up to its end; none where all lengths are 0.
    upto: Arc<[f64]>,
}

impl LengthBiased {
    /// Weighs about two hundred pieces of a law by their lengths; once for all laws of one table.
    #[must_use]
    pub fn new(sampler: &Sampler) -> Self {
        let weigh = || weighed(|share| sampler.of_scale_1(share));
        let upto = sampler.table().map_or_else(weigh, |table| table.weighed_by_length(weigh));
        Self { sampler: sampler.clone(), upto }
    }

    /// The whole length below which a share `u` of the stays under way lies.
    #[must_use]
    pub fn total(&self, u: f64) -> f64 {
        let Some(last) = self.upto.len().checked_sub(1) else { return self.sampler.quantile(u) };
        let at = self.upto.partition_point(|upto| *upto < u).min(last);
        let before = at.checked_sub(1).map_or(0.0, |before| self.upto[before]);
        let weight = self.upto[at] - before;
        let share = if weight > 0.0 { ((u - before) / weight).clamp(0.0, 1.0) } else { 0.5 };
        let (from, to) = (at.checked_sub(1).map_or(0.0, end), end(at));
        // The very end of a law may be infinite, and nothing is under way for ever.
        self.sampler.quantile((from + share * (to - from)).min(LAST))
    }
}

/// For each piece of a law the share of all lengths up to its end.
fn weighed(quantile: impl Fn(f64) -> f64) -> Arc<[f64]> {
    let (mut from, mut sum) = (0.0, 0.0);
    let sums = (0..PIECES).map(|piece| {
        let width = end(piece) - from;
        sum += width * quantile(from + 0.5 * width);
        from += width;
        sum
    });
    let mut upto: Vec<f64> = sums.collect();
    if sum > 0.0 {
        upto.iter_mut().for_each(|upto| *upto /= sum);
    } else {
        upto.clear();
    }
    upto.into()
}

/// The largest share asked of a law: its very end may be infinite.
pub const LAST: f64 = 1.0 - 1.0 / 16_777_216.0;

/// Where a piece of a law ends, ascending to 1.
fn end(piece: usize) -> f64 {
    ENDS.get(piece).copied().unwrap_or(1.0)
}

/// The ends of all pieces but the last.
static ENDS: LazyLock<Vec<f64>> = LazyLock::new(|| {
    /// Fourth root of a half.
    const STEP: f64 = 0.840_896_415_253_714_6;
    let even = (1..EVEN_CELLS).map(|n| f64::from(n) / f64::from(EVEN_CELLS));
    let first = 1.0 / f64::from(EVEN_CELLS);
    let tails = std::iter::successors(Some(first * STEP), |tail| Some(tail * STEP));
    even.chain(tails.take(TAIL_CELLS as usize - 1).map(|tail| 1.0 - tail)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::gamma;
    use crate::foundations::quantile_table::TableCache;
    use crate::foundations::shape::{Histogram, Shape};
    use crate::foundations::uncertain::Uncertain;
    use approx::assert_relative_eq;

    fn under_way(shape: &Shape) -> LengthBiased {
        LengthBiased::new(&Sampler::new(shape, |number| number.likely, &mut TableCache::default()))
    }

    /// An exponential law met on a given day is a gamma law of shape 2.
    #[test]
    fn exponential_stays_become_gamma_of_two() {
        let stays = under_way(&Shape::Exponential { mean: Uncertain::known(26.0) });
        for u in [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999] {
            assert_relative_eq!(stays.total(u), 26.0 * gamma::quantile(2.0, u), max_relative = 0.01);
        }
    }

    #[test]
    fn fixed_stays_stay_as_they_are() {
        let stays = under_way(&Shape::Fixed(Uncertain::known(16.0)));
        for u in [0.0, 0.3, 1.0] {
            assert_relative_eq!(stays.total(u), 16.0, epsilon = 1e-12);
        }
        let none = under_way(&Shape::Fixed(Uncertain::known(0.0)));
        assert!(none.total(0.4).abs() < 1e-12);
    }

    /// Mean age at equilibrium: E[X²] ÷ 2E[X] = mean · (1 + cv²) ÷ 2.
    #[test]
    fn mean_ages_are_those_of_renewal_theory() {
        let (mean, cv) = (Uncertain::known(26.0), Uncertain::known(1.2));
        for shape in [Shape::Lognormal { mean, cv }, Shape::Gamma { mean, cv }] {
            let stays = under_way(&shape);
            let n = 100_000;
            let total = |i| stays.total((f64::from(i) + 0.5) / f64::from(n));
            let age = 0.5 * (0..n).map(total).sum::<f64>() / f64::from(n);
            assert_relative_eq!(age, 26.0 * (1.0 + 1.44) / 2.0, max_relative = 0.01);
        }
    }

    #[test]
    fn whole_days_stay_whole() {
        let stays = under_way(&Shape::Histogram(Histogram {
            up_to: vec![0.0, 10.0],
            percent: vec![50.0, 50.0],
            beyond_mean: None,
        }));
        let n = 10_000;
        let at = |i| stays.total((f64::from(i) + 0.5) / f64::from(n));
        let ten = (0..n).filter(|&i| at(i) > 9.5).count();
        // Ten of the 55 days that stays of one to ten days last.
        assert!((1_750..1_890).contains(&ten), "{ten}");
        assert!((0..n).all(|i| (at(i) - at(i).round()).abs() < 1e-12));
    }
}
