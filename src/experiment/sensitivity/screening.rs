//! Screening: walks through the space of what is not known, a step an input (Morris 1991).

use serde::{Deserialize, Serialize};

use super::bench::Bench;
use super::design::{Design, luck};
use super::inputs::World;
use super::outcome::{Estimate, OUTCOMES, Values};
use crate::experiment::workers::Workers;
use crate::foundations::statistics::{mean, standard_error};

/// Shares at which inputs are tried; a step goes two of them on or back.
const LEVELS: [f64; 4] = [0.125, 0.375, 0.625, 0.875];

/// How strongly one input moves each outcome, wherever the others are; none where an outcome has no figure.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Screened {
    /// Index of the input.
    pub input: usize,
    /// Mean size of its effect.
    pub strength: [Option<Estimate>; OUTCOMES.len()],
    /// Mean effect, with its sign.
    pub effect: [Option<Estimate>; OUTCOMES.len()],
    /// Standard deviation of its effect: interaction, curvature and luck.
    pub spread: [Option<f64>; OUTCOMES.len()],
}

/// One walk: worlds, each a step from the one before, and which input each step moves and which way.
pub(super) struct Walk {
    pub(super) worlds: Vec<World>,
    pub(super) steps: Vec<(usize, f64)>,
}

/// A walk that moves every input once, from a place and in an order of its own.
pub(super) fn walk(inputs: usize, seed: u64, number: u64) -> Walk {
    let luck = luck(seed, number);
    let start = |input: usize| (luck.uniform(Design::Start, input as u64, 0) * LEVELS.len() as f64) as usize;
    let mut levels: Vec<usize> = (0..inputs).map(|input| start(input).min(LEVELS.len() - 1)).collect();
    let mut order: Vec<(f64, usize)> =
        (0..inputs).map(|input| (luck.uniform(Design::Order, input as u64, 0), input)).collect();
    order.sort_by(|one, other| one.0.total_cmp(&other.0));
    let world = |levels: &[usize]| World { shares: levels.iter().map(|level| LEVELS[*level]).collect(), outer: 0 };
    let (mut worlds, mut steps) = (vec![world(&levels)], Vec::new());
    for (_, input) in order {
        let up = levels[input] < LEVELS.len() / 2;
        levels[input] = if up { levels[input] + 2 } else { levels[input] - 2 };
        worlds.push(world(&levels));
        steps.push((input, if up { 1.0 } else { -1.0 }));
    }
    Walk { worlds, steps }
}

/// Plays walks; each meets one luck all along. None when the user stopped the run.
#[must_use]
pub fn screening(bench: &Bench<'_>, walks: u32, seed: u64, workers: &dyn Workers) -> Option<Vec<Screened>> {
    let all: Vec<Walk> = (0..u64::from(walks)).map(|number| walk(bench.inputs.len(), seed, number)).collect();
    let worlds: Vec<(World, u64)> = (1_u64..)
        .zip(&all)
        .flat_map(|(chance, walk)| walk.worlds.iter().map(move |world| (world.clone(), chance)))
        .collect();
    let shown = bench.pairs(&worlds, workers)?;
    let courses: Vec<&[Values]> = shown.chunks(bench.inputs.len() + 1).collect();
    Some((0..bench.inputs.len()).map(|input| screened(input, &all, &courses)).collect())
}

/// Eq. S3. Mean size, mean and spread over walks of an input's effect: what a step shows less what the one before shows, as
/// if the input had gone up.
fn screened(input: usize, walks: &[Walk], courses: &[&[Values]]) -> Screened {
    let effects = |outcome: usize| -> Vec<f64> {
        let of = walks.iter().zip(courses).filter_map(|(walk, course)| {
            let place = walk.steps.iter().position(|(moved, _)| *moved == input)?;
            Some(walk.steps[place].1 * (course[place + 1][outcome] - course[place][outcome]))
        });
        of.filter(|effect| !effect.is_nan()).collect()
    };
    let of = |outcome: usize| (outcome, effects(outcome));
    Screened {
        input,
        strength: std::array::from_fn(|outcome| Estimate::of(effects(outcome).into_iter().map(f64::abs))),
        effect: std::array::from_fn(|outcome| Estimate::of(effects(outcome).into_iter())),
        spread: std::array::from_fn(|outcome| {
            let (_, effects) = of(outcome);
            mean(&effects)?;
            Some(standard_error(&effects)? * (effects.len() as f64).sqrt())
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_moves_every_input_once_by_half_of_its_range() {
        for number in 0..20 {
            let walk = walk(7, 3, number);
            let mut moved: Vec<usize> = walk.steps.iter().map(|(input, _)| *input).collect();
            moved.sort_unstable();
            assert_eq!(moved, [0, 1, 2, 3, 4, 5, 6]);
            for (pair, (input, way)) in walk.worlds.windows(2).zip(&walk.steps) {
                for other in 0..7 {
                    let step = pair[1].shares[other] - pair[0].shares[other];
                    let wanted = if other == *input { way * 0.5 } else { 0.0 };
                    assert!((step - wanted).abs() < 1e-12);
                }
            }
        }
    }

    /// y = 3 x₀ − 2 x₁ + 4 x₂ x₃: effects of 1.5 and −1 everywhere; of x₂ as x₃ is.
    #[test]
    fn effects_of_a_known_function_are_found() {
        let function = |x: &[f64]| [3.0 * x[0] - 2.0 * x[1] + 4.0 * x[2] * x[3], f64::NAN, 0.0, 0.0];
        let walks: Vec<Walk> = (0..200).map(|number| walk(4, 1, number)).collect();
        let shown: Vec<Vec<Values>> =
            walks.iter().map(|walk| walk.worlds.iter().map(|world| function(&world.shares)).collect()).collect();
        let courses: Vec<&[Values]> = shown.iter().map(Vec::as_slice).collect();
        let found: Vec<Screened> = (0..4).map(|input| screened(input, &walks, &courses)).collect();
        let mean = |input: usize| found[input].effect[0].expect("effects");
        assert!((mean(0).mean - 1.5).abs() < 1e-9 && (mean(1).mean + 1.0).abs() < 1e-9);
        assert!(found[0].spread[0].expect("spread") < 1e-9, "nothing interacts with it");
        assert!((mean(2).mean - 1.0).abs() < 4.0 * mean(2).error, "{:?}", mean(2));
        // Half of x₃'s variance over four levels: 2² × Var(x₃) = 4 × 0.078125.
        assert!((found[2].spread[0].expect("spread") - 0.559).abs() < 0.06);
        assert_eq!(found[0].effect[1], None, "an outcome without figures has none");
    }
}
