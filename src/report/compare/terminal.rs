//! The table of options that the terminal shows: at most 100 letters wide.

use std::path::{Path, PathBuf};

use super::{ComparisonReport, doubts, table, words};
use crate::experiment::compare::difference::Difference;
use crate::experiment::findings::Series;
use crate::model::measure::Measure;
use crate::report::terminal::{files, named, notes, repeat, wrap};
use crate::report::{days, escape, figures};

const WIDTH: usize = 100;

/// Options side by side, what differs, which files hold it, and how to repeat it.
#[must_use]
pub fn summary(report: &ComparisonReport<'_>, folder: &Path, written: &[PathBuf]) -> String {
    [
        heading(report),
        options(report),
        differences(report),
        doubts::lines(report),
        said(report),
        notes(report.all_notes()),
        files(folder, written),
        repeat(report.command) + &named(&report.run_id()),
    ]
    .concat()
}

fn heading(report: &ComparisonReport<'_>) -> String {
    let comparison = report.comparison;
    let findings = &comparison.reference().findings;
    let mut text: String = wrap(report.title, WIDTH).into_iter().map(|line| line + "\n").collect();
    let date = findings.dates.get(comparison.record).copied().map(days::long).unwrap_or_default();
    let stopped = if findings.interrupted { ", stopped before the rest were played" } else { "" };
    text.push_str(&format!(
        "on {date} · {} futures, the same for every option{stopped} · seed {} · low–high: 8 in 10 futures\n\n",
        figures::shown(f64::from(findings.replications), 0),
        findings.seed,
    ));
    text
}

fn options(report: &ComparisonReport<'_>) -> String {
    let rows = table::rows(report);
    let heads = table::heads(report);
    let wide: Vec<usize> = (0..heads.len()).map(|column| width(&heads[column], &rows, column)).collect();
    let room = (WIDTH - 2).saturating_sub(wide.iter().map(|wide| wide + 2).sum());
    let label = |row: &table::Row| {
        let mark = if row.preferred { " ◄" } else { "" };
        format!("{}{mark}", cut(&escape::line(&row.label), room.saturating_sub(mark.chars().count())))
    };
    let labels: Vec<String> = rows.iter().map(label).collect();
    let first = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0).max(6);
    let line = |label: &str, cells: Vec<&str>| {
        let cells: String = cells.iter().zip(&wide).map(|(cell, wide)| format!("  {cell:>wide$}")).collect();
        format!(" {label:<first$}{cells}").trim_end().to_owned() + "\n"
    };
    let mut text = String::new();
    for (place, label) in ["", "Option"].iter().enumerate() {
        text.push_str(&line(label, heads.iter().map(|head| head[place].as_str()).collect()));
    }
    let whole = 1 + first + wide.iter().map(|wide| wide + 2).sum::<usize>();
    text.push_str(&format!(" {}\n", "─".repeat(whole.min(WIDTH) - 1)));
    for (row, label) in rows.iter().zip(&labels) {
        text.push_str(&line(label, row.cells.iter().map(|cell| cell.0.as_str()).collect()));
        text.push_str(&line("", row.cells.iter().map(|cell| cell.1.as_str()).collect()));
    }
    text + "\n"
}

/// A name in so many letters at most.
fn cut(name: &str, room: usize) -> String {
    if name.chars().count() <= room {
        return name.to_owned();
    }
    let kept: String = name.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

fn width(head: &[String; 2], rows: &[table::Row], column: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.cells.get(column)).flat_map(|cell| [&cell.0, &cell.1]);
    cells.chain(head).map(|text| text.chars().count()).max().unwrap_or(0)
}

fn differences(report: &ComparisonReport<'_>) -> String {
    let comparison = report.comparison;
    let mut text = String::new();
    for measure in [Measure::AverageCaseload, Measure::ChildrenUnallocated] {
        let Some(difference) = proposed(report, measure) else { continue };
        let (option, reference) = (&comparison.proposed().label, &comparison.reference().label);
        let Some(date) = report.date() else { continue };
        let said = words::sentence(measure, date, option, reference, &difference);
        text.extend(wrap(&said, WIDTH - 2).into_iter().map(|line| format!(" {line}\n")));
    }
    if comparison.preferred.is_some() {
        text.push_str(" ◄ preferred in the options file\n");
    }
    text + "\n"
}

/// Chance and ignorance, and how closely the difference is known.
fn said(report: &ComparisonReport<'_>) -> String {
    let mut said = doubts::sentences(report);
    said.extend(report.matters.and_then(|matters| crate::report::sensitivity::decision::sentences(matters).pop()));
    let lines = said.iter().flat_map(|said| wrap(said, WIDTH - 2)).map(|line| format!(" {line}\n"));
    let text: String = lines.collect();
    if text.is_empty() { text } else { text + "\n" }
}

/// The difference between the proposed option and the reference on the day that tables speak of.
pub(crate) fn proposed(report: &ComparisonReport<'_>, measure: Measure) -> Option<Difference> {
    let comparison = report.comparison;
    let series = Series { team: "all".into(), role: "all".into(), measure };
    comparison.proposed().differences.as_ref()?.get(&series)?.get(comparison.record).copied().flatten()
}
