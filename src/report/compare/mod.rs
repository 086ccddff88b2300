//! Options side by side become files that people read.

mod costs_csv;
mod differences_csv;
mod doubts;
mod manifest;
mod money;
mod page;
mod promised;
#[cfg(test)]
pub(crate) mod sample;
mod summary;
mod table;
pub mod terminal;
pub(crate) mod words;

use std::path::{Path, PathBuf};

use super::{File, WriteFault, chart, folder, picture, results_csv};
use crate::experiment::compare::Comparison;
use crate::model::measure::Measure;
use crate::scenario::council::Council;
use crate::scenario::loaded::Scenario;

/// What stands beside the average caseload wherever options are compared, since a lower average may hide behind any of them.
pub const GUARDS: [Measure; 3] = [Measure::ChildrenUnallocated, Measure::Rereferral, Measure::RegisteredShare];

/// A comparison, and what is needed to repeat it.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonReport<'a> {
    /// What is appraised, in a sentence.
    pub title: &'a str,
    /// The question it answers.
    pub question: Option<&'a str>,
    /// What the options show.
    pub comparison: &'a Comparison,
    /// The scenario of each option.
    pub scenarios: &'a [&'a Scenario],
    /// The options file, where there is one: name and bytes.
    pub input: Option<&'a (String, Vec<u8>)>,
    /// Notes on the scenarios and on how they were played.
    pub notes: &'a [String],
    /// The command that repeats it.
    pub command: &'a str,
}

impl ComparisonReport<'_> {
    /// The reference as it was played.
    pub(crate) fn council(&self) -> &Council {
        &self.scenarios[self.comparison.reference].council
    }

    /// The scenario of the option that is proposed.
    pub(crate) fn proposed(&self) -> &Scenario {
        let name = &self.comparison.proposed().name;
        let index = self.comparison.options.iter().position(|option| option.name == *name).unwrap_or(0);
        self.scenarios[index]
    }

    /// Where the numbers come from, beneath a chart.
    pub(crate) fn source(&self) -> String {
        let findings = &self.comparison.reference().findings;
        let part = if findings.interrupted { ", stopped early" } else { "" };
        format!(
            "Source: caseload {}, {} options on the same luck, {} futures each{part}, seed {}.",
            env!("CARGO_PKG_VERSION"),
            self.comparison.options.len(),
            super::figures::shown(f64::from(findings.replications), 0),
            findings.seed,
        )
    }
}

/// Writes everything about a comparison into a folder, whole or not at all; says which files.
///
/// # Errors
///
/// When something cannot be made or written; nothing half-written remains, and an older folder stays.
pub fn write(report: &ComparisonReport<'_>, place: &Path) -> Result<Vec<PathBuf>, WriteFault> {
    folder::replace(place, &files(report)?)
}

/// What `summary.json` holds.
///
/// # Errors
///
/// When a figure cannot be written as JSON.
pub fn headlines(report: &ComparisonReport<'_>) -> Result<serde_json::Value, WriteFault> {
    let fault = |cause: serde_json::Error| WriteFault::Contents { file: "summary.json", cause: cause.to_string() };
    serde_json::from_slice(&summary::json(report)?).map_err(fault)
}

/// Every file of the folder, in the order in which people are told of them.
fn files(report: &ComparisonReport<'_>) -> Result<Vec<File>, WriteFault> {
    let drawings = chart::comparison::draw_all(report);
    let all: Vec<(&str, &crate::experiment::findings::Findings)> =
        report.comparison.options.iter().map(|option| (option.name.as_str(), &option.findings)).collect();
    let mut files = vec![
        ("report.html".into(), page::page(report, &drawings).into_bytes()),
        ("differences.csv".into(), differences_csv::csv(report)?),
        ("results.csv".into(), results_csv::csv_of_all(&all)?),
        ("costs.csv".into(), costs_csv::csv(report)?),
        ("summary.json".into(), summary::json(report)?),
        ("manifest.json".into(), manifest::json(report)?),
    ];
    for drawing in &drawings {
        let file = |ending: &str| format!("charts/{}.{ending}", drawing.name);
        files.push((file("svg"), drawing.svg.clone().into_bytes()));
        files.push((file("png"), picture::png(&drawing.svg)?));
        files.push((file("txt"), drawing.in_words().into_bytes()));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_hide_behind_a_lower_average_stands_on_the_page_and_on_the_terminal() {
        let played = sample::played();
        let html = page::page(&played.report(), &chart::comparison::draw_all(&played.report()));
        for measure in GUARDS {
            assert!(html.contains(&format!(">{}</th>", measure.about().label)), "{}", measure.about().key);
        }
        assert!(html.contains("What was promised") && html.contains("Money by financial year"));
        let said = terminal::summary(&played.report(), Path::new("output/town/options"), &[]);
        assert!(said.contains("Children with") && said.contains("Children with no worker, "), "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= 100), "{said}");
    }
}
