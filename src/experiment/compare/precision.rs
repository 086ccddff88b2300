//! How many futures are enough: the smallest number after which a figure is known to within a half-width, and stays so.

use crate::foundations::statistics::{EITHER_SIDE, standard_error};

/// Fewest futures from which anything is judged.
const LEAST: usize = 30;

/// Eq. V10. The smallest number of futures whose mean is known to within a half-width (95 in 100), and stays so for as many
/// futures more as the rule looks ahead: 5, or 5 in 100 of those played. None while these are not enough.
#[must_use]
pub fn enough(values: &[f64], half_width: f64) -> Option<usize> {
    let mut run = 0;
    for count in LEAST..=values.len() {
        run = if self::half_width(&values[..count])? <= half_width { run + 1 } else { 0 };
        let wanted = count - run + 1;
        if run > ahead(wanted) {
            return Some(wanted);
        }
    }
    None
}

/// Futures looked ahead once so many are enough.
fn ahead(count: usize) -> usize {
    if count <= 100 { 5 } else { count * 5 / 100 }
}

/// The half-width that is known of a mean (95 in 100).
#[must_use]
pub fn half_width(values: &[f64]) -> Option<f64> {
    standard_error(values).map(|error| EITHER_SIDE * error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_stops_where_the_half_width_holds_and_stays() {
        // ±1 in turn: a standard deviation of 1, so 1.96² ÷ 0.2² = 96 futures.
        let values: Vec<f64> = (0..400).map(|place| if place % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let found = enough(&values, 0.2).expect("enough");
        assert!((95..=99).contains(&found), "{found}");
        assert_eq!(enough(&values[..90], 0.2), None);
        assert_eq!(enough(&values[..found + 4], 0.2), None, "it must stay so");
        // More futures never change what was enough.
        assert_eq!(enough(&values[..200], 0.2), Some(found));
    }

    #[test]
    fn a_wild_future_within_the_look_ahead_asks_for_more() {
        let mut values: Vec<f64> = (0..400).map(|place| if place % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let found = enough(&values, 0.2).expect("enough");
        values[found + 2] = 30.0;
        assert!(enough(&values, 0.2).is_none_or(|later| later > found));
    }
}
