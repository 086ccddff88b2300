//! The shapes of variation a scenario may name: each child or person draws its own value.

use serde::Deserialize;

use super::uncertain::Uncertain;

/// How a length or an amount varies from one child (or person) to the next.
///
/// The unit is that of the key that holds the shape (`_weeks`, `_working_days`, …).
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Shape {
    /// The same for everyone.
    Fixed(Uncertain),
    /// Memoryless, with this mean.
    Exponential {
        /// Mean.
        mean: Uncertain,
    },
    /// Lognormal by mean and coefficient of variation (sd ÷ mean).
    Lognormal {
        /// Mean.
        mean: Uncertain,
        /// Coefficient of variation.
        cv: Uncertain,
    },
    /// Gamma by mean and coefficient of variation (sd ÷ mean); shape is 1 ÷ cv².
    Gamma {
        /// Mean.
        mean: Uncertain,
        /// Coefficient of variation.
        cv: Uncertain,
    },
    /// Weibull by scale and shape.
    Weibull {
        /// Scale: 63.2 % lie below it.
        scale: Uncertain,
        /// Shape: below 1, the longer it has lasted the longer it will.
        shape: Uncertain,
    },
    /// Equally likely anywhere between two values.
    Uniform {
        /// Smallest value.
        from: Uncertain,
        /// Largest value.
        to: Uncertain,
    },
    /// Published bands. Band k holds values above `up_to[k-1]` (or from 0) up to `up_to[k]`.
    Histogram(Histogram),
    /// Ends only at a review.
    Reviews(Reviews),
}

/// Bands as a statistical release prints them.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Histogram {
    /// Upper end of each band, ascending. A first entry of 0 is "the same day".
    pub up_to: Vec<f64>,
    /// Share in each band [%]; one more than `up_to` when there is a band beyond the last.
    pub percent: Vec<f64>,
    /// Mean length beyond the last `up_to`, exponential; needed when there is such a band.
    pub beyond_mean: Option<f64>,
}

/// A length that ends at one of several reviews, or (a few) between the first two.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Reviews {
    /// Months after the start at which a review falls; then every (last gap) months.
    pub at_months: Vec<f64>,
    /// Of lengths that reach a review, the share that ends there [%]; the last repeats.
    pub end_percent: Vec<f64>,
    /// Of lengths that pass the first review, the share that ends before `between_until_months` [%].
    pub between_percent: f64,
    /// End of the spell in which those end, spread evenly from the first review \[months\].
    pub between_until_months: f64,
}

/// A bare number is a shape too: the same for everyone.
pub fn shape_or_number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Shape, D::Error> {
    ShapeOrNumber::deserialize(deserializer).map(|read| read.0)
}

/// The same for a key that may be absent.
pub fn optional_shape<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Shape>, D::Error> {
    ShapeOrNumber::deserialize(deserializer).map(|read| Some(read.0))
}

struct ShapeOrNumber(Shape);

impl<'de> Deserialize<'de> for ShapeOrNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::Value::deserialize(deserializer)?;
        let is_shape = value.as_table().is_some_and(|table| !table.contains_key("likely"));
        let read = if is_shape { Shape::deserialize(value) } else { Uncertain::deserialize(value).map(Shape::Fixed) };
        read.map(Self).map_err(serde::de::Error::custom)
    }
}
