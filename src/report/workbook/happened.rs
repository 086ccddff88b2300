//! The sheet of what really happened, where that was given.

use super::results::cell;
use super::sheet::{Cell, Sheet};
use crate::report::RunReport;
use crate::scenario::council::Date;

/// A row for each month and measure; a count that may not be shown is `[c]`.
pub(super) fn actuals(report: &RunReport<'_>) -> Option<Sheet> {
    let actuals = report.actuals?;
    let team = |name: &str| {
        let known = report.council.team_name(name);
        Cell::text(if name == "all" { "All teams" } else { known })
    };
    let part = |number: Option<f64>| number.map_or(Cell::NotApplicable, |number| Cell::Number(number, 0));
    let mut rows: Vec<(Date, Vec<Cell>)> = Vec::new();
    for observed in &actuals.history.observed {
        let measure = observed.series.measure;
        let row = vec![
            Cell::Date(observed.month),
            Cell::text(measure.about().label),
            team(&observed.series.team),
            cell(measure, observed.value),
            part(observed.numerator),
            part(observed.denominator),
        ];
        rows.push((observed.month, row));
    }
    for hidden in &actuals.hidden {
        let label = Cell::text(hidden.series.measure.about().label);
        let row = vec![Cell::Date(hidden.month), label, team(&hidden.series.team)];
        rows.push((hidden.month, row.into_iter().chain(vec![Cell::text("[c]"); 3]).collect()));
    }
    rows.sort_by_key(|(month, _)| *month);
    Some(Sheet {
        name: "Actuals",
        title: "Actuals",
        about: format!(
            "What happened, from {}; [c] is a count of fewer than 5 people in a team, or one that would give such a count away",
            actuals.file
        ),
        columns: vec![
            ("Month", 14.0),
            ("Measure", 40.0),
            ("Team", 30.0),
            ("Value", 14.0),
            ("Numerator", 14.0),
            ("Denominator", 14.0),
        ],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    })
}
