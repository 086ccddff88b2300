//! The sheet of charts: native ones, so that they can be copied into a paper and follow the cells of Monthly.

use rust_xlsxwriter::{
    Chart, ChartAxisDateUnitType, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartSolidFill, Format, Worksheet, XlsxError,
};

use super::results::months_of;
use super::sheet::{HEADINGS, foot};
use crate::experiment::compare::{Comparison, OptionFindings};
use crate::experiment::findings::Findings;
use crate::model::measure::{MEASURES, Measure};
use crate::report::compare::{ComparisonReport, part_years};
use crate::report::message::Course;
use crate::report::{RunReport, escape};

/// The column of dates on the sheet of months of a run; that of a comparison has the option before it.
const DATES: u16 = 2;
/// Columns of the middle future and of the ends of the range.
const MIDDLE: u16 = 3;
const LOW: u16 = 4;
const HIGH: u16 = 5;
/// Rows of the sheet that a chart covers, its heading included.
const TALL: u32 = 26;

/// What the sheet of a run holds.
pub(super) const ABOUT: &str = "Charts of the figures in Monthly; the figures behind each are there";
/// What that of a comparison holds.
pub(super) const COMPARED: &str = "Charts of the figures in Monthly and Costs; the figures behind each are there";

fn begin(sheet: &mut Worksheet, about: &str, run: &str) -> Result<(), XlsxError> {
    sheet.set_name("Charts")?;
    sheet.write_string_with_format(0, 0, "Charts", &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, about)?;
    foot(sheet, run);
    // A chart a page. It is scaled rather than fitted to the page, for breaks hold only where nothing is fitted; and to less
    // than would do, for the columns that a chart lies over are wider in some programs.
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_scale(85)
        .set_page_breaks(&[1, 2, 3].map(|chart| HEADINGS + chart * TALL))?;
    Ok(())
}

/// Writes the sheet: a fan as three lines, and posts beside the people in them.
pub(super) fn write(sheet: &mut Worksheet, report: &RunReport<'_>) -> Result<(), XlsxError> {
    begin(sheet, ABOUT, &report.run_id())?;
    let mut row = HEADINGS;
    let fans = [(Measure::AverageCaseload, "Caseload"), (Measure::ChildrenUnallocated, "Children with no worker")];
    for (measure, noun) in fans {
        let (Some(course), Some(rows)) = (Course::of(report.findings, measure), rows(report, measure)) else {
            continue;
        };
        let lines = [
            ("Middle future", MIDDLE, ChartLineDashType::Solid, 2.5),
            ("8 in 10 futures: from", LOW, ChartLineDashType::Dash, 1.25),
            ("8 in 10 futures: to", HIGH, ChartLineDashType::Dash, 1.25),
        ];
        let lines = lines.map(|(name, column, dash, width)| Line {
            name: name.to_owned(),
            dates: DATES,
            column,
            dash,
            width,
            rows,
            colour: BLUE,
        });
        insert(sheet, row, &course.title(noun), measure.about().label, &lines)?;
        row += TALL;
    }
    let staff = staff(report);
    if !staff.is_empty() {
        insert(sheet, row, "Funded posts, and the people in them (FTE, middle future)", "FTE", &staff)?;
    }
    Ok(())
}

const BLUE: &str = "#12436D";
const GREY: &str = "#3D3D3D";
const PINK: &str = "#801650";

/// A line of a chart: which column of which rows of Monthly, and how it looks.
#[derive(Clone)]
struct Line {
    name: String,
    dates: u16,
    column: u16,
    dash: ChartLineDashType,
    width: f64,
    rows: (u32, u32),
    colour: &'static str,
}

const STAFF: [(Measure, &str, ChartLineDashType, &str); 3] = [
    (Measure::PostsFte, "Funded posts", ChartLineDashType::Solid, GREY),
    (Measure::InPostFte, "Permanent people in post", ChartLineDashType::Dash, BLUE),
    (Measure::AgencyFte, "Agency workers", ChartLineDashType::RoundDot, PINK),
];

fn staff(report: &RunReport<'_>) -> Vec<Line> {
    let of = |(measure, name, dash, colour): (Measure, &str, ChartLineDashType, &'static str)| {
        let rows = rows(report, measure)?;
        Some(Line { name: name.to_owned(), dates: DATES, column: MIDDLE, dash, width: 2.25, rows, colour })
    };
    STAFF.into_iter().filter_map(of).collect()
}

/// Rows of a measure among those of findings; `None` where there are none.
fn among(findings: &Findings, measure: Measure) -> Option<(u32, u32)> {
    let count = |measure| u32::try_from(months_of(findings, measure).len()).unwrap_or(u32::MAX);
    let before: u32 = MEASURES.iter().map(|about| about.measure).take_while(|one| *one != measure).map(count).sum();
    count(measure).checked_sub(1).map(|further| (before, before + further))
}

/// The first and the last row of a measure on the sheet of months; `None` where it has none.
fn rows(report: &RunReport<'_>, measure: Measure) -> Option<(u32, u32)> {
    among(report.findings, measure).map(|(first, last)| (HEADINGS + 1 + first, HEADINGS + 1 + last))
}

/// The same where every option has its months.
fn rows_of(comparison: &Comparison, option: usize, measure: Measure) -> Option<(u32, u32)> {
    let all = |option: &OptionFindings| -> usize {
        MEASURES.iter().map(|about| months_of(&option.findings, about.measure).len()).sum()
    };
    let before: usize = comparison.options[..option].iter().map(all).sum();
    let start = HEADINGS + 1 + u32::try_from(before).unwrap_or(u32::MAX);
    among(&comparison.options[option].findings, measure).map(|(first, last)| (start + first, start + last))
}

/// A label as the name of a line or a title: a spreadsheet would read one that begins with = as a formula.
fn plain(label: &str) -> String {
    escape::line(label).trim_start_matches(['=', ' ']).to_owned()
}

/// Dashes of options, in their order; the same again from the seventh.
const DASHES: [ChartLineDashType; 6] = [
    ChartLineDashType::Solid,
    ChartLineDashType::Dash,
    ChartLineDashType::RoundDot,
    ChartLineDashType::DashDot,
    ChartLineDashType::LongDash,
    ChartLineDashType::LongDashDotDot,
];

/// Writes the sheet of a comparison: options as lines, posts and people under the proposed one, and what it costs by year.
pub(super) fn compared(
    sheet: &mut Worksheet,
    report: &ComparisonReport<'_>,
    (run, net): (&str, Option<(u32, u32)>),
) -> Result<(), XlsxError> {
    begin(sheet, COMPARED, run)?;
    let comparison = report.comparison;
    let proposed = report.place_of_proposed();
    let mut row = HEADINGS;
    for measure in [Measure::AverageCaseload, Measure::WorkersOverThreshold] {
        let line = |(place, option): (usize, &OptionFindings)| {
            let rows = rows_of(comparison, place, measure)?;
            let colour = [BLUE, GREY, PINK][place % 3];
            let width = if place == proposed { 3.0 } else { 1.75 };
            let name = plain(&option.label);
            Some(Line {
                name,
                dates: DATES + 1,
                column: MIDDLE + 1,
                dash: DASHES[place % DASHES.len()],
                width,
                rows,
                colour,
            })
        };
        let lines: Vec<Line> = comparison.options.iter().enumerate().filter_map(line).collect();
        if lines.is_empty() {
            continue;
        }
        let label = measure.about().label;
        insert(sheet, row, &format!("{label} under each option, middle future"), label, &lines)?;
        row += TALL;
    }
    let label = plain(&comparison.options[proposed].label);
    let line = |(measure, name, dash, colour): (Measure, &str, ChartLineDashType, &'static str)| {
        let rows = rows_of(comparison, proposed, measure)?;
        Some(Line { name: name.to_owned(), dates: DATES + 1, column: MIDDLE + 1, dash, width: 2.25, rows, colour })
    };
    let staff: Vec<Line> = STAFF.into_iter().filter_map(line).collect();
    if !staff.is_empty() {
        insert(
            sheet,
            row,
            &format!("{label}: funded posts, and the people in them (FTE, middle future)"),
            "FTE",
            &staff,
        )?;
        row += TALL;
    }
    if let Some(rows) = net {
        money(
            sheet,
            row,
            &format!(
                "{label}: net cost against {}, by financial year{}",
                plain(&comparison.reference().label),
                parts(comparison.proposed())
            ),
            rows,
        )?;
    }
    Ok(())
}

/// Columns of the sheet of costs that the chart of money reads.
const YEARS: u16 = 1;
const MEAN: u16 = 5;

/// Which years are not whole: " (2017/18: 6 months)"; nothing where all are.
fn parts(option: &OptionFindings) -> String {
    let years = part_years::of(option).into_iter().filter(|year| !year.part().is_empty());
    let said: Vec<String> = years.map(|year| format!("{}: {}", year.name, year.part())).collect();
    if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) }
}

fn money(sheet: &mut Worksheet, row: u32, title: &str, (from, to): (u32, u32)) -> Result<(), XlsxError> {
    let mut chart = Chart::new_column();
    chart
        .add_series()
        .set_name("Net, mean of futures")
        .set_categories(("Costs", from, YEARS, to, YEARS))
        .set_values(("Costs", from, MEAN, to, MEAN))
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(BLUE)));
    chart.title().set_name(title).set_font(ChartFont::new().set_size(12));
    chart.y_axis().set_name("£").set_num_format("£#,##0");
    chart.legend().set_hidden();
    chart.set_alt_text(format!("Column chart. {title}. The figures and their ranges are in the sheet Costs."));
    chart.set_width(880).set_height(440);
    sheet.insert_chart(row, 0, &chart)?;
    Ok(())
}

fn insert(sheet: &mut Worksheet, row: u32, title: &str, axis: &str, lines: &[Line]) -> Result<(), XlsxError> {
    let mut chart = Chart::new_line();
    for line in lines {
        let (from, to) = line.rows;
        let mut stroke = ChartLine::new();
        stroke.set_color(line.colour).set_width(line.width).set_dash_type(line.dash);
        chart
            .add_series()
            .set_name(line.name.as_str())
            .set_categories(("Monthly", from, line.dates, to, line.dates))
            .set_values(("Monthly", from, line.column, to, line.column))
            .set_format(ChartFormat::new().set_line(&stroke));
    }
    chart.title().set_name(title).set_font(ChartFont::new().set_size(12));
    chart.x_axis().set_date_axis(true).set_num_format("mmm yyyy").set_major_unit(6.0);
    chart.x_axis().set_major_unit_date_type(ChartAxisDateUnitType::Months);
    // Left to itself an axis would begin where its lines do, and not say so.
    chart.y_axis().set_name(axis).set_num_format("#,##0").set_min(0);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_alt_text(format!("Line chart. {title}. The figures are in the sheet Monthly."));
    chart.set_width(880).set_height(440);
    sheet.insert_chart(row, 0, &chart)?;
    Ok(())
}
