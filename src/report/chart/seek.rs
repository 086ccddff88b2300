//! SEEK CHARTS: the chance against what it takes.

use super::axis::Axis;
use super::canvas::{Canvas, From, Pen};
use super::letters::{Weight, fit};
use super::timeline::{EDGE, caption};
use super::{Drawing, Sketch, frame, row, subtitle_of};
use crate::experiment::seek::Tried;
use crate::experiment::seek::lever::{Lever, Setting};
use crate::report::compare::words::pounds;
use crate::report::seek::{SeekReport, sentences, words};
use crate::report::style::{AXIS, BLUE, GREY, GRID, INK, LINE, PINK, TEXT, WHITE, WIDTH};
use crate::report::{days, figures};

/// Height of the plot \[px\].
const TALL: f64 = 300.0;
/// Room for labels to the left \[px\].
const LEFT: f64 = 56.0;
/// Room between an end of the plot and the first mark, which would hide the labels beside it \[px\].
const INSET: f64 = 12.0;

/// Every chart there are numbers for.
#[must_use]
pub(crate) fn draw_all(report: &SeekReport<'_>) -> Vec<Drawing> {
    let source = format!(
        "Source: caseload {}, at most {} futures of each point, seed {}, run {}.",
        env!("CARGO_PKG_VERSION"),
        figures::shown(f64::from(report.problem.futures), 0),
        report.problem.seed,
        report.run_id()
    );
    frontier(report).map(|sketch| frame::frame("frontier", sketch, &source)).into_iter().collect()
}

/// Where a day of a lever stands across: in time, whichever way the change goes, a step of its settings being one.
fn day_across(lever: &Lever, day: Setting) -> Option<f64> {
    let place = lever.settings.iter().position(|set| *set == day);
    let steps = place.map(|place| place as f64).or_else(|| between(lever, day))?;
    Some(if is_backwards(lever) { -steps } else { steps })
}

/// How many steps from the first a day lies that is none of them.
fn between(lever: &Lever, day: Setting) -> Option<f64> {
    let (first, last) = (*lever.settings.first()?, *lever.settings.last()?);
    let step = last.from(first) / (lever.settings.len().saturating_sub(1).max(1)) as f64;
    let is_before = day.from(last) > last.from(first) && day.from(last) > day.from(first);
    Some(day.from(first) / step.max(1e-9) * if is_before { -1.0 } else { 1.0 })
}

/// Whether the smallest change of a lever of days is its latest.
fn is_backwards(lever: &Lever) -> bool {
    match (lever.settings.first(), lever.settings.last()) {
        (Some(Setting::Day(first)), Some(Setting::Day(last))) => last < first,
        _ => false,
    }
}

/// Where a point stands across: by the value of the one lever, else by its cost.
fn across(report: &SeekReport<'_>, tried: &Tried) -> Option<f64> {
    match report.problem.levers.as_slice() {
        [lever] => match report.problem.setting(&tried.point, 0)? {
            Setting::Number(number) => Some(number),
            day @ Setting::Day(_) => day_across(lever, day),
        },
        _ => tried.over_plan.or(tried.cost).map(|cost| cost.mean),
    }
}

/// Points to draw: on one lever all that were tried, of several those that no other beats for less.
fn drawn<'a>(report: &SeekReport<'a>) -> Vec<(f64, &'a Tried)> {
    let all = report.found.tried.iter();
    let mut points: Vec<(f64, &Tried)> = all.filter_map(|tried| Some((across(report, tried)?, tried))).collect();
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
    let money = format!("Cost against {}", words::against(report));
    let mut table = vec![row(["Point", "Chance (95 in 100)", "Futures", &money])];
    let line = |name: String, tried: &Tried| {
        let cost = words::cost(tried).into_iter().chain(words::beyond_budget(tried).map(str::to_owned));
        let chance = words::chance(report, tried.chance);
        vec![name, chance, tried.chance.futures.to_string(), cost.collect::<Vec<_>>().join("; ")]
    };
    let plan = report.found.plan.iter();
    table.extend(plan.map(|plan| line(format!("{}, {}", words::PLAN, words::briefly(report, plan)), plan)));
    table.extend(points.iter().map(|(_, tried)| line(words::point(report, tried), tried)));
    Some(Sketch {
        title: sentences::title(report),
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

/// What each mark is.
fn key(report: &SeekReport<'_>, plan: bool, points: &[(f64, &Tried)]) -> String {
    let answer = if report.found.answer.is_some() { " · large square: the answer" } else { "" };
    let hollow = points.iter().any(|(_, tried)| !tried.is_within);
    let hollow = if hollow { " · hollow: beyond the budget" } else { "" };
    let plan = if plan { " · dot: the plan today" } else { "" };
    format!(
        "Futures in 100 that keep the target · upright line: the range that holds each in 95 of 100{answer}{hollow}{plan} · dashed: the chance wanted"
    )
}

/// Where values stand.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    across: Axis,
    chances: Axis,
}

impl Plot {
    fn x(&self, value: f64) -> f64 {
        self.left + INSET + (self.right - self.left - 2.0 * INSET) * self.across.share(value)
    }

    fn y(&self, percent: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * self.chances.share(percent)
    }
}

fn picture(report: &SeekReport<'_>, points: &[(f64, &Tried)]) -> Canvas {
    let mut canvas = Canvas::default();
    let plan = report.found.plan.as_ref().and_then(|plan| Some((across(report, plan)?, plan)));
    let top = caption(&mut canvas, &key(report, plan.is_some(), points)) + 8.0;
    let places = points.iter().chain(&plan).map(|(at, _)| *at);
    let plot = Plot {
        left: EDGE + LEFT,
        right: WIDTH - EDGE - 40.0,
        top,
        bottom: top + TALL,
        across: Axis::over(places, 6.0),
        chances: Axis { low: 0.0, high: 100.0, step: 20.0 },
    };
    axes(&mut canvas, report, &plot);
    limits(&mut canvas, report, &plot);
    let line: Vec<(f64, f64)> =
        points.iter().map(|(at, tried)| (plot.x(*at), plot.y(100.0 * tried.chance.share()))).collect();
    canvas.line(&line, Pen::solid(BLUE, 1.5));
    for (at, tried) in points {
        mark(&mut canvas, report, &plot, (*at, tried));
    }
    if let Some((at, plan)) = plan {
        upright(&mut canvas, &plot, (at, plan));
        canvas.dot((plot.x(at), plot.y(100.0 * plan.chance.share())), 5.0, PINK);
    }
    let beneath = if report.problem.levers.len() == 1 {
        words::lever(report, 0)
    } else {
        format!("Cost against {}", words::against(report))
    };
    canvas.text(
        (WIDTH / 2.0, plot.bottom + 14.0 + LINE),
        From::Middle,
        &fit(&beneath, TEXT, Weight::Bold, WIDTH - 2.0 * EDGE),
        TEXT,
        Weight::Bold,
    );
    canvas.height = plot.bottom + 2.0 * LINE + 18.0;
    canvas
}

fn axes(canvas: &mut Canvas, report: &SeekReport<'_>, plot: &Plot) {
    for tick in plot.chances.ticks() {
        canvas.line(&[(plot.left, plot.y(tick)), (plot.right, plot.y(tick))], Pen::solid(GRID, 0.75));
        canvas.text((plot.left - 8.0, plot.y(tick)), From::Right, &plot.chances.label(tick), TEXT, Weight::Regular);
    }
    for tick in plot.across.ticks() {
        let said = label(report, &plot.across, tick);
        canvas.text((plot.x(tick), plot.bottom + 14.0), From::Middle, &said, TEXT, Weight::Regular);
    }
    canvas.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], Pen::solid(AXIS, 1.0));
}

/// The chance wanted, and where the budget ends on an axis of costs.
fn limits(canvas: &mut Canvas, report: &SeekReport<'_>, plot: &Plot) {
    let wanted = plot.y(report.problem.percent);
    canvas.line(&[(plot.left, wanted), (plot.right, wanted)], Pen::dashed(PINK, 1.75, 7.0, 4.0));
    let budget = sentences::budget_ends(report).filter(|_| report.problem.levers.len() > 1);
    let Some(budget) = budget.filter(|at| (plot.across.low..=plot.across.high).contains(at)) else { return };
    let at = plot.x(budget);
    canvas.line(&[(at, plot.top), (at, plot.bottom)], Pen::dashed(GREY, 1.25, 3.0, 3.0));
    let (from, beside) =
        if at > (plot.left + plot.right) / 2.0 { (From::Right, at - 6.0) } else { (From::Left, at + 6.0) };
    canvas.text_on_white((beside, plot.bottom - 12.0), from, "the budget ends here", TEXT, Weight::Regular);
}

/// The range of a chance.
fn upright(canvas: &mut Canvas, plot: &Plot, (at, tried): (f64, &Tried)) {
    let (low, high) = tried.chance.interval();
    canvas.line(&[(plot.x(at), plot.y(100.0 * low)), (plot.x(at), plot.y(100.0 * high))], Pen::solid(INK, 1.25));
}

/// A point: large where it is the answer, hollow where it is beyond the budget.
fn mark(canvas: &mut Canvas, report: &SeekReport<'_>, plot: &Plot, (at, tried): (f64, &Tried)) {
    upright(canvas, plot, (at, tried));
    let (x, y) = (plot.x(at), plot.y(100.0 * tried.chance.share()));
    let is_answer = report.found.answer.as_ref().is_some_and(|answer| answer.tried.point == tried.point);
    let size = if is_answer { 6.0 } else { 4.0 };
    canvas.bar((x - size, y - size), (x + size, y + size), BLUE);
    if !tried.is_within {
        let hole = size - 1.5;
        canvas.bar((x - hole, y - hole), (x + hole, y + hole), WHITE);
    }
}

/// A tick across: a number, a day, or pounds.
fn label(report: &SeekReport<'_>, axis: &Axis, tick: f64) -> String {
    match report.problem.levers.as_slice() {
        [lever] => match lever.settings.first() {
            Some(Setting::Day(_)) => day_at(lever, tick).map_or_else(String::new, days::short),
            _ => axis.label(tick),
        },
        _ => pounds(tick, axis.step / 10.0),
    }
}

/// The day of a lever that stands at a tick; none between two of them.
fn day_at(lever: &Lever, tick: f64) -> Option<crate::scenario::council::Date> {
    let steps = if is_backwards(lever) { -tick } else { tick };
    if steps < -1e-9 || (steps - steps.round()).abs() > 1e-9 {
        return None;
    }
    match lever.settings.get(steps.round() as usize)? {
        Setting::Day(day) => Some(*day),
        Setting::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::seek::lever::days as steps;
    use crate::report::seek::sample;
    use jiff::civil::date;

    #[test]
    fn days_stand_in_the_order_of_time_whichever_way_the_change_goes() {
        let settings = steps(date(2020, 9, 1), date(2019, 9, 1), 2).expect("few");
        let lever = Lever { addresses: vec!["change.x.date".into()], settings, unit_cost: None };
        let at = |day| day_across(&lever, Setting::Day(day)).expect("a place");
        assert!(at(date(2019, 9, 1)) < at(date(2020, 3, 1)) && at(date(2020, 3, 1)) < at(date(2020, 9, 1)));
        assert!(at(date(2020, 1, 1)) < at(date(2020, 2, 3)) && at(date(2020, 2, 3)) < at(date(2020, 3, 1)));
        assert_eq!(day_at(&lever, at(date(2019, 11, 1))), Some(date(2019, 11, 1)));
    }

    #[test]
    fn a_chart_says_which_points_are_beyond_the_budget_and_which_is_the_plan() {
        let asked = sample::beyond_the_budget();
        let drawing = draw_all(&asked.report()).pop().expect("a chart");
        assert!(
            drawing.title.starts_with("Within £3.00m over the smallest change nothing is shown"),
            "{}",
            drawing.title
        );
        assert!(drawing.source.ends_with(&format!("run {}.", asked.report().run_id())), "{}", drawing.source);
        // A line that is full goes on in the next.
        let texts = drawing.texts.iter().map(|placed| placed.text.as_str()).collect::<Vec<_>>().join(" ");
        for said in ["hollow: beyond the budget", "dot: the plan today", "the budget ends here"] {
            assert!(texts.contains(said), "{said}: {texts}");
        }
        assert!(drawing.table[1][0].starts_with("The plan today, "), "{:?}", drawing.table);
    }
}
