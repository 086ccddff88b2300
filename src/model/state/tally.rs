//! What has happened since the last record, and over twelve months.

use std::collections::VecDeque;

use crate::foundations::time::{Ticks, in_days};

/// Counts since the last record, by unit (the last entry is for children in no team).
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Referrals.
    pub referrals: u32,
    /// Of them, within twelve months of the previous one.
    pub came_back: u32,
    /// Assessments completed, and in time.
    pub assessments: Vec<(u32, u32)>,
    /// Conferences reached, and in time.
    pub conferences: Vec<(u32, u32)>,
    /// Visits due to children on protection plans, and made in time.
    pub protection_visits: Vec<(u32, u32)>,
    /// Visits due, and made in time.
    pub visits: Vec<(u32, u32)>,
    /// Supervision sessions due, and held.
    pub supervision: Vec<(u32, u32)>,
    /// Changes of worker.
    pub changes: Vec<u32>,
    /// Starters by unit and role \[FTE\].
    pub starters: Vec<f64>,
    /// Leavers by unit and role \[FTE\].
    pub leavers: Vec<f64>,
    /// Days lost to sickness by unit and role [FTE × working days].
    pub sick_days: Vec<f64>,
    /// Starters by unit and role who cost what a starter costs \[people\].
    pub starts: Vec<u32>,
    /// What the other starters cost, by unit and role [£].
    pub start_pounds: Vec<f64>,
    /// Agency workers who became employees \[FTE\].
    pub converted: f64,
    /// People promoted \[FTE\].
    pub promoted: f64,
    /// Hours given up by people who came back part-time \[FTE\].
    pub given_up: f64,
    /// Leavers to another council, to agency work, and out of the sector \[FTE\].
    pub went: [f64; 3],
    /// One-off cost of changes [£].
    pub one_off: f64,
    /// Payments to people who leave rather than move [£].
    pub redundancy: f64,
    /// Children who entered, left, in all: for conservation.
    pub entered: u64,
    /// Children whose case closed.
    pub closed: u64,
}

impl Tally {
    /// Empty counts for so many units and roles.
    pub fn reset(&mut self, units: usize, roles: usize) {
        *self = Self {
            assessments: vec![(0, 0); units + 1],
            conferences: vec![(0, 0); units + 1],
            protection_visits: vec![(0, 0); units + 1],
            visits: vec![(0, 0); units + 1],
            supervision: vec![(0, 0); units + 1],
            changes: vec![0; units + 1],
            starters: vec![0.0; units * roles],
            leavers: vec![0.0; units * roles],
            sick_days: vec![0.0; units * roles],
            starts: vec![0; units * roles],
            start_pounds: vec![0.0; units * roles],
            entered: self.entered,
            closed: self.closed,
            ..Self::default()
        };
    }
}

/// One record's contribution to the twelve months to date.
#[derive(Clone, Debug, Default)]
pub struct Month {
    /// Days it covers.
    pub days: f64,
    /// Changes of worker by unit.
    pub changes: Vec<u32>,
    /// Child-days held by unit.
    pub held_days: Vec<f64>,
    /// Leavers in registered roles \[FTE\].
    pub leavers: f64,
    /// Days lost to sickness in registered roles [FTE × working days].
    pub sick_days: f64,
    /// Referrals and those that came back.
    pub referrals: (u32, u32),
}

/// The last twelve months, record by record.
#[derive(Clone, Debug, Default)]
pub struct YearTally {
    /// Oldest first.
    pub months: VecDeque<Month>,
    /// Children held, by unit.
    pub held: Vec<Held>,
    /// Children in care at the last record.
    pub in_care: f64,
}

/// Children held in a unit: how many now, and for how long in all.
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

    /// Child-days held since the last record.
    #[must_use]
    pub fn days(&self, now: Ticks) -> f64 {
        in_days(self.children * now - self.excess)
    }

    /// Counts days anew from now.
    pub fn begin(&mut self, now: Ticks) {
        self.excess = self.children * now;
    }
}

impl YearTally {
    /// Nothing yet, for so many units (and children in no team).
    #[must_use]
    pub fn new(units: usize) -> Self {
        Self { months: VecDeque::new(), held: vec![Held::default(); units + 1], in_care: 0.0 }
    }

    /// Whether a full year lies behind.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.months.iter().map(|month| month.days).sum::<f64>() > 364.5
    }

    /// Adds the newest and forgets what is older than twelve months.
    pub fn push(&mut self, month: Month) {
        self.months.push_back(month);
        while let Some(oldest) = self.months.front() {
            let days: f64 = self.months.iter().map(|month| month.days).sum();
            if days - oldest.days < 364.5 {
                break;
            }
            self.months.pop_front();
        }
    }
}
