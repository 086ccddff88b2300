//! Shares of variance by Saltelli's design: what an input does alone, and with all its interactions.

use serde::{Deserialize, Serialize};

use super::design;
use super::share::{Share, between};
use crate::foundations::draws::Luck;
use crate::foundations::statistics::mean;

/// Resamples of rows that intervals are made of.
const RESAMPLES: u32 = 400;

/// What a function shows over the rows of two samples A and B, and over A with one factor taken from B.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Over A.
    pub a: Vec<f64>,
    /// Over B.
    pub b: Vec<f64>,
    /// Over A with a factor from B, by factor.
    pub swapped: Vec<Vec<f64>>,
}

/// The shares of one factor.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Index {
    /// What it does alone: the variance that would go if it were known.
    pub first: Share,
    /// What it does alone and together with others: the variance that would stay if all others were known.
    pub total: Share,
}

impl Index {
    /// Whether both can be told: what a factor does alone is part of what it does with others, and no more than that.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.first.is_told() && self.total.is_told() && !self.first.exceeds(&self.total)
    }

    /// What it does alone, as pages have it: an estimate that lies above that with interactions, which it cannot, reads as that.
    #[must_use]
    pub fn alone(&self) -> Share {
        let value = self.first.value.min(self.total.value);
        Share { value, low: self.first.low.min(value), ..self.first }
    }
}

/// The shares of every factor, by factor; none where the outcome does not vary or has no figure in some row.
#[must_use]
pub fn indices(columns: &Columns, luck: &Luck) -> Option<Vec<Index>> {
    let rows = columns.a.len();
    let all = || columns.a.iter().chain(&columns.b).chain(columns.swapped.iter().flatten());
    if rows < 8 || all().any(|value| value.is_nan()) {
        return None;
    }
    let every: Vec<usize> = (0..rows).collect();
    let whole = estimate(columns, &every)?;
    let resampled: Vec<Vec<(f64, f64)>> = (0..RESAMPLES)
        .filter_map(|resample| {
            let taken: Vec<usize> = (0..rows).map(|place| design::row(luck, resample, place, rows)).collect();
            estimate(columns, &taken)
        })
        .collect();
    let column = |factor: usize, of: fn(&(f64, f64)) -> f64| resampled.iter().map(|all| of(&all[factor])).collect();
    let index = |(factor, (first, total)): (usize, &(f64, f64))| Index {
        first: between(*first, column(factor, |it| it.0)),
        total: between(*total, column(factor, |it| it.1)),
    };
    Some(whole.iter().enumerate().map(index).collect())
}

/// Eq. S4. First-order index Σ (f(B) − m)(f(A with i from B) − f(A)) ÷ (N V) (Saltelli et al. 2010) and total index
/// Σ (f(A) − f(A with i from B))² ÷ (2 N V) (Jansen 1999), V and m being variance and mean over A and B.
fn estimate(columns: &Columns, rows: &[usize]) -> Option<Vec<(f64, f64)>> {
    let values: Vec<f64> = rows.iter().flat_map(|row| [columns.a[*row], columns.b[*row]]).collect();
    let middle = mean(&values)?;
    let variance = mean(&values.iter().map(|value| (value - middle) * (value - middle)).collect::<Vec<f64>>())?;
    if variance <= 0.0 {
        return None;
    }
    let count = rows.len() as f64;
    let shares = |swapped: &Vec<f64>| {
        let sums = rows.iter().fold((0.0, 0.0), |sums, row| {
            let step = swapped[*row] - columns.a[*row];
            (sums.0 + (columns.b[*row] - middle) * step, sums.1 + step * step)
        });
        (sums.0 / (count * variance), sums.1 / (2.0 * count * variance))
    };
    Some(columns.swapped.iter().map(shares).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::sensitivity::design::{Design, luck};
    use crate::foundations::sobol::points;
    use std::f64::consts::PI;

    /// Columns of a function of a few shares, on scrambled points.
    fn columns(count: u32, factors: usize, seed: u64, function: &dyn Fn(&[f64]) -> f64) -> Columns {
        let turning = luck(seed, 0);
        let turns = |dimension: usize, above| turning.uniform(Design::Scramble, above, dimension as u32) < 0.5;
        let rows = points(count, 2 * factors, turns);
        let mixed = |row: &Vec<f64>, factor: usize| {
            let mut mixed = row[..factors].to_vec();
            mixed[factor] = row[factors + factor];
            function(&mixed)
        };
        Columns {
            a: rows.iter().map(|row| function(&row[..factors])).collect(),
            b: rows.iter().map(|row| function(&row[factors..])).collect(),
            swapped: (0..factors).map(|factor| rows.iter().map(|row| mixed(row, factor)).collect()).collect(),
        }
    }

    /// Every exact index lies within its interval widened by half; intervals hold 95 in 100.
    fn holds(found: &[Index], first: &[f64], total: &[f64], most: f64) {
        for (place, index) in found.iter().enumerate() {
            for (share, exact) in [(index.first, first[place]), (index.total, total[place])] {
                let (below, above) = (share.value - share.low, share.high - share.value);
                let within = share.value - 1.5 * below - 1e-3 <= exact && exact <= share.value + 1.5 * above + 1e-3;
                assert!(within, "factor {place}: {share:?} and not {exact}");
                assert!((share.value - exact).abs() < most, "factor {place}: {share:?} and not {exact}");
                assert!(!share.is_impossible(), "factor {place}: {share:?}");
            }
        }
    }

    /// Ishigami & Homma 1990 with a = 7, b = 0.1: V = 13.8446, S = 0.3139, 0.4424, 0; T = 0.5576, 0.4424, 0.2437.
    #[test]
    fn ishigami() {
        let function = |x: &[f64]| {
            let [one, two, three] = [x[0], x[1], x[2]].map(|share| PI * (2.0 * share - 1.0));
            libm::sin(one) + 7.0 * libm::sin(two) * libm::sin(two) + 0.1 * libm::pow(three, 4.0) * libm::sin(one)
        };
        for seed in 1..4 {
            let found = indices(&columns(2_048, 3, seed, &function), &luck(seed, 1)).expect("it varies");
            holds(&found, &[0.3139, 0.4424, 0.0], &[0.5576, 0.4424, 0.2437], 0.05);
        }
    }

    /// Sobol's g with a = 0, 1, 4.5, 9, 99, 99, 99, 99: exact by partial variances ⅓ ÷ (1 + a)².
    #[test]
    fn sobol_g() {
        let a = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
        let function =
            |x: &[f64]| x.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product::<f64>();
        let parts: Vec<f64> = a.iter().map(|a| 1.0 / 3.0 / ((1.0 + a) * (1.0 + a))).collect();
        let whole: f64 = parts.iter().map(|part| 1.0 + part).product::<f64>();
        let first: Vec<f64> = parts.iter().map(|part| part / (whole - 1.0)).collect();
        let total: Vec<f64> = parts.iter().map(|part| part * whole / (1.0 + part) / (whole - 1.0)).collect();
        assert!((first[0] - 0.716_2).abs() < 1e-3 && (total[0] - 0.787_2).abs() < 1e-3, "the published values");
        let found = indices(&columns(2_048, 8, 1, &function), &luck(1, 1)).expect("it varies");
        holds(&found, &first, &total, 0.05);
    }

    /// Of a sum of independent parts first and total are alike: the squares of the weights.
    #[test]
    fn a_linear_function() {
        let weights = [4.0, 2.0, 1.0, 0.0];
        let function = |x: &[f64]| x.iter().zip(weights).map(|(x, weight)| weight * x).sum();
        let exact: Vec<f64> = weights.iter().map(|weight| weight * weight / 21.0).collect();
        let found = indices(&columns(512, 4, 1, &function), &luck(1, 1)).expect("it varies");
        holds(&found, &exact, &exact, 0.03);
        assert!(found[3].total.value.abs() < 1e-12, "what does nothing has no share at all");
    }

    #[test]
    fn alone_is_never_more_than_with_interactions() {
        let of = |value, low, high| Share { value, low, high };
        let within = Index { first: of(0.54, -0.22, 0.74), total: of(0.29, 0.21, 1.02) };
        assert!(within.is_told() && (within.alone().value - 0.29).abs() < 1e-12, "{within:?}");
        let beyond = Index { first: of(0.54, 0.5, 0.58), total: of(0.29, 0.21, 0.4) };
        assert!(!beyond.is_told());
        let plain = Index { first: of(0.2, 0.1, 0.3), total: of(0.29, 0.21, 0.4) };
        assert_eq!(plain.alone(), plain.first);
    }

    #[test]
    fn what_does_not_vary_has_no_shares() {
        assert_eq!(indices(&columns(64, 2, 1, &|_| 3.0), &luck(1, 1)), None);
    }
}
