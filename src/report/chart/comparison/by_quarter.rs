//! What agency and permanent staff cost a quarter under the proposed option.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, Pen};
use super::super::direct::{self, Label};
use super::super::marks::Mark;
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

/// How far a quarter lies beyond the first and the last, of the larger of them, where a title by both hides it.
const HIDDEN: f64 = 0.25;

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let findings = &report.comparison.proposed().findings;
    let quarters = quarters(findings)?;
    let ([first, ..], [.., last]) = (&quarters[..], &quarters[..]) else { return None };
    let begins = *findings.dates.first()?;
    let column = in_one_unit(&quarters);
    let pounds = |value: f64| column.said(value);
    let by = days::month(last.0);
    let (from, to) = (pounds(first.1[0]), pounds(last.1[0]));
    let passing = on_the_way(&quarters).map_or_else(String::new, |(way, (date, most))| {
        format!(", {way} {} in the quarter to {}", pounds(most[0]), days::month(date))
    });
    Some(Sketch {
        title: title(Course::of(findings, Measure::CostAgency)?.movement(), &quarters),
        subtitle: subtitle(
            &format!(
                "Cost a quarter with {}, mean of futures, in cash (starters in the first day’s prices)",
                escape::line(&report.comparison.proposed().label)
            ),
            report,
        ),
        alt: format!(
            "Two lines by quarter. Agency: {from} in the quarter to {}{passing}, {to} in the quarter to {by}. Permanent staff: {} and {}.",
            days::month(first.0),
            pounds(first.1[1]),
            pounds(last.1[1])
        ),
        table: table(&quarters),
        canvas: picture(&quarters, begins, &marks::of(report.proposed().council, begins, last.0)),
    })
}

/// Where agency costs go from the first quarter to the last, and by way of what where that lies far beyond both.
fn title(movement: Movement, quarters: &[Quarter]) -> String {
    let column = in_one_unit(quarters);
    let pounds = |value: f64| column.said(value);
    let ([first, ..], [.., last]) = (quarters, quarters) else { return String::new() };
    let by = days::month(last.0);
    let (from, to) = (pounds(first.1[0]), pounds(last.1[0]));
    if let Some((way, (date, most))) = on_the_way(quarters) {
        let (most, when) = (pounds(most[0]), days::month(date));
        return format!(
            "Agency costs a quarter, on average: {from} in the first, {way} {most} in the quarter to {when}, then {to} by {by}"
        );
    }
    // Movements are those of the middle future: the means, which are shown, have to go the same way.
    let (falls, rises) = (last.1[0] < first.1[0] && from != to, last.1[0] > first.1[0] && from != to);
    match movement {
        Movement::Falls if falls => format!("Agency costs would fall from {from} to {to} a quarter by {by}"),
        Movement::Rises if rises => format!("Agency costs would rise from {from} to {to} a quarter by {by}"),
        Movement::LikelyFalls if falls => {
            format!("Agency costs likely to fall by {by}: {from} in the first quarter, then {to}, on average")
        }
        Movement::LikelyRises if rises => {
            format!("Agency costs likely to rise by {by}: {from} in the first quarter, then {to}, on average")
        }
        Movement::Falls
        | Movement::Rises
        | Movement::LikelyFalls
        | Movement::LikelyRises
        | Movement::Same
        | Movement::Unclear => {
            let most = pounds(quarters.iter().map(|quarter| quarter.1[0]).fold(0.0, f64::max));
            if most == from || most == to {
                format!("Agency costs: no clear change by {by} ({from} in the first quarter, then {to})")
            } else {
                format!("Agency costs: {from} in the first quarter, up to {most}, and {to} by {by}, on average")
            }
        }
    }
}

/// The quarter furthest beyond the range of the first and the last, and which way, where that is so far that they hide it.
fn on_the_way(quarters: &[Quarter]) -> Option<(&'static str, Quarter)> {
    let [first, between @ .., last] = quarters else { return None };
    let (low, high) = (first.1[0].min(last.1[0]), first.1[0].max(last.1[0]));
    let far = |quarter: &Quarter| (quarter.1[0] - high).max(low - quarter.1[0]);
    let furthest = between.iter().max_by(|one, other| far(one).total_cmp(&far(other)))?;
    let way = if furthest.1[0] > high { "peaking at" } else { "dipping to" };
    (far(furthest) > HIDDEN * high).then_some((way, *furthest))
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

/// From the first day on: what begins within the first quarter stands before the point at that quarter's end, which has it already.
fn picture(quarters: &[Quarter], first: Date, marks: &[Mark]) -> Canvas {
    let column = in_one_unit(quarters);
    let last = quarters[quarters.len() - 1].0;
    let axis = Axis::over(quarters.iter().flat_map(|quarter| quarter.1).map(|pounds| pounds / 1e6).chain([0.0]), 5.0);
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
    let plan = Plan { caption, axis, first, last, marks, right_room, room: Room::WHOLE };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(movement: Movement, agency: &[f64]) -> String {
        let day = |place: i16| jiff::civil::date(2018 + place / 4, 3 * (place % 4) as i8 + 3, 1).last_of_month();
        let quarters: Vec<Quarter> =
            agency.iter().zip(0..).map(|(millions, place)| (day(place), [millions * 1e6, 2.4e6])).collect();
        title(movement, &quarters)
    }

    #[test]
    fn a_title_by_both_ends_hides_no_peak_and_no_trough() {
        assert_eq!(
            titled(Movement::LikelyRises, &[0.69, 1.2, 1.51, 1.4, 1.03]),
            "Agency costs a quarter, on average: £0.69m in the first, peaking at £1.51m in the quarter to Sep 2018, then £1.03m by Mar 2019"
        );
        assert!(
            titled(Movement::Falls, &[1.28, 0.3, 1.1, 0.98])
                .contains(", dipping to £0.30m in the quarter to Jun 2018, ")
        );
        assert_eq!(
            titled(Movement::Falls, &[1.28, 1.36, 1.1, 0.98]),
            "Agency costs would fall from £1.28m to £0.98m a quarter by Dec 2018"
        );
    }

    #[test]
    fn what_begins_within_the_first_quarter_is_marked() {
        let played = crate::report::compare::sample::played();
        let report = played.report();
        let sketch = draw(&report).expect("a chart");
        let quarters = quarters(&report.comparison.proposed().findings).expect("quarters");
        let mut changes = report.proposed().council.change.iter();
        let (name, _) = changes.find(|(_, change)| change.date < quarters[0].0).expect("an early change");
        let marked = |placed: &super::super::super::canvas::Placed| placed.text.contains(&marks::in_words(name));
        assert!(sketch.canvas.texts.iter().any(marked), "{name}");
    }

    #[test]
    fn the_odds_of_a_likely_movement_are_of_no_figure() {
        assert_eq!(
            titled(Movement::LikelyFalls, &[1.28, 1.36, 1.1, 0.98]),
            "Agency costs likely to fall by Dec 2018: £1.28m in the first quarter, then £0.98m, on average"
        );
    }
}
