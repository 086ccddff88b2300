//! The whole council's figures of every future: what remains once teams and roles are summed up.

use crate::experiment::Experiment;
use crate::experiment::futures::Futures;
use crate::model::measure::Measure;
use crate::model::record::{Group, Trajectory};

/// The whole council's figures of every future, in order.
#[derive(Clone, Debug, Default)]
pub struct CouncilFutures {
    /// Measures, in the order of every file.
    pub measures: Vec<Measure>,
    /// Values of each future, by record and then by measure; not a number where there is none.
    pub values: Vec<Vec<f32>>,
    /// Money of each future, by record and then by line [£]; empty where no cost is reported.
    pub money: Vec<Vec<f64>>,
}

impl CouncilFutures {
    /// The part of futures that is about the whole council.
    #[must_use]
    pub fn of(experiment: &Experiment<'_>, futures: &Futures) -> Self {
        let series = &experiment.recorder.series;
        let council = series.iter().enumerate().filter(|(_, series)| series.group == Group::Council);
        let (places, measures): (Vec<usize>, Vec<Measure>) =
            council.map(|(place, series)| (place, series.measure)).unzip();
        let values = |future: &Trajectory| {
            let records = future.values.chunks(series.len().max(1));
            records.flat_map(|record| places.iter().map(|place| record[*place])).collect()
        };
        Self {
            values: futures.trajectories.iter().map(values).collect(),
            money: futures.trajectories.iter().map(|future| future.money.clone()).collect(),
            measures,
        }
    }

    /// The first so many of them.
    #[must_use]
    pub fn first(&self, count: u32) -> Self {
        let count = count as usize;
        Self {
            measures: self.measures.clone(),
            values: self.values.iter().take(count).cloned().collect(),
            money: self.money.iter().take(count).cloned().collect(),
        }
    }

    /// Futures that there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// The value of a measure at a record of a future.
    #[must_use]
    pub fn value(&self, future: usize, record: usize, measure: Measure) -> Option<f64> {
        let place = self.measures.iter().position(|known| *known == measure)?;
        let value = self.values.get(future)?.get(record * self.measures.len() + place)?;
        (!value.is_nan()).then_some(f64::from(*value))
    }

    /// How much more of a measure there is at a record than in the same futures of another, where both have a figure.
    #[must_use]
    pub fn less(&self, other: &Self, record: usize, measure: Measure) -> Vec<f64> {
        let both = 0..self.count().min(other.count());
        both.filter_map(|future| Some(self.value(future, record, measure)? - other.value(future, record, measure)?))
            .collect()
    }

    /// A measure over the records of one future.
    #[must_use]
    pub fn course(&self, future: usize, measure: Measure) -> Vec<Option<f64>> {
        let records = self.values.get(future).map_or(0, |values| values.len() / self.measures.len().max(1));
        (0..records).map(|record| self.value(future, record, measure)).collect()
    }
}
