//! For all councils: how many outcomes lay below each quantile, beside how many should have.

use super::super::{Sketch, row};
use super::{Plan, dot, laid_out};
use crate::evidence::backtest::goal::years;
use crate::evidence::backtest::score::Scored;
use crate::evidence::forecast::outcome::Outcome;
use crate::evidence::forecast::shape::QUANTILES;
use crate::report::backtest::{BacktestReport, censuses};
use crate::report::chart::axis::Axis;
use crate::report::chart::canvas::Pen;
use crate::report::figures;
use crate::report::style::{AXIS, BLUE};

/// What is said above the panels.
const SAID: &str =
    "Across: share that should lie below a quantile · up: share that did [%] · on the dashed line both are the same";
/// Height of a panel \[px\].
const TALL: f64 = 190.0;

/// Draws the chart.
pub(super) fn draw(report: &BacktestReport<'_>) -> Option<Sketch> {
    let seen: Vec<(Outcome, [f64; 5])> =
        Outcome::ALL.into_iter().filter_map(|outcome| Some((outcome, below(report.scored, outcome)?))).collect();
    let held = report.scored.iter().filter(|one| one.in_most).count() as f64 / report.scored.len().max(1) as f64;
    let furthest =
        seen.iter().flat_map(|(_, found)| found.iter().zip(QUANTILES).map(|(found, aim)| (found - aim).abs()));
    let furthest = 100.0 * furthest.fold(0.0, f64::max);
    let percent = Axis { low: 0.0, high: 100.0, step: 25.0 };
    let plans: Vec<Plan<'_>> = seen
        .iter()
        .map(|(outcome, found)| Plan {
            name: outcome.words().to_owned(),
            across: percent,
            up: percent,
            marks: percent.ticks().into_iter().map(|tick| (tick, percent.label(tick))).collect(),
            draw: Box::new(move |canvas, panel| {
                canvas.line(
                    &[(panel.x(0.0), panel.y(0.0)), (panel.x(100.0), panel.y(100.0))],
                    Pen::dashed(AXIS, 1.0, 4.0, 3.0),
                );
                let points: Vec<(f64, f64)> = found
                    .iter()
                    .zip(QUANTILES)
                    .map(|(found, aim)| (panel.x(100.0 * aim), panel.y(100.0 * found)))
                    .collect();
                canvas.line(&points, Pen::solid(BLUE, 2.0));
                points.into_iter().for_each(|point| dot(canvas, point, 3.5, BLUE));
            }),
        })
        .collect();
    if plans.is_empty() {
        return None;
    }
    let count = figures::shown(report.scored.len() as f64, 0);
    Some(Sketch {
        title: format!("Bands of 8 in 10 held {:.0}% of what was later published", 100.0 * held),
        subtitle: format!(
            "{count} forecasts at most {} ahead, from {}",
            years(report.asked.horizon),
            censuses(&report.origins())
        ),
        alt: format!(
            "Five panels, one a figure. Points lie near the diagonal: of five quantiles each, the furthest is off by {furthest:.0} points."
        ),
        table: table(&seen),
        canvas: laid_out(&plans, TALL, SAID),
    })
}

/// Shares of outcomes at or below each quantile.
fn below(scored: &[Scored], outcome: Outcome) -> Option<[f64; 5]> {
    let own: Vec<&Scored> = scored.iter().filter(|one| one.outcome == outcome).collect();
    let share = |place: usize| own.iter().filter(|one| one.at_most[place]).count() as f64 / own.len() as f64;
    (!own.is_empty()).then(|| std::array::from_fn(share))
}

fn table(seen: &[(Outcome, [f64; 5])]) -> Vec<Vec<String>> {
    let mut table = vec![row(["Figure", "Should lie below %", "Lay below %"])];
    for (outcome, found) in seen {
        for (found, aim) in found.iter().zip(QUANTILES) {
            table.push(vec![
                outcome.words().to_owned(),
                format!("{:.0}", 100.0 * aim),
                format!("{:.1}", 100.0 * found),
            ]);
        }
    }
    table
}
