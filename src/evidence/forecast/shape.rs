//! The shape of errors: how far out five quantiles lie, learnt from forecasts of the past.

use super::signal::Past;
use crate::foundations::statistics::quantile_sorted;

/// The quantiles that are forecast.
pub const QUANTILES: [f64; 5] = [0.10, 0.25, 0.50, 0.75, 0.90];
/// The same of a standard normal law.
const NORMAL: [f64; 5] =
    [-1.281_551_565_544_600_4, -0.674_489_750_196_081_7, 0.0, 0.674_489_750_196_081_7, 1.281_551_565_544_600_4];
/// The shape expected before any error is seen: Student's law of five degrees of freedom, its variance made 1.
const EXPECTED: [f64; 5] = [-1.143_217, -0.562_889, 0.0, 0.562_889, 1.143_217];
/// Seen errors that the expected shape is worth.
const ERRORS_EXPECTED: f64 = 150.0;

/// Eq. B8. Where the five quantiles lie, in units of the sd foretold.
#[must_use]
pub fn learnt(pasts: &[Past]) -> [f64; 5] {
    let mut errors: Vec<f64> = pasts.iter().map(|past| past.missed / past.sd).collect();
    errors.sort_by(f64::total_cmp);
    let count = errors.len() as f64;
    std::array::from_fn(|place| {
        let seen = quantile_sorted(&errors, QUANTILES[place]).unwrap_or(0.0);
        (count * seen + ERRORS_EXPECTED * EXPECTED[place]) / (count + ERRORS_EXPECTED)
    })
}

/// Eq. B9. How far from the middle each quantile lies when a council's own error (of that shape and sd) and England's
/// (normal, with that variance) come together; ascending.
#[must_use]
pub fn together(shape: &[f64; 5], own: f64, nation: f64) -> [f64; 5] {
    let mut offsets: [f64; 5] = std::array::from_fn(|place| {
        let out = own * (shape[place] - shape[2]);
        let apart = (out * out + nation * NORMAL[place] * NORMAL[place]).sqrt();
        own * shape[2] + if place < 2 { -apart } else { apart }
    });
    offsets.sort_by(f64::total_cmp);
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::normal;
    use approx::assert_relative_eq;

    fn past(missed: f64) -> Past {
        Past { ahead: 1, standing: 0.0, missed, sd: 1.0 }
    }

    #[test]
    fn the_normal_quantiles_are_those_of_the_normal_law() {
        for (share, known) in QUANTILES.iter().zip(NORMAL) {
            assert_relative_eq!(normal::quantile(*share), known, epsilon = 1e-14);
        }
    }

    #[test]
    fn a_shape_is_learnt_as_errors_are_seen() {
        assert_relative_eq!(learnt(&[])[4], EXPECTED[4]);
        let wide: Vec<Past> = (-100..=100).map(|place| past(f64::from(place) / 20.0)).collect();
        let shape = learnt(&wide);
        assert!(shape[4] > 2.0 && shape[4] < 4.0, "{shape:?}");
        assert_relative_eq!(shape[4], -shape[0], max_relative = 1e-12);
    }

    #[test]
    fn spreads_add_as_variances_and_stay_in_order() {
        let both = together(&NORMAL, 3.0, 16.0);
        for (place, offset) in both.iter().enumerate() {
            assert_relative_eq!(*offset, 5.0 * NORMAL[place], epsilon = 1e-12);
        }
        let odd = together(&[0.2, 0.1, 0.3, 0.2, 0.4], 1.0, 0.0);
        assert!(odd.windows(2).all(|pair| pair[0] <= pair[1]), "{odd:?}");
    }
}
