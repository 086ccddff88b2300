//! The names of results a target may be set for.
//!
//! The registry of measures lies on a floor above; a test keeps the two alike.

/// Every measure by name.
pub const MEASURE_NAMES: &[&str] = &[
    "referrals",
    "children_open",
    "children_unallocated",
    "children_not_held",
    "children_held_up",
    "children_in_care",
    "average_caseload",
    "weighted_caseload",
    "case_holders_fte",
    "workers_over_threshold",
    "share_of_workers_over_threshold",
    "largest_caseload",
    "children_over_threshold",
    "workload_percent",
    "assessments_in_time_percent",
    "conferences_in_time_percent",
    "child_protection_visits_in_time_percent",
    "visits_in_time_percent",
    "reviews_in_time_percent",
    "supervision_in_time_percent",
    "worker_changes_per_child_year",
    "rereferral_percent",
    "posts_fte",
    "in_post_fte",
    "in_post_headcount",
    "agency_fte",
    "vacancy_rate_percent",
    "uncovered_vacancy_fte",
    "capacity_gap_fte",
    "hours_gap_fte",
    "vacancy_agency_cover_rate_percent",
    "agency_cover_rate_percent",
    "registered_share_percent",
    "turnover_rate_percent",
    "agency_rate_percent",
    "absence_rate_percent",
    "starters_fte",
    "leavers_fte",
    "agency_converted_fte",
    "promoted_fte",
    "hours_given_up_fte",
    "leavers_to_councils_fte",
    "leavers_to_agency_fte",
    "leavers_out_of_sector_fte",
    "cost_permanent_pounds",
    "cost_agency_pounds",
    "cost_one_off_pounds",
    "cost_changes_pounds",
    "cost_total_pounds",
];

/// Those of the whole council alone: a target on one of them names no team.
pub const OF_COUNCIL: &[&str] = &[
    "referrals",
    "children_not_held",
    "children_held_up",
    "children_in_care",
    "children_over_threshold",
    "rereferral_percent",
    "registered_share_percent",
    "turnover_rate_percent",
    "absence_rate_percent",
    "agency_converted_fte",
    "promoted_fte",
    "hours_given_up_fte",
    "leavers_to_councils_fte",
    "leavers_to_agency_fte",
    "leavers_out_of_sector_fte",
    "cost_one_off_pounds",
    "cost_changes_pounds",
    "cost_total_pounds",
];

/// Those over the twelve months to date: there is none before a year has passed.
pub const OF_A_YEAR: &[&str] =
    &["worker_changes_per_child_year", "rereferral_percent", "turnover_rate_percent", "absence_rate_percent"];

/// Those that a table must be there for, and what the table says.
pub const NEEDS: &[(&str, &str, &str)] = &[
    ("cost_permanent_pounds", "pay", "what people cost"),
    ("cost_agency_pounds", "pay", "what people cost"),
    ("cost_one_off_pounds", "pay", "what people cost"),
    ("cost_changes_pounds", "pay", "what people cost"),
    ("cost_total_pounds", "pay", "what people cost"),
    ("workers_over_threshold", "standard", "how many children are too many"),
    ("share_of_workers_over_threshold", "standard", "how many children are too many"),
    ("children_over_threshold", "standard", "how many children are too many"),
    ("supervision_in_time_percent", "supervision", "when supervision is due"),
    ("workload_percent", "work", "how many hours there are"),
];

/// Those that may be below 0: what is over in one place makes up for what is short, or a change saves money.
pub const BELOW_0: &[&str] = &[
    "capacity_gap_fte",
    "hours_gap_fte",
    "uncovered_vacancy_fte",
    "cost_permanent_pounds",
    "cost_agency_pounds",
    "cost_one_off_pounds",
    "cost_changes_pounds",
    "cost_total_pounds",
];

/// Percentages that may be above 100: those that are not a part of a whole.
pub const ABOVE_100: &[&str] = &[
    "workload_percent",
    "turnover_rate_percent",
    "absence_rate_percent",
    "vacancy_agency_cover_rate_percent",
    "agency_cover_rate_percent",
];
