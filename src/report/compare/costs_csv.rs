//! `costs.csv`: what each option costs by financial year, to the penny.

use super::ComparisonReport;
use crate::experiment::compare::costs::{COLUMNS, Column};
use crate::experiment::findings::Band;
use crate::report::results_csv::table;
use crate::report::{WriteFault, escape};

/// The columns, fixed for all time.
const HEADS: [&str; 16] = [
    "scenario",
    "reference",
    "financial_year",
    "prices",
    "statistic",
    "one_off",
    "permanent",
    "agency",
    "other",
    "saving",
    "net",
    "cumulative",
    "discounted",
    "agency_premium",
    "vacant_posts",
    "gross",
];

/// The file's bytes.
pub(crate) fn csv(report: &ComparisonReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let reference = &report.comparison.reference().name;
    let mut rows = Vec::new();
    for option in &report.comparison.options {
        let Some(costs) = &option.costs else { continue };
        for (prices, table) in [("cash", &costs.cash), ("constant", &costs.constant)] {
            let names = costs.years.names.iter().map(String::as_str).chain(["all"]);
            for (year, row) in names.zip(table) {
                let head = [escape::cell(&option.name), escape::cell(reference), year.to_owned(), prices.to_owned()];
                rows.extend(statistics().map(|(statistic, of)| line(&head, statistic, row, of)));
            }
        }
    }
    table("costs.csv", &HEADS, rows)
}

/// One of the values of a band.
type Pick = fn(&Band) -> Option<f64>;

fn statistics() -> [(&'static str, Pick); 7] {
    [
        ("mean", |band| Some(band.mean)),
        ("p10", |band| Some(band.p10)),
        ("p25", |band| Some(band.p25)),
        ("p50", |band| Some(band.p50)),
        ("p75", |band| Some(band.p75)),
        ("p90", |band| Some(band.p90)),
        ("mc_error", Band::error),
    ]
}

fn line(head: &[String; 4], statistic: &str, row: &[Option<Band>], of: Pick) -> Vec<String> {
    let mut cells = head.to_vec();
    cells.push(statistic.to_owned());
    for (column, band) in COLUMNS.iter().zip(row) {
        // What counts for less in later years is told in constant prices alone.
        let told = *column != Column::Discounted || head[3] == "constant";
        cells.push(band.filter(|_| told).and_then(|band| of(&band)).map_or_else(String::new, pennies));
    }
    cells
}

/// Pounds with two decimals, never minus nought.
fn pennies(pounds: f64) -> String {
    let text = format!("{pounds:.2}");
    if text == "-0.00" { "0.00".into() } else { text }
}
