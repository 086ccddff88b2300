//! Luck of designs: which worlds are tried, apart from the luck of futures.

use crate::foundations::draws::{Luck, Purpose};

/// A decision of a design; the seed of designs is apart from that of futures, so the numbers are their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Design {
    /// Where a walk of the screening begins, by input.
    Start = 1,
    /// In which order a walk moves its inputs, by input.
    Order = 2,
    /// How the points of a sequence are scrambled, by the bits above and dimension.
    Scramble = 3,
    /// Inputs that are not among the leading ones, by input; the occasion is the half of the design.
    Rest = 4,
    /// Which rows a resample takes.
    Resample = 5,
}

impl Purpose for Design {
    fn number(self) -> u32 {
        self as u32
    }
}

/// What sets the seed of designs apart.
const APART: u64 = 0x5EED_0FDE_5162_0000;

/// The luck of one part of a design.
pub type Dice = Luck;

/// The luck of a part of a design.
#[must_use]
pub fn luck(seed: u64, part: u64) -> Dice {
    Luck::of(seed ^ APART, part)
}

/// Which row a resample takes at a place.
#[must_use]
pub fn row(luck: &Luck, resample: u32, place: usize, rows: usize) -> usize {
    let share = luck.uniform(Design::Resample, place as u64, resample);
    ((share * rows as f64) as usize).min(rows.saturating_sub(1))
}
