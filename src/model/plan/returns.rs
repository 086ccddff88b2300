//! Children who come back after their case has closed, as numbers.

use super::{Pull, Source};
use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;

/// Children who come back, as numbers.
#[derive(Clone, Debug)]
pub enum ReturnPlan {
    /// Within twelve months of the referral, by a falling hazard.
    Year {
        /// Hazard accumulated over the twelve months.
        level: f64,
        /// The most that workload can make of it.
        most: f64,
        /// Weibull shape.
        shape: f64,
        /// Share of referrals that come back within twelve months.
        share: f64,
    },
    /// A share, after a time from closing.
    Share {
        /// Share that returns.
        share: f64,
        /// Days until then.
        after: Sampler,
    },
}

/// However rushed a closing, no more of a hundred referrals than 45 come back within twelve months.
const MOST_BACK: f64 = 0.45;

/// Eq. D24. The hazard at which as many come back as may at most where workload brings them back; never less than what the
/// file's own share needs.
fn most(source: Source<'_>, is_pulled: bool, (level, shape): (f64, f64)) -> f64 {
    if is_pulled { level.max(source.norms.return_level(MOST_BACK, shape)) } else { f64::INFINITY }
}

/// What the workload of whoever closes a case makes of the hazard, relative to the baseline's closings.
pub(super) fn rushed(source: Source<'_>, returns: Option<&ReturnPlan>) -> Pull {
    let strength = source.council.rereferral.as_ref().and_then(|returns| returns.workload_strength.as_ref());
    let Some(ReturnPlan::Year { level, most, shape, .. }) = returns else { return Pull::NONE };
    let strength = strength.map_or(0.0, |strength| source.get(strength));
    Pull { strength, norm: source.norms.effect_on_closings(strength, (*level, *most, *shape)) }
}

/// Children who come back in this draw.
pub(super) fn returns(source: Source<'_>, tables: &mut TableCache) -> Option<ReturnPlan> {
    let returns = source.council.rereferral.as_ref()?;
    if let (Some(percent), Some(shape)) = (&returns.within_12_months_percent, returns.shape) {
        let share = source.share(percent);
        let level = source.norms.return_level(share, shape);
        let most = most(source, returns.workload_strength.is_some(), (level, shape));
        return Some(ReturnPlan::Year { level, most, shape, share });
    }
    let (Some(percent), Some(after)) = (&returns.returns_percent, &returns.after_days) else {
        return None;
    };
    Some(ReturnPlan::Share {
        share: source.share(percent),
        after: Sampler::new(after, |number| source.get(number), tables),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layout::Layout;
    use crate::model::norms::Norms;
    use crate::scenario::assumptions::Draw;
    use crate::scenario::library::OneText;
    use crate::scenario::loaded::load;

    /// The hazard of a file's share, and the most that it can become.
    fn levels(share: f64, more: &[&str]) -> (f64, f64) {
        let text = include_str!("../../../scenarios/verification/starving-generic.toml");
        let mut sets: Vec<String> = more.iter().map(|set| (*set).to_owned()).collect();
        sets.extend([format!("rereferral.within_12_months_percent={share}"), "rereferral.shape=0.7".to_owned()]);
        let scenario = load("starving-generic.toml", &OneText(text), &sets).expect("a sound file");
        let layout = Layout::of(&scenario.council);
        let (draw, norms) = (Draw::central(&scenario), Norms::none());
        let source = Source { council: &scenario.council, layout: &layout, draw: &draw, norms: &norms };
        let Some(ReturnPlan::Year { level, most, .. }) = returns(source, &mut TableCache::default()) else {
            return (f64::NAN, f64::NAN);
        };
        (level, most)
    }

    #[test]
    fn workload_brings_back_no_more_than_the_most_and_a_file_what_it_says() {
        const STRONG: &str = "rereferral.workload_strength=9";
        let back = |level: f64| 1.0 - libm::exp(-level);
        let (level, most) = levels(22.6, &[STRONG]);
        assert!((back(level) - 0.226).abs() < 1e-12 && (back(most) - 0.45).abs() < 1e-12, "{level} {most}");
        let (level, most) = levels(60.0, &[STRONG]);
        assert!((back(level) - 0.6).abs() < 1e-12 && level.to_bits() == most.to_bits(), "{level} {most}");
        assert!(levels(22.6, &[]).1.is_infinite(), "nothing pulls");
    }
}
