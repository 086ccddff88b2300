//! Published figures in the words of a `source`.

use super::census::{Figure, Origin};
use super::gathered::Gathered;
use crate::evidence::measure::Measure;

/// Years that a source names at most.
const NAMED: usize = 4;

/// "DfE children in need, years to March: 4,453 in 2018, 4,270 in 2017"; `None` where nothing was published.
pub(super) fn told(about: &Gathered, measure: Measure, what: &str, unit: &str) -> Option<String> {
    let known: Vec<(u16, f64)> = about.panel.history(about.id, measure).collect();
    let newest = known.iter().rev().take(NAMED);
    let years: Vec<String> = newest.map(|(year, value)| format!("{}{unit} in {year}", shown(*value))).collect();
    let column = measure.column();
    let years = (!years.is_empty()).then(|| years.join(", "))?;
    Some(format!("{}: {what}{years}", column.release.short()))
}

/// A number with commas and no more than a decimal.
pub(super) fn shown(value: f64) -> String {
    let text = super::number::number(value, 1);
    text.replace('_', ",")
}

/// Where a first-day figure comes from, in words.
pub(super) fn origin(about: &Gathered, figure: Figure) -> String {
    match figure.origin {
        Origin::Own(year) if year == about.census.year => String::new(),
        Origin::Own(year) => format!(" (of {year}; none for {})", about.census.year),
        Origin::Peers => " (not published; the middle of all councils)".to_owned(),
        Origin::Unlikely(_) => " (the return is beyond belief; the middle share of all councils)".to_owned(),
    }
}
