//! A team as it stands.

use std::collections::VecDeque;

/// A child in a queue, and which spell of waiting put it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The child's place.
    pub case: u32,
    /// Its spell of waiting.
    pub spell: u32,
}

/// The teams that may hold a child, and cumulative shares of their posts.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// Teams.
    pub teams: Vec<u16>,
    /// Cumulative shares of posts.
    pub below: Vec<f64>,
}

impl Home {
    /// A team in proportion to posts.
    #[must_use]
    pub fn by_posts(&self, u: f64) -> Option<u16> {
        // Where equal teams would put it, then team by team: mostly right at once.
        let mut place = (u * self.below.len() as f64) as usize;
        while place > 0 && self.below.get(place - 1).is_none_or(|below| u < *below) {
            place -= 1;
        }
        while self.below.get(place).is_some_and(|below| u >= *below) {
            place += 1;
        }
        self.teams.get(place).or(self.teams.last()).copied()
    }
}

impl TeamState {
    /// The seat of a turn.
    #[inline]
    #[must_use]
    pub fn seat_of(&self, turn: u64) -> u16 {
        self.seats[(turn & 0xFFFF) as usize]
    }
}

/// A team as it stands.
#[derive(Clone, Debug, Default)]
pub struct TeamState {
    /// It exists.
    pub open: bool,
    /// Its seats.
    pub seats: Vec<u16>,
    /// The turn of each seat, in the same order ([`Seat::turn`](super::Seat::turn)).
    pub turns: Vec<u64>,
    /// Urgent children without a worker, in order of waiting.
    pub urgent: VecDeque<Waiting>,
    /// Other children without a worker, in order of waiting.
    pub queue: VecDeque<Waiting>,
    /// Funded posts \[FTE\].
    pub posts: f64,
    /// Hours that could pass to the helping role this week.
    pub shareable: f64,
    /// Factor on the hours of the week.
    pub capacity: f64,
    /// It is not what it was the week before.
    pub capacity_moved: bool,
    /// Share of shareable hours that the helping role gave last week.
    pub helped: f64,
    /// Children waiting.
    pub waiting: u32,
    /// Lasting pull on children; 1 is average.
    pub pull: f64,
}
