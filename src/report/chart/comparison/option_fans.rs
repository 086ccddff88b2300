//! Average caseload under each option, on one scale.

use super::super::Sketch;
use super::super::panels::{self, Panel};
use super::subtitle;
use crate::experiment::findings::Series;
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
        title: title(report, &panels, lowest, &by) + &on_the_way(&panels, lowest),
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

/// How far an option ends above another, and the standard error of that: within each future where one of the two is the
/// reference, which tells them apart far better than two levels do.
fn above(report: &ComparisonReport<'_>, panel: &Panel<'_>, lowest: &Panel<'_>) -> (f64, f64) {
    let series = Series { team: "all".into(), role: "all".into(), measure: MEASURE };
    let comparison = report.comparison;
    let of = |panel: &Panel<'_>| comparison.options.iter().find(|option| escape::line(&option.label) == panel.name);
    let is_reference = |panel: &Panel<'_>| of(panel).is_some_and(|option| option.name == comparison.reference().name);
    let paired = |panel: &Panel<'_>| {
        let all = of(panel)?.differences.as_ref()?.get(&series)?;
        all.iter().rev().flatten().next().map(|found| (found.band.p50, found.band.mc_error))
    };
    let found = if is_reference(lowest) {
        paired(panel)
    } else if is_reference(panel) {
        paired(lowest).map(|(difference, error)| (-difference, error))
    } else {
        None
    };
    let (end, least) = (panel.course.last.1, lowest.course.last.1);
    found.unwrap_or_else(|| (end.p50 - least.p50, libm::hypot(end.mc_error, least.mc_error)))
}

/// The lowest middle; options that are not clearly above it share the title.
fn title(report: &ComparisonReport<'_>, panels: &[Panel<'_>], lowest: &Panel<'_>, by: &str) -> String {
    let least = lowest.course.last.1;
    let near = |panel: &&Panel<'_>| {
        let (above, error) = above(report, panel, lowest);
        panel.name == lowest.name || above <= 2.0 * OF_A_MIDDLE * error
    };
    let names: Vec<&str> = panels.iter().filter(near).map(|panel| panel.name.as_str()).collect();
    match names[..] {
        [only] => {
            format!("{only} has the lowest middle caseload by {by}: {}", figures::of(MEASURE, least.p50))
        }
        // Where that is all of them, none is lower than any other.
        _ if names.len() == panels.len() => format!("No option’s middle caseload is clearly the lowest by {by}"),
        [one, other] => format!("{one} and {other} would have the lowest caseloads by {by}"),
        _ => {
            let names: Vec<String> = names.into_iter().map(letter).collect();
            format!("The lowest caseloads by {by} are those of {}; no one of them is clearly lowest", and(&names))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn options_of_which_none_is_clearly_lowest_are_not_all_called_lowest() {
        let mut played = sample::played();
        let end = played.comparison.options[0].findings.dates.len() - 1;
        let series = Series { team: "all".into(), role: "all".into(), measure: MEASURE };
        for (by, error, wanted) in [
            (-0.1, 0.3, "No option’s middle caseload is clearly the lowest by "),
            (-2.0, 0.3, " has the lowest middle caseload by "),
        ] {
            let reference = played.comparison.reference;
            let level = played.comparison.options[reference].findings.bands[&series][end].expect("a level");
            for (place, option) in played.comparison.options.iter_mut().enumerate() {
                let last = option.findings.bands.get_mut(&series).and_then(|row| row[end].as_mut()).expect("a level");
                // Told apart within futures alone: the levels by themselves are known far worse.
                (last.p50, last.mc_error) = (if place == reference { level.p50 } else { level.p50 + by }, 5.0);
                if let Some(found) = option.differences.as_mut().and_then(|all| all.get_mut(&series)) {
                    let found = found[end].as_mut().expect("a difference");
                    (found.band.p50, found.band.mc_error) = (by, error);
                }
            }
            played.comparison.options.truncate(2);
            let title = draw(&played.report()).expect("a chart").title;
            assert!(title.contains(wanted), "{title}");
        }
    }
}
