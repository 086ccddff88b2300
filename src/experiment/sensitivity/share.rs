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

/// How far beyond 1 the interval of a share may reach before the estimate says nothing: no share can be more than 1.
const BEYOND: f64 = 0.25;

impl Share {
    /// Whether the interval passes 1, the most that a share can be, by so much that the futures are too few to tell it.
    #[must_use]
    pub fn is_far_beyond(&self) -> bool {
        self.low > 1.0 || self.high > 1.0 + BEYOND
    }

    /// Whether anything can be said of it.
    #[must_use]
    pub fn is_told(&self) -> bool {
        !self.is_impossible() && !self.is_far_beyond()
    }

    /// Half the width of its interval, which is some two standard errors.
    fn half(&self) -> f64 {
        (self.high - self.low) / 2.0
    }

    /// Whether it is more than another by more than chance makes.
    #[must_use]
    pub fn exceeds(&self, other: &Self) -> bool {
        let error = (self.half() * self.half() + other.half() * other.half()).sqrt();
        self.value - other.value > error + 1e-9
    }

    /// Whether the whole interval lies below nought or above 1, where no share can: the estimate is not to be trusted.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_share_can_be_is_not_told() {
        let told = |[value, low, high]: [f64; 3]| Share { value, low, high }.is_told();
        assert!(told([0.38, 0.30, 0.47]) && told([0.99, 0.5, 1.2]) && told([-0.02, -0.1, 0.26]));
        assert!(!told([1.38, 0.94, 5.27]), "chance of 138 percent");
        assert!(!told([1.12, 1.02, 1.2]) && !told([-0.3, -0.5, -0.1]));
    }

    #[test]
    fn one_share_exceeds_another_beyond_what_chance_makes() {
        let of = |value, low, high| Share { value, low, high };
        assert!(of(0.54, 0.5, 0.58).exceeds(&of(0.29, 0.21, 0.4)));
        assert!(!of(0.54, -0.22, 0.74).exceeds(&of(0.29, 0.21, 1.02)));
        assert!(!of(0.2, 0.2, 0.2).exceeds(&of(0.2, 0.2, 0.2)));
    }
}
