//! What children would notice: assessments and visits in time, waiting, changes of worker.

use crate::experiment::compare::OptionFindings;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::days::{self, Moment};
use crate::report::paper::{Cell, Paper};

/// Measures about children, in the order of the table.
const MEASURES: [Measure; 5] = [
    Measure::AssessmentsInTime,
    Measure::ChildProtectionVisitsInTime,
    Measure::ChildrenUnallocated,
    Measure::WorkerChanges,
    Measure::Rereferral,
];

/// Year by year, the reference beside the proposed option.
pub(super) fn effects(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let comparison = report.comparison;
    let options = [comparison.reference(), comparison.proposed()];
    let moments: Vec<usize> = days::moments(&options[0].findings)
        .into_iter()
        .filter(|(_, moment)| matches!(moment, Moment::YearEnd | Moment::End))
        .map(|(record, _)| record)
        .collect();
    paper.section("8. What children would notice");
    let dates: Vec<String> =
        moments.iter().filter_map(|at| options[0].findings.dates.get(*at)).map(|date| days::brief(*date)).collect();
    let heads: Vec<&str> = ["Measure", "Option"].into_iter().chain(dates.iter().map(String::as_str)).collect();
    let shown = MEASURES.into_iter().filter(|measure| options[0].findings.council(*measure).is_some());
    let rows = shown.flat_map(|measure| options.map(|option| row(measure, option, &moments))).collect();
    paper.table(
        "Timeliness and continuity, year by year: the middle future, and 8 in 10 futures beneath",
        &heads,
        rows,
    );
    paper.text(
        "In-time percentages are of what was completed, or fell due, in the month; changes of worker are for each child and year; re-referrals are of twelve months.",
    );
}

fn row(measure: Measure, option: &OptionFindings, moments: &[usize]) -> Vec<Cell> {
    let cells = moments.iter().map(|at| super::cell(option, measure, *at));
    [Cell::of(measure.about().label), Cell::of(&option.label)].into_iter().chain(cells).collect()
}
