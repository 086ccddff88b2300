//! Visits to the children of a stage: how often, by whom, and what they take.

use super::Source;
use super::stages::class;
use crate::scenario::council::recurring::Visits;

/// Visits as numbers.
#[derive(Clone, Copy, Debug)]
pub struct VisitPlan {
    /// Interval [working days].
    pub every: i32,
    /// Until the first [working days].
    pub first: i32,
    /// Share that colleagues make where there is no worker at work.
    pub covered: f64,
    /// Hours of visits [hours/week].
    pub hours: f64,
    /// Place in the queue for hours.
    pub class: usize,
}

impl VisitPlan {
    pub(super) fn of(source: Source<'_>, visits: &Visits) -> Self {
        Self {
            every: i32::try_from(visits.every_working_days).unwrap_or(i32::MAX),
            first: i32::try_from(visits.first_within_working_days.unwrap_or(visits.every_working_days))
                .unwrap_or(i32::MAX),
            covered: source.share_or_none(visits.covered_percent.as_ref()),
            hours: source.get(&visits.hours) * 5.0 / f64::from(visits.every_working_days.max(1)),
            class: class(Some(visits.priority)),
        }
    }

    /// Hours of one visit.
    #[must_use]
    pub fn hours_each(&self) -> f64 {
        self.hours * f64::from(self.every) / 5.0
    }
}
