//! The tipping point of the attrition loop against its printed table.

use super::sums::Sum;
use crate::experiment::outlook::tipping::AttritionLoop;

/// Strength, least starters a year, and people in post below whom 30 starters a year do not bring 200 back, to the
/// digits printed.
const PRINTED: [(f64, f64, Option<f64>); 4] =
    [(0.4, 21.9, None), (0.5, 24.7, Some(56.93)), (0.7, 28.3, Some(101.78)), (0.9, 29.8, Some(162.58))];

pub(super) fn fold() -> Vec<Sum> {
    let mut sums = Vec::new();
    for (strength, least, no_return) in PRINTED {
        let council = AttritionLoop { leaving: 0.15, in_post: 200.0, starters: 30.0, strength };
        sums.push(Sum::of(format!("least starters a year at {strength}"), least, council.least_starters(), 0.05));
        if let Some((expected, workload)) = no_return.zip(council.no_return()) {
            sums.push(Sum::of(format!("in post at no return, {strength}"), expected, 200.0 / workload, 0.005));
        }
    }
    sums
}
