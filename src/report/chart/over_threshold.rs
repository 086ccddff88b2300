//! Workers over the threshold, team by team, on one scale.

use super::panels::{self, Panel};
use super::{Sketch, subtitle};
use crate::experiment::findings::{Findings, Series};
use crate::model::measure::Measure;
use crate::report::message::Course;
use crate::report::{RunReport, days, escape, figures};

const MEASURE: Measure = Measure::WorkersOverThreshold;
/// What is said above the panels.
const SAID: &str = "Lower is better · beside each: the middle future, and 8 in 10 futures, at the end";

/// Draws the chart.
pub(crate) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    let panels = teams(report);
    let course = Course::of(report.findings, MEASURE)?;
    if panels.is_empty() {
        return None;
    }
    let noun = match &report.council.standard {
        Some(standard) => format!("Workers over {} children", figures::written(standard.most_children)),
        None => "Workers over the threshold".into(),
    };
    Some(Sketch {
        // The next chart counts the same workers as a mean.
        title: course.title_of_middle(&noun),
        subtitle: subtitle(&format!("{noun} per full-time equivalent, by team"), report),
        alt: alternative(&course, &noun, &panels),
        table: panels::table(&report.findings.dates, &panels, "Team"),
        canvas: panels::picture(&report.findings.dates, &panels, true, SAID)?,
    })
}

/// Teams that hold children and have at least one value, in the order of their names in the file.
fn teams<'a>(report: &'a RunReport<'_>) -> Vec<Panel<'a>> {
    let findings = report.findings;
    let of_team = findings
        .bands
        .iter()
        .filter(|(series, _)| series.measure == MEASURE && series.role == "all" && series.team != "all");
    of_team
        .filter(|(series, bands)| {
            bands.iter().flatten().any(|band| band.p90 > 0.0) || holds_children(findings, &series.team)
        })
        .filter_map(|(series, bands)| {
            let name = escape::line(report.council.team_name(&series.team));
            let course = Course::through(findings, MEASURE, bands)?;
            // A team has a number of workers for as long as it is open.
            let closed = findings.dates.last().is_some_and(|last| course.last.0 < *last);
            let name = if closed { format!("{name}: closed after {}", days::month(course.last.0)) } else { name };
            Some(Panel { name, bands, course })
        })
        .collect()
}

/// Whether a team ever has a caseload.
fn holds_children(findings: &Findings, team: &str) -> bool {
    let its =
        |series: &Series| series.measure == Measure::AverageCaseload && series.role == "all" && series.team == team;
    findings.bands.iter().any(|(series, bands)| its(series) && bands.iter().any(Option::is_some))
}

fn alternative(course: &Course, noun: &str, panels: &[Panel<'_>]) -> String {
    let open = panels.iter().filter(|panel| panel.course.last.0 == course.last.0);
    let most = open.max_by(|one, other| one.course.last.1.p50.total_cmp(&other.course.last.1.p50));
    let most = most.filter(|panel| panel.course.last.1.p50 > 0.0).map_or_else(String::new, |panel| {
        format!(
            " The highest middle value at the end is {} in {}.",
            figures::of(MEASURE, panel.course.last.1.p50),
            panel.name
        )
    });
    let word = if panels.len() == 1 { "team" } else { "teams" };
    format!("Fans for {} {word} on one scale. {}{most}", panels.len(), course.sentence(noun))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_team_that_has_closed_is_not_the_highest_at_the_end() {
        let mut sample = sample::county();
        let closed = |series: &crate::experiment::findings::Series| series.team == "adolescent";
        for (_, bands) in sample.findings.bands.iter_mut().filter(|(series, _)| closed(series)) {
            bands[3..].fill(None);
        }
        let drawn = draw(&sample.report()).unwrap();
        let named = |line: &&Vec<String>| line[0].contains(": closed after ");
        assert_eq!(drawn.table.iter().filter(named).count(), 3, "a row for each month that it was open");
        let alt = drawn.alt;
        assert!(alt.contains("The highest middle value at the end is 2 in Assessment."), "{alt}");
    }
}
