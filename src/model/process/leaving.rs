//! People resign, work their notice and go.

use std::ops::Range;

use crate::foundations::time::{Ticks, YEAR};
use crate::model::plan::{LeavingPlan, Plan, Pull};
use crate::model::purpose::Decision;
use crate::model::state::{Contract, NO_PERSON, Person, Seat, World, sort};
use crate::model::years::year_factor;

use super::{absence, adverts, agency, ahead, cool_off, cost, displaced, handing_over, retiring, seats};

/// Ends of the first two bands of time in post.
const TWO_YEARS: Ticks = 2 * YEAR;
const FIVE_YEARS: Ticks = 5 * YEAR;

/// Out of the sector, among the ways that leavers go.
const OUT: usize = 2;
/// To agency work, among where leavers go.
const TO_AGENCY: usize = 1;

/// What is the same for everybody who may resign in a week.
struct Hazards<'a> {
    leaving: LeavingPlan,
    plan: &'a Plan,
    /// Factor of the part of the week.
    factor: f64,
    /// Factors by team.
    teams: &'a [f64],
    /// Factors by role.
    roles: &'a [f64],
    /// Some route has a first year of its own.
    has_first_year: bool,
    loops_act: bool,
    now: Ticks,
    until: Ticks,
}

/// Works out who resigns in the week that begins now.
pub fn accrue(world: &mut World<'_>) {
    if world.plan.leaving.is_none() {
        return;
    }
    world.leaving_factor = year_factor(world, "leaving", world.plan.years.leaving);
    accrue_in(world, 0..world.seats.len());
}

/// The same of whoever has a seat from now, to the end of the week.
pub(super) fn accrue_newcomer(world: &mut World<'_>, seat: u16) {
    accrue_in(world, usize::from(seat)..usize::from(seat) + 1);
}

/// Eq. W6. Adds up to the end of the week the hazard of each permanent person in some seats, part by part; whoever's reaches their
/// luck resigns on the way.
fn accrue_in(world: &mut World<'_>, places: Range<usize>) {
    let Some(leaving) = world.plan.leaving else { return };
    let (loops_act, now, factor, plan) = (world.loops_act(), world.now, world.leaving_factor, world.plan);
    let World { people, seats, wheel, levers, .. } = world;
    let has_first_year = plan.routes.iter().any(|route| route.first_year.is_some());
    for part in levers.parts.iter().filter(|part| part.until > now) {
        let rates = &part.rates;
        let (factor, teams, roles) = (factor * rates.leaving, &rates.team_leaving, &rates.role_leaving);
        let hazards =
            Hazards { leaving, plan, factor, teams, roles, has_first_year, loops_act, now, until: part.until };
        for seat in &seats[places.clone()] {
            let Some(person) = people.get_mut(seat.person as usize).filter(|person| !person.going) else { continue };
            let rate = hazards.rate(person, seat);
            if let Some(at) = hazards.add(person, rate) {
                wheel.push(at.max(now), sort::RESIGNS, seat.person as usize, 0);
            }
        }
    }
}

impl Hazards<'_> {
    /// A person's chance of resigning a tick.
    #[inline]
    fn rate(&self, person: &Person, seat: &Seat) -> f64 {
        let pull = || self.plan.roles[usize::from(seat.role)].leaving_pull;
        let strain = if self.loops_act { strain(pull(), person) } else { 1.0 };
        let own = if self.has_first_year { first_year(self.plan, person, self.now) } else { None };
        let usual = || settled_hazard(&self.leaving, person, self.now) * lasting_factor(self.plan, seat);
        let changes = self.factor * self.teams[seat.team as usize] * self.roles[seat.role as usize];
        let age = self.plan.ages.as_ref().map_or(1.0, |ages| ages.factor(self.now - person.born));
        own.unwrap_or_else(usual) * strain * changes * age
    }

    /// Adds up one person's hazard; when they resign, if their luck runs out on the way.
    #[inline]
    fn add(&self, person: &mut Person, rate: f64) -> Option<Ticks> {
        let from = person.until.max(0);
        person.until = self.until;
        if person.hazard >= person.luck {
            return None;
        }
        let before = person.hazard;
        person.hazard += rate * (self.until - from) as f64;
        (person.hazard >= person.luck).then(|| from + ((person.luck - before) / rate) as Ticks)
    }
}

/// Eq. W5. A settled person's chance of resigning a tick, by time in post.
#[inline]
pub(super) fn settled_hazard(leaving: &LeavingPlan, person: &Person, now: Ticks) -> f64 {
    let here = now - person.started;
    leaving.hazard * leaving.tenure[usize::from(here >= TWO_YEARS) + usize::from(here >= FIVE_YEARS)]
}

/// What a seat's role and team do to leaving for as long as somebody sits there.
#[inline]
pub(super) fn lasting_factor(plan: &Plan, seat: &Seat) -> f64 {
    plan.roles[usize::from(seat.role)].leaving * plan.teams[usize::from(seat.team)].leaving
}

/// Eq. W14. The chance of resigning a tick in the first year after starting by a route that has its own.
#[inline]
fn first_year(plan: &Plan, person: &Person, now: Ticks) -> Option<f64> {
    let hazard = plan.routes.get(person.route as usize)?.first_year?;
    (now - person.inducted < YEAR).then_some(hazard)
}

/// Eq. W8. What felt workload and missed supervision, relative to those of the role and of all in the baseline, make of it.
#[inline]
fn strain(pull: Pull, person: &Person) -> f64 {
    pull.at(person.felt) * person.missed_pulls.0
}

/// A person resigns: the post is advertised, and they go when their notice is over.
pub fn resign(world: &mut World<'_>, index: usize) {
    let person = &world.people[index];
    if !person.here || person.going {
        return;
    }
    let notice = world.plan.leaving.map_or(0, |leaving| leaving.notice);
    go_on(world, index, world.now + notice);
}

/// A person will go at a moment, or sooner if their last day was known already.
pub(super) fn go_on(world: &mut World<'_>, index: usize, at: Ticks) {
    let person = &mut world.people[index];
    let at = at.min(person.leaves);
    let was_known = std::mem::replace(&mut person.going, true);
    person.leaves = at;
    let seat = person.seat;
    if person.contract == Contract::Permanent && !was_known {
        adverts::open(world, seat);
    }
    if at <= world.now {
        leave(world, index);
    } else {
        handing_over::owe(world, seat, world.seats[seat as usize].load);
        seats::refresh(world, seat);
        world.wheel.push(at, sort::LEAVES, index, 0);
    }
}

/// Eq. W13. Where a leaver goes: another council, agency work, or out of the sector.
fn destination(world: &World<'_>, person: &Person) -> usize {
    let Some(below) = world.plan.leaving.and_then(|leaving| leaving.destinations) else { return 0 };
    let u = world.luck.uniform(Decision::Destination, person.key, 0);
    below.iter().filter(|share| u >= **share).count()
}

/// A person goes: their children are allocated again, their seat falls empty.
pub fn leave(world: &mut World<'_>, index: usize) {
    let person = world.people[index];
    if !person.here || person.leaves > world.now {
        return;
    }
    let seat = person.seat;
    let served = handing_over::notice_served(world, seat);
    cost::settle_seat(world, seat);
    absence::end(world, index);
    world.people[index].here = false;
    let place = &mut world.seats[seat as usize];
    match person.contract {
        Contract::Agency => place.cover = NO_PERSON,
        Contract::Permanent => {
            place.person = NO_PERSON;
            seats::shrink(place);
            place.spell += 1;
            let cell = world.cell(seat);
            world.tally.leavers[cell] += person.fte;
            let way = if retiring::has_retired(world, index) { OUT } else { destination(world, &person) };
            world.tally.went[way] += person.fte;
            if way == TO_AGENCY {
                cool_off::may_return(world, &person);
            }
            ahead::absorb(world, seat);
        }
    }
    seats::refresh(world, seat);
    if world.seats[seat as usize].worker() == NO_PERSON {
        displaced::displace(world, seat, handing_over::by_who_goes(&person, served));
        agency::want(world, seat, agency::known(world, person.contract, served));
    }
}
