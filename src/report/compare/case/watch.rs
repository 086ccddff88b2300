//! What to watch, and the trajectory that is agreed: figures by which a board can tell that the forecast no longer holds.

use crate::experiment::findings::Band;
use crate::model::measure::{Better, Measure};
use crate::report::compare::ComparisonReport;
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures, message};
use crate::scenario::council::Date;

/// What shows early whether the change goes as forecast.
const WATCHED: [Measure; 5] = [
    Measure::InPostFte,
    Measure::AgencyFte,
    Measure::AverageCaseload,
    Measure::ChildrenUnallocated,
    Measure::AssessmentsInTime,
];
/// Months after the first change at which they are looked at.
const MONTHS: [i32; 2] = [6, 12];

/// Early signs, by the edge that nine futures in ten keep to.
pub(super) fn watched(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("11. Risks, and what we will watch");
    super::matters::signs(paper, report);
    let first = report.proposed().council.change.values().map(|change| change.date).min();
    let from = first.unwrap_or(report.council().period.start);
    let rows: Vec<Vec<Cell>> = MONTHS
        .into_iter()
        .flat_map(|months| WATCHED.map(|measure| sign(report, measure, from, months)))
        .flatten()
        .collect();
    paper.table(
        "Early signs: play the scenario again if a figure passes what only one future in ten passes",
        &["What is watched", "By", "Middle future", "Look again if", "Owner"],
        rows,
    );
    paper.text("Hold each month’s figures against the forecast with --actuals; two months running outside the range of 8 in 10 futures are told in a sentence.");
}

fn sign(report: &ComparisonReport<'_>, measure: Measure, from: Date, months: i32) -> Option<Vec<Cell>> {
    let findings = &report.comparison.proposed().findings;
    let number = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let record = findings.dates.iter().position(|date| number(*date) == number(from) + months)?;
    let band: Band = findings.council(measure)?.get(record).copied().flatten()?;
    let (edge, side) = match measure.about().better {
        Better::Higher => (band.p10, "below"),
        Better::Lower | Better::Neither => (band.p90, "above"),
    };
    Some(vec![
        Cell::of(measure.about().label),
        Cell::of(days::month(findings.dates[record])),
        Cell::of(figures::of(measure, band.p50)),
        Cell::of(format!("{side} {}", figures::of(measure, edge))),
        Cell::of("________"),
    ])
}

/// The trajectory, frozen as it is agreed, and the dates that the scenario marks.
pub(super) fn milestones(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("12. Milestones and review");
    let findings = &report.comparison.proposed().findings;
    let rows = findings.targets.iter().filter(|target| target.series.team == "all").filter_map(|target| {
        let band = findings.council(target.series.measure)?.get(target.record).copied().flatten()?;
        let measure = target.series.measure;
        Some(vec![
            Cell::of(measure.about().label),
            Cell::of(days::short(target.date)),
            Cell::of(message::promise(target)),
            Cell::with(figures::of(measure, band.p50), figures::range(measure, band.p10, band.p90)),
            Cell::of(figures::futures_in_100(target.share_meeting)),
        ])
    });
    let label = &report.comparison.proposed().label;
    paper.table(
        &format!("The trajectory with {label}, as it stands at approval"),
        &["Measure", "By", "Target", "Forecast, 8 in 10 beneath", "Met in"],
        rows.collect(),
    );
    super::promises(paper, report);
    let mut marked: Vec<(Date, &String)> =
        report.proposed().council.milestone.values().map(|one| (one.date, &one.name)).collect();
    marked.sort();
    paper.list(marked.into_iter().map(|(date, name)| format!("{}: {name}", days::short(date))).collect());
}
