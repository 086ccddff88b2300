//! What an answer hangs on: each uncertain number by itself, all of them together, where the answer turns, and what it
//! would be worth to know.

pub mod along;
pub mod bench;
pub mod decision;
pub mod design;
pub mod ensemble;
pub mod failing;
mod found;
pub mod given_data;
pub mod global;
pub mod indices;
pub mod information;
pub mod inputs;
pub mod one_at_a_time;
pub mod outcome;
pub mod regret;
pub mod screening;
pub mod share;
pub mod switching;
pub mod taper;
pub mod warning;
pub mod what_if;

use serde::{Deserialize, Serialize};

use bench::Bench;
use decision::Rule;
use ensemble::Ensemble;
use failing::Corner;
use global::{Global, LEADING};
use information::Information;
use inputs::Input;
use one_at_a_time::OneAtATime;
use outcome::{Estimate, Goal, OUTCOMES, Outcome};
use regret::Regret;
use screening::Screened;
use share::Share;
use switching::Turn;
use taper::TaperStep;
use warning::Warning;
use what_if::WhatIf;

use super::workers::Workers;
use crate::scenario::council::Date;

/// How many futures each part plays.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Sizes {
    /// Futures of every option, of which shares, turns and values are made.
    pub ensemble: u32,
    /// Futures of each end of each input.
    pub each_end: u32,
    /// Walks of the screening.
    pub walks: u32,
    /// Rows of Saltelli's design, a power of two.
    pub rows: u32,
    /// Futures of each option in each what-if.
    #[serde(alias = "stress")]
    pub what_if: u32,
}

impl Sizes {
    /// The sizes that go with so many futures of every option.
    #[must_use]
    pub fn of(futures: u32) -> Self {
        let quarter = (futures / 4).max(8);
        Self {
            ensemble: futures,
            each_end: (futures / 50).clamp(4, 100),
            walks: (futures / 100).clamp(4, 50),
            rows: 1 << quarter.ilog2(),
            what_if: (futures / 10).clamp(8, 400).min(futures),
        }
    }
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// How many futures each part plays.
    pub sizes: Sizes,
    /// What inputs are ranked by.
    pub outcome: Outcome,
    /// What a gain is worth [£]; none: derived.
    pub pounds: Option<f64>,
    /// The seed.
    pub seed: u64,
}

/// Where an answer may turn.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Matter {
    /// The option is worth more than the best of the others.
    Preferred,
    /// The promise is kept in half of the futures or more.
    Promise,
    /// The option's caseload is below that of the reference.
    Better,
}

/// One input's turns, by matter.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Turns {
    /// Index of the input.
    pub input: usize,
    /// Where each matter turns; only those that can be asked.
    pub matters: Vec<(Matter, Turn)>,
}

/// Everything that was found.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Sensitivity {
    /// What is not known.
    pub inputs: Vec<Input>,
    /// What inputs are ranked by: as asked, or the first outcome that there is.
    pub outcome: Outcome,
    /// The promise that chances are told of.
    pub goal: Option<Goal>,
    /// The day that tables speak of.
    pub date: Date,
    /// How many futures each part played.
    pub sizes: Sizes,
    /// What the option shows over its futures, by outcome.
    pub shown: [Option<Estimate>; OUTCOMES.len()],
    /// Each input by itself.
    pub one_at_a_time: OneAtATime,
    /// Each input wherever the others are.
    pub screening: Vec<Screened>,
    /// Shares of variance of the leading inputs, of all others and of chance.
    pub global: Global,
    /// First-order shares from the futures played anyway, by outcome and then by input.
    pub given: [Vec<Option<Share>>; OUTCOMES.len()],
    /// Indices of the inputs that matter most, first to last.
    pub leading: Vec<usize>,
    /// Where the answer turns along each of them.
    pub turns: Vec<Turns>,
    /// How options are weighed; none where they cannot be.
    pub rule: Option<Rule>,
    /// What knowing would be worth; none where options cannot be weighed.
    pub information: Option<Information>,
    /// Regret by option; empty where options cannot be weighed.
    pub regrets: Vec<Regret>,
    /// Where the plan fails; none of too few futures.
    pub corner: Option<Corner>,
    /// Signs that the promise will be broken.
    pub warnings: Vec<Warning>,
    /// Every option as it is, and then in each what-if.
    #[serde(alias = "stresses")]
    pub what_ifs: Vec<WhatIf>,
    /// The chance that a taper has to stop, step by step; empty where none was asked about.
    pub taper: Vec<TaperStep>,
    /// Dates of the records.
    pub dates: Vec<Date>,
}

/// Asks everything of a bench; `tried` are the same options with something turned out otherwise. None when the user
/// stopped the run.
#[must_use]
pub fn sensitivity(
    bench: &Bench<'_>,
    tried: &[(String, Bench<'_>)],
    tapered: Option<(&Bench<'_>, &[Date])>,
    question: Question,
    workers: &dyn Workers,
) -> Option<Sensitivity> {
    let Question { sizes, seed, .. } = question;
    let ensemble = ensemble::ensemble(bench, sizes.ensemble, workers)?;
    let shown =
        OUTCOMES.map(|outcome| Estimate::of(ensemble.outcome(outcome, bench.option, bench.reference).into_iter()));
    let has = |outcome: &Outcome| shown[outcome.place()].is_some();
    let outcome =
        Some(question.outcome).filter(has).or_else(|| OUTCOMES.into_iter().find(has)).unwrap_or(Outcome::Caseload);
    let one_at_a_time = one_at_a_time::one_at_a_time(bench, sizes.each_end, workers)?;
    let screening = screening::screening(bench, sizes.walks, seed, workers)?;
    let leading = leading(&screening, outcome);
    let global = global::global(bench, &leading, sizes.rows, seed, workers)?;
    let rule = decision::rule(&ensemble, bench.option, bench.reference, question.pounds);
    let worths = rule.map(|rule| rule.worths(&ensemble)).unwrap_or_default();
    let futures = sizes.what_if;
    let as_it_is = what_if::as_it_is(&ensemble, futures, rule.as_ref());
    let mut what_ifs = vec![as_it_is.clone()];
    for (label, with) in tried {
        what_ifs.push(what_if::what_if((label, with), (bench, &as_it_is), futures, rule.as_ref(), workers)?);
    }
    let tapered = match tapered {
        Some((with, dates)) => taper::taper(with, bench, dates, sizes.ensemble.min(400), workers)?,
        None => Vec::new(),
    };
    let given = OUTCOMES.map(|outcome| shares(bench, &ensemble, outcome));
    let records = &bench.options[bench.option].layout.records;
    let until = bench.goal.as_ref().and_then(|goal| records.iter().rposition(|record| record.date <= goal.date));
    Some(Sensitivity {
        outcome,
        goal: bench.goal.clone(),
        date: records[bench.record].date,
        sizes,
        shown,
        given,
        turns: leading.iter().map(|input| turns(bench, &ensemble, &worths, *input, seed)).collect(),
        information: information::information(&ensemble, &worths, bench.option, &leading).filter(|_| rule.is_some()),
        regrets: regret::regrets(&worths),
        corner: failing::corner(&ensemble, bench.option, &leading),
        warnings: until.map(|until| warning::warnings(&ensemble, bench.option, until)).unwrap_or_default(),
        inputs: bench.inputs.clone(),
        dates: records.iter().map(|record| record.date).collect(),
        one_at_a_time,
        screening,
        global,
        leading,
        rule,
        what_ifs,
        taper: tapered,
    })
}

/// The inputs that the screening finds strongest, first to last.
fn leading(screening: &[Screened], outcome: Outcome) -> Vec<usize> {
    let strength = |place: &usize| screening[*place].strength[outcome.place()].map_or(0.0, |it| it.mean);
    let mut order: Vec<usize> = (0..screening.len()).collect();
    order.sort_by(|one, other| strength(other).total_cmp(&strength(one)).then(one.cmp(other)));
    order.retain(|place| strength(place) > 0.0);
    order.truncate(LEADING);
    order
}

fn shares(bench: &Bench<'_>, ensemble: &Ensemble, outcome: Outcome) -> Vec<Option<Share>> {
    let shown = ensemble.outcome(outcome, bench.option, bench.reference);
    (0..bench.inputs.len()).map(|input| given_data::first_order(&ensemble.input(input), &shown)).collect()
}

/// Where each matter turns along one input.
fn turns(bench: &Bench<'_>, ensemble: &Ensemble, worths: &[Vec<f64>], input: usize, seed: u64) -> Turns {
    let luck = design::luck(seed, 3 + input as u64);
    let own = &ensemble.shown[bench.option];
    let mut asked: Vec<(Matter, Vec<f64>)> = Vec::new();
    let others: Vec<Vec<f64>> =
        worths.iter().enumerate().filter(|(option, _)| *option != bench.option).map(|(_, it)| it.clone()).collect();
    if let Some(best) = decision::best_on_average(&others) {
        asked.push((Matter::Preferred, less(&worths[bench.option], &others[best])));
    }
    asked.push((Matter::Promise, own.iter().map(|shown| shown.kept - 0.5).collect()));
    if let Some(reference) = bench.reference {
        let caseloads = |option: usize| ensemble.shown[option].iter().map(|shown| shown.caseload).collect::<Vec<_>>();
        asked.push((Matter::Better, less(&caseloads(reference), &caseloads(bench.option))));
    }
    let matters = asked
        .into_iter()
        .filter_map(|(matter, margins)| Some((matter, switching::turn(ensemble, input, &margins, &luck)?)));
    Turns { input, matters: matters.collect() }
}

fn less(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one - other).collect()
}
