//! Average caseload as a fan, with what was promised and what is done when.

use super::axis::Axis;
use super::canvas::Canvas;
use super::timeline::{Plan, Timeline};
use super::{Sketch, direct, fan, marks, promises, row, subtitle};
use crate::experiment::findings::{Band, Findings, TargetChance};
use crate::model::measure::{Better, Measure};
use crate::report::message::{self, Course};
use crate::report::{RunReport, days, figures};
use crate::scenario::council::Date;

/// Draws the chart.
pub(crate) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    draw_measure(report, Measure::AverageCaseload, "Caseload")
}

/// A fan of any measure of the whole council.
pub(super) fn draw_measure(report: &RunReport<'_>, measure: Measure, noun: &str) -> Option<Sketch> {
    let findings = report.findings;
    let bands = findings.council(measure)?;
    let course = Course::of(findings, measure)?;
    let runs = fan::runs(&findings.dates, bands);
    let promises = promises::of(findings, measure);
    let (first, last) = (*findings.dates.first()?, *findings.dates.last()?);
    let values =
        bands.iter().flatten().flat_map(|band| [band.p10, band.p50, band.p90]).chain(promises::values(&promises));
    let axis = Axis::over(values, 5.0);
    let canvas = picture(report, &course, &runs, &promises, axis, (first, last));
    let label = measure.about().label;
    Some(Sketch {
        title: course.title(noun),
        subtitle: subtitle(label, report),
        alt: alternative(findings, &course, label),
        table: table(&runs, measure),
        canvas,
    })
}

fn picture(
    report: &RunReport<'_>,
    course: &Course,
    runs: &[Vec<fan::Point>],
    promises: &[Vec<&TargetChance>],
    axis: Axis,
    (first, last): (Date, Date),
) -> Canvas {
    let mut canvas = Canvas::default();
    let marks = marks::of(report.council, first, last);
    let draft = |frame: &Timeline| {
        let mut labels = fan::labels(frame, &course.last.1, course.measure, "Middle future");
        labels.extend(promises::labels(frame, promises));
        labels
    };
    let anywhere = Timeline { axis, first, days: 1.0, left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
    let right_room = direct::room(draft(&anywhere).iter().map(|label| label.text.as_str()));
    let caption = caption(course.measure, &axis);
    let frame = Timeline::lay(&mut canvas, &Plan { caption: &caption, axis, first, last, marks: &marks, right_room });
    fan::draw(&mut canvas, &frame, runs, true);
    promises::draw(&mut canvas, &frame, promises, last);
    direct::draw(&mut canvas, frame.right, &draft(&frame), frame.top, frame.bottom);
    canvas
}

/// Which way is better, and whether the axis starts at nought.
fn caption(measure: Measure, axis: &Axis) -> String {
    let better = match measure.about().better {
        Better::Lower => "Lower is better",
        Better::Higher => "Higher is better",
        Better::Neither => measure.about().label,
    };
    let start = if axis.low.abs() > 1e-12 { " · the axis does not start at 0" } else { "" };
    format!("{better}{start}")
}

fn alternative(findings: &Findings, course: &Course, label: &str) -> String {
    let target = findings.targets.iter().rfind(|target| {
        target.series.measure == course.measure && target.series.team == "all" && target.series.role == "all"
    });
    let promised = target.map_or_else(String::new, |target| {
        format!(
            " The target of {} by {} is met in {}.",
            message::wanted(target),
            days::brief(target.date),
            figures::futures_in_100(target.share_meeting)
        )
    });
    format!("Fan chart. {}{promised}", course.sentence(label))
}

/// A row for every record that has a band.
pub(super) fn table(runs: &[Vec<fan::Point>], measure: Measure) -> Vec<Vec<String>> {
    let of = |value: f64| figures::of(measure, value);
    let line = |(date, band): &(Date, Band)| {
        let quantiles = [band.p10, band.p25, band.p50, band.p75, band.p90];
        std::iter::once(days::short(*date)).chain(quantiles.into_iter().map(of)).collect()
    };
    let heading = row(["Date", "1 in 10 below", "1 in 4 below", "Middle future", "1 in 4 above", "1 in 10 above"]);
    std::iter::once(heading).chain(runs.iter().flatten().map(line)).collect()
}
