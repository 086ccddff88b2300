//! Many futures of one scenario: which are played, on what luck, and what they say together.

pub mod baseline;
pub mod compare;
pub mod findings;
pub mod futures;
mod gather;
pub mod history;
pub mod loops;
pub mod outlook;
pub mod seek;
pub mod sensitivity;
mod targets;
pub mod validate;
pub mod verify;
pub mod workers;

use std::ops::Range;

use crate::foundations::draws::Luck;
use crate::foundations::quantile_table::TableCache;
use crate::model::layout::Layout;
use crate::model::norms::Norms;
use crate::model::plan::Source;
use crate::model::purpose::Decision;
use crate::model::record::{Recorder, Trajectory};
use crate::model::{simulate, simulate_audited};
use crate::scenario::assumptions::Draw;
use crate::scenario::loaded::Scenario;
use baseline::Baselines;
use findings::Findings;
use futures::Futures;
use workers::{Alone, Workers};

/// A scenario ready to be played: everything that is the same in each of its futures.
#[derive(Debug)]
pub struct Experiment<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The seed.
    pub seed: u64,
    /// Its layout.
    pub layout: Layout,
    /// What is remembered.
    pub recorder: Recorder,
    /// What its baseline shows.
    pub norms: Norms,
}

impl<'a> Experiment<'a> {
    /// Prepares a scenario; its baseline is played a few times first if it has loops.
    #[must_use]
    pub fn new(scenario: &'a Scenario, seed: u64) -> Self {
        Self::on(scenario, seed, &Alone)
    }

    /// The same where others play the baseline.
    #[must_use]
    pub fn on(scenario: &'a Scenario, seed: u64, workers: &dyn Workers) -> Self {
        Self::among(scenario, seed, &mut Baselines::played_by(workers))
    }

    /// The same where baselines of others are known already.
    #[must_use]
    pub fn among(scenario: &'a Scenario, seed: u64, known: &mut Baselines<'_>) -> Self {
        Self::with_norms(scenario, seed, known.norms(scenario))
    }

    /// A scenario with the first day of another, and other changes or records: what is usual there is usual here.
    #[must_use]
    pub fn beside(scenario: &'a Scenario, other: &Experiment<'_>) -> Self {
        Self::with_norms(scenario, other.seed, other.norms.clone())
    }

    /// Another with other figures, whose first day may be another too: the same load is usual in both.
    #[must_use]
    pub fn altered(scenario: &'a Scenario, other: &Experiment<'_>, workers: &dyn Workers) -> Self {
        Self::with_norms(scenario, other.seed, baseline::carried(scenario, (other.scenario, &other.norms), workers))
    }

    /// A scenario whose usual load is known.
    pub(crate) fn with_norms(scenario: &'a Scenario, seed: u64, norms: Norms) -> Self {
        let layout = Layout::of(&scenario.council);
        let recorder = Recorder::of(&scenario.council, &layout);
        Self { scenario, seed, layout, recorder, norms }
    }

    /// Plays no further than a record: up to it the futures are those of the whole period.
    #[must_use]
    pub fn up_to(mut self, record: usize) -> Self {
        self.layout.stop_at(record);
        self.recorder = Recorder::of(&self.scenario.council, &self.layout);
        self
    }

    /// One future: `draw` is the outer index (what we do not know), `chance` the inner one.
    /// Outer index 0 is the central case.
    #[must_use]
    pub fn future(&self, draw: u64, chance: u64, tables: &mut TableCache) -> Trajectory {
        let drawn = self.drawn(draw);
        simulate(self.source(&drawn), &self.recorder, Luck::of(self.seed, chance), tables)
    }

    /// The same future, audited as it is played; comes with all that was found wrong.
    #[must_use]
    pub fn audited(&self, draw: u64, chance: u64, tables: &mut TableCache) -> (Trajectory, Vec<String>) {
        let drawn = self.drawn(draw);
        simulate_audited(self.source(&drawn), &self.recorder, Luck::of(self.seed, chance), tables)
    }

    /// One future of a world that is given: a value for everything that is not known, and the luck of a future.
    #[must_use]
    pub fn future_in(&self, draw: &Draw, chance: u64, tables: &mut TableCache) -> Trajectory {
        simulate(self.source(draw), &self.recorder, Luck::of(self.seed, chance), tables)
    }

    fn drawn(&self, draw: u64) -> Draw {
        let outer = Luck::of(self.seed, draw);
        if draw == 0 {
            Draw::central(self.scenario)
        } else {
            Draw::at(self.scenario, |address| outer.uniform(Decision::Assumption, address, 0))
        }
    }

    fn source<'s>(&'s self, draw: &'s Draw) -> Source<'s> {
        Source { council: &self.scenario.council, layout: &self.layout, draw, norms: &self.norms }
    }

    /// Plays futures numbered from 1; any range can be played alone and merged with others.
    #[must_use]
    pub fn play(&self, range: Range<u32>, workers: &dyn Workers) -> Futures {
        let played = workers.play(range.len(), &|place, tables| {
            let number = u64::from(range.start) + place as u64;
            self.future(number, number, tables)
        });
        Futures { from: range.start, trajectories: played }
    }

    /// The central case: every assumption at its middle value.
    #[must_use]
    pub fn central(&self) -> Trajectory {
        self.future(0, 0, &mut TableCache::default())
    }

    /// What futures say together.
    #[must_use]
    pub fn findings(&self, futures: &Futures, interrupted: bool, workers: &dyn Workers) -> Findings {
        gather::findings(self, futures, interrupted, workers)
    }
}
