//! A sheet: its title in the first cell, what it holds in the second, and one table from the fourth row.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Table, TableColumn, TableStyle, Worksheet, XlsxError};

use crate::report::{escape, figures};
use crate::scenario::council::Date;

/// The row of the table's headings, from 0.
pub(super) const HEADINGS: u32 = 3;
/// Height of a line \[points\].
pub(super) const LINE: f64 = 15.0;
/// Most lines of a row: programs allow 409 points.
const MOST_LINES: f64 = 27.0;
/// Most letters that a cell holds.
const LONGEST: usize = 32_000;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Text, never a formula whatever it begins with.
    Text(String),
    /// A number with so many decimals.
    Number(f64, usize),
    /// A share: 0.18 is shown as 18.0%.
    Share(f64),
    /// Pounds.
    Pounds(f64),
    /// A date.
    Date(Date),
    /// Nothing to say, and why is in the notes: `[z]`.
    NotApplicable,
}

impl Cell {
    /// Text.
    pub(super) fn text(text: impl AsRef<str>) -> Self {
        Self::Text(text.as_ref().to_owned())
    }
}

/// Lines that a text takes in a column of so many letters.
pub(super) fn lines_of(text: &str, width: f64) -> f64 {
    (text.chars().count() as f64 / (0.9 * width)).ceil().max(1.0)
}

/// A sheet with one table.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// Its name on the tab.
    pub(super) name: &'static str,
    /// Its title, in the first cell.
    pub(super) title: &'static str,
    /// What it holds, in a sentence.
    pub(super) about: String,
    /// The table's columns: heading and width \[letters\].
    pub(super) columns: Vec<(&'static str, f64)>,
    /// The table's rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// Writes it.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.name)?;
        sheet.write_string_with_format(0, 0, self.title, &Format::new().set_bold().set_font_size(14))?;
        sheet.write_string(1, 0, &self.about)?;
        for (at, (_, width)) in (0u16..).zip(&self.columns) {
            sheet.set_column_width(at, *width)?;
        }
        let nothing = vec![vec![Cell::NotApplicable; self.columns.len()]];
        let rows = if self.rows.is_empty() { &nothing } else { &self.rows };
        let last = HEADINGS + u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let right = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.add_table(HEADINGS, 0, last, right, &self.table())?;
        sheet.set_row_height(HEADINGS, LINE * self.heading_lines())?;
        for (row, cells) in (HEADINGS + 1..).zip(rows) {
            sheet.set_row_height(row, LINE * self.lines(cells))?;
            for (column, cell) in (0u16..).zip(cells) {
                put(sheet, (row, column), cell)?;
            }
        }
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(HEADINGS, HEADINGS)?;
        Ok(())
    }

    /// The same without columns in which nothing stands.
    pub(super) fn without_empty_columns(mut self) -> Self {
        let stands = |column: usize| self.rows.iter().any(|row| row.get(column) != Some(&Cell::NotApplicable));
        let kept: Vec<bool> = (0..self.columns.len()).map(|column| self.rows.is_empty() || stands(column)).collect();
        let mut places = kept.iter();
        self.columns.retain(|_| places.next().copied().unwrap_or(true));
        for row in &mut self.rows {
            let mut places = kept.iter();
            row.retain(|_| places.next().copied().unwrap_or(true));
        }
        self
    }

    /// Its table: named for formulas, without filters, bands or colours.
    fn table(&self) -> Table {
        let heading = Format::new().set_bold().set_text_wrap();
        let column = |(at, (name, _)): (usize, &(&'static str, f64))| {
            // A heading stands over its figures, which stand to the right.
            let side = if self.holds_figures(at) { FormatAlign::Right } else { FormatAlign::Left };
            TableColumn::new().set_header(*name).set_header_format(heading.clone().set_align(side))
        };
        let columns: Vec<TableColumn> = self.columns.iter().enumerate().map(column).collect();
        Table::new()
            .set_name(format!("tbl_{}", self.name.to_lowercase()))
            .set_columns(&columns)
            .set_autofilter(false)
            .set_banded_rows(false)
            .set_style(TableStyle::None)
            .set_alt_text(&self.about)
    }

    /// Lines that the longest text of a row takes; not every program works it out.
    fn lines(&self, cells: &[Cell]) -> f64 {
        let of = |(cell, (_, width)): (&Cell, &(&str, f64))| match cell {
            Cell::Text(text) => lines_of(text, *width),
            Cell::Number(..) | Cell::Share(_) | Cell::Pounds(_) | Cell::Date(_) | Cell::NotApplicable => 1.0,
        };
        cells.iter().zip(&self.columns).map(of).fold(1.0, f64::max).min(MOST_LINES)
    }

    /// Lines that the longest heading takes, which is bold and so wider: programs that do not fit a row to a wrapped heading
    /// would cut it off.
    fn heading_lines(&self) -> f64 {
        let of = |(name, width): &(&str, f64)| {
            let room = (0.8 * width).max(1.0) as usize;
            let longest = |(lines, left): (usize, usize), word: &str| match left.checked_sub(word.chars().count()) {
                Some(left) => (lines, left.saturating_sub(1)),
                None => (lines + 1, room.saturating_sub(word.chars().count() + 1)),
            };
            name.split(' ').fold((1, room), longest).0 as f64
        };
        self.columns.iter().map(of).fold(1.0, f64::max)
    }

    fn holds_figures(&self, column: usize) -> bool {
        let first = self.rows.iter().find_map(|row| row.get(column).filter(|cell| **cell != Cell::NotApplicable));
        matches!(first, Some(Cell::Number(..) | Cell::Share(_) | Cell::Pounds(_)))
    }
}

/// A number as it is stored: to twelve digits, so that what arithmetic leaves at the sixteenth (14.000000000000002) is not
/// taken for a figure, and pounds still add up to the penny.
fn stored(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell) -> Result<(), XlsxError> {
    let top = || Format::new().set_align(FormatAlign::Top);
    let number = |format: &str| top().set_num_format(format);
    match cell {
        Cell::Text(text) => sheet.write_string_with_format(row, column, shortened(text), &top().set_text_wrap())?,
        Cell::Number(value, 0) => {
            sheet.write_number_with_format(row, column, figures::once(stored(*value)), &number("#,##0"))?
        }
        Cell::Number(value, decimals) => {
            let format = number(&format!("#,##0.{}", "0".repeat(*decimals)));
            sheet.write_number_with_format(row, column, figures::once(stored(*value)), &format)?
        }
        Cell::Share(share) => sheet.write_number_with_format(row, column, stored(*share), &number("0.0%"))?,
        Cell::Pounds(value) => sheet.write_number_with_format(row, column, stored(*value), &number("£#,##0"))?,
        Cell::Date(date) => {
            let (year, month, day) = (date.year(), date.month(), date.day());
            let day = ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs())?;
            sheet.write_datetime_with_format(row, column, &day, &number("d mmm yyyy").set_align(FormatAlign::Left))?
        }
        Cell::NotApplicable => sheet.write_string_with_format(row, column, "[z]", &top())?,
    };
    Ok(())
}

fn shortened(text: &str) -> String {
    escape::line(text).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_has_no_dust_of_arithmetic_and_keeps_the_pennies() {
        let dust = 100.0 * 0.14;
        assert_eq!(stored(dust).to_string(), "14");
        assert_eq!(stored(58_123_456.78).to_string(), "58123456.78");
        assert_eq!(stored(0.0).to_string(), "0");
    }

    #[test]
    fn a_long_heading_has_room_for_all_of_its_lines() {
        let sheet = |heading: &'static str| Sheet {
            name: "What_if",
            title: "What if",
            about: String::new(),
            columns: vec![("What if", 46.0), (heading, 18.0)],
            rows: Vec::new(),
        };
        assert!(sheet("Futures in which it is better than the reference, in 100").heading_lines() >= 4.0);
        assert!((sheet("Date").heading_lines() - 1.0).abs() < 1e-9);
    }
}
