//! `workbook.xlsx`: the figures of a run for people who work in a spreadsheet.
//!
//! By the Government Analysis Function's rules for spreadsheets: a cover, contents and notes, one table a sheet that
//! begins in the same cell, no merged cells, numbers and dates as numbers and dates, and charts on a sheet of their own.

mod charts;
pub(crate) mod comparison;
mod front;
mod happened;
mod money;
mod reasons;
mod results;
mod sensitivity;
mod sheet;
mod switching;
mod what_if;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::{RunReport, WriteFault, escape};
use sheet::Sheet;

/// The file's name.
pub(crate) const NAME: &str = "workbook.xlsx";

/// The file's bytes; the same findings give the same bytes, for no time of day is written.
pub(crate) fn xlsx(report: &RunReport<'_>) -> Result<Vec<u8>, WriteFault> {
    bytes(report).map_err(|cause| WriteFault::Contents { file: NAME, cause: cause.to_string() })
}

fn bytes(report: &RunReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report)?);
    let sheets = sheets(report);
    front::cover(workbook.add_worksheet(), report, &report.council.title)?;
    let name = report.run_id();
    front::contents(&sheets, Some(charts::ABOUT)).write(workbook.add_worksheet(), &name)?;
    for sheet in &sheets {
        sheet.write(workbook.add_worksheet(), &name)?;
    }
    charts::write(workbook.add_worksheet(), report)?;
    workbook.save_to_buffer()
}

/// Every sheet that holds a table, after the contents.
fn sheets(report: &RunReport<'_>) -> Vec<Sheet> {
    let mut sheets = vec![
        front::notes(report, &[]),
        results::summary(report),
        results::targets(report),
        results::monthly(report),
        results::teams(report),
        results::posts(report),
        money::costs(report),
        reasons::changes(report),
        reasons::assumptions(report),
    ];
    sheets.extend(happened::actuals(report));
    sheets
}

fn properties(report: &RunReport<'_>) -> Result<DocProperties, XlsxError> {
    let start = report.council.period.start;
    let (year, month, day) = (start.year(), start.month(), start.day());
    // A clock would make two runs of the same scenario differ.
    let created = ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs())?;
    Ok(DocProperties::new()
        .set_title(escape::line(&report.council.title))
        .set_subject("Results of a simulation of a children's social care workforce")
        .set_author(concat!("caseload ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&created))
}

#[cfg(test)]
mod tests;
