//! How much more often the proposed option keeps what was promised than another option does, taken future by future.

use serde::{Deserialize, Serialize};

use super::promises::Promise;
use crate::foundations::statistics::{EITHER_SIDE, mean, standard_error};

/// How much more often one option keeps a promise on a date than another in the same futures: a share, less where it is less often.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Lead {
    /// The share of futures in which it alone keeps it, less that in which the other alone does.
    pub mean: f64,
    /// Its standard error, of pairs of futures: what both keep or both break in one future adds nothing to it.
    pub error: f64,
}

/// A lead that matters however few the futures are: they would call much alike that is not.
const MATTERS: f64 = 0.05;

impl Lead {
    /// Whether the other keeps it as often, as far as the futures tell.
    #[must_use]
    pub fn is_none_to_speak_of(&self) -> bool {
        self.mean <= MATTERS && self.mean <= EITHER_SIDE * self.error
    }
}

/// The lead of one option over another, by what each of their futures keeps; none of fewer than two pairs.
fn lead(own: &[Option<bool>], other: &[Option<bool>]) -> Option<Lead> {
    let pairs = own.iter().zip(other).filter_map(|(own, other)| Some([(*own)?, (*other)?]));
    let leads: Vec<f64> = pairs.map(|pair| pair.map(|kept| f64::from(u8::from(kept)))).map(|[a, b]| a - b).collect();
    Some(Lead { mean: mean(&leads)?, error: standard_error(&leads)? })
}

/// The leads of the proposed option on each date of a promise of another.
pub(super) fn leads(proposed: &[Promise], other: &Promise) -> Vec<Option<Lead>> {
    let Some(own) = proposed.iter().find(|own| own.target == other.target) else { return Vec::new() };
    own.outcomes.iter().zip(&other.outcomes).map(|(own, other)| lead(own, other)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a hundred futures so many that the one alone keeps, that the other alone keeps, and that both keep.
    fn found(alone: usize, other: usize, both: usize) -> Lead {
        let kept = |from: usize, to: usize| (0..100).map(move |at| Some((from..to).contains(&at)));
        let own: Vec<_> = kept(0, alone + both).collect();
        let others: Vec<_> = kept(alone, alone + both + other).collect();
        lead(&own, &others).expect("pairs")
    }

    #[test]
    fn a_lead_is_told_by_the_futures_in_which_only_one_of_them_keeps_it() {
        let found = found(4, 1, 45);
        assert!((found.mean - 0.03).abs() < 1e-12 && (found.error - 0.0223).abs() < 1e-3, "{found:?}");
        assert!(found.is_none_to_speak_of());
        assert_eq!(lead(&[Some(true), None], &[Some(true), Some(false)]), None, "one pair");
    }

    #[test]
    fn a_lead_that_chance_does_not_make_or_that_matters_anyhow_is_one() {
        assert!(!found(5, 0, 40).is_none_to_speak_of(), "five times out of five");
        assert!(!found(20, 12, 30).is_none_to_speak_of(), "eight in a hundred, which so few futures cannot tell");
        assert!(found(0, 0, 40).is_none_to_speak_of() && found(1, 9, 40).is_none_to_speak_of());
    }
}
