//! Posts fill: by what the market offers, or each after its own time.

use std::cmp::Ordering;

use crate::foundations::count::poisson_quantile;
use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::time::{Ticks, WEEK, YEAR_DAYS, days};
use crate::model::plan::{Flow, RoutePlan};
use crate::model::purpose::Decision;
use crate::model::state::{Applicant, Contract, NO_PERSON, Person, World, sort};

use super::{
    agency, ahead, becoming, cohorts, cost, leaving, market, newly_qualified, promotion, queues, restructure, retiring,
    seats, supervision,
};

/// Sets out the applicants of the month that begins now, route by route.
pub fn month(world: &mut World<'_>, month: u32, ends: Ticks) {
    for route in 0..world.plan.routes.len() {
        let Flow::Market { a_year, cohorts, .. } = &world.plan.routes[route].flow else { continue };
        if cohorts.is_empty() {
            let course = market::course(world, route, *a_year, ends);
            let mean = course.mean() / 12.0 * market::part_of_month(world, ends);
            applicants(world, route, month, mean, |u| course.when(u));
        }
    }
    cohorts::month(world, ends);
}

/// Eq. P8. Draws so many applicants and when each applies.
fn applicants(world: &mut World<'_>, route: usize, month: u32, mean: f64, when: impl Fn(f64) -> Ticks) {
    let key = world.plan.routes[route].key;
    let u = world.luck.uniform(Decision::ApplicantsOfMonth, key, month);
    for number in 0..poisson_quantile(mean, u) {
        let who = numbered_key(key, u64::from(month) << 20 | u64::from(number));
        offer(world, route, who, |u_when, lead| {
            let applies = when(u_when);
            (applies, applies + lead)
        });
    }
}

/// Somebody will apply; `moments` tells, by their luck and from their lead, when they do and when they would start.
pub(super) fn offer(world: &mut World<'_>, route: usize, who: u64, moments: impl Fn(f64, Ticks) -> (Ticks, Ticks)) {
    let Flow::Market { lead, drop_out, .. } = &world.plan.routes[route].flow else { return };
    let (u_when, u_lead) = world.luck.pair(Decision::Applicant, who, 0);
    let (applies, starts) = moments(u_when, days(lead.quantile(u_lead) * 7.0));
    let drops_out = world.luck.uniform(Decision::DropOut, who, 0) < *drop_out;
    world.applicants.push(Applicant { key: who, route, role: 0, starts, drops_out });
    world.wheel.push(applies.max(world.now), sort::APPLIES, world.applicants.len() - 1, 0);
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
    let route = &world.plan.routes[applicant.route];
    let fills = || route.fills.iter().copied();
    let open = choice(world, applicant.key, route);
    let open = open.or_else(|| fills().find_map(|role| becoming::above(world, role, route.approval)));
    let Some(role) = open.filter(|_| newly_qualified::has_room(world, applicant.route)) else { return };
    world.applicants[index].role = role;
    world.promised[role] += 1;
    world.promised_by_route[applicant.route] += 1;
    let wait = (applicant.starts - world.now).max(0);
    if applicant.drops_out {
        world.wheel.push(world.now + wait / 2, sort::DROPS_OUT, index, 0);
    } else {
        world.wheel.push(world.now + wait, sort::STARTS, index, 0);
    }
}

/// The role in which an applicant takes a post, of those that a route fills.
fn choice(world: &World<'_>, who: u64, route: &RoutePlan) -> Option<usize> {
    let open = |role: &usize| (*role, open_after(world, *role, route.approval));
    let u = |role: usize| {
        let of_role = numbered_key(who, name_key(&world.layout.roles[role]));
        world.luck.uniform(Decision::OpenPost, of_role, 0)
    };
    first_to_ring(route.fills.iter().map(open), u)
}

/// Eq. P20. Each open post is as likely. Of clocks that run the faster the more posts a role has open the first to ring tells: a post more
/// takes applicants from other roles, and moves none between those.
fn first_to_ring(open: impl Iterator<Item = (usize, i64)>, u: impl Fn(usize) -> f64) -> Option<usize> {
    let rings = |(role, posts): (usize, i64)| (-libm::log(u(role)) / posts as f64, role);
    let rung = open.filter(|(_, posts)| *posts > 0).map(rings);
    rung.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, role)| role)
}

/// An accepted offer comes to nothing.
pub fn drop_out(world: &mut World<'_>, index: usize) {
    no_longer_promised(world, index);
}

fn no_longer_promised(world: &mut World<'_>, index: usize) {
    let applicant = world.applicants[index];
    world.promised[applicant.role] -= 1;
    world.promised_by_route[applicant.route] -= 1;
}

/// Open posts in a role \[posts\].
pub(super) fn open_posts(world: &World<'_>, role: usize) -> i64 {
    open_after(world, role, 0)
}

/// Eq. P3. Posts in a role that have been open so long, less offers accepted and what is held open, with
/// what is recruited ahead of leavers \[posts\].
pub(super) fn open_after(world: &World<'_>, role: usize, approval: Ticks) -> i64 {
    if is_frozen(world, role) {
        return 0;
    }
    empty_after(world, role, approval) + ahead::margin(world, role)
}

/// The same without what is recruited ahead, or held open.
pub(super) fn empty_after(world: &World<'_>, role: usize, approval: Ticks) -> i64 {
    let open = world.in_role(role).filter(|seat| {
        seat.post
            && world.teams[seat.team as usize].open
            && seat.opened.saturating_add(approval) <= world.now
            && (seat.person == NO_PERSON || world.people[seat.person as usize].going)
    });
    open.count() as i64 - i64::from(world.promised[role])
}

/// Eq. P12. Whether the posts of a role that stand empty are all held open.
pub(super) fn held_back(world: &World<'_>, role: usize) -> bool {
    let held = world.levers.held.get(role).copied().unwrap_or(0);
    let empty = || {
        let posts = world.in_role(role).filter(|seat| seat.post);
        posts.filter(|seat| seat.person == NO_PERSON && world.teams[seat.team as usize].open).count() as i64
    };
    held > 0 && empty() <= held
}

/// Eq. P10. Whether recruitment in a role stands still this week.
pub(super) fn is_frozen(world: &World<'_>, role: usize) -> bool {
    world.levers.frozen >> role & 1 == 1
}

/// A person starts, in the team whose posts are least filled.
pub fn start(world: &mut World<'_>, index: usize) {
    let applicant = world.applicants[index];
    // Nobody is recruited ahead into the role above.
    let may_be_ahead = world.plan.routes[applicant.route].fills.contains(&applicant.role);
    let on_top = |world: &mut World<'_>| may_be_ahead.then(|| ahead::place(world, applicant.role)).flatten();
    let Some(seat) = emptiest(world, applicant.role).or_else(|| on_top(world)) else {
        // Whoever is going has not gone yet, or the post was cut: the person waits for a place.
        world.wheel.push(world.now + WEEK, sort::STARTS, index, 0);
        return;
    };
    no_longer_promised(world, index);
    becoming::lower(world, seat, applicant.route);
    take_up(world, seat, applicant.key, applicant.route);
}

/// Eq. P7. The first empty post of the team whose posts in the role are least filled.
fn emptiest(world: &World<'_>, role: usize) -> Option<u16> {
    let mut best: Option<(f64, bool, u16)> = None;
    for (team, state) in world.teams.iter().enumerate() {
        let Some((filled, seat)) = filled(world, team, role, state.open) else { continue };
        let covered = world.seats[seat as usize].cover != NO_PERSON;
        let comes_first = |best: (f64, bool, u16)| match filled.total_cmp(&best.0).then(covered.cmp(&best.1)) {
            Ordering::Less => true,
            Ordering::Equal => turn(world, seat) < turn(world, best.2),
            Ordering::Greater => false,
        };
        if best.is_none_or(comes_first) {
            best = Some((filled, covered, seat));
        }
    }
    best.map(|best| best.2)
}

/// A post's luck among others that come first as much.
fn turn(world: &World<'_>, seat: u16) -> f64 {
    let place = &world.seats[usize::from(seat)];
    world.luck.uniform(Decision::EmptyPost, place.key, place.spell)
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
        posts += seat.funded();
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
    supervision::settle(world, index as usize);
    retiring::settle(world, index as usize, (true, world.now));
    let pounds = world.plan.routes.get(route).and_then(|route| route.starter_pounds);
    count_starter(world, seat, fte, pounds);
    seats::refresh(world, seat);
    let place = &world.seats[usize::from(seat)];
    // A post that has taken the role of who starts in it may have come with other work.
    let may_not_hold_all = place.is_learner() || world.plan.roles[usize::from(place.role)].becomes.is_some();
    if may_not_hold_all && place.load > 0 {
        restructure::place_again_held_by(world, seat);
    }
    agency::hand_over(world, seat);
    leaving::accrue_newcomer(world, seat);
    queues::take_from_queue(world, seat);
    promotion::accrue_one(world, seat);
    becoming::settle(world, index as usize, world.now);
}

/// Counts a starter, at what any costs or at a price of their own [£].
pub(super) fn count_starter(world: &mut World<'_>, seat: u16, fte: f64, pounds: Option<f64>) {
    let cell = world.cell(seat);
    world.tally.starters[cell] += fte;
    match pounds {
        Some(pounds) => world.tally.start_pounds[cell] += pounds,
        None => world.tally.starts[cell] += 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::draws::{ForTests, Luck};

    const APPLICANTS: u64 = 20_000;

    fn taken(open: &[i64], who: u64) -> Option<usize> {
        let u = |role: usize| Luck::of(3, 1).uniform(ForTests, numbered_key(who, role as u64), 0);
        first_to_ring(open.iter().copied().enumerate(), u)
    }

    #[test]
    fn every_open_post_is_as_likely() {
        let open = [30, 0, 9, 1];
        let count = |role| (0..APPLICANTS).filter(|who| taken(&open, *who) == Some(role)).count() as f64;
        for (role, posts) in open.into_iter().enumerate() {
            let share = posts as f64 / 40.0;
            let error = libm::sqrt(share * (1.0 - share) * APPLICANTS as f64);
            assert!((count(role) - share * APPLICANTS as f64).abs() <= 4.0 * error, "{role}");
        }
        assert_eq!(taken(&[0, -2], 1), None);
    }

    #[test]
    fn a_post_more_moves_nobody_between_other_roles() {
        let mut moved = 0;
        for who in 0..APPLICANTS {
            let (before, after) = (taken(&[12, 7, 3], who), taken(&[12, 7, 8], who));
            assert!(after == before || after == Some(2), "{who}");
            moved += u32::from(after != before);
        }
        assert!(moved > 1_000, "{moved}");
    }
}
