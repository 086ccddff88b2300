//! Findings become files that people read.

pub mod actuals;
mod against;
mod assumptions;
pub mod backtest;
mod board;
mod called;
pub mod chart;
pub mod compare;
#[cfg(test)]
mod contrast;
mod counted;
mod course;
mod days;
pub mod dictionary;
pub mod drawn;
mod embedded;
mod escape;
pub mod explain;
mod fault;
mod figures;
pub mod folder;
mod for_good;
mod futures_csv;
pub mod glossary;
mod grounds;
mod in_use;
mod in_word;
pub mod lines;
mod loops;
mod manifest;
mod message;
mod moments;
mod outlook;
mod page;
#[cfg(test)]
mod painted;
mod paper;
mod picture;
mod results_csv;
mod results_table;
mod run_id;
#[cfg(test)]
mod sample;
pub mod seek;
pub mod sensitivity;
pub mod stored;
mod style;
mod subset;
mod summary_json;
pub mod terminal;
mod units;
pub mod validation;
mod workbook;

use std::path::{Path, PathBuf};

pub use fault::WriteFault;

use actuals::Actuals;

use crate::experiment::Experiment;
use crate::experiment::findings::Findings;
use crate::experiment::futures::Futures;
use crate::experiment::loops::LoopFindings;
use crate::scenario::council::Council;
use crate::scenario::vouched::Apart;

/// A scenario, what its futures say, and what is needed to repeat the run.
#[derive(Clone, Copy, Debug)]
pub struct RunReport<'a> {
    /// The scenario's name in files: the `scenario` column.
    pub name: &'a str,
    /// The scenario as it was played.
    pub council: &'a Council,
    /// The scenario as one file, all overlays merged.
    pub merged: &'a str,
    /// Figures of it for which the words around them do not vouch, and what holds of those.
    pub apart: &'a Apart,
    /// Every file that was read, by the name it was given, with its SHA-256.
    pub inputs: &'a [(String, String)],
    /// Notes on the scenario, such as a figure that is old.
    pub notes: &'a [String],
    /// What many futures say together.
    pub findings: &'a Findings,
    /// The command that repeats the run.
    pub command: &'a str,
    /// Every future, where they are to be kept.
    pub kept: Option<Kept<'a>>,
    /// What really happened, where that was given.
    pub actuals: Option<&'a Actuals>,
    /// What each feedback loop does, where that was asked for.
    pub loops: Option<&'a LoopFindings>,
}

impl RunReport<'_> {
    /// The run's name.
    pub(crate) fn run_id(&self) -> String {
        run_id::run_id(self.inputs, self.command, self.findings)
    }
}

/// Every future of a run, to be written out.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// What was played.
    pub experiment: &'a Experiment<'a>,
    /// What each future shows.
    pub futures: &'a Futures,
}

/// A file of a results folder: its place within it, and its bytes.
pub(crate) type File = (String, Vec<u8>);

/// Writes everything about a run into a folder, whole or not at all; says which files.
///
/// # Errors
///
/// When something cannot be made or written; nothing half-written remains, and an older folder stays.
pub fn write(report: &RunReport<'_>, folder: &Path) -> Result<Vec<PathBuf>, WriteFault> {
    folder::replace(folder, &files(report)?)
}

/// What `summary.json` holds: headlines with their ranges, and chances of meeting targets.
///
/// # Errors
///
/// When a figure cannot be written as JSON.
pub fn headlines(report: &RunReport<'_>) -> Result<serde_json::Value, WriteFault> {
    let fault = |cause: serde_json::Error| WriteFault::Contents { file: "summary.json", cause: cause.to_string() };
    serde_json::from_slice(&summary_json::json(report)?).map_err(fault)
}

/// Files by their names, with their SHA-256 in place of their bytes.
#[must_use]
pub fn digests(inputs: &[(String, Vec<u8>)]) -> Vec<(String, String)> {
    inputs.iter().map(|(file, bytes)| (file.clone(), manifest::sha256(bytes))).collect()
}

/// Every file of a results folder, in the order in which people are told of them.
fn files(report: &RunReport<'_>) -> Result<Vec<File>, WriteFault> {
    let mut data: Vec<File> =
        vec![("results.csv".into(), results_csv::csv(report)?), ("summary.json".into(), summary_json::json(report)?)];
    data.push((folder::SIGN.into(), manifest::json(report, &data)?));
    if let Some(kept) = &report.kept {
        data.push(("futures.csv.gz".into(), futures_csv::csv_gz(report, kept)?));
    }
    if let Some(found) = report.loops {
        data.push(("loops.csv".into(), loops::csv(report.name, found)?));
    }
    if let Some(actuals) = report.actuals {
        data.push((actuals::NAME.into(), actuals.json()?));
    }
    with_reports(report, data)
}

/// Files of figures, and around them what is made of the same figures for people.
fn with_reports(report: &RunReport<'_>, data: Vec<File>) -> Result<Vec<File>, WriteFault> {
    let drawings = chart::draw_all(report);
    let mut files = vec![("report.html".into(), page::page(report, &drawings).into_bytes())];
    files.extend(board::page(&board::of_run(report)).map(|page| (board::NAME.into(), page.into_bytes())));
    files.push((paper::docx::NAME.into(), in_word::in_word(report, &drawings)?));
    files.push((workbook::NAME.into(), workbook::xlsx(report)?));
    files.extend(data);
    for drawing in &drawings {
        files.extend(drawing.files()?);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes every case; to look at them, name a folder in LOOK, where they stay.
    #[test]
    fn every_case_is_written_whole() {
        let kept = std::env::var_os("LOOK").map(PathBuf::from);
        let place = kept
            .clone()
            .unwrap_or_else(|| std::env::temp_dir().join(format!("caseload-report-{}", std::process::id())));
        for (name, sample) in sample::cases() {
            let folder = place.join(name.replace(' ', "-"));
            let written = write(&sample.report(), &folder).unwrap();
            // Where everything is nought no child waits, which is a sentence and no chart.
            let charts = chart::CHARTS.len() - usize::from(name == "all nought");
            assert_eq!(written.len(), 7 + 3 * charts, "{name}");
            for path in &written {
                assert!(std::fs::metadata(path).unwrap().len() > 100, "{}", path.display());
            }
            let said = terminal::summary(&sample.report(), &folder, &written);
            assert!(said.contains(&format!("{charts} charts")), "{name}: {said}");
            if kept.is_some() {
                std::fs::write(folder.join("terminal.txt"), said).unwrap();
            }
        }
        if kept.is_none() {
            std::fs::remove_dir_all(&place).unwrap();
        }
    }
}
