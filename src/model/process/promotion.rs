//! People are promoted into open posts of another role, or move there.

use crate::foundations::draws::numbered_key;
use crate::foundations::time::{Ticks, WEEK};
use crate::model::plan::PromotionPlan;
use crate::model::purpose::Decision;
use crate::model::state::{Contract, NO_PERSON, World, sort};

use super::{adverts, agency, becoming, cost, leaving, queues, recruitment, restructure, seats};

/// Works out who would be promoted in the week that begins now.
pub fn accrue(world: &mut World<'_>) {
    if !world.plan.promotions.is_empty() {
        for seat in 0..world.seats.len() {
            accrue_one(world, seat as u16);
        }
    }
}

/// Eq. W15. Whoever has a post in a role is promoted out of it at a steady rate: by the luck of each week, until
/// the week ends.
pub(super) fn accrue_one(world: &mut World<'_>, seat: u16) {
    let World { seats, people, plan, wheel, luck, now, week_ends, .. } = world;
    let place = &seats[seat as usize];
    if plan.promotions.is_empty() || !place.post || place.person == NO_PERSON {
        return;
    }
    let key = people[place.person as usize].key;
    for (number, way) in plan.promotions.iter().enumerate().filter(|(_, way)| way.from == place.role as usize) {
        // By the way's name: what other ways there are has no say in it.
        let u = luck.uniform(Decision::Promotion, numbered_key(key, way.key), (*now / WEEK) as u32);
        let at = now.saturating_add((-libm::log(u) / way.rate) as Ticks);
        if way.rate > 0.0 && at < *week_ends {
            wheel.push(at, sort::PROMOTED, place.person as usize, number as u32);
        }
    }
}

/// A person is promoted, if a post of the role is open and empty.
pub fn promote(world: &mut World<'_>, index: usize, number: usize) {
    let way = world.plan.promotions[number];
    let person = &world.people[index];
    let place = &world.seats[person.seat as usize];
    let stands = person.here && !person.going && !person.is_away() && person.contract == Contract::Permanent;
    if !stands || !place.post || place.role as usize != way.from || recruitment::open_posts(world, way.to) <= 0 {
        return;
    }
    let seat = person.seat;
    let Some(empty) = empty_post(world, seat, way) else { return };
    let fte = place.fte;
    let cover = world.seats[empty as usize].cover;
    if cover != NO_PERSON {
        leaving::go_on(world, cover as usize, world.now);
    }
    exchange(world, seat, empty);
    world.tally.promoted += fte;
    settle_children(world, seat);
    adverts::open(world, empty);
    agency::want(world, empty, 0);
    accrue_one(world, seat);
    becoming::settle(world, index, world.now);
}

/// An empty post of the role and of the same size: in the person's own team if there is one, uncovered if there is one.
fn empty_post(world: &World<'_>, seat: u16, way: PromotionPlan) -> Option<u16> {
    let (team, fte) = (world.seats[seat as usize].team, world.seats[seat as usize].fte);
    let able = world.seats.iter().enumerate().filter(|(_, empty)| {
        let right = empty.post && empty.role as usize == way.to && empty.person == NO_PERSON;
        right && world.teams[empty.team as usize].open && (empty.fte - fte).abs() < 1e-9
    });
    let best = able.min_by_key(|(place, empty)| (empty.team != team, empty.cover != NO_PERSON, *place));
    best.map(|best| best.0 as u16)
}

/// Two posts change places, so that the person keeps the seat with its children and the posts of every team
/// and role stay what they were.
fn exchange(world: &mut World<'_>, seat: u16, empty: u16) {
    for place in [seat, empty] {
        cost::settle_seat(world, place);
    }
    let (here, there) = (world.seats[seat as usize].team, world.seats[empty as usize].team);
    if here != there {
        seats::move_to(world, seat, there);
        seats::move_to(world, empty, here);
    }
    let roles = [seat, empty].map(|place| world.seats[usize::from(place)].role);
    seats::give_role(world, seat, roles[1]);
    seats::give_role(world, empty, roles[0]);
    let [(key, spell), new] = [seat, empty].map(|place| {
        let place = &world.seats[place as usize];
        (place.key, place.spell)
    });
    let place = &mut world.seats[seat as usize];
    (place.key, place.spell) = new;
    let unfunded = std::mem::take(&mut place.unfunded);
    // A cut stays with the team that it was made in.
    world.teams[usize::from(here)].posts -= unfunded;
    world.teams[usize::from(there)].posts += unfunded;
    let place = &mut world.seats[empty as usize];
    (place.key, place.spell) = (key, spell + 1);
    place.unfunded = unfunded;
    seats::shrink(place);
    place.wanted = Ticks::MAX;
    place.mark = place.mark.wrapping_add(1);
}

/// Children whom the person may not hold in the new role or team go to others.
pub(super) fn settle_children(world: &mut World<'_>, seat: u16) {
    seats::refresh(world, seat);
    if world.seats[seat as usize].load > 0 {
        restructure::place_again_held_by(world, seat);
    }
    queues::take_from_queue(world, seat);
}
