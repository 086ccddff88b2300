//! How much is enough becomes files that people read.

mod files;
mod page;
#[cfg(test)]
pub(crate) mod sample;
pub mod saved;
pub(crate) mod sentences;
pub mod terminal;
pub(crate) mod words;

use std::path::{Path, PathBuf};

use super::{File, WriteFault, chart, folder, run_id};
use crate::experiment::seek::{Problem, Sought};
use crate::scenario::loaded::Scenario;

/// What was found, and what is needed to repeat it.
#[derive(Clone, Copy, Debug)]
pub struct SeekReport<'a> {
    /// The scenario that is asked about, as its file has it.
    pub scenario: &'a Scenario,
    /// What is asked.
    pub problem: &'a Problem,
    /// What was found.
    pub found: &'a Sought,
    /// The answer as a scenario file that builds on [`saved::ORIGINAL`]; none where there is no answer.
    pub answer: Option<&'a str>,
    /// Every file that was read, once, by the name it was given, with its SHA-256.
    pub inputs: &'a [(String, String)],
    /// The command that repeats it.
    pub command: &'a str,
}

impl SeekReport<'_> {
    /// The run's name.
    pub(crate) fn run_id(&self) -> String {
        run_id::of_search(self.inputs, self.command)
    }

    /// The scenario's name for people.
    pub(crate) fn label(&self) -> &str {
        self.scenario.council.short.as_deref().unwrap_or(&self.scenario.council.title)
    }
}

/// Writes everything into a folder, whole or not at all; says which files.
///
/// # Errors
///
/// When something cannot be made or written; nothing half-written remains, and an older folder stays.
pub fn write(report: &SeekReport<'_>, place: &Path) -> Result<Vec<PathBuf>, WriteFault> {
    let drawings = chart::seek::draw_all(report);
    let mut all: Vec<File> = vec![
        ("report.html".into(), page::page(report, &drawings).into_bytes()),
        ("frontier.csv".into(), files::frontier(report)?),
        ("trials.csv".into(), files::trials(report)?),
        ("summary.json".into(), files::summary(report)?),
        ("manifest.json".into(), files::manifest(report)?),
    ];
    if let Some(answer) = report.answer {
        all.push(("answer.toml".into(), answer.as_bytes().to_vec()));
        all.push((saved::ORIGINAL.into(), report.scenario.merged.clone().into_bytes()));
    }
    for drawing in &drawings {
        all.extend(drawing.files()?);
    }
    folder::replace(place, &all)
}

/// What `summary.json` holds.
///
/// # Errors
///
/// When a figure cannot be written as JSON.
pub fn headlines(report: &SeekReport<'_>) -> Result<serde_json::Value, WriteFault> {
    let fault = |cause: serde_json::Error| WriteFault::Contents { file: "summary.json", cause: cause.to_string() };
    serde_json::from_slice(&files::summary(report)?).map_err(fault)
}
