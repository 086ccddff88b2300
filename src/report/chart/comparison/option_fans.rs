//! Average caseload under each option, on one scale.

use super::super::Sketch;
use super::super::panels::{self, Panel};
use super::subtitle;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::message::Course;
use crate::report::{days, escape, figures};

const MEASURE: Measure = Measure::AverageCaseload;
/// What is said above the panels.
const SAID: &str = "Lower is better · beside each: the middle future, and 8 in 10 futures, at the end";

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let panels: Vec<Panel<'_>> = report
        .comparison
        .options
        .iter()
        .filter_map(|option| {
            let bands = option.findings.council(MEASURE)?;
            let course = Course::through(&option.findings, MEASURE, bands)?;
            Some(Panel { name: escape::line(&option.label), bands, course })
        })
        .collect();
    let end = |panel: &Panel<'_>| panel.course.last.1.p50;
    let lowest = panels.iter().min_by(|one, other| end(one).total_cmp(&end(other)))?;
    let by = days::brief(lowest.course.last.0);
    let range = figures::range(MEASURE, lowest.course.last.1.p10, lowest.course.last.1.p90);
    let ends: Vec<String> =
        panels.iter().map(|panel| format!("{} in {}", figures::of(MEASURE, end(panel)), panel.name)).collect();
    let dates = &report.comparison.reference().findings.dates;
    Some(Sketch {
        title: title(&panels, lowest, &by),
        subtitle: subtitle("Children per social worker, by option", report),
        alt: format!(
            "Fans for {} options on one scale. Middle futures at {by}: {}. The lowest has 8 in 10 futures from {range}.",
            panels.len(),
            ends.join(", ")
        ),
        table: panels::table(dates, &panels, "Option"),
        canvas: panels::picture(dates, &panels, false, SAID)?,
    })
}

/// The lowest middle, where it reads lower than every other's.
fn title(panels: &[Panel<'_>], lowest: &Panel<'_>, by: &str) -> String {
    let shown = |panel: &Panel<'_>| figures::of(MEASURE, panel.course.last.1.p50);
    let least = shown(lowest);
    if panels.iter().filter(|panel| shown(panel) == least).count() > 1 {
        return format!("Several options would share the lowest middle caseload, {least}, by {by}");
    }
    format!("{} has the lowest middle caseload by {by}: {least}", lowest.name)
}
