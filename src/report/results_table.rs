//! The one table of a report: each measure now, at target dates and at year ends, with its range.

use super::compare::words;
use super::days;
use super::moments::{Moment, moments};
use super::{figures, units};
use crate::experiment::findings::{Band, Findings};
use crate::model::measure::{About, Better, MEASURES};

/// A column: a date, and why it stands there.
pub(crate) struct Column {
    /// "Sep 2018".
    pub(crate) date: String,
    /// "first day", "target date", "year end" or "last day".
    pub(crate) why: &'static str,
    /// Index into the findings' dates.
    pub(crate) record: usize,
}

/// A measure that has at least one value in the table.
pub(crate) struct Line<'a> {
    /// What is measured.
    pub(crate) about: &'static About,
    /// Its bands, one a record.
    bands: &'a [Option<Band>],
}

impl Line<'_> {
    /// The middle future and the range in a column, where there is a value.
    pub(crate) fn cell(&self, column: &Column) -> Option<(String, String)> {
        let band = self.bands.get(column.record).copied().flatten()?;
        let measure = self.about.measure;
        if self.about.unit == "pounds" {
            if words::Column::is_nought(&band) {
                return Some(("£0".into(), "£0".into()));
            }
            // To the digits that are known, as money is told everywhere, and in one unit along the line.
            let money = words::Column::of(self.bands.iter().flatten());
            let [low, middle, high] = [band.p10, band.p50, band.p90].map(|pounds| money.said(pounds));
            let range = if low == high { low } else { format!("{low} to {high}") };
            return Some((middle, range));
        }
        Some((figures::of(measure, band.p50), figures::range(measure, band.p10, band.p90)))
    }

    /// The unit of the measure, what it counts over, and which way is better.
    pub(crate) fn reading(&self) -> String {
        let better = match self.about.better {
            Better::Lower => "; lower is better",
            Better::Higher => "; higher is better",
            Better::Neither => "",
        };
        format!("{}{better}", units::beneath(self.about))
    }
}

/// The columns, in date order.
pub(crate) fn columns(findings: &Findings) -> Vec<Column> {
    let column = |(record, moment)| {
        let why = match moment {
            Moment::Now => "first day",
            Moment::Target => "target date",
            Moment::YearEnd => "year end",
            Moment::End => "last day",
        };
        Column { date: findings.dates.get(record).copied().map(days::brief).unwrap_or_default(), why, record }
    };
    moments(findings).into_iter().map(column).collect()
}

/// Every measure that has a value in any of the columns, in the order of the registry.
pub(crate) fn lines<'a>(findings: &'a Findings, columns: &[Column]) -> Vec<Line<'a>> {
    let line = |about: &'static About| Some(Line { about, bands: findings.council(about.measure)? });
    let shown = |line: &Line<'_>| columns.iter().any(|column| line.cell(column).is_some());
    MEASURES.iter().filter_map(line).filter(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::measure::Measure;

    #[test]
    fn a_range_of_nought_pounds_is_nought_as_any_other() {
        let band = |[p10, p50, p90]: [f64; 3]| {
            Some(Band { mean: p50, p10, p25: p10, p50, p75: p90, p90, mc_error: 900.0, futures: 40 })
        };
        let bands = [band([0.0; 3]), band([9_000.0, 18_000.0, 26_000.0])];
        let line = Line { about: Measure::CostChanges.about(), bands: &bands };
        let at = |record| line.cell(&Column { date: String::new(), why: "year end", record });
        assert_eq!(at(0), Some(("£0".into(), "£0".into())));
        assert_eq!(at(1), Some(("£18k".into(), "£9k to £26k".into())));
        let counts = Line { about: Measure::ChildrenUnallocated.about(), bands: &bands[..1] };
        let first = Column { date: String::new(), why: "year end", record: 0 };
        assert_eq!(counts.cell(&first), Some(("0".into(), "0".into())));
    }
}
