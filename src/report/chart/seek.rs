//! SEEK CHARTS: the chance against what it takes.

use super::axis::Axis;
use super::canvas::{Canvas, From, Pen};
use super::letters::{Weight, fit};
use super::timeline::{EDGE, caption};
use super::{Drawing, Sketch, frame, row, subtitle_of};
use crate::experiment::seek::Tried;
use crate::experiment::seek::lever::Setting;
use crate::report::compare::words::pounds;
use crate::report::seek::{SeekReport, words};
use crate::report::style::{AXIS, BLUE, GRID, INK, LINE, PINK, TEXT, WIDTH};
use crate::report::{days, figures};

/// Height of the plot \[px\].
const TALL: f64 = 300.0;
/// Room for labels to the left \[px\].
const LEFT: f64 = 56.0;

/// Every chart there are numbers for.
#[must_use]
pub(crate) fn draw_all(report: &SeekReport<'_>) -> Vec<Drawing> {
    let source = format!(
        "Source: caseload {}, at most {} futures of each point, seed {}.",
        env!("CARGO_PKG_VERSION"),
        figures::shown(f64::from(report.problem.futures), 0),
        report.problem.seed
    );
    frontier(report).map(|sketch| frame::frame("frontier", sketch, &source)).into_iter().collect()
}

/// Points to draw: on one lever all that were tried, of several those that no other beats for less.
fn drawn<'a>(report: &SeekReport<'a>) -> Vec<(f64, &'a Tried)> {
    let found = report.found;
    let across = |tried: &Tried| match report.problem.levers.as_slice() {
        [lever] => match lever.settings.get(tried.point[0])? {
            Setting::Number(number) => Some(*number),
            Setting::Day(_) => Some(tried.point[0] as f64),
        },
        _ => tried.over_plan.or(tried.cost).map(|cost| cost.mean),
    };
    let mut points: Vec<(f64, &Tried)> = found.tried.iter().filter_map(|tried| Some((across(tried)?, tried))).collect();
    points.sort_by(|one, other| one.0.total_cmp(&other.0));
    if report.problem.levers.len() > 1 {
        let mut best = -1.0;
        points.retain(|(_, tried)| {
            let better = tried.chance.share() > best;
            best = tried.chance.share().max(best);
            better
        });
    }
    points
}

fn frontier(report: &SeekReport<'_>) -> Option<Sketch> {
    let points = drawn(report);
    if points.len() < 2 {
        return None;
    }
    let wanted = figures::written(report.problem.percent);
    let what =
        if report.problem.levers.len() == 1 { words::lever(report, 0) } else { "cost of the cheapest mix".into() };
    let title = match &report.found.answer {
        Some(answer) => {
            let what = words::briefly(report, &answer.tried);
            format!("{what} is shown to be enough for {wanted} in 100 by {}", days::brief(report.problem.goal.date))
        }
        None => format!("Nothing tried is shown to be enough for {wanted} in 100"),
    };
    let money = format!("Cost against {}", words::against(report));
    let mut table = vec![row(["Point", "Chance (95 in 100)", "Futures", &money])];
    for (_, tried) in &points {
        let cost = words::cost(tried).unwrap_or_default();
        table.push(vec![
            words::point(report, tried),
            words::chance(tried.chance),
            tried.chance.futures.to_string(),
            cost,
        ]);
    }
    Some(Sketch {
        title,
        subtitle: subtitle_of(
            &format!("Chance of {} against {what}", words::within(&words::promise(report))),
            report.scenario.council.authority.as_deref(),
            &[],
        ),
        alt: format!(
            "Points of the chance of keeping the target against {what}, each with its interval, and the chance wanted, {wanted} in 100."
        ),
        table,
        canvas: picture(report, &points),
    })
}

fn picture(report: &SeekReport<'_>, points: &[(f64, &Tried)]) -> Canvas {
    let mut canvas = Canvas::default();
    let top =
        caption(&mut canvas, "Futures in 100 that keep the target · whiskers: 95 in 100 · dashed: the chance wanted")
            + 8.0;
    let (left, right, bottom) = (EDGE + LEFT, WIDTH - EDGE - 40.0, top + TALL);
    let chances = Axis { low: 0.0, high: 100.0, step: 20.0 };
    let across = Axis::over(points.iter().map(|(at, _)| *at), 6.0);
    let x = |value: f64| left + (right - left) * across.share(value);
    let y = |percent: f64| bottom - (bottom - top) * chances.share(percent);
    for tick in chances.ticks() {
        canvas.line(&[(left, y(tick)), (right, y(tick))], Pen::solid(GRID, 0.75));
        canvas.text((left - 8.0, y(tick)), From::Right, &chances.label(tick), TEXT, Weight::Regular);
    }
    for tick in across.ticks() {
        canvas.text((x(tick), bottom + 14.0), From::Middle, &label(report, &across, tick), TEXT, Weight::Regular);
    }
    canvas.line(&[(left, bottom), (right, bottom)], Pen::solid(AXIS, 1.0));
    let wanted = y(report.problem.percent);
    canvas.line(&[(left, wanted), (right, wanted)], Pen::dashed(PINK, 1.75, 7.0, 4.0));
    let line: Vec<(f64, f64)> = points.iter().map(|(at, tried)| (x(*at), y(100.0 * tried.chance.share()))).collect();
    canvas.line(&line, Pen::solid(BLUE, 1.5));
    let answer = report.found.answer.as_ref().map(|answer| &answer.tried.point);
    for ((at, tried), middle) in points.iter().zip(&line) {
        let (low, high) = tried.chance.interval();
        canvas.line(&[(x(*at), y(100.0 * low)), (x(*at), y(100.0 * high))], Pen::solid(INK, 1.25));
        let size = if answer == Some(&tried.point) { 6.0 } else { 3.5 };
        canvas.bar((middle.0 - size, middle.1 - size), (middle.0 + size, middle.1 + size), BLUE);
    }
    let beneath = if report.problem.levers.len() == 1 {
        words::lever(report, 0)
    } else {
        format!("Cost against {}", words::against(report))
    };
    canvas.text(
        (WIDTH / 2.0, bottom + 14.0 + LINE),
        From::Middle,
        &fit(&beneath, TEXT, Weight::Bold, WIDTH - 2.0 * EDGE),
        TEXT,
        Weight::Bold,
    );
    canvas.height = bottom + 2.0 * LINE + 18.0;
    canvas
}

/// A tick across: a number, a day, or pounds.
fn label(report: &SeekReport<'_>, axis: &Axis, tick: f64) -> String {
    match report.problem.levers.as_slice() {
        [lever] => match lever.settings.first() {
            Some(Setting::Day(_)) => match lever.settings.get(tick.round().max(0.0) as usize) {
                Some(Setting::Day(day)) if tick.fract().abs() < 1e-9 => days::short(*day),
                _ => String::new(),
            },
            _ => axis.label(tick),
        },
        _ => pounds(tick, axis.step / 10.0),
    }
}
