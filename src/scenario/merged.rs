//! Figures of a scenario's merged text, read back as TOML.

use toml::Value;

/// A plain number, whole or not.
#[must_use]
pub fn number(value: &Value) -> Option<f64> {
    value.as_float().or(value.as_integer().map(|whole| whole as f64))
}

/// A figure in doubt: likely, low and high.
#[must_use]
pub fn doubt(value: &Value) -> Option<[f64; 3]> {
    let at = |key: &str| value.get(key).and_then(number);
    Some([at("likely")?, at("low")?, at("high")?])
}
