//! Inductions, as numbers.

use super::{Source, kinds};
use crate::foundations::time::{Ticks, days};

/// How a new starter takes on work: ends of steps \[ticks\] and shares.
#[derive(Clone, Debug, Default)]
pub struct InductionPlan {
    /// End of each step since the start, and the share until then.
    pub steps: Vec<(Ticks, f64)>,
    /// From one session of supervision to the next in each step; empty: as others.
    pub supervised: Vec<Ticks>,
    /// Hours a week that one takes of those beside them.
    pub teaching: f64,
    /// What is added to the number of their role for as long as there are stages they may not hold (`kinds` says which).
    pub kind: u8,
}

impl InductionPlan {
    /// Eq. W3. Share of a full caseload so long after the start.
    #[must_use]
    pub fn share(&self, since: Ticks) -> f64 {
        self.steps.iter().find(|(until, _)| since < *until).map_or(1.0, |step| step.1)
    }

    /// From one session of supervision to the next so long after the start; none: as others.
    #[must_use]
    pub fn supervised(&self, since: Ticks) -> Option<Ticks> {
        self.supervised.get(self.steps.iter().position(|(until, _)| since < *until)?).copied()
    }

    /// How long after the start the step ends that is under way so long after it; none where induction is over.
    #[must_use]
    pub fn next_step(&self, since: Ticks) -> Option<Ticks> {
        self.steps.iter().map(|step| step.0).find(|until| since < *until)
    }
}

/// The induction of a name; none where there is none.
pub(super) fn induction(source: Source<'_>, name: Option<&String>) -> InductionPlan {
    let Some(found) = name.and_then(|name| source.council.induction.get(name)) else { return InductionPlan::default() };
    let steps = found.until_weeks.iter().zip(&found.percent);
    let scale = found.scaled_percent.as_ref().map_or(1.0, |it| source.share(it));
    InductionPlan {
        steps: steps.map(|(weeks, percent)| (days(weeks * 7.0), (percent / 100.0 * scale).min(1.0))).collect(),
        supervised: found.supervised_every_weeks.iter().flatten().map(|weeks| days(weeks * 7.0)).collect(),
        teaching: found.teaching_hours_per_week.as_ref().map_or(0.0, |hours| source.get(hours)),
        kind: name.map_or(0, |name| kinds::of_learners(source, name)),
    }
}
