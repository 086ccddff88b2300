//! What a workbook must be, read back from its parts.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use super::*;
use crate::model::measure::Measure;
use crate::report::sample;

/// The parts of a workbook: name and text.
fn parts(sample: &sample::Sample) -> Vec<(String, String)> {
    let bytes = xlsx(&sample.report()).unwrap();
    assert_eq!(bytes, xlsx(&sample.report()).unwrap(), "the same findings give the same bytes");
    read_back(bytes)
}

fn read_back(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at: usize| {
        let mut text = String::new();
        let mut file = archive.by_index(at).unwrap();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..count).map(part).collect()
}

fn part<'a>(parts: &'a [(String, String)], name: &str) -> &'a str {
    &parts.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// What stands between two marks, wherever they stand.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).filter_map(|rest| rest.split(to).next()).collect()
}

const NAMES: [&str; 12] = [
    "Cover",
    "Contents",
    "Notes",
    "Summary",
    "Targets",
    "Monthly",
    "Teams",
    "Posts",
    "Costs",
    "Changes",
    "Assumptions",
    "Charts",
];

#[test]
fn every_case_has_one_table_a_sheet_and_no_cell_merged_hidden_or_worked_out() {
    for (case, sample) in sample::cases() {
        let parts = parts(&sample);
        assert_eq!(between(part(&parts, "xl/workbook.xml"), "<sheet name=\"", "\""), NAMES, "{case}");
        for (at, name) in NAMES.iter().enumerate() {
            let sheet = part(&parts, &format!("xl/worksheets/sheet{}.xml", at + 1));
            for unwanted in ["<mergeCell", "<autoFilter", "hidden=", "<f>", "<f ", "NaN", "inf"] {
                assert!(!sheet.contains(unwanted), "{case}: {unwanted} in {name}");
            }
            let plain = ["Cover", "Charts"].contains(name);
            assert_eq!(sheet.matches("<tablePart ").count(), usize::from(!plain), "{case}: {name}");
            assert!(!sheet.contains("<pane "), "{case}: {name}: nothing is frozen");
            assert!(sheet.contains("<c r=\"A1\""), "{case}: {name} has a title");
        }
        let tables: Vec<&str> =
            parts.iter().filter(|(name, _)| name.starts_with("xl/tables/")).map(|(_, text)| text.as_str()).collect();
        let names: BTreeSet<&str> = tables.iter().flat_map(|table| between(table, "displayName=\"", "\"")).collect();
        assert_eq!((tables.len(), names.len()), (10, 10), "{case}");
        for table in tables {
            assert!(table.contains("ref=\"A4:") && !table.contains("<autoFilter"), "{case}: {table}");
        }
    }
}

#[test]
fn every_sheet_names_its_run_in_print_and_is_fitted_to_its_table() {
    for (case, sample) in sample::cases() {
        let parts = parts(&sample);
        let run = format!("Run {}", sample.report().run_id());
        let printed = part(&parts, "xl/workbook.xml");
        for (at, name) in NAMES.iter().enumerate() {
            let sheet = part(&parts, &format!("xl/worksheets/sheet{}.xml", at + 1));
            let feet = between(sheet, "<oddFooter>", "</oddFooter>");
            assert!(feet.len() == 1 && feet[0].contains(&run), "{case}: {name}: {feet:?}");
            let plain = ["Cover", "Charts"].contains(name);
            assert_eq!(printed.contains(&format!(">{name}!$A$1:")), !plain, "{case}: {name}: an area to print");
        }
    }
}

#[test]
fn text_stands_clear_of_the_figure_before_it_and_what_is_no_figure_stands_in_its_column() {
    let mut sheet = Sheet {
        name: "Costs",
        title: "Costs",
        about: String::new(),
        columns: vec![("Months", 10.0), ("Cost", 30.0), ("Mean", 18.0)],
        rows: Vec::new(),
    };
    use sheet::Cell::{NotApplicable, Number, Text};
    sheet.rows.push(vec![Number(12.0, 0), Text("Agency".into()), Number(15.6, 1)]);
    sheet.rows.push(vec![NotApplicable, NotApplicable, NotApplicable]);
    let mut workbook = Workbook::new();
    sheet.write(workbook.add_worksheet(), "7F3C-91A2").unwrap();
    let parts = read_back(workbook.save_to_buffer().unwrap());
    let all = between(part(&parts, "xl/styles.xml"), "<cellXfs", "</cellXfs>")[0];
    // An entry without an alignment closes itself.
    let entries: Vec<&str> = all.split("<xf ").skip(1).collect();
    let written = part(&parts, "xl/worksheets/sheet1.xml");
    let style = |cell: &str| {
        let place = between(written, &format!("<c r=\"{cell}\" s=\""), "\"")[0];
        entries[place.parse::<usize>().unwrap()]
    };
    for clear in ["B4", "B5", "B6"] {
        assert!(style(clear).contains("indent=\"1\""), "{clear}: {}", style(clear));
    }
    for figure in ["C4", "A6", "C6"] {
        assert!(style(figure).contains("horizontal=\"right\""), "{figure}: {}", style(figure));
    }
}

#[test]
fn words_of_a_file_are_text_whatever_they_begin_with() {
    let mut sample = sample::hostile();
    for (title, question) in [("=1+1", "+44"), ("-2", "@SUM(A1)")] {
        sample.council.title = title.into();
        sample.council.question = Some(question.into());
        for change in sample.council.change.values_mut() {
            change.what = "=HYPERLINK(\"http://x\")".into();
        }
        let parts = parts(&sample);
        let strings = part(&parts, "xl/sharedStrings.xml");
        assert!(strings.contains(&format!("<t>{title}</t>")), "{title}");
        assert!(strings.contains("=HYPERLINK(\"http://x\")") && !strings.contains("<b>&\""));
        assert!(parts.iter().all(|(name, text)| !name.starts_with("xl/worksheets/sheet") || !text.contains("<f")));
        assert!(!parts.iter().any(|(name, text)| name.ends_with(".rels") && text.contains("http://x")), "no link out");
    }
}

#[test]
fn numbers_and_dates_are_what_the_findings_say() {
    let sample = sample::county();
    let parts = parts(&sample);
    let monthly = part(&parts, "xl/worksheets/sheet6.xml");
    let bands = sample.findings.council(Measure::AverageCaseload).unwrap();
    let last = bands.last().copied().flatten().unwrap();
    let stored: Vec<f64> =
        monthly.split("<v>").skip(1).filter_map(|rest| rest.split("</v>").next()?.parse().ok()).collect();
    let stands = |value: f64| stored.iter().any(|cell| (cell - value).abs() <= 1e-11 * value.abs());
    assert!(stands(crate::report::figures::once(last.p50)), "{}", last.p50);
    let rate = sample.findings.council(Measure::VacancyRate).unwrap().last().copied().flatten().unwrap();
    assert!(stands(rate.p50 / 100.0), "percentages are shares");
    // 31 March 2022 is day 44,651 of spreadsheets.
    assert!(monthly.contains("<v>44651</v>"), "dates are dates");
    let rows = monthly.matches("<row ").count();
    assert_eq!(rows, 3 + values(&sample), "title, description, headings, then a row a month");
}

/// Values of the whole council, a measure and a record each.
fn values(sample: &sample::Sample) -> usize {
    let measures = crate::model::measure::MEASURES.iter();
    measures
        .filter_map(|about| sample.findings.council(about.measure))
        .map(|bands| bands.iter().flatten().count())
        .sum()
}

#[test]
fn charts_say_what_they_show_and_point_at_their_figures() {
    let sample = sample::county();
    let parts = parts(&sample);
    let charts: Vec<&str> =
        parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).map(|(_, text)| text.as_str()).collect();
    assert_eq!(charts.len(), 3);
    assert_eq!(part(&parts, "xl/drawings/drawing1.xml").matches("descr=\"Line chart. ").count(), 3);
    let title =
        crate::report::message::Course::of(&sample.findings, Measure::AverageCaseload).unwrap().title("Caseload");
    assert!(charts.iter().any(|chart| chart.contains(&title)), "the title of the page: {title}");
    let monthly = part(&parts, "xl/worksheets/sheet6.xml");
    let strings: Vec<&str> = between(part(&parts, "xl/sharedStrings.xml"), "<si>", "</si>");
    for chart in charts {
        assert!(chart.contains("<c:min val=\"0\"/>"), "an axis that is cut would have to say so");
        for range in between(chart, "<c:f>Monthly!", "</c:f>") {
            let rows: Vec<u32> = range.split([':', '$']).filter_map(|part| part.parse().ok()).collect();
            assert_eq!(rows.len(), 2, "{range}");
            let measures: BTreeSet<&str> = rows
                .iter()
                .map(|row| {
                    let cell = between(monthly, &format!("<c r=\"A{row}\""), "</c>")[0];
                    strings[between(cell, "<v>", "<")[0].parse::<usize>().unwrap()]
                })
                .collect();
            assert_eq!(measures.len(), 1, "{range} begins and ends in one measure");
        }
    }
}

#[test]
fn every_row_of_the_cover_is_as_high_as_its_text() {
    let mut sample = sample::county();
    sample.command = format!("caseload run {}", "scenarios/county/programme.toml ".repeat(8));
    let parts = parts(&sample);
    let cover = part(&parts, "xl/worksheets/sheet1.xml");
    let heights: Vec<f64> = between(cover, " ht=\"", "\"").iter().map(|height| height.parse().unwrap()).collect();
    // A row of one line has the height of the sheet, and bears none of its own.
    assert!(heights.len() < cover.matches("<row ").count(), "{cover}");
    let many = heights.iter().filter(|height| **height >= 45.0).count();
    assert_eq!(many, 1, "the command takes three lines: {heights:?}");
}
