//! What an option costs more or less than the reference over the whole period, future by future.

use super::council::CouncilFutures;
use crate::experiment::findings::Band;
use crate::experiment::gather::band;
use crate::model::measure::Measure;

/// What a future costs in all from the first day to the last [£]; none where no cost is reported.
#[must_use]
pub fn in_all(futures: &CouncilFutures, future: usize) -> Option<f64> {
    let months = futures.course(future, Measure::CostTotal);
    months.iter().any(Option::is_some).then(|| months.into_iter().flatten().sum())
}

/// The spread of an option's cost over that of the reference [£].
#[must_use]
pub fn net(option: &CouncilFutures, reference: &CouncilFutures) -> Option<Band> {
    let pairs = 0..option.count().min(reference.count());
    let less = |future| Some(in_all(option, future)? - in_all(reference, future)?);
    band(&mut pairs.filter_map(less).collect::<Vec<f64>>())
}
