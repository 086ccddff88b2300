//! What is true now: children, seats, people, teams, and what has happened since the last record.

mod case;
mod person;
mod seat;
mod tally;
mod team;

pub use case::{Case, NEVER, NO_CASE, NOBODY, Returner};
pub use person::{Contract, NO_PERSON, Person};
pub use seat::Seat;
pub use tally::{Held, Month, Tally, YearTally};
pub use team::{Home, TeamState, Waiting};

use std::collections::VecDeque;

use super::layout::Layout;
use super::levers::Levers;
use super::norms::{Norms, Seen};
use super::plan::{InductionPlan, Plan, Source};
use super::process::cost::Paid;
use super::purpose::Decision;
use crate::foundations::draws::Luck;
use crate::foundations::normal;
use crate::foundations::time::{Ticks, WEEK};
use crate::foundations::uncertain::Uncertain;
use crate::foundations::wheel::Wheel;
use crate::scenario::assumptions::Draw;
use crate::scenario::council::Council;
use crate::scenario::council::structure::TeamChoice;

/// Sorts of event; the number decides the order at one moment.
pub mod sort {
    /// A family is referred.
    pub const FAMILY: u8 = 0;
    /// A closed child comes back.
    pub const RETURN: u8 = 1;
    /// A child's stage ends.
    pub const STAGE: u8 = 2;
    /// A person's notice begins.
    pub const RESIGNS: u8 = 3;
    /// A person goes.
    pub const LEAVES: u8 = 4;
    /// An applicant decides.
    pub const APPLIES: u8 = 5;
    /// An accepted offer comes to nothing.
    pub const DROPS_OUT: u8 = 6;
    /// A person starts.
    pub const STARTS: u8 = 7;
    /// An agency worker comes to a seat.
    pub const COVERS: u8 = 8;
    /// An agency worker is on offer.
    pub const OFFERED: u8 = 9;
    /// A post's own time to fill is over.
    pub const FILLS: u8 = 10;
}

/// Holders compared at once.
const BLOCK: usize = 32;

/// Someone on the way in.
#[derive(Clone, Copy, Debug)]
pub struct Applicant {
    /// Who.
    pub key: u64,
    /// By which route.
    pub route: usize,
    /// For which role; set on acceptance.
    pub role: usize,
    /// First day if all goes well.
    pub starts: Ticks,
    /// Whether all goes well.
    pub drops_out: bool,
}

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
    /// Factor on leaving this week.
    pub leaving_factor: f64,
    /// Now.
    pub now: Ticks,
    /// End of this week.
    pub week_ends: Ticks,
    /// What is to come.
    pub wheel: Wheel,
    /// Children, in reused places.
    pub cases: Vec<Case>,
    /// Who holds each case: the same as in the cases, close together, to be looked through.
    pub holders: Vec<u16>,
    /// Places free for children.
    pub free_cases: Vec<u32>,
    /// Seats, never reused.
    pub seats: Vec<Seat>,
    /// People, never reused.
    pub people: Vec<Person>,
    /// Teams.
    pub teams: Vec<TeamState>,
    /// Children whom no team may hold.
    pub homeless: Vec<Waiting>,
    /// For each stage, group and age: teams that are narrowest.
    pub homes: Vec<Home>,
    /// They are as the posts now are.
    pub homes_stand: bool,
    /// Children in each stage.
    pub in_stage: Vec<u32>,
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
    /// Offers accepted and not yet begun, by role \[people\].
    pub promised: Vec<u32>,
    /// Hours needed ÷ available in the baseline: workload is relative to it.
    pub usual_workload: f64,
    /// Some stage has visits.
    pub has_visits: bool,
    /// Nobody is inducted.
    pub no_induction: InductionPlan,
    /// Since the last record, by unit.
    pub tally: Tally,
    /// Over the last twelve months.
    pub year: YearTally,
    /// What the baseline shows, when this is a baseline run.
    pub seen: Option<Seen>,
    /// FTE-days and pay.
    pub paid: Paid,
}

impl<'a> World<'a> {
    /// An empty world at the start of the first day.
    #[must_use]
    pub fn new(source: Source<'a>, plan: &'a Plan, luck: Luck, baseline: bool) -> Self {
        let layout = source.layout;
        let cells = layout.units.len() * layout.roles.len();
        let mut world = Self {
            council: source.council,
            layout,
            draw: source.draw,
            plan,
            norms: source.norms,
            luck,
            levers: Levers::default(),
            leaving_factor: 1.0,
            now: 0,
            week_ends: WEEK,
            wheel: Wheel::default(),
            cases: Vec::new(),
            holders: Vec::new(),
            free_cases: Vec::new(),
            seats: Vec::new(),
            people: Vec::new(),
            teams: Vec::new(),
            homeless: Vec::new(),
            homes: Vec::new(),
            homes_stand: false,
            in_stage: vec![0; plan.stages.len()],
            ages_matter: plan.demand.as_ref().is_some_and(|demand| !demand.ages.is_empty()),
            homes_matter: plan.allocation.choice == TeamChoice::WhereTheyLive
                || plan.demand.as_ref().is_some_and(|demand| !demand.groups.is_empty()),
            returners: Vec::new(),
            free_returners: Vec::new(),
            applicants: Vec::new(),
            offers: Vec::new(),
            promised: vec![0; layout.roles.len()],
            usual_workload: 0.0,
            has_visits: plan.stages.iter().any(|stage| stage.visits.is_some()),
            no_induction: InductionPlan::default(),
            tally: Tally::default(),
            year: YearTally::new(layout.units.len()),
            seen: baseline.then(Seen::default),
            paid: Paid::new(cells),
        };
        world.wheel.reset(layout.horizon);
        world.tally.reset(layout.units.len(), layout.roles.len());
        world
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

    /// Brings the score of a seat up to date.
    #[inline]
    pub fn rescore(&mut self, seat: u16) {
        let seat = &self.seats[seat as usize];
        self.teams[seat.team as usize].scores[seat.place as usize] = seat.score();
    }

    /// The open cases that a seat holds.
    #[must_use]
    pub fn held_by(&self, seat: u16) -> Vec<usize> {
        let mut held = Vec::with_capacity(self.seats[seat as usize].load as usize);
        for (block, holders) in self.holders.chunks(BLOCK).enumerate() {
            // Most blocks hold none of them, and a whole block is compared at once.
            if holders.iter().fold(false, |any, holder| any | (*holder == seat)) {
                let mine = holders.iter().enumerate().filter(|(_, holder)| **holder == seat);
                held.extend(mine.map(|(place, _)| block * BLOCK + place));
            }
        }
        held
    }

    /// So many more children are held in a unit.
    #[inline]
    pub fn hold(&mut self, unit: usize, more: i64) {
        self.year.held[unit].change(more, self.now);
    }

    /// Adds up everybody's FTE-days to now.
    pub fn settle(&mut self) {
        crate::model::process::cost::settle(self);
    }

    /// A person whose luck is drawn and of whom nothing else is settled.
    #[must_use]
    pub fn newcomer(&self, key: u64) -> Person {
        let (u_luck, u_carries) = self.luck.pair(Decision::Person, key, 0);
        Person {
            key,
            contract: Contract::Permanent,
            fte: 1.0,
            seat: 0,
            started: self.now,
            inducted: self.now,
            route: 0,
            luck: -libm::log(u_luck),
            hazard: 0.0,
            until: self.now,
            carries: lasting(u_carries, self.plan.worker_cv),
            felt: 1.0,
            going: false,
            leaves: Ticks::MAX,
            here: true,
        }
    }

    /// Children a family, on average.
    #[must_use]
    pub fn mean_family(&self) -> f64 {
        let sizes = self.plan.demand.as_ref().map_or(&[][..], |demand| &demand.sizes);
        1.0 + sizes.iter().map(|below| 1.0 - below.min(1.0)).sum::<f64>()
    }
}

/// Eq. A4. A lasting difference between workers or teams: lognormal with mean 1.
#[must_use]
pub fn lasting(u: f64, cv: f64) -> f64 {
    if cv <= 0.0 {
        return 1.0;
    }
    let variance = libm::log1p(cv * cv);
    libm::exp(libm::sqrt(variance) * normal::quantile(u) - 0.5 * variance)
}
