//! Futures as played: every value of every one, in order, so that parts can be merged.

use crate::model::record::Trajectory;

/// A run of futures, in order.
#[derive(Clone, Debug, Default)]
pub struct Futures {
    /// Number of the first; the first of all is 1.
    pub from: u32,
    /// What each shows.
    pub trajectories: Vec<Trajectory>,
}

/// Why parts cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The future that is missing, or there twice.
    pub at: u32,
}

impl Futures {
    /// Puts parts together that were played apart.
    ///
    /// # Errors
    /// When a future is missing or there twice.
    pub fn merge(mut parts: Vec<Self>) -> Result<Self, Gap> {
        parts.sort_by_key(|part| part.from);
        let mut parts = parts.into_iter();
        let Some(mut whole) = parts.next() else { return Ok(Self::default()) };
        for part in parts {
            let next = whole.from + whole.trajectories.len() as u32;
            if part.from != next {
                return Err(Gap { at: next.min(part.from) });
            }
            whole.trajectories.extend(part.trajectories);
        }
        Ok(whole)
    }
}
