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
use crate::report::course::running;
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

/// What both tails show at the least through all months of a run: that above nought, and that below it.
fn nearest(run: &[(Date, Band)]) -> [f64; 2] {
    let above = run.iter().map(|(_, band)| band.p90).fold(f64::INFINITY, f64::min);
    let below = run.iter().map(|(_, band)| band.p10).fold(f64::NEG_INFINITY, f64::max);
    [above.max(0.0), below.min(0.0)]
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

    /// What one future in ten shows in months running on the way, where that is more than twice what it shows at the end: the tail
    /// of one month by itself is another month's with other luck.
    fn on_the_way(&self, end: &Band) -> String {
        let known = self.dates.iter().zip(self.all).filter_map(|(date, found)| Some((*date, (*found)?.band)));
        let known: Vec<(Date, Band)> = known.collect();
        let ([first, ..], [.., last]) = (&known[..], &known[..]) else { return String::new() };
        let (length, each) = running(first.0, last.0, known.len());
        let tails = known.windows(length).flat_map(|run| nearest(run).map(|tail| (run, tail)));
        let Some((run, tail)) = tails.max_by(|one, other| one.1.abs().total_cmp(&other.1.abs())) else {
            return String::new();
        };
        let ([(from, _), ..], [.., (to, _)]) = (run, run) else { return String::new() };
        let error = figures::largest(run.iter().map(|(_, band)| band.mc_error));
        let said = words::amount(self.measure, tail, error);
        if tail.abs() <= 2.0 * end.p10.abs().max(end.p90.abs()) || said == "no different" {
            return String::new();
        }
        let (from, to) = (days::month(*from), days::month(*to));
        format!(", but at least {said} in 1 in 10 futures every {each}, {from} to {to}")
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
        // A column has one number of decimals, those that the least sure month allows; a month that is known to less than a whole is
        // rounded by its own error.
        let least_sure = figures::largest(self.all.iter().flatten().map(|found| found.band.mc_error)).min(1.0);
        let line = |(date, found): (&Date, &Option<Difference>)| {
            let found = (*found)?;
            let band = found.band;
            let (most, error) = (self.measure.about().decimals + 1, band.mc_error.max(least_sure));
            let [low, lower, upper, high] =
                [band.p10, band.p25, band.p75, band.p90].map(|value| figures::level(value, error, most));
            let numbers = [low, lower, figures::to_error(band.p50, error, most), upper, high];
            let better = found.share_better.map_or_else(String::new, figures::futures_in_100);
            Some(std::iter::once(days::short(*date)).chain(numbers).chain([better]).collect())
        };
        std::iter::once(heading).chain(self.dates.iter().zip(self.all).filter_map(line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The title of differences whose worse tenth is as far below nought as given, month by month.
    fn titled(tails: &[f64]) -> String {
        let found = |tail: &f64| {
            let (p10, p90, mc_error) = (-tail, 0.5, 0.4);
            let band = Band { mean: 0.0, p10, p25: 0.0, p50: 0.0, p75: 0.0, p90, mc_error, futures: 60 };
            Some(Difference { band, share_better: Some(0.2), share_same: 0.7 })
        };
        let all: Vec<Option<Difference>> = tails.iter().map(found).collect();
        let dates: Vec<Date> =
            (1..).take(all.len()).map(|month| jiff::civil::date(2021, month, 1).last_of_month()).collect();
        let last = (dates[dates.len() - 1], all[all.len() - 1].expect("a difference"));
        let (option, reference) = ("B. Recovery".into(), "A. Do nothing".into());
        Drawn { measure: Measure::ChildrenUnallocated, option, reference, dates: &dates, all: &all, last }.title()
    }

    #[test]
    fn a_column_of_differences_has_one_number_of_decimals() {
        let found = |(p10, mc_error): (f64, f64)| {
            let band = Band { mean: 0.0, p10, p25: 0.0, p50: 0.0, p75: 0.0, p90: 8.0, mc_error, futures: 60 };
            Some(Difference { band, share_better: Some(0.2), share_same: 0.7 })
        };
        let all: Vec<Option<Difference>> = [(0.0, 0.0), (-8.0, 0.2), (-25.0, 3.0), (-117.0, 12.0)].map(found).into();
        let dates: Vec<Date> = (1..).take(4).map(|month| jiff::civil::date(2021, month, 1).last_of_month()).collect();
        let last = (dates[3], all[3].expect("a difference"));
        let (option, reference) = ("B".into(), "A".into());
        let drawn = Drawn { measure: Measure::ChildrenUnallocated, option, reference, dates: &dates, all: &all, last };
        let table = drawn.table();
        let column = |place: usize| table.iter().skip(1).map(|row| row[place].as_str()).collect::<Vec<_>>();
        assert_eq!(column(1), ["0", "\u{2212}8", "\u{2212}25", "\u{2212}120"]);
        assert!(column(3).iter().chain(&column(5)).all(|cell| !cell.contains('.')), "{table:?}");
    }

    #[test]
    fn a_tail_of_one_month_is_no_headline_and_one_of_three_running_is() {
        let plain = "Children with no worker: no clear difference with B. Recovery by Jun 2021";
        assert_eq!(titled(&[0.0, 2.4, 57.0, 0.0, 0.0, 0.0]), plain);
        assert_eq!(titled(&[0.0, 40.0, 57.0, 0.0, 63.0, 0.0]), plain, "two running are no three");
        assert_eq!(
            titled(&[0.0, 40.0, 57.0, 44.0, 0.0, 0.0]),
            format!("{plain}, but at least 40 fewer in 1 in 10 futures every month, Feb 2021 to Apr 2021")
        );
        assert_eq!(titled(&[40.0, 40.0, 40.0, 40.0, 40.0, 30.0]), plain, "the end shows as much");
        assert_eq!(titled(&[40.0, 30.0]).matches("1 in 10").count(), 0);
    }
}
