//! What plays of the baseline see.

use super::{CELL, CELLS, COUNCIL_CELL, COUNCIL_CELLS, MISSED_CELLS};
use crate::model::closings::Followed;

/// What baseline runs see, added up over replications.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub(super) workload: (f64, f64),
    first_day: (f64, f64),
    /// By role.
    pub(super) felt: Vec<Vec<f64>>,
    pub(super) begun: Vec<Vec<f64>>,
    pub(super) closed: Vec<f64>,
    pub(super) council: Vec<f64>,
    pub(super) missed: Vec<f64>,
    pub(super) pace: Vec<(f64, f64)>,
    pub(super) tired: Vec<(f64, f64)>,
    /// How long cases were open that were referred in the run.
    pub followed: Followed,
}

impl Seen {
    /// Hours needed and available on the first day.
    pub fn first(&mut self, needed: f64, available: f64) {
        self.first_day.0 += needed;
        self.first_day.1 += available;
    }

    pub(super) fn first_day(&self) -> f64 {
        if self.first_day.1 > 0.0 { self.first_day.0 / self.first_day.1 } else { 0.0 }
    }

    /// A week's hours: needed ÷ available relative to the first day, weighted by hours available.
    pub fn week(&mut self, relative: f64, weight: f64) {
        self.workload.0 += relative * weight;
        self.workload.1 += weight;
    }

    /// The felt workload in a week of a person of a role.
    pub fn felt(&mut self, role: usize, workload: f64) {
        note(at(&mut self.felt, role), workload);
    }

    /// The same of all roles together.
    pub(super) fn felt_by_all(&self) -> Vec<f64> {
        let mut all = Vec::new();
        self.felt.iter().for_each(|role| add(&mut all, role, 0.0, |left, right| *left += right));
        all
    }

    /// The felt workload of whoever begins the work of a stage on a child.
    pub fn begun(&mut self, stage: usize, workload: f64) {
        note(at(&mut self.begun, stage), workload);
    }

    /// The felt workload of whoever closes a case.
    pub fn closed(&mut self, workload: f64) {
        note(&mut self.closed, workload);
    }

    /// What the whole council feels in a week.
    pub fn council(&mut self, workload: f64) {
        count(&mut self.council, COUNCIL_CELLS, workload / COUNCIL_CELL);
    }

    /// The share of recent supervision that a person has missed.
    pub fn missed(&mut self, share: f64) {
        self.missed.resize(MISSED_CELLS, 0.0);
        self.missed[((share * (MISSED_CELLS - 1) as f64 + 0.5) as usize).min(MISSED_CELLS - 1)] += 1.0;
    }

    /// Weeks that have tired somebody, in a week of the play, and how many hours they have relative to others.
    pub fn tired(&mut self, week: usize, weeks: f64, hours: f64) {
        weigh(&mut self.tired, week, weeks, hours);
    }

    /// The pace in a week of so many cases.
    pub fn pace(&mut self, stage: usize, pace: f64, cases: f64) {
        weigh(&mut self.pace, stage, pace, cases);
    }

    /// Adds what another run saw.
    pub fn add(&mut self, other: &Self) {
        let both = |left: &mut (f64, f64), right: (f64, f64)| *left = (left.0 + right.0, left.1 + right.1);
        both(&mut self.workload, other.workload);
        self.first(other.first_day.0, other.first_day.1);
        for (left, right) in [(&mut self.felt, &other.felt), (&mut self.begun, &other.begun)] {
            add(left, right, Vec::new(), |left, right| add(left, &right, 0.0, |left, right| *left += right));
        }
        for (left, right) in
            [(&mut self.missed, &other.missed), (&mut self.closed, &other.closed), (&mut self.council, &other.council)]
        {
            add(left, right, 0.0, |left, right| *left += right);
        }
        add(&mut self.pace, &other.pace, (0.0, 0.0), both);
        add(&mut self.tired, &other.tired, (0.0, 0.0), both);
        self.followed.add(&other.followed);
    }
}

/// The counts of a place, of which there may have been none.
fn at(met: &mut Vec<Vec<f64>>, place: usize) -> &mut Vec<f64> {
    if met.len() <= place {
        met.resize(place + 1, Vec::new());
    }
    &mut met[place]
}

/// Counts a felt workload in its cell.
fn note(felt: &mut Vec<f64>, workload: f64) {
    count(felt, CELLS, workload / CELL);
}

/// Counts one more in a cell of so many, the last of which has all that lies beyond.
fn count(met: &mut Vec<f64>, cells: usize, place: f64) {
    met.resize(cells, 0.0);
    met[(place as usize).min(cells - 1)] += 1.0;
}

/// Adds a value of some weight to the sums at a place.
fn weigh(sums: &mut Vec<(f64, f64)>, at: usize, value: f64, weight: f64) {
    if sums.len() <= at {
        sums.resize(at + 1, (0.0, 0.0));
    }
    sums[at].0 += value * weight;
    sums[at].1 += weight;
}

fn add<T: Clone>(into: &mut Vec<T>, from: &[T], zero: T, each: impl Fn(&mut T, T)) {
    if into.len() < from.len() {
        into.resize(from.len(), zero);
    }
    for (left, right) in into.iter_mut().zip(from) {
        each(left, right.clone());
    }
}
