//! Agency workers of the proposed option beside those of the reference: how many, and what more they cost.

use crate::experiment::compare::OptionFindings;
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, table, words};

/// How many agency workers there are on the day of the tables, and what more they cost; nothing where that does not differ.
pub(super) fn agency(report: &ComparisonReport<'_>) -> Option<String> {
    let (comparison, measure) = (report.comparison, Measure::AgencyFte);
    let (option, reference) = (comparison.proposed(), comparison.reference());
    let at = |of: &OptionFindings| of.findings.council(measure)?.get(comparison.record).copied().flatten();
    let (own, other) = (at(option)?, at(reference)?);
    let level = |value: f64| table::level(report, measure, value);
    let shown = [own.p50, other.p50].map(level);
    if shown[0] == shown[1] {
        return None;
    }
    let (low, high) = (level(own.p10), level(own.p90));
    let range = if low == high { String::new() } else { format!(" (8 in 10 futures: {low} to {high})") };
    let cost = option.costs.as_ref().and_then(|costs| costs.agency_more).and_then(|more| agency_cost(&more));
    Some(format!(
        "Agency workers on {}: {} FTE with {} in the middle future{range}, {} with {}.{}",
        super::table_date(report),
        shown[0],
        option.label,
        shown[1],
        reference.label,
        cost.unwrap_or_default(),
    ))
}

/// What agency workers cost more over the whole period, with its range; nothing where the mean reads as nought.
fn agency_cost(more: &Band) -> Option<String> {
    let column = words::Column::of(std::iter::once(more));
    let said = column.more(more, more.mean)?;
    let range = column.more_in_8_in_10(more).map_or_else(String::new, |range| format!("; in 8 in 10 futures {range}"));
    Some(format!(" Over the whole period agency workers cost {said} on average{range}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_agency_workers_cost_more_has_its_range() {
        let of = |mean: f64| Band {
            mean,
            p10: mean - 4e5,
            p25: mean,
            p50: mean,
            p75: mean,
            p90: mean + 4e5,
            mc_error: 3e4,
            futures: 60,
        };
        let said = agency_cost(&of(2.1e6)).expect("a difference");
        assert_eq!(
            said,
            " Over the whole period agency workers cost £2.10m more on average; in 8 in 10 futures £1.70m to £2.50m more."
        );
        assert_eq!(agency_cost(&of(0.0)), None);
    }
}
