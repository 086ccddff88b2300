//! Charts of a back-test: small panels, one a figure, on scales of their own.

mod calibration;
mod outcomes;

use super::axis::Axis;
use super::canvas::{Canvas, From, Pen};
use super::letters::{Weight, width};
use super::timeline::EDGE;
use super::{Drawing, frame};
use crate::report::backtest::BacktestReport;
use crate::report::backtest::council::CouncilForecasts;
use crate::report::style::{AXIS, GRID, LINE, TEXT, WIDTH};

/// Panels beside each other.
const COLUMNS: usize = 3;
/// Space between panels \[px\].
const BETWEEN: f64 = 24.0;

/// Every chart that the back-test has numbers for.
#[must_use]
pub fn draw_all(report: &BacktestReport<'_>) -> Vec<Drawing> {
    let newest = report.history.years().last().copied().unwrap_or_default();
    if report.asked.council.is_some() {
        let council = CouncilForecasts::of(report);
        return council.and_then(|council| of_council("forecast-and-outcome", &council)).into_iter().collect();
    }
    let sketch = calibration::draw(report);
    sketch.into_iter().map(|sketch| frame::frame("calibration", sketch, &source(newest))).collect()
}

/// One council's forecasts beside what came.
pub(crate) fn of_council(name: &'static str, council: &CouncilForecasts) -> Option<Drawing> {
    Some(frame::frame(name, outcomes::draw(council)?, &source(council.newest)))
}

fn source(newest: u16) -> String {
    format!(
        "Source: caseload {}; Department for Education, children's social work workforce, censuses to {newest}.",
        env!("CARGO_PKG_VERSION")
    )
}

/// Where a panel's values lie.
struct Panel {
    across: Axis,
    up: Axis,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Panel {
    fn x(&self, value: f64) -> f64 {
        self.left + (self.right - self.left) * self.across.share(value)
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * self.up.share(value)
    }

    /// Grid, axis and labels.
    fn lay(&self, canvas: &mut Canvas) {
        for tick in self.up.ticks() {
            let y = self.y(tick);
            canvas.line(&[(self.left, y), (self.right, y)], Pen::solid(GRID, 0.75));
            canvas.text((self.left - 6.0, y), From::Right, &self.up.label(tick), TEXT, Weight::Regular);
        }
        canvas.line(&[(self.left, self.bottom), (self.right, self.bottom)], Pen::solid(AXIS, 1.0));
    }

    /// Labels below the axis.
    fn mark(&self, canvas: &mut Canvas, values: impl Iterator<Item = (f64, String)>) {
        for (value, label) in values {
            canvas.text((self.x(value), self.bottom + 14.0), From::Middle, &label, TEXT, Weight::Regular);
        }
    }
}

/// What is drawn in a panel.
type Draw<'a> = Box<dyn Fn(&mut Canvas, &Panel) + 'a>;

/// A panel's name, its scales, and what is drawn in it.
struct Plan<'a> {
    name: String,
    across: Axis,
    up: Axis,
    marks: Vec<(f64, String)>,
    draw: Draw<'a>,
}

/// Lays panels out in rows, below what is said of them all.
fn laid_out(plans: &[Plan<'_>], tall: f64, said: &str) -> Canvas {
    let mut canvas = Canvas::default();
    let cut = plans.iter().filter(|plan| plan.up.is_cut()).count();
    let start = match cut {
        0 => "",
        all if all == plans.len() => " · no axis of values starts at 0",
        _ => " · not every axis of values starts at 0",
    };
    let mut y = super::timeline::caption(&mut canvas, &format!("{said}{start}")) + 4.0;
    let wide = (WIDTH - 2.0 * EDGE - BETWEEN * (COLUMNS - 1) as f64) / COLUMNS as f64;
    for line in plans.chunks(COLUMNS) {
        for (place, plan) in line.iter().enumerate() {
            let left = EDGE + place as f64 * (wide + BETWEEN);
            canvas.text((left, y + LINE / 2.0), From::Left, &plan.name, TEXT, Weight::Bold);
            let label = |tick: f64| width(&plan.up.label(tick), TEXT, Weight::Regular);
            let room = plan.up.ticks().into_iter().map(label).fold(0.0, f64::max) + 10.0;
            let panel = Panel {
                across: plan.across,
                up: plan.up,
                left: left + room,
                right: left + wide - 14.0,
                top: y + LINE + 12.0,
                bottom: y + LINE + 12.0 + tall,
            };
            panel.lay(&mut canvas);
            panel.mark(&mut canvas, plan.marks.iter().cloned());
            (plan.draw)(&mut canvas, &panel);
        }
        y += LINE + 12.0 + tall + 2.0 * LINE + 4.0;
    }
    canvas.height = y;
    canvas
}

/// A small square around a point.
fn dot(canvas: &mut Canvas, (x, y): (f64, f64), half: f64, colour: plotters::style::RGBColor) {
    canvas.bar((x - half, y - half), (x + half, y + half), colour);
}
