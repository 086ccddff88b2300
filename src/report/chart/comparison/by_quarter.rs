//! What agency and permanent staff cost a quarter under the proposed option.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, Pen};
use super::super::direct::{self, Label};
use super::super::timeline::{Plan, Room, Timeline};
use super::super::{Sketch, marks, row};
use super::subtitle;
use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, words};
use crate::report::message::{Course, Movement};
use crate::report::style::{BLUE, GREY};
use crate::report::{days, escape};
use crate::scenario::council::Date;

/// A quarter's last day and the mean cost of agency and permanent staff in it [£].
type Quarter = (Date, [f64; 2]);

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let findings = &report.comparison.proposed().findings;
    let quarters = quarters(findings)?;
    let ([first, ..], [.., last]) = (&quarters[..], &quarters[..]) else { return None };
    let column = in_one_unit(&quarters);
    let pounds = |value: f64| column.said(value);
    let by = days::month(last.0);
    let (from, to) = (pounds(first.1[0]), pounds(last.1[0]));
    let course = Course::of(findings, Measure::CostAgency)?;
    let title = match course.movement() {
        Movement::Falls if last.1[0] < first.1[0] && from != to => {
            format!("Agency costs would fall from {from} to {to} a quarter by {by}")
        }
        Movement::Rises if last.1[0] > first.1[0] && from != to => {
            format!("Agency costs would rise from {from} to {to} a quarter by {by}")
        }
        Movement::LikelyFalls if last.1[0] < first.1[0] && from != to => {
            format!("Agency costs likely to fall from {from} to {to} a quarter by {by}")
        }
        Movement::LikelyRises if last.1[0] > first.1[0] && from != to => {
            format!("Agency costs likely to rise from {from} to {to} a quarter by {by}")
        }
        Movement::Falls
        | Movement::Rises
        | Movement::LikelyFalls
        | Movement::LikelyRises
        | Movement::Same
        | Movement::Unclear => {
            let most = pounds(quarters.iter().map(|quarter| quarter.1[0]).fold(0.0, f64::max));
            if most == from || most == to {
                format!("Agency costs: no clear change by {by} ({from} a quarter at first, then {to})")
            } else {
                format!("Agency costs: {from} a quarter at first, up to {most}, and {to} by {by}, on average")
            }
        }
    };
    Some(Sketch {
        title,
        subtitle: subtitle(
            &format!(
                "Cost a quarter with {}, mean of futures, in cash (starters in the first day’s prices)",
                escape::line(&report.comparison.proposed().label)
            ),
            report,
        ),
        alt: format!(
            "Two lines by quarter. Agency: {from} in the quarter to {}, {to} in that to {by}. Permanent staff: {} and {}.",
            days::month(first.0),
            pounds(first.1[1]),
            pounds(last.1[1])
        ),
        table: table(&quarters),
        canvas: picture(report, &quarters),
    })
}

/// Quarters of which every month was played; means add up, where percentiles would not.
fn quarters(findings: &crate::experiment::findings::Findings) -> Option<Vec<Quarter>> {
    let agency = findings.council(Measure::CostAgency)?;
    let permanent = findings.council(Measure::CostPermanent)?;
    let mut found: Vec<Quarter> = Vec::new();
    for (at, date) in findings.dates.iter().enumerate().filter(|(_, date)| date.month() % 3 == 0) {
        let mean = |bands: &[Option<crate::experiment::findings::Band>]| -> Option<f64> {
            let months = bands.get(at.checked_sub(2)?..=at)?;
            months.iter().map(|band| band.map(|band| band.mean)).sum()
        };
        if let (Some(agency), Some(permanent)) = (mean(agency), mean(permanent)) {
            found.push((*date, [agency, permanent]));
        }
    }
    (found.len() > 1).then_some(found)
}

/// Title, labels and table tell every amount in the one unit of the largest.
fn in_one_unit(quarters: &[Quarter]) -> words::Column {
    words::Column::of_amounts(quarters.iter().flat_map(|quarter| quarter.1), 0.0)
}

fn picture(report: &ComparisonReport<'_>, quarters: &[Quarter]) -> Canvas {
    let column = in_one_unit(quarters);
    let (first, last) = (quarters[0].0, quarters[quarters.len() - 1].0);
    let axis = Axis::over(quarters.iter().flat_map(|quarter| quarter.1).map(|pounds| pounds / 1e6).chain([0.0]), 5.0);
    let marks = marks::of(report.proposed().council, first, last);
    let labels = |frame: &Timeline| -> Vec<Label> {
        let ends = quarters[quarters.len() - 1].1;
        let label = |place: usize, name: &str| Label {
            wanted: frame.y(ends[place] / 1e6),
            text: format!("{name}: {}", column.said(ends[place])),
            first: place == 0,
        };
        vec![label(0, "Agency"), label(1, "Permanent staff")]
    };
    let anywhere = Timeline { axis, first, days: 1.0, left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
    let right_room = direct::room(labels(&anywhere).iter().map(|label| label.text.as_str()));
    let caption = "£ million a quarter, at the quarter’s end";
    let mut canvas = Canvas::default();
    let plan = Plan { caption, axis, first, last, marks: &marks, right_room, room: Room::WHOLE };
    let frame = Timeline::lay(&mut canvas, &plan);
    for (place, pen) in [(1, Pen::dashed(GREY, 2.25, 8.0, 4.0)), (0, Pen::solid(BLUE, 2.5))] {
        let points: Vec<(f64, f64)> =
            quarters.iter().map(|(date, pounds)| (frame.x(*date), frame.y(pounds[place] / 1e6))).collect();
        canvas.line(&points, pen);
    }
    direct::draw(&mut canvas, frame.right, &labels(&frame), frame.top, frame.bottom);
    canvas
}

fn table(quarters: &[Quarter]) -> Vec<Vec<String>> {
    let mut table = vec![row(["Quarter to", "Agency", "Permanent staff"])];
    let column = in_one_unit(quarters);
    let line = |(date, pounds): &Quarter| {
        std::iter::once(days::month(*date)).chain(pounds.map(|pounds| column.said(pounds))).collect()
    };
    table.extend(quarters.iter().map(line));
    table
}
