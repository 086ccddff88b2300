//! Supervision, as numbers.

use super::Source;
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
    /// What missed sessions make of leaving.
    pub leaving: Missed,
    /// What they make of the pace of work that waits for hours.
    pub progress: Missed,
}

/// The pull of missed supervision on a rate.
#[derive(Clone, Copy, Debug)]
pub struct Missed {
    /// Strength; 0 is off, above 0 a rate rises as sessions are missed.
    pub strength: f64,
    /// Mean of the effect in the baseline.
    pub norm: f64,
}

impl Missed {
    /// Eq. L7. exp(strength · share of recent sessions missed) ÷ its mean in the baseline.
    #[inline]
    #[must_use]
    pub fn at(self, missed: f64) -> f64 {
        if self.strength == 0.0 { 1.0 } else { libm::exp(self.strength * missed) / self.norm }
    }
}

impl SupervisionPlan {
    /// What a share of recent sessions missed makes of leaving, and of the pace of work.
    #[must_use]
    pub fn pulls(&self, missed: f64) -> (f64, f64) {
        (self.leaving.at(missed), self.progress.at(missed))
    }
}

/// The supervision of a draw.
pub(super) fn supervision(source: Source<'_>) -> Option<SupervisionPlan> {
    let supervision = source.council.supervision.as_ref()?;
    let missed = |strength: Option<&Uncertain>, way: f64| {
        let strength = way * strength.map_or(0.0, |strength| source.get(strength));
        Missed { strength, norm: source.norms.missed_effect(strength) }
    };
    let gives = |role: &String| supervision.hours_per_week.get(role).map_or(0.0, |hours| source.get(hours));
    Some(SupervisionPlan {
        every: days(supervision.every_weeks * 7.0),
        hours: source.get(&supervision.hours),
        gives: source.layout.roles.iter().map(gives).collect(),
        leaving: missed(supervision.leaving_strength.as_ref(), 1.0),
        progress: missed(supervision.drift_strength.as_ref(), -1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_leaves_more_where_the_baseline_misses_as_much() {
        let pull = Missed { strength: 0.2, norm: libm::exp(0.2 * 0.5) };
        assert!((pull.at(0.5) - 1.0).abs() < 1e-15);
        assert!(pull.at(1.0) > 1.0 && pull.at(0.0) < 1.0);
        let off = Missed { strength: 0.0, norm: 3.0 };
        assert!((off.at(1.0) - 1.0).abs() < 1e-15);
    }
}
