//! A published shape: how England's caseloads are spread over workers.

use super::Claim;
use super::rows::Rows;
use crate::scenario::council::Council;

/// Children per own FTE from which a band begins, and its share of holders [%]: DfE, caseload groups, 30 September 2021.
/// The two lowest bands (9.2 and 11.2) stand together: the light holders of the files hold five to nine and seldom fewer, which
/// is a miss (`docs/validation.md`).
const BANDS: [(usize, f64); 5] = [(1, 20.4), (10, 19.2), (15, 28.2), (20, 20.0), (25, 12.2)];
/// A published shape is met within four of these [percentage points]: one council is not England, and years differ.
const POINTS: f64 = 1.0;

pub(super) fn theory(_: &Council) -> Vec<Claim> {
    let claim = |(band, (from, percent)): (usize, (usize, f64))| {
        let to = BANDS.get(band + 1).map(|next| next.0);
        Claim {
            what: to.map_or_else(
                || format!("{from} children or more [%]"),
                |to| format!("{} to {} children [%]", from, to - 1),
            ),
            expected: percent,
            error: POINTS,
            measured: Box::new(move |rows| share(rows, from, to)),
        }
    };
    BANDS.into_iter().enumerate().map(claim).collect()
}

/// Holders in a band, of all who hold a child, a year on [%].
fn share(rows: &Rows<'_>, from: usize, to: Option<usize>) -> f64 {
    let bins = rows.spread(1);
    let all: f64 = bins.iter().skip(1).sum();
    let to = to.unwrap_or(bins.len()).min(bins.len());
    100.0 * bins.get(from..to).unwrap_or_default().iter().sum::<f64>() / all
}
