//! What drives a difference: each change of an option added in date order, and each left out.

use serde::{Deserialize, Serialize};

use std::collections::BTreeSet;

use super::costs::more_spent;
use super::council::CouncilFutures;
use crate::experiment::Experiment;
use crate::experiment::findings::Band;
use crate::experiment::gather::band;
use crate::experiment::workers::Workers;
use crate::model::measure::Measure;
use crate::scenario::council::{Council, Date};
use crate::scenario::loaded::Scenario;

/// What one change adds to a difference.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Bar {
    /// The change's name in the file.
    pub change: String,
    /// The day it takes effect if nothing slips.
    pub date: Date,
    /// What it adds to those before it.
    pub added: Band,
    /// What the whole option has more with it than without it.
    pub left_out: Band,
    /// What it adds over the whole period to the cost of those before it, in cash [£]; none where no cost is reported, and in folders
    /// written before it was kept.
    #[serde(default)]
    pub cost: Option<Band>,
}

/// A difference taken apart, change by change.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Waterfall {
    /// What is measured, at the record that tables speak of.
    pub measure: Measure,
    /// What the reference shows.
    pub from: Band,
    /// What the option shows.
    pub to: Band,
    /// What the files of the two scenarios differ in beside changes; none where that is nothing at all.
    pub beside: Option<Band>,
    /// What those cost more than the reference over the whole period, in cash [£]; as of a bar.
    #[serde(default)]
    pub beside_cost: Option<Band>,
    /// The changes, in date order.
    pub bars: Vec<Bar>,
    /// The whole difference.
    pub whole: Band,
    /// Futures played of each step.
    pub futures: u32,
}

/// What is set side by side: an option and its reference, with what they showed already.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// The option.
    pub option: &'a Experiment<'a>,
    /// What it showed.
    pub played: &'a CouncilFutures,
    /// The reference.
    pub reference: &'a Scenario,
    /// What it showed.
    pub beside: &'a CouncilFutures,
    /// Futures to play of each step.
    pub futures: u32,
    /// The record that tables speak of.
    pub record: usize,
}

/// Eq. V8. Takes a difference apart: step k has the first k changes by date; a bar is step k less step k − 1, future by
/// future. Left out: the option less the option without the change.
#[must_use]
pub fn waterfall(pair: &Pair<'_>, measure: Measure, workers: &dyn Workers) -> Option<Waterfall> {
    let names = changes(&pair.option.scenario.council, &pair.reference.council);
    let full = Step::of(pair.played, pair, measure);
    let from = Step::of(pair.beside, pair, measure);
    // Where money is told, steps are played to the end, so that what the changes cost adds up to the net cost.
    let to_the_end = full.money.iter().any(|spent| !spent.is_empty());
    let of = |kept: &dyn Fn(&str) -> bool, to_the_end| step(pair, &names, (kept, to_the_end), measure, workers);
    let mut steps: Vec<Step> = Vec::new();
    for count in 0..names.len() {
        let before: BTreeSet<&str> = names.iter().take(count).map(|(name, _)| name.as_str()).collect();
        steps.push(of(&|name| before.contains(name), to_the_end)?);
    }
    steps.push(full.clone());
    let mut bars = Vec::new();
    for (place, (name, date)) in names.iter().enumerate() {
        // Without the last of all is the step before it.
        let without =
            if place + 1 == names.len() { steps[place].clone() } else { of(&|other| other != name.as_str(), false)? };
        bars.push(Bar {
            change: name.clone(),
            date: *date,
            added: less(&steps[place + 1].shown, &steps[place].shown)?,
            left_out: less(&full.shown, &without.shown)?,
            cost: dearer(pair, &steps[place + 1], &steps[place]),
        });
    }
    let first = steps.first()?;
    let beside = less(&first.shown, &from.shown)?;
    let differs = beside.p10.abs() + beside.p90.abs() + beside.mean.abs() > 0.0;
    Some(Waterfall {
        measure,
        from: spread(&from.shown)?,
        to: spread(&full.shown)?,
        beside: differs.then_some(beside),
        beside_cost: dearer(pair, first, &from),
        whole: less(&full.shown, &from.shown)?,
        bars,
        futures: pair.futures,
    })
}

/// What one step of changes shows in every future, and what it spends.
#[derive(Clone)]
struct Step {
    shown: Vec<Option<f64>>,
    money: Vec<Vec<f64>>,
}

impl Step {
    fn of(played: &CouncilFutures, pair: &Pair<'_>, measure: Measure) -> Self {
        Self {
            shown: column(played, pair.futures, pair.record, measure),
            money: played.money.iter().take(pair.futures as usize).cloned().collect(),
        }
    }
}

/// What one step costs more than another over the whole period, future by future.
fn dearer(pair: &Pair<'_>, one: &Step, other: &Step) -> Option<Band> {
    let dates: Vec<Date> = pair.option.layout.records.iter().map(|record| record.date).collect();
    more_spent(&one.money, &other.money, &dates, pair.reference.council.money.as_ref())
}

/// The option's changes that the reference does not have, by date; a reorganisation comes before what needs it.
fn changes(option: &Council, reference: &Council) -> Vec<(String, Date)> {
    let mut own: Vec<_> = option.change.iter().filter(|(name, _)| !reference.change.contains_key(*name)).collect();
    own.sort_by_key(|(name, change)| (change.turn(), *name));
    own.into_iter().map(|(name, change)| (name.clone(), change.date)).collect()
}

/// What the option shows with only those of its changes that are kept, to the record that tables speak of or to the end; nothing when
/// the user stopped the run.
fn step(
    pair: &Pair<'_>,
    names: &[(String, Date)],
    (kept, to_the_end): (&dyn Fn(&str) -> bool, bool),
    measure: Measure,
    workers: &dyn Workers,
) -> Option<Step> {
    let scenario = with_changes(pair.option.scenario, &|name| kept(name) || !names.iter().any(|(own, _)| own == name));
    let step = Experiment::beside(&scenario, pair.option);
    let step = if to_the_end { step } else { step.up_to(pair.record) };
    let futures = step.play(1..pair.futures + 1, workers);
    let played = CouncilFutures::of(&step, &futures);
    (played.count() == pair.futures as usize).then(|| Step::of(&played, pair, measure))
}

/// The scenario with only some of its changes; teams that nothing opens any more, and what needs them, are not there.
#[must_use]
pub fn with_changes(scenario: &Scenario, kept: &dyn Fn(&str) -> bool) -> Scenario {
    let mut scenario = scenario.clone();
    let council = &mut scenario.council;
    let mut gone: BTreeSet<String> = council.opened_later().cloned().collect();
    council.change.retain(|name, _| kept(name));
    for team in council.opened_later() {
        gone.remove(team);
    }
    council.change.retain(|_, change| !change.teams_needed().any(|team| gone.contains(team)));
    council.team.retain(|name, _| !gone.contains(name));
    council.target.clear();
    council.period.by_team = false;
    scenario
}

/// A measure at a record, future by future.
pub(super) fn column(played: &CouncilFutures, futures: u32, record: usize, measure: Measure) -> Vec<Option<f64>> {
    (0..futures as usize).map(|future| played.value(future, record, measure)).collect()
}

/// The spread of differences, future by future.
pub(super) fn less(one: &[Option<f64>], other: &[Option<f64>]) -> Option<Band> {
    let both = one.iter().zip(other);
    band(&mut both.filter_map(|(one, other)| Some((*one)? - (*other)?)).collect::<Vec<f64>>())
}

pub(super) fn spread(values: &[Option<f64>]) -> Option<Band> {
    band(&mut values.iter().copied().flatten().collect::<Vec<f64>>())
}
