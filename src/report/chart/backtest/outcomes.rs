//! For one council: what was forecast for each year, and what was published.

use std::collections::BTreeMap;

use super::super::{Sketch, row};
use super::{Panel, Plan, dot, laid_out};
use crate::evidence::backtest::Forecast;
use crate::evidence::backtest::goal::years;
use crate::evidence::forecast::outcome::Outcome;
use crate::report::backtest::BacktestReport;
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

/// What one figure shows.
struct Course {
    outcome: Outcome,
    /// The nearest forecast for each year.
    forecasts: BTreeMap<u16, Forecast>,
    published: Vec<(u16, f64)>,
}

/// Draws the chart.
pub(super) fn draw(report: &BacktestReport<'_>) -> Option<Sketch> {
    let council = report.asked.council?;
    let name = escape::line(report.council()?);
    let courses: Vec<Course> =
        Outcome::ALL.into_iter().filter_map(|outcome| course(report, council, outcome)).collect();
    let all = courses.iter().flat_map(|course| course.forecasts.values());
    let (first, last) = (report.asked.origins.first()?, all.clone().map(|one| one.origin + one.ahead).max()?);
    let known: Vec<&Forecast> = all.filter(|one| one.came.is_some()).collect();
    let held =
        known.iter().filter(|one| one.came.is_some_and(|came| one.quantiles[0] <= came && came <= one.quantiles[4]));
    let (held, known_count) = (held.count(), known.len());
    let furthest = courses.iter().flat_map(|course| course.forecasts.values()).map(|one| one.ahead).max().unwrap_or(1);
    let plans: Vec<Plan<'_>> = courses.iter().map(|course| plan(course, *first, last)).collect();
    let title = match known_count {
        0 => format!("{name}: what is forecast to {last}"),
        _ => format!("{name}: bands of 8 in 10 held {held} of {known_count} figures that were later published"),
    };
    Some(Sketch {
        alt: format!(
            "Five panels, one a figure, {first} to {last}: bands for each year, and what was published. {held} of {known_count} outcomes lie in the wide bands."
        ),
        subtitle: format!("Forecasts at most {} ahead, from the censuses of {}", years(furthest), report.origins()),
        title,
        table: table(&courses),
        canvas: laid_out(&plans, TALL, SAID),
    })
}

fn course(report: &BacktestReport<'_>, council: usize, outcome: Outcome) -> Option<Course> {
    let mut forecasts: BTreeMap<u16, Forecast> = BTreeMap::new();
    for one in report.found.forecasts.iter().filter(|one| one.council == council && one.outcome == outcome) {
        let place = forecasts.entry(one.origin + one.ahead).or_insert(*one);
        if one.ahead < place.ahead {
            *place = *one;
        }
    }
    let last = *forecasts.keys().last()?;
    let first = *report.asked.origins.first()?;
    let published =
        (first..=last).filter_map(|year| Some((year, report.history.value(council, outcome, year)?))).collect();
    Some(Course { outcome, forecasts, published })
}

fn plan<'a>(course: &'a Course, first: u16, last: u16) -> Plan<'a> {
    let banded = course.forecasts.values().flat_map(|one| [one.quantiles[0], one.quantiles[4]]);
    let up = Axis::over(banded.chain(course.published.iter().map(|one| one.1)), 4.0);
    let across = Axis { low: f64::from(first) - 0.5, high: f64::from(last) + 0.5, step: 1.0 };
    Plan {
        name: format!("{} [{}]", course.outcome.words(), course.outcome.unit()),
        across,
        up,
        marks: [first, last].into_iter().map(|year| (f64::from(year), year.to_string())).collect(),
        draw: Box::new(move |canvas, panel| course.draw(canvas, panel)),
    }
}

impl Course {
    fn draw(&self, canvas: &mut Canvas, panel: &Panel) {
        for (year, one) in &self.forecasts {
            let (x, at) = (panel.x(f64::from(*year)), one.quantiles.map(|value| panel.y(value)));
            canvas.bar((x - HALF, at[4]), (x + HALF, at[0]), BAND_80);
            canvas.bar((x - HALF, at[3]), (x + HALF, at[1]), BAND_50);
            canvas.line(&[(x - HALF, at[2]), (x + HALF, at[2])], Pen::solid(BLUE, 2.0));
        }
        for (year, value) in &self.published {
            dot(canvas, (panel.x(f64::from(*year)), panel.y(*value)), 3.0, INK);
        }
    }
}

fn table(courses: &[Course]) -> Vec<Vec<String>> {
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
    for course in courses {
        for (year, one) in &course.forecasts {
            let mut line = vec![course.outcome.words().to_owned(), year.to_string(), one.origin.to_string()];
            line.extend(one.quantiles.map(|value| figures::shown(value, 1)));
            line.push(one.came.map_or_else(|| "not yet".into(), |came| figures::shown(came, 1)));
            table.push(line);
        }
    }
    table
}
