//! Johnson laws set by three quantiles (Hadlock & Bickel, *Decision Analysis* 14, 2017).

use serde::{Deserialize, Serialize};

use crate::foundations::normal;

/// Standard normal value that one in ten lies above.
const C: f64 = 1.281_551_565_544_600_4;
/// Below this skew a law is as good as its symmetric limit.
const LEAST_DELTA: f64 = 1e-7;

/// J-QPD-S, for a lower bound: bound + scale·exp(λ·sinh(asinh(δz) + asinh(±δc))).
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct OneBound {
    bound: f64,
    /// Logarithm of `scale`.
    log_scale: f64,
    lambda: f64,
    delta: f64,
    /// asinh(±δc); 0 in the symmetric limit, when the law is lognormal and `lambda` its sigma.
    shift: f64,
}

impl OneBound {
    /// Three values above `bound`, in order and apart.
    pub(super) fn fit(likely: f64, low: f64, high: f64, bound: f64) -> Self {
        let [l, m, h] = [low, likely, high].map(|x| libm::log(x - bound));
        let shorter = (m - l).min(h - m);
        let delta = libm::sinh(libm::acosh(((h - l) / (2.0 * shorter)).max(1.0))) / C;
        if delta < LEAST_DELTA {
            return Self { bound, log_scale: m, lambda: (h - l) / (2.0 * C), delta: 0.0, shift: 0.0 };
        }
        let (log_scale, sign) = if h - m > m - l { (l, 1.0) } else { (h, -1.0) };
        let (lambda, shift) = (shorter / (delta * C), sign * libm::asinh(delta * C));
        Self { bound, log_scale, lambda, delta, shift }
    }

    /// The value at a standard normal quantile `z`.
    pub(super) fn quantile(&self, z: f64) -> f64 {
        let bend = if self.delta > 0.0 { libm::sinh(libm::asinh(self.delta * z) + self.shift) } else { z };
        self.bound + libm::exp(self.log_scale + self.lambda * bend)
    }
}

/// J-QPD-B, for two bounds: lower + width·Φ(ξ + λ·sinh(δ(z ± c))).
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct TwoBounds {
    lower: f64,
    width: f64,
    xi: f64,
    lambda: f64,
    delta: f64,
    /// ±c; 0 in the symmetric limit.
    shift: f64,
}

impl TwoBounds {
    /// Three values between the bounds, in order and apart.
    pub(super) fn fit(likely: f64, low: f64, high: f64, lower: f64, upper: f64) -> Self {
        let width = upper - lower;
        let [l, m, h] = [low, likely, high].map(|x| probit(x - lower, upper - x));
        let shorter = (m - l).min(h - m);
        let delta = libm::acosh(((h - l) / (2.0 * shorter)).max(1.0)) / C;
        if delta < LEAST_DELTA {
            return Self { lower, width, xi: m, lambda: (h - l) / (2.0 * C), delta: 0.0, shift: 0.0 };
        }
        let (xi, shift) = if h - m > m - l { (l, C) } else { (h, -C) };
        Self { lower, width, xi, lambda: (h - l) / libm::sinh(2.0 * delta * C), delta, shift }
    }

    /// The value at a standard normal quantile `z`.
    pub(super) fn quantile(&self, z: f64) -> f64 {
        let bend = if self.delta > 0.0 { libm::sinh(self.delta * (z + self.shift)) } else { z };
        self.lower + self.width * normal::cdf(self.xi + self.lambda * bend)
    }
}

/// Normal quantile of below ÷ (below + above), from the smaller side to keep its digits.
pub(super) fn probit(below: f64, above: f64) -> f64 {
    let whole = below + above;
    if below <= above { normal::quantile(below / whole) } else { -normal::quantile(above / whole) }
}
