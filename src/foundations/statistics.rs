//! Figures that sum up many futures.

/// Standard errors either side that hold 95 in 100.
pub const EITHER_SIDE: f64 = 1.959_964;

/// Arithmetic mean; `None` of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    let (&first, count) = (values.first()?, number(values.len()));
    // Taken from the first value, so that equal values have exactly their own mean.
    Some(first + values.iter().map(|value| value - first).sum::<f64>() / count)
}

/// Standard error of the mean: the sample's standard deviation ÷ √n; `None` below two values.
#[must_use]
pub fn standard_error(values: &[f64]) -> Option<f64> {
    let mean = mean(values)?;
    let count = number(values.len());
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (values.len() > 1).then(|| (squares / (count - 1.0) / count).sqrt())
}

/// The value a share `p` lies below, by linear interpolation between order statistics (type 7
/// of Hyndman & Fan 1996); `None` of nothing. `sorted` ascends.
#[must_use]
pub fn quantile_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = number(last) * p.clamp(0.0, 1.0);
    let (from, rest) = (whole(position).min(last), position - position.floor());
    let (below, above) = (sorted.get(from)?, sorted.get(from + 1).or(sorted.last())?);
    Some(if rest > 0.0 { below + rest * (above - below) } else { *below })
}

/// The least of some values that a share `p` of them do not exceed (type 1 of Hyndman & Fan 1996): one of the values themselves,
/// for what comes in whole months and may never come; `None` of nothing. `sorted` ascends.
#[must_use]
pub fn reached_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    // A share of a whole number of values is that number, whatever the last bit of the product.
    let place = (p.clamp(0.0, 1.0) * number(sorted.len()) - 1e-9).ceil().max(1.0);
    sorted.get(whole(place) - 1).copied()
}

/// The interval that holds an unknown share, `successes` of `n` having been seen, with `z`
/// standard errors either side (Wilson 1927). All of 0 to 1 when nothing was seen.
#[must_use]
pub fn wilson(successes: u32, n: u32, z: f64) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    let (n, share) = (f64::from(n), f64::from(successes.min(n)) / f64::from(n));
    let shrink = 1.0 + z * z / n;
    let centre = (share + z * z / (2.0 * n)) / shrink;
    let half = z / shrink * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

#[expect(clippy::cast_precision_loss, reason = "futures are far fewer than 2^53")]
fn number(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position in a list, never negative")]
fn whole(position: f64) -> usize {
    position as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;
    use proptest::prelude::*;

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(mean(&[]), None);
        assert_eq!(standard_error(&[3.0]), None);
        assert_eq!(quantile_sorted(&[], 0.5), None);
    }

    #[test]
    fn mean_and_error_are_those_of_the_book() {
        let values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];
        assert_eq!(mean(&values), Some(5.0));
        let error = standard_error(&values).unwrap_or(f64::NAN);
        assert_relative_eq!(error, (32.0_f64 / 7.0 / 8.0).sqrt(), epsilon = 1e-15);
        assert_eq!(mean(&[0.1; 7]), Some(0.1));
        assert_eq!(standard_error(&[0.1; 7]), Some(0.0));
    }

    /// R: quantile(c(1, 3, 4, 10), c(.1, .25, .5, .9)).
    #[test]
    fn what_is_reached_is_one_of_the_values_and_never_between_two() {
        let months: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(
            [0.0, 0.1, 0.5, 0.55, 0.9, 1.0].map(|p| reached_sorted(&months, p)),
            [1.0, 1.0, 5.0, 6.0, 9.0, 10.0].map(Some)
        );
        let thirty: Vec<f64> = (1..=30).map(f64::from).collect();
        assert_eq!([0.1, 0.9].map(|p| reached_sorted(&thirty, p)), [3.0, 27.0].map(Some));
        assert_eq!(reached_sorted(&[4.0, f64::INFINITY], 0.5), Some(4.0), "what never comes pulls nothing towards it");
        assert_eq!(reached_sorted(&[], 0.5), None);
    }

    #[test]
    fn quantiles_are_those_of_r() {
        let sorted = [1.0, 3.0, 4.0, 10.0];
        for (p, expected) in [(0.0, 1.0), (0.1, 1.6), (0.25, 2.5), (0.5, 3.5), (0.9, 8.2), (1.0, 10.0)] {
            let found = quantile_sorted(&sorted, p).unwrap_or(f64::NAN);
            assert_relative_eq!(found, expected, epsilon = 1e-12);
        }
        assert_eq!(quantile_sorted(&[7.0], 0.3), Some(7.0));
    }

    /// `scipy.stats.binomtest(8, 10).proportion_ci(method="wilson")`.
    #[test]
    fn shares_have_wilsons_interval() {
        let (low, high) = wilson(8, 10, 1.959_963_984_540_054);
        assert_relative_eq!(low, 0.490_162_471_536_642, epsilon = 1e-12);
        assert_relative_eq!(high, 0.943_317_848_545_625_3, epsilon = 1e-12);
        let (low, high) = wilson(0, 100, 1.96);
        assert!(low.abs() < 1e-12 && (0.03..0.04).contains(&high));
        assert_eq!(wilson(0, 0, 1.96), (0.0, 1.0));
    }

    proptest! {
        #[test]
        fn quantiles_never_fall(mut values in prop::collection::vec(-1e6..1e6f64, 1..40), p in 0.0..1.0f64) {
            values.sort_unstable_by(f64::total_cmp);
            let (low, high) = (quantile_sorted(&values, p * 0.9), quantile_sorted(&values, p));
            prop_assert!(low <= high && high <= values.last().copied());
        }
    }
}
