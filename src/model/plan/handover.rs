//! What a change of worker takes, as numbers.

use super::Source;
use crate::foundations::time::{Ticks, days};
use crate::model::state::LastWorker;

/// What a change of worker takes.
#[derive(Clone, Copy, Debug)]
pub struct HandoverPlan {
    /// Of the new worker, for each child whom the old one hands over \[hours\].
    hours: f64,
    /// What of that, and of the delay, a child takes whom nobody hands over ÷ one who is handed over.
    unplanned: f64,
    /// Of the old worker \[hours\].
    pub old_worker: f64,
    /// For how long work on a child stands still who is handed over \[ticks\].
    delay: f64,
    /// Factor on a stage's hours while the worker is new to the child, and for how long \[ticks\].
    pub new_worker: (f64, Ticks),
}

impl HandoverPlan {
    /// A change of worker takes nothing.
    const NONE: Self = Self { hours: 0.0, unplanned: 1.0, old_worker: 0.0, delay: 0.0, new_worker: (1.0, 0) };

    pub(super) fn of(source: Source<'_>) -> Self {
        let Some(handover) = &source.council.handover else { return Self::NONE };
        // Where no hours are planned, work neither waits for them nor takes more of them.
        let acts = source.council.work.is_some();
        let first = handover.first_weeks_with_new_worker.as_ref().filter(|_| acts);
        Self {
            hours: source.get(&handover.hours),
            unplanned: handover.unplanned_percent.as_ref().map_or(1.0, |percent| source.share(percent)),
            old_worker: handover.old_worker_hours.as_ref().map_or(0.0, |hours| source.get(hours)),
            delay: handover
                .delay_weeks
                .as_ref()
                .filter(|_| acts)
                .map_or(0.0, |weeks| days(source.get(weeks) * 7.0) as f64),
            new_worker: first.map_or((1.0, 0), |first| (source.share(&first.hours_percent), days(first.weeks * 7.0))),
        }
    }

    /// Eq. C39. Hours that a child takes of its new worker: more where nobody was there to hand it over.
    #[inline]
    #[must_use]
    pub fn of_new(&self, last: LastWorker) -> f64 {
        self.hours * self.times(last)
    }

    /// For how long work on a child stands still \[ticks\].
    #[inline]
    #[must_use]
    pub fn stands_still(&self, last: LastWorker) -> f64 {
        self.delay * self.times(last)
    }

    /// How many planned handovers a change of worker is like.
    #[inline]
    fn times(&self, last: LastWorker) -> f64 {
        match last {
            LastWorker::Nobody => 0.0,
            LastWorker::HandsOver => 1.0,
            LastWorker::IsLost => self.unplanned,
        }
    }
}
