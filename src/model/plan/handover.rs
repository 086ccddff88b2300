//! What a change of worker takes, as numbers.

use super::Source;
use crate::model::state::LastWorker;

/// What a change of worker takes \[hours\].
#[derive(Clone, Copy, Debug, Default)]
pub struct HandoverPlan {
    /// Of the new worker, for each child whom the old one hands over.
    hours: f64,
    /// What of that a child takes whom nobody hands over ÷ one who is handed over.
    unplanned: f64,
    /// Of the old worker.
    pub old_worker: f64,
}

impl HandoverPlan {
    pub(super) fn of(source: Source<'_>) -> Self {
        let Some(handover) = &source.council.handover else { return Self::default() };
        Self {
            hours: source.get(&handover.hours),
            unplanned: handover.unplanned_percent.as_ref().map_or(1.0, |percent| source.share(percent)),
            old_worker: handover.old_worker_hours.as_ref().map_or(0.0, |hours| source.get(hours)),
        }
    }

    /// Eq. C39. Hours that a child takes of its new worker: more where nobody was there to hand it over.
    #[inline]
    #[must_use]
    pub fn of_new(&self, last: LastWorker) -> f64 {
        match last {
            LastWorker::Nobody => 0.0,
            LastWorker::HandsOver => self.hours,
            LastWorker::IsLost => self.hours * self.unplanned,
        }
    }
}
