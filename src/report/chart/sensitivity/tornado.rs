//! The tornado: each figure at its low and at its high, the longest reach first.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, From, Pen};
use super::super::letters::Weight;
use super::super::timeline::{EDGE, caption};
use super::super::{Sketch, row, subtitle_of};
use super::{name, tall, whisker};
use crate::experiment::sensitivity::one_at_a_time::Bar;
use crate::experiment::sensitivity::outcome::{Estimate, Outcome};
use crate::report::sensitivity::{SensitivityReport, words};
use crate::report::style::{AXIS, BLUE, GRID, LINE, ORANGE, TEXT, WIDTH};
use crate::report::{days, figures};
use crate::scenario::check::spoken::capital;

/// Bars at most.
const MOST: usize = 15;
/// Room for names to the left \[px\].
const NAMES: f64 = 380.0;
/// Room for values to the right \[px\].
const VALUES: f64 = 130.0;

/// What was played for it.
pub(super) fn played(report: &SensitivityReport<'_>) -> String {
    format!("{} futures of each end", figures::shown(f64::from(report.found.one_at_a_time.futures), 0))
}

/// Draws the chart.
pub(super) fn draw(report: &SensitivityReport<'_>) -> Option<Sketch> {
    let (found, outcome) = (report.found, report.found.outcome);
    let at = outcome.place();
    let bars: Vec<&Bar> = found
        .by_reach(outcome)
        .into_iter()
        .map(|input| &found.one_at_a_time.bars[input])
        .filter(|bar| bar.reach(at) > 0.0)
        .take(MOST)
        .collect();
    let first = bars.first()?;
    let what = words::outcome(report, outcome);
    let told = bars.iter().filter(|bar| bar.is_told(at)).count();
    let dates = [found.date];
    let day = days::long(found.date);
    Some(Sketch {
        title: title(report),
        subtitle: subtitle_of(
            &format!("Change of {what} of {}, one figure at a time, on the same luck", report.label()),
            report.authority,
            &dates,
        ),
        alt: format!(
            "Bars of what each of {} uncertain figures does to {what} on {day} at its low and at its high. Longest: {}. {told} of {} bars shown are more than chance alone makes.",
            found.inputs.len(),
            name_of(report, first.input),
            bars.len()
        ),
        table: table(report, &bars),
        canvas: picture(report, &bars),
    })
}

/// Which figure moves the outcome most, by a name without its unit: the row beneath has that.
fn title(report: &SensitivityReport<'_>) -> String {
    let (found, outcome) = (report.found, report.found.outcome);
    let what = words::outcome(report, outcome);
    let brief = |input: usize| {
        let name = words::input(report, input);
        name.rsplit_once(" (").map_or(name, |(name, _)| name)
    };
    match found.furthest(outcome) {
        Some((input, true)) => format!("{} hangs most on “{}”", capital(&what), brief(input)),
        Some((input, false)) => format!("{} hangs on “{}” among others", capital(&what), brief(input)),
        None => format!("{} hangs clearly on no one figure", capital(&what)),
    }
}

/// What a figure is called.
fn name_of(report: &SensitivityReport<'_>, input: usize) -> String {
    words::input(report, input).to_owned()
}

fn ends(bar: &Bar, outcome: Outcome) -> [Estimate; 2] {
    let at = outcome.place();
    [bar.low[at], bar.high[at]].map(Option::unwrap_or_default)
}

fn picture(report: &SensitivityReport<'_>, bars: &[&Bar]) -> Canvas {
    let (found, outcome) = (report.found, report.found.outcome);
    let mut canvas = Canvas::default();
    let top = caption(
        &mut canvas,
        "Blue: the figure at its low · orange: at its high · whiskers: two standard errors · ?: may be chance alone · interactions are in the next chart",
    );
    let reach = |bar: &&Bar| ends(bar, outcome).map(|it| [it.mean - 2.0 * it.error, it.mean + 2.0 * it.error]).concat();
    let axis = Axis::over(bars.iter().flat_map(reach).chain([0.0]), 5.0);
    let (left, right) = (EDGE + NAMES, WIDTH - EDGE - VALUES);
    let x = |value: f64| left + (right - left) * axis.share(value);
    let row = tall(bars.iter().map(|bar| words::input(report, bar.input)), 1, NAMES - 14.0);
    let bottom = top + row * bars.len() as f64;
    for tick in axis.ticks() {
        canvas.line(&[(x(tick), top), (x(tick), bottom)], Pen::solid(GRID, 0.75));
        let label = if outcome == Outcome::Cost {
            crate::report::compare::words::pounds(tick, axis.step / 10.0)
        } else {
            axis.label(tick)
        };
        canvas.text((x(tick), bottom + 14.0), From::Middle, &label, TEXT, Weight::Regular);
    }
    for (place, bar) in bars.iter().enumerate() {
        let y = top + row * (place as f64 + 0.5);
        let input = &found.inputs[bar.input];
        let mark = if bar.is_told(outcome.place()) { "" } else { " ?" };
        name(&mut canvas, words::input(report, bar.input), &words::range(input), y, NAMES - 14.0);
        for (end, (estimate, colour)) in ends(bar, outcome).into_iter().zip([BLUE, ORANGE]).enumerate() {
            let middle = y - 7.0 + 14.0 * end as f64;
            let (from, to) = (x(0.0).min(x(estimate.mean)), x(0.0).max(x(estimate.mean)));
            canvas.bar((from, middle - 5.5), (to.max(from + 1.0), middle + 5.5), colour);
            let ends = [estimate.mean - 2.0 * estimate.error, estimate.mean + 2.0 * estimate.error].map(&x);
            whisker(&mut canvas, ends, middle);
        }
        let [low, high] = ends(bar, outcome).map(|it| words::change(outcome, &it));
        canvas.text((right + 14.0, y), From::Left, &format!("{low} · {high}{mark}"), TEXT, Weight::Regular);
    }
    canvas.line(&[(x(0.0), top), (x(0.0), bottom)], Pen::solid(AXIS, 1.5));
    let middle = found.one_at_a_time.middle[outcome.place()].map(|it| words::level(outcome, &it)).unwrap_or_default();
    let said = format!("0: every figure at its middle ({middle})");
    canvas.text((EDGE, bottom + 14.0), From::Left, &said, TEXT, Weight::Regular);
    canvas.height = bottom + LINE + 14.0;
    canvas
}

fn table(report: &SensitivityReport<'_>, bars: &[&Bar]) -> Vec<Vec<String>> {
    let (found, outcome) = (report.found, report.found.outcome);
    let mut table = vec![row(["Figure", "Middle (low to high)", "At its low", "Error", "At its high", "Error"])];
    for bar in bars {
        let input = &found.inputs[bar.input];
        let [low, high] = ends(bar, outcome);
        let cells = [low, high].map(|it| [words::change(outcome, &it), words::error(outcome, it.error)]).concat();
        table.push([vec![words::input(report, bar.input).to_owned(), words::range(input)], cells].concat());
    }
    table
}
