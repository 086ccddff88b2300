//! `compare`: options on the same luck, side by side in one folder of results.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use clap::Args;

use super::appraisal::Tried;
use super::contest::Contest;
use super::ending::Ending;
use super::options::Options;
use super::reading::{self, Reading};
use super::said::said;
use super::terminal::refused;
use super::threads::{NoThreads, Threads};
use super::{actuals, analysis, appraisal, faults, half_width, playing, repeat, rough};
use super::{size, stop, table_date, terminal, tested};
use crate::experiment::compare::{Comparison, OptionFindings, likeness};
use crate::report::actuals::Actuals;
use crate::report::backtest::council::CouncilForecasts;
use crate::report::compare::{self, ComparisonReport, Played};
use crate::report::stored::sensitivity::{Candidate, Compared};
use crate::report::{self, WriteFault, digests, folder};
use crate::scenario::council::Run;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::loaded::Scenario;
use crate::scenario::options::Appraisal;

/// Compares the options of an options file, or scenario files as they were named.
pub(crate) fn compare(files: &[PathBuf], asked: &Asked, options: &Options) -> Ending {
    match prepared(files, options).and_then(|ready| ready.play(files, options, asked)) {
        Ok(ending) | Err(ending) => ending,
    }
}

/// What was typed beside the files.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Stop once the difference in average caseload is known to within so many children (95 in 100)
    #[arg(long, value_name = "CHILDREN", value_parser = super::typed::positive, allow_negative_numbers = true)]
    half_width: Option<f64>,
    /// What `sensitivity` wrote about the same options, for the case, the board page and the workbook to draw from
    #[arg(long, value_name = "FOLDER")]
    with_sensitivity: Option<PathBuf>,
    /// What `backtest --authority` wrote about this council, for the annex of the case
    #[arg(long, value_name = "FOLDER")]
    with_backtest: Option<PathBuf>,
    /// What really happened, month by month, to draw and to bring the proposed option's chances up to date
    #[arg(long, value_name = "FILE.csv")]
    actuals: Option<PathBuf>,
}

/// Everything that is known before the first future is played.
pub(super) struct Ready {
    /// What is to be compared.
    pub(super) appraisal: Appraisal,
    /// The scenario of each option, in order.
    pub(super) scenarios: Vec<Scenario>,
    /// What is tried out.
    pub(super) tried: Vec<Tried>,
    /// What was set on the command line.
    pub(super) sets: Vec<String>,
    folder: PathBuf,
    /// The record that tables speak of.
    pub(super) record: usize,
    /// What a reader should know.
    pub(super) notes: Vec<String>,
}

/// Reads everything that is to be compared.
pub(super) fn prepared(files: &[PathBuf], options: &Options) -> Result<Ready, Ending> {
    let mut appraisal = appraisal::of(files, options)?;
    let (scenarios, mut notes) = scenarios(&appraisal, options)?;
    appraisal::call_by_short(&mut appraisal, &scenarios);
    let tried = appraisal::tried(&appraisal, &options.set).map_err(|found| {
        faults::tell(&files[0].to_string_lossy(), &found, options);
        Ending::Faults
    })?;
    notes.extend(alike(&appraisal, &scenarios, options)?);
    let all: Vec<(&str, &Scenario)> =
        appraisal.options.iter().map(|choice| choice.file.as_str()).zip(&scenarios).collect();
    size::fit(&all, options).map_err(|cause| refused(Ending::Usage, &cause))?;
    let record = table_date::record(&appraisal, &scenarios[appraisal.reference].council).map_err(|fault| {
        faults::tell(&files[0].to_string_lossy(), &[*fault], options);
        Ending::Faults
    })?;
    let folder = place(files, options);
    folder::prepare(&folder).map_err(|cause| refused(Ending::Disk, &cause))?;
    Ok(Ready { appraisal, scenarios, tried, sets: options.set.clone(), folder, record, notes })
}

/// Every scenario, on one seed and in as many futures as the reference; and which of them say otherwise.
fn scenarios(appraisal: &Appraisal, options: &Options) -> Result<(Vec<Scenario>, Vec<String>), Ending> {
    let readings: Vec<Reading> =
        appraisal.options.iter().map(|choice| reading::one(Path::new(&choice.file), options)).collect();
    let verdict = reading::verdict(&readings);
    if verdict != Ending::Done {
        reading::refuse(&readings, options);
        return Err(verdict);
    }
    let mut scenarios: Vec<Scenario> = readings.into_iter().filter_map(|reading| reading.read.ok()).collect();
    let run = scenarios[appraisal.reference].council.run.clone();
    let named = appraisal.options.iter().zip(&scenarios);
    let others = named.filter_map(|(choice, scenario)| {
        let own = own_run(scenario, &run)?;
        let reference = &appraisal.options[appraisal.reference].label;
        Some(format!("{}: its own {own} passed over, since all options are played as {reference} is", choice.label))
    });
    let notes = others.collect();
    for scenario in &mut scenarios {
        scenario.council.run = run.clone();
    }
    Ok((scenarios, notes))
}

/// What a file says under [run] that is not as the reference has it: "seed (7)".
fn own_run(scenario: &Scenario, reference: &Run) -> Option<String> {
    let says = |address: &str| scenario.root.at(address).is_some();
    let own = &scenario.council.run;
    let seed = (own.seed != reference.seed && says("run.seed")).then(|| format!("seed ({})", own.seed));
    let futures = (own.replications != reference.replications && says("run.replications"))
        .then(|| format!("number of futures ({})", own.replications));
    let said: Vec<String> = [seed, futures].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" and ") + if said.len() > 1 { " are" } else { " is" })
}

/// Refuses scenarios that cannot be set side by side; what else a reader should know.
fn alike(appraisal: &Appraisal, scenarios: &[Scenario], options: &Options) -> Result<Vec<String>, Ending> {
    let reference = &scenarios[appraisal.reference].council;
    let with = &appraisal.options[appraisal.reference].file;
    let (mut told, mut notes) = (Vec::new(), Vec::new());
    for (choice, scenario) in appraisal.options.iter().zip(scenarios) {
        let reasons = likeness::unlike(reference, &scenario.council);
        told.extend(
            reasons
                .iter()
                .map(|reason| format!("{} cannot be compared with {with}: {}", choice.file, reason.sentence())),
        );
        let differs = likeness::differs(reference, &scenario.council);
        notes.extend(differs.iter().map(|one| format!("{}: {}", choice.label, one.what)));
    }
    // What is said of one option's figures holds for most of the others, which share its files.
    notes.extend(scenarios[appraisal.proposed()].notes.iter().map(faults::sentences));
    if told.is_empty() {
        return Ok(notes);
    }
    terminal::tell(&told.iter().map(|one| format!("caseload: {one}\n")).collect::<String>());
    let found: Vec<Diagnostic> = told.into_iter().map(Diagnostic::fault).collect();
    faults::for_programs(with, &found, options);
    Err(Ending::Faults)
}

/// `OUTPUT/<folder>/<options file stem>/`, or `OUTPUT/<folder>/comparison/`.
fn place(files: &[PathBuf], options: &Options) -> PathBuf {
    let of_first = folder::place(options.output(), &files[0]);
    if files.len() == 1 { of_first } else { of_first.with_file_name("comparison") }
}

/// What a comparison draws from beside its scenarios: what happened, an analysis, and a back-test with its folder.
type DrawnFrom<'a> = (Option<&'a Actuals>, Option<&'a analysis::Named<'a>>, Option<(&'a CouncilForecasts, &'a Path)>);

/// Adds the same to the files that were read.
fn drawn((actuals, matters, tested): DrawnFrom<'_>, inputs: &mut Vec<(String, String)>) -> Result<(), WriteFault> {
    actuals.iter().for_each(|actuals| report::drawn::actuals(inputs, None, actuals));
    if let Some((found, folder)) = tested {
        report::drawn::backtest(inputs, folder, found)?;
    }
    matters.iter().for_each(|named| report::drawn::analysis(inputs, named.folder, &named.stored));
    Ok(())
}

impl Ready {
    fn play(&self, files: &[PathBuf], options: &Options, asked: &Asked) -> Result<Ending, Ending> {
        let happened = self.happened(asked, options)?;
        let matters = analysis::named(asked.with_sensitivity.as_deref())?;
        if let Some(named) = &matters {
            self.is_of(named)?;
        }
        let tested = tested::named(asked.with_backtest.as_deref(), &self.scenarios[self.appraisal.reference].council)?;
        let stop = stop::on_interrupt(stop::Partly::KeptOfTwoOptions);
        let no_threads = |cause: NoThreads| refused(Ending::Disk, &cause);
        let contest = Contest::of(self, asked.half_width, &Threads::unseen(options, &stop).map_err(no_threads)?);
        let bar = playing::progress(&format!("{} options", self.scenarios.len()), contest.total(), options.quiet);
        let workers = Threads::new(options, &stop, &bar).map_err(no_threads)?;
        let played = contest.play(&workers);
        bar.finish_and_clear();
        let Some(mut comparison) = played else {
            terminal::tell("stopped before two options had a finished future; nothing was written");
            return Ok(Ending::Interrupted);
        };
        // Whole options or what-ifs may be missing though every option that is there has all its futures.
        if stop.load(Ordering::Relaxed) || comparison.options.len() < self.scenarios.len() {
            comparison.options.iter_mut().for_each(|option| option.findings.interrupted = true);
        }
        let finished = comparison.reference().findings.replications;
        let again = repeat::again("compare", files, options, finished, self.scenarios[0].council.run.seed);
        let again = repeat::with_actuals(again, asked.actuals.as_deref());
        let again = tested::again(again, asked.with_backtest.as_deref());
        let command = analysis::again(again, matters.as_ref());
        let proposed = comparison.proposed();
        let happened = happened.map(|actuals| actuals.with(&proposed.findings, &proposed.futures));
        let tested = tested.as_ref().zip(asked.with_backtest.as_deref());
        let width = half_width::note(asked.half_width, &comparison, self.scenarios[0].council.run.replications);
        self.write((&comparison, width), (happened.as_ref(), matters.as_ref(), tested), &command, options)
    }

    /// What happened, as the teams of the proposed option have it; they include those of the reference.
    fn happened(&self, asked: &Asked, options: &Options) -> Result<Option<Actuals>, Ending> {
        let file = actuals::named(asked.actuals.as_deref())?;
        file.map(|file| file.of(&self.scenarios[self.proposed()].council, options)).transpose()
    }

    /// Index of the option whose promises and changes charts speak of.
    pub(super) fn proposed(&self) -> usize {
        self.appraisal.proposed()
    }

    /// Refuses an analysis of something else, before anything is played.
    fn is_of(&self, named: &analysis::Named<'_>) -> Result<(), Ending> {
        let inputs = self.inputs(&self.scenarios.iter().collect::<Vec<_>>());
        let options = self.appraisal.options.iter().zip(&self.scenarios);
        let compared = Compared {
            options: options
                .map(|(choice, scenario)| Candidate {
                    name: &choice.name,
                    label: &choice.label,
                    merged: &scenario.merged,
                })
                .collect(),
            proposed: self.proposed(),
            reference: self.appraisal.reference,
            seed: self.scenarios[0].council.run.seed,
            inputs: &inputs,
        };
        named.stored.belongs_to(&compared, named.folder).map_err(|cause| refused(Ending::Usage, &cause))
    }

    /// Every file that was read, once: the options file, then those of each option.
    fn inputs(&self, played: &[&Scenario]) -> Vec<(String, String)> {
        let mut found: Vec<(String, Vec<u8>)> = Vec::new();
        for input in self.appraisal.input.iter().chain(played.iter().flat_map(|scenario| &scenario.inputs)) {
            if !found.iter().any(|(known, _)| *known == input.0) {
                found.push(input.clone());
            }
        }
        digests(&found)
    }

    fn write(
        &self,
        (comparison, width): (&Comparison, Option<String>),
        (actuals, matters, tested): DrawnFrom<'_>,
        command: &str,
        options: &Options,
    ) -> Result<Ending, Ending> {
        let of = |option: &OptionFindings| self.appraisal.options.iter().position(|choice| choice.name == option.name);
        let played: Vec<&Scenario> =
            comparison.options.iter().filter_map(|option| self.scenarios.get(of(option)?)).collect();
        let scenarios: Vec<Played<'_>> =
            played.iter().map(|one| Played { council: &one.council, merged: &one.merged, apart: &one.apart }).collect();
        let mut inputs = self.inputs(&played);
        drawn((actuals, matters, tested), &mut inputs).map_err(|cause| refused(Ending::Disk, &cause))?;
        let title = if self.appraisal.title.is_empty() {
            format!("{} compared", played[comparison.reference].council.title)
        } else {
            self.appraisal.title.clone()
        };
        let finished = comparison.reference().findings.replications;
        let of_futures = rough::note(finished).into_iter().chain(width);
        let notes: Vec<String> = of_futures.chain(self.notes.iter().cloned()).collect();
        let drawn_from = matters.map(|named| named.stored.report());
        let report = ComparisonReport {
            title: &title,
            question: self.appraisal.question.as_deref(),
            comparison,
            scenarios: &scenarios,
            inputs: &inputs,
            notes: &notes,
            command,
            actuals,
            tested: tested.map(|(found, _)| found),
            matters: drawn_from.as_ref(),
        };
        let interrupted = comparison.is_interrupted();
        let folder = if interrupted { folder::for_part(&self.folder) } else { self.folder.clone() };
        let written = compare::write(&report, &folder).map_err(|cause| refused(Ending::Disk, &cause))?;
        let summary = || compare::terminal::summary(&report, &folder, &written);
        let text = said(options, (&folder, command), || compare::headlines(&report), summary)
            .map_err(|cause| refused(Ending::Disk, &cause))?;
        let shown = terminal::result(&text);
        if matters.is_none() {
            analysis::at_hand(&report, &folder, options);
        }
        if interrupted {
            let beside = stop::beside(&self.folder, &folder);
            terminal::tell(&format!("stopped early; what was finished is kept and says so{beside}"));
        }
        Ok(if interrupted { Ending::Interrupted } else { shown })
    }
}
