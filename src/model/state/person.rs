//! Someone who works, or has worked, for the council.

use crate::foundations::time::Ticks;

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
    /// Luck that keeps them: they resign when `hazard` reaches it.
    pub luck: f64,
    /// Hazard so far.
    pub hazard: f64,
    /// Moment to which `hazard` has been added up.
    pub until: Ticks,
    /// What they carry relative to others in the role.
    pub carries: f64,
    /// Workload as felt.
    pub felt: f64,
    /// They have resigned, or have a date on which they go.
    pub going: bool,
    /// When they go.
    pub leaves: Ticks,
    /// Still here.
    pub here: bool,
}
