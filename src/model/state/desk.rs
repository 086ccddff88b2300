//! What one seat holds of one stage, and how far its work has gone.

use super::World;
use crate::foundations::time::Ticks;
use crate::model::plan::StagePlan;

/// Parts of the hours of a child alone: whole numbers add up to the same in any order.
pub const PARTS: f64 = 65_536.0;

/// Holders compared at once.
const BLOCK: usize = 64;

/// The children of one stage that one seat holds, or that wait for a worker.
///
/// All of them are given the same share of their hours, so their work goes on at one pace, which
/// changes once a week. The desk has a clock that runs at that pace; each child carries the reading
/// at which its stage ends.
#[derive(Clone, Copy, Debug, Default)]
pub struct Desk {
    /// Children.
    pub children: u32,
    /// Their hours, in parts of a child alone.
    pub hours: u32,
    /// Those of children in their first weeks, in parts of a child alone.
    pub early: u32,
    /// Those of children to whom the worker is new, in parts of a child alone.
    pub new: u32,
    /// Reading when the week began [ticks at full pace].
    pub done: f64,
    /// Pace; 1 is full.
    pub pace: f64,
}

impl Desk {
    /// Reading so long after the week began [ticks at full pace].
    #[inline]
    #[must_use]
    pub fn reading(&self, since: Ticks) -> f64 {
        self.done + self.pace * since as f64
    }

    /// A child comes. Nobody's clock is looked at while a desk is empty.
    #[inline]
    pub fn take(&mut self, hours: u32, is_early: bool, is_new: bool) {
        self.children += 1;
        self.hours += hours;
        self.early += if is_early { hours } else { 0 };
        self.new += if is_new { hours } else { 0 };
    }

    /// A week has passed, of so long, and another begins at a pace.
    #[inline]
    pub fn go_on(&mut self, last: Ticks, pace: f64) {
        self.done = self.reading(last);
        self.pace = pace;
    }

    /// A child goes.
    #[inline]
    pub fn give(&mut self, hours: u32, is_early: bool, is_new: bool) {
        self.children -= 1;
        self.hours -= hours;
        self.early -= if is_early { hours } else { 0 };
        self.new -= if is_new { hours } else { 0 };
    }
}

/// The desk of a seat, or of nobody, for a stage, where each has a power of 2 of them.
#[inline]
#[must_use]
pub fn desk_of(holder: u16, stage: u8, bits: u32) -> usize {
    // Nobody's number wraps round to the first desks.
    usize::from(holder.wrapping_add(1)) << bits | usize::from(stage)
}

impl World<'_> {
    /// The desk of a seat, or of nobody, for a stage.
    #[inline]
    #[must_use]
    pub fn desk(&self, holder: u16, stage: u8) -> usize {
        desk_of(holder, stage, self.desk_bits)
    }

    /// Desks for a new seat, or for nobody: where work is given so much of its hours.
    pub fn add_desks(&mut self, given: f64) {
        let first = self.desks.len();
        let pace = |stage: &StagePlan| Desk { pace: stage.pace(given), ..Desk::default() };
        self.desks.extend(self.plan.stages.iter().map(pace));
        self.desks.resize(first + (1 << self.desk_bits), Desk::default());
    }

    /// Children whom a seat holds, by the weight of their stages.
    #[must_use]
    pub fn weight_held(&self, seat: usize) -> f64 {
        if self.same_weights {
            return f64::from(self.seats[seat].load);
        }
        let desks = &self.desks[(seat + 1) << self.desk_bits..];
        let weight = |stage: usize| f64::from(desks[stage].children) * self.plan.stages[stage].weight;
        self.seats[seat].held_stages().map(weight).sum()
    }

    /// Time since the week began.
    #[inline]
    #[must_use]
    pub fn this_week(&self) -> Ticks {
        self.now - self.week_began
    }

    /// The open cases that a seat holds.
    #[must_use]
    pub fn held_by(&self, seat: u16) -> Vec<usize> {
        let mut held = Vec::with_capacity(usize::from(self.seats[seat as usize].load));
        for (block, holders) in self.holders.chunks(BLOCK).enumerate() {
            // Most blocks hold none of them, and a whole block is compared at once.
            if holders.contains(&seat) {
                let mine = holders.iter().enumerate().filter(|(_, holder)| **holder == seat);
                held.extend(mine.map(|(place, _)| block * BLOCK + place));
            }
        }
        held
    }
}
