//! One at a time: each uncertain number at its low and at its high, everything else at its middle, on the same luck.

use serde::{Deserialize, Serialize};

use super::bench::Bench;
use super::inputs::World;
use super::outcome::{Estimate, OUTCOMES, Values};
use crate::experiment::workers::Workers;

/// Share of futures below the low end of a range.
pub const LOW: f64 = 0.1;
/// Share of futures below the high end of a range.
pub const HIGH: f64 = 0.9;

/// What one input does by itself; by outcome, none where an outcome has no figure.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Bar {
    /// Index of the input.
    pub input: usize,
    /// At its low, less what is shown with it at its middle.
    pub low: [Option<Estimate>; OUTCOMES.len()],
    /// At its high, less what is shown with it at its middle.
    pub high: [Option<Estimate>; OUTCOMES.len()],
    /// At its high less at its low.
    pub swing: [Option<Estimate>; OUTCOMES.len()],
}

/// Every input by itself.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct OneAtATime {
    /// What is shown with everything at its middle.
    pub middle: [Option<Estimate>; OUTCOMES.len()],
    /// The inputs, in the order of addresses.
    pub bars: Vec<Bar>,
    /// Futures played of each end.
    pub futures: u32,
}

impl Bar {
    /// How far it moves an outcome at the end where it moves it further.
    #[must_use]
    pub fn reach(&self, outcome: usize) -> f64 {
        self.furthest(outcome).mean.abs()
    }

    /// The largest of what its ends and the way between them do to an outcome; nought where there is none.
    #[must_use]
    pub fn furthest(&self, outcome: usize) -> Estimate {
        let all = [self.low[outcome], self.high[outcome], self.swing[outcome]];
        let further = |one: Estimate, other: Estimate| if other.mean.abs() > one.mean.abs() { other } else { one };
        all.into_iter().flatten().fold(Estimate::default(), further)
    }

    /// Whether any of its ends is told from the middle.
    #[must_use]
    pub fn is_told(&self, outcome: usize) -> bool {
        [self.low[outcome], self.high[outcome], self.swing[outcome]].iter().flatten().any(Estimate::is_told)
    }
}

/// Plays every input at its two ends; none when the user stopped the run.
#[must_use]
pub fn one_at_a_time(bench: &Bench<'_>, futures: u32, workers: &dyn Workers) -> Option<OneAtATime> {
    let central = World::central(bench.inputs.len());
    let mut worlds = vec![central.clone()];
    for input in 0..bench.inputs.len() {
        worlds.extend([LOW, HIGH].map(|share| central.with(input, share)));
    }
    let chances = || 1..=u64::from(futures);
    let all: Vec<(World, u64)> =
        worlds.iter().flat_map(|world| chances().map(move |chance| (world.clone(), chance))).collect();
    let shown = bench.pairs(&all, workers)?;
    let columns: Vec<&[Values]> = shown.chunks(futures as usize).collect();
    let middle = columns[0];
    let bars = (0..bench.inputs.len()).map(|input| {
        let (low, high) = (columns[1 + 2 * input], columns[2 + 2 * input]);
        Bar { input, low: less(low, middle), high: less(high, middle), swing: less(high, low) }
    });
    Some(OneAtATime {
        middle: std::array::from_fn(|outcome| Estimate::of(middle.iter().map(|values| values[outcome]))),
        bars: bars.collect(),
        futures,
    })
}

/// Eq. S2. The mean of what one end shows less what another shows, future by future of the same luck.
fn less(one: &[Values], other: &[Values]) -> [Option<Estimate>; OUTCOMES.len()] {
    std::array::from_fn(|outcome| Estimate::of(one.iter().zip(other).map(|(one, other)| one[outcome] - other[outcome])))
}
