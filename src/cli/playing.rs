//! One scenario played and written: the same for every command that plays.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use indicatif::{ProgressBar, ProgressStyle};

use super::options::Options;
use super::threads::{NoThreads, Threads};
use super::{faults, repeat, rough, terminal};
use crate::experiment::Experiment;
use crate::experiment::compare::council::CouncilFutures;
use crate::experiment::loops::loops;
use crate::report::actuals::Actuals;
use crate::report::{self, Kept, RunReport, WriteFault};
use crate::scenario::check::spoken::futures;
use crate::scenario::loaded::Scenario;

/// A scenario, and where its results go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Job<'a> {
    /// The file as the user typed it.
    pub(crate) file: &'a Path,
    /// What it says.
    pub(crate) scenario: &'a Scenario,
    /// The folder of its results.
    pub(crate) folder: &'a Path,
    /// What happened, and the file that says so as the user typed it.
    pub(crate) actuals: Option<(&'a Actuals, &'a Path)>,
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Played {
    /// The summary for people.
    pub(crate) summary: String,
    /// The summary for programs.
    pub(crate) json: serde_json::Value,
    /// Futures that were finished.
    pub(crate) finished: u32,
    /// Whether the user stopped it.
    pub(crate) interrupted: bool,
    /// Where they are.
    pub(crate) folder: PathBuf,
}

/// Why a scenario could not be played and written.
#[derive(Debug)]
pub(crate) enum PlayFault {
    /// The machine gives no threads.
    Threads(NoThreads),
    /// The results could not be written.
    Write(WriteFault),
}

impl std::fmt::Display for PlayFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Threads(cause) => cause.fmt(f),
            Self::Write(cause) => cause.fmt(f),
        }
    }
}

/// Plays a scenario's futures and writes its folder; `None` when it was stopped before any was finished.
pub(crate) fn play(job: Job<'_>, options: &Options, stop: &Arc<AtomicBool>) -> Result<Option<Played>, PlayFault> {
    let run = &job.scenario.council.run;
    let name = stem(job.file);
    let bar = progress(&name, run.replications, options.quiet);
    let workers = Threads::new(options, stop, &bar).map_err(PlayFault::Threads)?;
    let experiment = Experiment::on(job.scenario, run.seed, &workers);
    let futures = experiment.play(1..run.replications + 1, &workers);
    bar.finish_and_clear();
    let finished = futures.trajectories.len() as u32;
    if finished == 0 {
        return Ok(None);
    }
    let findings = report::stored::rounded(experiment.findings(&futures, finished < run.replications, &workers));
    let mut inputs = report::digests(&job.scenario.inputs);
    let loops = if options.loops && !findings.interrupted { loops(job.scenario, run.seed, &workers) } else { None };
    let notes: Vec<String> =
        rough::note(finished).into_iter().chain(job.scenario.notes.iter().map(faults::sentences)).collect();
    let council = || CouncilFutures::of(&experiment, &futures);
    let happened = job.actuals.map(|(actuals, _)| actuals.clone().with(&findings, &council()));
    happened.iter().for_each(|actuals| report::drawn::actuals(&mut inputs, None, actuals));
    let report = RunReport {
        name: &name,
        council: &job.scenario.council,
        merged: &job.scenario.merged,
        apart: &job.scenario.apart,
        inputs: &inputs,
        notes: &notes,
        findings: &findings,
        command: &repeat::command((job.file, job.actuals.map(|(_, file)| file)), options, finished, run.seed),
        actuals: happened.as_ref(),
        loops: loops.as_ref(),
        kept: options.keep_futures.then_some(Kept { experiment: &experiment, futures: &futures }),
    };
    let folder = if findings.interrupted { report::folder::for_part(job.folder) } else { job.folder.to_owned() };
    let written = report::write(&report, &folder).map_err(PlayFault::Write)?;
    terminal::kept(&folder, options);
    Ok(Some(Played {
        summary: report::terminal::summary(&report, &folder, &written),
        json: json(&report, Job { folder: &folder, ..job }, &written).map_err(PlayFault::Write)?,
        finished,
        interrupted: findings.interrupted,
        folder,
    }))
}

/// The scenario's name in files: its file's, without the ending.
pub(crate) fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn json(report: &RunReport<'_>, job: Job<'_>, written: &[PathBuf]) -> Result<serde_json::Value, WriteFault> {
    let inside = |path: &PathBuf| path.strip_prefix(job.folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let files: Vec<String> = written.iter().map(inside).collect();
    let summary = report::headlines(report)?;
    Ok(serde_json::json!({
        "file": job.file.to_string_lossy(),
        "folder": job.folder.to_string_lossy(),
        "files": files,
        "command": report.command,
        "summary": summary,
    }))
}

/// A bar with the time left on a terminal; elsewhere a line at the start.
pub(crate) fn progress(name: &str, replications: u32, quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::from(replications));
    if bar.is_hidden() {
        terminal::tell(&format!("playing {}: {name}", futures(replications)));
    }
    // The template is ours, so the plain bar that would stand in for a bad one is never seen.
    let style = ProgressStyle::with_template(" {prefix}  {bar:30} {human_pos}/{human_len} futures, {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_prefix(name.to_owned());
    bar
}

/// The same of a search, of which nobody knows beforehand how many futures it takes.
pub(crate) fn searching(name: &str, quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if bar.is_hidden() {
        terminal::tell(&format!("playing as many futures as it takes: {name}"));
    }
    let style = ProgressStyle::with_template(" {prefix}  {spinner} {human_pos} futures played");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.set_prefix(name.to_owned());
    bar
}
