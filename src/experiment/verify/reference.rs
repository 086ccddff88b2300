//! The reference workload: eight means on which independent simulators of one small authority agree.

use super::Claim;
use super::given::posts;
use super::rows::{Rows, together};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Weeks of the five years that are left out of averages.
const FROM: usize = 105;

/// Mean and standard error of each of the eight, from 1,000 futures of an independent program.
type Table = [(f64, f64); 8];

/// With 300 posts.
const BASE: Table = [
    (95.20, 0.03),
    (666.27, 0.17),
    (1658.8, 0.70),
    (0.0, 0.001),
    (0.0, 0.001),
    (14.13, 0.04),
    (8.30, 0.03),
    (7.971, 0.003),
];
/// With 140.
const TIGHT: Table = [
    (95.11, 0.03),
    (665.84, 0.17),
    (1631.0, 0.55),
    (61.6, 0.92),
    (114.7, 0.98),
    (6.61, 0.03),
    (3.88, 0.02),
    (16.875, 0.005),
];

const WHAT: [&str; 8] = [
    "children in screening",
    "held, assessment",
    "held, long-term",
    "waiting, assessment",
    "waiting, long-term",
    "posts with no permanent worker",
    "posts with nobody",
    "children a staffed post",
];

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let table = if posts(council) > 200.0 { BASE } else { TIGHT };
    let line = |(place, (what, (expected, error))): (usize, (&str, (f64, f64)))| Claim {
        what: what.to_owned(),
        expected,
        error,
        measured: Box::new(move |rows| {
            let late = &statistic(rows, place)[FROM..];
            late.iter().sum::<f64>() / late.len() as f64
        }),
    };
    WHAT.into_iter().zip(table).enumerate().map(line).collect()
}

fn statistic(rows: &Rows<'_>, place: usize) -> Vec<f64> {
    let waiting = |team: &str| rows.values(team, Measure::ChildrenUnallocated);
    let held = |team: &str| together(&rows.values(team, Measure::ChildrenOpen), -1.0, &waiting(team));
    let nobody = || rows.all(Measure::UncoveredVacancyFte);
    match place {
        0 => rows.all(Measure::ChildrenNotHeld),
        1 => held("assessment"),
        2 => held("long-term"),
        3 => waiting("assessment"),
        4 => waiting("long-term"),
        5 => together(&rows.all(Measure::PostsFte), -1.0, &rows.all(Measure::InPostFte)),
        6 => nobody(),
        _ => {
            let staffed = together(&rows.all(Measure::PostsFte), -1.0, &nobody());
            let all = together(&held("assessment"), 1.0, &held("long-term"));
            all.iter().zip(staffed).map(|(held, staffed)| held / staffed).collect()
        }
    }
}
