//! A back-test as files: forecasts, scores, a page, charts.

pub mod council;
mod csv;
mod json;
mod manifest;
mod page;
mod table;
mod terminal;

use std::path::{Path, PathBuf};

pub use json::json;
pub use terminal::summary;

use super::chart::backtest::draw_all;
use super::{File, WriteFault, folder};
use crate::evidence::backtest::score::Scored;
use crate::evidence::backtest::{Asked, Backtest};
use crate::evidence::forecast::history::History;

/// A back-test and how it did.
#[derive(Clone, Copy, Debug)]
pub struct BacktestReport<'a> {
    /// Figures of every year.
    pub history: &'a History,
    /// What was asked.
    pub asked: &'a Asked,
    /// Forecasts.
    pub found: &'a Backtest,
    /// Those whose outcome is known, scored.
    pub scored: &'a [Scored],
    /// The same, every council forecast by what was learnt from others; empty where that was not asked.
    pub left_out: &'a [Scored],
    /// Files that were read, with their SHA-256.
    pub inputs: &'a [(String, String)],
    /// The command that makes it again.
    pub command: &'a str,
    /// The day it is said to be of.
    pub as_of: Option<&'a str>,
}

impl BacktestReport<'_> {
    /// The council's name, where one was asked for.
    pub(crate) fn council(&self) -> Option<&str> {
        self.asked.council.and_then(|council| self.history.councils.get(council)).map(String::as_str)
    }

    /// "2017 to 2023".
    pub(crate) fn origins(&self) -> String {
        match self.asked.origins.as_slice() {
            [] => String::new(),
            [one] => one.to_string(),
            [first, .., last] => format!("{first} to {last}"),
        }
    }
}

/// "the census of 2019", "the censuses of 2017 to 2023".
pub(crate) fn censuses(origins: &str) -> String {
    if origins.contains(" to ") { format!("the censuses of {origins}") } else { format!("the census of {origins}") }
}

/// Writes everything about a back-test into a folder, whole or not at all; says which files.
///
/// # Errors
///
/// When something cannot be made or written; nothing half-written remains, and an older folder stays.
pub fn write(report: &BacktestReport<'_>, place: &Path) -> Result<Vec<PathBuf>, WriteFault> {
    let mut files: Vec<File> = vec![
        ("forecasts.csv".into(), csv::forecasts(report)?),
        ("scores.csv".into(), csv::scores(report)?),
        ("scores.md".into(), page::markdown(report).into_bytes()),
    ];
    if let Some(council) = council::CouncilForecasts::of(report) {
        files.push((council::NAME.into(), council.json()?));
    }
    files.push((folder::SIGN.into(), manifest::json(report)?));
    for drawing in draw_all(report) {
        files.extend(drawing.files()?);
    }
    folder::replace(place, &files)
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
