//! Whether a chance is reached: as few futures as tell, never more than are allowed.

use serde::{Deserialize, Serialize};

use crate::foundations::normal;
use crate::foundations::statistics::{EITHER_SIDE, wilson};

/// Futures at the first look; each further look has twice as many.
pub const FIRST_LOOK: u32 = 100;
/// Standard errors at the last look of five or fewer for 95 in 100 on one side (O'Brien & Fleming 1979; constant of
/// Jennison & Turnbull 2000, table 2.3, for equal steps, which is on the safe side for doubling ones).
const AT_THE_END: f64 = 1.751;
/// The chance that a verdict which should not be given is given, over all looks and all that are raced.
const WRONG: f64 = 0.05;

/// What is known of a chance.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Chance {
    /// Futures that keep the promise.
    pub kept: u32,
    /// Futures that have a value.
    pub futures: u32,
}

/// What can be said of a chance against the one that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is reached.
    Meets,
    /// It is not.
    Misses,
    /// It is too near to tell.
    TooNear,
}

impl Chance {
    /// The share.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.kept) / f64::from(self.futures.max(1))
    }

    /// The interval that holds it in 95 of 100.
    #[must_use]
    pub fn interval(&self) -> (f64, f64) {
        wilson(self.kept, self.futures, EITHER_SIDE)
    }
}

/// Eq. S14. A sequential test of a share against the one asked for: z = (p̂ − p₀) ÷ √(p₀(1 − p₀) ÷ n) at look n of N futures
/// tells where |z| ≥ 1.751 √(N ÷ n), so that over all looks a share that is not reached is taken for reached at most 5 times
/// in 100. Where z stays within, it is too near to tell. Of k points that are raced each has a kth of that chance (Bonferroni): the
/// bound grows with the normal quantile of 1 − 0.05 ÷ k.
#[must_use]
pub fn verdict(chance: Chance, asked: f64, most: u32, raced: usize) -> Verdict {
    let count = f64::from(chance.futures);
    if chance.futures == 0 {
        return Verdict::TooNear;
    }
    let error = (asked * (1.0 - asked) / count).sqrt().max(1e-12);
    let z = (chance.share() - asked) / error;
    let wider = normal::quantile(1.0 - WRONG / raced.max(1) as f64) / normal::quantile(1.0 - WRONG);
    let bound = AT_THE_END * wider * (f64::from(most.max(chance.futures)) / count).sqrt();
    if z >= bound {
        Verdict::Meets
    } else if z <= -bound {
        Verdict::Misses
    } else {
        Verdict::TooNear
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::draws::{ForTests, Luck};

    /// Looks of 100, 200, … 1,600 futures at a chance; whether it was taken for reached.
    fn taken(seed: u64, truth: f64, asked: f64) -> (bool, u32) {
        let luck = Luck::of(seed, 1);
        let mut chance = Chance { kept: 0, futures: 0 };
        let mut look = FIRST_LOOK;
        while look <= 1_600 {
            while chance.futures < look {
                chance.kept += u32::from(luck.uniform(ForTests, u64::from(chance.futures), 0) < truth);
                chance.futures += 1;
            }
            match verdict(chance, asked, 1_600, 1) {
                Verdict::TooNear => look *= 2,
                told @ (Verdict::Meets | Verdict::Misses) => return (told == Verdict::Meets, look),
            }
        }
        (false, 1_600)
    }

    #[test]
    fn a_chance_just_missed_is_taken_for_reached_at_most_five_times_in_a_hundred() {
        let wrong = (0..2_000).filter(|seed| taken(*seed, 0.8, 0.8).0).count();
        assert!((40..=125).contains(&wrong), "{wrong} of 2,000");
    }

    #[test]
    fn a_clear_case_is_told_early_and_rightly() {
        let looks: Vec<(bool, u32)> = (0..200).map(|seed| taken(seed, 0.99, 0.8)).collect();
        assert!(looks.iter().all(|(met, look)| *met && *look <= 400));
        assert!((0..200).all(|seed| !taken(seed, 0.4, 0.8).0));
        assert_eq!(verdict(Chance { kept: 0, futures: 0 }, 0.8, 100, 1), Verdict::TooNear);
    }
}
