//! Section A: what the case rests on, least sure first, and what differs from the reference.

use std::collections::BTreeMap;

use crate::report::called::Called;
use crate::report::compare::{ComparisonReport, Played};
use crate::report::figures;
use crate::report::grounds::{self, Ground};
use crate::report::in_use::Idle;
use crate::report::paper::{Cell, Paper};
use crate::scenario::vouched::Apart;

/// Every figure in doubt, those of one source beneath it, and what stands otherwise in the reference.
pub(super) fn assumptions(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let (own, idle) = doubts(report.proposed());
    let other: BTreeMap<String, Ground> = doubts(report.scenarios[report.comparison.reference])
        .0
        .into_iter()
        .map(|one| (one.address.clone(), one))
        .collect();
    paper.section("A. What the case rests on");
    let is_low = |all: &[Ground]| all.iter().filter(|doubt| doubt.confidence() == "low").count();
    let left_out = match (idle.len(), is_low(&idle)) {
        (0, _) => String::new(),
        (1, low) => format!(
            " 1 more, {} of low confidence, is of a role in which nobody has a post or of a route by which nobody comes; it moves nothing and is left out.",
            if low == 1 { "marked as" } else { "not marked as" }
        ),
        (many, low) => format!(
            " {many} more, {low} of them of low confidence, are of roles in which nobody has a post or of routes by which nobody comes; they move nothing and are left out."
        ),
    };
    let low = is_low(&own);
    let elsewhere = if report.matters.is_some() {
        " Section 10 counts those of both options that it sets side by side, used or not."
    } else {
        ""
    };
    paper.text(format!(
        "{} figures of {} have a range and are used; {low} of them are marked as of low confidence and come first.{left_out} Notes count all figures of low confidence in the files, used or not.{elsewhere} “Low” and “high” are what only one future in ten falls below and above. Figures that the files give without a range are taken as known; the workbook has them too, each under its name in the file. Beneath each figure stands where it is in the file.",
        own.len(),
        report.comparison.proposed().label,
    ));
    paper.words(
        "Assumptions in doubt, low confidence first, each source above the figures that rest on it",
        &["Figure", "Value", "Low", "High", "Confidence", "Against the reference"],
        rows(&own, &other, &Called::by(std::iter::once(report.proposed().merged))),
        true,
    );
}

/// A line across the table for each source, and beneath it its figures.
fn rows(own: &[Ground], other: &BTreeMap<String, Ground>, called: &Called) -> Vec<Vec<Cell>> {
    let sourced = |doubts: &[Ground]| {
        let source = doubts.first().map(Ground::source).filter(|source| !source.is_empty());
        let line = vec![Cell::of(format!("Source: {}", source.unwrap_or("not given")))];
        let figures = doubts.iter().map(|doubt| row(doubt, other.get(&doubt.address), called));
        std::iter::once(line).chain(figures).collect::<Vec<_>>()
    };
    let together = |one: &Ground, next: &Ground| one.source() == next.source() && one.confidence() == next.confidence();
    own.chunk_by(together).flat_map(sourced).collect()
}

fn row(doubt: &Ground, other: Option<&Ground>, called: &Called) -> Vec<Cell> {
    let number = |value: f64| Cell::of(figures::written(value));
    let near = |one: f64, own: f64| (one - own).abs() < 1e-12;
    let [low, high] = doubt.range.unwrap_or([doubt.value; 2]);
    let same = |other: &Ground| {
        let [least, most] = other.range.unwrap_or([other.value; 2]);
        near(other.value, doubt.value) && near(least, low) && near(most, high)
    };
    let against = match other {
        None => "only here".to_owned(),
        Some(other) if same(other) => "the same".into(),
        Some(other) => format!("there {}", figures::written(other.value)),
    };
    let confidence = if doubt.confidence().is_empty() { "not given" } else { doubt.confidence() };
    vec![
        Cell::with(called.name(&doubt.address), &doubt.address),
        number(doubt.value),
        number(low),
        number(high),
        Cell::of(confidence),
        Cell::of(against),
    ]
}

/// Every figure with a range that the council uses, the least sure first; and those that it does not.
fn doubts(played: Played<'_>) -> (Vec<Ground>, Vec<Ground>) {
    of(played.merged, played.apart)
}

fn of(merged: &str, apart: &Apart) -> (Vec<Ground>, Vec<Ground>) {
    let idle = Idle::of(merged);
    let doubted = grounds::of(merged, apart).into_iter().filter(|one| one.range.is_some());
    let (idle, used): (Vec<Ground>, Vec<Ground>) = doubted.partition(|one| idle.has(&one.address));
    (used, idle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_stands_once_above_all_figures_that_rest_on_it() {
        let own = of(
            "[a]\nsource = \"S\"\nconfidence = \"low\"\nx_per_year = { likely = 2, low = 1, high = 3.5 }\ny = { likely = 5, low = 4, high = 6 }\nplain = 4\n[b]\nz = { likely = 5, low = 4, high = 6 }\n",
            &Apart::new(),
        )
        .0;
        let rows = rows(&own, &BTreeMap::new(), &Called::by(std::iter::empty()));
        let first: Vec<&str> = rows.iter().map(|row| row[0].text.as_str()).collect();
        assert_eq!(first, ["Source: S", "a.x_per_year", "a.y", "Source: not given", "b.z"]);
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [1, 6, 6, 1, 6]);
        assert_eq!(rows[1][3], Cell::of("3.5"));
    }

    #[test]
    fn figures_of_roles_without_posts_are_no_doubts_of_the_council() {
        let file = "[role.clinician]\n[role.social-worker]\n[team.a]\nposts_fte = { social-worker = 3 }\n[pay.salary_pounds]\nclinician = { likely = 42_000, low = 37_000, high = 47_000 }\nsocial-worker = { likely = 40_000, low = 37_000, high = 47_000 }\n";
        let (used, idle) = of(file, &Apart::new());
        let addresses: Vec<&str> = used.iter().map(|one| one.address.as_str()).collect();
        assert_eq!((addresses, idle.len()), (vec!["pay.salary_pounds.social-worker"], 1));
    }
}
