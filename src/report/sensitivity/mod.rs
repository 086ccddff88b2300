//! What an answer hangs on becomes files that people read.

mod csv;
mod decision;
mod page;
mod summary;
mod tables;
pub mod terminal;
pub(crate) mod words;

use std::path::{Path, PathBuf};

use super::{File, WriteFault, chart, figures, folder};
use crate::experiment::sensitivity::Sensitivity;
use crate::scenario::council::Council;
use crate::scenario::loaded::Scenario;

/// The name of an option.
#[derive(Clone, Debug)]
pub struct Named {
    /// In files.
    pub name: String,
    /// For people.
    pub label: String,
}

/// What was found, and what is needed to repeat it.
#[derive(Clone, Copy, Debug)]
pub struct SensitivityReport<'a> {
    /// What is asked, in a sentence.
    pub title: &'a str,
    /// The question it answers.
    pub question: Option<&'a str>,
    /// What was found.
    pub found: &'a Sensitivity,
    /// Names of the options.
    pub options: &'a [Named],
    /// The scenario of each option.
    pub scenarios: &'a [Scenario],
    /// Index of the option that is asked about.
    pub option: usize,
    /// Index of what it is compared with.
    pub reference: Option<usize>,
    /// The options file, where there is one: name and bytes.
    pub input: Option<&'a (String, Vec<u8>)>,
    /// What a reader should know.
    pub notes: &'a [String],
    /// The command that repeats it.
    pub command: &'a str,
    /// The seed.
    pub seed: u64,
}

impl SensitivityReport<'_> {
    /// The option that is asked about, as it was played.
    pub(crate) fn council(&self) -> &Council {
        &self.scenarios[self.option].council
    }

    /// The option's name for people.
    pub(crate) fn label(&self) -> &str {
        &self.options[self.option].label
    }

    /// What it is compared with.
    pub(crate) fn against(&self) -> Option<&str> {
        self.reference.map(|at| self.options[at].label.as_str())
    }

    /// Where the numbers come from, beneath a chart.
    pub(crate) fn source(&self, played: &str) -> String {
        format!("Source: caseload {}, {played}, seed {}.", env!("CARGO_PKG_VERSION"), self.seed)
    }

    /// Every file that was read, once.
    pub(crate) fn inputs(&self) -> Vec<(&str, &[u8])> {
        let mut found: Vec<(&str, &[u8])> = Vec::new();
        for (file, bytes) in self.input.into_iter().chain(self.scenarios.iter().flat_map(|it| &it.inputs)) {
            if !found.iter().any(|(known, _)| known == file) {
                found.push((file, bytes));
            }
        }
        found
    }
}

/// Writes everything into a folder, whole or not at all; says which files.
///
/// # Errors
///
/// When something cannot be made or written; nothing half-written remains, and an older folder stays.
pub fn write(report: &SensitivityReport<'_>, place: &Path) -> Result<Vec<PathBuf>, WriteFault> {
    let drawings = chart::sensitivity::draw_all(report);
    let mut files: Vec<File> = vec![
        ("report.html".into(), page::page(report, &drawings).into_bytes()),
        ("sensitivity.csv".into(), csv::inputs(report)?),
        ("indices.csv".into(), csv::indices(report)?),
        ("switching.csv".into(), csv::switching(report)?),
        ("information.csv".into(), csv::information(report)?),
        ("robustness.csv".into(), csv::robustness(report)?),
        ("warnings.csv".into(), csv::warnings(report)?),
        ("summary.json".into(), summary::json(report)?),
        ("manifest.json".into(), summary::manifest(report)?),
    ];
    for drawing in &drawings {
        files.extend(drawing.files()?);
    }
    folder::replace(place, &files)
}

/// What `summary.json` holds.
///
/// # Errors
///
/// When a figure cannot be written as JSON.
pub fn headlines(report: &SensitivityReport<'_>) -> Result<serde_json::Value, WriteFault> {
    let fault = |cause: serde_json::Error| WriteFault::Contents { file: "summary.json", cause: cause.to_string() };
    serde_json::from_slice(&summary::json(report)?).map_err(fault)
}

/// A number of futures for people.
fn count(futures: u32) -> String {
    figures::shown(f64::from(futures), 0)
}
