//! The sheet of charts: native ones, so that they can be copied into a paper and follow the cells of Monthly.

use rust_xlsxwriter::{Chart, ChartFormat, ChartLine, ChartLineDashType, Format, Worksheet, XlsxError};

use super::results::months;
use super::sheet::HEADINGS;
use crate::model::measure::{MEASURES, Measure};
use crate::report::RunReport;
use crate::report::message::Course;

/// The column of dates on the sheet of months.
const DATES: u16 = 2;
/// Columns of the middle future and of the ends of the range.
const MIDDLE: u16 = 3;
const LOW: u16 = 4;
const HIGH: u16 = 5;
/// Rows of the sheet that a chart covers, its heading included.
const TALL: u32 = 26;

/// Writes the sheet: a fan as three lines, and posts beside the people in them.
pub(super) fn write(sheet: &mut Worksheet, report: &RunReport<'_>) -> Result<(), XlsxError> {
    sheet.set_name("Charts")?;
    sheet.write_string_with_format(0, 0, "Charts", &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, "Charts of the figures in Monthly; the figures behind each are there")?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
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
        let lines = lines.map(|(name, column, dash, width)| Line { name, column, dash, width, rows, colour: BLUE });
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
#[derive(Clone, Copy)]
struct Line {
    name: &'static str,
    column: u16,
    dash: ChartLineDashType,
    width: f64,
    rows: (u32, u32),
    colour: &'static str,
}

fn staff(report: &RunReport<'_>) -> Vec<Line> {
    let of = |(measure, name, dash, colour)| {
        let rows = rows(report, measure)?;
        Some(Line { name, column: MIDDLE, dash, width: 2.25, rows, colour })
    };
    let lines = [
        (Measure::PostsFte, "Funded posts", ChartLineDashType::Solid, GREY),
        (Measure::InPostFte, "Permanent people in post", ChartLineDashType::Dash, BLUE),
        (Measure::AgencyFte, "Agency workers", ChartLineDashType::RoundDot, PINK),
    ];
    lines.into_iter().filter_map(of).collect()
}

/// The first and the last row of a measure on the sheet of months; `None` where it has none.
fn rows(report: &RunReport<'_>, measure: Measure) -> Option<(u32, u32)> {
    let count = |measure| u32::try_from(months(report, measure).len()).unwrap_or(u32::MAX);
    let before: u32 = MEASURES.iter().map(|about| about.measure).take_while(|one| *one != measure).map(count).sum();
    let first = HEADINGS + 1 + before;
    count(measure).checked_sub(1).map(|further| (first, first + further))
}

fn insert(sheet: &mut Worksheet, row: u32, title: &str, axis: &str, lines: &[Line]) -> Result<(), XlsxError> {
    let mut chart = Chart::new_line();
    for line in lines {
        let (from, to) = line.rows;
        let mut stroke = ChartLine::new();
        stroke.set_color(line.colour).set_width(line.width).set_dash_type(line.dash);
        chart
            .add_series()
            .set_name(line.name)
            .set_categories(("Monthly", from, DATES, to, DATES))
            .set_values(("Monthly", from, line.column, to, line.column))
            .set_format(ChartFormat::new().set_line(&stroke));
    }
    chart.title().set_name(title);
    chart.x_axis().set_date_axis(true).set_num_format("mmm yyyy");
    chart.y_axis().set_name(axis).set_num_format("#,##0");
    chart.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
    chart.set_alt_text(format!("Line chart. {title}. The figures are in the sheet Monthly."));
    chart.set_width(880).set_height(440);
    sheet.insert_chart(row, 0, &chart)?;
    Ok(())
}
