//! CHARTS: every picture of a run, each with its words and the numbers behind it.

mod axis;
pub mod backtest;
pub(crate) mod board;
mod canvas;
mod caseload_fan;
mod caseload_spread;
pub(crate) mod comparison;
mod direct;
mod fan;
mod frame;
pub(crate) mod letters;
mod marks;
mod over_threshold;
mod panels;
mod past;
mod posts;
mod promises;
pub(crate) mod seek;
pub(crate) mod sensitivity;
mod timeline;
pub(crate) mod unallocated;
mod words;

use canvas::Canvas;

use super::{File, RunReport, WriteFault, embedded, picture};
use crate::scenario::council::Date;

/// Longest text alternative [characters].
const LONGEST_ALT: usize = 300;

/// A chart: its name in files, and what draws it (nothing when the run has no numbers for it).
#[derive(Clone, Copy)]
pub struct Chart {
    /// Its name in files.
    pub name: &'static str,
    draw: fn(&RunReport<'_>) -> Option<Sketch>,
}

/// Every chart, in the order of the report.
pub const CHARTS: &[Chart] = &[
    Chart { name: "caseload-fan", draw: caseload_fan::draw },
    Chart { name: "posts", draw: posts::draw },
    Chart { name: "unallocated", draw: unallocated::draw },
    Chart { name: "over-threshold-by-team", draw: over_threshold::draw },
    Chart { name: "caseload-spread", draw: caseload_spread::draw },
];

/// A finished chart.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Its name in files.
    pub name: &'static str,
    /// The message, from the numbers.
    pub title: String,
    /// What is shown, where and when.
    pub subtitle: String,
    /// Where its numbers come from: which scenario or file, how many futures, which luck and run.
    pub source: String,
    /// The chart in a sentence or two, 40 to 300 characters, for those who cannot see it.
    pub alt: String,
    /// The numbers behind it, the heading first; a row for every point drawn.
    pub table: Vec<Vec<String>>,
    /// The picture that stands alone: title, subtitle and source included.
    pub svg: String,
    /// The picture for a page that has title and subtitle in its own text.
    pub inline: String,
    /// Where texts lie in `svg`.
    #[cfg(test)]
    pub(crate) texts: Vec<canvas::Placed>,
    /// How tall `svg` is \[px\].
    #[cfg(test)]
    pub(crate) height: f64,
}

impl Drawing {
    /// The files of a results folder: the picture as drawing and as dots, and the same in words.
    pub(crate) fn files(&self) -> Result<[File; 3], WriteFault> {
        let file = |ending: &str| format!("charts/{}.{ending}", self.name);
        Ok([
            (file("svg"), embedded::with_font(&self.svg).into_bytes()),
            (file("png"), picture::png(&self.svg)?),
            (file("txt"), self.in_words().into_bytes()),
        ])
    }
}

/// A chart without its frame.
struct Sketch {
    title: String,
    subtitle: String,
    alt: String,
    table: Vec<Vec<String>>,
    canvas: Canvas,
}

/// Every chart that the run has numbers for.
#[must_use]
pub fn draw_all(report: &RunReport<'_>) -> Vec<Drawing> {
    let drawn = CHARTS.iter().filter_map(|chart| Some((chart.name, (chart.draw)(report)?)));
    let source = frame::source(report);
    drawn.map(|(name, sketch)| frame::frame(name, sketch, &source)).collect()
}

/// "Cambridgeshire, Sep 2018 to Mar 2022", after what is shown.
fn subtitle(what: &str, report: &RunReport<'_>) -> String {
    subtitle_of(what, report.council.authority.as_deref(), &report.findings.dates)
}

/// The same from its parts.
fn subtitle_of(what: &str, authority: Option<&str>, dates: &[Date]) -> String {
    let authority = authority.map(|name| format!(", {}", super::escape::line(name)));
    let period = match *dates {
        [] => String::new(),
        [only] => format!(", {}", super::days::short(only)),
        [first, .., last] => format!(", {} to {}", super::days::brief(first), super::days::brief(last)),
    };
    format!("{what}{}{period}", authority.unwrap_or_default())
}

/// Row of a table from anything that reads as text.
fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// A text alternative of at most [`LONGEST_ALT`] characters, cut between words.
fn alternative(text: &str) -> String {
    if text.chars().count() <= LONGEST_ALT {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST_ALT - 1).collect();
    format!("{}…", kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words))
}

#[cfg(test)]
mod tests;
