//! What has happened since the last record, and over twelve months.

use std::collections::VecDeque;
use std::ops::Range;

use super::ended::Ended;
use crate::foundations::time::Ticks;

/// Counts one thing that was due, and whether it was done in time.
#[inline]
pub fn count(counts: &mut (u32, u32), in_time: bool) {
    counts.0 += 1;
    counts.1 += u32::from(in_time);
}

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
    /// Reviews due, and held in time.
    pub reviews: Vec<(u32, u32)>,
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
    /// Stays whose length is asked for.
    pub ended: Ended,
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
        let in_time = [
            &mut self.assessments,
            &mut self.conferences,
            &mut self.protection_visits,
            &mut self.visits,
            &mut self.reviews,
            &mut self.supervision,
        ];
        for list in in_time {
            empty(list, units + 1, (0, 0));
        }
        for list in [&mut self.starters, &mut self.leavers, &mut self.sick_days, &mut self.start_pounds] {
            empty(list, units * roles, 0.0);
        }
        empty(&mut self.changes, units + 1, 0);
        empty(&mut self.starts, units * roles, 0);
        (self.referrals, self.came_back) = (0, 0);
        (self.converted, self.promoted, self.given_up) = (0.0, 0.0, 0.0);
        self.went = [0.0; 3];
        self.ended = Ended::default();
        (self.one_off, self.redundancy) = (0.0, 0.0);
    }
}

/// So many of nothing, in the room that is there already.
fn empty<T: Copy>(list: &mut Vec<T>, length: usize, nothing: T) {
    list.clear();
    list.resize(length, nothing);
}

/// One record's contribution to the twelve months to date.
#[derive(Clone, Debug, Default)]
pub struct Month {
    /// Days it covers.
    pub days: f64,
    /// Changes of worker by unit, and child-ticks held.
    pub by_unit: Vec<(u64, Ticks)>,
    /// Leavers in registered roles \[FTE\].
    pub leavers: f64,
    /// Days lost to sickness in registered roles [FTE × working days].
    pub sick_days: f64,
    /// Referrals and those that came back.
    pub referrals: (u32, u32),
    /// Stays whose length is asked for.
    pub ended: Ended,
}

/// The last twelve months, record by record.
#[derive(Clone, Debug, Default)]
pub struct YearTally {
    /// Oldest first.
    pub months: VecDeque<Month>,
    /// Days that they cover together.
    days: f64,
    /// Changes of worker by unit, and child-ticks held, in all of them.
    by_unit: Vec<(u64, Ticks)>,
    /// Children in care at the last record.
    pub in_care: f64,
}

/// Days from which a year is full, whatever its records.
const FULL: f64 = 364.5;

impl YearTally {
    /// Whether a full year lies behind.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.days > FULL
    }

    /// Adds the newest and forgets what is older than twelve months.
    pub fn push(&mut self, month: Month) {
        self.days += month.days;
        self.by_unit.resize(month.by_unit.len(), (0, 0));
        for (sum, unit) in self.by_unit.iter_mut().zip(&month.by_unit) {
            *sum = (sum.0 + unit.0, sum.1 + unit.1);
        }
        self.months.push_back(month);
        while let Some(oldest) = self.months.front().filter(|oldest| self.days - oldest.days >= FULL) {
            self.days -= oldest.days;
            for (sum, unit) in self.by_unit.iter_mut().zip(&oldest.by_unit) {
                *sum = (sum.0 - unit.0, sum.1 - unit.1);
            }
            self.months.pop_front();
        }
    }

    /// Changes of worker in some units, and child-ticks held, over the twelve months.
    #[must_use]
    pub fn of_units(&self, units: Range<usize>) -> (u64, Ticks) {
        self.by_unit[units].iter().fold((0, 0), |sum, unit| (sum.0 + unit.0, sum.1 + unit.1))
    }
}
