//! Process limits: how far a monthly figure moves when nothing in particular has happened.

use super::{Observed, month_number};
use crate::foundations::statistics::mean;

/// Fewest months from which limits are worked out.
pub const FEWEST: usize = 12;
/// Three standard deviations for each mean moving range: 3 ÷ 1.128.
const THREE_SIGMA: f64 = 2.66;

/// Where a monthly figure usually lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Mean of the months.
    pub middle: f64,
    /// Lower limit; never below 0 unless the figures may be.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
}

/// Eq. H1. Individuals chart: mean ± 2.66 × the mean absolute step between neighbouring months; none from fewer than
/// twelve months. Where no figure can be below 0 the lower limit is not either.
#[must_use]
pub fn limits(course: &[&Observed]) -> Option<Limits> {
    if course.len() < FEWEST {
        return None;
    }
    let middle = mean(&course.iter().map(|observed| observed.value).collect::<Vec<f64>>())?;
    let neighbours = course.windows(2).filter(|pair| month_number(pair[1].month) == month_number(pair[0].month) + 1);
    let steps: Vec<f64> = neighbours.map(|pair| (pair[1].value - pair[0].value).abs()).collect();
    let reach = THREE_SIGMA * mean(&steps)?;
    let least =
        if course.iter().all(|observed| observed.series.measure.may_be_negative()) { f64::NEG_INFINITY } else { 0.0 };
    Some(Limits { middle, low: (middle - reach).max(least), high: middle + reach })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::findings::Series;
    use crate::model::measure::Measure;
    use jiff::civil::date;

    fn course(values: &[f64]) -> Vec<Observed> {
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::Referrals };
        let month = |at: usize| date(2017 + (at / 12) as i16, (at % 12 + 1) as i8, 1).last_of_month();
        let observed = |(at, value): (usize, &f64)| Observed {
            series: series.clone(),
            month: month(at),
            value: *value,
            numerator: None,
            denominator: None,
        };
        values.iter().enumerate().map(observed).collect()
    }

    #[test]
    fn limits_are_those_of_the_textbook() {
        // Ten apart in turn about 100: the mean step is 10, so the limits are 26.6 either way.
        let all = course(&[95.0, 105.0, 95.0, 105.0, 95.0, 105.0, 95.0, 105.0, 95.0, 105.0, 95.0, 105.0]);
        let found = limits(&all.iter().collect::<Vec<_>>()).expect("twelve months");
        assert!((found.middle - 100.0).abs() < 1e-12);
        assert!((found.low - 73.4).abs() < 1e-9 && (found.high - 126.6).abs() < 1e-9, "{found:?}");
        assert_eq!(limits(&all[..11].iter().collect::<Vec<_>>()), None);
    }

    #[test]
    fn a_gap_is_no_step_and_no_limit_is_below_nought() {
        let mut all = course(&[1.0; 14]);
        all.iter_mut().skip(7).for_each(|observed| observed.value = 9.0);
        all.remove(6);
        let found = limits(&all.iter().collect::<Vec<_>>()).expect("thirteen months");
        assert!((found.high - found.middle).abs() < 1e-12, "the only step is across the missing month: {found:?}");
        let all = course(&[0.0, 9.0, 0.0, 9.0, 0.0, 9.0, 0.0, 9.0, 0.0, 9.0, 0.0, 9.0]);
        assert!(limits(&all.iter().collect::<Vec<_>>()).expect("twelve months").low.abs() < 1e-12);
    }
}
