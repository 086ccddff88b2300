//! How often futures leave the range of their own forecast two months running, where nothing is wrong with it.

use serde::{Deserialize, Serialize};

use super::council::CouncilFutures;
use super::signs::WATCHED;
use crate::experiment::findings::Findings;
use crate::foundations::calendar::month_number;
use crate::model::measure::Measure;

/// Months that are looked at.
const MONTHS: usize = 12;
/// Fewest futures of which the share is told.
const LEAST: usize = 20;

/// Shares of an option's own futures that lie outside the range of 8 in 10 of them two months running, on one side of it.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct ByChance {
    /// Months after the first day that were looked at.
    pub months: u32,
    /// By the average caseload.
    pub caseload: f64,
    /// By one or another of the figures that are watched.
    pub any: f64,
}

/// Plays the part of what happens with every future in turn: the model is right of it by definition, so that every alarm is false. None
/// where months' ends are not told or futures are few.
#[must_use]
pub fn by_chance(futures: &CouncilFutures, findings: &Findings) -> Option<ByChance> {
    let dates = &findings.dates;
    let ends = (1..dates.len()).filter(|at| dates[*at] == dates[*at].last_of_month());
    let records: Vec<usize> = ends.take(MONTHS).collect();
    let follow = |pair: &[usize]| month_number(dates[pair[1]]) == month_number(dates[pair[0]]) + 1;
    if records.len() < 2 || !records.windows(2).all(follow) || futures.count() < LEAST {
        return None;
    }
    let strays = |future: usize, measure: Measure| strays(futures, findings, (future, measure), &records);
    let share = |of: &dyn Fn(usize) -> bool| {
        (0..futures.count()).filter(|future| of(*future)).count() as f64 / futures.count() as f64
    };
    Some(ByChance {
        months: records.len() as u32,
        caseload: share(&|future| strays(future, Measure::AverageCaseload)),
        any: share(&|future| WATCHED.into_iter().any(|measure| strays(future, measure))),
    })
}

/// Whether a future lies outside at two of the records in turn, on one side.
fn strays(
    futures: &CouncilFutures,
    findings: &Findings,
    (future, measure): (usize, Measure),
    records: &[usize],
) -> bool {
    let Some(bands) = findings.council(measure) else { return false };
    let side = |record: &usize| {
        let band = bands.get(*record).copied().flatten()?;
        band.side(futures.value(future, *record, measure)?)
    };
    let sides: Vec<Option<bool>> = records.iter().map(side).collect();
    sides.windows(2).any(|pair| pair[0].is_some() && pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::findings::{Band, Series};
    use jiff::civil::date;
    use std::collections::BTreeMap;

    const RECORDS: i16 = 25;

    fn findings() -> Findings {
        let series = Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload };
        let band =
            Band { mean: 15.0, p10: 10.0, p25: 12.0, p50: 15.0, p75: 18.0, p90: 20.0, mc_error: 0.1, futures: 100 };
        Findings {
            bands: BTreeMap::from([(series, vec![Some(band); RECORDS as usize])]),
            dates: (0..RECORDS).map(|at| date(2022 + at / 12, (at % 12 + 1) as i8, 1).last_of_month()).collect(),
            replications: 100,
            seed: 1,
            interrupted: false,
            central: BTreeMap::new(),
            targets: Vec::new(),
            spreads: Vec::new(),
            outlook: Default::default(),
            notes: Vec::new(),
        }
    }

    /// A hundred futures: so many above the range in two months running, as many in two months that are apart, the rest after a year.
    fn told(away: usize) -> Option<ByChance> {
        let course = |future: usize| -> Vec<f32> {
            let is_out = |month: i16| match future {
                one if one < away => month == 4 || month == 5,
                one if one < 2 * away => month == 4 || month == 6,
                _ => month > 12,
            };
            (0..RECORDS).map(|month| if is_out(month) { 21.0 } else { 15.0 }).collect()
        };
        let values = (0..100).map(course).collect();
        let futures = CouncilFutures { measures: vec![Measure::AverageCaseload], values, money: Vec::new() };
        by_chance(&futures, &findings())
    }

    #[test]
    fn two_months_in_turn_within_a_year_count_and_others_do_not() {
        assert_eq!(told(30), Some(ByChance { months: 12, caseload: 0.3, any: 0.3 }));
        assert_eq!(told(0).map(|found| found.any), Some(0.0), "what comes after the year");
    }

    #[test]
    fn few_futures_tell_no_share() {
        let few = CouncilFutures { values: vec![vec![15.0; RECORDS as usize]; 5], ..CouncilFutures::default() };
        assert_eq!(by_chance(&few, &findings()), None);
    }
}
