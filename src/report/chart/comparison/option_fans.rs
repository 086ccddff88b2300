//! Average caseload under each option, on one scale.

use super::super::Sketch;
use super::super::panels::{self, Panel};
use super::subtitle;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::message::{Course, Passing};
use crate::report::{days, escape, figures};
use crate::scenario::check::spoken::and;

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
        title: title(&panels, lowest, &by) + &on_the_way(&panels, lowest),
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

/// Standard errors of a middle for each of a mean, where values are near to normal.
const OF_A_MIDDLE: f64 = 1.2533;

/// The letter of a name such as "E. Change for Children", or the whole name.
fn letter(name: &str) -> String {
    name.split_once(". ").map_or(name, |(letter, _)| if letter.chars().count() < 3 { letter } else { name }).to_owned()
}

/// The highest passing peak of a middle future, where some option has one: that of the option named, and that of a rival which
/// goes higher, for the ends tell of neither.
fn on_the_way(panels: &[Panel<'_>], lowest: &Panel<'_>) -> String {
    let peak = |panel: &Panel<'_>| panel.course.passing.filter(|passing| passing.above);
    let peaks = panels.iter().filter_map(|panel| Some((panel, peak(panel)?)));
    let Some((highest, top)) = peaks.max_by(|one, other| one.1.band.p50.total_cmp(&other.1.band.p50)) else {
        return String::new();
    };
    let said =
        |passing: &Passing| format!("{} in {}", figures::of(MEASURE, passing.band.p50), days::month(passing.date));
    let own = peak(lowest).filter(|_| highest.name != lowest.name);
    let own = own.map_or_else(String::new, |own| format!(", {} at {}", letter(&lowest.name), said(&own)));
    format!("; {} peaks at {}{own}", letter(&highest.name), said(&top))
}

/// The lowest middle; options that are not clearly above it share the title.
fn title(panels: &[Panel<'_>], lowest: &Panel<'_>, by: &str) -> String {
    let end = |panel: &Panel<'_>| panel.course.last.1;
    let least = end(lowest);
    let near = |panel: &&Panel<'_>| {
        let errors = libm::hypot(end(panel).mc_error, least.mc_error);
        end(panel).p50 - least.p50 <= 2.0 * OF_A_MIDDLE * errors
    };
    let names: Vec<&str> = panels.iter().filter(near).map(|panel| panel.name.as_str()).collect();
    match names[..] {
        [only] => {
            format!("{only} has the lowest middle caseload by {by}: {}", figures::of(MEASURE, least.p50))
        }
        [one, other] => format!("{one} and {other} would have the lowest caseloads by {by}"),
        _ => {
            let names: Vec<String> = names.into_iter().map(letter).collect();
            format!("The lowest caseloads by {by} are those of {}; no one of them is clearly lowest", and(&names))
        }
    }
}
