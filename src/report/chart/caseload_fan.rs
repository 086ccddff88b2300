//! Average caseload as a fan, with what was promised and what is done when.

use super::axis::Axis;
use super::canvas::Canvas;
use super::past::{self, Past};
use super::timeline::{Plan, Room, Timeline};
use super::{Sketch, direct, fan, marks, promises, row, subtitle};
use crate::experiment::findings::{Band, TargetChance};
use crate::model::measure::{Better, Measure};
use crate::report::message::{self, Course};
use crate::report::{RunReport, days, figures};
use crate::scenario::council::{Council, Date};

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
    let past = past::of(report, measure);
    let played = (*findings.dates.first()?, *findings.dates.last()?);
    let dates = past.as_ref().map_or(played, |past| past.span(played));
    let shown = bands.iter().flatten().flat_map(|band| [band.p10, band.p50, band.p90]);
    let happened = past.iter().flat_map(Past::values);
    let axis = Axis::of(measure, shown.chain(promises::values(&promises)).chain(happened), 5.0);
    let council = report.council;
    let drawn = Drawn { council, course: &course, runs: &runs, promises: &promises, past: past.as_ref(), axis, dates };
    let canvas = drawn.picture(report);
    let label = measure.about().label;
    Some(Sketch {
        title: course.title(noun),
        subtitle: subtitle(label, report),
        alt: alternative(report, &course, label),
        table: table(&runs, measure, past.as_ref()),
        canvas,
    })
}

/// What is drawn on one fan chart.
struct Drawn<'a> {
    council: &'a Council,
    course: &'a Course,
    runs: &'a [Vec<fan::Point>],
    promises: &'a [Vec<&'a TargetChance>],
    past: Option<&'a Past>,
    axis: Axis,
    dates: (Date, Date),
}

impl Drawn<'_> {
    fn picture(&self, report: &RunReport<'_>) -> Canvas {
        let (axis, (first, last)) = (self.axis, self.dates);
        let mut canvas = Canvas::default();
        let mut marks = marks::of(report.council, first, last);
        marks.extend(self.past.map(Past::mark));
        marks.sort();
        let anywhere = Timeline { axis, first, days: 1.0, left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
        let right_room = direct::room(self.labels(&anywhere).iter().map(|label| label.text.as_str()));
        let said = self.past.map_or("", Past::said);
        let caption = format!("{}{said}", caption(self.course.measure, &axis));
        let frame = Timeline::lay(
            &mut canvas,
            &Plan { caption: &caption, axis, first, last, marks: &marks, right_room, room: Room::WHOLE },
        );
        fan::draw(&mut canvas, &frame, self.runs, true);
        promises::draw(&mut canvas, &frame, self.promises, (self.runs, last));
        if let Some(past) = self.past {
            past.draw(&mut canvas, &frame);
        }
        direct::draw(&mut canvas, frame.right, &self.labels(&frame), frame.top, frame.bottom);
        canvas
    }

    fn labels(&self, frame: &Timeline) -> Vec<direct::Label> {
        let mut labels = fan::labels(frame, &self.course.last.1, self.course.measure, "Middle future");
        labels.extend(promises::labels(self.council, frame, self.promises));
        labels
    }
}

/// Which way is better, and whether the axis starts at nought.
fn caption(measure: Measure, axis: &Axis) -> String {
    let better = match measure.about().better {
        Better::Lower => "Lower is better",
        Better::Higher => "Higher is better",
        Better::Neither => measure.about().label,
    };
    let start = axis.start();
    format!("{better}{start}")
}

fn alternative(report: &RunReport<'_>, course: &Course, label: &str) -> String {
    let target = report.findings.targets.iter().rfind(|target| {
        target.series.measure == course.measure && target.series.team == "all" && target.series.role == "all"
    });
    let promised = target.map_or_else(String::new, |target| {
        format!(
            " The target of {}{} by {} is met in {}.",
            message::wanted(target),
            message::unadopted_mark(report.council, &target.target),
            days::brief(target.date),
            figures::chance(target.share_meeting, target.futures, target.all)
        )
    });
    format!("Fan chart. {}{promised}", course.sentence(label))
}

/// A row for every record that has a band, and for every month with a figure of what happened.
pub(super) fn table(runs: &[Vec<fan::Point>], measure: Measure, past: Option<&Past>) -> Vec<Vec<String>> {
    let of = |value: f64| figures::of(measure, value);
    let happened = |date: Date| past.map(|past| past.cell(date));
    let line = |(date, band): &(Date, Band)| {
        let quantiles = [band.p10, band.p25, band.p50, band.p75, band.p90];
        (
            *date,
            std::iter::once(days::short(*date)).chain(quantiles.into_iter().map(of)).chain(happened(*date)).collect(),
        )
    };
    let alone = |date: Date| {
        let none = std::iter::repeat_n("–".to_owned(), 5);
        (date, std::iter::once(days::short(date)).chain(none).chain(happened(date)).collect())
    };
    let dates: Vec<Date> = runs.iter().flatten().map(|point| point.0).collect();
    let mut rows: Vec<(Date, Vec<String>)> = runs.iter().flatten().map(line).collect();
    rows.extend(past.iter().flat_map(|past| past.besides(&dates)).map(alone));
    rows.sort_by_key(|(date, _)| *date);
    let mut heading = row(["Date", "1 in 10 below", "1 in 4 below", "Middle future", "1 in 4 above", "1 in 10 above"]);
    heading.extend(past.map(|_| "What happened".to_owned()));
    std::iter::once(heading).chain(rows.into_iter().map(|(_, cells)| cells)).collect()
}
