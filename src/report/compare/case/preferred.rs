//! What doing nothing brings, what the proposed option brings, whether posts fill, and what the change disturbs.

use crate::experiment::findings::TargetChance;
use crate::model::measure::Measure;
use crate::report::chart::Drawing;
use crate::report::compare::{ComparisonReport, words};
use crate::report::message::Course;
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures};

/// The reference.
pub(super) fn without_change(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    let reference = report.comparison.reference();
    paper.section(&format!("4. What happens with {}", reference.label));
    paper.figure(drawings, "reference-caseload");
    if let Some(course) = Course::of(&reference.findings, Measure::ChildrenUnallocated) {
        paper.text(course.sentence("The number of children with no worker"));
    }
}

/// The proposed option against it.
pub(super) fn with_it(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section(&format!("5. What {} would change", report.comparison.proposed().label));
    for name in ["options-caseload", "difference-caseload", "difference-unallocated", "chance-of-target"] {
        paper.figure(drawings, name);
    }
}

/// Whether the posts fill, and what follows where they do not.
pub(super) fn posts(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section("6. Will the posts fill?");
    paper.text("Money for a post is not a person in it: funded posts and posts that are filled are two lines in every chart here.");
    paper.figure(drawings, "proposed-posts");
    let comparison = report.comparison;
    let option = comparison.proposed();
    let promise = option
        .findings
        .targets
        .iter()
        .rev()
        .find(|target| target.series.measure == Measure::AverageCaseload && target.series.team == "all");
    let first = vec![
        Cell::of("As the scenario has it"),
        super::cell(option, Measure::AverageCaseload, comparison.record),
        Cell::of(first_kept(report, promise, option.findings.council(Measure::AverageCaseload))),
        net(option.net.as_ref()),
    ];
    let tried = comparison.what_ifs.iter().map(|tried| {
        let number = |value: f64| figures::to_error(value, tried.option.mc_error, 1);
        let range = format!("{} to {}", number(tried.option.p10), number(tried.option.p90));
        vec![
            Cell::of(format!("If {}", tried.label)),
            Cell::with(number(tried.option.p50), range),
            Cell::of(first_kept(report, promise, Some(&tried.course))),
            net(tried.net.as_ref()),
        ]
    });
    if comparison.what_ifs.is_empty() {
        return;
    }
    let promised = promise.map_or_else(
        || "Target".to_owned(),
        |target| format!("{} first met in the middle future", crate::report::message::promise(target)),
    );
    paper.table(
        &format!(
            "If recruitment or anything else turns out worse: children per worker on {}",
            super::table_date(report)
        ),
        &["What if", "Children per worker", &promised, "Net cost against the reference"],
        std::iter::once(first).chain(tried).collect(),
    );
}

/// What it costs more than the reference, and 8 in 10 futures.
fn net(band: Option<&crate::experiment::findings::Band>) -> Cell {
    band.map_or_else(Cell::none, |band| {
        let said = |value: f64| words::pounds(value, band.mc_error);
        Cell::with(said(band.mean), format!("{} to {}", said(band.p10), said(band.p90)))
    })
}

/// When the middle future first keeps a promise.
fn first_kept(
    report: &ComparisonReport<'_>,
    promise: Option<&TargetChance>,
    bands: Option<&[Option<crate::experiment::findings::Band>]>,
) -> String {
    let (Some(promise), Some(bands)) = (promise, bands) else { return "no target".into() };
    let dates = &report.comparison.reference().findings.dates;
    let keeps = |value: f64| if promise.at_most { value <= promise.value } else { value >= promise.value };
    let mut known = dates.iter().zip(bands).filter_map(|(date, band)| Some((*date, (*band)?)));
    known.find(|(_, band)| keeps(band.p50)).map_or_else(|| "not by the end".into(), |(date, _)| days::month(date))
}

/// What the change disturbs while it is made.
pub(super) fn pace(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section("7. Pace and disruption");
    let council = report.proposed().council;
    for change in council.change.values() {
        let Some(dip) = &change.transition else { continue };
        let known = |doubt: &crate::foundations::uncertain::Uncertain| figures::written(doubt.likely);
        paper.text(format!(
            "{} ({}): on the day {}% of the hours for children are lost in the middle case, and after {} weeks about a third of that loss is left. It is in every figure here.",
            change.what,
            days::short(change.date),
            known(&dip.output_lost_percent),
            known(&dip.disruption_weeks),
        ));
    }
    paper.figure(drawings, "proposed-assessments");
}
