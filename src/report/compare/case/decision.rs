//! What is to be decided, and why now.

use std::collections::BTreeMap;

use super::approval;
use crate::model::measure::Measure;
use crate::report::chart::Drawing;
use crate::report::compare::ComparisonReport;
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures};

/// Changes that the proposed option makes and the reference does not, and the posts it funds.
pub(super) fn decision(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("1. What is to be decided");
    approval::approved(paper, report);
    posts(paper, report);
    team_posts(paper, report);
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
    let whole = [&comparison.proposed().findings, &comparison.reference().findings].map(all_posts);
    for role in own.keys().chain(other.keys().filter(|role| !own.contains_key(*role))) {
        let [own, other] = [&own, &other].map(|posts| posts.get(role).copied().unwrap_or(0.0));
        if (own - other).abs() < 0.05 {
            continue;
        }
        let name = council.role.get(role).map_or(role.as_str(), |role| role.name.as_str());
        rows.push(row_of_posts(name, other, own));
    }
    if let ([Some(own), Some(other)], 2..) = (whole, rows.len()) {
        rows.push(row_of_posts("All posts, those that do not differ too", other, own));
    }
    let (option, reference) = (&comparison.proposed().label, &comparison.reference().label);
    paper.table(
        "Funded posts at the end of the period where they differ, full-time equivalents",
        &["Role", reference, option, "Difference"],
        rows,
    );
}

/// Funded posts of the whole council on the last day.
fn all_posts(findings: &crate::experiment::findings::Findings) -> Option<f64> {
    Some(findings.council(Measure::PostsFte)?.last().copied().flatten()?.p50)
}

fn row_of_posts(name: &str, other: f64, own: f64) -> Vec<Cell> {
    vec![Cell::of(name), Cell::of(figures::shown(other, 1)), Cell::of(figures::shown(own, 1)), more(own, other)]
}

/// A difference in posts with its sign.
fn more(own: f64, other: f64) -> Cell {
    Cell::of(format!("{}{}", if own > other { "+" } else { "" }, figures::shown(own - other, 1)))
}

/// The same by team: which teams open, close or change, on the last day.
fn team_posts(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let comparison = report.comparison;
    let funded = |findings: &crate::experiment::findings::Findings, team: &str| {
        let bands = findings.of(team, "all", Measure::PostsFte)?;
        Some(bands.last().copied().flatten()?.p50)
    };
    let council = report.proposed().council;
    let mut teams: Vec<&String> = council.team.keys().chain(report.council().team.keys()).collect();
    teams.sort();
    teams.dedup();
    let row = |name: &&String| {
        let of = |findings| funded(findings, name).unwrap_or(0.0);
        let [own, other] = [&comparison.proposed().findings, &comparison.reference().findings].map(of);
        let called = council.team.get(*name).or_else(|| report.council().team.get(*name));
        let shown = |fte: f64| if fte > 0.0 { Cell::of(figures::shown(fte, 1)) } else { Cell::of("none") };
        ((own - other).abs() >= 0.05).then(|| {
            vec![
                Cell::of(called.map_or(name.as_str(), |team| team.name.as_str())),
                shown(other),
                shown(own),
                more(own, other),
            ]
        })
    };
    let rows: Vec<Vec<Cell>> = teams.iter().filter_map(row).collect();
    let (option, reference) = (&comparison.proposed().label, &comparison.reference().label);
    paper.table("The same by team", &["Team", reference, option, "Difference"], rows);
}

/// Why the first day's caseload need not be the published one; nothing where all futures begin alike.
fn drawn(report: &ComparisonReport<'_>) -> Option<String> {
    let measure = Measure::AverageCaseload;
    let band = report.comparison.reference().findings.council(measure)?.first().copied().flatten()?;
    let [low, high] = [band.p10, band.p90].map(|value| figures::of(measure, value));
    let away = if report.council().absence.is_empty() { "" } else { ": whoever has long been ill holds nobody" };
    (low != high).then(|| {
        format!(
            "Who holds cases on that day, and with what hours, is drawn in each future{away}. So it need not be the figure that was published for the day; 8 in 10 futures lie from {low} to {high}."
        )
    })
}

/// How many workers carry too much on the first day, where the middle future, which the board's page has, is another number than the
/// average, by which the figure of teams counts.
fn over(report: &ComparisonReport<'_>) -> Option<String> {
    let measure = Measure::WorkersOverThreshold;
    let band = report.comparison.reference().findings.council(measure)?.first().copied().flatten()?;
    let most = figures::written(report.council().standard.as_ref()?.most_children);
    let [middle, mean] = [band.p50, band.mean].map(|value| figures::of(measure, value));
    (middle != mean).then(|| {
        format!(
            "{middle} social workers hold more than {most} children on that day in the middle future, as the board’s page has it, and {mean} on average over futures, as the figure of teams has it: averages of teams add up to that of all, and middles need not."
        )
    })
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
    paper.text(drawn(report).unwrap_or_default());
    paper.text(over(report).unwrap_or_default());
    super::history::so_far(paper, report, drawings);
    paper.figure(drawings, "caseload-by-team");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn a_middle_and_an_average_of_one_day_are_told_apart_where_they_are_two_figures() {
        let mut played = sample::played();
        let mut said = |middle: f64, mean: f64| {
            let bands = &mut played.comparison.options[0].findings.bands;
            let (_, row) = bands
                .iter_mut()
                .find(|(of, _)| of.measure == Measure::WorkersOverThreshold && of.team == "all" && of.role == "all")
                .expect("a count of workers");
            let band = row[0].as_mut().expect("a first day");
            (band.p50, band.mean) = (middle, mean);
            over(&played.report())
        };
        assert_eq!(said(55.2, 55.4), None);
        let told = said(55.0, 56.1).expect("two figures");
        assert!(
            told.starts_with("55 social workers hold more than 12 children on that day in the middle future"),
            "{told}"
        );
        assert!(told.contains(" and 56 on average over futures"), "{told}");
    }
}
