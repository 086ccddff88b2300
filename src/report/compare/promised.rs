//! Promises in tables: the chance of keeping them and of holding them, when they are first kept, and how they are broken.

use super::ComparisonReport;
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::promises::{Dated, Promise};
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures};

const HEADS: [&str; 8] = [
    "Option",
    "Promised",
    "Kept on the date",
    "Held for three months",
    "First kept",
    "Months broken",
    "Longest run",
    "Furthest beyond",
];

/// A table for each promise; nothing where nothing is promised.
pub(crate) fn tables(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let proposed = report.comparison.proposed();
    if proposed.promises.is_empty() {
        return;
    }
    paper.part("What was promised");
    paper.text(
        "“Held” means kept on the date and at every month’s end of the three months after. A promise counts as broken in every month from its first date in which it is not kept. \
         In the last four columns the middle future stands above 8 in 10 futures.",
    );
    for promise in &proposed.promises {
        let label = promise.series.measure.about().label;
        let team = report.proposed().council.team.get(&promise.series.team);
        let whose = team.map_or_else(String::new, |team| format!(", {}", team.name));
        paper.table(&format!("{label}{whose}, option by option"), &HEADS, rows(report, promise));
    }
}

/// An option and a date a row.
fn rows(report: &ComparisonReport<'_>, promise: &Promise) -> Vec<Vec<Cell>> {
    let of_option = |option: &OptionFindings| {
        let same = option.promises.iter().find(|other| other.target == promise.target);
        let dated = same.iter().flat_map(|promise| promise.dates.iter().enumerate());
        dated.filter_map(|(index, dated)| Some(row(report, option, same?, dated, index == 0))).collect::<Vec<_>>()
    };
    report.comparison.options.iter().flat_map(of_option).collect()
}

fn row(
    report: &ComparisonReport<'_>,
    option: &OptionFindings,
    promise: &Promise,
    dated: &Dated,
    first: bool,
) -> Vec<Cell> {
    let chance = |share: Option<f64>| share.map_or_else(Cell::none, |share| Cell::of(figures::futures_in_100(share)));
    let way = if promise.at_most { "at most" } else { "at least" };
    let promised = format!("{way} {} by {}", figures::written(dated.value), days::brief(dated.date));
    let mut cells = vec![Cell::of(&option.label), Cell::of(promised), chance(dated.meeting), chance(dated.holding)];
    if first {
        cells.extend(course(report, promise));
    } else {
        cells.extend(vec![Cell::of("as above"); 4]);
    }
    cells
}

/// What is said once for all dates of a promise.
fn course(report: &ComparisonReport<'_>, promise: &Promise) -> [Cell; 4] {
    let dates = &report.comparison.reference().findings.dates;
    let when = |record: Option<usize>| {
        record.and_then(|at| dates.get(at)).map_or_else(|| "not by the end".into(), |date| days::brief(*date))
    };
    let [early, middle, late] = promise.first_met.map(when);
    let first = if early == late { Cell::of(middle) } else { Cell::with(middle, format!("{early} to {late}")) };
    let spread = |values: [f64; 3], decimals: usize| {
        let [low, middle, high] = values.map(|value| figures::shown(value, decimals));
        Cell::with(middle, format!("{low} to {high}"))
    };
    [
        first,
        spread(promise.broken, 0),
        spread(promise.longest, 0),
        spread(promise.worst, promise.series.measure.about().decimals),
    ]
}
