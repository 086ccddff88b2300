//! What a figure of a measure is counted in, and over how long: no number stands without its unit.

use crate::model::measure::{About, Timing};

/// A unit that says itself over how long.
const A_YEAR: &str = "changes_per_child_year";

/// The unit in words: "FTE", "£", "children for each FTE".
pub(crate) fn unit(about: &About) -> &'static str {
    match about.unit {
        "fte" => "FTE",
        "pounds" => "£",
        "percent" => "%",
        "children_per_fte" => "children for each FTE",
        "weighted_children_per_fte" => "weighted children for each FTE",
        A_YEAR => "changes for each child a year",
        plain => plain,
    }
}

/// What it counts over.
pub(crate) fn over(about: &About) -> &'static str {
    match about.timing {
        Timing::Stock => "on the day",
        Timing::Flow => "in the month",
        Timing::Year => "in twelve months",
    }
}

/// Both, for a column of units: "£ in the month" is not taken for a year's money; what is counted on a day has its unit alone.
pub(crate) fn unit_over(about: &About) -> String {
    if about.timing == Timing::Stock || about.unit == A_YEAR {
        unit(about).to_owned()
    } else {
        format!("{} {}", unit(about), over(about))
    }
}

/// Both beneath the name of a measure; the unit only where neither that name nor the sign of a figure tells it.
pub(crate) fn beneath(about: &About) -> String {
    let has_sign = ["percent", "pounds", "weeks"].contains(&about.unit);
    if has_sign || about.label.to_lowercase().contains(about.unit) {
        return over(about).to_owned();
    }
    if about.unit == A_YEAR { unit(about).to_owned() } else { format!("{}, {}", unit(about), over(about)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::measure::{MEASURES, Measure};

    #[test]
    fn money_of_a_month_is_not_taken_for_that_of_a_year() {
        let said = |measure: Measure| unit_over(measure.about());
        assert_eq!(said(Measure::CostTotal), "£ in the month");
        assert_eq!(said(Measure::StartersFte), "FTE in the month");
        assert_eq!(said(Measure::TurnoverRate), "% in twelve months");
        assert_eq!(said(Measure::PostsFte), "FTE");
        assert_eq!(said(Measure::WorkerChanges), "changes for each child a year");
    }

    #[test]
    fn every_measure_has_its_unit_in_its_name_its_sign_or_beneath() {
        let said = |measure: Measure| beneath(measure.about());
        assert_eq!(said(Measure::PostsFte), "FTE, on the day");
        assert_eq!(said(Measure::GivenUpFte), "FTE, in the month");
        assert_eq!(said(Measure::WorkerChanges), "changes for each child a year");
        assert_eq!(said(Measure::ChildrenUnallocated), "on the day");
        assert!(MEASURES.iter().all(|about| !beneath(about).contains('_')), "a key stands for a unit");
    }
}
