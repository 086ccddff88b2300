//! Which measures a scenario asks for: those that nothing in it brings about are neither counted nor remembered.

use crate::model::measure::Measure;
use crate::scenario::council::Council;
use crate::scenario::council::cases::{CountsAs, Stage};

/// Whether a scenario asks for a measure.
#[expect(clippy::wildcard_enum_match_arm, reason = "all others are always asked for")]
pub(super) fn asks(council: &Council, measure: Measure) -> bool {
    let any = |is: fn(&Stage) -> bool| council.stage.values().any(is);
    match measure {
        Measure::LongestWait => any(|stage| stage.counts_as.is_some()),
        Measure::ProceedingsInTime => any(|stage| stage.deadline_weeks.is_some()),
        Measure::StaffUnderTwoYears => council.tenure.is_some(),
        Measure::InNeedOneWorker | Measure::InNeedTwoWorkers | Measure::InNeedThreeWorkers => {
            any(|stage| stage.counts_as == Some(CountsAs::ChildInNeed))
        }
        Measure::OnPlanUnallocated
        | Measure::PlansOfTwoYears
        | Measure::PlansEndedAfterTwoYears
        | Measure::OnPlanOneWorker
        | Measure::OnPlanTwoWorkers
        | Measure::OnPlanThreeWorkers => any(|stage| stage.counts_as == Some(CountsAs::ChildProtection)),
        Measure::InCareOneWorker | Measure::InCareTwoWorkers | Measure::InCareThreeWorkers => {
            any(|stage| stage.counts_as == Some(CountsAs::InCare))
        }
        _ => true,
    }
}

/// Whether a scenario asks who each child's workers have been.
pub(super) fn asks_who(council: &Council) -> bool {
    let each = [Measure::InNeedOneWorker, Measure::OnPlanOneWorker, Measure::InCareOneWorker];
    each.into_iter().any(|measure| asks(council, measure))
}
