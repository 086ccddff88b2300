//! Bands that are evenly filled: the upper end of each, and the share up to it.

/// Shares up to each of some parts, made to add up to 1.
#[must_use]
pub fn cumulative(parts: &[f64]) -> Vec<f64> {
    let sum: f64 = parts.iter().sum();
    let mut upto = 0.0;
    let shares = parts.iter().map(|part| {
        upto += part / sum;
        upto
    });
    shares.collect()
}

/// The value at a quantile; the last end beyond the last share.
#[must_use]
pub fn value(bands: &[(f64, f64)], u: f64) -> f64 {
    let (mut from, mut below) = (0.0, 0.0);
    for (to, upto) in bands {
        if u < *upto {
            return from + (to - from) * (u - below) / (upto - below);
        }
        (from, below) = (*to, *upto);
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_lies_as_far_into_its_band_as_its_quantile() {
        let bands = [(1.0, 0.1), (5.0, 0.7), (18.0, 1.0)];
        for (u, found) in [(0.0, 0.0), (0.05, 0.5), (0.4, 3.0), (0.85, 11.5), (1.0, 18.0)] {
            assert!((value(&bands, u) - found).abs() < 1e-12, "{u}");
        }
    }
}
