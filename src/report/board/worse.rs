//! What the option that is shown makes worse: a lower caseload may be bought with it.

use crate::experiment::compare::difference::Difference;
use crate::foundations::statistics::EITHER_SIDE;
use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, HARMS, terminal, words};
use crate::report::figures;
use crate::scenario::council::Date;

/// The first of them that is worse at a record than with the reference in clearly more than half of the futures, by how much and in
/// how many.
pub(crate) fn sentence(report: &ComparisonReport<'_>, record: usize) -> Option<String> {
    let date = *report.comparison.proposed().findings.dates.get(record)?;
    let found = |measure: Measure| said(report, (measure, date), &terminal::proposed_at(report, measure, record)?);
    HARMS.into_iter().find_map(found)
}

fn said(report: &ComparisonReport<'_>, (measure, date): (Measure, Date), difference: &Difference) -> Option<String> {
    let band = &difference.band;
    let shares = words::shares(difference)?;
    let [_, many, _] = figures::parts_in_100(shares);
    let amount = words::amount(measure, band.p50, band.mc_error);
    // What so few futures cannot tell from the toss of a coin is not called worse, nor what reads as no different.
    let error = EITHER_SIDE * libm::sqrt(0.25 / f64::from(band.futures.max(1)));
    if shares[1] - 0.5 <= error || amount == "no different" {
        return None;
    }
    let comparison = report.comparison;
    let in_how_many = if shares[1] < 1.0 {
        format!("{many} futures")
    } else {
        format!("all {} futures played", figures::shown(f64::from(band.futures), 0))
    };
    Some(format!(
        "{}: worse with {} than with {} in {in_how_many} ({amount} in the middle future; 8 in 10 futures: {}).",
        words::dated(measure, date),
        comparison.proposed().label,
        comparison.reference().label,
        words::range(measure, band.p10, band.p90, band.mc_error),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::findings::{Band, Series};
    use crate::report::compare::sample;

    /// The town, where the programme changes two measures by so much, in so many futures for the better.
    fn told(unallocated: (f64, f64), changes: (f64, f64)) -> Option<String> {
        let mut played = sample::played();
        let record = played.comparison.record;
        for (measure, (by, share_better)) in
            [(Measure::ChildrenUnallocated, unallocated), (Measure::WorkerChanges, changes)]
        {
            let (p10, p90) = (by - 1.0, by + 1.0);
            let band = Band { mean: by, p10, p25: p10, p50: by, p75: p90, p90, mc_error: 0.01, futures: 40 };
            let found = Difference { band, share_better: Some(share_better), share_same: 0.0 };
            let series = Series { team: "all".into(), role: "all".into(), measure };
            let dates = played.comparison.options[1].findings.dates.len();
            let line = played.comparison.options[1].differences.as_mut().unwrap();
            line.entry(series).or_insert_with(|| vec![None; dates])[record] = Some(found);
        }
        // Nothing else is to be found.
        if let Some(found) = played.comparison.options[1].differences.as_mut() {
            found.retain(|series, _| [Measure::ChildrenUnallocated, Measure::WorkerChanges].contains(&series.measure));
        }
        sentence(&played.report(), record)
    }

    #[test]
    fn the_board_counts_worse_futures_as_the_report_does() {
        let band = Band { mean: 5.0, p10: 4.0, p25: 4.0, p50: 5.0, p75: 6.0, p90: 6.0, mc_error: 0.01, futures: 200 };
        let difference = Difference { band, share_better: Some(0.245), share_same: 0.0 };
        let played = sample::played();
        let day = played.report().date().expect("a day");
        let board =
            said(&played.report(), (Measure::ChildrenUnallocated, day), &difference).expect("a measure that is worse");
        let all = Difference { share_better: Some(0.0), ..difference };
        let in_all = said(&played.report(), (Measure::ChildrenUnallocated, day), &all).expect("worse in every future");
        assert!(in_all.contains(" in all 200 futures played (") && !in_all.contains("in 100"), "{in_all}");
        let report = words::odds("B", &difference).expect("a way that is better");
        assert!(report.contains("better in 25 in 100 futures and worse in 75 in 100"), "{report}");
        assert!(board.contains(" in 75 in 100 futures (5 more"), "{board}");
    }

    #[test]
    fn children_with_no_worker_come_first_and_what_is_better_is_not_said() {
        let said = told((50.0, 0.02), (0.5, 0.1)).unwrap();
        assert!(
            said.starts_with("Children with no worker on ")
                && said.contains(
                    ": worse with B. A programme with a long name than with A. As it is in 98 in 100 futures"
                )
                && said.ends_with("(50 more in the middle future; 8 in 10 futures: 49 to 51 more)."),
            "{said}"
        );
        assert!(
            told((-50.0, 0.98), (0.5, 0.1))
                .unwrap()
                .starts_with("Changes of worker for every 100 children in the year to ")
        );
        assert_eq!(told((-50.0, 0.98), (-0.5, 0.9)), None);
        // As many futures either way, or no difference that shows: nothing is claimed.
        assert_eq!(told((5.0, 0.5), (0.0, 0.4)), None);
    }

    #[test]
    fn what_may_as_well_be_the_toss_of_a_coin_is_not_called_worse() {
        // 40 futures know a half to within 15 in 100.
        assert_eq!(told((-50.0, 0.98), (0.5, 0.42)), None, "worse in 58 in 100");
        assert_eq!(told((-50.0, 0.98), (0.5, 0.36)), None, "worse in 64 in 100");
        assert!(told((-50.0, 0.98), (0.5, 0.33)).is_some_and(|said| said.contains(" in 67 in 100 futures ")));
    }
}
