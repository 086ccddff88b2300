//! The table of options that the terminal shows, as wide as it is.

use std::path::{Path, PathBuf};

use super::{ComparisonReport, case, doubts, table, words};
use crate::experiment::compare::difference::Difference;
use crate::experiment::findings::Series;
use crate::model::measure::Measure;
use crate::report::terminal::{alarm, files, named, notes, repeat, wrap};
use crate::report::{days, figures, lines};

/// Options side by side, what differs, which files hold it, and how to repeat it.
#[must_use]
pub fn summary(report: &ComparisonReport<'_>, folder: &Path, written: &[PathBuf]) -> String {
    [
        heading(report),
        alarm(case::alarm(report)),
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
    let mut text: String = wrap(report.title, lines::width()).into_iter().map(|line| line + "\n").collect();
    let date = findings.dates.get(comparison.record).copied().map(days::long).unwrap_or_default();
    let stopped = if findings.interrupted { ", stopped before the rest were played" } else { "" };
    text.push_str(&format!(
        "on {date} · {}, the same for every option{stopped} · seed {} · low–high: 8 in 10 futures\n\n",
        figures::futures(findings.replications),
        findings.seed,
    ));
    text
}

fn options(report: &ComparisonReport<'_>) -> String {
    let rows = table::rows(report);
    let heads = table::heads(report);
    let wide: Vec<usize> = (0..heads.len()).map(|column| width(&heads[column], &rows, column)).collect();
    let room = (lines::width() - 2).saturating_sub(wide.iter().map(|wide| wide + 2).sum());
    let label = |row: &table::Row| {
        let mark = if row.preferred { " ◄" } else { "" };
        folded(&format!("{}{mark}", row.label), room)
    };
    let labels: Vec<Vec<String>> = rows.iter().map(label).collect();
    let first = labels.iter().flatten().map(|line| line.chars().count()).max().unwrap_or(0).max(6);
    let line = |label: &str, cells: Vec<&str>| {
        let cells: String = cells.iter().zip(&wide).map(|(cell, wide)| format!("  {cell:>wide$}")).collect();
        format!(" {label:<first$}{cells}").trim_end().to_owned() + "\n"
    };
    let mut text = String::new();
    for (place, label) in ["", "Option"].iter().enumerate() {
        text.push_str(&line(label, heads.iter().map(|head| head[place].as_str()).collect()));
    }
    let whole = 1 + first + wide.iter().map(|wide| wide + 2).sum::<usize>();
    text.push_str(&format!(" {}\n", "─".repeat(whole.min(lines::width()) - 1)));
    for (row, label) in rows.iter().zip(&labels) {
        // Figures and their ranges take two lines; a long name goes on beneath them.
        for at in 0..label.len().max(2) {
            let cell = |(one, two): &(String, String)| [one.clone(), two.clone()].get(at).cloned().unwrap_or_default();
            let cells: Vec<String> = row.cells.iter().map(cell).collect();
            let name = label.get(at).map_or("", String::as_str);
            text.push_str(&line(name, cells.iter().map(String::as_str).collect()));
        }
    }
    text + "\n"
}

/// A name in lines of so many letters at most, none of them lost: between words, and a word with no room within it.
pub(crate) fn folded(name: &str, room: usize) -> Vec<String> {
    let room = room.max(6);
    let pieces = |line: String| {
        let letters: Vec<char> = line.chars().collect();
        letters.chunks(room).map(|piece| piece.iter().collect::<String>()).collect::<Vec<String>>()
    };
    wrap(name, room).into_iter().flat_map(pieces).collect()
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
        text.extend(wrap(&said, lines::width() - 2).into_iter().map(|line| format!(" {line}\n")));
    }
    if let Some(said) = case::rival(report) {
        text.extend(wrap(&said, lines::width() - 2).into_iter().map(|line| format!(" {line}\n")));
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
    let lines = said.iter().flat_map(|said| wrap(said, lines::width() - 2)).map(|line| format!(" {line}\n"));
    let text: String = lines.collect();
    if text.is_empty() { text } else { text + "\n" }
}

/// The difference between the proposed option and the reference on the day that tables speak of.
pub(crate) fn proposed(report: &ComparisonReport<'_>, measure: Measure) -> Option<Difference> {
    proposed_at(report, measure, report.comparison.record)
}

/// The same at any record.
pub(crate) fn proposed_at(report: &ComparisonReport<'_>, measure: Measure, record: usize) -> Option<Difference> {
    let series = Series { team: "all".into(), role: "all".into(), measure };
    report.comparison.proposed().differences.as_ref()?.get(&series)?.get(record).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn no_option_loses_letters_of_its_name_and_no_line_is_too_wide() {
        let mut played = sample::played();
        played.comparison.options[1].label =
            "D. Posts, no restructure, and a programme with a name that goes on".into();
        let said = options(&played.report());
        assert!(said.lines().all(|line| line.chars().count() <= lines::width()), "{said}");
        let first = |line: &str| line.split("  ").next().unwrap_or_default().trim().to_owned();
        let names: Vec<String> = said.lines().map(first).filter(|name| !name.is_empty()).collect();
        assert!(names.join(" ").contains("restructure, and a programme with a name that goes on ◄"), "{said}");
    }

    #[test]
    fn a_word_without_room_is_parted_and_not_cut() {
        assert_eq!(folded("a change-for-children", 10), ["a", "change-for", "-children"]);
    }
}
