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
    /// Whether what is asked holds below the place where it turns, or all along.
    pub holds_below: bool,
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
            fitted(&mut places).map(|curve| crossing(&curve))
        })
        .collect();
    let places: Vec<f64> = resampled.iter().copied().flatten().collect();
    let seen = places.len() as f64 / resampled.len().max(1) as f64;
    Some(Turn {
        at: crossing(&whole).map(|at| between(at, places)),
        seen,
        holds_below: said(&whole, &columns(FROM)) > 0.0,
    })
}

fn columns(share: f64) -> Vec<f64> {
    let z = normal::quantile(share);
    vec![1.0, z, z * z, z * z * z]
}

/// Where a curve passes nought, nearest the middle.
fn crossing(curve: &[f64]) -> Option<f64> {
    let share = |step: u32| FROM + (TO - FROM) * f64::from(step) / f64::from(STEPS);
    let at = |step: u32| said(curve, &columns(share(step)));
    let passes = (0..STEPS).filter(|step| (at(*step) > 0.0) != (at(step + 1) > 0.0));
    let place = |step: u32| {
        let (below, above) = (at(step), at(step + 1));
        share(step) + (share(step + 1) - share(step)) * below / (below - above)
    };
    passes.map(place).min_by(|one, other| (one - 0.5).abs().total_cmp(&(other - 0.5).abs()))
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

    #[test]
    fn where_nothing_turns_it_says_so() {
        let (ensemble, margins) = known(10);
        let certain: Vec<f64> = margins.iter().map(|margin| margin + 20.0).collect();
        let none = turn(&ensemble, 0, &certain, &luck(1, 1)).expect("futures");
        assert!(none.at.is_none() && none.seen < 0.01 && none.holds_below);
        assert_eq!(turn(&ensemble, 0, &margins[..10], &luck(1, 1)), None);
    }
}
