//! Stress: what every option shows if something turns out otherwise.

use serde::{Deserialize, Serialize};

use super::bench::{Bench, Job};
use super::decision::Rule;
use super::inputs::World;
use super::outcome::{Estimate, Shown};
use crate::experiment::workers::Workers;

/// What one option shows under one stress.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Stressed {
    /// Average caseload on the day that tables speak of.
    pub caseload: Option<Estimate>,
    /// Futures in a hundred that keep the promise.
    pub target: Option<Estimate>,
    /// What it is worth by the rule [£].
    pub worth: Option<Estimate>,
}

/// Every option under one stress.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Stress {
    /// What is tried, for people.
    pub label: String,
    /// What each option shows, by option.
    pub options: Vec<Stressed>,
    /// Futures played of each.
    pub futures: u32,
}

/// Plays the options of a bench as they are or as a stress makes them; none when the user stopped the run.
#[must_use]
pub fn stress(
    bench: &Bench<'_>,
    label: &str,
    futures: u32,
    rule: Option<&Rule>,
    workers: &dyn Workers,
) -> Option<Stress> {
    let worlds: Vec<World> = (1..=u64::from(futures)).map(|number| bench.world(number)).collect();
    let jobs: Vec<Job<'_>> = (0..bench.options.len())
        .flat_map(|option| (1_u64..).zip(&worlds).map(move |(chance, world)| Job { option, world, chance }))
        .collect();
    let shown = bench.play(&jobs, workers)?;
    let options = shown.chunks(futures as usize).map(|shown| stressed(shown, rule)).collect();
    Some(Stress { label: label.to_owned(), options, futures })
}

fn stressed(shown: &[Shown], rule: Option<&Rule>) -> Stressed {
    Stressed {
        caseload: Estimate::of(shown.iter().map(|it| it.caseload)),
        target: Estimate::of(shown.iter().map(|it| 100.0 * it.kept)),
        worth: rule.and_then(|rule| Estimate::of(shown.iter().map(|it| rule.worth(it)))),
    }
}
