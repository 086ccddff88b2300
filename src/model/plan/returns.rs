//! Children who come back after their case has closed, as numbers.

use super::Source;
use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;

/// Children who come back, as numbers.
#[derive(Clone, Debug)]
pub enum ReturnPlan {
    /// Within twelve months of the referral, by a falling hazard.
    Year {
        /// Hazard accumulated over the twelve months.
        level: f64,
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

/// Children who come back in this draw.
pub(super) fn returns(source: Source<'_>, tables: &mut TableCache) -> Option<ReturnPlan> {
    let returns = source.council.rereferral.as_ref()?;
    if let (Some(percent), Some(shape)) = (&returns.within_12_months_percent, returns.shape) {
        let share = source.share(percent);
        return Some(ReturnPlan::Year { level: source.norms.return_level(share, shape), shape, share });
    }
    let (Some(percent), Some(after)) = (&returns.returns_percent, &returns.after_days) else {
        return None;
    };
    Some(ReturnPlan::Share {
        share: source.share(percent),
        after: Sampler::new(after, |number| source.get(number), tables),
    })
}
