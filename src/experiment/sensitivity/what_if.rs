//! What-ifs: what every option shows if something turns out otherwise.

use serde::{Deserialize, Serialize};

use super::bench::{Bench, Job};
use super::decision::Rule;
use super::ensemble::Ensemble;
use super::inputs::World;
use super::outcome::{Estimate, Shown};
use crate::experiment::workers::Workers;

/// What one option shows in one what-if.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct ShownIf {
    /// Average caseload on the day that tables speak of.
    pub caseload: Option<Estimate>,
    /// Futures in a hundred that keep the promise.
    pub target: Option<Estimate>,
    /// What it is worth by the rule [£].
    pub worth: Option<Estimate>,
}

/// Every option in one what-if.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct WhatIf {
    /// What is tried, for people.
    pub label: String,
    /// What each option shows, by option.
    pub options: Vec<ShownIf>,
    /// Futures played of each.
    pub futures: u32,
}

/// The options as they are, of futures that were played already.
#[must_use]
pub fn as_it_is(ensemble: &Ensemble, futures: u32, rule: Option<&Rule>) -> WhatIf {
    let first = |shown: &Vec<Shown>| shown_if(&shown[..shown.len().min(futures as usize)], rule);
    WhatIf { label: "as it is".to_owned(), options: ensemble.shown.iter().map(first).collect(), futures }
}

/// Plays the options of a bench as a what-if makes them; one that it does not concern shows what it shows as it is, and is
/// not played again. None when the user stopped the run.
#[must_use]
pub fn what_if(
    (label, bench): (&str, &Bench<'_>),
    (plain, as_it_is): (&Bench<'_>, &WhatIf),
    futures: u32,
    rule: Option<&Rule>,
    workers: &dyn Workers,
) -> Option<WhatIf> {
    let worlds: Vec<World> = (1..=u64::from(futures)).map(|number| bench.world(number)).collect();
    let text = |bench: &Bench<'_>, option: usize| bench.options[option].scenario.merged.clone();
    let mut options = Vec::new();
    for (option, known) in as_it_is.options.iter().enumerate() {
        if text(bench, option) == text(plain, option) {
            options.push(*known);
            continue;
        }
        let jobs: Vec<Job<'_>> = (1_u64..).zip(&worlds).map(|(chance, world)| Job { option, world, chance }).collect();
        options.push(shown_if(&bench.play(&jobs, workers)?, rule));
    }
    Some(WhatIf { label: label.to_owned(), options, futures })
}

fn shown_if(shown: &[Shown], rule: Option<&Rule>) -> ShownIf {
    ShownIf {
        caseload: Estimate::of(shown.iter().map(|it| it.caseload)),
        target: Estimate::of(shown.iter().map(|it| 100.0 * it.kept)),
        worth: rule.and_then(|rule| Estimate::of(shown.iter().map(|it| rule.worth(it)))),
    }
}
