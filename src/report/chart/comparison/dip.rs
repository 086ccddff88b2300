//! What a reorganisation disturbs: assessments in time, in weeks from the day it happens, with it and without.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, Pen};
use super::super::direct::{self, Label};
use super::super::marks::{self, Mark};
use super::super::timeline::{Plan, Room, Timeline};
use super::super::{Sketch, fan, row, subtitle_of};
use crate::experiment::compare::difference::Difference;
use crate::experiment::findings::{Band, Series};
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::style::GREY;
use crate::report::{days, escape, figures};
use crate::scenario::council::Date;

const MEASURE: Measure = Measure::AssessmentsInTime;
/// Days shown before the day, and after it.
const SHOWN: (f64, f64) = (100.0, 400.0);

/// A month's end: the option, the reference, and the one less the other.
struct Month {
    date: Date,
    option: Band,
    reference: Band,
    difference: Option<Difference>,
}

/// Draws the chart; nothing where no change disturbs anything.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let council = report.proposed().council;
    let disturbing = council.change.iter().filter(|(_, change)| change.transition.is_some());
    let (name, change) = disturbing.min_by_key(|(_, change)| change.date)?;
    let (name, day) = (marks::in_words(name), change.date);
    let months = months(report, day);
    let (first, last) = (months.first()?.date, months.last()?.date);
    let dip = dip(&months, day);
    let option = escape::line(&report.comparison.proposed().label);
    let reference = escape::line(&report.comparison.reference().label);
    let title = match dip {
        Some(dip) => dip.title(&name),
        None => format!("Assessments in time: no month after {name} is clearly lower"),
    };
    let deepest = months.iter().filter(|month| month.date > day).min_by(|one, two| gap(one).total_cmp(&gap(two)))?;
    let shown = |value: f64| figures::of(MEASURE, value);
    let period = [first, last];
    Some(Sketch {
        title,
        subtitle: subtitle_of(
            &format!("Assessments completed in the month within the time limit, {option}"),
            report.council().authority.as_deref(),
            &period,
        ),
        alt: format!(
            "Fan chart in weeks from {name}. Lowest against {reference} after {} weeks: {} in the middle future (8 in 10 futures: {}), {} without the change.",
            weeks(day, deepest.date),
            shown(deepest.option.p50),
            figures::range(MEASURE, deepest.option.p10, deepest.option.p90),
            shown(deepest.reference.p50),
        ),
        table: table(&months, day, &reference),
        canvas: picture(&months, (&name, day), &reference)?,
    })
}

/// Month ends about the day with a value under both.
fn months(report: &ComparisonReport<'_>, day: Date) -> Vec<Month> {
    let comparison = report.comparison;
    let (proposed, reference) = (comparison.proposed(), comparison.reference());
    let series = Series { team: "all".into(), role: "all".into(), measure: MEASURE };
    let differences = proposed.differences.as_ref().and_then(|all| all.get(&series));
    let of = |(at, date): (usize, &Date)| {
        let after = days::between(day, *date);
        let band = |bands: Option<&[Option<Band>]>| bands?.get(at).copied().flatten();
        let shown = (-SHOWN.0..=SHOWN.1).contains(&after);
        Some(Month {
            date: *date,
            option: band(proposed.findings.council(MEASURE)).filter(|_| shown)?,
            reference: band(reference.findings.council(MEASURE))?,
            difference: differences.and_then(|row| row.get(at).copied().flatten()),
        })
    };
    proposed.findings.dates.iter().enumerate().filter_map(of).collect()
}

/// How far the option lies above the reference in the middle of the pairs.
fn gap(month: &Month) -> f64 {
    month.difference.map_or(0.0, |difference| difference.band.p50)
}

/// Months after the day that are clearly lower, and how long after it the last of them ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Dip {
    /// Months in which at least nine futures in ten lie lower than the same future without the change.
    lower: usize,
    /// Months after the day that are shown.
    shown: usize,
    /// Weeks from the day to the end of the last of the lower ones.
    weeks: i32,
}

impl Dip {
    fn title(self, name: &str) -> String {
        let Self { lower, shown, weeks } = self;
        let last = if lower == 1 { "which ends" } else { "the last of which ends" };
        format!(
            "Assessments in time would clearly be lower in {lower} of the {shown} months after {name}, {last} {weeks} weeks on"
        )
    }
}

/// A dip is made of the months that are clearly lower, and of no others.
fn dip(months: &[Month], day: Date) -> Option<Dip> {
    let after: Vec<&Month> = months.iter().filter(|month| month.date > day).collect();
    let clear = |month: &&&Month| month.difference.is_some_and(|difference| difference.band.p90 < 0.0);
    let lower: Vec<&&Month> = after.iter().filter(clear).collect();
    Some(Dip { lower: lower.len(), shown: after.len(), weeks: weeks(day, lower.last()?.date) })
}

/// Whole weeks from a day to another.
fn weeks(day: Date, date: Date) -> i32 {
    (days::between(day, date) / 7.0).round() as i32
}

fn picture(months: &[Month], (name, day): (&str, Date), reference: &str) -> Option<Canvas> {
    let (first, last) = (months.first()?.date, months.last()?);
    let shown = months.iter().flat_map(|month| [month.option.p10, month.option.p90, month.reference.p50]);
    let axis = Axis::over(shown, 5.0);
    let marks = [Mark { date: day, label: name.to_owned() }];
    let labels = |frame: &Timeline| {
        let mut labels = fan::labels(frame, &last.option, MEASURE, "Middle future");
        let without = format!("{reference}: {}", figures::of(MEASURE, last.reference.p50));
        labels.push(Label { wanted: frame.y(last.reference.p50), text: without, first: false });
        labels
    };
    let anywhere = Timeline { axis, first, days: 1.0, left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
    let right_room = direct::room(labels(&anywhere).iter().map(|label| label.text.as_str()));
    let nought = axis.start();
    let sides = if weeks(day, first) < 0 { "before and after" } else { "after" };
    let caption = format!("Higher is better · weeks {sides} {name} · long dashes: {reference}, middle future{nought}");
    let mut canvas = Canvas::default();
    let plan = Plan {
        caption: &caption,
        axis,
        first,
        last: last.date,
        marks: &marks,
        right_room,
        room: Room { weeks_from: Some(day), ..Room::WHOLE },
    };
    let frame = Timeline::lay(&mut canvas, &plan);
    let dates: Vec<Date> = months.iter().map(|month| month.date).collect();
    let bands = |of: fn(&Month) -> Band| months.iter().map(|month| Some(of(month))).collect::<Vec<_>>();
    fan::draw(&mut canvas, &frame, &fan::runs(&dates, &bands(|month| month.option)), true);
    for run in fan::runs(&dates, &bands(|month| month.reference)) {
        canvas.line(&fan::track(&frame, &run, fan::p50), Pen::dashed(GREY, 2.0, 10.0, 3.0));
    }
    direct::draw(&mut canvas, frame.right, &labels(&frame), frame.top, frame.bottom);
    Some(canvas)
}

fn table(months: &[Month], day: Date, reference: &str) -> Vec<Vec<String>> {
    let mut table = vec![row([
        "Weeks after",
        "Month to",
        "1 in 10 below",
        "1 in 4 below",
        "Middle future",
        "1 in 4 above",
        "1 in 10 above",
        reference,
        "Difference, 1 in 10 below",
        "Difference, middle",
        "Difference, 1 in 10 above",
    ])];
    let shown = |value: f64| figures::of(MEASURE, value);
    for month in months {
        let option = &month.option;
        let mut line = vec![figures::shown(f64::from(weeks(day, month.date)), 0), days::month(month.date)];
        line.extend([option.p10, option.p25, option.p50, option.p75, option.p90, month.reference.p50].map(shown));
        let points = |of: fn(&Band) -> f64| {
            month.difference.map_or_else(|| "no figure".into(), |one| figures::shown(of(&one.band), 1))
        };
        line.extend([points(|band| band.p10), points(|band| band.p50), points(|band| band.p90)]);
        table.push(line);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn month(of: i8, low: f64, high: f64) -> Month {
        let band = |value: f64| Band {
            mean: value,
            p10: value,
            p25: value,
            p50: value,
            p75: value,
            p90: value,
            mc_error: 0.1,
            futures: 40,
        };
        let difference = Difference {
            band: Band { p50: (low + high) / 2.0, p10: low, p90: high, ..band(0.0) },
            share_better: None,
            share_same: 0.0,
        };
        Month {
            date: date(2019, of, 1).last_of_month(),
            option: band(80.0),
            reference: band(85.0),
            difference: Some(difference),
        }
    }

    #[test]
    fn a_dip_is_told_of_the_months_that_are_clearly_lower_and_of_no_others() {
        let day = date(2019, 1, 1);
        let months = [month(1, -9.0, -1.0), month(2, -5.0, 2.0), month(3, -4.0, -0.5), month(4, -2.0, 3.0)];
        let found = dip(&months, day).expect("a dip");
        assert_eq!(found, Dip { lower: 2, shown: 4, weeks: 13 });
        assert!(
            found.title("Teams").contains("lower in 2 of the 4 months after Teams, the last of which ends 13 weeks")
        );
        assert_eq!(dip(&months[..2], day), Some(Dip { lower: 1, shown: 2, weeks: 4 }));
        assert_eq!(dip(&[month(1, -9.0, 0.5), month(2, -9.0, 0.5)], day), None);
    }

    #[test]
    fn the_table_has_the_harmful_end_of_a_difference_too() {
        let table = table(&[month(1, -9.0, -1.0)], date(2019, 1, 1), "A");
        let differences: Vec<&str> = table[1].iter().skip(8).map(String::as_str).collect();
        assert_eq!(differences, ["\u{2212}9.0", "\u{2212}5.0", "\u{2212}1.0"]);
        assert_eq!(table[0].len(), table[1].len());
    }
}
