//! MEASURES: every result column, its unit, what it counts, and which way is better.

mod about;

pub use about::{About, Better, Rows, Timing};

use serde::{Deserialize, Serialize};

/// A result. The order here is the order in every file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[expect(missing_docs, reason = "MEASURES says what each is, once")]
pub enum Measure {
    Referrals,
    ChildrenOpen,
    ChildrenUnallocated,
    OnPlanUnallocated,
    LongestWait,
    ChildrenNotHeld,
    ChildrenHeldUp,
    ChildrenInCare,
    AverageCaseload,
    WeightedCaseload,
    CaseHoldersFte,
    WorkersOverThreshold,
    ShareOfWorkersOverThreshold,
    LargestCaseload,
    ChildrenOverThreshold,
    WorkloadPercent,
    AssessmentsInTime,
    ConferencesInTime,
    ChildProtectionVisitsInTime,
    VisitsInTime,
    ReviewsInTime,
    SupervisionInTime,
    ProceedingsInTime,
    PlansOfTwoYears,
    PlansEndedAfterTwoYears,
    WorkerChanges,
    InNeedOneWorker,
    InNeedTwoWorkers,
    InNeedThreeWorkers,
    OnPlanOneWorker,
    OnPlanTwoWorkers,
    OnPlanThreeWorkers,
    InCareOneWorker,
    InCareTwoWorkers,
    InCareThreeWorkers,
    Rereferral,
    PostsFte,
    InPostFte,
    InPostHeadcount,
    StaffUnderTwoYears,
    AgencyFte,
    VacancyRate,
    UncoveredVacancyFte,
    CapacityGapFte,
    HoursGapFte,
    VacancyAgencyCoverRate,
    AgencyCoverRate,
    RegisteredShare,
    TurnoverRate,
    AgencyRate,
    AbsenceRate,
    StartersFte,
    LeaversFte,
    ConvertedFte,
    PromotedFte,
    GivenUpFte,
    LeaversToCouncils,
    LeaversToAgency,
    LeaversOut,
    CostPermanent,
    CostAgency,
    CostOneOff,
    CostChanges,
    CostTotal,
}

macro_rules! measures {
    ($($measure:ident $key:literal $unit:literal $label:literal $timing:ident $rows:ident $better:ident $decimals:literal $meaning:literal;)*) => {
        /// Every measure, in the order of [`Measure`].
        pub const MEASURES: &[About] = &[$(About {
            measure: Measure::$measure, key: $key, unit: $unit, label: $label,
            timing: Timing::$timing, rows: Rows::$rows, better: Better::$better,
            decimals: $decimals, meaning: $meaning,
        }),*];
    };
}

measures! {
    Referrals "referrals" "children" "Children referred" Flow Council Neither 0
        "Children referred, those who come back included.";
    ChildrenOpen "children_open" "children" "Children open" Stock Teams Neither 0
        "Children with an open case, allocated or waiting; of the whole council those too in stages that nobody holds. Early help is not counted.";
    ChildrenUnallocated "children_unallocated" "children" "Children with no worker" Stock Teams Lower 0
        "Children who should have a named worker and wait for one.";
    OnPlanUnallocated "on_plan_unallocated" "children" "Children on plans with no worker" Stock Council Lower 0
        "Children in a stage that counts as child protection who wait for a worker.";
    LongestWait "longest_wait_weeks" "weeks" "Longest wait for a worker" Stock Teams Lower 1
        "How long the child who has waited longest of those with no worker has waited for one; 0 where nobody waits.";
    ChildrenNotHeld "children_not_held" "children" "Children in stages nobody holds" Stock Council Neither 0
        "Children in a stage that needs no named worker, such as the front door.";
    ChildrenHeldUp "children_held_up" "children" "Children waiting for a place" Stock Council Lower 0
        "Children whose stage is over and who wait for a place in the next, as when early help is full.";
    ChildrenInCare "children_in_care" "children" "Children in care" Stock Council Neither 0
        "Children in a stage that counts as care.";
    AverageCaseload "average_caseload" "children_per_fte" "Children per social worker" Stock TeamsAndRoles Lower 1
        "Children held by registered workers (permanent and agency) ÷ FTE of those who hold at least one.";
    WeightedCaseload "weighted_caseload" "weighted_children_per_fte" "Weighted caseload" Stock TeamsAndRoles Lower 1
        "The same with each child counted by the weight of its stage.";
    CaseHoldersFte "case_holders_fte" "fte" "Social workers holding cases" Stock TeamsAndRoles Neither 1
        "FTE of registered workers who hold at least one child.";
    WorkersOverThreshold "workers_over_threshold" "workers" "Workers over the threshold" Stock TeamsAndRoles Lower 0
        "Registered workers with more children per own FTE than the council's standard.";
    ShareOfWorkersOverThreshold "share_of_workers_over_threshold" "percent" "Share of workers over the threshold" Stock TeamsAndRoles Lower 0
        "Those workers as a share of registered workers who hold a child.";
    LargestCaseload "largest_caseload" "children_per_fte" "Largest caseload" Stock TeamsAndRoles Lower 0
        "The most children per own FTE that any registered worker holds.";
    ChildrenOverThreshold "children_over_threshold" "children" "Children whose worker is over the threshold" Stock Council Lower 0
        "Children held by those workers.";
    WorkloadPercent "workload_percent" "percent" "Workload" Stock Teams Lower 0
        "Hours of work ÷ hours available, as a share of the usual: on the first day that day's, later that of an average year with the same staff and children, in which work is also owed from before.";
    AssessmentsInTime "assessments_in_time_percent" "percent" "Assessments within the time limit" Flow Teams Higher 1
        "Assessments completed in the month within the limit of working days.";
    ConferencesInTime "conferences_in_time_percent" "percent" "Conferences within the time limit" Flow Teams Higher 1
        "Section 47 enquiries that reached a conference in the month within the limit.";
    ChildProtectionVisitsInTime "child_protection_visits_in_time_percent" "percent" "Child protection visits in time" Flow Teams Higher 1
        "Visits to children on protection plans that fell due in the month and were made in time.";
    VisitsInTime "visits_in_time_percent" "percent" "Visits in time" Flow Teams Higher 1
        "All visits that fell due in the month and were made in time.";
    ReviewsInTime "reviews_in_time_percent" "percent" "Reviews in time" Flow Teams Higher 1
        "Reviews of plans and of children in care that fell due in the month and were held in time.";
    SupervisionInTime "supervision_in_time_percent" "percent" "Supervision in time" Flow Teams Higher 1
        "Sessions of supervision that fell due in the month and were held.";
    ProceedingsInTime "proceedings_in_time_percent" "percent" "Proceedings within the time limit" Year Council Higher 1
        "Stays in a stage with deadline_weeks, such as care proceedings, that ended over twelve months, within that limit.";
    PlansOfTwoYears "plans_of_two_years_percent" "percent" "Plans of two years or more" Stock Council Lower 1
        "Children in a stage that counts as child protection who have been in it for two years or more, of all who are in it.";
    PlansEndedAfterTwoYears "plans_ended_after_two_years_percent" "percent" "Plans ended after two years or more" Year Council Lower 1
        "Stays in such a stage that ended over twelve months, and had lasted two years or more.";
    WorkerChanges "worker_changes_per_child_year" "changes_per_child_year" "Changes of worker" Year Teams Lower 2
        "Changes of a child's worker over twelve months ÷ child-years held.";
    InNeedOneWorker "in_need_one_worker_percent" "percent" "Children in need with one worker" Year Council Higher 0
        "Of children in a stage that counts as child in need who had a worker in the last twelve months, those who had one: a worker who comes back counts once, one before this referral not at all.";
    InNeedTwoWorkers "in_need_two_workers_percent" "percent" "Children in need with two workers" Year Council Neither 0
        "Of children in a stage that counts as child in need who had a worker in the last twelve months, those who had two: a worker who comes back counts once, one before this referral not at all.";
    InNeedThreeWorkers "in_need_three_workers_percent" "percent" "Children in need with three workers or more" Year Council Lower 0
        "Of children in a stage that counts as child in need who had a worker in the last twelve months, those who had three or more: a worker who comes back counts once, one before this referral not at all.";
    OnPlanOneWorker "on_plan_one_worker_percent" "percent" "Children on plans with one worker" Year Council Higher 0
        "Of children in a stage that counts as child protection who had a worker in the last twelve months, those who had one: a worker who comes back counts once, one before this referral not at all.";
    OnPlanTwoWorkers "on_plan_two_workers_percent" "percent" "Children on plans with two workers" Year Council Neither 0
        "Of children in a stage that counts as child protection who had a worker in the last twelve months, those who had two: a worker who comes back counts once, one before this referral not at all.";
    OnPlanThreeWorkers "on_plan_three_workers_percent" "percent" "Children on plans with three workers or more" Year Council Lower 0
        "Of children in a stage that counts as child protection who had a worker in the last twelve months, those who had three or more: a worker who comes back counts once, one before this referral not at all.";
    InCareOneWorker "in_care_one_worker_percent" "percent" "Children in care with one worker" Year Council Higher 0
        "Of children in a stage that counts as care who had a worker in the last twelve months, those who had one: a worker who comes back counts once, one before this referral not at all.";
    InCareTwoWorkers "in_care_two_workers_percent" "percent" "Children in care with two workers" Year Council Neither 0
        "Of children in a stage that counts as care who had a worker in the last twelve months, those who had two: a worker who comes back counts once, one before this referral not at all.";
    InCareThreeWorkers "in_care_three_workers_percent" "percent" "Children in care with three workers or more" Year Council Lower 0
        "Of children in a stage that counts as care who had a worker in the last twelve months, those who had three or more: a worker who comes back counts once, one before this referral not at all.";
    Rereferral "rereferral_percent" "percent" "Re-referrals" Year Council Lower 1
        "Referrals over twelve months that came within twelve months of the child's previous one.";
    PostsFte "posts_fte" "fte" "Funded posts" Stock TeamsByRole Neither 1
        "Funded posts, filled or not.";
    InPostFte "in_post_fte" "fte" "Permanent people in post" Stock TeamsByRole Higher 1
        "Permanent people in post.";
    InPostHeadcount "in_post_headcount" "people" "Permanent people, heads" Stock TeamsAndRoles Higher 0
        "Permanent people in post, each counted once whatever their hours.";
    StaffUnderTwoYears "staff_under_two_years_percent" "percent" "Staff under two years with the council" Stock Council Lower 1
        "Permanent people in post with less than two years' service ÷ all of them, registered roles, in FTE.";
    AgencyFte "agency_fte" "fte" "Agency workers" Stock TeamsByRole Neither 1
        "Agency workers, covering a post or on top of posts.";
    VacancyRate "vacancy_rate_percent" "percent" "Vacancy rate" Stock TeamsAndRoles Lower 1
        "Vacancies ÷ (vacancies + in post), registered roles; a post an agency worker covers is vacant.";
    UncoveredVacancyFte "uncovered_vacancy_fte" "fte" "Posts with nobody in them" Stock TeamsAndRoles Lower 1
        "Funded posts in registered roles with neither a permanent nor an agency worker.";
    CapacityGapFte "capacity_gap_fte" "fte" "Posts less people of every kind" Stock TeamsAndRoles Lower 1
        "Funded posts in registered roles less permanent people and all agency workers, those on top of posts among them; below 0: more people than posts.";
    HoursGapFte "hours_gap_fte" "fte" "Posts less people at work" Stock TeamsAndRoles Lower 1
        "The same with people counted only while they are at work, and at the share of a full caseload that their induction lets them carry.";
    VacancyAgencyCoverRate "vacancy_agency_cover_rate_percent" "percent" "Vacancies an agency worker covers" Stock TeamsAndRoles Neither 1
        "Agency workers in vacant posts ÷ vacancies, registered roles.";
    AgencyCoverRate "agency_cover_rate_percent" "percent" "Agency workers who cover a vacancy" Stock TeamsAndRoles Neither 1
        "Agency workers in vacant posts ÷ agency workers, registered roles.";
    RegisteredShare "registered_share_percent" "percent" "Registered share of staff" Stock Council Neither 1
        "Registered social workers ÷ all staff, permanent and agency, in FTE: a fall may hide behind a lower caseload.";
    TurnoverRate "turnover_rate_percent" "percent" "Turnover rate" Year Council Lower 1
        "Leavers over twelve months ÷ in post on the day, registered roles.";
    AgencyRate "agency_rate_percent" "percent" "Agency rate" Stock TeamsAndRoles Lower 1
        "Agency ÷ (agency + in post), registered roles.";
    AbsenceRate "absence_rate_percent" "percent" "Absence rate" Year Council Lower 1
        "Working days lost to sickness over twelve months ÷ (253 × in post on the day), registered roles.";
    StartersFte "starters_fte" "fte" "Starters" Flow TeamsAndRoles Neither 1
        "Permanent people who started.";
    LeaversFte "leavers_fte" "fte" "Leavers" Flow TeamsAndRoles Lower 1
        "Permanent people who left the council.";
    ConvertedFte "agency_converted_fte" "fte" "Agency workers who became employees" Flow Council Neither 1
        "Agency workers who became employees in the post they covered; they are starters too.";
    PromotedFte "promoted_fte" "fte" "People promoted" Flow Council Neither 1
        "Permanent people who were promoted, or moved, into a post of another role.";
    GivenUpFte "hours_given_up_fte" "fte" "Hours given up" Flow Council Neither 1
        "What permanent people gave up of their hours when they came back part-time.";
    LeaversToCouncils "leavers_to_councils_fte" "fte" "Leavers to another council" Flow Council Neither 1
        "Of the leavers, those who went to another council.";
    LeaversToAgency "leavers_to_agency_fte" "fte" "Leavers to agency work" Flow Council Neither 1
        "Of the leavers, those who went to agency work.";
    LeaversOut "leavers_out_of_sector_fte" "fte" "Leavers out of the sector" Flow Council Neither 1
        "Of the leavers, those who left local authority social work.";
    CostPermanent "cost_permanent_pounds" "pounds" "Cost of permanent staff" Flow TeamsAndRoles Lower 0
        "Salary and on-costs of permanent people, with their rises, and the cost of starters in the first day's prices.";
    CostAgency "cost_agency_pounds" "pounds" "Cost of agency staff" Flow TeamsAndRoles Lower 0
        "What agency workers cost, fees and rises included.";
    CostOneOff "cost_one_off_pounds" "pounds" "Cost of changes, once" Flow Council Lower 0
        "What the scenario's changes cost once: on the day, in redundancy, and in old arrangements paid beside the new.";
    CostChanges "cost_changes_pounds" "pounds" "Cost of changes" Flow Council Lower 0
        "What the scenario's changes cost in all: once, and while they last, with retention payments; in the first day's prices, but for staff paid beside the new arrangements.";
    CostTotal "cost_total_pounds" "pounds" "Cost in all" Flow Council Lower 0
        "Permanent staff, agency staff and changes together, and placements where their cost is given: pay with its rises, all else in the first day's prices, to which costs.csv of a comparison adds the rise of prices.";
}

impl Measure {
    /// What is known about it.
    #[must_use]
    pub fn about(self) -> &'static About {
        &MEASURES[self as usize]
    }

    /// Whether it counts things: a team that is not there has none, and teams add up to the council but for what is of no team.
    #[must_use]
    pub fn adds_up(self) -> bool {
        self.counts_people() || self.about().unit == "pounds"
    }

    /// Whether it counts children or staff, who could be known where they are few.
    #[must_use]
    pub fn counts_people(self) -> bool {
        matches!(self.about().unit, "children" | "workers" | "people" | "fte")
    }

    /// Whether it may be below 0: a gap, where there are more people than posts.
    #[must_use]
    pub fn may_be_negative(self) -> bool {
        matches!(self, Self::CapacityGapFte | Self::HoursGapFte)
    }

    /// Whether it is a share of a whole, so that it never passes 100 percent: workload may, and so may the leavers of a year where
    /// few are left.
    #[must_use]
    pub fn is_part_of_whole(self) -> bool {
        self.about().unit == "percent" && !matches!(self, Self::WorkloadPercent | Self::TurnoverRate)
    }

    /// The measure of that name.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        MEASURES.iter().find(|about| about.key == key).map(|about| about.measure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_of_people_of_money_or_of_a_rate() {
        const RATES: [&str; 5] =
            ["percent", "weeks", "children_per_fte", "weighted_children_per_fte", "changes_per_child_year"];
        for about in MEASURES {
            let kinds = [about.measure.counts_people(), about.unit == "pounds", RATES.contains(&about.unit)];
            assert_eq!(kinds.iter().filter(|kind| **kind).count(), 1, "{}: {}", about.key, about.unit);
            assert_eq!(about.measure.adds_up(), kinds[0] || kinds[1], "{}", about.key);
        }
    }

    #[test]
    fn the_registry_is_in_the_order_of_the_enum() {
        for (index, about) in MEASURES.iter().enumerate() {
            assert_eq!(about.measure as usize, index, "{}", about.key);
            assert_eq!(Measure::named(about.key), Some(about.measure));
        }
    }
}
