//! `costs.csv`: what each option costs by financial year, to the penny.

use super::ComparisonReport;
use super::part_years::{self, Year};
use crate::experiment::compare::costs::{COLUMNS, Column};
use crate::experiment::findings::Band;
use crate::report::results_csv::table;
use crate::report::{WriteFault, escape};

/// The columns, fixed for all time.
const HEADS: [&str; 17] = [
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
    "months",
];

/// The file's bytes.
pub(crate) fn csv(report: &ComparisonReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let reference = &report.comparison.reference().name;
    let mut rows = Vec::new();
    for option in &report.comparison.options {
        let Some(costs) = &option.costs else { continue };
        for (prices, table) in [("cash", &costs.cash), ("constant", &costs.constant)] {
            let years = part_years::of(option);
            let all = Year { name: "all".into(), months: years.iter().map(|year| year.months).sum() };
            for (year, row) in years.into_iter().chain([all]).zip(table) {
                let head = [escape::cell(&option.name), escape::cell(reference), year.name, prices.to_owned()];
                let months = year.months.to_string();
                rows.extend(statistics().map(|(statistic, of)| line(&head, statistic, row, of, &months)));
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

fn line(head: &[String; 4], statistic: &str, row: &[Option<Band>], of: Pick, months: &str) -> Vec<String> {
    let mut cells = head.to_vec();
    cells.push(statistic.to_owned());
    for (column, band) in COLUMNS.iter().zip(row) {
        // What counts for less in later years is told in constant prices alone.
        let told = *column != Column::Discounted || head[3] == "constant";
        cells.push(band.filter(|_| told).and_then(|band| of(&band)).map_or_else(String::new, pennies));
    }
    cells.push(months.to_owned());
    cells
}

/// Pounds with two decimals, never minus nought.
fn pennies(pounds: f64) -> String {
    let text = format!("{pounds:.2}");
    if text == "-0.00" { "0.00".into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn every_row_says_how_many_months_it_holds() {
        let played = sample::played();
        let text = String::from_utf8(csv(&played.report()).expect("a file")).expect("text");
        let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let heads = lines.next().expect("headings");
        assert_eq!(heads.last(), Some(&"months"), "after all that was there before");
        let means = lines.filter(|row| row[3] == "cash" && row[4] == "mean");
        let (mut so_far, mut parts) = (0, 0);
        for row in means {
            let months: usize = row[16].parse().expect("a number");
            if row[2] == "all" {
                assert_eq!(months, so_far);
                so_far = 0;
            } else {
                so_far += months;
                parts += usize::from(months < 12);
            }
        }
        let years = part_years::of(played.report().comparison.proposed());
        assert_eq!(parts, 2 * years.iter().filter(|year| !year.part().is_empty()).count(), "{text}");
    }
}
