//! `differences.csv`: paired differences of every option from the reference, a value a row.

use super::ComparisonReport;
use crate::experiment::compare::difference::Difference;
use crate::experiment::findings::Series;
use crate::report::results_csv::{self, in_order, statistics, table};
use crate::report::{WriteFault, escape};

/// The columns, fixed for all time.
const COLUMNS: [&str; 9] = ["scenario", "reference", "date", "team", "role", "measure", "unit", "statistic", "value"];

/// The file's bytes.
pub(crate) fn csv(report: &ComparisonReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let reference = report.comparison.reference();
    let mut rows = Vec::new();
    for option in &report.comparison.options {
        let Some(differences) = &option.differences else { continue };
        for of in in_order(differences.keys()) {
            for (date, difference) in option.findings.dates.iter().zip(&differences[of]) {
                let Some(difference) = difference else { continue };
                let head = [&option.name, &reference.name].map(|name| escape::cell(name));
                rows.extend(lines(&head, &date.to_string(), of, difference));
            }
        }
    }
    table("differences.csv", &COLUMNS, rows)
}

fn lines<'a>(
    head: &'a [String; 2],
    date: &'a str,
    of: &'a Series,
    difference: &'a Difference,
) -> impl Iterator<Item = [String; 9]> + 'a {
    let unit = of.measure.about().unit;
    let spread = statistics(&difference.band).map(|(statistic, value)| (unit, statistic, value));
    let better = difference.share_better.map(|share| ("share_of_futures", "share_better", Some(share)));
    let same = ("share_of_futures", "share_same", Some(difference.share_same));
    spread.into_iter().chain(better).chain([same]).map(move |(unit, statistic, value)| {
        [
            head[0].clone(),
            head[1].clone(),
            date.to_owned(),
            escape::cell(&of.team),
            escape::cell(&of.role),
            of.measure.about().key.to_owned(),
            unit.to_owned(),
            statistic.to_owned(),
            results_csv::value(value),
        ]
    })
}
