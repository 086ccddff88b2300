//! The tipping point of the attrition loop against its printed table.

use super::sums::Sum;
use crate::experiment::outlook::tipping::AttritionLoop;

/// Strength, least starters a year, and the workload of no return with 30 starters a year, to the digits printed.
const PRINTED: [(f64, f64, Option<f64>); 4] =
    [(0.4, 21.9, None), (0.5, 24.7, Some(3.51)), (0.7, 28.3, Some(1.97)), (0.9, 29.8, Some(1.23))];

pub(super) fn fold() -> Vec<Sum> {
    let mut sums = Vec::new();
    for (strength, least, no_return) in PRINTED {
        let council = AttritionLoop { leaving: 0.15, in_post: 200.0, starters: 30.0, strength };
        sums.push(Sum::of(format!("least starters a year at strength {strength}"), least, council.least_starters(), 0.05));
        if let Some((expected, found)) = no_return.zip(council.no_return()) {
            sums.push(Sum::of(format!("workload of no return at strength {strength}"), expected, found, 0.005));
        }
    }
    sums
}
