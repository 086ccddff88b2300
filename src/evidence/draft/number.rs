//! Numbers as one types them in a scenario file.

use super::level::Level;

/// A number with so many decimals at most, and `_` between thousands.
#[must_use]
pub(in crate::evidence) fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = part.trim_end_matches('0');
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    if part.is_empty() { out } else { format!("{out}.{part}") }
}

/// A doubt; its three stay apart however they are rounded, and within bounds.
#[must_use]
pub(super) fn doubt(level: Level, decimals: usize, bounds: (f64, f64)) -> String {
    let step = libm::pow(10.0, -(decimals as f64));
    let likely = libm::round(level.likely.clamp(bounds.0, bounds.1) / step) * step;
    let low = (libm::round(level.low / step) * step).min(likely - step).max(bounds.0);
    let high = (libm::round(level.high / step) * step).max(likely + step).min(bounds.1);
    if low >= likely || high <= likely {
        return number(likely, decimals);
    }
    format!(
        "{{ likely = {}, low = {}, high = {} }}",
        number(likely, decimals),
        number(low, decimals),
        number(high, decimals)
    )
}

/// The same three times another number.
#[must_use]
pub(super) fn times(level: Level, by: f64) -> Level {
    Level { likely: level.likely * by, low: level.low * by, high: level.high * by }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_typed_as_people_type_them() {
        assert_eq!(
            [number(4450.0, 0), number(1234567.25, 1), number(17.0, 1), number(-0.05, 2)],
            ["4_450", "1_234_567.2", "17", "-0.05"]
        );
    }

    #[test]
    fn a_doubt_keeps_its_order_after_rounding() {
        let level = Level { likely: 10.04, low: 10.02, high: 10.06 };
        assert_eq!(doubt(level, 1, (0.0, 100.0)), "{ likely = 10, low = 9.9, high = 10.1 }");
        assert_eq!(doubt(Level { likely: 100.0, low: 90.0, high: 120.0 }, 1, (0.0, 100.0)), "100");
    }
}
