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

/// What an option costs by financial year.
pub(crate) fn table(option: &OptionFindings, costs: &Costs) -> Table {
    let names = costs.years.names.iter().map(String::as_str).chain(["In all"]);
    let columns = SHOWN.map(|(column, _)| {
        words::Column::of(costs.cash.iter().filter_map(move |row| row.get(column as usize)?.as_ref()))
    });
    let row = |(year, row): (&str, &Vec<Option<Band>>)| {
        let cells = SHOWN.iter().zip(&columns).map(|((kind, _), column)| {
            row.get(*kind as usize).copied().flatten().map_or_else(Cell::none, |band| self::cell(column, &band))
        });
        std::iter::once(Cell::of(year)).chain(cells).collect()
    };
    Table {
        caption: format!("{}: the mean of futures, and the range of 8 in 10 beneath, in cash", option.label),
        heads: std::iter::once("Financial year").chain(SHOWN.iter().map(|shown| shown.1)).map(str::to_owned).collect(),
        rows: names.zip(&costs.cash).map(row).collect(),
        words: false,
        folded: false,
    }
}

/// A mean with the range of 8 in 10 futures.
pub(crate) fn cell(column: &words::Column, band: &Band) -> Cell {
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
            "{label}: {} in present value over the period ({} to {} in 8 in 10 futures), in the first year’s prices; {} with an allowance of {}% for optimism on the costs of changes.",
            amount(&present),
            words::pounds(present.p10, present.mc_error),
            words::pounds(present.p90, present.mc_error),
            words::pounds(optimism.mean, optimism.mc_error),
            figures::written(costs.optimism_percent),
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
