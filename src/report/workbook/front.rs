//! The first sheets: what the workbook is, what it holds, and what its words mean.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::sheet::{Cell, LINE, Sheet, foot, lines_of};
use crate::report::{RunReport, days, escape, figures};

/// Width of the cover's one column \[letters\].
const WIDTH: f64 = 110.0;

/// What the workbook is, and how to make it again: text in the first column.
pub(super) fn cover(sheet: &mut Worksheet, report: &RunReport<'_>, heading: &str) -> Result<(), XlsxError> {
    let findings = report.findings;
    sheet.set_name("Cover")?;
    sheet.set_column_width(0, WIDTH)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    foot(sheet, &report.run_id());
    let title = Format::new().set_bold().set_font_size(16).set_text_wrap().set_align(FormatAlign::Top);
    // The title's letters are half as large again, and bold.
    sheet.set_row_height(0, 1.5 * LINE * lines_of(heading, WIDTH / 1.6))?;
    sheet.write_string_with_format(0, 0, escape::line(heading), &title)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (1u32..).zip(about(report, findings.interrupted)) {
        let line = escape::line(&line);
        // Not every program works out how many lines a wrapped text takes.
        sheet.set_row_height(row, LINE * lines_of(&line, WIDTH))?;
        sheet.write_string_with_format(row, 0, line, &wrapped)?;
    }
    Ok(())
}

fn about(report: &RunReport<'_>, interrupted: bool) -> Vec<String> {
    let (council, findings) = (report.council, report.findings);
    let mut lines = Vec::new();
    lines.extend(council.authority.iter().map(|authority| format!("Council: {authority}")));
    lines.extend(council.question.iter().map(|asked| format!("It asks: {asked}")));
    lines.push(format!("Period: {} to {}", days::long(council.period.start), days::long(council.period.end)));
    let played = figures::shown(f64::from(findings.replications), 0);
    let stopped = if interrupted { ", stopped before the rest were played" } else { "" };
    lines.push(format!("Simulated futures: {played}{stopped}; seed {}", findings.seed));
    lines.push(format!("Made by caseload {}, run {}", env!("CARGO_PKG_VERSION"), report.run_id()));
    lines.push(format!("To make it again, type: {}", report.command));
    lines.push("Read from these files, each with its SHA-256:".to_owned());
    lines.extend(report.inputs.iter().flat_map(|(file, digest)| [file.clone(), digest.clone()]));
    lines.push("Figures are simulated: they describe futures that could be, and nobody who lives.".to_owned());
    lines
}

/// Which sheet holds what; what the sheet of charts holds, where there is one.
pub(super) fn contents(sheets: &[Sheet], charts: Option<&str>) -> Sheet {
    let charts = charts.map(|about| ("Charts", about.to_owned()));
    let named = sheets.iter().map(|sheet| (sheet.name, sheet.about.clone())).chain(charts);
    Sheet {
        name: "Contents",
        title: "Contents",
        about: "Which sheet holds what".to_owned(),
        columns: vec![("Sheet", 16.0), ("What it holds", 90.0)],
        rows: named.map(|(name, about)| vec![Cell::text(name), Cell::Text(about)]).collect(),
    }
}

const WORDS: [(&str, &str); 7] = [
    (
        "8 in 10 futures",
        "The range that leaves out the lowest tenth and the highest tenth of futures. It is no limit: 2 futures in 10 lie outside it.",
    ),
    ("Middle future", "Half of futures lie above it and half below."),
    ("Mean", "The mean over futures. Means add up over months and kinds of cost; middle futures and ranges do not."),
    ("FTE", "Full-time equivalents."),
    (
        "Caseload",
        "Children held by registered workers, permanent and agency, divided by the FTE of those who hold at least one: the Department for Education's definition. Each brother or sister counts.",
    ),
    ("[z]", "Not applicable: there is no such figure."),
    ("Percentages", "Held as shares of one and shown as percentages, so that formulas work."),
];

/// What words mean, those of this workbook alone after the others, and what to know about the scenario.
pub(super) fn notes(report: &RunReport<'_>, own: &[(&str, &str)]) -> Sheet {
    let words = WORDS.iter().chain(own).map(|(word, meaning)| ((*word).to_owned(), (*meaning).to_owned()));
    let said = report.notes.iter().chain(&report.findings.notes).map(|note| ("This scenario".to_owned(), note.clone()));
    let row = |(at, (word, meaning)): (usize, (String, String))| {
        vec![Cell::Number((at + 1) as f64, 0), Cell::Text(word), Cell::Text(meaning)]
    };
    Sheet {
        name: "Notes",
        title: "Notes",
        about: "What words and marks mean, and what to know about this scenario".to_owned(),
        columns: vec![("Note", 8.0), ("About", 20.0), ("What it says", 100.0)],
        rows: words.chain(said).enumerate().map(row).collect(),
    }
}
