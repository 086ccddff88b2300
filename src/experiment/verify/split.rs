//! Children given out by chance alone: each worker's number is Poisson.

use super::Claim;
use super::given::{WEEK, arrivals, posts, stage_days};
use super::law::poisson_above;
use super::rows::{Rows, level};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let (Some(stage), Some(standard)) = (council.stage.values().next(), &council.standard) else { return Vec::new() };
    let workers = posts(council);
    let mean = arrivals(council) * stage_days(stage) / WEEK / workers;
    let most = standard.most_children;
    let above = poisson_above(mean, most);
    vec![
        Claim::exact(format!("share of workers over {most}"), above, move |rows| {
            level(&rows.all(Measure::WorkersOverThreshold)) / workers
        }),
        Claim::exact("children a worker, variance", mean, move |rows| around(rows, mean)),
    ]
}

/// Mean squared distance of workers' numbers from a known mean, on the last day.
fn around(rows: &Rows<'_>, mean: f64) -> f64 {
    let bins = rows.spread(2);
    let (sum, workers) = bins.iter().zip(0_u32..).fold((0.0, 0.0), |sum, (workers, children)| {
        let away = f64::from(children) - mean;
        (sum.0 + workers * away * away, sum.1 + workers)
    });
    sum / workers
}
