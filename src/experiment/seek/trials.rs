//! Points as they are tried: each on the same futures, as many as are asked for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lattice::{Point, Stopped};
use super::verdict::Chance;
use crate::experiment::Experiment;
use crate::experiment::baseline::Baselines;
use crate::experiment::sensitivity::outcome::{Estimate, Gauge, Goal};
use crate::experiment::workers::Workers;
use crate::model::norms::Norms;
use crate::scenario::loaded::Scenario;

/// The scenario at a point; none where it cannot be had, which whoever gives it has told.
pub type Ground<'a> = dyn Fn(&[usize]) -> Option<Scenario> + 'a;

/// Whether each of some futures keeps the promise (1 or 0), and what each costs [£], in order.
pub type Shown = (Vec<f64>, Vec<f64>);

/// Where points are tried.
pub trait Bed {
    /// Plays some futures of a point.
    ///
    /// # Errors
    /// When the user stopped the run, or there is no scenario at the point.
    fn play(&mut self, point: &[usize], range: Range<u32>) -> Result<Shown, Stopped>;
}

/// Scenarios that are really played.
pub struct Scenarios<'a> {
    ground: &'a Ground<'a>,
    goal: &'a Goal,
    seed: u64,
    workers: &'a dyn Workers,
    known: BTreeMap<Point, (Scenario, Norms)>,
    baselines: Baselines<'a>,
}

impl<'a> Scenarios<'a> {
    /// None of them known yet.
    #[must_use]
    pub fn new(ground: &'a Ground<'a>, goal: &'a Goal, seed: u64, workers: &'a dyn Workers) -> Self {
        Self { ground, goal, seed, workers, known: BTreeMap::new(), baselines: Baselines::played_by(workers) }
    }
}

impl Bed for Scenarios<'_> {
    fn play(&mut self, point: &[usize], range: Range<u32>) -> Result<Shown, Stopped> {
        if !self.known.contains_key(point) {
            let mut scenario = (self.ground)(point).ok_or(Stopped)?;
            scenario.council.period.by_team = self.goal.target.team.is_some();
            let norms = self.baselines.norms(&scenario);
            self.known.insert(point.to_vec(), (scenario, norms));
        }
        let Some(known) = self.known.get(point) else { return Err(Stopped) };
        played(known, range, self.goal, self.seed, self.workers)
    }
}

/// One point, and what its futures showed so far, in order.
#[derive(Default)]
struct Trial {
    kept: Vec<f64>,
    cost: Vec<f64>,
}

/// Points and what they showed.
pub struct Trials<'a> {
    bed: &'a mut dyn Bed,
    known: BTreeMap<Point, Trial>,
    /// Futures that were played afresh.
    fresh: usize,
}

impl<'a> Trials<'a> {
    /// Nothing tried yet.
    #[must_use]
    pub fn new(bed: &'a mut dyn Bed) -> Self {
        Self { bed, known: BTreeMap::new(), fresh: 0 }
    }

    /// Plays a point until it has so many futures.
    ///
    /// # Errors
    /// When the user stopped the run, or there is no scenario at the point.
    pub fn play(&mut self, point: &[usize], futures: u32) -> Result<Chance, Stopped> {
        let from = self.known.get(point).map_or(0, |trial| trial.kept.len() as u32);
        if from < futures {
            let (kept, cost) = self.bed.play(point, from + 1..futures + 1)?;
            let trial = self.known.entry(point.to_vec()).or_default();
            trial.kept.extend(kept);
            trial.cost.extend(cost);
        }
        let Some(trial) = self.known.get(point) else { return Err(Stopped) };
        Ok(chance(&trial.kept[..futures as usize]))
    }

    /// Plays a point on futures of its own, which nothing else has seen.
    ///
    /// # Errors
    /// When the user stopped the run.
    pub fn afresh(&mut self, point: &[usize], range: Range<u32>) -> Result<Chance, Stopped> {
        let (kept, _) = self.bed.play(point, range)?;
        self.fresh += kept.len();
        Ok(chance(&kept))
    }

    /// What is known of a point without playing more.
    #[must_use]
    pub fn chance(&self, point: &[usize]) -> Option<Chance> {
        self.known.get(point).map(|trial| chance(&trial.kept))
    }

    /// Futures that a point has been played on.
    #[must_use]
    pub fn played(&self, point: &[usize]) -> u32 {
        self.known.get(point).map_or(0, |trial| trial.kept.len() as u32)
    }

    /// Futures in which the first point keeps the promise and the second does not, and the other way about.
    #[must_use]
    pub fn against(&self, one: &[usize], other: &[usize]) -> (u32, u32) {
        let (Some(one), Some(other)) = (self.known.get(one), self.known.get(other)) else { return (0, 0) };
        one.kept
            .iter()
            .zip(&other.kept)
            .fold((0, 0), |(more, less), (one, other)| (more + u32::from(one > other), less + u32::from(one < other)))
    }

    /// What a point costs more than another, future by future; none where no cost is reported.
    #[must_use]
    pub fn costs_more(&self, one: &[usize], other: &[usize]) -> Option<Estimate> {
        let (one, other) = (self.known.get(one)?, self.known.get(other)?);
        Estimate::of(one.cost.iter().zip(&other.cost).map(|(one, other)| one - other))
    }

    /// Every point tried, in order.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.known.keys()
    }

    /// Futures played so far, those that were played afresh among them.
    #[must_use]
    pub fn futures(&self) -> usize {
        self.fresh + self.known.values().map(|trial| trial.kept.len()).sum::<usize>()
    }
}

fn chance(kept: &[f64]) -> Chance {
    let with_value = || kept.iter().filter(|kept| !kept.is_nan());
    Chance { kept: with_value().filter(|kept| **kept > 0.5).count() as u32, futures: with_value().count() as u32 }
}

/// What some futures of a scenario show.
fn played(
    (scenario, norms): &(Scenario, Norms),
    range: Range<u32>,
    goal: &Goal,
    seed: u64,
    workers: &dyn Workers,
) -> Result<Shown, Stopped> {
    let experiment = Experiment::with_norms(scenario, seed, norms.clone());
    let last = experiment.layout.records.len().saturating_sub(1);
    let gauge = Gauge::of(&experiment, last, Some(goal), scenario.council.money.as_ref());
    let futures = experiment.play(range.clone(), workers);
    if futures.trajectories.len() < range.len() {
        return Err(Stopped);
    }
    Ok(futures.trajectories.iter().map(|future| gauge.read(future)).map(|shown| (shown.kept, shown.cost)).unzip())
}
