//! `seek`: the smallest change, or the cheapest mix of several, that keeps a target with a stated chance.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::asked::{lever, out_of_reach, prices, twice};
use super::disk::Disk;
use super::ending::Ending;
use super::options::Options;
use super::said::said;
use super::study::{Study, place, source};
use super::threads::Threads;
use super::{faults, playing, repeat, stop, terminal, typed};
use crate::experiment::seek::lattice::MOST;
use crate::experiment::seek::lever::{Lever, Setting};
use crate::experiment::seek::{Problem, Sought, seek};
use crate::report::seek::{self as report, SeekReport, saved};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::loaded::{Scenario, load};
use crate::scenario::text::place::Source;

/// What was typed beside the file.
#[derive(Args, Clone, Debug)]
pub(crate) struct Wanted {
    /// What may be changed, from the smallest change to the furthest: ADDRESS=0..40, or 2019-04-01..2018-10-01; addresses
    /// joined by + move together; /5 at the end steps by five (months, of dates); may be repeated
    #[arg(long, value_name = "ADDRESS=FROM..TO", required = true)]
    change: Vec<String>,
    /// The target to keep [default: the one on the average caseload]
    #[arg(long, value_name = "NAME")]
    target: Option<String>,
    /// By which of its dates [default: the last]
    #[arg(long, value_name = "DATE", value_parser = day)]
    by: Option<Date>,
    /// In how many of 100 futures
    #[arg(long, value_name = "PERCENT", default_value_t = 80.0, value_parser = typed::chance, allow_negative_numbers = true)]
    chance: f64,
    /// The most it may cost over the period, in pounds more than the smallest change (FROM), and not than the plan
    #[arg(long, value_name = "POUNDS", value_parser = typed::positive, allow_negative_numbers = true)]
    budget: Option<f64>,
    /// What one more of a figure costs [default: what the model says]; may be repeated
    #[arg(long, value_name = "ADDRESS=POUNDS")]
    unit_cost: Vec<String>,
}

impl Wanted {
    /// The same as it is typed.
    fn words(&self) -> String {
        let typed = |option: &str, word: &String| format!("{option} {}", repeat::quoted(word));
        let mut words: Vec<String> = self.change.iter().map(|change| typed("--change", change)).collect();
        words.extend(self.unit_cost.iter().map(|price| typed("--unit-cost", price)));
        words.extend(self.target.iter().map(|name| typed("--target", name)));
        words.extend(self.by.iter().map(|date| format!("--by {date}")));
        words.push(format!("--chance {}", self.chance));
        words.extend(self.budget.iter().map(|pounds| format!("--budget {pounds}")));
        words.join(" ")
    }
}

/// A date as it was typed.
fn day(typed: &str) -> Result<Date, String> {
    typed.parse().map_err(|_| "type a date such as 2019-09-30".to_owned())
}

fn refused(cause: &str) -> Ending {
    terminal::refused(Ending::Usage, &cause)
}

/// Looks for how much is enough.
pub(crate) fn seek_in(file: &Path, wanted: &Wanted, options: &Options) -> Ending {
    match prepared(file, wanted, options).and_then(|ready| ready.play(file, wanted, options)) {
        Ok(ending) | Err(ending) => ending,
    }
}

struct Ready {
    scenario: Scenario,
    /// The scenario's own file: an options file names another.
    source: String,
    problem: Problem,
    folder: PathBuf,
    /// Every file that was read, with its SHA-256: of an options file all its options, whose reference has the seed.
    inputs: Vec<(String, String)>,
}

fn prepared(file: &Path, wanted: &Wanted, options: &Options) -> Result<Ready, Ending> {
    let mut study = Study::of(file, options)?;
    let source = source(file, options)?;
    let goal = study.goal(wanted.target.as_deref())?;
    let Some(goal) = goal else {
        return Err(refused(&format!(
            "{source} has no target, so there is nothing to reach; write one such as [target.average-caseload] with measure = \"average_caseload\" and at_most = {{ {} = 18 }}",
            study.council().period.end
        )));
    };
    let goal = match wanted.by {
        None => goal,
        Some(date) => goal.by(date).ok_or_else(|| {
            refused(&format!(
                "[target.{}] promises nothing for {date}; its dates are {}. Type --by with one of them",
                goal.name,
                goal.dates().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            ))
        })?,
    };
    let inputs = study.inputs();
    let scenario = study.scenarios.swap_remove(study.option);
    let levers = levers(wanted, &scenario)?;
    let run = &scenario.council.run;
    let (futures, seed) = (run.replications, run.seed);
    let plan = levers.iter().map(|lever| as_it_stands(&scenario, lever)).collect();
    let problem = Problem { levers, plan, goal, percent: wanted.chance, budget: wanted.budget, futures, seed };
    settable(&source, &problem, options)?;
    let folder = place(file, options, "seek")?;
    Ok(Ready { scenario, source, problem, folder, inputs })
}

fn levers(wanted: &Wanted, scenario: &Scenario) -> Result<Vec<Lever>, Ending> {
    let mut addresses: Vec<String> = Vec::new();
    let prices = prices(&wanted.unit_cost).map_err(|cause| refused(&cause))?;
    let mut levers = Vec::new();
    for change in &wanted.change {
        let mut lever = lever(change).map_err(|cause| refused(&cause))?;
        if let Some(cause) = lever.addresses.iter().find_map(|address| out_of_reach(address)) {
            return Err(refused(&cause));
        }
        addresses.extend(lever.addresses.iter().cloned());
        lever.unit_cost = prices.iter().find(|(address, _)| lever.addresses.contains(address)).map(|(_, it)| *it);
        levers.push(lever);
    }
    if let Some(address) = twice(&addresses) {
        return Err(refused(&format!(
            "{address} stands twice in --change, and it can have one range only; type it once"
        )));
    }
    for (address, _) in &prices {
        if !levers.iter().any(|lever| lever.addresses.contains(address)) {
            return Err(refused(&format!(
                "--unit-cost names {address}, which no --change does; type it as in --change"
            )));
        }
    }
    let points = levers.iter().fold(1, |points: usize, lever| points.saturating_mul(lever.settings.len()));
    if points > MOST {
        return Err(refused(&format!(
            "these ranges make {points} mixes and at most {MOST} are tried; type longer steps, such as --change {}=0..40/5",
            levers[0].addresses.join("+")
        )));
    }
    let costs_known = scenario.council.pay.is_some() || levers.iter().all(|lever| lever.unit_cost.is_some());
    if (levers.len() > 1 || wanted.budget.is_some()) && !costs_known {
        return Err(refused(&format!(
            "the scenario reports no cost, so nothing says which mix is cheapest; type --unit-cost {}=52000 for each change",
            levers[0].addresses[0]
        )));
    }
    Ok(levers)
}

/// What a lever is set to in the file: of doubt its likely figure; none where its addresses differ or one is not written.
fn as_it_stands(scenario: &Scenario, lever: &Lever) -> Option<Setting> {
    let of = |address: &String| {
        let node = scenario.root.at(address)?;
        let node = if node.is_doubt() { node.get("likely")? } else { node };
        node.number().map(Setting::Number).or_else(|| node.date().map(Setting::Day))
    };
    let first = of(lever.addresses.first()?)?;
    lever.addresses.iter().all(|address| of(address) == Some(first)).then_some(first)
}

/// What a point sets, as `--set` takes it; the point that has no step sets nothing.
fn settings(problem: &Problem, point: &[usize]) -> Vec<String> {
    let of = |(lever, step): (&Lever, &usize)| {
        let setting = lever.settings.get(*step).map_or_else(String::new, ToString::to_string);
        lever.addresses.iter().map(move |address| format!("{address}={setting}")).collect::<Vec<_>>()
    };
    problem.levers.iter().zip(point).flat_map(of).collect()
}

fn at(source: &str, problem: &Problem, point: &[usize], options: &Options) -> Result<Scenario, Vec<Diagnostic>> {
    let sets: Vec<String> = options.set.iter().cloned().chain(settings(problem, point)).collect();
    let mut read = load(source, &Disk, &sets)?;
    read.council.run.replications = problem.futures;
    read.council.run.seed = problem.seed;
    Ok(read)
}

/// Whether every lever may be set at both of its ends; all that is wrong is told at once.
fn settable(source: &str, problem: &Problem, options: &Options) -> Result<(), Ending> {
    let near = vec![0; problem.levers.len()];
    let far = problem.levers.iter().map(|lever| lever.settings.len().saturating_sub(1)).collect();
    for point in [near, far] {
        if let Err(found) = at(source, problem, &point, options) {
            faults::tell(source, &of_changes(found, options), options);
            return Err(Ending::Usage);
        }
    }
    Ok(())
}

/// What a point sets was typed after `--change`, and is told as that.
fn of_changes(mut found: Vec<Diagnostic>, options: &Options) -> Vec<Diagnostic> {
    for place in found.iter_mut().filter_map(|fault| fault.place.as_mut()) {
        if place.is_typed() && !options.set.contains(&place.source.text) {
            let text = place.source.text.clone();
            place.source = Arc::new(Source { name: "--change".to_owned(), text });
        }
    }
    found
}

impl Ready {
    fn play(&self, file: &Path, wanted: &Wanted, options: &Options) -> Result<Ending, Ending> {
        let stop = stop::on_interrupt(stop::Partly::Lost);
        let bar = playing::searching("how much is enough", options.quiet);
        let workers = Threads::new(options, &stop, &bar).map_err(|cause| terminal::refused(Ending::Disk, &cause))?;
        let faulty = Cell::new(false);
        let ground = |point: &[usize]| match at(&self.source, &self.problem, point, options) {
            Ok(scenario) => Some(scenario),
            Err(found) => {
                // For programs, one document: the first is the cause of all.
                let told = if faulty.replace(true) { &Options { json: false, ..options.clone() } } else { options };
                faults::tell(&self.source, &found, told);
                None
            }
        };
        let found = seek(&self.problem, &ground, &workers);
        bar.finish_and_clear();
        let Ok(found) = found else {
            if faulty.get() {
                return Ok(Ending::Usage);
            }
            terminal::tell("stopped before there was an answer; nothing was written");
            return Ok(Ending::Interrupted);
        };
        let (futures, seed) = (self.problem.futures, self.problem.seed);
        let command =
            format!("{} {}", repeat::again("seek", &[file.to_owned()], options, futures, seed), wanted.words());
        self.write(&found, &command, options)
    }

    fn write(&self, found: &Sought, command: &str, options: &Options) -> Result<Ending, Ending> {
        let disk = |cause: crate::report::WriteFault| terminal::refused(Ending::Disk, &cause);
        let answer = found.answer.as_ref().and_then(|answer| {
            let scenario = at(&self.source, &self.problem, &answer.tried.point, options).ok()?;
            saved::answer(&self.scenario, &scenario, &self.problem, &answer.tried)
        });
        let report = SeekReport {
            scenario: &self.scenario,
            problem: &self.problem,
            found,
            answer: answer.as_deref(),
            inputs: &self.inputs,
            command,
        };
        let written = report::write(&report, &self.folder).map_err(disk)?;
        let summary = || report::terminal::summary(&report, &self.folder, &written);
        let text = said(options, (&self.folder, command), || report::headlines(&report), summary).map_err(disk)?;
        Ok(terminal::result(&text))
    }
}
