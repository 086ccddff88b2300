//! A back-test on the terminal: the table of scores, goals that are missed, and where the files are.

use std::fmt::Write as _;
use std::path::Path;

use super::council::CouncilForecasts;
use super::table::Part;
use super::{BacktestReport, censuses};
use crate::evidence::backtest::Forecast;
use crate::evidence::backtest::goal::{FEWEST, Goal, Kind, QUARTERS, goals, years};
use crate::evidence::backtest::score::{Score, cells, over_cells};
use crate::evidence::forecast::outcome::Outcome;
use crate::report::figures;

/// The summary for people.
#[must_use]
pub fn summary(report: &BacktestReport<'_>, folder: &Path) -> String {
    let whose = report.council().map_or_else(|| "all councils".to_owned(), |name| format!("\"{name}\""));
    let mut text = format!(
        "Forecasts of {whose} from {}: {} made, {} with a known outcome.\n\n",
        censuses(&report.origins()),
        figures::shown(report.found.forecasts.len() as f64, 0),
        figures::shown(report.scored.len() as f64, 0),
    );
    if report.asked.council.is_some() {
        text += &one_council(report);
    } else if !report.scored.is_empty() {
        text += &by_distance(report);
        text += &by_figure(report);
        text += &by_size(report);
        text += &judged(&goals(report.scored));
    }
    let _ = writeln!(text, "\nWritten to {}: forecasts.csv, scores.csv, scores.md, charts", folder.display());
    text
}

fn percent(share: f64) -> String {
    format!("{:.0}%", 100.0 * share)
}

fn skill(value: Option<f64>) -> String {
    value.map_or_else(|| "-".into(), |value| format!("{value:+.3}"))
}

fn by_distance(report: &BacktestReport<'_>) -> String {
    let mut text = format!(
        "{:<24}{:>6}{:>10}{:>8}{:>8}{:>9}{:>13}{:>11}{:>8}{:>11}\n",
        "", "years", "forecasts", "in 50%", "in 80%", "loss", "persistence", "shrinkage", "skill", "hindsight"
    );
    for ((outcome, ahead), score) in cells(report.scored) {
        let rival = |place: usize| score.rivals.map_or_else(|| "-".into(), |both| format!("{:.4}", both[place]));
        let _ = writeln!(
            text,
            "{:<24}{ahead:>6}{:>10}{:>8}{:>8}{:>9.4}{:>13}{:>11}{:>8}{:>11}",
            outcome.words(),
            score.count,
            percent(score.in_half),
            percent(score.in_most),
            score.loss,
            rival(0),
            rival(1),
            skill(score.skill),
            skill(score.hindsight),
        );
    }
    text
}

/// Mean over years ahead of a skill of one figure.
pub(super) fn mean_skill(
    scored: &[crate::evidence::backtest::score::Scored],
    outcome: Option<Outcome>,
    part: fn(&Score) -> Option<f64>,
) -> Option<f64> {
    let cells = cells(scored);
    over_cells(cells.iter().filter(|(key, _)| outcome.is_none_or(|one| one == key.0)).map(|(_, cell)| cell), part)
}

fn by_figure(report: &BacktestReport<'_>) -> String {
    let mut text = format!(
        "\n{:<24}{:>8}{:>8}{:>8}{:>11}{:>34}\n",
        "Over all years ahead", "in 50%", "in 80%", "skill", "hindsight", "left out: 80%, skill, hindsight"
    );
    let line = |name: &str, outcome: Option<Outcome>| {
        let pooled = |scored| outcome.and_then(|one| Part::of(one).score(scored));
        let share =
            |score: Option<Score>, of: fn(&Score) -> f64| score.map_or_else(|| "-".into(), |score| percent(of(&score)));
        let (own, without) = (pooled(report.scored), pooled(report.left_out));
        let of = |scored, part| skill(mean_skill(scored, outcome, part));
        format!(
            "{name:<24}{:>8}{:>8}{:>8}{:>11}{:>14}{:>10}{:>10}\n",
            share(own, |score| score.in_half),
            share(own, |score| score.in_most),
            of(report.scored, |cell| cell.skill),
            of(report.scored, |cell| cell.hindsight),
            share(without, |score| score.in_most),
            of(report.left_out, |cell| cell.skill),
            of(report.left_out, |cell| cell.hindsight),
        )
    };
    for outcome in Outcome::ALL {
        text += &line(outcome.words(), Some(outcome));
    }
    text + &line("Mean", None)
}

fn by_size(report: &BacktestReport<'_>) -> String {
    let mut text = format!("\n{:<24}", "In 80%, bias by size");
    for quarter in QUARTERS {
        let _ = write!(text, "{quarter:>18}");
    }
    text.push('\n');
    for outcome in Outcome::ALL {
        let _ = write!(text, "{:<24}", outcome.words());
        for quarter in 0..QUARTERS.len() {
            let score = Part { quarter: Some(quarter), ..Part::of(outcome) }.score(report.scored);
            let cell =
                score.map_or_else(|| "-".into(), |score| format!("{} {:+.1}", percent(score.in_most), score.bias));
            let _ = write!(text, "{cell:>18}");
        }
        text.push('\n');
    }
    text + "Bias: outcome less the middle forecast, in the figure's unit.\n"
}

/// How many goals are met, and each that is not.
pub(super) fn judged(goals: &[Goal]) -> String {
    if goals.is_empty() {
        return format!("\nNo goal is judged: that takes {FEWEST} forecasts of a figure with a known outcome.\n");
    }
    let met = goals.iter().filter(|goal| goal.is_met()).count();
    let mut text = format!("\n{met} of {} goals are met.\n", goals.len());
    for goal in goals.iter().filter(|goal| !goal.is_met()) {
        let written = |value: f64| match goal.kind {
            Kind::Share => format!("{:.1}%", 100.0 * value),
            Kind::Skill => format!("{value:+.3}"),
        };
        let _ = writeln!(
            text,
            "  missed: {}: {}, to be {} to {}",
            goal.what,
            written(goal.found),
            written(goal.low),
            written(goal.high)
        );
    }
    text
}

/// "Turnover [%]".
pub(super) fn with_unit(outcome: Outcome) -> String {
    format!("{} [{}]", outcome.words(), outcome.unit())
}

fn one_council(report: &BacktestReport<'_>) -> String {
    let mut text = format!(
        "{:<38}{:>8}{:>8}{:>10}{:>10}{:>10}{:>12}\n",
        "", "origin", "for", "1 in 10", "middle", "9 in 10", "published"
    );
    for one in &report.found.forecasts {
        let Forecast { origin, ahead, quantiles, .. } = *one;
        let came = one.came.map_or_else(|| "not yet".into(), |came| figures::shown(came, 1));
        let _ = writeln!(
            text,
            "{:<38}{origin:>8}{:>8}{:>10}{:>10}{:>10}{came:>12}",
            with_unit(one.outcome),
            origin + ahead,
            figures::shown(quantiles[0], 1),
            figures::shown(quantiles[2], 1),
            figures::shown(quantiles[4], 1),
        );
    }
    let held = report.scored.iter().filter(|one| one.in_most).count();
    if !report.scored.is_empty() {
        let known = report.found.forecasts.iter().filter(|one| one.came.is_some());
        let furthest = known.map(|one| one.ahead).max().unwrap_or(1);
        let _ = writeln!(
            text,
            "\nBands of 8 in 10 held {held} of {} outcomes, each forecast up to {} ahead counted.",
            report.scored.len(),
            years(furthest)
        );
        if let Some((held, known)) = CouncilForecasts::of(report).map(|council| council.held()) {
            let _ = writeln!(text, "The chart counts the nearest forecast of each year alone: {held} of {known}.");
        }
    }
    text
}
