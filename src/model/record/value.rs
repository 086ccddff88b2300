//! The value of a measure for a group on the day of a record. The formulas are the DfE's where it
//! has one (`docs/model.md`, Measures).

use super::count::{Count, Counts};
use super::inspected::Inspected;
use super::series::{Group, SeriesPlace};
use crate::foundations::time::{Ticks, YEAR_DAYS, in_days};
use crate::model::measure::{Measure, Timing};
use crate::model::plan::WORKING_YEAR;
use crate::model::state::World;

/// What a record is taken from.
pub(super) struct Taking<'a> {
    pub world: &'a World<'a>,
    pub counts: &'a Counts,
    pub inspected: Option<&'a Inspected>,
    pub first: bool,
    /// A full year lies behind.
    pub full_year: bool,
    pub since: Ticks,
}

const NO_ROW: f64 = f64::NAN;

/// A share in percent; no row where nothing is counted.
pub(super) fn percent(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { 100.0 * part / whole } else { NO_ROW }
}

/// What part of all there were, month after month, is counted.
fn of_all(months: impl Iterator<Item = (u32, u32)>) -> f64 {
    let (all, part) = months.fold((0, 0), |sum, month| (sum.0 + month.0, sum.1 + month.1));
    percent(f64::from(part), f64::from(all))
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { NO_ROW }
}

impl Taking<'_> {
    /// The value, or not a number where there is no row.
    pub(super) fn value(&self, series: &SeriesPlace) -> f64 {
        let count = self.counts.get(series.group);
        if !count.exists {
            return self.of_what_has_gone(series);
        }
        match series.measure.about().timing {
            Timing::Stock => {
                let inspected = self.inspected.and_then(|it| it.stock(series.measure, series.group));
                inspected.unwrap_or_else(|| self.stock(series.measure, count))
            }
            Timing::Flow if self.first => NO_ROW,
            Timing::Flow => self.flow(series),
            Timing::Year if !self.full_year => NO_ROW,
            Timing::Year => self.year(series, count),
        }
    }

    /// What a team that is no longer there did and cost since the last record.
    fn of_what_has_gone(&self, series: &SeriesPlace) -> f64 {
        let was_there = !self.first && series.measure.about().timing == Timing::Flow && series.measure.adds_up();
        let flow = if was_there { self.flow(series) } else { NO_ROW };
        if flow.abs() > 0.0 { flow } else { NO_ROW }
    }

    /// Eq. K1, K2, K3, K4, K9, K12 and K13. What stands on the day.
    #[expect(clippy::wildcard_enum_match_arm, reason = "flows and yearly rates are elsewhere")]
    fn stock(&self, measure: Measure, count: &Count) -> f64 {
        match measure {
            Measure::ChildrenOpen => count.open,
            Measure::ChildrenUnallocated => count.waiting,
            Measure::ChildrenNotHeld => count.not_held,
            Measure::ChildrenHeldUp if self.world.held_back.has_places() => count.held_up,
            Measure::ChildrenInCare => count.in_care,
            Measure::AverageCaseload => ratio(count.held, count.holders_fte),
            Measure::WeightedCaseload => ratio(count.weighted, count.holders_fte),
            Measure::CaseHoldersFte => count.holders_fte,
            Measure::WorkersOverThreshold if self.world.plan.threshold.is_finite() => count.over,
            Measure::ShareOfWorkersOverThreshold if self.world.plan.threshold.is_finite() => {
                percent(count.over, count.holders)
            }
            Measure::ChildrenOverThreshold if self.world.plan.threshold.is_finite() => count.over_children,
            Measure::RegisteredShare => {
                percent(count.registered_in_post + count.registered_agency, count.in_post + count.agency)
            }
            Measure::LargestCaseload if count.holders > 0.0 => count.largest,
            Measure::WorkloadPercent => percent(count.hours, count.available * self.usual_workload()),
            Measure::PostsFte => count.posts,
            Measure::InPostFte => count.in_post,
            Measure::InPostHeadcount => count.heads,
            Measure::AgencyFte => count.agency,
            Measure::VacancyRate => percent(count.vacant, count.vacant + count.registered_in_post),
            Measure::UncoveredVacancyFte => count.uncovered,
            Measure::CapacityGapFte => count.registered_posts - count.registered_in_post - count.registered_agency,
            Measure::HoursGapFte => count.registered_posts - count.at_work,
            Measure::VacancyAgencyCoverRate => percent(count.covering, count.vacant),
            Measure::AgencyCoverRate => percent(count.covering, count.registered_agency),
            Measure::AgencyRate => percent(count.registered_agency, count.registered_agency + count.registered_in_post),
            _ => NO_ROW,
        }
    }

    /// The workload that is usual: on the first day that of the baseline's, in which nothing is owed from before.
    fn usual_workload(&self) -> f64 {
        let builds_up = self.world.plan.work.map_or(1.0, |work| work.builds_up);
        if self.world.now == 0 { self.world.usual_workload / builds_up } else { self.world.usual_workload }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "stocks and yearly rates are elsewhere")]
    fn flow(&self, series: &SeriesPlace) -> f64 {
        let tally = &self.world.tally;
        match series.measure {
            Measure::Referrals => f64::from(tally.referrals),
            Measure::AssessmentsInTime => self.in_time(series.group, &tally.assessments),
            Measure::ConferencesInTime => self.in_time(series.group, &tally.conferences),
            Measure::ChildProtectionVisitsInTime => self.in_time(series.group, &tally.protection_visits),
            Measure::VisitsInTime => self.in_time(series.group, &tally.visits),
            Measure::ReviewsInTime => self.in_time(series.group, &tally.reviews),
            Measure::SupervisionInTime => self.in_time(series.group, &tally.supervision),
            Measure::StartersFte => self.cells(series.group, |cell, _| tally.starters[cell]),
            Measure::LeaversFte => self.cells(series.group, |cell, _| tally.leavers[cell]),
            Measure::ConvertedFte if self.may_convert() => tally.converted,
            Measure::PromotedFte if self.world.plan.promotions.iter().any(|way| way.rate > 0.0) => tally.promoted,
            Measure::GivenUpFte if self.world.plan.absences.gives_up_hours() => tally.given_up,
            Measure::LeaversToCouncils => self.went(0),
            Measure::LeaversToAgency => self.went(1),
            Measure::LeaversOut => self.went(2),
            Measure::CostPermanent => self.permanent(series.group),
            Measure::CostAgency => self.agency(series.group),
            Measure::CostOneOff => self.once().unwrap_or(NO_ROW),
            Measure::CostChanges => self.spent_on_changes().unwrap_or(NO_ROW),
            Measure::CostTotal => self.spent().unwrap_or(NO_ROW),
            _ => NO_ROW,
        }
    }

    /// Whether agency workers become employees: where there are any, which not asking for them does not rule out.
    fn may_convert(&self) -> bool {
        let (council, plan) = (self.world.council, self.world.plan);
        let some = |of: &std::collections::BTreeMap<String, f64>| of.values().any(|fte| *fte > 0.0);
        plan.agency.as_ref().is_some_and(|agency| {
            agency.converts > 0.0
                && (agency.ask > 0.0
                    || plan.absences.kinds.iter().any(|kind| kind.agency_cover > 0.0)
                    || council.team.values().any(|team| some(&team.agency_fte) || some(&team.agency_on_top_fte))
                    || council.change.values().any(|change| change.bring_in_agency.is_some()))
        })
    }

    /// Leavers by where they went, where that is counted.
    fn went(&self, way: usize) -> f64 {
        let counted = self.world.plan.leaving.is_some_and(|leaving| leaving.destinations.is_some());
        if counted { self.world.tally.went[way] } else { NO_ROW }
    }

    /// Eq. K5. What was in time of what was completed, or due.
    fn in_time(&self, group: Group, counts: &[(u32, u32)]) -> f64 {
        let (all, timely) = match group {
            Group::Unit(unit) => counts[unit],
            Group::Council | Group::Role(_) | Group::UnitRole(..) => {
                counts.iter().fold((0, 0), |sum, unit| (sum.0 + unit.0, sum.1 + unit.1))
            }
        };
        percent(f64::from(timely), f64::from(all))
    }

    /// Adds up something over the cells (unit by role) of a group.
    fn cells(&self, group: Group, each: impl Fn(usize, usize) -> f64) -> f64 {
        let roles = self.world.layout.roles.len();
        let units = self.world.layout.units.len();
        let sum = |unit: usize| -> f64 { (0..roles).map(|role| each(unit * roles + role, role)).sum() };
        match group {
            Group::Council => (0..units).map(sum).sum(),
            Group::Unit(unit) => sum(unit),
            Group::Role(role) => (0..units).map(|unit| each(unit * roles + role, role)).sum(),
            Group::UnitRole(unit, role) => each(unit * roles + role, role),
        }
    }

    /// Eq. M1. Permanent pay, and what starters cost.
    fn permanent(&self, group: Group) -> f64 {
        let Some(pay) = &self.world.plan.pay else { return NO_ROW };
        let world = self.world;
        self.cells(group, |cell, _| {
            let starters = f64::from(world.tally.starts[cell]) * pay.starter + world.tally.start_pounds[cell];
            world.paid.permanent_pounds[cell] + starters
        })
    }

    /// Eq. M2. Agency.
    fn agency(&self, group: Group) -> f64 {
        if self.world.plan.pay.is_none() {
            return NO_ROW;
        }
        self.cells(group, |cell, _| self.world.paid.agency_pounds[cell])
    }

    /// Eq. K6, K7, K8, K10 and K15. What twelve months show.
    #[expect(clippy::wildcard_enum_match_arm, reason = "stocks and flows are elsewhere")]
    fn year(&self, series: &SeriesPlace, count: &Count) -> f64 {
        let months = &self.world.year.months;
        match series.measure {
            Measure::TurnoverRate => percent(months.iter().map(|month| month.leavers).sum(), count.registered_in_post),
            Measure::AbsenceRate if self.world.plan.absences.allowance() > 1.0 => {
                let lost: f64 = months.iter().map(|month| month.sick_days).sum();
                percent(lost, WORKING_YEAR * count.registered_in_post)
            }
            Measure::Rereferral => {
                let all: u32 = months.iter().map(|month| month.referrals.0).sum();
                let back: u32 = months.iter().map(|month| month.referrals.1).sum();
                percent(f64::from(back), f64::from(all))
            }
            Measure::ProceedingsInTime => of_all(months.iter().map(|month| month.ended.proceedings)),
            Measure::PlansEndedAfterTwoYears => of_all(months.iter().map(|month| month.ended.plans)),
            Measure::WorkerChanges => {
                let units = match series.group {
                    Group::Unit(unit) => unit..unit + 1,
                    Group::Council | Group::Role(_) | Group::UnitRole(..) => 0..self.world.layout.units.len(),
                };
                let (changes, held) = self.world.year.of_units(units);
                let (changes, held) = (changes as f64, in_days(held));
                ratio(changes, held / YEAR_DAYS)
            }
            _ => self.inspected.and_then(|it| it.workers(series.measure)).unwrap_or(NO_ROW),
        }
    }
}
