//! `workbook.xlsx` of a comparison: options, differences, promises, costs and what-ifs, each a table that pivots.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::results::{by_month, cell, months_of};
use super::sheet::{Cell, Sheet};
use super::{NAME, front, happened, properties, reasons, sensitivity};
use crate::experiment::compare::costs::{COLUMNS, Column};
use crate::experiment::compare::{Comparison, OptionFindings};
use crate::experiment::findings::{Band, Series};
use crate::model::measure::{MEASURES, Measure};
use crate::report::compare::ComparisonReport;
use crate::report::{RunReport, WriteFault, days};

/// Headings of a figure with its range.
const BAND: [(&str, f64); 4] =
    [("Middle future", 15.0), ("8 in 10 futures: from", 15.0), ("8 in 10 futures: to", 15.0), ("Mean", 15.0)];
/// Kinds of cost that people pivot by; the last two are for information and in no total.
const LINES: [(Column, &str); 8] = [
    (Column::OneOff, "One-off"),
    (Column::Permanent, "Permanent staff"),
    (Column::Agency, "Agency"),
    (Column::Other, "Other running"),
    (Column::Saving, "Cashable saving against the reference"),
    (Column::Net, "Net against the reference"),
    (Column::AgencyPremium, "For information: agency above employees"),
    (Column::VacantPosts, "For information: budget of vacant posts"),
];

/// The file's bytes; the same findings give the same bytes, for no time of day is written.
pub(crate) fn xlsx(report: &ComparisonReport<'_>) -> Result<Vec<u8>, WriteFault> {
    bytes(report).map_err(|cause| WriteFault::Contents { file: NAME, cause: cause.to_string() })
}

fn bytes(report: &ComparisonReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let run = RunReport { notes: report.notes, ..report.as_run(true) };
    let comparison = report.comparison;
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&run)?.set_title(crate::report::escape::line(report.title)));
    let mut sheets = vec![
        front::notes(&run),
        options(comparison),
        monthly(comparison),
        differences(comparison),
        promises(comparison),
        costs(comparison),
        what_ifs(comparison),
        reasons::changes(&run),
        reasons::assumptions(&run),
    ];
    sheets.extend(happened::actuals(&run));
    sheets.extend(report.matters.iter().flat_map(|matters| sensitivity::sheets(matters)));
    front::cover(workbook.add_worksheet(), &run, report.title)?;
    front::contents(&sheets, None).write(workbook.add_worksheet())?;
    for sheet in &sheets {
        sheet.write(workbook.add_worksheet())?;
    }
    workbook.save_to_buffer()
}

fn band(measure: Measure, band: &Band) -> [Cell; 4] {
    [band.p50, band.p10, band.p90, band.mean].map(|value| cell(measure, value))
}

/// Every measure of every option on the dates that a reader asks about.
fn options(comparison: &Comparison) -> Sheet {
    let of = |option: &OptionFindings| {
        let moments = days::moments(&option.findings);
        let mut rows = Vec::new();
        for about in MEASURES {
            let Some(bands) = option.findings.council(about.measure) else { continue };
            for (record, _) in &moments {
                let (Some(Some(found)), Some(date)) = (bands.get(*record), option.findings.dates.get(*record)) else {
                    continue;
                };
                let head = [Cell::text(&option.label), Cell::text(about.label), Cell::Date(*date)];
                rows.push(head.into_iter().chain(band(about.measure, found)).collect());
            }
        }
        rows
    };
    Sheet {
        name: "Options",
        title: "Options",
        about: "Each measure of the whole council under each option, on the first day, on dates promised, at ends of financial years and on the last day".into(),
        columns: [&[("Option", 34.0), ("Measure", 40.0), ("Date", 14.0)][..], &BAND].concat(),
        rows: comparison.options.iter().flat_map(of).collect(),
    }
}

/// Every measure of every option in every month.
fn monthly(comparison: &Comparison) -> Sheet {
    let of = |option: &OptionFindings| {
        let rows = MEASURES.iter().flat_map(|about| months_of(&option.findings, about.measure));
        let named = |row: Vec<Cell>| std::iter::once(Cell::text(&option.label)).chain(row).collect();
        rows.map(named).collect::<Vec<Vec<Cell>>>()
    };
    Sheet {
        name: "Monthly",
        title: "Monthly",
        about: "Each measure of the whole council under each option in every month".into(),
        columns: [vec![("Option", 34.0)], by_month()].concat(),
        rows: comparison.options.iter().flat_map(of).collect(),
    }
}

/// Each option less the reference, future by future.
fn differences(comparison: &Comparison) -> Sheet {
    let of = |option: &OptionFindings| {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let Some(differences) = &option.differences else { return rows };
        for about in MEASURES {
            let series = Series { team: "all".into(), role: "all".into(), measure: about.measure };
            let Some(row) = differences.get(&series) else { continue };
            for (record, _) in days::moments(&option.findings) {
                let (Some(Some(found)), Some(date)) = (row.get(record), option.findings.dates.get(record)) else {
                    continue;
                };
                let head = [Cell::text(&option.label), Cell::text(about.label), Cell::Date(*date)];
                let better = found.share_better.map_or(Cell::NotApplicable, |share| Cell::Number(100.0 * share, 1));
                rows.push(head.into_iter().chain(band(about.measure, &found.band)).chain([better]).collect());
            }
        }
        rows
    };
    Sheet {
        name: "Differences",
        title: "Differences",
        about: format!(
            "Each option less {}, future by future: how much more, and how often that is for the better",
            comparison.reference().label
        ),
        columns: [
            &[("Option", 34.0), ("Measure", 40.0), ("Date", 14.0)][..],
            &BAND,
            &[("Futures in which it is better, in 100", 16.0)],
        ]
        .concat(),
        rows: comparison.options.iter().flat_map(of).collect(),
    }
}

/// What was promised, option by option.
fn promises(comparison: &Comparison) -> Sheet {
    let hundred = |share: Option<f64>| share.map_or(Cell::NotApplicable, |share| Cell::Number(100.0 * share, 1));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for option in &comparison.options {
        for promise in &option.promises {
            let measure = promise.series.measure;
            rows.extend(promise.dates.iter().map(|dated| {
                vec![
                    Cell::text(&option.label),
                    Cell::text(measure.about().label),
                    Cell::Date(dated.date),
                    Cell::text(if promise.at_most { "at most" } else { "at least" }),
                    cell(measure, dated.value),
                    hundred(dated.meeting),
                    hundred(dated.holding),
                ]
            }));
        }
    }
    Sheet {
        name: "Promises",
        title: "Promises",
        about: "What was promised, and in how many of a hundred futures each option keeps it on the day and holds it for three months".into(),
        columns: vec![
            ("Option", 34.0),
            ("Measure", 40.0),
            ("Date", 14.0),
            ("Kind", 10.0),
            ("Promised", 12.0),
            ("Futures that keep it, in 100", 16.0),
            ("Futures that hold it, in 100", 16.0),
        ],
        rows,
    }
}

/// A row for each option, financial year and kind of cost, to the penny.
fn costs(comparison: &Comparison) -> Sheet {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for option in &comparison.options {
        let Some(costs) = &option.costs else { continue };
        for (year, row) in costs.years.names.iter().zip(&costs.cash) {
            for (column, line) in LINES {
                let Some(band) = COLUMNS.iter().position(|known| *known == column).and_then(|at| row[at]) else {
                    continue;
                };
                rows.push(vec![
                    Cell::text(&option.label),
                    Cell::text(year),
                    Cell::text(line),
                    Cell::Pounds(band.mean),
                    Cell::Pounds(band.p10),
                    Cell::Pounds(band.p90),
                ]);
            }
        }
    }
    Sheet {
        name: "Costs",
        title: "Costs",
        about: format!(
            "Cash by option, financial year (April to March) and kind of cost; net and saving are against {}. Means add up, ranges do not",
            comparison.reference().label
        ),
        columns: vec![
            ("Option", 34.0),
            ("Financial year", 16.0),
            ("Cost", 40.0),
            ("Mean", 18.0),
            ("8 in 10 futures: from", 18.0),
            ("8 in 10 futures: to", 18.0),
        ],
        rows,
    }
}

/// What the preferred option shows if something turns out otherwise.
fn what_ifs(comparison: &Comparison) -> Sheet {
    let measure = Measure::AverageCaseload;
    let row = |tried: &crate::experiment::compare::tried::WhatIfFindings| {
        let better = tried.against.share_better.map_or(Cell::NotApplicable, |share| Cell::Number(100.0 * share, 1));
        let net = tried.net.map_or(Cell::NotApplicable, |net| Cell::Pounds(net.mean));
        let cells = band(measure, &tried.option).into_iter().chain([cell(measure, tried.shift.mean), better, net]);
        std::iter::once(Cell::text(&tried.label)).chain(cells).collect()
    };
    Sheet {
        name: "What_if",
        title: "What if",
        about: "Children per social worker on the day that tables speak of, if something turns out otherwise".into(),
        columns: [
            &[("What if", 46.0)][..],
            &BAND,
            &[
                ("Mean change from as it is", 16.0),
                ("Futures in which it is better than the reference, in 100", 18.0),
                ("Mean net cost against the reference", 18.0),
            ],
        ]
        .concat(),
        rows: comparison.what_ifs.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use crate::report::compare::sample;

    fn parts(with_sensitivity: bool) -> Vec<(String, String)> {
        let (played, asked) = (sample::played(), crate::report::sensitivity::sample::asked());
        let matters = asked.report();
        let report = ComparisonReport { matters: Some(&matters).filter(|_| with_sensitivity), ..played.report() };
        let bytes = xlsx(&report).unwrap();
        assert_eq!(bytes, xlsx(&report).unwrap(), "the same findings give the same bytes");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let count = archive.len();
        let part = |at: usize| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        };
        (0..count).map(part).collect()
    }

    #[test]
    fn every_sheet_has_one_table_and_no_cell_is_merged_hidden_or_worked_out() {
        for (with_sensitivity, count) in [(false, 11), (true, 18)] {
            let parts = parts(with_sensitivity);
            let sheets: Vec<_> = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
            assert_eq!(sheets.len(), count);
            for (name, text) in sheets {
                for unwanted in ["<mergeCell", "hidden=\"1\"", "<f>", "<autoFilter"] {
                    assert!(!text.contains(unwanted), "{name}: {unwanted}");
                }
                let tables = text.matches("<tablePart ").count();
                assert!(tables == 1 || name.ends_with("sheet1.xml"), "{name}: {tables} tables");
            }
        }
    }

    #[test]
    fn costs_of_the_years_add_up_to_the_whole() {
        let played = sample::played();
        let report = played.report();
        let sheet = costs(report.comparison);
        let label = &report.comparison.proposed().label;
        let net: f64 = sheet
            .rows
            .iter()
            .filter(|row| row[0] == Cell::text(label) && row[2] == Cell::text("Net against the reference"))
            .map(|row| if let Cell::Pounds(mean) = row[3] { mean } else { f64::NAN })
            .sum();
        let whole = report.comparison.proposed().costs.as_ref().unwrap();
        let all = whole.cash.last().unwrap()[COLUMNS.iter().position(|one| *one == Column::Net).unwrap()].unwrap();
        assert!((net - all.mean).abs() < 0.01, "{net} {}", all.mean);
    }
}
