//! Scores in the order in which files and people are told of them.

use crate::evidence::backtest::score::{Score, Scored, together};
use crate::evidence::forecast::outcome::Outcome;

/// Which forecasts a line of scores is about; `None`: all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Of which figure.
    pub(crate) outcome: Outcome,
    /// How many years ahead.
    pub(crate) ahead: Option<u16>,
    /// From which census.
    pub(crate) origin: Option<u16>,
    /// Which quarter of councils by size.
    pub(crate) quarter: Option<usize>,
}

impl Part {
    /// All forecasts of a figure.
    pub(crate) const fn of(outcome: Outcome) -> Self {
        Self { outcome, ahead: None, origin: None, quarter: None }
    }

    fn holds(&self, one: &Scored) -> bool {
        one.outcome == self.outcome
            && self.ahead.is_none_or(|ahead| ahead == one.ahead)
            && self.origin.is_none_or(|origin| origin == one.origin)
            && self.quarter.is_none_or(|quarter| one.quarter == Some(quarter))
    }

    /// Its score, if any forecast is in it.
    pub(crate) fn score(&self, scored: &[Scored]) -> Option<Score> {
        together(scored.iter().filter(|one| self.holds(one)))
    }
}

/// Every part of a figure that is told of: all, by years ahead, by quarter of size, by origin and years ahead.
pub(crate) fn parts(outcome: Outcome, origins: &[u16]) -> Vec<Part> {
    let all = Part::of(outcome);
    let mut parts = vec![all];
    parts.extend((1..=3).map(|ahead| Part { ahead: Some(ahead), ..all }));
    parts.extend((0..4).map(|quarter| Part { quarter: Some(quarter), ..all }));
    for origin in origins {
        parts.extend((1..=3).map(|ahead| Part { origin: Some(*origin), ahead: Some(ahead), ..all }));
    }
    parts
}
