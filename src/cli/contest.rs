//! Options played against each other, and what is asked of the preferred one besides.

use super::compare::Ready;
use super::starters;
use super::threads::Threads;
use crate::experiment::Experiment;
use crate::experiment::baseline::Baselines;
use crate::experiment::compare::ablation::{Pair, waterfall};
use crate::experiment::compare::by_chance::by_chance;
use crate::experiment::compare::costs::{Costs, costs};
use crate::experiment::compare::council::CouncilFutures;
use crate::experiment::compare::difference::differences;
use crate::experiment::compare::ignorance::{EACH, WORLDS, ignorance};
use crate::experiment::compare::precision::enough;
use crate::experiment::compare::promises::promises;
use crate::experiment::compare::signs::{Sign, signs};
use crate::experiment::compare::tried::{WhatIfFindings, as_it_is, what_if};
use crate::experiment::compare::worth::worth;
use crate::experiment::compare::{Comparison, OptionFindings};
use crate::experiment::futures::Futures;
use crate::foundations::calendar::month_number;
use crate::model::measure::Measure;
use crate::scenario::council::Date;
use crate::scenario::options::Choice;

/// Futures of each step of a waterfall and of each what-if, for every so many of an option.
const PART: u32 = 10;
/// The fewest of them, where an option has as many.
const FEWEST: u32 = 100;
/// What waterfall, what-ifs and precision speak of.
const MEASURE: Measure = Measure::AverageCaseload;
/// Months after the first change at which signs are looked for.
const MONTHS: [i32; 4] = [3, 6, 9, 12];

/// Futures of one option before it is the other's turn: whoever stops a comparison keeps those that both have.
const TURN: u32 = 64;

/// How many futures are to have been played next: so many more; where a half-width was asked for, twice as many, since each
/// look at it takes time; but never more than there may be.
fn next(so_far: u32, most: u32, looked_at: bool) -> u32 {
    let more = if looked_at { so_far.saturating_mul(2).max(FEWEST) } else { so_far.saturating_add(TURN) };
    more.min(most)
}

/// What is about to be played.
pub(super) struct Contest<'a> {
    ready: &'a Ready,
    experiments: Vec<Experiment<'a>>,
    half_width: Option<f64>,
}

impl<'a> Contest<'a> {
    /// Prepares every option.
    pub(super) fn of(ready: &'a Ready, half_width: Option<f64>, workers: &Threads) -> Self {
        let seed = ready.scenarios[0].council.run.seed;
        let mut known = Baselines::played_by(workers);
        let among = |scenario| Experiment::among(scenario, seed, &mut known);
        let experiments = ready.scenarios.iter().map(among).collect();
        Self { ready, experiments, half_width }
    }

    fn replications(&self) -> u32 {
        self.ready.scenarios[0].council.run.replications
    }

    /// Futures of each step of a waterfall and of each what-if.
    fn part(&self, played: u32) -> u32 {
        (played / PART).max(FEWEST).min(played)
    }

    /// Futures to be played in all.
    pub(super) fn total(&self) -> u32 {
        let each = self.replications();
        let options = each.saturating_mul(self.experiments.len() as u32);
        let Some(preferred) = self.ready.appraisal.preferred else { return options };
        let changes = self.ready.scenarios[preferred].council.change.len() as u32;
        let tried: u32 = self.ready.tried.iter().map(|tried| 1 + u32::from(tried.reference.is_some())).sum();
        // Where nobody applies none of these are played, and the bar ends sooner.
        let starters = 2 * starters::SHARES.len() as u32;
        let worlds = if each >= WORLDS * EACH { 2 * WORLDS * EACH } else { 0 };
        options + self.part(each) * ((2 * changes).saturating_sub(1) + tried + starters) + worlds
    }

    /// Plays the reference and the proposed option by turns, then the others one by one; teams and roles are summed up as soon as may be.
    pub(super) fn play(&self, workers: &Threads) -> Option<Comparison> {
        let appraisal = &self.ready.appraisal;
        let first = &self.experiments[appraisal.reference];
        let (reference, proposed) = self.first_two(workers);
        let count = reference.trajectories.len() as u32;
        if count == 0 {
            return None;
        }
        let mut proposed = Some(proposed);
        let mut options: Vec<OptionFindings> = Vec::new();
        for (index, choice) in appraisal.options.iter().enumerate() {
            let experiment = &self.experiments[index];
            if index == appraisal.reference {
                options.push(self.found(choice, (experiment, &reference), None, workers));
                continue;
            }
            let known = proposed.take_if(|_| index == self.ready.proposed());
            let futures = known.unwrap_or_else(|| experiment.play(1..count + 1, workers));
            if !futures.trajectories.is_empty() {
                options.push(self.found(choice, (experiment, &futures), Some((first, &reference)), workers));
            }
        }
        let at = |name: &str| options.iter().position(|option| option.name == name);
        let reference = at(&appraisal.options[appraisal.reference].name)?;
        let preferred = appraisal.preferred.and_then(|index| at(&appraisal.options[index].name));
        let mut comparison = Comparison {
            reference,
            preferred,
            record: self.ready.record,
            options,
            waterfall: None,
            as_it_is: None,
            what_ifs: Vec::new(),
            starters: Vec::new(),
            signs: Vec::new(),
            by_chance: None,
            ignorance: None,
        };
        comparison.pair_promises();
        comparison.signs = self.signs(&comparison);
        let proposed = comparison.proposed();
        comparison.by_chance = by_chance(&proposed.futures, &proposed.findings);
        self.besides(&mut comparison, workers);
        (comparison.options.len() > 1).then_some(comparison)
    }

    /// The reference and the proposed option by turns: all futures, or as many as a stated half-width needs.
    fn first_two(&self, workers: &Threads) -> (Futures, Futures) {
        let pair = [self.ready.appraisal.reference, self.ready.proposed()].map(|index| &self.experiments[index]);
        let most = self.replications();
        let mut played = [Futures::default(), Futures::default()];
        for futures in &mut played {
            futures.from = 1;
        }
        loop {
            let so_far = played[0].trajectories.len() as u32;
            let next = next(so_far, most, self.half_width.is_some());
            for (futures, experiment) in played.iter_mut().zip(pair) {
                futures.trajectories.extend(experiment.play(so_far + 1..next + 1, workers).trajectories);
            }
            let reached = self.half_width.and_then(|half_width| enough(&self.caseloads(pair, &played), half_width));
            let stopped = played.iter().any(|futures| (futures.trajectories.len() as u32) < next);
            if reached.is_some() || next >= most || stopped {
                let shortest = played[0].trajectories.len().min(played[1].trajectories.len());
                let count = reached.unwrap_or(shortest);
                played.iter_mut().for_each(|futures| futures.trajectories.truncate(count));
                let [reference, proposed] = played;
                return (reference, proposed);
            }
        }
    }

    /// The difference in average caseload at the record that tables speak of, future by future.
    fn caseloads(&self, pair: [&Experiment<'_>; 2], played: &[Futures; 2]) -> Vec<f64> {
        let [reference, proposed] = [0, 1].map(|place| CouncilFutures::of(pair[place], &played[place]));
        proposed.less(&reference, self.ready.record, MEASURE)
    }

    fn found(
        &self,
        choice: &Choice,
        (experiment, futures): (&Experiment<'_>, &Futures),
        reference: Option<(&Experiment<'_>, &Futures)>,
        workers: &Threads,
    ) -> OptionFindings {
        let cut_short = self.half_width.is_none() && (futures.trajectories.len() as u32) < self.replications();
        let own = CouncilFutures::of(experiment, futures);
        let others = reference.map_or_else(|| own.clone(), |(other, futures)| CouncilFutures::of(other, futures));
        let dates: Vec<Date> = experiment.layout.records.iter().map(|record| record.date).collect();
        let money = self.ready.scenarios[self.ready.appraisal.reference].council.money.as_ref();
        let costs = costs(&own, &others, &dates, money);
        OptionFindings {
            name: choice.name.clone(),
            label: choice.label.clone(),
            findings: experiment.findings(futures, cut_short, workers),
            differences: reference.map(|reference| differences((experiment, futures), reference, workers)),
            promises: promises(experiment, futures, &self.ready.scenarios[self.ready.proposed()].council.target),
            net: reference.and(costs.as_ref()).and_then(Costs::net),
            costs,
            worth: reference
                .and_then(|_| worth(&own, &others, (&dates, experiment.scenario.council.period.record), money)),
            futures: own,
        }
    }

    /// What is asked of the preferred option besides: what drives the difference, what-ifs, chance and ignorance.
    fn besides(&self, comparison: &mut Comparison, workers: &Threads) {
        let Some(preferred) = comparison.preferred else { return };
        let experiments = [self.ready.proposed(), self.ready.appraisal.reference].map(|index| &self.experiments[index]);
        let (option, beside) = (&comparison.options[preferred], comparison.reference());
        let count = option.futures.count().min(beside.futures.count()) as u32;
        let pair = Pair {
            option: experiments[0],
            played: &option.futures,
            reference: experiments[1].scenario,
            beside: &beside.futures,
            futures: self.part(count),
            record: comparison.record,
        };
        let found = waterfall(&pair, MEASURE, workers);
        let tried: Vec<WhatIfFindings> = self
            .ready
            .tried
            .iter()
            .filter_map(|tried| {
                let names = (tried.what_if.name.as_str(), tried.what_if.label.as_str());
                what_if(&pair, names, (&tried.option, tried.reference.as_ref()), MEASURE, workers)
            })
            .collect();
        let apart = if count >= WORLDS * EACH {
            ignorance(experiments[0], experiments[1], (comparison.record, MEASURE), workers)
        } else {
            None
        };
        let starters = self.starters(&pair, workers);
        let planned = as_it_is(&pair, MEASURE);
        comparison.as_it_is = planned;
        comparison.waterfall = found;
        comparison.what_ifs = tried;
        comparison.ignorance = apart;
        comparison.starters = starters;
    }

    /// What the preferred option shows, and the reference beside it, if a share of those reckoned with apply.
    fn starters(&self, pair: &Pair<'_>, workers: &Threads) -> Vec<WhatIfFindings> {
        let ready = self.ready;
        let fewer = |index: usize, percent: u32| {
            starters::with_share(&ready.appraisal.options[index].file, &ready.scenarios[index], &ready.sets, percent)
        };
        let played = |percent: u32| {
            let option = fewer(ready.proposed(), percent)?;
            let reference = fewer(ready.appraisal.reference, percent);
            let name = format!("starters-{percent}");
            let label = format!("{percent}% of the planned number apply");
            what_if(pair, (&name, &label), (&option, reference.as_ref()), MEASURE, workers)
        };
        starters::SHARES.into_iter().filter_map(played).collect()
    }

    /// Figures in the months after the first change that tell whether the promise on the caseload will be kept.
    fn signs(&self, comparison: &Comparison) -> Vec<Sign> {
        let proposed = comparison.proposed();
        let findings = &proposed.findings;
        let Some(promise) = findings.promises(MEASURE).max_by_key(|target| target.date) else {
            return Vec::new();
        };
        let changes = &self.ready.scenarios[self.ready.proposed()].council.change;
        let first = changes.values().map(|change| change.date).min();
        let Some(from) = first.or(findings.dates.first().copied()) else { return Vec::new() };
        let at = |after: i32| findings.dates.iter().position(|date| month_number(*date) == month_number(from) + after);
        let records: Vec<usize> = MONTHS.into_iter().filter_map(at).collect();
        signs(&proposed.futures, promise, &records)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_width_never_asks_for_more_futures_than_there_may_be() {
        assert_eq!(next(0, 30, true), 30, "fewer than are played at first elsewhere");
        assert_eq!([0, 100, 800].map(|so_far| next(so_far, 1_000, true)), [100, 200, 1_000]);
    }

    #[test]
    fn without_a_half_width_options_take_turns_to_the_last_future() {
        assert_eq!([0, 64, 960].map(|so_far| next(so_far, 1_000, false)), [64, 128, 1_000]);
    }
}
