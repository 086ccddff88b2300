//! What the whole period costs: its range is that of futures' own sums, which no sum of the months' ranges gives.

use serde::{Deserialize, Serialize};

use crate::experiment::Experiment;
use crate::experiment::futures::Futures;
use crate::experiment::gather::{band, some};
use crate::model::measure::Measure;
use crate::model::record::Group;

/// What staff and changes cost over all records, over futures: pay with its rises, all else in the first day's prices \[£\].
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Spending {
    /// Mean over futures.
    pub mean: f64,
    /// One future in ten costs less.
    pub p10: f64,
    /// The middle future.
    pub p50: f64,
    /// One future in ten costs more.
    pub p90: f64,
}

impl Spending {
    pub(super) fn written(self, write: fn(f64) -> f64) -> Self {
        Self { mean: write(self.mean), p10: write(self.p10), p50: write(self.p50), p90: write(self.p90) }
    }
}

/// What futures say; nothing where the scenario reports no cost.
pub(super) fn spending(experiment: &Experiment<'_>, futures: &Futures) -> Option<Spending> {
    let series = &experiment.recorder.series;
    let place = series.iter().position(|of| of.measure == Measure::CostTotal && matches!(of.group, Group::Council))?;
    let sum = |values: &[f32]| {
        let all: Vec<f64> = values.iter().skip(place).step_by(series.len()).filter_map(|one| some(*one)).collect();
        (!all.is_empty()).then(|| all.iter().sum::<f64>())
    };
    let mut sums: Vec<f64> = futures.trajectories.iter().filter_map(|future| sum(&future.values)).collect();
    band(&mut sums).map(|band| Spending { mean: band.mean, p10: band.p10, p50: band.p50, p90: band.p90 })
}
