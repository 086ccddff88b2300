//! Posts fill: by what the market offers, or each after its own time.

use crate::foundations::count::poisson_quantile;
use crate::foundations::draws::numbered_key;
use crate::foundations::time::{Ticks, WEEK, YEAR_DAYS, days, start_of};
use crate::model::levers::{extra_applicants, usual_applicants, year_factor};
use crate::model::plan::Flow;
use crate::model::purpose::Decision;
use crate::model::state::{Applicant, Contract, NO_PERSON, Person, World, sort};
use crate::scenario::council::Date;

use super::{agency, cost, leaving, queues, seats, work};

/// Sets out the applicants of the month that begins now, route by route.
pub fn month(world: &mut World<'_>, month: u32, ends: Ticks) {
    for route in 0..world.plan.routes.len() {
        let Flow::Market { a_year, cohorts, .. } = &world.plan.routes[route].flow else { continue };
        if cohorts.is_empty() {
            let mean = market(world, route, *a_year, world.now) / 12.0;
            let span = (world.now, ends);
            applicants(world, route, month, mean, |u| span.0 + (u * (span.1 - span.0) as f64) as Ticks);
        }
    }
}

/// Eq. P1. What the market offers a year at a moment.
fn market(world: &World<'_>, route: usize, a_year: f64, at: Ticks) -> f64 {
    let name = &world.layout.routes[route];
    let extra = extra_applicants(world, name, at);
    let pull = world.plan.routes[route].pull.at(work::council_feels(world)) * usual_applicants(world, name, at);
    a_year * year_factor(world, "applicants", 0.0, world.plan.years.applicants) * pull + extra
}

/// Eq. P8. Draws so many applicants and when each applies.
fn applicants(world: &mut World<'_>, route: usize, month: u32, mean: f64, when: impl Fn(f64) -> Ticks) {
    let key = world.plan.routes[route].key;
    let u = world.luck.uniform(Decision::ApplicantsOfMonth, key, month);
    for number in 0..poisson_quantile(mean, u) {
        let who = numbered_key(key, u64::from(month) << 20 | u64::from(number));
        let (u_when, u_lead) = world.luck.pair(Decision::Applicant, who, 0);
        let Flow::Market { lead, drop_out, .. } = &world.plan.routes[route].flow else { return };
        let applies = when(u_when);
        let starts = applies + days(lead.quantile(u_lead) * 7.0);
        let drops_out = world.luck.uniform(Decision::DropOut, who, 0) < *drop_out;
        offer(world, Applicant { key: who, route, role: 0, starts, drops_out }, applies);
    }
}

fn offer(world: &mut World<'_>, applicant: Applicant, applies: Ticks) {
    world.applicants.push(applicant);
    world.wheel.push(applies.max(world.now), sort::APPLIES, world.applicants.len() - 1, 0);
}

/// Eq. P4. Sets out the cohorts of a route for a year: all start together, and apply beforehand.
pub(super) fn cohorts(world: &mut World<'_>, year: i16) {
    for route in 0..world.plan.routes.len() {
        let Flow::Market { a_year, cohorts, .. } = &world.plan.routes[route].flow else { continue };
        let (a_year, cohorts) = (*a_year, cohorts.clone());
        for (month, day, share) in cohorts {
            let Ok(date) = Date::new(year, month, day) else { continue };
            let starts = start_of(world.layout.calendar.day_of(date));
            if starts > 0 && starts < world.layout.horizon {
                cohort(world, route, market(world, route, a_year, starts) * share, starts, date);
            }
        }
    }
}

fn cohort(world: &mut World<'_>, route: usize, mean: f64, starts: Ticks, date: Date) {
    let key = world.plan.routes[route].key;
    let occasion = u32::from(date.year().unsigned_abs()) << 8 | u32::from(date.month().unsigned_abs());
    let u = world.luck.uniform(Decision::ApplicantsOfMonth, key, 1 << 31 | occasion);
    for number in 0..poisson_quantile(mean, u) {
        let who = numbered_key(key, 1 << 63 | u64::from(occasion) << 20 | u64::from(number));
        let Flow::Market { lead, drop_out, .. } = &world.plan.routes[route].flow else { return };
        let (_, u_lead) = world.luck.pair(Decision::Applicant, who, 0);
        let applies = starts - days(lead.quantile(u_lead) * 7.0);
        let drops_out = world.luck.uniform(Decision::DropOut, who, 0) < *drop_out;
        offer(world, Applicant { key: who, route, role: 0, starts, drops_out }, applies);
    }
}

/// Eq. P5. Offers accepted in the year before the first day whose people start after it: as many
/// applicants as the market offers, of whom those count who would have found a post open.
pub(super) fn before_the_first_day(world: &mut World<'_>, route: usize) {
    let Flow::Market { a_year, lead, drop_out, .. } = &world.plan.routes[route].flow else { return };
    let (a_year, lead, drop_out) = (*a_year, lead.clone(), *drop_out);
    let key = world.plan.routes[route].key;
    let u = world.luck.uniform(Decision::ApplicantsOfMonth, key, u32::MAX);
    for number in 0..poisson_quantile(a_year, u) {
        let who = numbered_key(key, 1 << 62 | u64::from(number));
        let (u_when, u_lead) = world.luck.pair(Decision::Applicant, who, 0);
        let starts = days(lead.quantile(u_lead) * 7.0 - u_when * YEAR_DAYS);
        let drops_out = world.luck.uniform(Decision::DropOut, who, 0) < drop_out;
        if starts > 0 && !drops_out {
            world.applicants.push(Applicant { key: who, route, role: 0, starts, drops_out });
            apply(world, world.applicants.len() - 1);
        }
    }
}

/// Eq. P2. An applicant takes an offer if a post is open: funded, without a permanent person or
/// with one who is going, and not already promised.
pub fn apply(world: &mut World<'_>, index: usize) {
    let applicant = world.applicants[index];
    let open = world.plan.routes[applicant.route].fills.iter().copied().find(|role| open_posts(world, *role) > 0);
    let Some(role) = open else { return };
    world.applicants[index].role = role;
    world.promised[role] += 1;
    let wait = (applicant.starts - world.now).max(0);
    if applicant.drops_out {
        world.wheel.push(world.now + wait / 2, sort::DROPS_OUT, index, 0);
    } else {
        world.wheel.push(world.now + wait, sort::STARTS, index, 0);
    }
}

/// An accepted offer comes to nothing.
pub fn drop_out(world: &mut World<'_>, index: usize) {
    world.promised[world.applicants[index].role] -= 1;
}

/// Eq. P3. Open posts in a role \[posts\].
fn open_posts(world: &World<'_>, role: usize) -> i64 {
    if is_frozen(world, role) {
        return 0;
    }
    let open = world.seats.iter().filter(|seat| {
        seat.post
            && seat.role as usize == role
            && world.teams[seat.team as usize].open
            && (seat.person == NO_PERSON || world.people[seat.person as usize].going)
    });
    open.count() as i64 - i64::from(world.promised[role])
}

/// Eq. P10. Whether recruitment in a role stands still this week.
fn is_frozen(world: &World<'_>, role: usize) -> bool {
    world.levers.frozen >> role & 1 == 1
}

/// A person starts, in the team whose posts are least filled.
pub fn start(world: &mut World<'_>, index: usize) {
    let applicant = world.applicants[index];
    let Some(seat) = emptiest(world, applicant.role) else {
        // Whoever is going has not gone yet, or the post was cut: the person waits for a place.
        world.wheel.push(world.now + WEEK, sort::STARTS, index, 0);
        return;
    };
    world.promised[applicant.role] -= 1;
    take_up(world, seat, applicant.key, applicant.route);
}

/// Eq. P7. The first empty post of the team whose posts in the role are least filled.
fn emptiest(world: &World<'_>, role: usize) -> Option<u16> {
    let mut best: Option<(f64, bool, u16)> = None;
    for (team, state) in world.teams.iter().enumerate() {
        let Some((filled, seat)) = filled(world, team, role, state.open) else { continue };
        let covered = world.seats[seat as usize].cover != NO_PERSON;
        if best.is_none_or(|best| (filled, covered) < (best.0, best.1)) {
            best = Some((filled, covered, seat));
        }
    }
    best.map(|best| best.2)
}

/// Share of a team's posts in a role that are filled, and its first empty one (one that no agency
/// worker covers if there is one).
fn filled(world: &World<'_>, team: usize, role: usize, open: bool) -> Option<(f64, u16)> {
    if !open {
        return None;
    }
    let (mut posts, mut people) = (0.0, 0.0);
    let (mut bare, mut covered) = (None, None);
    for index in &world.teams[team].seats {
        let seat = &world.seats[*index as usize];
        if !seat.post || seat.role as usize != role {
            continue;
        }
        posts += seat.fte;
        if seat.person != NO_PERSON {
            people += seat.fte;
        } else if seat.cover == NO_PERSON {
            bare = bare.or(Some(*index));
        } else {
            covered = covered.or(Some(*index));
        }
    }
    bare.or(covered).map(|seat| (people / posts, seat))
}

/// A permanent person takes up a seat; an agency worker who covered it goes, and the children stay.
pub(super) fn take_up(world: &mut World<'_>, seat: u16, key: u64, route: usize) {
    cost::settle_seat(world, seat);
    let index = world.people.len() as u32;
    let place = &mut world.seats[seat as usize];
    let fte = place.fte;
    place.person = index;
    place.mark = place.mark.wrapping_add(1);
    place.wanted = Ticks::MAX;
    let person = Person {
        key,
        contract: Contract::Permanent,
        fte,
        seat,
        started: world.now,
        inducted: world.now,
        route: route as u8,
        until: world.now,
        ..world.newcomer(key)
    };
    world.people.push(person);
    let cell = world.cell(seat);
    world.tally.starters[cell] += fte;
    world.tally.starts[cell] += 1;
    agency::hand_over(world, seat);
    seats::refresh(world, seat);
    let ends = world.week_ends;
    leaving::accrue_from(world, index as usize, ends);
    queues::take_from_queue(world, seat);
}

/// Eq. P6. A post will be, or is, empty: where posts fill after their own time, its time begins.
pub(super) fn advertise(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[seat as usize];
    if !place.post {
        return;
    }
    let own = world.plan.routes.iter().find_map(|route| match &route.flow {
        Flow::Post(time) if route.fills.contains(&(place.role as usize)) => Some(time),
        Flow::Post(_) | Flow::Market { .. } => None,
    });
    let Some(time) = own else { return };
    let u = world.luck.uniform(Decision::Filling, place.key, place.spell);
    let at = world.now + days(time.quantile(u));
    world.wheel.push(at, sort::FILLS, seat as usize, 0);
}

/// A post's own time to fill is over.
pub fn fill(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[seat as usize];
    if !place.post {
        return;
    }
    if place.person != NO_PERSON {
        let person = &world.people[place.person as usize];
        if person.going {
            world.wheel.push(person.leaves, sort::FILLS, seat as usize, 0);
        }
        return;
    }
    let role = place.role as usize;
    if is_frozen(world, role) {
        world.wheel.push(world.now + WEEK, sort::FILLS, seat as usize, 0);
        return;
    }
    let route =
        world.plan.routes.iter().position(|route| matches!(route.flow, Flow::Post(_)) && route.fills.contains(&role));
    let key = numbered_key(place.key, 1 + u64::from(place.spell));
    take_up(world, seat, key, route.unwrap_or(0));
}
