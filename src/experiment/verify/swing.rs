//! M_t/G/∞: nobody waits, and referrals follow the year, or take a step.

use std::f64::consts::TAU;

use super::Claim;
use super::given::{WEEK, arrivals, stage_days};
use super::rows::{Rows, average};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Weeks after the step at which the number open is looked at.
const AFTER: [usize; 5] = [13, 26, 52, 78, 104];

/// An exponential stay of mean W answers a swing of share β with a swing of m β ÷ √(1 + γ²), atan(γ)
/// behind it; m = λW, γ = ωW.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (Some(stage), Some(swing)) = (council.stage.values().next(), &council.verification.swing) else {
        return Vec::new();
    };
    let weeks = stage_days(stage) / WEEK;
    let mean = arrivals(council) * weeks;
    let turn = TAU * WEEK / swing.period_days;
    let gamma = turn * weeks;
    let height = mean * swing.percent / 100.0 / (1.0 + gamma * gamma).sqrt();
    let behind = libm::atan(gamma);
    let warm = f64::from(council.period.warm_up_weeks);
    let phase = move |week: usize| turn * (warm + week as f64) - behind;
    vec![
        Claim::exact("children open, mean", mean, |rows| average(&swings(rows), |open| open)),
        Claim::exact("height of the swing [children]", height, move |rows| {
            along(&swings(rows), mean, |week| libm::sin(phase(week)))
        }),
        // What is left a quarter turn away says how far the lag is off, to first order.
        Claim::exact("lag behind referrals [weeks]", behind / turn, move |rows| {
            (behind - along(&swings(rows), mean, |week| libm::cos(phase(week))) / height) / turn
        }),
    ]
}

/// Children open on Mondays; the first is left out, so that whole swings remain.
fn swings(rows: &Rows<'_>) -> Vec<f64> {
    rows.all(Measure::ChildrenOpen).split_off(1)
}

/// The part of a swing that goes with a wave of height one.
fn along(open: &[f64], mean: f64, wave: impl Fn(usize) -> f64) -> f64 {
    let sum: f64 = open.iter().zip(1..).map(|(open, week)| (open - mean) * wave(week)).sum();
    2.0 * sum / open.len() as f64
}

/// After a step from λ₀ to λ₁ the mean is λ₁W − (λ₁ − λ₀)W e^(−t/W); the record begins at the step.
pub(super) fn step(council: &Council) -> Vec<Claim> {
    let cut = council.change.values().find_map(|change| change.reduce_referrals.as_ref());
    let (Some(stage), Some(cut)) = (council.stage.values().next(), cut) else { return Vec::new() };
    let weeks = stage_days(stage) / WEEK;
    let after = arrivals(council) * weeks;
    let gap = after * cut.fewer_percent.likely / 100.0;
    let claim = |week: usize| {
        let expected = after - gap * libm::exp(-(week as f64) / weeks);
        Claim::exact(format!("children open, week {week}"), expected, move |rows| {
            rows.all(Measure::ChildrenOpen).get(week).copied().unwrap_or(f64::NAN)
        })
    };
    std::iter::once(0).chain(AFTER).map(claim).collect()
}
