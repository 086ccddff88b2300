//! What is to be decided, and why now.

use std::collections::BTreeMap;

use crate::model::measure::Measure;
use crate::report::chart::Drawing;
use crate::report::compare::ComparisonReport;
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures};
use crate::scenario::council::change::Change;

/// Changes that the proposed option makes and the reference does not, and the posts it funds.
pub(super) fn decision(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("1. What is to be decided");
    let option = &report.comparison.proposed().label;
    let (own, other) = (&report.proposed().council.change, &report.council().change);
    let mut changes: Vec<(&String, &Change)> =
        own.iter().filter(|(name, change)| !same(change, other.get(*name))).collect();
    changes.sort_by_key(|(name, change)| (change.date, (*name).clone()));
    let rows = changes.into_iter().map(|(_, change)| row(change)).collect();
    paper.words(
        &format!("What approving {option} would start"),
        &["From", "What", "Until", "Once", "A year"],
        rows,
        false,
    );
    posts(paper, report);
    paper.text("Costs are the middle values of the scenario, before pay: what posts and people cost, and where the money goes, is in section 9.");
}

/// Whether the other option makes the same change on the same day.
fn same(change: &Change, other: Option<&Change>) -> bool {
    other.is_some_and(|other| other.date == change.date && other.what == change.what)
}

fn row(change: &Change) -> Vec<Cell> {
    let pounds = |pounds: Option<f64>| {
        pounds.map_or_else(|| Cell::of("–"), |pounds| Cell::of(figures::of(Measure::CostTotal, pounds)))
    };
    let cost = change.cost.as_ref();
    vec![
        Cell::of(days::short(change.date)),
        Cell::of(&change.what),
        Cell::of(change.until.map_or_else(|| "–".to_owned(), days::short)),
        pounds(cost.and_then(|cost| Some(cost.one_off_pounds?.likely))),
        pounds(cost.and_then(|cost| Some(cost.per_year_pounds?.likely))),
    ]
}

/// Funded posts by role at the end of the period, beside those of the reference.
fn posts(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let comparison = report.comparison;
    let funded = |findings: &crate::experiment::findings::Findings| -> BTreeMap<String, f64> {
        let of_role = findings
            .bands
            .iter()
            .filter(|(series, _)| series.measure == Measure::PostsFte && series.team == "all" && series.role != "all");
        of_role
            .filter_map(|(series, bands)| Some((series.role.clone(), bands.last().copied().flatten()?.p50)))
            .collect()
    };
    let (own, other) = (funded(&comparison.proposed().findings), funded(&comparison.reference().findings));
    let council = report.proposed().council;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for role in own.keys().chain(other.keys().filter(|role| !own.contains_key(*role))) {
        let [own, other] = [&own, &other].map(|posts| posts.get(role).copied().unwrap_or(0.0));
        if (own - other).abs() < 0.05 {
            continue;
        }
        let name = council.role.get(role).map_or(role.as_str(), |role| role.name.as_str());
        let more = format!("{}{}", if own > other { "+" } else { "" }, figures::shown(own - other, 1));
        rows.push(vec![
            Cell::of(name),
            Cell::of(figures::shown(other, 1)),
            Cell::of(figures::shown(own, 1)),
            Cell::of(more),
        ]);
    }
    let (option, reference) = (&comparison.proposed().label, &comparison.reference().label);
    paper.table(
        "Funded posts at the end of the period where they differ, full-time equivalents",
        &["Role", reference, option, "Difference"],
        rows,
    );
}

/// Where caseloads stand on the first day, team by team.
pub(super) fn why_now(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section("2. Why now");
    let findings = &report.comparison.reference().findings;
    let first = |measure: Measure| findings.council(measure).and_then(|bands| bands.first().copied().flatten());
    if let (Some(caseload), Some(holders)) = (first(Measure::AverageCaseload), first(Measure::CaseHoldersFte)) {
        let start = report.council().period.start;
        paper.text(format!(
            "On {} the average caseload is {} children for each full-time social worker who holds cases ({} full-time equivalents; the DfE’s definition: children held by registered workers, permanent and agency, ÷ full-time equivalents of those who hold at least one).",
            days::long(start),
            figures::of(Measure::AverageCaseload, caseload.p50),
            figures::shown(holders.p50, 1),
        ));
    }
    super::history::so_far(paper, report, drawings);
    paper.figure(drawings, "caseload-by-team");
}
