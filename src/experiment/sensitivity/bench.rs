//! Where worlds are tried: options on the same luck, each world played once.

use std::collections::BTreeMap;

use super::inputs::{Input, World, inputs};
use super::outcome::{Gauge, Goal, Shown, Values};
use crate::experiment::Experiment;
use crate::experiment::workers::Workers;
use crate::foundations::draws::Luck;
use crate::model::purpose::Decision;
use crate::model::record::Trajectory;
use crate::scenario::assumptions::Draw;

/// Futures played before they are read and forgotten.
const AT_A_TIME: usize = 1_024;

/// Options that are tried in the same worlds.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The options.
    pub options: Vec<Experiment<'a>>,
    /// Index of the option that is asked about.
    pub option: usize,
    /// Index of what it is compared with.
    pub reference: Option<usize>,
    /// What is not known of the two.
    pub inputs: Vec<Input>,
    /// The promise that chances are told of.
    pub goal: Option<Goal>,
    /// The record that tables speak of.
    pub record: usize,
    gauges: Vec<Gauge>,
    /// For each option and each of its doubts, which input it is.
    places: Vec<Vec<Option<usize>>>,
}

/// One future to be played.
#[derive(Clone, Copy, Debug)]
pub struct Job<'w> {
    /// Index of the option.
    pub option: usize,
    /// What is not known.
    pub world: &'w World,
    /// The luck: the number of a future.
    pub chance: u64,
}

impl<'a> Bench<'a> {
    /// Sets options up; `record` is the one that tables speak of.
    #[must_use]
    pub fn new(
        options: Vec<Experiment<'a>>,
        (option, reference): (usize, Option<usize>),
        record: usize,
        goal: Option<Goal>,
    ) -> Self {
        let asked: Vec<_> = [Some(option), reference].into_iter().flatten().map(|at| options[at].scenario).collect();
        let inputs = inputs(&asked);
        let money = options[reference.unwrap_or(option)].scenario.council.money.as_ref();
        let gauges = options.iter().map(|it| Gauge::of(it, record, goal.as_ref(), money)).collect();
        let place = |address: &str| inputs.binary_search_by(|input| input.address.as_str().cmp(address)).ok();
        let places =
            options.iter().map(|it| it.scenario.doubts.iter().map(|doubt| place(&doubt.address)).collect()).collect();
        Self { options, option, reference, inputs, goal, record, gauges, places }
    }

    /// Inputs that an option's file names.
    #[must_use]
    pub fn names(&self, option: usize, input: usize) -> bool {
        self.places[option].contains(&Some(input))
    }

    /// How the futures of the option that is asked about are read.
    #[must_use]
    pub fn gauge(&self) -> &Gauge {
        &self.gauges[self.option]
    }

    /// The world that the future of a number is in, as `run` and `compare` play it.
    #[must_use]
    pub fn world(&self, number: u64) -> World {
        let luck = Luck::of(self.options[self.option].seed, number);
        let share = |input: &Input| luck.uniform(Decision::Assumption, input.key, 0);
        World { shares: self.inputs.iter().map(share).collect(), outer: number }
    }

    fn draw(&self, job: Job<'_>) -> Draw {
        let experiment = &self.options[job.option];
        let outer = Luck::of(experiment.seed, job.world.outer);
        let doubts = experiment.scenario.doubts.iter().zip(&self.places[job.option]);
        let value = |(doubt, place): (&crate::scenario::doubts::DoubtEntry, &Option<usize>)| {
            let share = match place {
                Some(place) => job.world.shares[*place],
                None if job.world.outer == 0 => return doubt.likely,
                None => outer.uniform(Decision::Assumption, crate::foundations::draws::name_key(&doubt.address), 0),
            };
            doubt.law.map_or(doubt.likely, |law| law.quantile(share))
        };
        Draw { values: doubts.map(value).collect() }
    }

    /// What a job comes down to: two that agree in it are one future.
    fn sameness(&self, job: Job<'_>) -> (usize, u64, Vec<u64>) {
        let bits = self.draw(job).values.iter().map(|value| value.to_bits()).collect();
        (job.option, job.chance, bits)
    }

    /// Plays futures, each kind once; `each` sees every future that was played, by the place of its first job. None when the
    /// user stopped the run.
    pub fn play_seeing(
        &self,
        jobs: &[Job<'_>],
        workers: &dyn Workers,
        each: &mut dyn FnMut(usize, &Trajectory),
    ) -> Option<Vec<Shown>> {
        let mut known = BTreeMap::new();
        let mut first = Vec::new();
        let places: Vec<usize> = jobs
            .iter()
            .enumerate()
            .map(|(place, job)| {
                *known.entry(self.sameness(*job)).or_insert_with(|| {
                    first.push(place);
                    first.len() - 1
                })
            })
            .collect();
        let mut shown = Vec::with_capacity(first.len());
        for part in first.chunks(AT_A_TIME) {
            let played = workers.play(part.len(), &|place, tables| {
                let job = jobs[part[place]];
                self.options[job.option].future_in(&self.draw(job), job.chance, tables)
            });
            if played.len() < part.len() {
                return None;
            }
            for (place, future) in part.iter().zip(&played) {
                each(*place, future);
                shown.push(self.gauges[jobs[*place].option].read(future));
            }
        }
        Some(places.into_iter().map(|place| shown[place]).collect())
    }

    /// Plays futures, each kind once.
    pub fn play(&self, jobs: &[Job<'_>], workers: &dyn Workers) -> Option<Vec<Shown>> {
        self.play_seeing(jobs, workers, &mut |_, _| {})
    }

    /// The outcomes of the option beside its reference in each world, with the luck of a future.
    pub fn pairs(&self, worlds: &[(World, u64)], workers: &dyn Workers) -> Option<Vec<Values>> {
        let of = |option: usize| worlds.iter().map(move |(world, chance)| Job { option, world, chance: *chance });
        let mut jobs: Vec<Job<'_>> = of(self.option).collect();
        jobs.extend(self.reference.into_iter().flat_map(of));
        let shown = self.play(&jobs, workers)?;
        let (own, other) = shown.split_at(worlds.len());
        Some(own.iter().enumerate().map(|(place, own)| own.beside(other.get(place))).collect())
    }
}
