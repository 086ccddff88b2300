//! Functions by which options are appraised, against closed forms of textbooks.

use super::sums::Sum;
use crate::experiment::compare::council::CouncilFutures;
use crate::experiment::compare::difference::difference;
use crate::experiment::compare::precision::enough;
use crate::experiment::compare::years::{Years, present_value};
use crate::experiment::sensitivity::design::luck;
use crate::experiment::sensitivity::ensemble::Ensemble;
use crate::experiment::sensitivity::information::information;
use crate::experiment::sensitivity::inputs::World;
use crate::experiment::sensitivity::switching::turn;
use crate::foundations::normal;
use crate::model::measure::Better;
use crate::model::process::owed::overdue;
use crate::scenario::council::Date;
use crate::scenario::council::money::Money;

/// Standard errors either side that hold 95 in 100.
const EITHER_SIDE: f64 = 1.959_964;
/// Test rate of discount [%/year].
const RATE: f64 = 3.5;

/// n = (z σ ÷ h)² futures give a half-width of h; a sample's own spread asks for one or two more or fewer.
pub(super) fn how_many() -> Vec<Sum> {
    let needed = |spread: f64, half: f64| (EITHER_SIDE * spread / half) * (EITHER_SIDE * spread / half);
    let found = |values: &[f64], half| enough(values, half).map_or(f64::NAN, |count| count as f64);
    let caseloads: Vec<f64> = (0..400).map(|place| if place % 2 == 0 { 16.0 * 1.08 } else { 16.0 * 0.92 }).collect();
    let kept: Vec<f64> = (0..2_500).map(|place| f64::from(u8::from(place % 10 < 7))).collect();
    vec![
        Sum::of("spread of 8 %, known to 2 %", needed(0.08, 0.02), found(&caseloads, 0.02 * 16.0), 2.0),
        Sum::of("a chance of 0.7, known to 0.02", needed((0.7_f64 * 0.3).sqrt(), 0.02), found(&kept, 0.02), 5.0),
    ]
}

/// Var Δ = 2σ² (1 − ρ): what two options share cancels.
pub(super) fn pairing() -> Vec<Sum> {
    let each = |shared: f64| {
        // Three signs that are exactly without correlation: what is shared, and what is each option's own.
        let sign = |place: u32, bit: u32| if place >> bit & 1 == 0 { -1.0 } else { 1.0 };
        let own = (1.0 - shared).sqrt();
        let value = |place: u32, option: u32| shared.sqrt() * sign(place, 0) + own * sign(place, option);
        let mut pairs: Vec<f64> = (0..512).map(|place| value(place, 1) - value(place, 2)).collect();
        let count = pairs.len() as f64;
        difference(&mut pairs, Better::Lower).map_or(f64::NAN, |it| it.band.mc_error * it.band.mc_error * (count - 1.0))
    };
    let sum = |shared: f64| {
        Sum::of(format!("variance of a difference, correlation {shared}"), 2.0 * (1.0 - shared), each(shared), 1e-9)
    };
    let share = Sum::of("pairs needed, correlation 0.8, of those at 0", 0.2, each(0.8) / each(0.0), 1e-9);
    vec![sum(0.0), sum(0.8), share]
}

/// So many pounds a year at (1 + r)⁻ᵏ: (1 − vⁿ) ÷ (1 − v), v = 1 ÷ (1 + r).
fn annuity(years: f64) -> f64 {
    let worth = 1.0 / (1.0 + RATE / 100.0);
    (1.0 - libm::pow(worth, years)) / (1.0 - worth)
}

/// What a pound counts for in each of six financial years, as the program has it.
fn discount() -> Vec<f64> {
    let dates: Vec<Date> = (2019..=2024).filter_map(|year| Date::new(year, 4, 30).ok()).collect();
    let money = Money { discount_percent_per_year: RATE, inflation_percent_per_year: 0.0, optimism_bias_percent: 0.0 };
    Years::of(&dates, Some(&money)).discount
}

/// A pound now for a saving in each of the five years after.
pub(super) fn discounting() -> Vec<Sum> {
    let later = annuity(6.0) - 1.0;
    let gain = |saving: f64| present_value(&[-1.0, saving, saving, saving, saving, saving], &discount());
    let turns = switching_value(&gain);
    vec![
        Sum::of("a pound a year for five years", annuity(5.0), present_value(&[1.0; 5], &discount()), 1e-9),
        Sum::of("a pound now, 30p a year for five years", 0.3 * later - 1.0, gain(0.3), 1e-9),
        Sum::of("saving a year at which it breaks even", 1.0 / later, turns, 1e-4),
    ]
}

/// Where futures of many savings, 30p on average, say that the answer turns.
fn switching_value(gain: &dyn Fn(f64) -> f64) -> f64 {
    let (middle, spread) = (0.30, 0.05);
    let share = |row: u64| (row as f64 + 0.5) / 1_000.0;
    let worlds: Vec<World> = (0..1_000).map(|row| World { shares: vec![share(row)], outer: row }).collect();
    let saving = |share: f64| middle + spread * normal::quantile(share);
    let margins: Vec<f64> = worlds.iter().map(|world| gain(saving(world.shares[0]))).collect();
    let ensemble = Ensemble { worlds, shown: Vec::new(), courses: CouncilFutures::default() };
    let found = turn(&ensemble, 0, &margins, &luck(1, 1)).and_then(|turn| turn.at);
    found.map_or(f64::NAN, |at| saving(at.value))
}

/// An option worth a normal amount of mean m and spread 1 beside nothing: knowing all is worth φ(m) − m Φ(−m).
pub(super) fn knowing() -> Vec<Sum> {
    let count = 4_000;
    let mean = 0.4_f64;
    let density = libm::exp(-0.5 * mean * mean) / std::f64::consts::TAU.sqrt();
    let expected = density - mean * 0.5 * libm::erfc(mean / std::f64::consts::SQRT_2);
    let worlds: Vec<World> = (0..count).map(|row| World { shares: vec![0.5], outer: row }).collect();
    let worth = (0..count).map(|row| mean + normal::quantile((row as f64 + 0.5) / count as f64)).collect();
    let ensemble = Ensemble { worlds, shown: Vec::new(), courses: CouncilFutures::default() };
    let found = information(&ensemble, &[vec![0.0; count as usize], worth], 1, &[]);
    let pounds = found.map_or(f64::NAN, |found| found.everything.pounds.mean);
    vec![Sum::of("knowing all, of a gain of 0.4 give or take 1", expected, pounds, 1e-3)]
}

/// Hours owed ÷ hours to spare a week.
pub(super) fn backlog() -> Vec<Sum> {
    let weeks = |spare: f64| {
        let (mut left, mut weeks) = (600.0, 0.0);
        while left > 1e-9 && weeks < 1_000.0 {
            let done = overdue(left, 100.0 - spare, 100.0);
            (left, weeks) = (left - done, weeks + done / spare);
        }
        weeks
    };
    let sum = |spare: f64| Sum::of(format!("weeks, {spare} hours to spare"), 600.0 / spare, weeks(spare), 1e-9);
    vec![sum(24.0), sum(48.0)]
}
