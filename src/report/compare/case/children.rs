//! What children would notice: assessments and visits in time, waiting, changes of worker.

use crate::experiment::compare::OptionFindings;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::counted;
use crate::report::days;
use crate::report::paper::{Cell, Paper};
use crate::scenario::council::Date;

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
    let moments = year_ends(&options[0].findings.dates);
    paper.section("8. What children would notice");
    let dates: Vec<String> =
        moments.iter().filter_map(|at| options[0].findings.dates.get(*at)).map(|date| days::brief(*date)).collect();
    let heads: Vec<&str> = ["Measure", "Option"].into_iter().chain(dates.iter().map(String::as_str)).collect();
    let shown = MEASURES.into_iter().filter(|measure| options[0].findings.council(*measure).is_some());
    let rows = shown.flat_map(|measure| options.map(|option| row(measure, option, &moments))).collect();
    paper.table(
        "Timeliness and continuity at the end of each financial year and of the period: in the middle future, and 8 in 10 futures beneath",
        &heads,
        rows,
    );
    paper.text(
        "Children with no worker are counted of all open children. All else is a share: “in 100” of what was completed, or fell due, in the month, or of the referrals of twelve months; \
         the model keeps these shares, not how many there were. What is asked for by statute, nationally and locally is said in the sources of section A.",
    );
}

/// Every 31 March after the first day, promised for or not, and the last day.
fn year_ends(dates: &[Date]) -> Vec<usize> {
    let ends = dates.iter().enumerate().skip(1);
    let last = dates.len().saturating_sub(1);
    ends.filter(|(at, date)| (date.month(), date.day()) == (3, 31) || *at == last).map(|(at, _)| at).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_end_has_its_column_also_where_something_is_promised_for_it() {
        let findings = crate::report::sample::county().findings;
        let shown: Vec<String> =
            year_ends(&findings.dates).into_iter().map(|at| days::month(findings.dates[at])).collect();
        assert!(findings.targets.iter().any(|target| days::month(target.date) == "Mar 2019"));
        assert_eq!(shown, ["Mar 2019", "Mar 2020", "Mar 2021", "Mar 2022"]);
    }
}
