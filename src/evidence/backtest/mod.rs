//! How near forecasts made at past censuses came to what the censuses after them found.

pub mod goal;
pub mod parts;
pub mod rival;
pub mod score;

use super::forecast::history::History;
use super::forecast::outcome::Outcome;
use super::forecast::{Learnt, learn};

/// Every third council is left out in turn when it is to be forecast from the others.
const PARTS: usize = 3;
/// Fewest councils with a figure at an origin from which anything is learnt.
const FEWEST_COUNCILS: usize = 20;

/// What is asked of a back-test.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Censuses to forecast from; nothing later is known there.
    pub origins: Vec<u16>,
    /// Years ahead, from one.
    pub horizon: u16,
    /// One council, by its place in the history; else all.
    pub council: Option<usize>,
    /// Whether a council's own figures (and those of a third of all) are kept from what is learnt about all.
    pub left_out: bool,
}

/// A forecast beside what came, if it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// Whose, by its place in the history.
    pub council: usize,
    /// From which census.
    pub origin: u16,
    /// How many years ahead.
    pub ahead: u16,
    /// Of which figure.
    pub outcome: Outcome,
    /// One outcome in ten is to lie below the first, a quarter below the second, half below the third, …
    pub quantiles: [f64; 5],
    /// What was published, if it has been.
    pub came: Option<f64>,
}

/// Forecasts, and what they were made with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backtest {
    /// In the order of measures, origins, councils and years ahead.
    pub forecasts: Vec<Forecast>,
    /// What was learnt from all councils, in the order of measures and origins; empty where some were left out.
    pub learnt: Vec<Learnt>,
}

/// Makes the forecasts; tells before each step how many of how many are done.
#[must_use]
pub fn backtest(history: &History, asked: &Asked, told: &dyn Fn(usize, usize)) -> Backtest {
    let steps: Vec<(Outcome, u16)> = Outcome::ALL
        .into_iter()
        .flat_map(|outcome| asked.origins.iter().map(move |origin| (outcome, *origin)))
        .collect();
    let mut found = Backtest::default();
    for (place, &(outcome, origin)) in steps.iter().enumerate() {
        told(place, steps.len());
        if history.count(outcome, origin) < FEWEST_COUNCILS {
            continue;
        }
        if asked.left_out {
            for part in 0..PARTS {
                let others = learn(history, outcome, origin, &|council| council % PARTS != part);
                found.forecasts.extend(others.iter().flat_map(|learnt| foretold(history, asked, learnt, Some(part))));
            }
        } else if let Some(learnt) = learn(history, outcome, origin, &|_| true) {
            found.forecasts.extend(foretold(history, asked, &learnt, None));
            found.learnt.push(learnt);
        }
    }
    found.forecasts.sort_by_key(|one| (one.outcome, one.origin, one.council, one.ahead));
    found
}

fn foretold(history: &History, asked: &Asked, learnt: &Learnt, part: Option<usize>) -> Vec<Forecast> {
    let (outcome, origin) = (learnt.outcome, learnt.origin);
    let wanted = |council: &usize| {
        part.is_none_or(|part| council % PARTS == part) && asked.council.is_none_or(|only| only == *council)
    };
    let mut forecasts = Vec::new();
    for council in (0..history.councils.len()).filter(wanted) {
        for ahead in 1..=asked.horizon {
            let Some(quantiles) = learnt.forecast(council, ahead) else { continue };
            let came = history.value(council, outcome, origin + ahead);
            forecasts.push(Forecast { council, origin, ahead, outcome, quantiles, came });
        }
    }
    forecasts
}

#[cfg(test)]
mod tests;
