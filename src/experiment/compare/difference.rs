//! Differences future by future: how much, and in how many futures an option is the better one.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::experiment::Experiment;
use crate::experiment::findings::{Band, Series};
use crate::experiment::futures::Futures;
use crate::experiment::gather::{band, named, rows};
use crate::experiment::workers::Workers;
use crate::model::measure::Better;
use crate::model::record::Trajectory;

/// A difference on one date over pairs of futures: the option less the reference.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Difference {
    /// The spread of the difference; its `futures` are the pairs in which both have a value.
    pub band: Band,
    /// Pairs in which the option is strictly better ÷ pairs; none for a measure of which neither way
    /// is better. A tie counts for neither.
    pub share_better: Option<f64>,
    /// Pairs in which both are the same ÷ pairs.
    pub share_same: f64,
}

/// Differences by series, an entry a date; only series that both scenarios have.
pub type Differences = BTreeMap<Series, Vec<Option<Difference>>>;

/// Eq. V1. Paired differences between two scenarios played on the same luck: the option less the
/// reference, future by future. Futures that only one of them has are left out.
#[must_use]
pub fn differences(
    option: (&Experiment<'_>, &Futures),
    reference: (&Experiment<'_>, &Futures),
    workers: &dyn Workers,
) -> Differences {
    let places: BTreeMap<Series, usize> = series_of(reference.0).into_iter().zip(0..).collect();
    let series: Vec<Series> = series_of(option.0);
    let others: Vec<Option<usize>> = series.iter().map(|series| places.get(series).copied()).collect();
    let widths = (series.len(), places.len());
    let records = option.0.layout.records.len().min(reference.0.layout.records.len());
    let rows = rows(series.len(), records, workers, |place, record, column| {
        let at = (record * widths.0 + place, record * widths.1 + others[place]?);
        column.extend(pairs(&option.1.trajectories, &reference.1.trajectories, at));
        difference(column, series[place].measure.about().better)
    });
    let rows: Vec<_> = rows.collect();
    series.into_iter().zip(rows).filter(|(_, row)| row.iter().any(Option::is_some)).collect()
}

fn series_of(experiment: &Experiment<'_>) -> Vec<Series> {
    experiment.recorder.series.iter().map(|series| named(experiment, series)).collect()
}

fn pairs<'a>(
    option: &'a [Trajectory],
    reference: &'a [Trajectory],
    (place, other): (usize, usize),
) -> impl Iterator<Item = f64> + 'a {
    let both = option.iter().zip(reference);
    let less =
        both.map(move |(option, reference)| f64::from(option.values[place]) - f64::from(reference.values[other]));
    less.filter(|difference| !difference.is_nan())
}

/// The spread of differences, and how often they are for the better.
#[must_use]
pub fn difference(column: &mut [f64], better: Better) -> Option<Difference> {
    let share = |is: fn(f64) -> bool| column.iter().filter(|it| is(**it)).count() as f64 / column.len() as f64;
    let (below, above, same) = (share(|it| it < 0.0), share(|it| it > 0.0), share(|it| it == 0.0));
    let share_better = match better {
        Better::Lower => Some(below),
        Better::Higher => Some(above),
        Better::Neither => None,
    };
    Some(Difference { band: band(column)?, share_better, share_same: same })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_better_for_neither() {
        let found = difference(&mut [-1.0, 0.0, 0.0, 2.0, -3.0], Better::Lower).expect("pairs");
        assert_eq!((found.share_better, found.share_same), (Some(0.4), 0.4));
        let found = difference(&mut [-1.0, 0.0, 0.0, 2.0, -3.0], Better::Higher).expect("pairs");
        assert_eq!(found.share_better, Some(0.2));
        assert_eq!(difference(&mut [1.0], Better::Neither).expect("a pair").share_better, None);
        assert_eq!(difference(&mut [], Better::Lower), None);
    }
}
