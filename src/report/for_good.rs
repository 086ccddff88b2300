//! From when on the middle future keeps a promise for good: one definition for every page.

use crate::experiment::findings::{Band, TargetChance};
use crate::report::figures;
use crate::scenario::council::Date;

/// The first record from which the middle future keeps a promise until the end of the period, judged on the figures as they are
/// shown; none where it does not keep it at the end. A month in which it is kept once and then lost again is no such record.
pub(crate) fn kept_from(target: &TargetChance, dates: &[Date], bands: &[Option<Band>]) -> Option<Date> {
    let shown = |value: f64| figures::of(target.series.measure, value);
    let keeps = |value: f64| target.is_kept_by(value) || shown(value) == shown(target.value);
    let known = dates.iter().zip(bands).filter_map(|(date, band)| Some((*date, (*band)?.p50)));
    let known: Vec<(Date, f64)> = known.collect();
    let broken = known.iter().rposition(|(_, middle)| !keeps(*middle));
    known.get(broken.map_or(0, |last| last + 1)).map(|(date, _)| *date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::findings::Series;
    use crate::model::measure::Measure;
    use jiff::civil::date;

    fn found(middles: [Option<f64>; 5]) -> Option<i8> {
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload };
        let dates: Vec<Date> = (1..=5).map(|month| date(2024, month, 1).last_of_month()).collect();
        let target = TargetChance {
            target: "load".into(),
            series,
            date: dates[1],
            record: 1,
            value: 15.0,
            at_most: true,
            share_meeting: 0.5,
            mc_error: 0.05,
            futures: 100,
            all: 100,
        };
        let band =
            |p50: f64| Band { mean: p50, p10: p50, p25: p50, p50, p75: p50, p90: p50, mc_error: 0.1, futures: 100 };
        kept_from(&target, &dates, &middles.map(|middle| middle.map(band))).map(Date::month)
    }

    #[test]
    fn a_month_that_does_not_hold_is_not_the_first() {
        assert_eq!(found([18.0, 14.9, 15.6, 15.0, 14.0].map(Some)), Some(4));
        assert_eq!(found([18.0, 16.0, 15.6, 15.04, 14.0].map(Some)), Some(4), "15.04 reads as 15.0");
        assert_eq!(found([14.0; 5].map(Some)), Some(1));
        assert_eq!(found([14.0, 14.0, 14.0, 14.0, 15.2].map(Some)), None);
        assert_eq!(found([Some(18.0), Some(14.0), None, None, None]), Some(2));
        assert_eq!(found([None; 5]), None);
    }
}
