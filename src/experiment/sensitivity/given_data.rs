//! Shares of variance from futures that were played anyway: how much the outcome's mean moves along one input.

use super::share::Share;
use crate::foundations::statistics::{EITHER_SIDE, mean};

/// Parts of equal number that an input's range is cut into, where there are futures enough.
const PARTS: usize = 16;
/// Fewest futures in a part.
const LEAST: usize = 10;
/// Groups of futures that are left out in turn for the standard error.
const GROUPS: usize = 20;

/// First-order share of one input; none of too few futures, or where nothing varies.
#[must_use]
pub fn first_order(input: &[f64], outcome: &[f64]) -> Option<Share> {
    let mut rows: Vec<(f64, f64, usize)> = input
        .iter()
        .zip(outcome)
        .enumerate()
        .filter(|(_, (_, outcome))| !outcome.is_nan())
        .map(|(place, (input, outcome))| (*input, *outcome, place))
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.2.cmp(&other.2)));
    let value = estimate(&rows)?;
    let without: Option<Vec<f64>> = (0..GROUPS)
        .map(|group| {
            let kept: Vec<(f64, f64, usize)> = rows.iter().filter(|row| row.2 % GROUPS != group).copied().collect();
            estimate(&kept)
        })
        .collect();
    let without = without?;
    let middle = mean(&without)?;
    let squares: f64 = without.iter().map(|it| (it - middle) * (it - middle)).sum();
    let error = ((GROUPS as f64 - 1.0) / GROUPS as f64 * squares).sqrt();
    Some(Share { value, low: value - EITHER_SIDE * error, high: value + EITHER_SIDE * error })
}

/// Eq. S6. (SS between − (parts − 1) · mean square within) ÷ SS, over parts of equal number along the input: what chance
/// alone would show between parts is taken off, so that nothing has a share of nought on average.
fn estimate(rows: &[(f64, f64, usize)]) -> Option<f64> {
    let parts = PARTS.min(rows.len() / LEAST);
    if parts < 2 {
        return None;
    }
    let outcomes: Vec<f64> = rows.iter().map(|row| row.1).collect();
    let middle = mean(&outcomes)?;
    let squares = |values: &[f64], about: f64| values.iter().map(|it| (it - about) * (it - about)).sum::<f64>();
    let whole = squares(&outcomes, middle);
    let (mut between, mut within) = (0.0, 0.0);
    for part in 0..parts {
        let cut = |part: usize| part * outcomes.len() / parts;
        let values = &outcomes[cut(part)..cut(part + 1)];
        let own = mean(values)?;
        between += values.len() as f64 * (own - middle) * (own - middle);
        within += squares(values, own);
    }
    let noise = within / (outcomes.len() - parts) as f64;
    (whole > 0.0).then(|| (between - (parts as f64 - 1.0) * noise) / whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::sensitivity::design::{Design, luck};
    use std::f64::consts::PI;

    fn draws(count: u64, input: u64) -> Vec<f64> {
        (0..count).map(|row| luck(7, row).uniform(Design::Rest, input, 0)).collect()
    }

    /// Ishigami's first-order indices from plain luck: 0.3139, 0.4424, 0; and a linear function of two inputs and noise.
    #[test]
    fn shares_of_known_functions_are_found() {
        let x: Vec<Vec<f64>> = (0..3).map(|input| draws(4_000, input)).collect();
        let angle = |input: usize, row: usize| PI * (2.0 * x[input][row] - 1.0);
        let ishigami: Vec<f64> = (0..4_000)
            .map(|row| {
                let [one, two, three] = [0, 1, 2].map(|input| angle(input, row));
                libm::sin(one) + 7.0 * libm::sin(two) * libm::sin(two) + 0.1 * libm::pow(three, 4.0) * libm::sin(one)
            })
            .collect();
        let linear: Vec<f64> = (0..4_000).map(|row| 2.0 * x[0][row] + x[1][row] + x[2][row]).collect();
        for (outcome, exact) in [(&ishigami, [0.3139, 0.4424, 0.0]), (&linear, [4.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0])] {
            for (input, exact) in exact.iter().enumerate() {
                let share = first_order(&x[input], outcome).expect("it varies");
                // The parts' own width hides up to one in a hundred of what is not a straight line.
                assert!(
                    share.low - 0.02 <= *exact && *exact <= share.high + 0.02,
                    "input {input}: {share:?} and not {exact}"
                );
            }
        }
    }

    #[test]
    fn few_futures_and_constants_have_none() {
        assert_eq!(first_order(&[0.5; 5], &[1.0; 5]), None);
        assert_eq!(first_order(&draws(400, 1), &[1.0; 400]), None);
    }
}
