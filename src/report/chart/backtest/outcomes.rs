//! For one council: what was forecast for each year, and what was published.

use super::super::{Sketch, row};
use super::{Panel, Plan, dot, laid_out};
use crate::evidence::backtest::goal::years;
use crate::report::backtest::censuses;
use crate::report::backtest::council::{CouncilForecasts, Course};
use crate::report::chart::axis::Axis;
use crate::report::chart::canvas::{Canvas, Pen};
use crate::report::style::{BAND_50, BAND_80, BLUE, INK};
use crate::report::{escape, figures};

/// What is said above the panels.
const SAID: &str = "Light bar: 8 in 10 · dark bar: half · blue line: the middle · black square: what was published";
/// Height of a panel \[px\].
const TALL: f64 = 150.0;
/// Half the width of a bar \[px\].
const HALF: f64 = 6.0;

/// Draws the chart.
pub(super) fn draw(council: &CouncilForecasts) -> Option<Sketch> {
    let name = escape::line(&council.authority);
    let all = council.courses.iter().flat_map(|course| &course.forecasts);
    let last = all.clone().map(|one| one.year).max()?;
    let furthest = all.map(|one| one.year - one.origin).max().unwrap_or(1);
    let (held, known) = council.held();
    let plans: Vec<Plan<'_>> = council.courses.iter().filter_map(|course| plan(course, council.first, last)).collect();
    let title = match known {
        0 => format!("{name}: what is forecast to {last}"),
        _ => format!(
            "{name}: bands of 8 in 10 held {held} of {known} figures that were later published, by the nearest forecast of each"
        ),
    };
    Some(Sketch {
        alt: format!(
            "Five panels, one a figure, {} to {last}: bands for each year, and what was published. {held} of {known} outcomes lie in the wide bands of the nearest forecast before them.",
            council.first
        ),
        subtitle: format!(
            "The nearest forecast of each year, at most {} ahead, from {}",
            years(furthest),
            censuses(&escape::line(&council.origins))
        ),
        title,
        table: table(council),
        canvas: laid_out(&plans, TALL, SAID),
    })
}

fn plan(course: &Course, first: u16, last: u16) -> Option<Plan<'_>> {
    let outcome = course.outcome()?;
    let banded = course.forecasts.iter().flat_map(|one| [one.quantiles[0], one.quantiles[4]]);
    let up = Axis::over(banded.chain(course.published.iter().map(|one| one.1)), 4.0);
    let across = Axis { low: f64::from(first) - 0.5, high: f64::from(last) + 0.5, step: 1.0 };
    Some(Plan {
        name: format!("{} [{}]", outcome.words(), outcome.unit()),
        across,
        up,
        marks: [first, last].into_iter().map(|year| (f64::from(year), year.to_string())).collect(),
        draw: Box::new(move |canvas, panel| draw_course(course, canvas, panel)),
    })
}

fn draw_course(course: &Course, canvas: &mut Canvas, panel: &Panel) {
    for one in &course.forecasts {
        let (x, at) = (panel.x(f64::from(one.year)), one.quantiles.map(|value| panel.y(value)));
        canvas.bar((x - HALF, at[4]), (x + HALF, at[0]), BAND_80);
        canvas.outline((x - HALF, at[4]), (x + HALF, at[0]));
        canvas.bar((x - HALF, at[3]), (x + HALF, at[1]), BAND_50);
        canvas.line(&[(x - HALF, at[2]), (x + HALF, at[2])], Pen::solid(BLUE, 2.0));
    }
    for (year, value) in &course.published {
        dot(canvas, (panel.x(f64::from(*year)), panel.y(*value)), 3.0, INK);
    }
}

fn table(council: &CouncilForecasts) -> Vec<Vec<String>> {
    let mut table = vec![row([
        "Figure",
        "Year",
        "Known in",
        "1 in 10 below",
        "1 in 4 below",
        "Middle",
        "1 in 4 above",
        "1 in 10 above",
        "Published",
    ])];
    for course in &council.courses {
        let Some(outcome) = course.outcome() else { continue };
        for one in &course.forecasts {
            let mut line = vec![outcome.words().to_owned(), one.year.to_string(), one.origin.to_string()];
            line.extend(one.quantiles.map(|value| figures::shown(value, 1)));
            line.push(one.came.map_or_else(|| "not yet".into(), |came| figures::shown(came, 1)));
            table.push(line);
        }
    }
    table
}
