//! Exact results against simulated ones: cases whose answer is known by other means.
//!
//! Each case is a scenario file, and a theory that computes what must come out from the figures of
//! that file, by code of its own. One statistic a future; time is averaged inside a future, so the
//! standard error over futures is honest whatever the correlation in time.

mod absence;
mod appraisal;
mod asks;
mod averages;
mod careers;
mod cases;
mod conversion;
mod deadlines;
mod dip;
mod fold;
mod functions;
mod given;
mod grades;
mod handovers;
mod hiring;
mod identities;
mod impatient;
mod law;
mod little;
mod long_stays;
mod needs;
mod open;
mod places;
mod priority;
mod published;
mod reference;
mod renewal;
mod returns;
mod rows;
mod settled;
mod sharing;
mod split;
mod spread;
mod staffing;
mod sums;
mod swing;
mod takes;
mod vacancy;
mod waiting;

pub use cases::{CASES, Case};
pub use functions::{CHECKS, Check};
pub use identities::{AUDITED, audit};

use super::Experiment;
use super::workers::Workers;
use crate::foundations::statistics::{mean, standard_error};
use crate::scenario::council::Council;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::loaded::{Scenario, load};
use crate::scenario::shipped::Shipped;
use asks::{Known, allowed};
use needs::Unmet;
use rows::Rows;

/// Standard errors beyond which simulated and exact do not agree.
pub const MOST: f64 = 4.0;

/// What a theory says must come out, and how one future shows it.
pub struct Claim {
    what: String,
    expected: f64,
    /// Standard error of what is expected; 0 when it is exact.
    error: f64,
    measured: Box<dyn Fn(&Rows<'_>) -> f64>,
}

impl Claim {
    /// An exact claim.
    fn exact(what: impl Into<String>, expected: f64, measured: impl Fn(&Rows<'_>) -> f64 + 'static) -> Self {
        Self { what: what.into(), expected, error: 0.0, measured: Box::new(measured) }
    }
}

/// What a theory says of a scenario.
pub(crate) type Theory = fn(&Council) -> Vec<Claim>;

/// One result: exact and simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The case's name.
    pub case: &'static str,
    /// What is compared, with its unit.
    pub what: String,
    /// The exact value.
    pub expected: f64,
    /// The mean over futures.
    pub simulated: f64,
    /// Standard error of the difference.
    pub error: f64,
    /// Difference ÷ standard error.
    pub z: f64,
}

impl Line {
    /// Whether simulated and exact agree.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.z.abs() <= MOST
    }
}

/// How a case is played.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Settings laid over the case's file.
    pub sets: &'a [String],
    /// Futures; the case's own number when absent.
    pub replications: Option<u32>,
    /// Seed.
    pub seed: u64,
}

/// Plays a case and compares.
///
/// # Errors
/// What is wrong with the settings laid over its file, or is not as the theory needs it.
pub fn verify(case: &Case, ask: Ask<'_>, workers: &dyn Workers) -> Result<Vec<Line>, Vec<Diagnostic>> {
    let mut sets: Vec<String> = case.sets.iter().map(|set| (*set).to_owned()).collect();
    sets.extend_from_slice(ask.sets);
    let scenario = load(case.file, &Shipped, &sets)?.on_its_own();
    if !ask.sets.is_empty() {
        says_something(case, &scenario, ask.sets)?;
    }
    let claims = (case.theory)(&scenario.council);
    if !ask.sets.is_empty() {
        let values = claims.iter().map(|claim| (claim.what.as_str(), claim.expected));
        is_a_number(case, values, "there is no value of")?;
    }
    let experiment = Experiment::on(&scenario, ask.seed, workers);
    let futures = experiment.play(1..ask.replications.unwrap_or(case.replications).max(2) + 1, workers);
    let line = |claim: &Claim| {
        let each = futures.trajectories.iter().map(|future| (claim.measured)(&Rows::of(&experiment, future)));
        compare(case.name, claim, &each.collect::<Vec<f64>>())
    };
    let lines: Vec<Line> = claims.iter().map(line).collect();
    if !ask.sets.is_empty() {
        let values = lines.iter().map(|line| (line.what.as_str(), line.simulated));
        is_a_number(case, values, "too few futures have a value of")?;
    }
    Ok(lines)
}

/// Whether what settings lead to has a value at all: a wait of nobody has none, nor the lag of a swing of nought.
fn is_a_number<'a>(
    case: &Case,
    values: impl Iterator<Item = (&'a str, f64)>,
    lacks: &str,
) -> Result<(), Vec<Diagnostic>> {
    let without: Vec<&str> = values.filter(|(_, value)| !value.is_finite()).map(|(what, _)| what).collect();
    if without.is_empty() {
        return Ok(());
    }
    let reason = format!("with them {lacks}: {}", without.join("; "));
    Err(vec![says_nothing(case, Unmet { reason, fix: "Type figures nearer to those of its file.".into() })])
}

/// Whether the theory of a case says something of its figures with settings laid over them.
fn says_something(case: &Case, asked: &Scenario, sets: &[String]) -> Result<(), Vec<Diagnostic>> {
    let plain: Vec<String> = case.sets.iter().map(|set| (*set).to_owned()).collect();
    let own = load(case.file, &Shipped, &plain)?;
    let [own, asked] = [&own, asked].map(|it| Known { council: &it.council, doubts: it.doubts.len() });
    let told = |unmet: Vec<Unmet>| unmet.into_iter().map(|unmet| says_nothing(case, unmet)).collect();
    allowed(case, &own, &asked, sets).map_err(told)
}

/// The figures are ones of which the theory of a case says nothing.
fn says_nothing(case: &Case, unmet: Unmet) -> Diagnostic {
    Diagnostic::fault(format!("--set: the theory of {} says nothing of these figures", case.name))
        .because(unmet.reason)
        .fix(unmet.fix)
}

/// Values that do not vary must be right to the precision of results.
const PRECISION: f64 = 1e-4;

/// Futures that must have a value where others have none: fewer, of a few children each, say too little of how far they spread.
const ENOUGH: usize = 200;

/// The futures that have a value against what is expected; not a number where they are too few.
fn compare(case: &'static str, claim: &Claim, each: &[f64]) -> Line {
    let with: Vec<f64> = each.iter().copied().filter(|value| value.is_finite()).collect();
    let is_enough = with.len() == each.len() || with.len() >= ENOUGH;
    let simulated = mean(&with).filter(|_| is_enough).unwrap_or(f64::NAN);
    let own = standard_error(&with).unwrap_or(f64::NAN);
    let least = PRECISION * claim.expected.abs().max(1.0) / MOST;
    let error = (own * own + claim.error * claim.error).sqrt().max(least);
    let z = (simulated - claim.expected) / error;
    Line { case, what: claim.what.clone(), expected: claim.expected, simulated, error, z }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn futures_without_a_value_are_passed_over_as_long_as_enough_have_one() {
        let claim = Claim::exact("in time [%]", 90.0, |_| 0.0);
        let futures = |with: usize| -> Vec<f64> {
            let value = |number: usize| if number.is_multiple_of(10) { 0.0 } else { 100.0 };
            (0..with).map(value).chain([f64::NAN; 40]).collect()
        };
        let line = compare("case", &claim, &futures(400));
        assert!((line.simulated - 90.0).abs() < 1e-9 && line.agrees(), "{line:?}");
        assert!(compare("case", &claim, &futures(190)).simulated.is_nan());
        assert!(!compare("case", &claim, &[f64::NAN; 400]).agrees());
    }
}
