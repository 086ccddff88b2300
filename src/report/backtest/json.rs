//! Scores and goals for other programs.

use serde::Serialize;

use super::BacktestReport;
use super::table::parts;
use crate::evidence::backtest::goal::{Kind, goals};
use crate::evidence::forecast::outcome::Outcome;

#[derive(Serialize)]
struct Whole<'a> {
    authority: Option<&'a str>,
    origins: &'a [u16],
    forecasts: usize,
    scored: usize,
    goals_met: usize,
    goals: Vec<Judged>,
    scores: Vec<Line>,
}

#[derive(Serialize)]
struct Judged {
    goal: String,
    low: f64,
    high: f64,
    found: f64,
    kind: &'static str,
    met: bool,
}

#[derive(Serialize)]
struct Line {
    measure: &'static str,
    horizon: Option<u16>,
    origin: Option<u16>,
    size_quarter: Option<usize>,
    forecasts: usize,
    in_50: f64,
    in_80: f64,
    below_middle: f64,
    bias: f64,
    loss: f64,
    skill: Option<f64>,
    hindsight: Option<f64>,
}

/// The summary that `--json` prints.
#[must_use]
pub fn json(report: &BacktestReport<'_>) -> String {
    let judged = goals(report.scored);
    let whole = Whole {
        authority: report.council(),
        origins: &report.asked.origins,
        forecasts: report.found.forecasts.len(),
        scored: report.scored.len(),
        goals_met: judged.iter().filter(|goal| goal.is_met()).count(),
        goals: judged
            .into_iter()
            .map(|goal| Judged {
                met: goal.is_met(),
                kind: if goal.kind == Kind::Share { "share" } else { "skill" },
                goal: goal.what,
                low: goal.low,
                high: goal.high,
                found: goal.found,
            })
            .collect(),
        scores: lines(report),
    };
    serde_json::to_string_pretty(&whole).map(|text| text + "\n").unwrap_or_default()
}

fn lines(report: &BacktestReport<'_>) -> Vec<Line> {
    let all = Outcome::ALL.into_iter().flat_map(|outcome| parts(outcome, &report.asked.origins));
    let line = |part: super::table::Part| {
        let score = part.score(report.scored)?;
        Some(Line {
            measure: part.outcome.name(),
            horizon: part.ahead,
            origin: part.origin,
            size_quarter: part.quarter.map(|quarter| quarter + 1),
            forecasts: score.count,
            in_50: score.in_half,
            in_80: score.in_most,
            below_middle: score.below,
            bias: score.bias,
            loss: score.loss,
            skill: score.skill,
            hindsight: score.hindsight,
        })
    };
    all.filter_map(line).collect()
}
