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

/// The share below a value; all beyond the last end.
#[must_use]
pub fn share_below(bands: &[(f64, f64)], value: f64) -> f64 {
    let (mut from, mut below) = (0.0, 0.0);
    for (to, upto) in bands {
        if value < *to {
            return below + (upto - below) * ((value - from) / (to - from)).max(0.0);
        }
        (from, below) = (*to, *upto);
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;

    const BANDS: [(f64, f64); 3] = [(1.0, 0.1), (5.0, 0.7), (18.0, 1.0)];

    #[test]
    fn value_and_share_fit() {
        for at in 0..100 {
            let u = f64::from(at) / 100.0;
            assert!((share_below(&BANDS, value(&BANDS, u)) - u).abs() < 1e-12, "{u}");
        }
    }

    #[test]
    fn nothing_lies_beyond_the_last_band() {
        assert!((value(&BANDS, 1.0) - 18.0).abs() < 1e-12 && (share_below(&BANDS, 40.0) - 1.0).abs() < 1e-12);
        assert!(share_below(&BANDS, -1.0).abs() < 1e-12 && share_below(&[], 3.0).abs() < 1e-12);
    }
}
