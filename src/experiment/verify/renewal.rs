//! Renewal theory: how many leave a team of new people, whose hazard depends on time in post.

use super::Claim;
use super::given::{WEEK, YEAR, posts};
use crate::model::measure::Measure;
use crate::scenario::council::Council;
use crate::scenario::council::people::ByTenure;

/// Steps in a year when the renewal equation is solved.
const STEPS: usize = 1_000;
/// Years from the start whose leavers are looked at.
const YEARS: [usize; 5] = [1, 2, 3, 5, 8];

/// Years from the start after which the share of newer people is looked at.
const NEWER: [usize; 3] = [3, 5, 8];

/// Hazards a year under two years in post, to five, and over.
type Hazards = [f64; 3];

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let Some(hazards) = hazards(council) else { return Vec::new() };
    let posts = posts(council);
    let density = density(&hazards, 8.1);
    let claim = |year: usize| {
        // Weeks on record: a year is 52 of them.
        let at = |weeks: usize| weeks as f64 * WEEK / YEAR;
        let expected = posts * between(&density, at(52 * (year - 1)), at(52 * year));
        Claim::exact(format!("leavers of weeks {} to {}", 52 * (year - 1) + 1, 52 * year), expected, move |rows| {
            let leavers = rows.all(Measure::LeaversFte);
            leavers.get(52 * (year - 1) + 1..=52 * year).unwrap_or_default().iter().sum()
        })
    };
    let newer = |year: usize| {
        let share = under_two_years(&density, &hazards, 52.0 * year as f64 * WEEK / YEAR);
        Claim::exact(format!("under two years, week {} [%]", 52 * year), 100.0 * share, move |rows| {
            rows.all(Measure::StaffUnderTwoYears).get(52 * year).copied().unwrap_or(f64::NAN)
        })
    };
    YEARS.into_iter().map(claim).chain(NEWER.into_iter().map(newer)).collect()
}

/// Factors are scaled so that the first day's shares would leave at the council's rate.
fn hazards(council: &Council) -> Option<Hazards> {
    let leaving = council.leaving.as_ref()?;
    let factors = three(leaving.tenure_percent.as_ref()?);
    let shares = three(&council.tenure.as_ref()?.in_post_percent);
    let total: f64 = shares.iter().sum();
    let mean: f64 = factors.iter().zip(shares).map(|(factor, share)| factor * share / total).sum();
    Some(factors.map(|factor| leaving.percent_per_year.likely / 100.0 * factor / mean))
}

fn three(by: &ByTenure) -> [f64; 3] {
    [by.under_2_years, by.from_2_to_5_years, by.over_5_years]
}

/// The renewal density r(t) = f(t) + ∫ r(t − u) f(u) du, step by step. The spells that end within half a step of each moment are
/// counted whole, so that all of them together are one however soon people leave: else a little is lost or made in every spell.
fn density(hazards: &Hazards, years: f64) -> Vec<f64> {
    let steps = (years * STEPS as f64) as usize;
    let after = |at: f64| still_there(hazards, at / STEPS as f64);
    let ending: Vec<f64> = (1..=steps).map(|at| after(at as f64 - 0.5) - after(at as f64 + 0.5)).collect();
    let mut density: Vec<f64> = Vec::with_capacity(steps + 1);
    for at in 0..=steps {
        let ends = hazard(hazards, at as f64 / STEPS as f64) * after(at as f64);
        if at == 0 {
            density.push(ends);
            continue;
        }
        let inside: f64 = (1..at).map(|back| density[at - back] * ending[back - 1]).sum();
        let oldest = density[0] * (after(at as f64 - 0.5) - after(at as f64));
        // Those who started within the last half step are of the value that is sought.
        density.push((ends + inside + oldest) / after(0.5));
    }
    density
}

/// Ages at which the second band begins, and the third \[years\]. Time in post counts from week to week, so that a band is left half a
/// week late on average.
const BANDS: [f64; 2] = [2.0 + 0.5 * WEEK / YEAR, 5.0 + 0.5 * WEEK / YEAR];

/// The hazard at an age \[years\].
fn hazard(hazards: &Hazards, age: f64) -> f64 {
    hazards[BANDS.iter().filter(|begins| age >= **begins).count()]
}

/// Share of spells that are longer than so many years.
fn still_there(hazards: &Hazards, age: f64) -> f64 {
    let lived = |from: f64, to: f64| (age.min(to) - from).max(0.0);
    let [second, third] = BANDS;
    libm::exp(
        -hazards[0] * lived(0.0, second) - hazards[1] * lived(second, third) - hazards[2] * lived(third, f64::MAX),
    )
}

/// Share of posts whose people started less than two years before: those who started at each moment since, and are still there.
fn under_two_years(density: &[f64], hazards: &Hazards, now: f64) -> f64 {
    let place = (now * STEPS as f64) as usize;
    (0..2 * STEPS).map(|back| 0.5 * (density[place - back] + density[place - back - 1]) * years(hazards[0], back)).sum()
}

/// Years that somebody who starts is there in a step so many steps later.
fn years(hazard: f64, later: usize) -> f64 {
    let step = 1.0 / STEPS as f64;
    let within = if hazard > 0.0 { -libm::expm1(-hazard * step) / hazard } else { step };
    within * libm::exp(-hazard * later as f64 * step)
}

/// The density summed from one age to another \[years\].
fn between(density: &[f64], from: f64, to: f64) -> f64 {
    let upto = |age: f64| {
        let place = age * STEPS as f64;
        let whole = place as usize;
        let sum: f64 = density.windows(2).take(whole).map(|pair| 0.5 * (pair[0] + pair[1])).sum();
        (sum + (place - whole as f64) * density[whole]) / STEPS as f64
    };
    upto(to) - upto(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hazard_for_all_is_a_poisson_stream() {
        let density = density(&[0.2; 3], 3.0);
        assert!(density.iter().all(|rate| (rate - 0.2).abs() < 1e-6));
        assert!((between(&density, 1.0, 2.0) - 0.2).abs() < 1e-6);
        let newer = under_two_years(&density, &[0.2; 3], 2.5);
        assert!((newer - (1.0 - libm::exp(-0.4))).abs() < 1e-6, "{newer}");
    }

    /// Hardly anybody stays two years: all are newer, and as many leave as their hazard has it, in the eighth year too.
    #[test]
    fn where_people_leave_within_weeks_no_share_is_above_all() {
        for rate in [10.68, 26.7] {
            let hazards = [rate, 4.0, 1.6];
            let density = density(&hazards, 8.1);
            let newer = under_two_years(&density, &hazards, 8.0);
            assert!(newer <= 1.0 + 1e-9 && newer > 1.0 - 1e-6, "{rate}: {newer}");
            assert!((between(&density, 7.0, 8.0) - rate).abs() < 1e-4 * rate, "{rate}");
        }
    }
}
