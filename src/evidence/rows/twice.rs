//! What stands twice in one file of the Department's, so that nobody can know which counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Found, SHOWN};
use crate::evidence::area::Level;
use crate::evidence::measure::Measure;
use crate::evidence::release::Release;
use crate::evidence::sheet::Sheet;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::place::{Place, Source};

/// Columns that are read and stand twice.
pub(super) fn columns(source: &Arc<Source>, sheet: &Sheet<'_>, read: &[usize]) -> Vec<Diagnostic> {
    let told = read.iter().filter_map(|at| {
        let name = sheet.columns.get(*at)?;
        let other = sheet.columns.iter().enumerate().find(|(place, other)| place != at && *other == name)?;
        let cell = sheet.heading.cells.get(other.0)?;
        let told = Diagnostic::fault(format!("the column {} stands twice", cell.text));
        let told = told.at(&Place::new(source, cell.span.clone())).because("which of the two counts cannot be known.");
        Some(told.fix("Take one of the two out, or download the file again."))
    });
    told.collect()
}

/// Councils of which the workforce census has two rows of one year that say different things. (Other files
/// may divide a council's year into several rows, so they are not looked at.)
pub(super) fn rows(source: &Arc<Source>, sheet: &Sheet<'_>, release: Release, found: &[Found]) -> Vec<Diagnostic> {
    if release != Release::Workforce {
        return Vec::new();
    }
    let mut first: BTreeMap<(&str, u16, Measure), &Found> = BTreeMap::new();
    let mut lines: BTreeMap<u32, &Found> = BTreeMap::new();
    let mut other = BTreeMap::new();
    for one in found.iter().filter(|one| one.level == Level::Authority && one.value.is_ok()) {
        let before = *first.entry((&one.name, one.year, one.measure)).or_insert(one);
        if before.value != one.value {
            lines.entry(one.line).or_insert(one);
            other.entry(one.line).or_insert(before.line);
        }
    }
    let more = lines.len().saturating_sub(SHOWN);
    let told = lines.iter().zip(other.values()).take(SHOWN).enumerate().map(|(index, ((line, one), before))| {
        let cells = sheet.rows.iter().find(|row| row.line == *line).map_or(&[][..], |row| &row.cells);
        let start = cells.first().map_or(0, |cell| cell.span.start);
        let end = cells.last().map_or(start, |cell| cell.span.end);
        let rest = if index == 0 && more > 0 { format!(", and so do {more} more rows") } else { String::new() };
        Diagnostic::fault(format!("{} of {} says something else than line {before}{rest}", one.name, one.year))
            .at(&Place::new(source, start..end))
            .because("one council has one row of a year in this file, and which of the two counts cannot be known.")
            .fix("Take one of the two out, or download the file again.")
    });
    told.collect()
}
