//! Supervision, as numbers.

use super::{Pull, Source};
use crate::foundations::time::{Ticks, days};
use crate::foundations::uncertain::Uncertain;

/// Supervision as numbers.
#[derive(Clone, Debug)]
pub struct SupervisionPlan {
    /// From one session to the next.
    pub every: Ticks,
    /// Hours of the supervisor for one session.
    pub hours: f64,
    /// Hours a week that a full-time person in each role gives; 0 where the role does not supervise.
    pub gives: Vec<f64>,
    /// Share of a full caseload that each person more takes of a supervisor's.
    pub lost_each: f64,
    /// What missed sessions make of leaving.
    pub leaving: Pull,
    /// What they make of the pace of work that waits for hours.
    pub progress: Pull,
}

impl SupervisionPlan {
    /// Eq. L7. What a share of recent sessions missed makes of leaving, and of the pace of work.
    #[must_use]
    pub fn pulls(&self, missed: f64) -> (f64, f64) {
        (self.leaving.by(missed), self.progress.by(missed))
    }
}

/// The supervision of a draw.
pub(super) fn supervision(source: Source<'_>) -> Option<SupervisionPlan> {
    let supervision = source.council.supervision.as_ref()?;
    let missed = |strength: Option<&Uncertain>, way: f64| {
        let strength = way * strength.map_or(0.0, |strength| source.get(strength));
        Pull { strength, norm: source.norms.missed_effect(strength) }
    };
    let gives = |role: &String| supervision.hours_per_week.get(role).map_or(0.0, |hours| source.get(hours));
    Some(SupervisionPlan {
        every: days(supervision.every_weeks * 7.0),
        hours: source.get(&supervision.hours),
        gives: source.layout.roles.iter().map(gives).collect(),
        lost_each: source.share_or_none(supervision.caseload_lost_percent_each.as_ref()),
        leaving: missed(supervision.leaving_strength.as_ref(), 1.0),
        progress: missed(supervision.drift_strength.as_ref(), -1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_leaves_more_where_the_baseline_misses_as_much() {
        let pull = Pull { strength: 0.2, norm: libm::exp(0.2 * 0.5) };
        assert!((pull.by(0.5) - 1.0).abs() < 1e-15);
        assert!(pull.by(1.0) > 1.0 && pull.by(0.0) < 1.0);
        let off = Pull { strength: 0.0, norm: 3.0 };
        assert!((off.by(1.0) - 1.0).abs() < 1e-15);
    }
}
