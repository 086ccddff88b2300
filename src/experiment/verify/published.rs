//! The DfE's own rates, from the totals it prints beside them.

use super::given::posts;
use super::{Claim, MOST};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// What the DfE prints for England, 30 September 2023, each to one decimal.
const PRINTED_2023: [(&str, f64, Measure); 5] = [
    ("vacancy rate as printed [%]", 18.9, Measure::VacancyRate),
    ("agency rate as printed [%]", 17.8, Measure::AgencyRate),
    ("children a case holder as printed", 16.0, Measure::AverageCaseload),
    ("vacancies covered as printed [%]", 74.4, Measure::VacancyAgencyCoverRate),
    ("agency workers who cover one as printed [%]", 80.1, Measure::AgencyCoverRate),
];
/// Half of the last digit printed, as so many standard errors.
const ROUNDING: f64 = 0.05 / MOST;

/// The same, and what is printed: totals that were read wrongly would agree with themselves.
pub(super) fn printed_2023(council: &Council) -> Vec<Claim> {
    let printed =
        PRINTED_2023.map(|(what, expected, measure)| Claim { error: ROUNDING, ..first(what, expected, measure) });
    theory(council).into_iter().chain(printed).collect()
}

/// A rate on the first day.
fn first(what: &str, expected: f64, measure: Measure) -> Claim {
    Claim::exact(what, expected, move |rows| rows.all(measure).first().copied().unwrap_or(f64::NAN))
}

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let sum = |of: fn(&crate::scenario::council::structure::Team) -> f64| council.team.values().map(of).sum::<f64>();
    let in_post = sum(|team| team.in_post_fte.values().sum());
    let covering = sum(|team| team.agency_fte.values().sum());
    let agency = covering + sum(|team| team.agency_on_top_fte.values().sum());
    let children = sum(|team| team.open_children.values().sum());
    let holders = sum(|team| if team.works_on.is_empty() { 0.0 } else { team.in_post_fte.values().sum() });
    let vacant = posts(council) - in_post;
    let rates = [
        ("vacancy rate [%]", 100.0 * vacant / (vacant + in_post), Measure::VacancyRate),
        ("agency rate [%]", 100.0 * agency / (agency + in_post), Measure::AgencyRate),
        ("children a case holder", children / holders, Measure::AverageCaseload),
        ("posts with nobody [FTE]", vacant - covering, Measure::UncoveredVacancyFte),
        ("posts less people of every kind [FTE]", posts(council) - in_post - agency, Measure::CapacityGapFte),
        ("vacancies covered [%]", 100.0 * covering / vacant, Measure::VacancyAgencyCoverRate),
        ("agency workers who cover one [%]", 100.0 * covering / agency, Measure::AgencyCoverRate),
    ];
    // Where nothing is vacant, or nobody is from an agency, there is no rate to print.
    let rates = rates.into_iter().filter(|(_, expected, _)| expected.is_finite());
    rates.map(|(what, expected, measure)| first(what, expected, measure)).collect()
}
