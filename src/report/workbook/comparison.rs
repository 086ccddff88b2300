//! `workbook.xlsx` of a comparison: options, differences, promises, costs and what-ifs, each a table that pivots.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::results::{by_month, cell, months_of, unit};
use super::sheet::HEADINGS;
use super::sheet::{Cell, Sheet};
use super::{NAME, charts, front, happened, properties, reasons, results, sensitivity, what_if};
use crate::experiment::compare::costs::{COLUMNS, Column};
use crate::experiment::compare::{Comparison, OptionFindings};
use crate::experiment::findings::{Band, Series};
use crate::model::measure::{MEASURES, Measure};
use crate::report::compare::ComparisonReport;
use crate::report::compare::part_years::{self, Year};
use crate::report::moments::moments;
use crate::report::{RunReport, WriteFault};

/// Headings of a figure with its range.
pub(super) const BAND: [(&str, f64); 4] =
    [("Middle future", 15.0), ("8 in 10 futures: from", 15.0), ("8 in 10 futures: to", 15.0), ("Mean", 15.0)];
/// Headings of whose figure it is, of what, and when.
const HEAD: [(&str, f64); 4] = [("Option", 34.0), ("Measure", 40.0), ("Unit", 26.0), ("Date", 14.0)];
/// Kinds of cost that people pivot by: only those that are spent add up to the gross cost.
const LINES: [(Column, &str, &str); 11] = [
    (Column::OneOff, "One-off", SPENT),
    (Column::Permanent, "Permanent staff", SPENT),
    (Column::Agency, "Agency", SPENT),
    (Column::Other, "Other running", SPENT),
    (Column::Gross, "Gross", SUM),
    (Column::Saving, "Cashable saving", IN_NET),
    (Column::Net, "Net", AGAINST),
    (Column::Cumulative, "Net so far", RUNNING),
    (Column::Discounted, "Net, present value", PRESENT),
    (Column::AgencyPremium, "Agency above employees", ASIDE),
    (Column::VacantPosts, "Budget of vacant posts", ASIDE),
];
/// What a kind of cost holds, where its name does not say it.
const KINDS: [(&str, &str); 2] = [
    ("Permanent staff", "In Costs: salaries, on-costs and starters."),
    ("Other running", "In Costs: retention payments, changes while they last, placements."),
];
/// How a line counts.
const SPENT: &str = "Spent: adds up to the gross cost";
const SUM: &str = "Sum of what is spent";
const IN_NET: &str = "Against the reference: in the net already";
const AGAINST: &str = "Against the reference";
const RUNNING: &str = "Against the reference: with the years before";
const PRESENT: &str = "Against the reference: first year’s prices, later years discounted";
const ASIDE: &str = "For information: in no total";

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
        front::notes(&run, &KINDS),
        options(comparison),
        monthly(comparison),
        differences(comparison),
        promises(&run, comparison),
        of_proposed(comparison, results::teams(&run)),
        of_proposed(comparison, results::posts(&run)),
        costs(comparison),
        what_if::sheet(report),
        of_proposed(comparison, reasons::changes_of_proposed(report, &run)),
        of_proposed(comparison, reasons::assumptions(&run)),
    ];
    sheets.extend(happened::actuals(&run));
    sheets.extend(report.matters.iter().flat_map(|matters| sensitivity::sheets(matters)));
    front::cover(workbook.add_worksheet(), &run, report.title)?;
    let name = run.run_id();
    front::contents(&sheets, Some(charts::COMPARED)).write(workbook.add_worksheet(), &name)?;
    for sheet in &sheets {
        sheet.write(workbook.add_worksheet(), &name)?;
    }
    charts::compared(workbook.add_worksheet(), report, (&name, net_rows(report)))?;
    workbook.save_to_buffer()
}

/// A sheet of one option among several names it.
fn of_proposed(comparison: &Comparison, sheet: Sheet) -> Sheet {
    Sheet { about: format!("{}. All of one option: {}", sheet.about, comparison.proposed().label), ..sheet }
}

pub(super) fn band(measure: Measure, band: &Band) -> [Cell; 4] {
    [band.p50, band.p10, band.p90, band.mean].map(|value| cell(measure, value))
}

/// Every measure of every option on the dates that a reader asks about.
fn options(comparison: &Comparison) -> Sheet {
    let of = |option: &OptionFindings| {
        let moments = moments(&option.findings);
        let mut rows = Vec::new();
        for about in MEASURES {
            let Some(bands) = option.findings.council(about.measure) else { continue };
            for (record, _) in &moments {
                let (Some(Some(found)), Some(date)) = (bands.get(*record), option.findings.dates.get(*record)) else {
                    continue;
                };
                let head = [Cell::text(&option.label), Cell::text(about.label), unit(about), Cell::Date(*date)];
                rows.push(head.into_iter().chain(band(about.measure, found)).collect());
            }
        }
        rows
    };
    Sheet {
        name: "Options",
        title: "Options",
        about: "Each measure of the whole council under each option, on the first day, on dates promised, at ends of financial years and on the last day".into(),
        columns: [&HEAD[..], &BAND].concat(),
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
            for (record, _) in moments(&option.findings) {
                let (Some(Some(found)), Some(date)) = (row.get(record), option.findings.dates.get(record)) else {
                    continue;
                };
                let head = [Cell::text(&option.label), Cell::text(about.label), unit(about), Cell::Date(*date)];
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
        columns: [&HEAD[..], &BAND, &[("Futures in which it is better, in 100", 16.0)]].concat(),
        rows: comparison.options.iter().flat_map(of).collect(),
    }
}

/// What was promised, option by option.
fn promises(run: &RunReport<'_>, comparison: &Comparison) -> Sheet {
    let hundred = |share: Option<f64>| share.map_or(Cell::NotApplicable, |share| Cell::Number(100.0 * share, 1));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for option in &comparison.options {
        for promise in &option.promises {
            let measure = promise.series.measure;
            rows.extend(promise.dates.iter().map(|dated| {
                vec![
                    Cell::text(&option.label),
                    Cell::text(measure.about().label),
                    results::team(run, &promise.series),
                    Cell::Date(dated.date),
                    Cell::text(if promise.at_most { "at most" } else { "at least" }),
                    cell(measure, dated.value),
                    hundred(dated.meeting),
                    hundred(dated.holding),
                    Cell::Number(f64::from(dated.futures), 0),
                    results::set_by(run, &promise.target),
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
            ("Team", 30.0),
            ("Date", 14.0),
            ("Kind", 10.0),
            ("Promised", 12.0),
            ("Futures that keep it, in 100", 16.0),
            ("Futures that hold it, in 100", 16.0),
            ("Futures with a figure, of which they are", 16.0),
            ("Whose figure", 32.0),
        ],
        rows,
    }
}

/// A row for each option, kind of cost and financial year, to the penny.
fn costs(comparison: &Comparison) -> Sheet {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for option in &comparison.options {
        for (column, line, counts) in LINES {
            rows.extend(of_years(option, column).into_iter().map(|(year, band)| {
                vec![
                    Cell::text(&option.label),
                    Cell::text(&year.name),
                    Cell::Number(year.months as f64, 0),
                    Cell::text(line),
                    Cell::text(counts),
                    Cell::Pounds(band.mean),
                    Cell::Pounds(band.p10),
                    Cell::Pounds(band.p90),
                ]
            }));
        }
    }
    Sheet {
        name: "Costs",
        title: "Costs",
        about: format!(
            "Cash by option, kind of cost and financial year (April to March; one of fewer than 12 months is a part); net and saving are against {}. Add up by “Counts as”: a sum over all costs counts money twice. Means of one cost add up over the years, but for “Net so far”; ranges do not. Notes say what each cost holds",
            comparison.reference().label
        ),
        columns: vec![
            ("Option", 34.0),
            ("Financial year", 16.0),
            ("Months", 10.0),
            ("Cost", 26.0),
            ("Counts as", 40.0),
            ("Mean", 18.0),
            ("8 in 10 futures: from", 18.0),
            ("8 in 10 futures: to", 18.0),
        ],
        rows,
    }
}

/// A kind of cost of an option by financial year.
fn of_years(option: &OptionFindings, column: Column) -> Vec<(Year, Band)> {
    let Some(costs) = &option.costs else { return Vec::new() };
    let place = COLUMNS.iter().position(|known| *known == column);
    let of = |row: &Vec<Option<Band>>| place.and_then(|at| row.get(at).copied().flatten());
    // What counts for less in later years is told in constant prices alone.
    let told = if column == Column::Discounted { &costs.constant } else { &costs.cash };
    part_years::of(option).into_iter().zip(told).filter_map(|(year, row)| Some((year, of(row)?))).collect()
}

/// The rows of the sheet of costs with the proposed option's net; none where no cost is reported.
fn net_rows(report: &ComparisonReport<'_>) -> Option<(u32, u32)> {
    let proposed = report.place_of_proposed();
    let mut first = HEADINGS + 1;
    for (place, option) in report.comparison.options.iter().enumerate() {
        for (column, ..) in LINES {
            let count = u32::try_from(of_years(option, column).len()).unwrap_or(u32::MAX);
            if place == proposed && column == Column::Net {
                return count.checked_sub(1).map(|further| (first, first + further));
            }
            first += count;
        }
    }
    None
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
        for (with_sensitivity, count) in [(false, 14), (true, 21)] {
            let parts = parts(with_sensitivity);
            let sheets: Vec<_> = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
            assert_eq!(sheets.len(), count);
            for (name, text) in sheets {
                for unwanted in ["<mergeCell", "hidden=\"1\"", "<f>", "<autoFilter", "state=\"frozen\""] {
                    assert!(!text.contains(unwanted), "{name}: {unwanted}");
                }
                let tables = text.matches("<tablePart ").count();
                let plain = [1, count].map(|at| format!("xl/worksheets/sheet{at}.xml"));
                assert_eq!(tables == 0, plain.contains(name), "{name}: {tables} tables");
            }
        }
    }

    #[test]
    fn charts_are_native_say_what_they_show_and_point_at_their_figures() {
        let parts = parts(false);
        let charts: Vec<&str> = parts
            .iter()
            .filter(|(name, _)| name.starts_with("xl/charts/chart"))
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!(charts.len(), 4);
        let played = sample::played();
        let report = played.report();
        let sheet = costs(report.comparison);
        let (first, last) = net_rows(&report).expect("a net cost");
        for row in first..=last {
            let row = &sheet.rows[(row - HEADINGS - 1) as usize];
            assert_eq!(row[0], Cell::text(&report.comparison.proposed().label));
            assert_eq!(row[3], Cell::text("Net"));
        }
        // The sheet counts rows from 1.
        let range = format!("Costs!$F${}:$F${}", first + 1, last + 1);
        assert!(charts.iter().any(|chart| chart.contains(&range)), "{range}");
        let months = monthly(report.comparison);
        for (label, measure) in [(0, Measure::AverageCaseload), (1, Measure::InPostFte)] {
            let label = &report.comparison.options[label].label;
            let named = |row: &Vec<Cell>| row[0] == Cell::text(label) && row[1] == Cell::text(measure.about().label);
            let at = months.rows.iter().position(named).expect("a row") + HEADINGS as usize + 2;
            let count = months.rows.iter().filter(|row| named(row)).count();
            let range = format!("Monthly!$E${at}:$E${}", at + count - 1);
            assert!(charts.iter().any(|chart| chart.contains(&range)), "{range}");
        }
    }

    #[test]
    fn sheets_of_one_option_name_it() {
        let named = format!("All of one option: {}", sample::played().comparison.proposed().label);
        let parts = parts(false);
        let (_, texts) = parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml").expect("texts");
        // Teams, posts, changes and assumptions, each in the contents and on the sheet itself, where one has two lines.
        assert_eq!(texts.matches(&named).count(), 5, "a text that stands twice is stored once");
    }

    #[test]
    fn promises_of_one_measure_are_told_apart_by_team() {
        let mut played = sample::played();
        let mut of_team = played.comparison.options[1].promises[0].clone();
        of_team.series.team = "help".into();
        played.comparison.options[1].promises.push(of_team);
        let report = played.report();
        let sheet = promises(&report.as_run(true), report.comparison);
        let team = sheet.columns.iter().position(|(name, _)| *name == "Team").expect("a column of teams");
        let of_option = sheet.rows.iter().filter(|row| row[0] == Cell::text(&report.comparison.options[1].label));
        let teams: Vec<&Cell> = of_option.map(|row| &row[team]).collect();
        assert!(teams.contains(&&Cell::text("All teams")) && teams.contains(&&Cell::text("Help")), "{teams:?}");
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
    }

    #[test]
    fn a_label_that_begins_like_a_formula_is_text_everywhere() {
        let mut played = sample::played();
        for option in &mut played.comparison.options {
            option.label = "=HYPERLINK(\"http://x\")".into();
        }
        let bytes = xlsx(&played.report()).expect("a workbook");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
        for at in 0..archive.len() {
            let mut text = String::new();
            let mut file = archive.by_index(at).expect("a part");
            file.read_to_string(&mut text).expect("text");
            assert!(!text.contains("<f>") && !text.contains("<c:f>HYPERLINK") && !text.contains("<c:f>=HYPERLINK"));
            assert!(!file.name().expect("a name").ends_with(".rels") || !text.contains("http://x\""), "no link out");
        }
    }

    #[test]
    fn costs_of_the_years_add_up_to_the_whole() {
        let played = sample::played();
        let report = played.report();
        let sheet = costs(report.comparison);
        let label = &report.comparison.proposed().label;
        let years = |of: &dyn Fn(&[Cell]) -> bool| -> Vec<f64> {
            let rows = sheet.rows.iter().filter(|row| row[0] == Cell::text(label) && of(row));
            rows.map(|row| if let Cell::Pounds(mean) = row[5] { mean } else { f64::NAN }).collect()
        };
        let named = |name: &str| years(&|row| row[3] == Cell::text(name));
        let whole = report.comparison.proposed().costs.as_ref().unwrap();
        let all = |column: Column| whole.cash.last().unwrap()[column as usize].unwrap().mean;
        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 0.01, "{found} {wanted}");
        near(named("Net").iter().sum(), all(Column::Net));
        near(named("Gross").iter().sum(), all(Column::Gross));
        near(years(&|row| row[4] == Cell::text(SPENT)).iter().sum(), all(Column::Gross));
        near(*named("Net so far").last().unwrap(), all(Column::Net));
        near(named("Net, present value").iter().sum(), whole.present.unwrap().mean);
    }
}
