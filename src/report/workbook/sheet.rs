//! A sheet: its title in the first cell, what it holds beneath in a line or two, and one table from the fourth row.

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
/// Letters of a column that is given no width.
const USUAL: f64 = 8.43;
/// Letters that a printed page has room for without making them smaller.
const PAGE: f64 = 130.0;
/// Letters of text in the width of one letter of a column, which is that of a figure.
const SLIM: f64 = 1.1;
/// Letters that the space before a text takes.
const INDENT: f64 = 1.5;

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

/// Lines that a text takes in a column of so many letters, broken between words.
pub(super) fn lines_of(text: &str, width: f64) -> f64 {
    let room = width.max(1.0) as usize;
    // So many lines before this one, and so many letters in it.
    let next = |(lines, filled): (usize, usize), word: &str| {
        let long = word.chars().count();
        let joined = if filled == 0 { long } else { filled + 1 + long };
        if joined <= room {
            return (lines, joined);
        }
        // A word that is longer than a line goes on in the next one.
        let begun = lines + usize::from(filled > 0);
        let over = long.saturating_sub(1) / room;
        (begun + over, long - over * room)
    };
    let (lines, _) = text.split(' ').fold((0, 0), next);
    (lines + 1) as f64
}

/// Says on each printed page of a sheet which run it is of: a sheet is handed on without the cover.
pub(super) fn foot(sheet: &mut Worksheet, run: &str) {
    sheet.set_footer(format!("&LRun {run}&RPage &P of &N"));
}

/// A sentence in two lines where one has no room for it: at the end of a part of it, or else between words.
fn in_lines(text: &str, room: usize) -> Vec<&str> {
    if text.chars().count() <= room {
        return vec![text];
    }
    let letters = |end: usize| text[..end].chars().count();
    let fits = |end: &usize| letters(*end) <= room && letters(text.len()) - letters(*end) <= room + 1;
    let ends = |mark: &str| text.match_indices(mark).map(|(at, _)| at + mark.len() - 1).filter(fits).last();
    let last_word = || text.match_indices(' ').map(|(at, _)| at).rfind(|&at| letters(at) <= room);
    match ends(". ").or_else(|| ends("; ")).or_else(last_word) {
        Some(at) => vec![&text[..at], text[at..].trim_start()],
        None => vec![text],
    }
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
    pub(super) fn write(&self, sheet: &mut Worksheet, run: &str) -> Result<(), XlsxError> {
        sheet.set_name(self.name)?;
        sheet.write_string_with_format(0, 0, self.title, &Format::new().set_bold().set_font_size(14))?;
        let about = self.about_lines();
        for (row, line) in (1u32..).zip(&about) {
            sheet.write_string(row, 0, *line)?;
        }
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
                put(sheet, (row, column), cell, self.side(usize::from(column)))?;
            }
        }
        if let Some(further) = self.beyond(&about) {
            sheet.set_print_area(0, 0, last, right.saturating_add(further))?;
        }
        foot(sheet, run);
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(HEADINGS, HEADINGS)?;
        Ok(())
    }

    /// Letters that the table is wide.
    fn width(&self) -> f64 {
        self.columns.iter().map(|(_, width)| width).sum()
    }

    /// What it holds, in lines no wider than the table or a page: a longer one would be what a printed page is fitted to.
    fn about_lines(&self) -> Vec<&str> {
        in_lines(&self.about, (self.width().max(PAGE) * SLIM) as usize)
    }

    /// Columns beyond the table that the lines of what it holds reach over; none where they are wider than table and page.
    fn beyond(&self, about: &[&str]) -> Option<u16> {
        let longest = about.iter().map(|line| line.chars().count()).max().unwrap_or(0) as f64 / SLIM;
        let further = ((longest - self.width()) / USUAL).ceil().max(0.0);
        (longest <= self.width().max(PAGE)).then_some(further as u16)
    }

    /// Where a column's texts begin: those of a column of figures stand to the right, as these do; others a little away from
    /// the column before.
    fn side(&self, column: usize) -> Format {
        let format = Format::new();
        match column {
            figures if self.holds_figures(figures) => format.set_align(FormatAlign::Right),
            0 => format.set_align(FormatAlign::Left),
            _ => format.set_align(FormatAlign::Left).set_indent(1),
        }
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
        let column = |(at, (name, _)): (usize, &(&'static str, f64))| {
            // A heading stands over its figures, which stand to the right.
            let heading = self.side(at).set_bold().set_text_wrap();
            TableColumn::new().set_header(*name).set_header_format(heading)
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
            Cell::Text(text) => lines_of(text, width - INDENT),
            Cell::Number(..) | Cell::Share(_) | Cell::Pounds(_) | Cell::Date(_) | Cell::NotApplicable => 1.0,
        };
        cells.iter().zip(&self.columns).map(of).fold(1.0, f64::max).min(MOST_LINES)
    }

    /// Lines that the longest heading takes, which is bold and so wider: programs that do not fit a row to a wrapped heading
    /// would cut it off.
    fn heading_lines(&self) -> f64 {
        let of = |(name, width): &(&str, f64)| lines_of(name, 0.8 * width);
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

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, side: Format) -> Result<(), XlsxError> {
    let text = side.set_align(FormatAlign::Top);
    let number = |format: &str| Format::new().set_align(FormatAlign::Top).set_num_format(format);
    match cell {
        Cell::Text(words) => sheet.write_string_with_format(row, column, shortened(words), &text.set_text_wrap())?,
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
            sheet.write_datetime_with_format(row, column, &day, &text.set_num_format("d mmm yyyy"))?
        }
        Cell::NotApplicable => sheet.write_string_with_format(row, column, "[z]", &text)?,
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
    fn a_row_is_as_high_as_its_words_and_no_higher() {
        for (text, lines) in [
            ("", 1.0),
            ("Agency", 1.0),
            // Thirty letters: nine tenths of the column would be short of them.
            ("Sixteen more posts for workers", 1.0),
            ("Sixteen more posts for workers and one that leads them", 2.0),
            ("0123456789012345678901234567890123456789012345678901234567890", 3.0),
        ] {
            assert!((lines_of(text, 30.0) - lines).abs() < 1e-9, "{text}: {}", lines_of(text, 30.0));
        }
    }

    #[test]
    fn what_a_sheet_holds_is_told_in_lines_no_wider_than_its_table_or_a_page() {
        assert_eq!(in_lines("Short", 10), ["Short"]);
        assert_eq!(in_lines("Costs by year; means. A part is told", 25), ["Costs by year; means.", "A part is told"]);
        assert_eq!(in_lines("Costs by year; a part is told", 20), ["Costs by year;", "a part is told"]);
        assert_eq!(in_lines("Costs that are so many", 14), ["Costs that are", "so many"]);
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
