//! What the average caseload has been before anything is decided: months, where they usually lay, and what is promised.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, Pen};
use super::super::direct::{self, Label};
use super::super::past::{self, Past};
use super::super::timeline::{Plan, Room, Timeline};
use super::super::{Sketch, marks, promises, row, subtitle_of};
use crate::experiment::findings::TargetChance;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::style::PINK;
use crate::report::{days, figures, message};
use crate::scenario::council::Date;

const MEASURE: Measure = Measure::AverageCaseload;
/// Fewest months that are a history.
const FEWEST: usize = 2;

/// Draws the chart; none without a history.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let past = past::of(&report.as_run(false), MEASURE)?;
    let months = past.months();
    let (first, last) = (*months.first()?, *months.last()?);
    if months.len() < FEWEST {
        return None;
    }
    let promise = promise(report);
    let dates: Vec<Date> = months.iter().map(|month| month.0).collect();
    let (start, end) = (figures::of(MEASURE, first.1), figures::of(MEASURE, last.1));
    let promised = promise.map_or_else(String::new, |target| {
        format!(
            " The target is {} by {}.",
            message::promise_of(report.proposed().council, target),
            days::brief(target.date)
        )
    });
    Some(Sketch {
        title: title(months, promise),
        subtitle: subtitle_of(MEASURE.about().label, report.council().authority.as_deref(), &dates),
        alt: format!(
            "Dots month by month. {}: {start} in {} and {end} in {}.{promised}",
            MEASURE.about().label,
            days::month(first.0),
            days::month(last.0)
        ),
        table: table(months),
        canvas: picture(report, &past, promise),
    })
}

/// What is promised of the caseload in the end, where that is to bring it down.
fn promise<'a>(report: &ComparisonReport<'a>) -> Option<&'a TargetChance> {
    let own = report.comparison.proposed().findings.promises(MEASURE);
    own.filter(|target| target.at_most).max_by_key(|target| target.date)
}

/// How long the caseload has been above what is promised; else where it began and where it is.
fn title(months: &[(Date, f64)], promise: Option<&TargetChance>) -> String {
    let shown = |value: f64| figures::of(MEASURE, value);
    let above = |value: f64| promise.is_some_and(|target| value > target.value && shown(value) != shown(target.value));
    let run = months.iter().rev().take_while(|month| above(month.1)).count();
    let (first, last) = (months[0], months[months.len() - 1]);
    match promise {
        Some(target) if run >= FEWEST => {
            let least = if run == months.len() { "at least " } else { "" };
            let since = days::month(months[months.len() - run].0);
            format!("Caseload has been above {} since {least}{since}", message::wanted(target))
        }
        Some(_) | None => {
            let (from, to) = (days::month(first.0), days::month(last.0));
            format!("Caseload was {} in {to}, and {} in {from}", shown(last.1), shown(first.1))
        }
    }
}

fn table(months: &[(Date, f64)]) -> Vec<Vec<String>> {
    let rows = months.iter().map(|(date, value)| vec![days::month(*date), figures::of(MEASURE, *value)]);
    std::iter::once(row(["Month", "What happened"])).chain(rows).collect()
}

fn picture(report: &ComparisonReport<'_>, past: &Past, promise: Option<&TargetChance>) -> Canvas {
    let (first, last) = past.span((past.to(), past.to()));
    let axis = Axis::over(past.values().chain(promise.map(|target| target.value)), 5.0);
    let marks = marks::of(report.proposed().council, first, last);
    let label = promise.map(|target| promises::label(report.proposed().council, target));
    let start = axis.start();
    let caption = format!("Lower is better{start}{}", past.said());
    let mut canvas = Canvas::default();
    let right_room = direct::room(label.iter().map(String::as_str));
    let plan = Plan { caption: &caption, axis, first, last, marks: &marks, right_room, room: Room::WHOLE };
    let frame = Timeline::lay(&mut canvas, &plan);
    if let Some((target, text)) = promise.zip(label) {
        let y = frame.y(target.value);
        canvas.line(&[(frame.left, y), (frame.right, y)], Pen::dashed(PINK, 2.0, 7.0, 4.0));
        let label = Label { wanted: y, text, first: false };
        direct::draw(&mut canvas, frame.right, &[label], frame.top, frame.bottom);
    }
    past.draw(&mut canvas, &frame);
    canvas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::actuals;
    use crate::report::compare::sample;

    fn drawn(csv: &str) -> Option<Sketch> {
        let mut played = sample::played();
        let council = played.report().proposed().council;
        let lines = format!("month,measure,value\n{csv}");
        played.actuals = Some(actuals::read("happened.csv", lines.as_bytes(), council).unwrap());
        draw(&played.report())
    }

    #[test]
    fn the_title_says_since_when_and_claims_no_earlier_month() {
        // The last promise is at most 11.
        let all = "2022-11,average_caseload,12\n2022-12,average_caseload,13\n2023-01,average_caseload,12.5\n";
        assert_eq!(drawn(all).unwrap().title, "Caseload has been above 11 since at least Nov 2022");
        let later = all.replace(",12\n", ",10.5\n");
        assert_eq!(drawn(&later).unwrap().title, "Caseload has been above 11 since Dec 2022");
        // What reads as 11.0 is not above 11 to a reader.
        let below = all.replace("12.5", "11.04");
        assert_eq!(drawn(&below).unwrap().title, "Caseload was 11.0 in Jan 2023, and 12.0 in Nov 2022");
    }

    #[test]
    fn every_month_is_a_dot_and_a_row_and_one_month_is_no_history() {
        let sketch = drawn("2022-11,average_caseload,12\n2022-12,average_caseload,13\n").unwrap();
        assert_eq!((sketch.table.len() - 1, sketch.canvas.svg.matches("<circle").count()), (2, 2));
        assert!(sketch.alt.contains("13.0 in Dec 2022"), "{}", sketch.alt);
        assert!(drawn("2022-11,average_caseload,12\n").is_none());
        assert!(draw(&sample::played().report()).is_none());
    }
}
