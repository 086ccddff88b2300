//! What an answer hangs on becomes files that people read.

mod csv;
pub(crate) mod decision;
pub(crate) mod fails;
mod levels;
mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod short;
pub(crate) mod summary;
pub(crate) mod tables;
pub mod terminal;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::called::Called;
use super::{File, WriteFault, chart, figures, folder, run_id, stored};
use crate::experiment::sensitivity::along::Along;
use crate::experiment::sensitivity::outcome::Outcome;
use crate::experiment::sensitivity::{Matter, Sensitivity, Turns};
use crate::scenario::council::Date;

/// The name of an option.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Named {
    /// In files.
    pub name: String,
    /// For people.
    pub label: String,
    /// Its scenario as one file, all overlays merged.
    pub merged: String,
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
    /// Whose scenarios they are.
    pub authority: Option<&'a str>,
    /// The options.
    pub options: &'a [Named],
    /// What each input is called, in their order: [`names`].
    pub names: &'a [String],
    /// Index of the option that is asked about.
    pub option: usize,
    /// Index of what it is compared with.
    pub reference: Option<usize>,
    /// Every file that was read, once, by the name it was given, with its SHA-256.
    pub inputs: &'a [(String, String)],
    /// What a reader should know.
    pub notes: &'a [String],
    /// The command that repeats it.
    pub command: &'a str,
    /// The seed.
    pub seed: u64,
}

impl SensitivityReport<'_> {
    /// The option's name for people.
    pub(crate) fn label(&self) -> &str {
        &self.options[self.option].label
    }

    /// What it is compared with.
    pub(crate) fn against(&self) -> Option<&str> {
        self.reference.map(|at| self.options[at].label.as_str())
    }

    /// Whether options may be ranked by what they are worth: only where somebody has said what a gain is worth. What is taken else
    /// makes the option asked about worth its cost of itself.
    pub(crate) fn ranks(&self) -> bool {
        self.found.rule.is_some_and(|rule| rule.stated)
    }

    /// What may be said of each answer along one figure, as far as pages tell it.
    pub(crate) fn told(&self, turns: &Turns) -> Vec<(Matter, Along)> {
        let told = turns.matters.iter().filter(|(matter, _)| self.ranks() || *matter != Matter::Preferred);
        told.map(|(matter, turn)| (*matter, self.found.along(turns.input, *matter, turn))).collect()
    }

    /// The figures that are told to move an answer, with what may be said of each.
    pub(crate) fn moving(&self) -> Vec<(usize, Vec<(Matter, Along)>)> {
        let all = self.found.turns.iter().map(|turns| (turns.input, self.told(turns)));
        all.filter(|(_, told)| told.iter().any(|(_, along)| *along != Along::Unmoved)).collect()
    }

    /// Where the numbers come from, beneath a chart.
    pub(crate) fn source(&self, played: &str) -> String {
        format!(
            "Source: caseload {}, {played}, seed {}, run {} of the analysis.",
            env!("CARGO_PKG_VERSION"),
            self.seed,
            self.run_id()
        )
    }

    /// The run's name.
    pub(crate) fn run_id(&self) -> String {
        run_id::of_search(self.inputs, self.command)
    }
}

/// What each input is called in words, by the names in the scenarios of the options.
#[must_use]
pub fn names(found: &Sensitivity, options: &[Named]) -> Vec<String> {
    let called = Called::by(options.iter().map(|option| option.merged.as_str()));
    called.names(found.inputs.iter().map(|input| input.address.as_str()))
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
        (stored::sensitivity::NAME.into(), stored::sensitivity::json_gz(report)?),
    ];
    files.push((folder::SIGN.into(), summary::manifest(report, &files[1..])?));
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

/// What is known where no figure is in doubt.
#[derive(Clone, Copy, Debug)]
pub struct Unranked<'a> {
    /// The option that is asked about.
    pub option: &'a str,
    /// What it is compared with.
    pub reference: Option<&'a str>,
    /// The day that tables would speak of.
    pub date: Date,
    /// The promise that chances would be told of.
    pub target: Option<&'a str>,
    /// What figures would be ranked by.
    pub ranked_by: Outcome,
    /// Why there is nothing.
    pub says: &'a str,
}

/// What `summary.json` would hold, with nothing in its lists.
#[must_use]
pub fn headlines_of_nothing(of: &Unranked<'_>) -> serde_json::Value {
    summary::of_nothing(of)
}

/// A number of futures for people.
fn count(futures: u32) -> String {
    figures::shown(f64::from(futures), 0)
}

/// Fewest futures behind a row of figures that are to be relied on.
const ENOUGH: u32 = 50;

/// What stands beside an analysis of too few futures; nothing where all are enough.
pub(crate) fn sketch(report: &SensitivityReport<'_>) -> Option<String> {
    few(&[
        (report.found.one_at_a_time.futures, "futures of each end of a figure"),
        (report.found.global.rows, "points at which everything moves"),
        (report.found.sizes.ensemble, "futures of every option"),
    ])
}

/// What stands beside rows that too few futures are behind, each number with what it is of; nothing where all are enough.
pub(crate) fn few(behind: &[(u32, &str)]) -> Option<String> {
    let few = behind.iter().filter(|(futures, _)| *futures < ENOUGH);
    let said: Vec<String> = few.map(|(futures, of)| format!("{} {of}", count(*futures))).collect();
    (!said.is_empty()).then(|| format!("Too few to rely on: {}. Read these figures as a sketch.", said.join(" and ")))
}
