//! Futures as `compare` plays them, of every option: what is not known and chance together.

use super::bench::{Bench, Job};
use super::inputs::World;
use super::outcome::{Outcome, Shown};
use crate::experiment::compare::council::CouncilFutures;
use crate::experiment::futures::Futures;
use crate::experiment::workers::Workers;

/// Futures of every option, on the same worlds and the same luck.
#[derive(Clone, Debug)]
pub struct Ensemble {
    /// The world of each future.
    pub worlds: Vec<World>,
    /// What each shows, by option and then by future.
    pub shown: Vec<Vec<Shown>>,
    /// The course of every measure of the option that is asked about.
    pub courses: CouncilFutures,
}

/// Plays futures 1 to so many of every option; none when the user stopped the run.
#[must_use]
pub fn ensemble(bench: &Bench<'_>, futures: u32, workers: &dyn Workers) -> Option<Ensemble> {
    let worlds: Vec<World> = (1..=u64::from(futures)).map(|number| bench.world(number)).collect();
    let jobs = |option: usize| -> Vec<Job<'_>> {
        (1_u64..).zip(&worlds).map(|(chance, world)| Job { option, world, chance }).collect()
    };
    let mut courses = CouncilFutures::default();
    let mut shown = Vec::new();
    for option in 0..bench.options.len() {
        let experiment = &bench.options[option];
        let played = bench.play_seeing(&jobs(option), workers, &mut |place, future| {
            if option == bench.option {
                let one = Futures { from: place as u32 + 1, trajectories: vec![future.clone()] };
                let read = CouncilFutures::of(experiment, &one);
                courses.measures = read.measures;
                courses.values.extend(read.values);
            }
        })?;
        shown.push(played);
    }
    Some(Ensemble { worlds, shown, courses })
}

impl Ensemble {
    /// The shares of one input, future by future.
    #[must_use]
    pub fn input(&self, input: usize) -> Vec<f64> {
        self.worlds.iter().map(|world| world.shares[input]).collect()
    }

    /// An outcome of an option beside a reference, future by future.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome, option: usize, reference: Option<usize>) -> Vec<f64> {
        let beside = |place: usize| reference.and_then(|at| self.shown[at].get(place));
        let own = self.shown[option].iter().enumerate();
        own.map(|(place, shown)| shown.beside(beside(place))[outcome.place()]).collect()
    }
}
