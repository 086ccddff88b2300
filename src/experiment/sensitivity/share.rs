//! A share of a variance, with its interval.

use serde::{Deserialize, Deserializer, Serialize};

/// A share of the variance of an outcome; an estimate may lie a little below nought or above one.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Share {
    /// The estimate.
    #[serde(deserialize_with = "or_none")]
    pub value: f64,
    /// Lower end of the interval that holds it in 95 of 100.
    #[serde(deserialize_with = "or_none")]
    pub low: f64,
    /// Upper end of that interval.
    #[serde(deserialize_with = "or_none")]
    pub high: f64,
}

/// A figure that was kept as nothing, since it was not a number, is not a number again.
pub(super) fn or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    Ok(Option::<f64>::deserialize(deserializer)?.unwrap_or(f64::NAN))
}

impl Share {
    /// Whether the whole interval lies below nought, which no share can: the estimate is not to be trusted.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        self.high < 0.0 || self.low > 1.0
    }
}

/// The estimate with the interval that its values over resamples span, 95 in 100 of them.
#[must_use]
pub fn between(value: f64, mut resampled: Vec<f64>) -> Share {
    resampled.retain(|it| !it.is_nan());
    resampled.sort_unstable_by(f64::total_cmp);
    let at = |share| crate::foundations::statistics::quantile_sorted(&resampled, share).unwrap_or(value);
    Share { value, low: at(0.025).min(value), high: at(0.975).max(value) }
}
