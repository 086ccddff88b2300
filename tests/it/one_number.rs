//! One number everywhere: what the terminal, CSV, JSON, HTML, XLSX and DOCX of the same run say is the same.
#![expect(clippy::unwrap_used, reason = "a test that cannot read what it judges stops")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use caseload::model::measure::MEASURES;
use zip::ZipArchive;

use crate::cli::{Desk, SMALL};

const MORE: &str = "\n[standard]\nmost_children = 12\n[target.caseload]\nmeasure = \"average_caseload\"\nat_most = { 2024-06-30 = 12 }\n\
[pay]\non_costs_percent = 30\nsalary_pounds = { social-worker = 40_000 }\nagency_week_pounds = { social-worker = 1_600 }\nstarter_pounds = 3_000\n\
[money]\ndiscount_percent_per_year = 3.5\ninflation_percent_per_year = 2\noptimism_bias_percent = 20\n";
const OPTION: &str = "builds_on = 'base.toml'\ntitle = 'More posts'\n[change.posts]\ndate = 2024-05-01\nwhat = 'Three more posts'\n\
add_posts = { team = 'help', posts_fte = { social-worker = 3 } }\ncost = { one_off_pounds = 20_000 }\n";

/// Text between tags, entities read, spaces as one.
fn words(markup: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in markup.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(from).skip(1).filter_map(move |rest| rest.split(to).next())
}

/// Tables of a page by caption: each row, each cell with what stands beneath it.
fn tables_of_page(html: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let row = |row: &str| {
        let cells = row.replace("<th ", "<td ").replace("</th>", "</td>");
        between(&cells, "<td", "</td>").map(|cell| words(&format!("<{}", cell.replace("<small>", " ")))).collect()
    };
    let table = |table: &str| {
        let caption = words(between(table, "<caption>", "</caption>").next().unwrap_or_default());
        (caption, between(table, "<tr>", "</tr>").map(row).collect())
    };
    between(html, "<table>", "</table>").map(table).filter(|(caption, _)| caption.starts_with("Table ")).collect()
}

fn parts(path: &Path, wanted: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut text = String::new();
    zip.by_name(wanted).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Every number of a sheet of a workbook, by the sheet's name.
fn numbers_of_sheet(path: &Path, sheet: &str) -> Vec<f64> {
    let sheets = parts(path, "xl/workbook.xml");
    let place = between(&sheets, "<sheet name=\"", "\"").position(|name| name == sheet).unwrap() + 1;
    let xml = parts(path, &format!("xl/worksheets/sheet{place}.xml"));
    between(&xml, "<v>", "</v>").filter_map(|value| value.parse().ok()).collect()
}

/// Whether a number stands on a sheet: as it is, or as a share where people read a percentage.
fn stands(cells: &[f64], unit: &str, number: f64) -> bool {
    let scale = if unit == "percent" { 100.0 } else { 1.0 };
    cells.iter().any(|cell| (cell * scale - number).abs() <= 1e-9 * number.abs().max(1.0))
}

fn tables_of_document(xml: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let row = |row: &str| between(row, "<w:tc>", "</w:tc>").map(|cell| words(&cell.replace("</w:p>", " "))).collect();
    let table = |table: &str| {
        let caption = words(
            &between(table, "<w:tblCaption w:val=\"", "\"/>").next().unwrap_or_default().replace("&amp;#39;", "'"),
        );
        (caption, between(table, "<w:tr>", "</w:tr>").map(row).collect())
    };
    between(xml, "<w:tbl>", "</w:tbl>").map(table).collect()
}

/// Every value of `results.csv` by scenario, date, measure and statistic, for the whole council.
fn rows(csv: &str) -> BTreeMap<[String; 4], f64> {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let council = cells[2] == "all" && cells[3] == "all";
        council.then(|| ([cells[0], cells[1], cells[4], cells[6]].map(str::to_owned), cells[7].parse().unwrap()))
    };
    csv.lines().skip(1).filter_map(line).collect()
}

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// A value as people are shown it.
fn shown(measure: &str, value: f64) -> String {
    let about = MEASURES.iter().find(|about| about.key == measure).unwrap();
    // A half is rounded upwards, as spreadsheets do.
    let scale = 10_f64.powi(about.decimals as i32);
    let plain = format!("{:.*}", about.decimals, (value.abs() * scale + 0.5).floor() / scale);
    let (whole, part) =
        plain.split_once('.').map_or((plain.as_str(), String::new()), |(whole, part)| (whole, format!(".{part}")));
    let mut commas = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            commas.push(',');
        }
        commas.push(digit);
    }
    match about.unit {
        "pounds" => format!("£{commas}{part}"),
        "percent" => format!("{commas}{part}%"),
        _ => format!("{commas}{part}"),
    }
}

/// How a value may stand in a report: money is told to the digits that are known, in pounds, thousands or millions.
fn readings(measure: &str, value: f64) -> Vec<String> {
    let exact = shown(measure, value);
    if !exact.starts_with('£') {
        return vec![exact];
    }
    let rounded = |(unit, letter): (f64, &str)| -> Vec<String> {
        let size = value / unit;
        let decimals = (0..=2).map(|decimals| format!("£{size:.decimals$}{letter}"));
        let tens = [10.0, 100.0].map(|ten| format!("£{:.0}{letter}", (size / ten).round() * ten));
        decimals.chain(tens).collect()
    };
    [(1e6, "m"), (1e3, "k"), (1.0, "")].into_iter().flat_map(rounded).chain([exact]).collect()
}

#[test]
fn a_run_says_the_same_everywhere() {
    let desk = Desk::new("one-number");
    desk.holds("town/base.toml", &format!("{SMALL}{MORE}"));
    let said = desk.types(&["run", "town/base.toml", "--replications", "40"]);
    assert_eq!(said.code, 0, "{said:?}");
    let folder = desk.0.join("output/town/base");
    let csv = rows(&fs::read_to_string(folder.join("results.csv")).unwrap());
    let html = words(&fs::read_to_string(folder.join("report.html")).unwrap().replace("<small>", " "));
    let summary = json(&folder.join("summary.json"));
    let document = words(&parts(&folder.join("report.docx"), "word/document.xml").replace("</w:p>", " "));
    let cells = numbers_of_sheet(&folder.join("workbook.xlsx"), "Summary");
    let mut compared = 0;
    for headline in summary["headlines"].as_array().unwrap() {
        let measure = headline["measure"].as_str().unwrap();
        let unit = headline["unit"].as_str().unwrap();
        for value in headline["values"].as_array().unwrap() {
            let date = value["date"].as_str().unwrap();
            for statistic in ["p10", "p50", "p90"] {
                let number = value[statistic].as_f64().unwrap();
                let key = ["base", date, measure, statistic].map(str::to_owned);
                assert!((csv[&key] - number).abs() < 1e-12, "{key:?}");
                let said = readings(measure, number);
                assert!(said.iter().any(|said| html.contains(said)), "{key:?}: {said:?}");
                assert!(said.iter().any(|said| document.contains(said)), "{key:?} is not in the document: {said:?}");
                assert!(stands(&cells, unit, number), "{key:?}: {number} is not in the workbook");
                compared += 1;
            }
        }
    }
    assert!(compared > 150, "{compared}");
    let caseload = |date: &str| csv[&["base", date, "average_caseload", "p50"].map(str::to_owned)];
    let line = said.out.lines().find(|line| line.contains("Children per social worker")).unwrap();
    for date in ["2024-03-31", "2024-06-30", "2024-09-30"] {
        assert!(line.contains(&shown("average_caseload", caseload(date))), "{date}: {line}");
    }
    let board = words(&fs::read_to_string(folder.join("board.html")).unwrap());
    assert!(
        board.contains(&format!("would be {} on 30 June 2024", shown("average_caseload", caseload("2024-06-30")))),
        "{board}"
    );
    let share = summary["targets"][0]["share_meeting"].as_f64().unwrap();
    let chance = format!("{} in 100 futures", (100.0 * share).round());
    for (name, text) in [("terminal", &said.out), ("report", &html), ("board", &board), ("document", &document)] {
        assert!(text.contains(&chance) || chance.starts_with('0') || chance.starts_with("100"), "{name}: {chance}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one run, and every place where its figures stand")]
fn a_comparison_says_the_same_everywhere() {
    let desk = Desk::new("one-number-compared");
    desk.holds("town/base.toml", &format!("{SMALL}{MORE}"));
    desk.holds("town/more.toml", OPTION);
    let said = desk.types(&["compare", "town/base.toml", "town/more.toml", "--replications", "40"]);
    assert_eq!(said.code, 0, "{said:?}");
    let folder = desk.0.join("output/town/comparison");
    let page = tables_of_page(&fs::read_to_string(folder.join("report.html")).unwrap());
    let paper = tables_of_document(&parts(&folder.join("report.docx"), "word/document.xml"));
    assert!(page.len() >= 9, "{:?}", page.keys());
    assert_eq!(page.keys().collect::<Vec<_>>(), paper.keys().collect::<Vec<_>>());
    for (caption, rows) in &page {
        assert_eq!(rows, &paper[caption], "{caption}");
    }
    let options = page.iter().find(|(caption, _)| caption.contains(" options on ")).unwrap().1;
    for cell in options.iter().skip(1).flat_map(|row| &row[1..]) {
        for part in cell.split(' ') {
            assert!(said.out.contains(part), "{part} is not on the terminal\n{}", said.out);
        }
    }
    let csv = rows(&fs::read_to_string(folder.join("results.csv")).unwrap());
    let summary = json(&folder.join("summary.json"));
    let workbook = folder.join("workbook.xlsx");
    let (cells, money) = (numbers_of_sheet(&workbook, "Options"), numbers_of_sheet(&workbook, "Costs"));
    let mut compared = 0;
    for option in summary["options"].as_array().unwrap() {
        let name = option["scenario"].as_str().unwrap();
        for headline in option["headlines"].as_array().unwrap() {
            let (measure, unit) = (headline["measure"].as_str().unwrap(), headline["unit"].as_str().unwrap());
            for value in headline["values"].as_array().unwrap() {
                for statistic in ["p10", "p50", "p90"] {
                    let number = value["result"][statistic].as_f64().unwrap();
                    let key = [name, value["date"].as_str().unwrap(), measure, statistic].map(str::to_owned);
                    assert!((csv[&key] - number).abs() < 1e-12, "{key:?}");
                    // Files hold six digits, the workbook all of them.
                    let scale = if unit == "percent" { 100.0 } else { 1.0 };
                    let near = |cell: &f64| (cell * scale - number).abs() <= 1e-5 * number.abs().max(1e-3);
                    assert!(cells.iter().any(near), "{key:?}: {number} is not in the workbook");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 300, "{compared}");
    let costs = fs::read_to_string(folder.join("costs.csv")).unwrap();
    let mut lines = costs.lines().map(|line| line.split(',').collect::<Vec<&str>>());
    let heads = lines.next().unwrap();
    let net = heads.iter().position(|head| *head == "net").unwrap();
    let cash = |row: &Vec<&str>| row[3] == "cash" && row[4] == "mean" && row[2] != "all";
    for row in lines.filter(cash) {
        let pounds: f64 = row[net].parse().unwrap();
        assert!(money.iter().any(|cell| (cell - pounds).abs() < 0.006), "{row:?}");
    }
    // The paper's table of money adds up to the file, to the digits that it prints.
    let gross = page.iter().find(|(caption, _)| caption.contains("in cash")).unwrap().1;
    assert!(gross[0].contains(&"Gross".to_owned()), "{gross:?}");
    let board = words(&fs::read_to_string(folder.join("board.html")).unwrap());
    let last = ["more", "2024-06-30", "average_caseload", "p50"].map(str::to_owned);
    assert!(board.contains(&format!("would be {} on 30 June 2024", shown("average_caseload", csv[&last]))), "{board}");
    let id = json(&folder.join("manifest.json"))["run_id"].as_str().unwrap().to_owned();
    let html = fs::read_to_string(folder.join("report.html")).unwrap();
    let footer = parts(&folder.join("report.docx"), "word/footer1.xml");
    let cover = parts(&workbook, "xl/sharedStrings.xml");
    let chart = fs::read_to_string(folder.join("charts/options-caseload.svg")).unwrap();
    for (name, text) in [
        ("terminal", &said.out),
        ("report", &html),
        ("board", &board),
        ("document", &footer),
        ("workbook", &cover),
        ("chart", &chart),
    ] {
        assert!(text.contains(&id), "{name} does not name run {id}");
    }
    assert_eq!(html.matches("class=\"source\"").count(), html.matches("class=\"figure\"").count());
    let guards = page.iter().find(|(caption, _)| caption.contains("must not hide")).unwrap().1;
    for (row, option) in guards[1..].iter().zip(summary["options"].as_array().unwrap()) {
        let name = option["scenario"].as_str().unwrap();
        let value = |measure: &str, statistic: &str| csv[&[name, "2024-09-30", measure, statistic].map(str::to_owned)];
        let measure = "children_unallocated";
        let [middle, low, high] = ["p50", "p10", "p90"].map(|statistic| shown(measure, value(measure, statistic)));
        // A range without width is not written.
        let range = if low == high && low == middle { String::new() } else { format!(" {low} to {high}") };
        assert_eq!(row[1], format!("{middle}{range}"), "{name}");
        let headline = option["headlines"].as_array().unwrap().iter().find(|one| one["measure"] == measure).unwrap();
        let last = headline["values"].as_array().unwrap().last().unwrap();
        assert!((last["result"]["p50"].as_f64().unwrap() - value(measure, "p50")).abs() < 1e-12);
    }
}
