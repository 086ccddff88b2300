//! What children would notice: assessments and visits in time, waiting, changes of worker.

use crate::experiment::compare::OptionFindings;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::counted;
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
        "Timeliness and continuity, year by year: how many of how many in the middle future, and 8 in 10 futures beneath",
        &heads,
        rows,
    );
    paper.text(
        "“In 100” counts what was completed, or fell due, in the month, or the referrals of twelve months: the model keeps shares of these, not how many there were. \
         Children with no worker stand beside all open children. What is asked for by statute, nationally and locally is said in the sources of section A.",
    );
}

fn row(measure: Measure, option: &OptionFindings, moments: &[usize]) -> Vec<Cell> {
    let findings = &option.findings;
    let cell = |at: usize| {
        let band = findings.council(measure)?.get(at).copied().flatten()?;
        Some(Cell::with(counted::of_how_many(findings, measure, at, band.p50), counted::range(measure, &band)))
    };
    let cells = moments.iter().map(|at| cell(*at).unwrap_or_else(Cell::none));
    [Cell::of(measure.about().label), Cell::of(&option.label)].into_iter().chain(cells).collect()
}
