//! Rows of one file as figures, with everything that is wrong in them.

mod twice;

use std::sync::Arc;

use super::absent::Absent;
use super::area::Level;
use super::measure::{COLUMNS, Column, Measure};
use super::release::Release;
use super::sheet::{Cell, Row, Sheet, folded};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::place::{Place, Source};

/// Columns that say what a row speaks of.
const KEYS: [&str; 3] = ["time_period", "geographic_level", "la_name"];
/// Faults of one column that are shown; the others are counted.
const SHOWN: usize = 3;

/// One figure with what it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) level: Level,
    pub(super) name: String,
    pub(super) codes: Vec<String>,
    pub(super) region: Option<String>,
    pub(super) year: u16,
    pub(super) measure: Measure,
    pub(super) value: Result<f64, Absent>,
    pub(super) line: u32,
}

/// A file being read.
struct Reading<'a> {
    source: &'a Arc<Source>,
    sheet: &'a Sheet<'a>,
    keys: [usize; 3],
    codes: Vec<usize>,
    region: Option<usize>,
    figures: Vec<(&'static Column, usize, Option<usize>)>,
    faults: Vec<(usize, Diagnostic)>,
}

/// Every figure of a file.
///
/// # Errors
/// Everything that is wrong in it.
pub(super) fn figures(
    source: &Arc<Source>,
    sheet: &Sheet<'_>,
    release: Release,
) -> Result<Vec<Found>, Vec<Diagnostic>> {
    let keys = KEYS.map(|key| sheet.column(key));
    let [Some(year), Some(level), Some(name)] = keys else {
        return Err(vec![without_keys(source, sheet, &keys)]);
    };
    let of_release = COLUMNS.iter().filter(|column| column.release == release);
    let figures = of_release.filter_map(|column| {
        let only = column.only.and_then(|(key, _)| sheet.column(key));
        Some((column, sheet.column(column.name)?, only))
    });
    let codes = ["new_la_code", "old_la_code"].iter().filter_map(|key| sheet.column(key));
    let mut reading = Reading {
        source,
        sheet,
        keys: [year, level, name],
        codes: codes.collect(),
        region: sheet.column("region_name"),
        figures: figures.collect(),
        faults: Vec::new(),
    };
    let found: Vec<Found> = sheet.rows.iter().flat_map(|row| reading.row(row)).collect();
    let mut told = twice::columns(source, sheet, &reading.read());
    told.extend(twice::rows(source, sheet, release, &found));
    if reading.faults.is_empty() && told.is_empty() {
        return Ok(found);
    }
    told.extend(reading.told());
    Err(told)
}

fn without_keys(source: &Arc<Source>, sheet: &Sheet<'_>, keys: &[Option<usize>; 3]) -> Diagnostic {
    let missing: Vec<&str> = KEYS.iter().zip(keys).filter(|(_, key)| key.is_none()).map(|(name, _)| *name).collect();
    let end = sheet.heading.cells.last().map_or(0, |cell| cell.span.end);
    let columns = if missing.len() == 1 { "column" } else { "columns" };
    Diagnostic::fault(format!("the {columns} {} cannot be found", missing.join(", ")))
        .at(&Place::new(source, 0..end))
        .because("they say which council and which year a row speaks of.")
        .fix("Download the file again as it is published, every column, or give these columns those names.")
}

impl Reading<'_> {
    /// Places of the columns that are read.
    fn read(&self) -> Vec<usize> {
        let figures = self.figures.iter().map(|(_, at, _)| *at);
        self.keys.into_iter().chain(self.codes.iter().copied()).chain(figures).collect()
    }

    fn row(&mut self, row: &Row<'_>) -> Vec<Found> {
        let [year, level, name] = self.keys;
        let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.text.as_ref());
        let Some(level) = Level::of(cell(level)) else { return Vec::new() };
        let name = match level {
            Level::Authority => cell(name),
            Level::National => "England",
            Level::Regional => self.region.map_or(cell(name), cell),
        };
        let name = if name.is_empty() { cell(self.keys[2]) } else { name };
        let year = self.year(row, year);
        let codes = self.codes.iter().map(|at| cell(*at)).filter(|code| level == Level::Authority && !code.is_empty());
        let about = Found {
            level,
            name: name.to_owned(),
            codes: codes.map(str::to_owned).collect(),
            region: self.region.map(cell).filter(|region| !region.is_empty()).map(str::to_owned),
            year: year.unwrap_or_default(),
            measure: Measure::InPost,
            value: Err(Absent::Blank),
            line: row.line,
        };
        let wanted = self.figures.clone();
        let here = wanted.iter().filter(|(column, _, only)| holds(column, only.map(cell)));
        let found = here.filter_map(|(column, at, _)| {
            Some(Found { measure: column.measure, value: self.value(row.cells.get(*at)?, *at)?, ..about.clone() })
        });
        // Also where the year is wrong every other cell is looked at, so that all faults of a line are told at once.
        let found: Vec<Found> = found.collect();
        if year.is_some() { found } else { Vec::new() }
    }

    /// The year in which a period ends: 2024, 2023-24 and 202324 are the same.
    fn year(&mut self, row: &Row<'_>, at: usize) -> Option<u16> {
        let cell = row.cells.get(at)?;
        let digits: String = cell.text.chars().filter(char::is_ascii_digit).collect();
        let year = match digits.len() {
            4 => digits.parse().ok(),
            6 => digits.get(..4).and_then(|first| first.parse::<u16>().ok()).map(|first| first + 1),
            8 => digits.get(4..).and_then(|last| last.parse().ok()),
            _ => None,
        };
        let year = year.filter(|year| (1990..=2100).contains(year));
        if year.is_none() {
            let told = Diagnostic::fault(format!("\"{}\" is no year", cell.text));
            self.fault(at, cell, told, "A year is written 2024 or 202324.");
        }
        year
    }

    fn value(&mut self, cell: &Cell<'_>, at: usize) -> Option<Result<f64, Absent>> {
        if let Some(absent) = Absent::of(&cell.text) {
            return Some(Err(absent));
        }
        let digits = cell.text.replace(',', "");
        match digits.trim_end_matches('%').trim().parse::<f64>() {
            Ok(number) if number.is_finite() && number >= 0.0 => Some(Ok(number)),
            Ok(_) => {
                let told = Diagnostic::fault(format!("{} stands where a count or a share belongs", cell.text));
                self.fault(at, cell, told, "Type a number of nought or more, or x where it is not known.");
                None
            }
            Err(_) => {
                let told = Diagnostic::fault(format!(
                    "\"{}\" is neither a number nor one of the signs c, u, x, z and :",
                    cell.text
                ));
                self.fault(at, cell, told, "Type the number as it was published, or x where it is not known.");
                None
            }
        }
    }

    fn fault(&mut self, column: usize, cell: &Cell<'_>, told: Diagnostic, fix: &str) {
        let name = self.sheet.heading.cells.get(column).map_or("", |cell| cell.text.as_ref());
        let told = told.at(&Place::new(self.source, cell.span.clone())).because(format!("column {name}."));
        self.faults.push((column, told.fix(fix)));
    }

    /// The first few faults of every column; the first says how many more there are.
    fn told(self) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        for column in 0..self.sheet.columns.len() {
            let of_column: Vec<&Diagnostic> =
                self.faults.iter().filter(|(at, _)| *at == column).map(|(_, one)| one).collect();
            let more = of_column.len().saturating_sub(SHOWN);
            for (index, one) in of_column.into_iter().take(SHOWN).enumerate() {
                let mut one = one.clone();
                if index == 0 && more > 0 {
                    one.title = format!("{}, and {more} more cells of the column like it", one.title);
                }
                told.push(one);
            }
        }
        told
    }
}

/// Whether a row is one that a column wants.
fn holds(column: &Column, says: Option<&str>) -> bool {
    column.only.is_none_or(|(_, wanted)| says.is_some_and(|word| folded(word) == wanted))
}
