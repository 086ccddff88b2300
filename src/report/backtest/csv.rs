//! `forecasts.csv` and `scores.csv`.

use super::BacktestReport;
use super::table::{Part, parts};
use crate::evidence::backtest::score::{Score, Scored};
use crate::evidence::forecast::outcome::Outcome;
use crate::report::{WriteFault, escape, figures, results_csv};

/// The columns of forecasts, fixed for all time.
const FORECASTS: [&str; 9] = ["authority", "origin", "horizon", "measure", "p10", "p25", "p50", "p75", "p90"];
/// The columns of scores.
const SCORES: [&str; 16] = [
    "measure",
    "horizon",
    "origin",
    "size_quarter",
    "learnt_from",
    "forecasts",
    "in_50_percent",
    "in_80_percent",
    "below_middle_percent",
    "bias",
    "loss",
    "persistence_loss",
    "shrinkage_loss",
    "skill",
    "hindsight",
    "unit",
];

/// Every forecast, a row each; councils by the name they have in the origin's census.
pub(crate) fn forecasts(report: &BacktestReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let rows = report.found.forecasts.iter().map(|one| {
        let mut row = vec![
            escape::cell(report.history.name(one.council, one.origin)),
            one.origin.to_string(),
            one.ahead.to_string(),
            one.outcome.name().to_owned(),
        ];
        row.extend(one.quantiles.map(figures::plain));
        row
    });
    results_csv::table("forecasts.csv", &FORECASTS, rows)
}

/// Every score, a row each.
pub(crate) fn scores(report: &BacktestReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let mut rows = Vec::new();
    for (learnt, scored) in [("all councils", report.scored), ("other councils", report.left_out)] {
        for outcome in Outcome::ALL {
            for part in parts(outcome, &report.asked.origins) {
                rows.extend(row(&part, learnt, scored));
            }
        }
    }
    results_csv::table("scores.csv", &SCORES, rows)
}

fn row(part: &Part, learnt: &str, scored: &[Scored]) -> Option<Vec<String>> {
    let score: Score = part.score(scored)?;
    let all = || "all".to_owned();
    let optional = |value: Option<f64>| value.map_or_else(String::new, figures::plain);
    let percent = |share: f64| figures::plain(100.0 * share);
    Some(vec![
        part.outcome.name().to_owned(),
        part.ahead.map_or_else(all, |ahead| ahead.to_string()),
        part.origin.map_or_else(all, |origin| origin.to_string()),
        part.quarter.map_or_else(all, |quarter| (quarter + 1).to_string()),
        learnt.to_owned(),
        score.count.to_string(),
        percent(score.in_half),
        percent(score.in_most),
        percent(score.below),
        figures::plain(score.bias),
        figures::plain(score.loss),
        optional(score.rivals.map(|both| both[0])),
        optional(score.rivals.map(|both| both[1])),
        optional(score.skill),
        optional(score.hindsight),
        part.outcome.unit().to_owned(),
    ])
}
