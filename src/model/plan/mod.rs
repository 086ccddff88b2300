//! One draw of the scenario as plain numbers: what a future is played with.

mod absence;
mod ages;
mod asking;
mod cap;
mod demand;
mod handover;
mod induction;
mod kinds;
mod leaving;
mod pay;
mod people;
mod pull;
mod returns;
mod reviews;
mod season;
mod stages;
mod stays;
mod structure;
mod supervision;
mod tiring;
mod visits;

pub use absence::{AbsencePlan, AbsencesPlan, WORKING_YEAR, usual_allowance};
pub use ages::AgesPlan;
pub use asking::AskingPlan;
pub use cap::CapPlan;
pub use demand::{DemandPlan, GroupPlan, mean_size, months};
pub use handover::HandoverPlan;
pub use induction::InductionPlan;
pub use leaving::LeavingPlan;
pub use pay::PayPlan;
pub use people::{AgencyPlan, Flow, PartTimePlan, PromotionPlan, RolePlan, RoutePlan};
pub use pull::Pull;
pub use returns::ReturnPlan;
pub use reviews::ReviewsPlan;
pub(super) use stages::exits;
pub use stages::{CLOSED, LengthIn, PlacesPlan, StagePlan, WORK_CLASSES};
pub use stays::StaysPlan;
pub use structure::{AllocationPlan, TeamPlan, WorkPlan, YearsPlan, week_of};
pub use supervision::SupervisionPlan;
pub use tiring::TiringPlan;
pub use visits::VisitPlan;

use super::layout::Layout;
use super::norms::Norms;
use crate::foundations::quantile_table::TableCache;
use crate::foundations::uncertain::Uncertain;
use crate::scenario::assumptions::Draw;
use crate::scenario::council::Council;

/// One draw of a scenario.
#[derive(Debug)]
pub struct Plan {
    /// Stages in the layout's order.
    pub stages: Vec<StagePlan>,
    /// Teams in the layout's order.
    pub teams: Vec<TeamPlan>,
    /// Roles in the layout's order.
    pub roles: Vec<RolePlan>,
    /// Referrals.
    pub demand: Option<DemandPlan>,
    /// Children who come back.
    pub returns: Option<ReturnPlan>,
    /// Pull of a worker's workload at closing on coming back.
    pub rushed: Pull,
    /// Who is given the next child.
    pub allocation: AllocationPlan,
    /// Hours.
    pub work: Option<WorkPlan>,
    /// What a change of worker takes.
    pub handover: HandoverPlan,
    /// Kinds of absence.
    pub absences: AbsencesPlan,
    /// Hours of each month ÷ the average, where leave has a season.
    pub leave: Option<[f64; 12]>,
    /// Supervision.
    pub supervision: Option<SupervisionPlan>,
    /// How people tire.
    pub tiring: Option<TiringPlan>,
    /// Leaving.
    pub leaving: Option<LeavingPlan>,
    /// Cumulative shares of people by time in post on the first day.
    pub in_post: [f64; 3],
    /// Ages of permanent people.
    pub ages: Option<AgesPlan>,
    /// People who work part-time on the first day.
    pub part_time: Option<PartTimePlan>,
    /// Ways in.
    pub routes: Vec<RoutePlan>,
    /// Promotions.
    pub promotions: Vec<PromotionPlan>,
    /// Agency workers.
    pub agency: Option<AgencyPlan>,
    /// Between-year moves.
    pub years: YearsPlan,
    /// Pay.
    pub pay: Option<PayPlan>,
    /// Children per own FTE above which a worker is over the threshold.
    pub threshold: f64,
}

/// What a plan is drawn from: the scenario, its layout, a value for each number, and the norms.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The scenario.
    pub council: &'a Council,
    /// Its layout.
    pub layout: &'a Layout,
    /// What is drawn.
    pub draw: &'a Draw,
    /// What the baseline itself reproduces.
    pub norms: &'a Norms,
}

impl Source<'_> {
    /// The value of a number in this draw.
    #[must_use]
    pub fn get(&self, number: &Uncertain) -> f64 {
        self.draw.of(number)
    }

    /// A percentage of this draw as a share.
    #[must_use]
    pub fn share(&self, percent: &Uncertain) -> f64 {
        self.get(percent) / 100.0
    }

    /// The same of one that may be absent, which is nought.
    #[must_use]
    pub fn share_or_none(&self, percent: Option<&Uncertain>) -> f64 {
        percent.map_or(0.0, |percent| self.share(percent))
    }
}

impl Source<'_> {
    /// The pull of an optional strength on what people do.
    fn pull(&self, strength: Option<&Uncertain>) -> Pull {
        let strength = strength.map_or(0.0, |strength| self.get(strength));
        Pull { strength, norm: self.norms.mean_effect(strength) }
    }

    /// The same where what the whole council feels pulls downwards.
    fn pull_of_council(&self, strength: Option<&Uncertain>) -> Pull {
        let strength = -strength.map_or(0.0, |strength| self.get(strength));
        Pull { strength, norm: self.norms.effect_on_council(strength) }
    }
}

impl Plan {
    /// The fastest pace at which work can go on; 1 is full. Whoever misses no supervision may be a little
    /// faster than the baseline's average.
    #[must_use]
    pub fn fastest(&self) -> f64 {
        let pace = |missed| self.supervision.as_ref().map_or(1.0, |plan| plan.pulls(missed).1);
        pace(0.0).max(pace(1.0)).max(1.0)
    }

    /// Eq. A20. What a child adds to a worker's load where the next one goes to whoever has least: 1, or the weight of its stage times
    /// its share of hours, in whole 64ths so that sums are exact.
    #[inline]
    #[must_use]
    pub fn points(&self, stage: &StagePlan, hours_share: f64) -> f32 {
        if self.allocation.by_points { libm::roundf((stage.weight * hours_share * 64.0) as f32) / 64.0 } else { 1.0 }
    }

    /// Whether nobody is ever away, or in an induction.
    #[must_use]
    pub fn all_at_work(&self) -> bool {
        let inducts = |induction: &InductionPlan| !induction.steps.is_empty();
        let agency = self.agency.as_ref().is_some_and(|agency| inducts(&agency.induction));
        self.absences.kinds.is_empty() && !agency && !self.routes.iter().any(|route| inducts(&route.induction))
    }

    /// Draws a plan.
    #[must_use]
    pub fn draw(source: Source<'_>, tables: &mut TableCache) -> Self {
        let council = source.council;
        let (roles, absences, ages) = (people::roles(source), absence::absences(source, tables), ages::ages(source));
        let returns = returns::returns(source, tables);
        Self {
            stages: stages::draw(source, tables),
            teams: structure::teams(source),
            demand: demand::demand(source, tables),
            rushed: returns::rushed(source, returns.as_ref()),
            returns,
            allocation: structure::allocation(source),
            work: structure::work(source),
            handover: HandoverPlan::of(source),
            leave: season::leave(source),
            supervision: supervision::supervision(source),
            tiring: tiring::tiring(source),
            leaving: leaving::leaving(
                source,
                &roles,
                absences.do_not_come_back() + ages.as_ref().map_or(0.0, AgesPlan::retire),
            ),
            in_post: leaving::in_post_up_to(source),
            roles,
            absences,
            ages,
            part_time: people::part_time(source),
            routes: people::routes(source, tables),
            promotions: people::promotions(source),
            agency: people::agency(source, tables),
            years: structure::years(council),
            pay: pay::pay(source),
            threshold: council.standard.as_ref().map_or(f64::INFINITY, |it| it.most_children),
        }
    }
}
