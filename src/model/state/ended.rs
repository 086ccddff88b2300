//! Stays that inspectors ask the length of, as they end.

use super::tally::count;
use super::{Case, World};
use crate::foundations::time::{Ticks, YEAR_DAYS, days};
use crate::model::plan::StagePlan;
use crate::scenario::council::cases::CountsAs;

/// Stays that have ended, and those of them that had lasted, or kept to, a length.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ended {
    /// Protection plans, and those of two years or more.
    pub plans: (u32, u32),
    /// Proceedings, and those within the limit.
    pub proceedings: (u32, u32),
}

impl Ended {
    /// A stay ends.
    fn add(&mut self, stage: &StagePlan, case: &Case, now: Ticks) {
        let lasted = now - case.entered;
        if stage.counts_as == Some(CountsAs::ChildProtection) {
            count(&mut self.plans, lasted >= two_years());
        }
        if let Some(limit) = stage.limit {
            count(&mut self.proceedings, lasted <= limit);
        }
    }
}

/// Two years.
#[must_use]
pub fn two_years() -> Ticks {
    days(2.0 * YEAR_DAYS)
}

impl World<'_> {
    /// A child's stay in its stage ends. Most stages have nothing that is counted.
    #[inline]
    pub fn count_end(&mut self, index: usize) {
        let case = &self.cases[index];
        self.tally.ended.add(&self.plan.stages[usize::from(case.stage)], case, self.now);
    }
}
