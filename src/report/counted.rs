//! How many of how many: no percentage stands bare before a board.

use crate::experiment::findings::{Band, Findings};
use crate::model::measure::Measure;
use crate::report::figures;
use crate::scenario::council::Date;

/// A value that never stands as a bare percentage.
pub(crate) fn counted(measure: Measure, value: f64) -> String {
    finer(measure, value, 0)
}

/// The same with so many decimals more than usual.
pub(crate) fn finer(measure: Measure, value: f64, more: usize) -> String {
    match measure.about().unit {
        "percent" => format!("{} in 100", figures::shown(value, more)),
        "changes_per_child_year" => format!("{} for every 100 children a year", figures::shown(100.0 * value, more)),
        _ => figures::finer(measure, value, more),
    }
}

/// The ends of a range, in the unit of [`counted`]; empty where both read alike.
pub(crate) fn range(measure: Measure, band: &Band) -> String {
    let [low, high] = [band.p10, band.p90].map(|value| match measure.about().unit {
        "percent" | "fte" => figures::shown(value, 0),
        "changes_per_child_year" => figures::shown(100.0 * value, 0),
        _ => figures::of(measure, value),
    });
    if low == high { String::new() } else { format!("{low} to {high}") }
}

/// The middle of a measure at a record, of how many: "22 of 3,790".
pub(crate) fn of_how_many(findings: &Findings, measure: Measure, record: usize, value: f64) -> String {
    let all = |measure: Measure| {
        let band = findings.council(measure)?.get(record).copied().flatten()?;
        Some(band.p50).filter(|all| *all > 0.0)
    };
    let of = |all: Option<f64>| all.map(|all| format!("{} of {}", figures::shown(value, 0), figures::shown(all, 0)));
    let said = if measure == Measure::ChildrenUnallocated {
        of(all(Measure::ChildrenOpen))
    } else if measure == Measure::InPostFte {
        of(all(Measure::PostsFte))
    } else if measure == Measure::WorkersOverThreshold {
        // As the bars of workers count them, and not the middle of one measure ÷ that of another.
        let counted = findings.dates.get(record).and_then(|date| holders(findings, *date));
        of(counted.or_else(|| all(Measure::ShareOfWorkersOverThreshold).map(|share| 100.0 * value / share)))
    } else {
        let holders = all(Measure::CaseHoldersFte).filter(|_| measure == Measure::AverageCaseload);
        holders.map(|all| format!("{} ({} FTE)", figures::of(measure, value), figures::shown(all, 0)))
    };
    said.unwrap_or_else(|| counted(measure, value))
}

/// Registered workers who hold children on a day, on average, where the day's spread over workers is known.
fn holders(findings: &Findings, date: Date) -> Option<f64> {
    let spread = findings.spreads.iter().find(|spread| spread.team == "all" && spread.date == date)?;
    Some(spread.holders()).filter(|holders| *holders > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_share_has_its_hundred_and_a_count_its_whole() {
        assert_eq!(counted(Measure::AssessmentsInTime, 88.4), "88 in 100");
        assert_eq!(counted(Measure::WorkerChanges, 0.47), "47 for every 100 children a year");
        let sample = sample::county();
        let posts = of_how_many(&sample.findings, Measure::InPostFte, 0, 160.2);
        assert!(posts.starts_with("160 of "), "{posts}");
        // The whole is that of the bars of workers, those without a child left out.
        let holders: f64 = sample.findings.spreads[0].workers.iter().skip(1).sum();
        let over = of_how_many(&sample.findings, Measure::WorkersOverThreshold, 0, 41.5);
        assert_eq!(over, format!("42 of {}", figures::shown(holders, 0)));
    }
}
