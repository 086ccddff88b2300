//! The tornado: each figure at its low and at its high, the longest reach first.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, From, Pen};
use super::super::letters::{Weight, wrap};
use super::super::timeline::{EDGE, caption};
use super::super::{Sketch, row, subtitle_of};
use super::{name, whisker};
use crate::experiment::sensitivity::one_at_a_time::Bar;
use crate::experiment::sensitivity::outcome::{Estimate, Outcome};
use crate::report::sensitivity::{SensitivityReport, words};
use crate::report::style::{AXIS, BLUE, GRID, LINE, ORANGE, TEXT, WIDTH};
use crate::report::{days, figures};
use crate::scenario::check::spoken::capital;

/// Bars at most: with more a slide shrinks the chart until its letters cannot be read; the table of the report has them all.
const MOST: usize = 10;
/// Room for names to the left \[px\].
const NAMES: f64 = 410.0;
/// Least height of a row, which two bars take \[px\].
const ROW: f64 = 30.0;
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

/// What a change of the outcome is counted in.
fn counted_in(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Caseload | Outcome::Difference => "children per social worker",
        Outcome::Target => "futures in 100",
        Outcome::Cost => "pounds over the period",
    }
}

/// Every end told alike: in one unit, to the digits that the coarsest of them allows.
fn alike(outcome: Outcome, bars: &[&Bar]) -> impl Fn(&Estimate) -> String + use<> {
    let all: Vec<Estimate> = bars.iter().flat_map(|bar| ends(bar, outcome)).collect();
    let error = all.iter().map(|it| it.error).fold(0.0, f64::max);
    let said = words::changes(outcome, &all);
    move |it| said(&Estimate { error, ..*it })
}

/// A row's name with its values behind it, in lines.
fn lines(report: &SensitivityReport<'_>, bar: &Bar) -> Vec<String> {
    let text = format!("{}: {}", words::input(report, bar.input), words::range(&report.found.inputs[bar.input]));
    wrap(&text, TEXT, Weight::Regular, NAMES - 14.0, 4)
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
    let said = alike(outcome, bars);
    let tall = |bar: &&Bar| (LINE * lines(report, bar).len() as f64 + 4.0).max(ROW);
    let bottom = top + bars.iter().map(tall).sum::<f64>();
    scale(&mut canvas, (&axis, &x), (top, bottom), report);
    let mut above = top;
    for bar in bars {
        let y = above + tall(bar) / 2.0;
        above += tall(bar);
        name(&mut canvas, &lines(report, bar), y);
        for (end, (estimate, colour)) in ends(bar, outcome).into_iter().zip([BLUE, ORANGE]).enumerate() {
            let middle = y - 7.0 + 14.0 * end as f64;
            let (from, to) = (x(0.0).min(x(estimate.mean)), x(0.0).max(x(estimate.mean)));
            canvas.bar((from, middle - 5.5), (to.max(from + 1.0), middle + 5.5), colour);
            let ends = [estimate.mean - 2.0 * estimate.error, estimate.mean + 2.0 * estimate.error].map(&x);
            whisker(&mut canvas, ends, middle);
        }
        let mark = if bar.is_told(outcome.place()) { "" } else { " ?" };
        let [low, high] = ends(bar, outcome).map(|it| said(&it));
        canvas.text((right + 14.0, y), From::Left, &format!("{low} · {high}{mark}"), TEXT, Weight::Regular);
    }
    canvas.line(&[(x(0.0), top), (x(0.0), bottom)], Pen::solid(AXIS, 1.5));
    let middle = found.one_at_a_time.middle[outcome.place()].map(|it| words::level(outcome, &it)).unwrap_or_default();
    let said = format!("0: every figure at its middle ({middle})");
    canvas.text((EDGE, bottom + 14.0), From::Left, &said, TEXT, Weight::Regular);
    canvas.height = bottom + 2.0 * LINE + 14.0;
    canvas
}

/// Ticks of the values, and beneath them what is counted.
fn scale(
    canvas: &mut Canvas,
    (axis, x): (&Axis, &dyn Fn(f64) -> f64),
    (top, bottom): (f64, f64),
    report: &SensitivityReport<'_>,
) {
    let outcome = report.found.outcome;
    for tick in axis.ticks() {
        canvas.line(&[(x(tick), top), (x(tick), bottom)], Pen::solid(GRID, 0.75));
        let label = if outcome == Outcome::Cost {
            crate::report::compare::words::pounds(tick, axis.step / 10.0)
        } else {
            axis.label(tick)
        };
        canvas.text((x(tick), bottom + 14.0), From::Middle, &label, TEXT, Weight::Regular);
    }
    let unit = format!("Change, {}", counted_in(outcome));
    let middle = EDGE + NAMES + (WIDTH - 2.0 * EDGE - NAMES - VALUES) / 2.0;
    canvas.text((middle, bottom + 14.0 + LINE), From::Middle, &unit, TEXT, Weight::Regular);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_of_a_chart_has_the_same_number_of_decimals_and_the_axis_says_what_it_counts() {
        let end = |mean, error| Some(Estimate { mean, error, futures: 60 });
        let bar = |input, low, high| Bar { input, low: [low; 4], high: [high; 4], swing: [None; 4] };
        let bars = [bar(0, end(-1.12, 0.02), end(1.7, 0.2)), bar(1, end(0.71, 0.01), end(-0.68, 0.02))];
        let said = alike(Outcome::Caseload, &bars.iter().collect::<Vec<_>>());
        let all: Vec<String> = bars.iter().flat_map(|bar| ends(bar, Outcome::Caseload)).map(|it| said(&it)).collect();
        let decimals = |text: &String| text.split_once('.').map_or(0, |(_, after)| after.len());
        assert!(all.iter().all(|text| decimals(text) == decimals(&all[0])), "{all:?}");
        assert_eq!(counted_in(Outcome::Caseload), "children per social worker");
    }
}
