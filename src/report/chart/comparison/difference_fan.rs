//! What the proposed option changes, future by future, as a fan about a heavy line at nought.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, Pen};
use super::super::direct::{self, Label};
use super::super::timeline::{Plan, Room, Timeline};
use super::super::{Sketch, fan, marks, row};
use super::subtitle;
use crate::experiment::compare::difference::Difference;
use crate::experiment::findings::{Band, Series};
use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, words};
use crate::report::style::INK;
use crate::report::{days, escape, figures};
use crate::scenario::council::Date;

/// Width of the line at nought \[px\].
const HEAVY: f64 = 3.5;

/// Draws the difference in average caseload.
pub(crate) fn caseload(report: &ComparisonReport<'_>) -> Option<Sketch> {
    draw(report, Measure::AverageCaseload)
}

/// Draws the difference in children without a worker, who could hide a caseload.
pub(crate) fn unallocated(report: &ComparisonReport<'_>) -> Option<Sketch> {
    draw(report, Measure::ChildrenUnallocated)
}

/// What is drawn: the difference at every record, of which and from what.
struct Drawn<'a> {
    measure: Measure,
    option: String,
    reference: String,
    dates: &'a [Date],
    all: &'a [Option<Difference>],
    last: (Date, Difference),
}

fn draw(report: &ComparisonReport<'_>, measure: Measure) -> Option<Sketch> {
    let option = report.comparison.proposed();
    let series = Series { team: "all".into(), role: "all".into(), measure };
    let all = option.differences.as_ref()?.get(&series)?;
    let dates = &option.findings.dates;
    // Lines that all lie on nought are no picture; a sentence says as much.
    let some = |found: &Difference| found.band.p10.abs() > 0.0 || found.band.p90.abs() > 0.0;
    if !all.iter().flatten().any(some) {
        return None;
    }
    let last = dates.iter().zip(all).rev().find_map(|(date, difference)| Some((*date, (*difference)?)))?;
    let drawn = Drawn {
        measure,
        option: escape::line(&option.label),
        reference: escape::line(&report.comparison.reference().label),
        dates,
        all,
        last,
    };
    let label = measure.about().label;
    Some(Sketch {
        title: drawn.title(),
        subtitle: subtitle(&format!("{label}: difference in the same future"), report),
        alt: format!(
            "Fan of differences about a line at nought. {}",
            words::sentence(measure, drawn.last.0, &drawn.option, &drawn.reference, &drawn.last.1)
        ),
        table: drawn.table(),
        canvas: drawn.picture(report)?,
    })
}

impl Drawn<'_> {
    /// Says a difference only where 8 in 10 futures are on one side of nought.
    fn title(&self) -> String {
        let (date, difference) = &self.last;
        let by = days::brief(*date);
        let label = self.measure.about().label;
        if words::is_clear(self.measure, difference) {
            let band = &difference.band;
            format!("{label}: {} with {} by {by}", words::amount(self.measure, band.p50, band.mc_error), self.option)
        } else {
            format!("{label}: no clear difference with {} by {by}{}", self.option, self.on_the_way(&difference.band))
        }
    }

    /// What one future in ten shows on the way, where that is more than twice what it shows at the end.
    fn on_the_way(&self, end: &Band) -> String {
        let tails = self.dates.iter().zip(self.all).filter_map(|(date, found)| {
            let band = (*found)?.band;
            let tail = if band.p90.abs() > band.p10.abs() { band.p90 } else { band.p10 };
            Some((*date, tail, band.mc_error))
        });
        let Some((date, tail, error)) = tails.max_by(|one, other| one.1.abs().total_cmp(&other.1.abs())) else {
            return String::new();
        };
        let said = words::amount(self.measure, tail, error);
        if tail.abs() <= 2.0 * end.p10.abs().max(end.p90.abs()) || said == "no different" {
            return String::new();
        }
        format!(", but {said} in 1 in 10 futures in {}", days::brief(date))
    }

    fn picture(&self, report: &ComparisonReport<'_>) -> Option<Canvas> {
        let (first, last) = (*self.dates.first()?, *self.dates.last()?);
        let bands: Vec<Option<Band>> = self.all.iter().map(|found| found.map(|found| found.band)).collect();
        let values = bands.iter().flatten().flat_map(|band| [band.p10, band.p50, band.p90]).chain([0.0]);
        let axis = Axis::over(values, 5.0);
        let (above, below) = words::sides(self.measure, &self.reference);
        let caption = format!("Above the heavy line: {above} · below it: {below}");
        let marks = marks::of(report.proposed().council, first, last);
        let mut canvas = Canvas::default();
        let anywhere = Timeline { axis, first, days: 1.0, left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
        let right_room = direct::room(self.labels(&anywhere).iter().map(|label| label.text.as_str()));
        let frame = Timeline::lay(
            &mut canvas,
            &Plan { caption: &caption, axis, first, last, marks: &marks, right_room, room: Room::WHOLE },
        );
        fan::draw(&mut canvas, &frame, &fan::runs(self.dates, &bands), true);
        canvas.line(&[(frame.left, frame.y(0.0)), (frame.right, frame.y(0.0))], Pen::solid(INK, HEAVY));
        direct::draw(&mut canvas, frame.right, &self.labels(&frame), frame.top, frame.bottom);
        Some(canvas)
    }

    fn labels(&self, frame: &Timeline) -> Vec<Label> {
        let band = &self.last.1.band;
        let error = band.mc_error;
        let at = |value: f64, text: String, first: bool| Label { wanted: frame.y(value), text, first };
        vec![
            at(0.0, format!("Same as {}", self.reference), false),
            at(band.p50, format!("Middle future: {}", words::amount(self.measure, band.p50, error)), true),
            at((band.p10 + band.p25) / 2.0, self.in_ten(band), false),
        ]
    }

    fn in_ten(&self, band: &Band) -> String {
        format!("8 in 10 futures: {}", words::range(self.measure, band.p10, band.p90, band.mc_error))
    }

    fn table(&self) -> Vec<Vec<String>> {
        let heading = row([
            "Date",
            "1 in 10 below",
            "1 in 4 below",
            "Middle future",
            "1 in 4 above",
            "1 in 10 above",
            "Futures in which it is better",
        ]);
        let line = |(date, found): (&Date, &Option<Difference>)| {
            let found = (*found)?;
            let band = found.band;
            let most = self.measure.about().decimals + 1;
            let [low, lower, upper, high] =
                [band.p10, band.p25, band.p75, band.p90].map(|value| figures::level(value, band.mc_error, most));
            let numbers = [low, lower, figures::to_error(band.p50, band.mc_error, most), upper, high];
            let better = found.share_better.map_or_else(String::new, figures::futures_in_100);
            Some(std::iter::once(days::short(*date)).chain(numbers).chain([better]).collect())
        };
        std::iter::once(heading).chain(self.dates.iter().zip(self.all).filter_map(line)).collect()
    }
}
