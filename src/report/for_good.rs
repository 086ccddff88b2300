//! From when on the middle future keeps a promise for good: one definition for every page.

use crate::experiment::findings::{Band, TargetChance};
use crate::report::{against, days};
use crate::scenario::council::Date;

/// Fewest months, the last among them, through which a promise has to be kept to be kept for good. Demand, starters and leavers
/// have their seasons, and a caseload falls and rises with them within a year: only what outlasts half of one is no season.
const LASTING: i32 = 6;

/// How the middle future keeps a promise by the end of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// From this record on, for as long as makes it more than a season.
    ForGood(Date),
    /// Without a break from this record on, which is too shortly before the end to say that it lasts. It may have kept it in months
    /// before, and lost it again.
    OnlyLately(Date),
    /// It does not keep it at the end.
    Not,
}

impl Kept {
    /// "without a break only from Aug 2022"; none where it is kept for good, or not kept.
    pub(crate) fn lately(self) -> Option<String> {
        match self {
            Self::OnlyLately(from) => Some(format!("without a break only from {}", days::month(from))),
            Self::ForGood(_) | Self::Not => None,
        }
    }
}

/// From which record on the middle future keeps a promise until the end of the period, judged as the futures beside it are and not
/// on figures as they are shown: what half of all futures break is not kept. A month in which it is kept once and then lost again
/// is no such record. What is kept from the first record on is kept for good, however short the period.
pub(crate) fn kept_from(target: &TargetChance, dates: &[Date], bands: &[Option<Band>]) -> Kept {
    let known = dates.iter().zip(bands).filter_map(|(date, band)| Some((*date, (*band)?.p50)));
    let known: Vec<(Date, f64)> = known.collect();
    let broken = known.iter().rposition(|(_, middle)| !against::keeps(target, *middle));
    let first = broken.map_or(0, |last| last + 1);
    let Some(((from, _), (to, _))) = known.get(first).zip(known.last()) else { return Kept::Not };
    let months = 12 * i32::from(to.year() - from.year()) + i32::from(to.month() - from.month()) + 1;
    if first == 0 || months >= LASTING { Kept::ForGood(*from) } else { Kept::OnlyLately(*from) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::findings::Series;
    use crate::model::measure::Measure;
    use jiff::civil::date;

    fn found(middles: &[Option<f64>]) -> Kept {
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload };
        let dates: Vec<Date> = (1..).take(middles.len()).map(|month| date(2024, month, 1).last_of_month()).collect();
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
        kept_from(&target, &dates, &middles.iter().map(|middle| middle.map(band)).collect::<Vec<_>>())
    }

    /// So many middles, then 14 until the end of nine months.
    fn then_kept(middles: &[f64]) -> Kept {
        let kept = std::iter::repeat_n(14.0, 9 - middles.len());
        found(&middles.iter().copied().chain(kept).map(Some).collect::<Vec<_>>())
    }

    fn from(month: i8) -> Kept {
        Kept::ForGood(date(2024, month, 1).last_of_month())
    }

    #[test]
    fn a_month_that_does_not_hold_is_not_the_first() {
        assert_eq!(then_kept(&[18.0, 14.9, 15.6, 15.0]), from(4));
        assert_eq!(then_kept(&[18.0, 16.0, 15.04, 14.9]), from(4), "15.04 reads as 15.0, and is more");
        assert_eq!(then_kept(&[]), from(1));
        assert_eq!(then_kept(&[14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 15.2]), Kept::Not);
        assert_eq!(found(&[None; 5]), Kept::Not);
    }

    #[test]
    fn less_than_half_a_year_before_the_end_is_not_for_good() {
        assert_eq!(then_kept(&[18.0; 3]), from(4));
        assert_eq!(then_kept(&[18.0; 4]), Kept::OnlyLately(date(2024, 5, 31)));
        assert_eq!(then_kept(&[18.0; 7]).lately().as_deref(), Some("without a break only from Aug 2024"));
        assert_eq!(then_kept(&[18.0; 8]).lately().as_deref(), Some("without a break only from Sep 2024"));
        assert_eq!(found(&[Some(18.0), Some(14.0), None, None, None]), Kept::OnlyLately(date(2024, 2, 29)));
        assert_eq!(found(&[Some(14.0); 3]), from(1), "never broken, however short");
    }

    #[test]
    fn months_that_kept_it_before_and_lost_it_again_are_not_denied() {
        // Kept in May, missed in June and July, one of them by a hair, kept in August and September.
        let kept = then_kept(&[18.0, 18.0, 18.0, 18.0, 14.84, 15.08, 15.01]);
        let said = kept.lately().expect("too shortly before the end");
        assert_eq!(said, "without a break only from Aug 2024");
    }
}
