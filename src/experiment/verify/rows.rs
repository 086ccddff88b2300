//! What one future shows, row by row, as a claim reads it.

use crate::experiment::Experiment;
use crate::model::layout::place;
use crate::model::measure::Measure;
use crate::model::record::{BINS, Group, Trajectory};

/// One future's results.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a> {
    experiment: &'a Experiment<'a>,
    future: &'a Trajectory,
}

impl<'a> Rows<'a> {
    pub(super) fn of(experiment: &'a Experiment<'a>, future: &'a Trajectory) -> Self {
        Self { experiment, future }
    }

    /// A measure over time, for a team (or `all`); not a number where there is no row.
    pub(super) fn values(&self, team: &str, measure: Measure) -> Vec<f64> {
        let group = place(&self.experiment.layout.units, team).map_or(Group::Council, Group::Unit);
        let series = &self.experiment.recorder.series;
        let found = series.iter().position(|of| of.measure == measure && of.group == group);
        let Some(column) = found else { return Vec::new() };
        let values = self.future.values.iter().skip(column).step_by(series.len());
        values.map(|value| f64::from(*value)).collect()
    }

    /// Workers of the whole council by children each, on the first day, a year on or (2) on the last: index n holds
    /// those with more than n − 1 and at most n.
    pub(super) fn spread(&self, place: usize) -> Vec<f64> {
        let units = self.experiment.layout.units.len() + 1;
        let from = place.min(self.experiment.recorder.spread_at.len().saturating_sub(1)) * units * BINS;
        self.future.spreads.iter().skip(from).take(BINS).map(|workers| f64::from(*workers)).collect()
    }

    /// A measure of the whole council over time.
    pub(super) fn all(&self, measure: Measure) -> Vec<f64> {
        self.values("all", measure)
    }
}

/// The average over time of something taken from each value. A record without a row is none of them: of nothing there is no share,
/// and no share is not nought. Not a number where no record has a row.
pub(super) fn average(values: &[f64], each: impl Fn(f64) -> f64) -> f64 {
    let (sum, rows) = values
        .iter()
        .filter(|value| !value.is_nan())
        .fold((0.0, 0.0), |sum, value| (sum.0 + each(*value), sum.1 + 1.0));
    sum / rows
}

/// The average over time.
pub(super) fn level(values: &[f64]) -> f64 {
    average(values, |value| value)
}

/// The average over time of the squared distance from a known mean: the variance.
pub(super) fn spread(values: &[f64], mean: f64) -> f64 {
    average(values, |value| (value - mean) * (value - mean))
}

/// The sum of two rows, or their difference when the second counts as minus one.
pub(super) fn together(one: &[f64], sign: f64, other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one + sign * other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_without_a_row_is_not_a_week_of_nought() {
        let weeks = [f64::NAN, 100.0, f64::NAN, 50.0];
        assert!((level(&weeks) - 75.0).abs() < 1e-12 && (spread(&weeks, 75.0) - 625.0).abs() < 1e-12);
        assert!(level(&[f64::NAN; 3]).is_nan() && level(&[]).is_nan());
        assert!((average(&weeks, |share| f64::from(u8::from(share < 60.0))) - 0.5).abs() < 1e-12);
    }
}
