//! Doubt with some of its mass on a bound itself: "perhaps nothing at all".

use serde::{Deserialize, Serialize};

use super::jqpd::probit;
use crate::foundations::normal;

/// Mass on the lower bound (and perhaps a tenth on the upper), and a smooth law between.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Lumped {
    lower: f64,
    upper: Option<f64>,
    /// Share on the lower bound.
    on_lower: f64,
    /// Share on the upper bound.
    on_upper: f64,
    between: Between,
}

/// The law of what lies between the lumps, by its own share.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
enum Between {
    /// lower + exp(mu + sigma·z).
    Lognormal { mu: f64, sigma: f64 },
    /// lower + width·Φ(mu + sigma·z).
    ProbitNormal { mu: f64, sigma: f64 },
    /// lower + mean·(−ln(1−share)).
    Exponential { mean: f64 },
    /// lower + width·share^power.
    Power { power: f64 },
}

impl Lumped {
    /// `low` lies on `lower`; `likely` may too. `high` lies on `upper` when `on_upper`.
    pub(super) fn fit(likely: f64, high: f64, lower: f64, upper: Option<f64>, on_upper: bool) -> Self {
        let lump = |is_on: bool, share: f64| if is_on { share } else { 0.0 };
        let half_on_lower = likely <= lower;
        let on_lower = if half_on_lower { 0.5 } else { 0.1 };
        let on_upper = lump(on_upper, 0.1);
        let inner = |p: f64| (p - on_lower) / (1.0 - on_lower - on_upper);
        let between = match (upper, half_on_lower, on_upper > 0.0) {
            (_, true, true) => Between::Power { power: 1.0 },
            (None, true, false) => Between::Exponential { mean: (high - lower) / -libm::log1p(-inner(0.9)) },
            (Some(upper), true, false) => {
                let share = (high - lower) / (upper - lower);
                Between::Power { power: libm::log(share) / libm::log(inner(0.9)) }
            }
            (Some(upper), false, true) => {
                Between::ProbitNormal { mu: probit(likely - lower, upper - likely), sigma: 1.0 }
            }
            (Some(upper), false, false) => {
                let at = |x: f64| probit(x - lower, upper - x);
                let (mu, sigma) = line(inner(0.5), at(likely), inner(0.9), at(high));
                Between::ProbitNormal { mu, sigma }
            }
            (None, false, _) => {
                let at = |x: f64| libm::log(x - lower);
                let (mu, sigma) = line(inner(0.5), at(likely), inner(0.9), at(high));
                Between::Lognormal { mu, sigma }
            }
        };
        Self { lower, upper, on_lower, on_upper, between }
    }

    /// The value below which a share `p` lies.
    pub(super) fn quantile(&self, p: f64) -> f64 {
        let share = (p - self.on_lower) / (1.0 - self.on_lower - self.on_upper);
        if share <= 0.0 {
            return self.lower;
        }
        let upper = self.upper.unwrap_or(f64::INFINITY);
        if share >= 1.0 {
            return upper;
        }
        let above = match self.between {
            Between::Lognormal { mu, sigma } => libm::exp(mu + sigma * normal::quantile(share)),
            Between::ProbitNormal { mu, sigma } => {
                (upper - self.lower) * normal::cdf(mu + sigma * normal::quantile(share))
            }
            Between::Exponential { mean } => -mean * libm::log1p(-share),
            Between::Power { power } => (upper - self.lower) * libm::pow(share, power),
        };
        (self.lower + above).min(upper)
    }
}

/// Mu and sigma of the normal law that is `x` at share `p` and `y` at share `q`.
fn line(p: f64, x: f64, q: f64, y: f64) -> (f64, f64) {
    let (from, to) = (normal::quantile(p), normal::quantile(q));
    let sigma = (y - x) / (to - from);
    (x - sigma * from, sigma)
}
