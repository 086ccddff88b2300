//! A team as it stands.

use std::collections::VecDeque;

use super::{NO_TURN, Seat, Turns};
use crate::foundations::time::Ticks;

/// Children held in a team: how many now, and for how long in all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    /// Children held now.
    pub children: i64,
    /// What `children` times the moment is too much by, as the child-ticks since the last record.
    excess: i64,
}

impl Held {
    /// So many more (or fewer) children are held from now on.
    #[inline]
    pub fn change(&mut self, more: i64, now: Ticks) {
        // Child-ticks up to a moment are children × moment − excess: no sum to bring up to date.
        self.children += more;
        self.excess += more * now;
    }

    /// Child-ticks held since the last record.
    #[must_use]
    pub fn ticks(&self, now: Ticks) -> Ticks {
        self.children * now - self.excess
    }

    /// Counts days anew from now.
    pub fn begin(&mut self, now: Ticks) {
        self.excess = self.children * now;
    }
}

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
        let mut place = (u * self.below.len() as f64) as i64 as usize;
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
    /// What its seats should carry together [children, by their own measure]: added up again only where a seat
    /// has changed since it was last asked.
    #[inline]
    pub fn room(&mut self, all: &[Seat]) -> f64 {
        if let Some(room) = self.room {
            return room;
        }
        let carries = self.seats.iter().map(|seat| f64::from(all[*seat as usize].per_load));
        let room = carries.filter(|per_load| *per_load > 0.0).map(|per_load| 1.0 / per_load).sum();
        self.room = Some(room);
        room
    }

    /// Whether somebody sits here who holds children, or could: nobody stays with a team that has emptied.
    #[inline]
    #[must_use]
    pub fn has_anybody(&self) -> bool {
        self.held.children > 0 || self.turns.iter().any(|turns| turns.pressing < NO_TURN)
    }

    /// The seat of a turn.
    #[inline]
    #[must_use]
    pub fn seat_of(&self, turn: u64) -> u16 {
        self.seats[(turn >> 8 & 0xFFFF) as usize]
    }

    /// The seat whose turn it is among those that can take a child, of some kinds of worker (a bit each).
    #[inline]
    #[must_use]
    pub fn first(&self, kinds: u64, pressing: bool) -> Option<u16> {
        // Mostly the first of all may hold the child, and is found without asking each.
        let mut first = self.turns.iter().fold(NO_TURN, |first, turns| first.min(turns.of(pressing)));
        if first < NO_TURN && kinds >> (first & 0xFF) & 1 == 0 {
            first = self.able(kinds, pressing).fold(NO_TURN, u64::min);
        }
        (first < NO_TURN).then(|| self.seat_of(first))
    }

    /// Turns of seats that can take a child, of some kinds of worker (a bit each), in their order.
    #[inline]
    pub fn able(&self, kinds: u64, pressing: bool) -> impl Iterator<Item = u64> + '_ {
        let turns = self.turns.iter().map(move |turns| turns.of(pressing));
        turns.filter(move |turn| *turn < NO_TURN && kinds >> (turn & 0xFF) & 1 == 1)
    }
}

/// A team as it stands.
#[derive(Clone, Debug, Default)]
pub struct TeamState {
    /// It exists.
    pub open: bool,
    /// Its seats.
    pub seats: Vec<u16>,
    /// The turns of each seat, in the same order ([`Seat::turns`]).
    pub turns: Vec<Turns>,
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
    /// The seat on duty this week for each stage; [`super::NOBODY`] for none, and empty where no stage is given to
    /// whoever is on duty.
    pub on_duty: Vec<u16>,
    /// Children waiting.
    pub waiting: u32,
    /// Lasting pull on children; 1 is average.
    pub pull: f64,
    /// What the number of people takes of the caseload of each supervisor there, as a share of a full one.
    pub span_takes: f64,
    /// Children held by its seats, and for how long.
    pub held: Held,
    /// What its seats should carry together, as they were when it was last added up; none where a seat has
    /// changed since.
    pub room: Option<f64>,
}
