//! The names of results a target may be set for.
//!
//! The registry of measures lies on a floor above; a test keeps the two alike.

/// Every measure by name.
pub const MEASURE_NAMES: &[&str] = &[
    "referrals",
    "children_open",
    "children_unallocated",
    "children_not_held",
    "children_in_care",
    "average_caseload",
    "weighted_caseload",
    "case_holders_fte",
    "workers_over_threshold",
    "share_of_workers_over_threshold",
    "largest_caseload",
    "workload_percent",
    "assessments_in_time_percent",
    "conferences_in_time_percent",
    "child_protection_visits_in_time_percent",
    "visits_in_time_percent",
    "worker_changes_per_child_year",
    "rereferral_percent",
    "posts_fte",
    "in_post_fte",
    "agency_fte",
    "vacancy_rate_percent",
    "uncovered_vacancy_fte",
    "turnover_rate_percent",
    "agency_rate_percent",
    "starters_fte",
    "leavers_fte",
    "cost_permanent_pounds",
    "cost_agency_pounds",
    "cost_one_off_pounds",
    "cost_total_pounds",
];
