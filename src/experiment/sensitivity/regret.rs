//! Regret: what an option loses, future by future, against the one that would have been best there.

use serde::{Deserialize, Serialize};

use super::decision::best_in;
use crate::foundations::statistics::{mean, quantile_sorted};

/// An option's regret over futures.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Regret {
    /// Mean worth of the option [£].
    pub worth: f64,
    /// Mean regret [£].
    pub mean: f64,
    /// One future in ten has more [£].
    pub p90: f64,
    /// The most in any future [£].
    pub most: f64,
    /// Futures in a hundred in which it is the best, or as good.
    pub best: f64,
}

/// Eq. S10. Regret of each option: the worth of the best in each future less its own.
#[must_use]
pub fn regrets(worths: &[Vec<f64>]) -> Vec<Regret> {
    worths.iter().filter_map(|own| regret(own, worths)).collect()
}

fn regret(own: &[f64], worths: &[Vec<f64>]) -> Option<Regret> {
    let best = |future: usize| worths[best_in(worths, future)][future];
    let mut lost: Vec<f64> = own.iter().enumerate().map(|(future, worth)| best(future) - worth).collect();
    let as_good = lost.iter().filter(|lost| **lost <= 0.0).count();
    let average = mean(&lost)?;
    lost.sort_unstable_by(f64::total_cmp);
    Some(Regret {
        worth: mean(own)?,
        mean: average,
        p90: quantile_sorted(&lost, 0.9)?,
        most: *lost.last()?,
        best: 100.0 * as_good as f64 / lost.len() as f64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regret_is_what_the_best_would_have_brought_more() {
        let found = regrets(&[vec![1.0, 5.0, 2.0, 0.0], vec![3.0, 1.0, 2.0, 4.0]]);
        assert!((found[0].mean - 1.5).abs() < 1e-12 && (found[0].most - 4.0).abs() < 1e-12);
        assert!((found[0].best - 50.0).abs() < 1e-12 && (found[1].best - 75.0).abs() < 1e-12);
        assert!((found[1].mean - 1.0).abs() < 1e-12);
    }
}
