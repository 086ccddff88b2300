//! Money on the page: by financial year, what it is worth today, when it is earned back, and what it buys.

use super::{ComparisonReport, words};
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::costs::{Column, Costs};
use crate::experiment::compare::worth::{UnitCost, Worth};
use crate::experiment::findings::Band;
use crate::report::paper::{Cell, Table};
use crate::report::{days, figures};

/// The columns that people are shown.
const SHOWN: [(Column, &str); 8] = [
    (Column::OneOff, "One-off"),
    (Column::Permanent, "Permanent staff"),
    (Column::Agency, "Agency"),
    (Column::Other, "Other running"),
    (Column::Gross, "Gross"),
    (Column::Saving, "Cashable saving"),
    (Column::Net, "Net against the reference"),
    (Column::Cumulative, "Net so far"),
];

/// What the figures of a table of money are.
pub(crate) const AVERAGES: &str = "averages over futures, which add up where the middle of a total need not, and the range of 8 in 10 futures beneath";

/// Columns of a table in the one unit of its largest figure, each to the digits that its own error allows.
pub(crate) fn in_one_unit(columns: &[Vec<Band>]) -> Vec<words::Column> {
    let size = |band: &Band| [band.mean, band.p10, band.p90].map(f64::abs).into_iter().fold(0.0, f64::max);
    let largest = columns.iter().flatten().max_by(|one, other| size(one).total_cmp(&size(other)));
    // Known without error, it sets the unit of a column and none of its digits.
    let unit = largest.map(|band| Band { mc_error: 0.0, ..*band });
    columns.iter().map(|bands| words::Column::of(bands.iter().chain(&unit))).collect()
}

/// What an option costs by financial year.
pub(crate) fn table(option: &OptionFindings, costs: &Costs) -> Table {
    let names = costs.years.names.iter().map(String::as_str).chain(["In all"]);
    let of = |(column, _): (Column, &str)| costs.cash.iter().filter_map(|row| *row.get(column as usize)?).collect();
    let columns = in_one_unit(&SHOWN.map(of));
    let row = |(year, row): (&str, &Vec<Option<Band>>)| {
        let cells = SHOWN.iter().zip(&columns).map(|((kind, _), column)| {
            row.get(*kind as usize).copied().flatten().map_or_else(Cell::none, |band| self::cell(column, &band))
        });
        std::iter::once(Cell::of(year)).chain(cells).collect()
    };
    Table {
        caption: format!("{}: {AVERAGES}, in cash", option.label),
        heads: std::iter::once("Financial year").chain(SHOWN.iter().map(|shown| shown.1)).map(str::to_owned).collect(),
        rows: names.zip(&costs.cash).map(row).collect(),
        words: false,
        folded: false,
    }
}

/// A mean with the range of 8 in 10 futures; nought needs no decimals.
pub(crate) fn cell(column: &words::Column, band: &Band) -> Cell {
    if [band.mean, band.p10, band.p90].iter().all(|pounds| pounds.abs() < 0.5) {
        return Cell::of("£0");
    }
    let (mean, range) = column.mean(band);
    Cell::with(mean, range)
}

/// What an option's money comes to and what it buys.
pub(crate) fn sentences(report: &ComparisonReport<'_>, option: &OptionFindings) -> Vec<String> {
    let (Some(costs), Some(worth)) = (&option.costs, &option.worth) else { return Vec::new() };
    let label = &option.label;
    let mut said = Vec::new();
    if let (Some(present), Some(optimism)) = (costs.present, costs.with_optimism) {
        said.push(format!(
            "{label}: on average {} in present value over the period ({} to {} in 8 in 10 futures), in the first year’s prices; an allowance of {}% for optimism on the costs of changes adds {}.",
            amount(&present),
            words::pounds(present.p10, present.mc_error),
            words::pounds(present.p90, present.mc_error),
            figures::written(costs.optimism_percent),
            // Both are of the same futures, so that the one less the other is known far better than either.
            words::pounds(optimism.mean - present.mean, (optimism.mean - present.mean).abs() / 10.0),
        ));
    }
    said.push(format!("{label}: {}.", break_even(report, worth)));
    said.extend(worth.case_month.map(|cost| {
        format!(
            "{label}: {} for each month of one child out of the care of nobody or of a worker over the threshold.",
            unit(&cost)
        )
    }));
    said.extend(worth.caseload_point.map(|cost| {
        format!("{label}: {} for one child fewer in the average caseload, averaged over the whole period.", unit(&cost))
    }));
    said
}

fn amount(band: &Band) -> String {
    let size = words::pounds(band.mean.abs(), band.mc_error);
    if band.mean < 0.0 { format!("{size} less than the reference") } else { format!("{size} more than the reference") }
}

fn unit(cost: &UnitCost) -> String {
    if cost.pounds < 0.0 {
        "nothing, as it costs less than the reference,".into()
    } else {
        words::pounds(cost.pounds, cost.error)
    }
}

fn break_even(report: &ComparisonReport<'_>, worth: &Worth) -> String {
    let dates = &report.comparison.reference().findings.dates;
    let found = worth.break_even;
    if found.share <= 0.0 {
        return "what it costs more is earned back in none of the futures by the end of the period".into();
    }
    let middle = found.records[1].and_then(|record| dates.get(record)).map_or_else(
        || "in the middle future it is not".to_owned(),
        |date| format!("in the middle future by {}", days::long(*date)),
    );
    format!(
        "what it costs more is earned back by the end of the period in {}; {middle}",
        figures::futures_in_100(found.share)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_money_has_one_unit_and_nought_is_nought() {
        let band = |mean: f64, error: f64| Band {
            mean,
            p10: 0.8 * mean,
            p25: mean,
            p50: mean,
            p75: mean,
            p90: 1.2 * mean,
            mc_error: error,
            futures: 60,
        };
        let columns = [vec![band(240_000.0, 9_000.0), band(0.0, 0.0)], vec![band(58_000_000.0, 400_000.0)]];
        let printed = in_one_unit(&columns);
        assert_eq!(cell(&printed[0], &columns[0][0]), Cell::with("£0.24m", "£0.19m to £0.29m"));
        assert_eq!(cell(&printed[0], &columns[0][1]), Cell::of("£0"));
        assert_eq!(cell(&printed[1], &columns[1][0]), Cell::with("£58m", "£46m to £70m"));
    }
}
