//! What the money buys: when it is earned back, and what a case-month and a point of caseload cost.

use serde::{Deserialize, Serialize};

use super::costs::{Ledger, Prices};
use super::council::CouncilFutures;
use crate::foundations::statistics::{mean, standard_error};
use crate::model::measure::Measure;
use crate::scenario::council::money::Money;
use crate::scenario::council::{Date, Record};

/// When an option has earned back what it cost more.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct BreakEven {
    /// Share of futures in which it has by the end, and stays so.
    pub share: f64,
    /// Share of futures in which it never cost more.
    pub never_dearer: f64,
    /// Records by which a tenth, half and nine tenths of futures have; none: not by the end.
    pub records: [Option<usize>; 3],
}

/// An amount of money for a unit of something gained, by means over futures.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct UnitCost {
    /// Pounds for one [£, constant prices, present value].
    pub pounds: f64,
    /// Its standard error, by the delta method [£].
    pub error: f64,
    /// How much is gained, on average over futures.
    pub gained: f64,
}

/// What an option's money buys against the reference.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Worth {
    /// When it is earned back, in cash.
    pub break_even: BreakEven,
    /// For a child's month out of the care of nobody or of a worker over the threshold; none where it is not clear that
    /// any is gained.
    pub case_month: Option<UnitCost>,
    /// For one child fewer in the average caseload, averaged over the whole period and not read off at its end.
    pub caseload_point: Option<UnitCost>,
}

/// What an option's money buys; none where no cost is reported.
#[must_use]
pub fn worth(
    option: &CouncilFutures,
    reference: &CouncilFutures,
    (dates, record): (&[Date], Record),
    money: Option<&Money>,
) -> Option<Worth> {
    let ledger = Ledger::of(dates, money);
    let (mut nets, mut months, mut points, mut breaks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for future in 0..option.count().min(reference.count()) {
        let (ours, theirs) = (option.money.get(future)?, reference.money.get(future)?);
        if ours.is_empty() || theirs.is_empty() {
            return None;
        }
        nets.push(ledger.table(ours, theirs, Prices::Constant).present);
        months.push(case_months(option, reference, future, record));
        points.push(points_of_caseload(option, reference, future));
        breaks.push(break_even(&ledger.net_by_record(ours, theirs)));
    }
    (!nets.is_empty()).then(|| Worth {
        break_even: together(&breaks, dates.len()),
        case_month: unit_cost(&nets, &months),
        caseload_point: unit_cost(&nets, &points),
    })
}

/// Eq. V5. The first record from which the cumulative net stays at or below nought, once it was above; the first of all where
/// it never was above.
fn break_even(nets: &[f64]) -> Option<usize> {
    let mut sum = 0.0;
    let so_far: Vec<f64> = nets
        .iter()
        .map(|net| {
            sum += net;
            sum
        })
        .collect();
    match so_far.iter().rposition(|sum| *sum > 0.0) {
        None => Some(0),
        Some(last) if last + 1 < so_far.len() => Some(last + 1),
        Some(_) => None,
    }
}

fn together(breaks: &[Option<usize>], records: usize) -> BreakEven {
    let share = |by: usize| {
        breaks.iter().filter(|found| found.is_some_and(|at| at <= by)).count() as f64 / breaks.len().max(1) as f64
    };
    BreakEven {
        share: share(records),
        never_dearer: share(0),
        records: [0.1, 0.5, 0.9].map(|wanted| (0..records).find(|record| share(*record) >= wanted)),
    }
}

/// Children with nobody, or with a worker over the threshold, at a record.
fn badly_placed(futures: &CouncilFutures, future: usize, record: usize) -> f64 {
    let at = |measure| futures.value(future, record, measure).unwrap_or(0.0);
    at(Measure::ChildrenOverThreshold) + at(Measure::ChildrenUnallocated)
}

/// Eq. V6. Child-months taken out of the care of nobody or of a worker over the threshold. Children without a worker count, so
/// that nothing is gained by letting them wait. A week is its part of a month.
fn case_months(option: &CouncilFutures, reference: &CouncilFutures, future: usize, each: Record) -> f64 {
    let records = option.course(future, Measure::AverageCaseload).len();
    let gained = |record| badly_placed(reference, future, record) - badly_placed(option, future, record);
    each.months() * (1..records).map(gained).sum::<f64>()
}

/// Eq. V7. Points of average caseload gained, averaged over the records of the period: a dip on the last day buys next to nothing.
fn points_of_caseload(option: &CouncilFutures, reference: &CouncilFutures, future: usize) -> f64 {
    let courses = [reference, option].map(|futures| futures.course(future, Measure::AverageCaseload));
    let both = courses[0].iter().zip(&courses[1]).skip(1);
    let gains: Vec<f64> = both.filter_map(|(other, own)| Some((*other)? - (*own)?)).collect();
    mean(&gains).unwrap_or(0.0)
}

/// Mean cost ÷ mean gain, where the gain is clearly above nought.
fn unit_cost(nets: &[f64], gains: &[f64]) -> Option<UnitCost> {
    let (net, gained) = (mean(nets)?, mean(gains)?);
    let error = standard_error(gains)?;
    if gained <= 2.0 * error || gained <= 0.0 {
        return None;
    }
    let pounds = net / gained;
    let residuals: Vec<f64> = nets.iter().zip(gains).map(|(net, gain)| (net - pounds * gain) / gained).collect();
    Some(UnitCost { pounds, error: standard_error(&residuals)?, gained })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_earned_back_when_it_stays_so() {
        assert_eq!(break_even(&[100.0, -60.0, -60.0, 30.0, -40.0]), Some(4), "above nought again in the fourth month");
        assert_eq!(break_even(&[100.0, -60.0, -60.0, -30.0]), Some(2));
        assert_eq!(break_even(&[100.0, -60.0]), None);
        assert_eq!(break_even(&[-5.0, -5.0]), Some(0));
        let found = together(&[Some(0), Some(3), None, Some(3)], 5);
        assert!((found.share - 0.75).abs() < 1e-12 && (found.never_dearer - 0.25).abs() < 1e-12);
        assert_eq!(found.records, [Some(0), Some(3), None]);
    }

    /// Futures with one course of caseload, of children over the threshold, and of children waiting.
    fn futures(caseload: &[f32], over: &[f32], waiting: &[f32]) -> CouncilFutures {
        let rows = caseload.iter().zip(over).zip(waiting);
        CouncilFutures {
            measures: vec![Measure::ChildrenUnallocated, Measure::AverageCaseload, Measure::ChildrenOverThreshold],
            values: vec![rows.flat_map(|((caseload, over), waiting)| [*waiting, *caseload, *over]).collect()],
            money: vec![Vec::new()],
        }
    }

    #[test]
    fn a_dip_on_the_last_day_is_not_a_point_of_caseload() {
        let reference = futures(&[20.0; 11], &[0.0; 11], &[0.0; 11]);
        let mut dips = [20.0; 11];
        dips[10] = 15.0;
        let option = futures(&dips, &[0.0; 11], &[0.0; 11]);
        assert!(
            (points_of_caseload(&option, &reference, 0) - 0.5).abs() < 1e-12,
            "five points for a tenth of the time"
        );
    }

    #[test]
    fn children_left_waiting_gain_no_case_months() {
        let reference = futures(&[20.0; 3], &[40.0; 3], &[0.0; 3]);
        let hidden = futures(&[15.0; 3], &[0.0; 3], &[40.0; 3]);
        let case_months = |option: &CouncilFutures, reference: &CouncilFutures, future: usize| {
            case_months(option, reference, future, Record::Month)
        };
        assert!(case_months(&hidden, &reference, 0).abs() < 1e-12, "forty children moved from a heavy load to nobody");
        let better = futures(&[15.0; 3], &[10.0; 3], &[0.0; 3]);
        assert!((case_months(&better, &reference, 0) - 60.0).abs() < 1e-12);
    }

    #[test]
    fn a_year_told_week_by_week_gains_as_many_case_months_as_one_told_by_months() {
        let gained = |records: usize, each: Record| {
            let with = |over: f32| futures(&vec![15.0; records + 1], &vec![over; records + 1], &vec![0.0; records + 1]);
            case_months(&with(10.0), &with(40.0), 0, each)
        };
        let (months, weeks) = (gained(12, Record::Month), gained(52, Record::Week));
        assert!((months - 360.0).abs() < 1e-9 && (weeks / months - 364.0 / 365.25).abs() < 1e-9, "{months} {weeks}");
    }

    #[test]
    fn nothing_is_divided_by_a_gain_that_is_not_clear() {
        assert_eq!(unit_cost(&[1.0, 2.0, 3.0], &[1.0, -1.0, 0.5]), None);
        let found = unit_cost(&[100.0, 200.0, 300.0], &[1.0, 2.0, 3.0]).expect("a clear gain");
        assert!((found.pounds - 100.0).abs() < 1e-12 && found.error < 1e-9);
    }
}
