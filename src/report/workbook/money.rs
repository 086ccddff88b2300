//! The sheet of money by financial year: means over futures, which add up.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::{Cell, Sheet};
use crate::foundations::calendar::{financial_year, financial_year_name};
use crate::model::measure::Measure;
use crate::report::RunReport;

const LINES: [Measure; 3] = [Measure::CostPermanent, Measure::CostAgency, Measure::CostChanges];

/// A row for each financial year and kind of cost.
pub(super) fn costs(report: &RunReport<'_>) -> Sheet {
    let mut rows = Vec::new();
    let mut years: BTreeMap<i16, BTreeSet<i8>> = BTreeMap::new();
    for date in report.findings.dates.iter().skip(1) {
        years.entry(financial_year(*date)).or_default().insert(date.month());
    }
    for (year, months) in years {
        let total = sum(report, Measure::CostTotal, year);
        let parts: Vec<(&str, f64)> =
            LINES.iter().filter_map(|line| Some((line.about().label, sum(report, *line, year)?))).collect();
        let other = total.map(|total| total - parts.iter().map(|(_, cost)| cost).sum::<f64>());
        // Placements are in the total alone; what rounding leaves is no cost.
        let placements = other.filter(|other| *other > 0.001 * total.unwrap_or(0.0)).map(|other| ("Placements", other));
        for (line, cost) in parts.into_iter().chain(placements) {
            rows.push(vec![
                Cell::Text(financial_year_name(year)),
                Cell::Number(months.len() as f64, 0),
                Cell::text(line),
                Cell::Pounds(cost),
            ]);
        }
    }
    Sheet {
        name: "Costs",
        title: "Costs",
        about: "By financial year (April to March; one of fewer than 12 months is a part) and kind of cost, mean over futures. Pay with its rises, all else (starters, changes, placements) in the first day’s prices; a comparison adds the rise of prices".to_owned(),
        columns: vec![("Financial year", 16.0), ("Months", 10.0), ("Cost", 30.0), ("Mean", 18.0)],
        rows,
    }
}

/// The sum of a year's monthly means \[£\]; `None` where there are none.
fn sum(report: &RunReport<'_>, measure: Measure, year: i16) -> Option<f64> {
    let findings = report.findings;
    let bands = findings.council(measure)?;
    let of_year = findings.dates.iter().zip(bands).filter(|(date, _)| financial_year(**date) == year);
    let means: Vec<f64> = of_year.filter_map(|(_, band)| Some(band.as_ref()?.mean)).collect();
    (!means.is_empty()).then(|| means.iter().sum())
}
