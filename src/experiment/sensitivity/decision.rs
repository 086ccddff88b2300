//! The rule by which options are weighed: what a future is worth in pounds, cost and promise together.

use serde::{Deserialize, Serialize};

use super::ensemble::Ensemble;
use super::outcome::Shown;
use crate::foundations::statistics::mean;

/// What a gain is counted in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub enum Gain {
    /// The promise kept.
    Promise,
    /// One child fewer in the average caseload on the day that tables speak of.
    Child,
}

/// Pounds for a gain: a future is worth so much of them less what it costs.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Rule {
    /// What a gain is.
    pub gain: Gain,
    /// What it is worth [£].
    pub pounds: f64,
    /// Whether the user said so; else it is derived.
    pub stated: bool,
    /// The least it must be worth for the option asked about to be worth its cost against the reference [£]; none where it
    /// gains nothing.
    pub least: Option<f64>,
}

impl Rule {
    fn gained(gain: Gain, shown: &Shown) -> f64 {
        match gain {
            Gain::Promise => shown.kept,
            Gain::Child => -shown.caseload,
        }
    }

    /// Eq. S7. What a future is worth: pounds a gain × what is gained − what it costs [£].
    #[must_use]
    pub fn worth(&self, shown: &Shown) -> f64 {
        self.pounds * Self::gained(self.gain, shown) - shown.cost
    }

    /// What every future of every option is worth, by option.
    #[must_use]
    pub fn worths(&self, ensemble: &Ensemble) -> Vec<Vec<f64>> {
        ensemble.shown.iter().map(|futures| futures.iter().map(|shown| self.worth(shown)).collect()).collect()
    }
}

/// The rule for an option beside a reference; none where nothing can be weighed: no reference, no cost, or neither a
/// promise nor a caseload.
///
/// Where the user does not say what a gain is worth, it is twice what the option must at least be worth, since whoever
/// prefers it holds it to be worth more than its price.
#[must_use]
pub fn rule(ensemble: &Ensemble, option: usize, reference: Option<usize>, stated: Option<f64>) -> Option<Rule> {
    let (own, other) = (ensemble.shown.get(option)?, ensemble.shown.get(reference?)?);
    let has = |of: fn(&Shown) -> f64| own.iter().chain(other).all(|shown| !of(shown).is_nan());
    if !has(|shown| shown.cost) {
        return None;
    }
    let gain = if has(|shown| shown.kept) {
        Gain::Promise
    } else if has(|shown| shown.caseload) {
        Gain::Child
    } else {
        return None;
    };
    let less = |of: &dyn Fn(&Shown) -> f64| {
        mean(&own.iter().zip(other).map(|(own, other)| of(own) - of(other)).collect::<Vec<f64>>())
    };
    let (gained, cost) = (less(&|shown| Rule::gained(gain, shown))?, less(&|shown| shown.cost)?);
    let least = (gained > 0.0).then_some((cost / gained).max(0.0));
    let derived = match least {
        Some(least) if least > 0.0 => 2.0 * least,
        _ => cost.abs(),
    };
    Some(Rule { gain, pounds: stated.unwrap_or(derived), stated: stated.is_some(), least })
}

/// The option that is worth most on average.
#[must_use]
pub fn best_on_average(worths: &[Vec<f64>]) -> Option<usize> {
    let means: Option<Vec<f64>> = worths.iter().map(|option| mean(option)).collect();
    let means = means?;
    (0..means.len()).max_by(|one, other| means[*one].total_cmp(&means[*other]).then(other.cmp(one)))
}

/// The option that is worth most in one future; the first of those that are worth the same.
#[must_use]
pub fn best_in(worths: &[Vec<f64>], future: usize) -> usize {
    let at = |option: &usize| worths[*option][future];
    (0..worths.len()).max_by(|one, other| at(one).total_cmp(&at(other)).then(other.cmp(one))).unwrap_or(0)
}
