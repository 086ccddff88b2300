//! How much each future counts, by how near it comes to what happened.

use super::History;
use crate::experiment::findings::{Findings, Series};
use crate::foundations::statistics::mean;
use crate::scenario::council::Date;

/// Months whose mean is the level that is compared.
const MONTHS: usize = 3;
/// How near counts as near, in standard deviations over futures.
const NEAR: f64 = 0.5;

/// A level that was observed, and what each future shows in its place.
#[derive(Clone, Debug)]
pub struct Level {
    /// Whose and what.
    pub series: Series,
    /// The months it is the mean of.
    pub months: Vec<Date>,
    /// What happened.
    pub happened: f64,
    /// What each future shows; none where it has no value.
    pub shown: Vec<Option<f64>>,
}

/// The value of a series at a record of a future.
pub type Value<'a> = &'a dyn Fn(usize, usize, &Series) -> Option<f64>;

/// The level of each of the council's own series over the last months that were both observed and played.
#[must_use]
pub fn levels(history: &History, findings: &Findings, futures: usize, value: Value<'_>) -> Vec<Level> {
    let whole = |series: &&Series| series.team == "all" && series.role == "all";
    history.series().into_iter().filter(whole).filter_map(|one| level(history, findings, one, futures, value)).collect()
}

fn level(history: &History, findings: &Findings, of: &Series, futures: usize, value: Value<'_>) -> Option<Level> {
    let record = |month: Date| (1..findings.dates.len()).find(|at| findings.dates[*at] == month);
    let course = history.course(of);
    let played = course.iter().filter_map(|observed| Some((observed.month, observed.value, record(observed.month)?)));
    let mut last: Vec<(Date, f64, usize)> = played.collect();
    last.drain(..last.len().saturating_sub(MONTHS));
    let happened = mean(&last.iter().map(|(_, value, _)| *value).collect::<Vec<f64>>())?;
    let shown = |future: usize| {
        let values: Option<Vec<f64>> = last.iter().map(|(_, _, record)| value(future, *record, of)).collect();
        mean(&values?)
    };
    Some(Level {
        series: of.clone(),
        months: last.iter().map(|(month, _, _)| *month).collect(),
        happened,
        shown: (0..futures).map(shown).collect(),
    })
}

/// Eq. H3. The weight of each future: exp(−½ Σ ((its level − the level that was observed) ÷ (½ s))²) over the levels, s
/// being the standard deviation of that level over futures. A level that is the same in every future says nothing and
/// is left out; a future without a value counts nothing. The largest weight is 1.
#[must_use]
pub fn weights(levels: &[Level], futures: usize) -> Vec<f64> {
    let mut distance: Vec<Option<f64>> = vec![Some(0.0); futures];
    for level in levels {
        let Some(spread) = spread(&level.shown).filter(|spread| *spread > 0.0) else { continue };
        for (sum, shown) in distance.iter_mut().zip(&level.shown) {
            let off = shown.map(|shown| (shown - level.happened) / (NEAR * spread));
            *sum = sum.zip(off).map(|(sum, off)| sum + 0.5 * off * off);
        }
    }
    let nearest = distance.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    distance.into_iter().map(|sum| sum.map_or(0.0, |sum| libm::exp(nearest - sum))).collect()
}

fn spread(shown: &[Option<f64>]) -> Option<f64> {
    let values: Vec<f64> = shown.iter().flatten().copied().collect();
    let middle = mean(&values)?;
    let squares: Vec<f64> = values.iter().map(|value| (value - middle) * (value - middle)).collect();
    Some(libm::sqrt(mean(&squares)?))
}

/// Eq. H4. The effective number of futures: (Σ w)² ÷ Σ w². *Source:* Kish 1965.
#[must_use]
pub fn effective(weights: &[f64]) -> f64 {
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::normal::quantile;
    use crate::model::measure::Measure;

    fn level(happened: f64, count: usize) -> Level {
        let shown = (0..count).map(|at| Some(quantile((at as f64 + 0.5) / count as f64))).collect();
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload };
        Level { series, months: Vec::new(), happened, shown }
    }

    #[test]
    fn weighted_futures_have_the_mean_that_theory_gives() {
        // Futures ~ N(0, 1) and a kernel of standard deviation ½: mean a ÷ (1 + ¼), and for a = 0 a share of
        // √(1 + 2 × 4) ÷ (1 + 4) of the futures counts.
        let level = level(1.2, 20_001);
        let found = weights(std::slice::from_ref(&level), 20_001);
        let sum: f64 = found.iter().sum();
        let mean: f64 =
            found.iter().zip(&level.shown).map(|(weight, shown)| weight * shown.unwrap()).sum::<f64>() / sum;
        assert!((mean - 0.96).abs() < 0.002, "{mean}");
        let central = weights(&[super::tests::level(0.0, 20_001)], 20_001);
        assert!((effective(&central) / 20_001.0 - 0.6).abs() < 0.002, "{}", effective(&central));
    }

    #[test]
    fn without_a_level_every_future_counts_alike() {
        assert_eq!(weights(&[], 4), [1.0; 4]);
        assert!((effective(&[1.0; 4]) - 4.0).abs() < 1e-12);
        let mut same = level(3.0, 3);
        same.shown = vec![Some(2.0); 3];
        assert_eq!(weights(&[same], 3), [1.0; 3], "what is the same in every future says nothing");
    }

    #[test]
    fn far_from_every_future_few_of_them_count() {
        let found = weights(&[level(12.0, 1000)], 1000);
        assert!(effective(&found) < 10.0, "{}", effective(&found));
        assert!(found.iter().all(|weight| weight.is_finite()));
    }
}
