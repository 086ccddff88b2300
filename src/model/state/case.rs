//! A child with an open case.

use super::desk::{PARTS, desk_of};
use crate::foundations::time::Ticks;

/// No seat holds the child.
pub const NOBODY: u16 = u16::MAX;

/// No case.
pub const NO_CASE: u32 = u32::MAX;

/// When nothing is due.
pub const NEVER: Ticks = Ticks::MAX;

/// Who had a child before its next worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastWorker {
    /// Nobody, in this spell.
    Nobody,
    /// Somebody who hands it over, or has it still.
    HandsOver,
    /// Somebody who could not hand it over.
    IsLost,
}

/// A child with an open case.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Who: family and number.
    pub child: u64,
    /// Whose luck its path follows, with the count of referrals.
    pub path: u64,
    /// Where its family lives: between 0 and 1.
    pub home: f32,
    /// Overdue work that goes with it while nobody holds it \[hours\].
    pub backlog: f32,
    /// Hours, in parts of a child alone ([`super::desk::PARTS`]).
    pub hours: u32,
    /// Next brother or sister with an open case, in a ring; itself when alone.
    pub sibling: u32,
    /// Referral of this spell.
    pub referred: Ticks,
    /// Birth; far in the past when ages are off.
    pub born: Ticks,
    /// Start of the stage.
    pub entered: Ticks,
    /// When the stage will end; [`NEVER`] while that is open.
    pub due: Ticks,
    /// The reading of its desk at which the stage ends; infinite where that needs no hours.
    pub ends: f64,
    /// Mark of the pending event.
    pub mark: u32,
    /// Mark of this stay in a stage.
    pub stay: u32,
    /// Which spell of waiting this is, to know a stale place in a queue.
    pub waiting: u32,
    /// Since when it waits for a worker.
    pub waits_since: Ticks,
    /// Seat that holds it, as in [`World::holders`](super::World::holders): allocation alone changes the two, together.
    pub holder: u16,
    /// Team that holds it or in whose queue it waits.
    pub team: u16,
    /// Changes of worker in this spell.
    pub changes: u16,
    /// Visits so far, for their addresses.
    pub visits: u16,
    /// The visit that is due has been counted late.
    pub visit_late: bool,
    /// The review that is due has been counted late.
    pub review_late: bool,
    /// A worker has owed the hours of the review that was due last.
    pub review_owed: bool,
    /// Stage.
    pub stage: u8,
    /// Where it goes next.
    pub next: u8,
    /// Stages entered in this spell.
    pub hop: u8,
    /// Group + 1; 0 is none.
    pub group: u8,
    /// Referrals before this one.
    pub before: u8,
    /// Since when its worker has been new to it; [`NEVER`] where they know each other.
    pub new_since: Ticks,
    /// It is in the first weeks of its stage.
    pub early: bool,
    /// A worker has begun on it in this stage.
    pub begun: bool,
    /// The worker that it has had in this spell.
    pub last_worker: LastWorker,
    /// It waits for a worker.
    pub in_queue: bool,
    /// In use.
    pub open: bool,
}

/// A child who will come back: what of its case lasts.
#[derive(Clone, Copy, Debug)]
pub struct Returner {
    /// Who.
    pub child: u64,
    /// Whose luck its path follows, with the count of referrals.
    pub path: u64,
    /// The referral of the spell that closed.
    pub referred: Ticks,
    /// Birth.
    pub born: Ticks,
    /// Where its family lives: between 0 and 1.
    pub home: f32,
    /// Hours, in parts of a child alone.
    pub hours: u32,
    /// Group + 1; 0 is none.
    pub group: u8,
    /// Referrals before the one that closed.
    pub before: u8,
}

impl From<&Case> for Returner {
    fn from(case: &Case) -> Self {
        Self {
            child: case.child,
            path: case.path,
            referred: case.referred,
            born: case.born,
            home: case.home,
            hours: case.hours,
            group: case.group,
            before: case.before,
        }
    }
}

impl Case {
    /// The desk on which it lies: its holder's, or nobody's, for its stage.
    #[inline]
    #[must_use]
    pub fn desk(&self, bits: u32) -> usize {
        desk_of(self.holder, self.stage, bits)
    }

    /// Whether its worker, or the one it had last, has been new to it so far.
    #[inline]
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.new_since != NEVER
    }

    /// Its hours, a child alone being 1.
    #[inline]
    #[must_use]
    pub fn hours_share(&self) -> f64 {
        f64::from(self.hours) / PARTS
    }

    /// An open case of which nothing is settled.
    pub const EMPTY: Self = Self {
        child: 0,
        path: 0,
        home: 0.0,
        backlog: 0.0,
        hours: 1 << 16,
        sibling: NO_CASE,
        referred: 0,
        born: 0,
        entered: 0,
        due: NEVER,
        ends: f64::INFINITY,
        mark: 0,
        stay: 0,
        waiting: 0,
        waits_since: 0,
        holder: NOBODY,
        team: NOBODY,
        changes: 0,
        visits: 0,
        visit_late: false,
        review_late: false,
        review_owed: false,
        stage: 0,
        next: 0,
        hop: 0,
        group: 0,
        before: 0,
        new_since: NEVER,
        early: false,
        begun: false,
        last_worker: LastWorker::Nobody,
        in_queue: false,
        open: true,
    };
}
