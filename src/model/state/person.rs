//! Someone who works, or has worked, for the council.

use super::{World, lasting};
use crate::foundations::time::Ticks;
use crate::model::purpose::Decision;

/// Nobody.
pub const NO_PERSON: u32 = u32::MAX;

/// On what terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contract {
    /// Permanent.
    Permanent,
    /// Agency.
    Agency,
}

/// Someone who works for the council.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Who.
    pub key: u64,
    /// On what terms.
    pub contract: Contract,
    /// Hours as a share of full time.
    pub fte: f64,
    /// Where they sit.
    pub seat: u16,
    /// First day with the council; negative before the period.
    pub started: Ticks,
    /// First day counted for induction; far in the past when it is over.
    pub inducted: Ticks,
    /// Which route's induction; `u8::MAX` is the agency's.
    pub route: u8,
    /// When they were born; nothing hangs on it where people have no ages.
    pub born: Ticks,
    /// When they resign to retire.
    pub retires: Ticks,
    /// Luck that keeps them: they resign when `hazard` reaches it.
    pub luck: f64,
    /// Hazard so far.
    pub hazard: f64,
    /// Moment to which `hazard` has been added up.
    pub until: Ticks,
    /// Luck of what they carry relative to others in their role ([`Person::carries`]).
    pub carries_luck: f64,
    /// Workload as felt.
    pub felt: f64,
    /// Weeks for which they have felt more than the usual workload, less those since for which they have not.
    pub over: u16,
    /// What that leaves of their hours; 1 where nobody tires.
    pub hours: f64,
    /// When their next supervision falls due.
    pub supervision: Ticks,
    /// Share of recent supervision that was missed.
    pub missed: f32,
    /// What that makes of leaving, and of the pace of work that waits for hours; worked out at each session.
    pub missed_pulls: (f64, f64),
    /// They have resigned, or have a date on which they go.
    pub going: bool,
    /// When they go.
    pub leaves: Ticks,
    /// Still here.
    pub here: bool,
    /// The kind of absence they are on; [`Person::PRESENT`] when at work.
    pub away: u8,
    /// Since when.
    pub away_since: Ticks,
    /// When they are back.
    pub back: Ticks,
    /// The day up to which days lost have been counted.
    pub counted: i32,
}

impl Person {
    /// At work.
    pub const PRESENT: u8 = u8::MAX;

    /// What they carry relative to others in a role whose people differ so much.
    #[must_use]
    pub fn carries(&self, cv: f64) -> f64 {
        lasting(self.carries_luck, cv)
    }

    /// Whether they are away from work.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.away != Self::PRESENT
    }
}

/// A person's next spell of a kind of absence.
#[derive(Clone, Copy, Debug)]
pub struct Spell {
    /// How many there have been.
    pub number: u16,
    /// The exposure at which it begins.
    pub at: f64,
    /// Its beginning is in the wheel.
    pub queued: bool,
}

/// How much of a pull of workload a person at work has been exposed to.
#[derive(Clone, Copy, Debug)]
pub struct Exposure {
    /// Up to the end of this week, if they are at work until then [ticks at the usual workload].
    pub so_far: f64,
    /// What a tick of this week adds.
    pub rate: f64,
    /// Where the next spell of a kind of that pull begins.
    pub next: f64,
}

impl World<'_> {
    /// A person whose luck is drawn and of whom nothing else is settled.
    #[must_use]
    pub fn newcomer(&self, key: u64) -> Person {
        let (u_luck, u_carries) = self.luck.pair(Decision::Person, key, 0);
        Person {
            key,
            contract: Contract::Permanent,
            fte: 1.0,
            seat: 0,
            started: self.now,
            inducted: self.now,
            route: 0,
            born: 0,
            retires: Ticks::MAX,
            luck: -libm::log(u_luck),
            hazard: 0.0,
            until: self.now,
            carries_luck: u_carries,
            felt: 1.0,
            over: 0,
            hours: 1.0,
            supervision: Ticks::MAX,
            missed: 0.0,
            missed_pulls: self.plan.supervision.as_ref().map_or((1.0, 1.0), |plan| plan.pulls(0.0)),
            going: false,
            leaves: Ticks::MAX,
            here: true,
            away: Person::PRESENT,
            away_since: 0,
            back: 0,
            counted: 0,
        }
    }
}
