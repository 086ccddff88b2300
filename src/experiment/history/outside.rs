//! Months in which what happened lies outside what eight futures in ten show.

use super::{Observed, month_number};
use crate::experiment::findings::{Band, Findings, Series};
use crate::scenario::council::Date;

/// Two neighbouring months outside the band.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// Whose and what.
    pub series: Series,
    /// The two months.
    pub months: [Date; 2],
    /// Whether both lie above the band (else both below).
    pub above: bool,
}

/// The band of a series on the record of a month, after the first day.
#[must_use]
pub fn band_of(findings: &Findings, series: &Series, month: Date) -> Option<Band> {
    let bands = findings.bands.get(series)?;
    let record = (1..findings.dates.len()).find(|at| findings.dates[*at] == month)?;
    bands.get(record).copied().flatten()
}

/// Eq. H2. The latest two neighbouring months of a series that both lie above the ninetieth percentile of futures, or
/// both below the tenth.
#[must_use]
pub fn outside(findings: &Findings, course: &[&Observed]) -> Option<Outside> {
    let side = |observed: &Observed| band_of(findings, &observed.series, observed.month)?.side(observed.value);
    course.windows(2).rev().find_map(|pair| {
        let follows = month_number(pair[1].month) == month_number(pair[0].month) + 1;
        let above = side(pair[0])?;
        (follows && side(pair[1]) == Some(above)).then(|| Outside {
            series: pair[0].series.clone(),
            months: [pair[0].month, pair[1].month],
            above,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::measure::Measure;
    use jiff::civil::date;
    use std::collections::BTreeMap;

    fn findings() -> Findings {
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload };
        let band =
            Band { mean: 20.0, p10: 18.0, p25: 19.0, p50: 20.0, p75: 21.0, p90: 22.0, mc_error: 0.1, futures: 9 };
        let dates: Vec<Date> = (1..=6).map(|month| date(2019, month, 1).last_of_month()).collect();
        Findings {
            bands: BTreeMap::from([(series, vec![Some(band); 6])]),
            dates,
            replications: 9,
            seed: 1,
            interrupted: false,
            central: BTreeMap::new(),
            targets: Vec::new(),
            spreads: Vec::new(),
            outlook: Default::default(),
            notes: Vec::new(),
        }
    }

    fn told(values: &[(i8, f64)]) -> Option<([i8; 2], bool)> {
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload };
        let observed = |(month, value): &(i8, f64)| Observed {
            series: series.clone(),
            month: date(2019, *month, 1).last_of_month(),
            value: *value,
            numerator: None,
            denominator: None,
        };
        let all: Vec<Observed> = values.iter().map(observed).collect();
        let found = outside(&findings(), &all.iter().collect::<Vec<_>>())?;
        Some((found.months.map(|month| month.month()), found.above))
    }

    #[test]
    fn two_months_on_one_side_are_outside_and_one_is_not() {
        assert_eq!(told(&[(2, 23.0), (3, 23.0)]), Some(([2, 3], true)));
        assert_eq!(told(&[(2, 23.0), (3, 23.0), (4, 24.0), (5, 20.0)]), Some(([3, 4], true)));
        assert_eq!(told(&[(4, 17.0), (5, 16.0)]), Some(([4, 5], false)));
        assert_eq!(told(&[(2, 23.0), (3, 21.9), (4, 23.0)]), None);
        assert_eq!(told(&[(2, 23.0), (4, 23.0)]), None, "not neighbours");
        assert_eq!(told(&[(2, 23.0), (3, 17.0)]), None, "one on each side");
        assert_eq!(told(&[(1, 23.0), (2, 23.0)]), None, "the first day is given, not forecast");
    }
}
