//! What is true now: children, seats, people, teams, and what has happened since the last record.

mod case;
mod continuity;
pub mod desk;
mod diary;
pub mod ended;
mod held_back;
mod person;
mod seat;
pub mod tally;
mod team;
mod world;

pub use case::{Case, LastWorker, NEVER, NO_CASE, NOBODY, Returner};
pub use continuity::Continuity;
pub use desk::Desk;
pub use diary::Diary;
pub use held_back::{HeldBack, HeldUp, ToMove};
pub use person::{Contract, Exposure, NO_PERSON, Person, Spell};
pub use seat::{NO_TURN, Seat, Turns};
pub use tally::{Month, Tally, YearTally};
pub use team::{Held, Home, TeamState, Waiting};
pub use world::World;

use crate::foundations::normal;
use crate::foundations::time::Ticks;

/// Sorts of event; the number decides the order at one moment.
pub mod sort {
    /// A family is referred.
    pub const FAMILY: u8 = 0;
    /// A closed child comes back.
    pub const RETURN: u8 = 1;
    /// A child's stage ends.
    pub const STAGE: u8 = 2;
    /// A person resigns.
    pub const RESIGNS: u8 = 3;
    /// A person goes.
    pub const LEAVES: u8 = 4;
    /// An applicant decides.
    pub const APPLIES: u8 = 5;
    /// An accepted offer falls through.
    pub const DROPS_OUT: u8 = 6;
    /// A person starts.
    pub const STARTS: u8 = 7;
    /// An agency worker arrives.
    pub const COVERS: u8 = 8;
    /// An agency worker is on offer.
    pub const OFFERED: u8 = 9;
    /// A post's own time to fill is over.
    pub const FILLS: u8 = 10;
    /// A child comes of the age at which its stage ends.
    pub const OF_AGE: u8 = 11;
    /// A person is away from now on.
    pub const ABSENT: u8 = 12;
    /// The children of somebody who has been away for long go to others.
    pub const CASES_MOVE: u8 = 13;
    /// A person comes back.
    pub const BACK: u8 = 14;
    /// A child's own day to move after a change of structure.
    pub const MOVES: u8 = 24;
    /// An agency worker becomes an employee.
    pub const CONVERTS: u8 = 15;
    /// An agency worker comes for somebody away.
    pub const STANDS_IN: u8 = 16;
    /// A review falls due.
    pub const REVIEW: u8 = 26;
    /// A person is promoted.
    pub const PROMOTED: u8 = 17;
    /// A person's role ends.
    pub const BECOMES: u8 = 18;
}

/// Someone on the way in.
#[derive(Clone, Copy, Debug)]
pub struct Applicant {
    /// Who.
    pub key: u64,
    /// By which route.
    pub route: usize,
    /// For which role; set on acceptance.
    pub role: usize,
    /// First day if all goes well.
    pub starts: Ticks,
    /// Whether all goes well.
    pub drops_out: bool,
}

/// A child in the first weeks of a stage.
#[derive(Clone, Copy, Debug)]
pub struct Early {
    /// The child's place.
    pub case: u32,
    /// The stay that it is.
    pub stay: u32,
    /// When it began.
    pub entered: Ticks,
}

/// A child to whom its worker is new.
#[derive(Clone, Copy, Debug)]
pub struct NewTo {
    /// The child's place.
    pub case: u32,
    /// When the worker took it on.
    pub since: Ticks,
}

/// Eq. A4. A lasting difference between workers or teams: lognormal with mean 1.
#[must_use]
pub fn lasting(u: f64, cv: f64) -> f64 {
    if cv <= 0.0 {
        return 1.0;
    }
    let variance = libm::log1p(cv * cv);
    libm::exp(libm::sqrt(variance) * normal::quantile(u) - 0.5 * variance)
}
