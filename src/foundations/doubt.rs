//! Doubt about one number: a law through its middle value and its one-in-ten values.

mod jqpd;
mod lumped;

use serde::{Deserialize, Serialize};

use std::fmt;

use self::jqpd::{OneBound, TwoBounds};
use self::lumped::Lumped;
use super::normal;

/// Values a number cannot pass, in its own unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// Nothing lies below it.
    pub lower: Option<f64>,
    /// Nothing lies above it.
    pub upper: Option<f64>,
}

/// The law of a number we are unsure of, met once a future.
///
/// One future in ten lies below `low`, half below `likely`, one in ten above `high`, exactly.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Doubt {
    law: Law,
    /// The law is that of the number with its sign changed.
    mirrored: bool,
    /// The farthest from 0 that it is drawn, where something else than a bound says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    farthest: Option<f64>,
}

/// Why three values and their bounds make no law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtFault {
    /// A value is not a number, or infinite.
    NotFinite,
    /// The lower bound is not below the upper.
    BoundsCross,
    /// `low` lies above `likely`.
    LowAboveLikely,
    /// `high` lies below `likely`.
    HighBelowLikely,
    /// A value lies below the lower bound.
    BelowBound,
    /// A value lies above the upper bound.
    AboveBound,
    /// `low` equals `likely` away from a bound, which leaves nothing between one in ten and half.
    LowIsLikely,
    /// `high` equals `likely` away from a bound.
    HighIsLikely,
    /// Without bounds, one side is over five times as long as the other: no three-term metalog
    /// rises everywhere.
    TooLopsided,
}

/// The families; each holds a number with a lower bound at most, others are mirrored.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
enum Law {
    Known(f64),
    Free(Metalog),
    OneBound(OneBound),
    TwoBounds(TwoBounds),
    Lumped(Lumped),
}

/// Three-term metalog: Q(p) = middle + (spread + skew·(p − ½))·ln(p ÷ (1−p)) (Keelin 2016).
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
struct Metalog {
    middle: f64,
    spread: f64,
    skew: f64,
}

impl Doubt {
    /// The law that meets the three values within the bounds.
    ///
    /// One bound: Johnson's J-QPD-S; two: J-QPD-B (Hadlock & Bickel 2017); none: a three-term
    /// metalog. `low` or `high` on a bound puts a tenth of the mass there, `likely` too a half.
    ///
    /// # Errors
    /// When the values are out of order, outside the bounds, or no law of the family meets them.
    pub fn fit(likely: f64, low: f64, high: f64, bounds: Bounds) -> Result<Self, DoubtFault> {
        check(likely, low, high, bounds)?;
        if low >= high {
            return Ok(Self { law: Law::Known(likely), mirrored: false, farthest: None });
        }
        let Bounds { lower, upper } = bounds;
        let on_lower = lower.is_some_and(|bound| low <= bound);
        let on_upper = upper.is_some_and(|bound| high >= bound);
        if (low >= likely) && !on_lower {
            return Err(DoubtFault::LowIsLikely);
        }
        if (high <= likely) && !on_upper {
            return Err(DoubtFault::HighIsLikely);
        }
        // With the sign changed an upper bound is a lower one.
        let mirrored = match (lower, upper) {
            (None, Some(_)) => true,
            (Some(_), Some(_)) => on_upper && (!on_lower || high <= likely),
            (_, None) => false,
        };
        let law = if mirrored {
            let turned = Bounds { lower: upper.map(|x| -x), upper: lower.map(|x| -x) };
            law(-likely, -high, -low, turned, on_upper, on_lower)
        } else {
            law(likely, low, high, bounds, on_lower, on_upper)
        };
        Ok(Self { law: law?, mirrored, farthest: None })
    }

    /// The value below which a share `p` of futures lies.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let p = p.clamp(0.0, 1.0);
        let value = if self.mirrored { -self.law.quantile(1.0 - p) } else { self.law.quantile(p) };
        self.farthest.map_or(value, |most| value.clamp(-most, most))
    }

    /// The same law, cut off where nothing more is played: what would lie farther from 0 lies there.
    ///
    /// Unlike a bound it has no say in the curve, so that figures far below it are drawn as without it.
    #[must_use]
    pub fn no_farther(self, most: f64) -> Self {
        Self { farthest: Some(libm::fabs(most)), ..self }
    }
}

fn check(likely: f64, low: f64, high: f64, bounds: Bounds) -> Result<(), DoubtFault> {
    let ends = [bounds.lower.unwrap_or(0.0), bounds.upper.unwrap_or(0.0)];
    let faults = [
        (![likely, low, high].iter().chain(&ends).all(|x| x.is_finite()), DoubtFault::NotFinite),
        (bounds.lower.zip(bounds.upper).is_some_and(|(lower, upper)| lower >= upper), DoubtFault::BoundsCross),
        (low > likely, DoubtFault::LowAboveLikely),
        (high < likely, DoubtFault::HighBelowLikely),
        (bounds.lower.is_some_and(|lower| low < lower), DoubtFault::BelowBound),
        (bounds.upper.is_some_and(|upper| high > upper), DoubtFault::AboveBound),
    ];
    faults.into_iter().find(|(is_met, _)| *is_met).map_or(Ok(()), |(_, fault)| Err(fault))
}

/// The law of a number with a lower bound, two, or none.
fn law(likely: f64, low: f64, high: f64, bounds: Bounds, on_lower: bool, on_upper: bool) -> Result<Law, DoubtFault> {
    Ok(match (bounds.lower, bounds.upper) {
        (Some(lower), upper) if on_lower => Law::Lumped(Lumped::fit(likely, high, lower, upper, on_upper)),
        (Some(lower), None) => Law::OneBound(OneBound::fit(likely, low, high, lower)),
        (Some(lower), Some(upper)) => Law::TwoBounds(TwoBounds::fit(likely, low, high, lower, upper)),
        (None, _) => Law::Free(Metalog::fit(likely, low, high)?),
    })
}

impl Law {
    fn quantile(&self, p: f64) -> f64 {
        match self {
            Self::Known(value) => *value,
            Self::Free(metalog) => metalog.quantile(p),
            Self::OneBound(law) => law.quantile(normal::quantile(p)),
            Self::TwoBounds(law) => law.quantile(normal::quantile(p)),
            Self::Lumped(law) => law.quantile(p),
        }
    }
}

/// ln(0.9 ÷ 0.1).
const LOG_ODDS: f64 = 2.197_224_577_336_219_6;

impl Metalog {
    /// The skew a spread can bear: 1 ÷ max over p of (p − ½ + p(1−p)·ln(p ÷ (1−p))).
    const MOST_SKEW: f64 = 1.667_1;

    fn fit(likely: f64, low: f64, high: f64) -> Result<Self, DoubtFault> {
        let spread = (high - low) / (2.0 * LOG_ODDS);
        let skew = ((high - likely) - (likely - low)) / (0.8 * LOG_ODDS);
        if skew.abs() >= Self::MOST_SKEW * spread {
            return Err(DoubtFault::TooLopsided);
        }
        Ok(Self { middle: likely, spread, skew })
    }

    fn quantile(&self, p: f64) -> f64 {
        let log_odds = libm::log(p) - libm::log1p(-p);
        self.middle + (self.spread + self.skew * (p - 0.5)) * log_odds
    }
}

impl fmt::Display for DoubtFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFinite => "every value has to be a finite number",
            Self::BoundsCross => "the lower bound has to lie below the upper",
            Self::LowAboveLikely => "low lies above likely; write low <= likely <= high",
            Self::HighBelowLikely => "high lies below likely; write low <= likely <= high",
            Self::BelowBound => "low lies below the least value possible; raise low",
            Self::AboveBound => "high lies above the greatest value possible; lower high",
            Self::LowIsLikely => "low equals likely; write a lower low, or a bare number if it is known",
            Self::HighIsLikely => "high equals likely; write a higher high, or a bare number if it is known",
            Self::TooLopsided => "one side is over five times as long as the other; bring the far end nearer to likely",
        })
    }
}

impl std::error::Error for DoubtFault {}

#[cfg(test)]
mod tests;
