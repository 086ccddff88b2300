//! What felt workload, or supervision missed, makes of a rate, relative to the baseline.

use super::Source;
use crate::foundations::sampler::Sampler;
use crate::model::norms::MOST_FELT;
use crate::scenario::council::cases::Stage;

/// A pull on a rate.
#[derive(Clone, Copy, Debug)]
pub struct Pull {
    /// Strength; 0 is off.
    pub strength: f64,
    /// Mean of the effect in the baseline.
    pub norm: f64,
}

impl Pull {
    /// Nothing pulls.
    pub const NONE: Self = Self { strength: 0.0, norm: 1.0 };

    /// A pull on the share of a stage's work that is late, whose lengths are those published.
    pub(super) fn on_lateness(source: Source<'_>, stage: (usize, &Stage), strength: f64, length: &Sampler) -> Self {
        let late = stage.1.deadline_working_days.map_or(0.0, |limit| 1.0 - length.cdf(f64::from(limit)));
        Self { strength, norm: source.norms.effect_on(stage.0, strength, late) }
    }

    /// Eq. L5. exp(strength · (felt workload − 1)) ÷ its mean in the baseline.
    #[inline]
    #[must_use]
    pub fn at(self, felt: f64) -> f64 {
        self.by(felt.min(MOST_FELT) - 1.0)
    }

    /// exp(strength · amount) ÷ its mean in the baseline.
    #[inline]
    #[must_use]
    pub fn by(self, amount: f64) -> f64 {
        if self.strength == 0.0 { 1.0 } else { libm::exp(self.strength * amount) / self.norm }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pull_is_one_where_workload_is_usual_and_stops_at_the_most() {
        let pull = Pull { strength: 0.5, norm: 1.0 };
        assert!((pull.at(1.0) - 1.0).abs() < 1e-15);
        assert!((pull.at(9.0) - pull.at(MOST_FELT)).abs() < 1e-15);
        assert!((Pull::NONE.at(2.0) - 1.0).abs() < 1e-15);
        let down = Pull { strength: -0.3, norm: 0.9 };
        assert!((down.at(2.0) - libm::exp(-0.3) / 0.9).abs() < 1e-15);
    }
}
