//! What knowing would be worth before choosing: all of what is not known, and each figure by itself.

use serde::{Deserialize, Serialize};

use super::decision::{best_in, best_on_average};
use super::ensemble::Ensemble;
use super::outcome::Estimate;
use crate::foundations::least_squares::{fit, said};
use crate::foundations::normal;
use crate::foundations::statistics::{EITHER_SIDE, mean};

/// Parts of the futures, each judged by what the others say.
const PARTS: usize = 5;

/// What knowing something would bring.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Known {
    /// Gain of choosing with it over choosing without [£].
    pub pounds: Estimate,
    /// Futures in a hundred in which the choice is not the best one, if it is made without.
    pub wrong_without: f64,
    /// The same if it is made with it.
    pub wrong_with: f64,
}

impl Known {
    /// Whether it is told from nought.
    #[must_use]
    pub fn is_worth_something(&self) -> bool {
        self.pounds.mean > 0.0 && self.pounds.is_told()
    }

    /// Whether it seems worth more than all that is not known by more than chance makes, which no part of it can be.
    pub(super) fn exceeds(&self, all: &Self) -> bool {
        let error = (self.pounds.error * self.pounds.error + all.pounds.error * all.pounds.error).sqrt();
        self.pounds.mean - all.pounds.mean > EITHER_SIDE * error
    }

    /// The same, worth no more than all that is not known.
    pub(super) fn at_most(mut self, all: &Self) -> Self {
        self.pounds.mean = self.pounds.mean.min(all.pounds.mean);
        self
    }
}

/// What knowing is worth.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Information {
    /// Index of the option that is worth most on average.
    pub best: usize,
    /// Futures in a hundred in which the option asked about is not the best one.
    pub wrong_as_asked: f64,
    /// If everything were known, chance too: the most that any knowledge could be worth.
    pub everything: Known,
    /// If everything that is not known were found out, and chance remained; none of too few futures.
    pub doubts: Option<Known>,
    /// Each input by itself, by index; none of too few futures.
    pub inputs: Vec<Option<Known>>,
}

impl Information {
    /// Whether finding out all that is not known is worth nothing that is told: then no part of it is.
    #[must_use]
    pub fn is_worth_nothing(&self) -> bool {
        self.doubts.is_some_and(|all| !all.is_worth_something())
    }
}

/// Works out what knowing is worth from futures of several options.
#[must_use]
pub fn information(ensemble: &Ensemble, worths: &[Vec<f64>], asked: usize, leading: &[usize]) -> Option<Information> {
    let best = best_on_average(worths)?;
    let futures = ensemble.worlds.len();
    let wrong =
        |option: usize| share(futures, &|future| worths[option][future] < worths[best_in(worths, future)][future]);
    let gains = (0..futures).map(|future| worths[best_in(worths, future)][future] - worths[best][future]);
    let scores: Vec<Vec<f64>> = ensemble
        .worlds
        .iter()
        .map(|world| world.shares.iter().map(|share| normal::quantile(*share)).collect())
        .collect();
    let alone = |input: usize| {
        let rows: Vec<Vec<f64>> = scores.iter().map(|z| cubic(z[input])).collect();
        known(&rows, worths)
    };
    let all: Vec<Vec<f64>> = scores.iter().map(|z| together(z, leading)).collect();
    let few: Vec<Vec<f64>> = scores.iter().map(|z| together_few(z, leading)).collect();
    Some(Information {
        best,
        wrong_as_asked: wrong(asked),
        everything: Known { pounds: Estimate::of(gains)?, wrong_without: wrong(best), wrong_with: 0.0 },
        doubts: larger(known(&all, worths), known(&few, worths)),
        inputs: (0..scores.first().map_or(0, Vec::len)).map(alone).collect(),
    })
}

/// Of two honest rules, the one that brings more.
fn larger(one: Option<Known>, other: Option<Known>) -> Option<Known> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.pounds.mean > one.pounds.mean { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn cubic(z: f64) -> Vec<f64> {
    vec![1.0, z, z * z, z * z * z]
}

/// Every input as a straight line, the leading ones as curves too.
fn together(z: &[f64], leading: &[usize]) -> Vec<f64> {
    [1.0].into_iter().chain(z.iter().copied()).chain(leading.iter().map(|input| z[*input] * z[*input])).collect()
}

/// The leading inputs alone, as curves.
fn together_few(z: &[f64], leading: &[usize]) -> Vec<f64> {
    [1.0].into_iter().chain(leading.iter().flat_map(|input| [z[*input], z[*input] * z[*input]])).collect()
}

fn share(futures: usize, is: &dyn Fn(usize) -> bool) -> f64 {
    100.0 * (0..futures).filter(|future| is(*future)).count() as f64 / futures.max(1) as f64
}

/// Eq. S8. The value of knowing some columns: with E[worth | columns] fitted on four fifths of the futures, the option it
/// favours is taken in the remaining fifth, and what it is worth there is set against the option that was best on average
/// in the four fifths. Judged on futures it was not fitted to, a rule cannot gain by chance alone, so the figure is not
/// inflated; it is what this rule would bring, and a cleverer one may bring more.
fn known(rows: &[Vec<f64>], worths: &[Vec<f64>]) -> Option<Known> {
    let futures = rows.len();
    let mut choices = vec![(0, 0); futures];
    for part in 0..PARTS {
        let (others, own): (Vec<usize>, Vec<usize>) = (0..futures).partition(|future| future % PARTS != part);
        let taken = |values: &[f64]| others.iter().map(|future| values[*future]).collect::<Vec<f64>>();
        let fixed = best_on_average(&worths.iter().map(|option| taken(option)).collect::<Vec<_>>())?;
        let columns: Vec<Vec<f64>> = others.iter().map(|future| rows[*future].clone()).collect();
        // Options are fitted as differences from the best on average: what they share cancels.
        let fits: Option<Vec<Vec<f64>>> = worths
            .iter()
            .map(|option| {
                let less: Vec<f64> = others.iter().map(|future| option[*future] - worths[fixed][*future]).collect();
                fit(&columns, &less)
            })
            .collect();
        let fits = fits?;
        for future in own {
            let told = |option: &usize| said(&fits[*option], &rows[future]);
            let favoured = (0..worths.len()).max_by(|one, other| told(one).total_cmp(&told(other)));
            choices[future] = (fixed, favoured.filter(|option| told(option) > 0.0).unwrap_or(fixed));
        }
    }
    let gains = (0..futures).map(|future| worths[choices[future].1][future] - worths[choices[future].0][future]);
    let pounds = Estimate::of(gains)?;
    let wrong = |of: fn(&(usize, usize)) -> usize| {
        share(futures, &|future| worths[of(&choices[future])][future] < worths[best_in(worths, future)][future])
    };
    Some(Known { pounds, wrong_without: wrong(|it| it.0), wrong_with: wrong(|it| it.1) })
}

/// The mean worth of each option [£].
#[must_use]
pub fn on_average(worths: &[Vec<f64>]) -> Vec<f64> {
    worths.iter().map(|option| mean(option).unwrap_or(f64::NAN)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::compare::council::CouncilFutures;
    use crate::experiment::sensitivity::design::{Design, luck};
    use crate::experiment::sensitivity::inputs::World;

    /// Two options: nothing, and a gamble worth 10 z₀ + noise of 5. EVPPI of z₀ is 10 φ(0) = 3.989, of z₁ nothing.
    #[test]
    fn the_value_of_knowing_is_that_of_the_books() {
        let futures: Vec<World> = (0..4_000)
            .map(|row| {
                let luck = luck(5, row);
                World { shares: (0..3).map(|input| luck.uniform(Design::Rest, input, 0)).collect(), outer: row }
            })
            .collect();
        let z = |world: &World, input: usize| normal::quantile(world.shares[input]);
        let gamble: Vec<f64> = futures.iter().map(|world| 10.0 * z(world, 0) + 5.0 * z(world, 2)).collect();
        let hidden: Vec<World> =
            futures.iter().map(|world| World { shares: world.shares[..2].to_vec(), outer: world.outer }).collect();
        let ensemble = Ensemble { worlds: hidden, shown: Vec::new(), courses: CouncilFutures::default() };
        let worths = vec![vec![0.0; 4_000], gamble];
        let found = information(&ensemble, &worths, 1, &[0]).expect("futures");
        let first = found.inputs[0].expect("enough futures").pounds;
        assert!((first.mean - 3.989).abs() < 4.0 * first.error, "{first:?}");
        let second = found.inputs[1].expect("enough futures").pounds;
        assert!(second.mean.abs() < 4.0 * second.error + 0.05, "{second:?}");
        // Everything: 11.18 φ(0) = 4.460, within its error and that of which option is best on average.
        let all = found.everything.pounds;
        assert!((all.mean - 4.460).abs() < 4.0 * all.error + 0.2, "{all:?}");
        assert!(found.doubts.expect("enough").pounds.mean <= all.mean);
        assert!(found.inputs[0].expect("enough").wrong_with < found.inputs[0].expect("enough").wrong_without - 20.0);
    }
}
