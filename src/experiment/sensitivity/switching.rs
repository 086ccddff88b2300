//! Switching values: where along one input the answer turns.

use serde::{Deserialize, Serialize};

use super::design;
use super::ensemble::Ensemble;
use super::share::{Share, between};
use crate::foundations::draws::Luck;
use crate::foundations::least_squares::{fit, said};
use crate::foundations::normal;

/// The part of an input's range that is looked at; beyond it there are too few futures.
const FROM: f64 = 0.03;
/// The other end.
const TO: f64 = 0.97;
/// Steps in which it is looked at.
const STEPS: u32 = 188;
/// Resamples that the interval is made of.
const RESAMPLES: u32 = 200;

/// Where an answer turns along one input.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Turn {
    /// The share of the input at which it turns, with its interval over resamples of futures; none: not within its range.
    pub at: Option<Share>,
    /// Share of resamples in which it turns within the range.
    pub seen: f64,
    /// Whether what is asked holds just below the place where it turns, or all along.
    pub holds_below: bool,
    /// How many times it turns within the range; analyses of before did not say.
    #[serde(default)]
    pub times: u32,
}

impl Turn {
    /// Whether it turns more than once, so that no one value divides where it holds from where it does not.
    #[must_use]
    pub fn is_one_of_several(&self) -> bool {
        self.times > 1
    }
}

/// Fewest futures of which it is told where an answer turns.
pub const FEWEST: usize = 40;

/// Eq. S9. Where E[margin | input] passes nought, E being a cubic of the input's normal score fitted to all futures, so that
/// everything else is as it may be; the place nearest the middle of the range where there are several.
///
/// What is asked holds where the margin is above nought. None of too few futures.
#[must_use]
pub fn turn(ensemble: &Ensemble, input: usize, margins: &[f64], luck: &Luck) -> Option<Turn> {
    let rows: Vec<(Vec<f64>, f64)> = ensemble
        .worlds
        .iter()
        .zip(margins)
        .filter(|(_, margin)| !margin.is_nan())
        .map(|(world, margin)| (columns(world.shares[input]), *margin))
        .collect();
    if rows.len() < FEWEST {
        return None;
    }
    let fitted = |places: &mut dyn Iterator<Item = usize>| {
        let (columns, margins): (Vec<Vec<f64>>, Vec<f64>) = places.map(|place| rows[place].clone()).unzip();
        fit(&columns, &margins)
    };
    let whole = fitted(&mut (0..rows.len()))?;
    let resampled: Vec<Option<f64>> = (0..RESAMPLES)
        .filter_map(|resample| {
            let mut places = (0..rows.len()).map(|place| design::row(luck, resample, place, rows.len()));
            fitted(&mut places).map(|curve| crossings(&curve).middle.map(|it| it.share))
        })
        .collect();
    let places: Vec<f64> = resampled.iter().copied().flatten().collect();
    let seen = places.len() as f64 / resampled.len().max(1) as f64;
    let found = crossings(&whole);
    Some(Turn {
        at: found.middle.map(|at| between(at.share, places)),
        seen,
        holds_below: found.middle.map_or_else(|| said(&whole, &columns(FROM)) > 0.0, |at| at.holds_below),
        times: found.times,
    })
}

fn columns(share: f64) -> Vec<f64> {
    let z = normal::quantile(share);
    vec![1.0, z, z * z, z * z * z]
}

/// A place where a curve passes nought.
#[derive(Clone, Copy)]
struct Crossing {
    share: f64,
    /// Whether the curve is above nought just below it.
    holds_below: bool,
}

/// Where a curve passes nought.
struct Crossings {
    times: u32,
    /// The place nearest the middle.
    middle: Option<Crossing>,
}

fn crossings(curve: &[f64]) -> Crossings {
    let share = |step: u32| FROM + (TO - FROM) * f64::from(step) / f64::from(STEPS);
    let at = |step: u32| said(curve, &columns(share(step)));
    let passes = || (0..STEPS).filter(|step| (at(*step) > 0.0) != (at(step + 1) > 0.0));
    let place = |step: u32| {
        let (below, above) = (at(step), at(step + 1));
        let share = share(step) + (share(step + 1) - share(step)) * below / (below - above);
        Crossing { share, holds_below: below > 0.0 }
    };
    let off = |it: &Crossing| (it.share - 0.5).abs();
    let middle = passes().map(place).min_by(|one, other| off(one).total_cmp(&off(other)));
    Crossings { times: passes().count() as u32, middle }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::compare::council::CouncilFutures;
    use crate::experiment::sensitivity::design::{Design, luck};
    use crate::experiment::sensitivity::inputs::World;

    /// Futures whose margin is z₀ + 0.8 + z₁: it turns where z₀ = −0.8, a share of 0.2119; the second input is noise alone.
    fn known(seed: u64) -> (Ensemble, Vec<f64>) {
        let worlds: Vec<World> = (0..1_000)
            .map(|row| {
                let luck = luck(seed, row);
                World { shares: (0..2).map(|input| luck.uniform(Design::Rest, input, 0)).collect(), outer: row }
            })
            .collect();
        let z = |world: &World, input: usize| normal::quantile(world.shares[input]);
        let margins = worlds.iter().map(|world| z(world, 0) + 0.8 + z(world, 1)).collect();
        (Ensemble { worlds, shown: Vec::new(), courses: CouncilFutures::default() }, margins)
    }

    #[test]
    fn a_known_turning_point_lies_in_its_interval_as_often_as_it_should() {
        let mut held = 0;
        for seed in 10..30 {
            let (ensemble, margins) = known(seed);
            let found = turn(&ensemble, 0, &margins, &luck(seed, 1)).expect("futures");
            let at = found.at.expect("it turns");
            assert!((at.value - 0.2119).abs() < 0.06 && at.high - at.low < 0.12, "{found:?}");
            assert!(!found.holds_below && found.seen > 0.99, "{found:?}");
            held += u32::from(at.low <= 0.2119 && 0.2119 <= at.high);
        }
        assert!(held >= 16, "{held} of 20 intervals, and not 19 or so");
    }

    /// What is found of a margin that is known at every share, and turns where given.
    fn turning_at(turns: &[f64], sign: f64) -> Turn {
        let roots: Vec<f64> = turns.iter().map(|share| normal::quantile(*share)).collect();
        let worlds: Vec<World> =
            (0..1_000).map(|row| World { shares: vec![(row as f64 + 0.5) / 1_000.0], outer: row }).collect();
        let margin = |world: &World| {
            let z = normal::quantile(world.shares[0]);
            roots.iter().fold(sign, |product, root| product * (z - root))
        };
        let margins: Vec<f64> = worlds.iter().map(margin).collect();
        let ensemble = Ensemble { worlds, shown: Vec::new(), courses: CouncilFutures::default() };
        turn(&ensemble, 0, &margins, &luck(1, 1)).expect("futures")
    }

    #[test]
    fn the_direction_is_that_of_the_place_that_is_told_where_it_turns_more_than_once() {
        // Where it turns, which of these is nearest the middle, and whether a curve that ends above nought is above it just below.
        let places: [(&[f64], f64, bool); 6] = [
            (&[0.45], 0.45, false),
            (&[0.12, 0.45], 0.45, false),
            (&[0.45, 0.9], 0.45, true),
            (&[0.12, 0.45, 0.9], 0.45, true),
            (&[0.12, 0.2, 0.55], 0.55, false),
            (&[0.48, 0.8, 0.9], 0.48, false),
        ];
        for (turns, nearest, below) in places {
            for sign in [1.0, -1.0] {
                let found = turning_at(turns, sign);
                let at = found.at.expect("it turns");
                assert!((at.value - nearest).abs() < 0.01, "{turns:?}: {found:?}");
                assert_eq!(found.times as usize, turns.len(), "{turns:?}");
                assert_eq!(found.is_one_of_several(), turns.len() > 1, "{turns:?}");
                assert_eq!(found.holds_below, below == (sign > 0.0), "{turns:?}: {found:?}");
            }
        }
    }

    #[test]
    fn where_nothing_turns_it_says_so() {
        let (ensemble, margins) = known(10);
        let certain: Vec<f64> = margins.iter().map(|margin| margin + 20.0).collect();
        let none = turn(&ensemble, 0, &certain, &luck(1, 1)).expect("futures");
        assert!(none.at.is_none() && none.seen < 0.01 && none.holds_below);
        assert_eq!(turn(&ensemble, 0, &margins[..10], &luck(1, 1)), None);
    }
}
