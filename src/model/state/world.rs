//! One future as it stands, and the sums that are asked of it.

use std::collections::VecDeque;

use super::{
    Applicant, Case, Continuity, Desk, Diary, Early, Exposure, HeldBack, Home, NewTo, Person, Returner, Seat, Spell,
    Tally, TeamState, Waiting, YearTally,
};
use crate::foundations::draws::Luck;
use crate::foundations::time::Ticks;
use crate::foundations::uncertain::Uncertain;
use crate::foundations::wheel::Wheel;
use crate::model::layout::Layout;
use crate::model::levers::Levers;
use crate::model::norms::{Norms, Seen};
use crate::model::plan::{InductionPlan, Plan, Source, StagePlan};
use crate::model::process::cost::Paid;
use crate::scenario::assumptions::Draw;
use crate::scenario::council::Council;
use crate::scenario::council::structure::{Ceiling, TeamChoice};

/// One future as it stands.
pub struct World<'a> {
    /// The scenario.
    pub council: &'a Council,
    /// Its names as places.
    pub layout: &'a Layout,
    /// This draw's values.
    pub draw: &'a Draw,
    /// This draw's numbers.
    pub plan: &'a Plan,
    /// What the baseline shows.
    pub norms: &'a Norms,
    /// This future's luck.
    pub luck: Luck,
    /// What is pulled this week.
    pub levers: Levers,
    /// Factor on leaving of the year.
    pub leaving_factor: f64,
    /// Now.
    pub now: Ticks,
    /// Start of this week.
    pub week_began: Ticks,
    /// End of this week.
    pub week_ends: Ticks,
    /// What is to come.
    pub wheel: Wheel,
    /// Children, in reused places.
    pub cases: Vec<Case>,
    /// The holder of each case once more, close together, to be looked through.
    pub holders: Vec<u16>,
    /// The day on which the next visit to each case is due.
    pub visit_due: Vec<i32>,
    /// Places free for children.
    pub free_cases: Vec<u32>,
    /// Seats, never reused.
    pub seats: Vec<Seat>,
    /// The seats of each role, in no order.
    pub seats_of_role: Vec<Vec<u16>>,
    /// What each seat holds of each stage; first what nobody holds.
    pub desks: Vec<Desk>,
    /// Desks of a seat, as a power of 2.
    pub desk_bits: u32,
    /// Every stage weighs 1.
    pub same_weights: bool,
    /// Hours are planned by the week, and the paces of work with them.
    pub by_week: bool,
    /// Children whose stage may end, by the week in which it may, where hours are planned by the week.
    pub may_end: Diary,
    /// The fastest pace at which work can go on.
    pub fastest: f64,
    /// Children in the first weeks of a stage, by stage, the earliest first.
    pub early: Vec<VecDeque<Early>>,
    /// Children to whom their workers are new, the earliest first.
    pub new_to: VecDeque<NewTo>,
    /// People, never reused.
    pub people: Vec<Person>,
    /// The next spell of each kind of absence, person by person.
    pub spells: Vec<Spell>,
    /// What each person has been exposed to, pull by pull of their kinds.
    pub exposures: Vec<Exposure>,
    /// People who are away.
    pub away: Vec<u32>,
    /// Factor on the hours of a permanent person at work, for those away.
    pub allowance: f64,
    /// Teams.
    pub teams: Vec<TeamState>,
    /// Children whom no team may hold.
    pub homeless: Vec<Waiting>,
    /// Teams that are narrowest for some stage, group and age.
    pub homes: Vec<Home>,
    /// For each stage, group and age, which of them.
    pub home_at: Vec<u32>,
    /// They are as the posts now are.
    pub homes_stand: bool,
    /// Children in each stage, by its place: as long as a place can say.
    pub in_stage: [u32; 256],
    /// Children who wait for a place, or for their day to move.
    pub held_back: HeldBack,
    /// Children have ages.
    pub ages_matter: bool,
    /// Where families live, or to which group they belong, matters.
    pub homes_matter: bool,
    /// Children who will come back.
    pub returners: Vec<Returner>,
    /// Places free for them.
    pub free_returners: Vec<u32>,
    /// People on the way in.
    pub applicants: Vec<Applicant>,
    /// Agency workers on offer.
    pub offers: Vec<u64>,
    /// How many have been asked for on top of posts.
    pub asked_on_top: u32,
    /// Offers accepted and not yet begun, by role \[people\].
    pub promised: Vec<u32>,
    /// The same by route.
    pub promised_by_route: Vec<u32>,
    /// Hours needed ÷ available in the baseline: workload is relative to it.
    pub usual_workload: f64,
    /// Nobody is ever away, or in an induction.
    pub all_at_work: bool,
    /// People for each supervisor with children on the first day.
    pub usual_span: Option<f64>,
    /// Some stage has visits.
    pub has_visits: bool,
    /// In some stage visits, heavier first weeks or an age hang on the day it is entered.
    pub has_dates: bool,
    /// Who each child's workers have been, where that is asked for.
    pub continuity: Option<Continuity>,
    /// Nobody is inducted.
    pub no_induction: InductionPlan,
    /// Since the last record, by unit.
    pub tally: Tally,
    /// Over the last twelve months.
    pub year: YearTally,
    /// What the baseline shows, when this is a baseline run.
    pub seen: Option<Seen>,
    /// FTE-days.
    pub paid: Paid,
}

impl<'a> World<'a> {
    /// An empty world at the start of the first day.
    #[must_use]
    pub fn new(source: Source<'a>, plan: &'a Plan, luck: Luck, baseline: bool) -> Self {
        Self::made_ready(Self {
            council: source.council,
            layout: source.layout,
            draw: source.draw,
            plan,
            norms: source.norms,
            luck,
            levers: Levers::default(),
            leaving_factor: 1.0,
            now: 0,
            week_began: 0,
            // No week has been planned yet.
            week_ends: 0,
            wheel: Wheel::default(),
            cases: Vec::new(),
            holders: Vec::new(),
            visit_due: Vec::new(),
            free_cases: Vec::new(),
            seats: Vec::new(),
            seats_of_role: vec![Vec::new(); source.layout.roles.len()],
            desks: Vec::new(),
            desk_bits: plan.stages.len().next_power_of_two().trailing_zeros(),
            same_weights: plan.stages.iter().all(|stage| (stage.weight - 1.0).abs() < f64::EPSILON),
            by_week: plan.work.is_some(),
            may_end: Diary::until(source.layout.horizon),
            fastest: plan.fastest(),
            early: vec![VecDeque::new(); plan.stages.len()],
            new_to: VecDeque::new(),
            people: Vec::new(),
            spells: Vec::new(),
            exposures: Vec::new(),
            away: Vec::new(),
            allowance: plan.absences.allowance() * source.norms.absence,
            teams: Vec::new(),
            homeless: Vec::new(),
            homes: Vec::new(),
            home_at: Vec::new(),
            homes_stand: false,
            in_stage: [0; 256],
            held_back: HeldBack::of(plan),
            ages_matter: plan.demand.as_ref().is_some_and(|demand| !demand.ages.is_empty()),
            homes_matter: homes_matter(plan),
            returners: Vec::new(),
            free_returners: Vec::new(),
            applicants: Vec::new(),
            offers: Vec::new(),
            asked_on_top: 0,
            promised: vec![0; source.layout.roles.len()],
            promised_by_route: vec![0; plan.routes.len()],
            usual_workload: 0.0,
            all_at_work: plan.all_at_work(),
            usual_span: None,
            has_visits: plan.work.is_some() && plan.stages.iter().any(|stage| stage.visits.is_some()),
            has_dates: plan.stages.iter().any(StagePlan::has_dates),
            continuity: None,
            no_induction: InductionPlan::default(),
            tally: Tally::default(),
            year: YearTally::default(),
            seen: baseline.then(Seen::default),
            paid: Paid::new(source.layout.units.len() * source.layout.roles.len()),
        })
    }

    /// With room for events, counts and what nobody holds.
    fn made_ready(mut self) -> Self {
        self.wheel.reset(self.layout.horizon);
        self.tally.reset(self.layout.units.len(), self.layout.roles.len());
        self.add_desks(0.0);
        self
    }

    /// Whether feedback loops act: hours are planned, and this is no play that sees what the baseline shows.
    #[inline]
    #[must_use]
    pub fn loops_act(&self) -> bool {
        self.by_week && self.seen.is_none()
    }

    /// The value of a number in this draw.
    #[must_use]
    pub fn number(&self, number: &Uncertain) -> f64 {
        self.draw.of(number)
    }

    /// The unit whose row a team counts in; the last entry is for no team.
    #[inline]
    #[must_use]
    pub fn unit_of(&self, team: u16) -> usize {
        self.layout.teams.get(team as usize).map_or(self.layout.units.len(), |team| team.unit)
    }

    /// The seats of a role, in no order.
    pub fn in_role(&self, role: usize) -> impl Iterator<Item = &Seat> + use<'_, 'a> {
        self.seats_of_role[role].iter().map(|seat| &self.seats[usize::from(*seat)])
    }

    /// The cell of a seat in lists by unit and role.
    #[must_use]
    pub fn cell(&self, seat: u16) -> usize {
        let seat = &self.seats[seat as usize];
        self.unit_of(seat.team) * self.layout.roles.len() + seat.role as usize
    }

    /// The queue of a team: urgent children, or the others.
    pub fn queue_of(&mut self, team: usize, urgent: bool) -> &mut VecDeque<Waiting> {
        let team = &mut self.teams[team];
        if urgent { &mut team.urgent } else { &mut team.queue }
    }

    /// Brings the turns of a seat up to date.
    #[inline]
    pub fn set_turn(&mut self, seat: u16) {
        let busy_above = self.busy_above();
        let seat = &self.seats[seat as usize];
        self.teams[seat.team as usize].turns[seat.place as usize] = seat.turns(busy_above);
    }

    /// Hours needed for each that there is above which work that can wait does so: a workload, in this council's
    /// usual; without end where a ceiling is not soft.
    #[inline]
    #[must_use]
    pub fn busy_above(&self) -> f64 {
        let rule = &self.plan.allocation;
        // Without a figure a soft ceiling has no such limit, and is soft all the same.
        let limit = || (rule.waits_above * self.usual_workload).min(f64::MAX);
        if rule.ceiling == Ceiling::Soft { limit() } else { f64::INFINITY }
    }

    /// Adds up everybody's FTE-days to now.
    pub fn settle(&mut self) {
        crate::model::process::cost::settle(self);
        crate::model::process::absence::count(self);
    }

    /// Children a family, on average.
    #[must_use]
    pub fn mean_family(&self) -> f64 {
        self.plan.demand.as_ref().map_or(1.0, |demand| demand.mean_family)
    }
}

/// Whether where families live, or to which group they belong, has a say in which team is theirs.
fn homes_matter(plan: &Plan) -> bool {
    let groups = plan.demand.as_ref().is_some_and(|demand| !demand.groups.is_empty());
    plan.allocation.choice == TeamChoice::WhereTheyLive || groups
}
