//! Back-tests of made-up councils.

use super::goal::{Kind, goals};
use super::score::{cells, loss, scored, together};
use super::*;
use crate::evidence::measure::Measure;
use approx::assert_relative_eq;

/// Councils whose figures go up and down by a rule.
fn history() -> History {
    let mut history = History::default();
    for council in 0_u32..70 {
        let name = format!("Council {council:02}");
        for year in 2017_u16..=2021 {
            let far = f64::from(council % 7) - 3.0;
            let step = f64::from((council * 31 + u32::from(year) * 17) % 13) / 6.0 - 1.0;
            history.put(&name, Measure::Caseload, year, 16.0 + far + step);
            history.put(&name, Measure::InPost, year, 60.0 + 5.0 * f64::from(council) + 4.0 * step);
        }
    }
    history
}

fn asked(origins: &[u16]) -> Asked {
    Asked { origins: origins.to_vec(), horizon: 3, council: None, left_out: false }
}

#[test]
fn every_council_has_a_forecast_from_every_origin_and_outcomes_where_they_are_known() {
    let history = history();
    let found = backtest(&history, &asked(&[2019, 2020]), &|_, _| {});
    assert_eq!(found.forecasts.len(), 2 * 2 * 70 * 3);
    assert_eq!(found.learnt.len(), 4);
    let known = found.forecasts.iter().filter(|one| one.came.is_some()).count();
    assert_eq!(known, 2 * 70 * (2 + 1));
    let scored = scored(&history, &found.forecasts);
    assert_eq!(scored.len(), known);
    assert!(scored.iter().all(|one| one.quarter.is_some() && one.loss >= 0.0));
}

#[test]
fn one_council_alone_is_forecast_as_among_all() {
    let history = history();
    let all = backtest(&history, &asked(&[2019]), &|_, _| {});
    let one = backtest(&history, &Asked { council: Some(5), ..asked(&[2019]) }, &|_, _| {});
    assert_eq!(one.forecasts.len(), 6);
    for forecast in &one.forecasts {
        assert!(all.forecasts.contains(forecast), "{forecast:?}");
    }
}

#[test]
fn left_out_means_learnt_from_others_and_forecast_all_the_same() {
    let history = history();
    let with = backtest(&history, &asked(&[2020]), &|_, _| {});
    let without = backtest(&history, &Asked { left_out: true, ..asked(&[2020]) }, &|_, _| {});
    assert_eq!(with.forecasts.len(), without.forecasts.len());
    assert!(with.forecasts.iter().zip(&without.forecasts).all(|(one, other)| one.council == other.council));
    assert_ne!(with.forecasts, without.forecasts);
}

#[test]
fn too_few_councils_teach_nothing() {
    let mut few = History::default();
    few.put("Ashby", Measure::Caseload, 2020, 15.0);
    assert_eq!(backtest(&few, &asked(&[2020]), &|_, _| {}), Backtest::default());
}

#[test]
fn quantile_loss_is_the_published_one() {
    // 0.1·2 + 0.25·1 + 0 + 0.25·1 + 0.1·2, over five.
    assert_relative_eq!(loss(16.0, &[14.0, 15.0, 16.0, 17.0, 18.0]), 0.18, max_relative = 1e-12);
    // Below every quantile: 0.9·1 + 0.75·2 + 0.5·3 + 0.25·4 + 0.1·5, over five.
    assert_relative_eq!(loss(0.0, &[1.0, 2.0, 3.0, 4.0, 5.0]), 5.4 / 5.0, max_relative = 1e-12);
}

#[test]
fn goals_are_judged_by_what_was_found() {
    let history = history();
    let found = backtest(&history, &asked(&[2018, 2019, 2020]), &|_, _| {});
    let mut all = scored(&history, &found.forecasts);
    for one in &mut all {
        (one.in_most, one.in_half) = (true, false);
    }
    let judged = goals(&all);
    assert!(judged.iter().any(|goal| goal.kind == Kind::Skill));
    for goal in judged.iter().filter(|goal| goal.kind == Kind::Share) {
        assert!(!goal.is_met() && (goal.found > 0.99 || goal.found < 0.01), "{goal:?}");
    }
    assert!(goals(&all[..10]).is_empty());
}

#[test]
fn a_cell_is_a_figure_and_a_distance() {
    let history = history();
    let all = scored(&history, &backtest(&history, &asked(&[2018, 2019]), &|_, _| {}).forecasts);
    let cells = cells(&all);
    assert_eq!(cells.len(), 6);
    let count: usize = cells.values().map(|cell| cell.count).sum();
    assert_eq!(count, all.len());
    assert_eq!(together(all[..0].iter()), None);
}
