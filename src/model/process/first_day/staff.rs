//! Posts, permanent people and agency workers on the first day.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::time::{Ticks, YEAR_DAYS, days};
use crate::model::process::leaving::{lasting_factor, settled_hazard};
use crate::model::process::posts::{LEAST, share_out, sizes};
use crate::model::process::{adverts, agency, becoming, retiring, seats, supervision};
use crate::model::purpose::Decision;
use crate::model::state::{Contract, NO_PERSON, Person, Seat, World};
use crate::scenario::council::structure::Team;

use super::{arrival, part_way, parts};

/// Posts, permanent people and agency workers of one team.
/// Of agency workers `on_top` counts those who cover no post, from team to team.
pub(super) fn staff(world: &mut World<'_>, team: usize, on_top: &mut f64) {
    let at = world.layout.teams[team];
    let name = world.layout.units[at.unit].clone();
    let table: &Team = &world.council.team[&name];
    for role in 0..world.layout.roles.len() {
        let role_name = &world.layout.roles[role];
        let part = |of: &std::collections::BTreeMap<String, f64>| {
            let number = of.get(role_name).copied().unwrap_or(0.0);
            share_out(&vec![1.0; at.of as usize], number)[at.copy as usize]
        };
        let key = name_key(&format!("{name}/{}/{role_name}", at.copy));
        let (posts, people) = (part(&table.posts_fte), part(&table.in_post_fte));
        if world.plan.part_time.is_some() {
            parts::seat(world, (team as u16, role), (posts, people), key);
        } else {
            seat_posts(world, team as u16, role, posts, key);
            fill_posts(world, team, role, people, key);
        }
        let agency = part(&table.agency_fte);
        let free = on_top_of(world, agency, on_top);
        cover_posts(world, team, role, agency - free, key);
        beside(world, (team as u16, role, free), key, 1 << 35);
        on_top_of_posts(world, team as u16, role, part(&table.agency_on_top_fte), key);
    }
}

fn seat_posts(world: &mut World<'_>, team: u16, role: usize, fte: f64, key: u64) {
    for (number, size) in sizes(fte).enumerate() {
        seats::add(world, Seat::post(numbered_key(key, number as u64), team, role as u8, size));
    }
}

/// Permanent people sit in posts in order; those for whom there is no post sit on top.
fn fill_posts(world: &mut World<'_>, team: usize, role: usize, fte: f64, key: u64) {
    let mut left = fte;
    for seat in seats_of(world, team, role) {
        if left <= LEAST {
            return;
        }
        let size = world.seats[seat as usize].fte;
        if left < size - LEAST {
            split(world, seat, left);
        }
        left -= world.seats[seat as usize].fte;
        sit(world, seat);
    }
    for (number, size) in sizes(left).enumerate() {
        let on_top = numbered_key(key, 1 << 32 | number as u64);
        let seat = Seat { post: false, closing: true, ..Seat::post(on_top, team as u16, role as u8, size) };
        let seat = seats::add(world, seat);
        sit(world, seat);
    }
}

/// Somebody works part of a post: the post is split, so that the rest of it is vacant.
fn split(world: &mut World<'_>, seat: u16, fte: f64) {
    let place = &mut world.seats[seat as usize];
    let (rest, key) = (place.fte - fte, numbered_key(place.key, u64::MAX));
    let (team, role) = (place.team, place.role);
    place.fte = fte;
    world.teams[team as usize].posts -= rest;
    seats::add(world, Seat::post(key, team, role, rest));
}

fn seats_of(world: &World<'_>, team: usize, role: usize) -> Vec<u16> {
    let seats = world.teams[team].seats.iter().copied();
    seats.filter(|seat| world.seats[*seat as usize].role as usize == role).collect()
}

/// Someone who has been here a while sits down; some have already resigned.
pub(super) fn sit(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[seat as usize];
    let (key, fte) = (numbered_key(place.key, 0), place.fte);
    let role = usize::from(place.role);
    let notice = world.plan.leaving.map_or(0, |leaving| leaving.notice);
    let so_far = becoming::so_far(world, key, role).unwrap_or_else(|| tenure(world, key));
    let came = arrival::came(world, key, role, so_far);
    let person = Person {
        contract: Contract::Permanent,
        fte,
        seat,
        started: came.started,
        inducted: came.inducted,
        route: came.route,
        until: -notice,
        ..world.newcomer(key)
    };
    let index = world.people.len();
    world.people.push(person);
    supervision::settle(world, index);
    world.seats[seat as usize].person = index as u32;
    seats::refresh(world, seat);
    becoming::settle(world, index, came.started);
    already_resigned(world, index, notice);
}

/// Eq. W4. Time in post from the bands of the file, even inside a band; the last reaches 20 years.
fn tenure(world: &World<'_>, key: u64) -> Ticks {
    let (u, place) = world.luck.pair(Decision::Tenure, key, 0);
    let (from, to) = match world.plan.in_post.iter().position(|below| u < *below) {
        Some(0) => (0.0, 2.0),
        Some(1) => (2.0, 5.0),
        _ => (5.0, 20.0),
    };
    days((from + (to - from) * place) * YEAR_DAYS)
}

/// Eq. W7. Notice is under way for those whose luck ran out in the weeks before the first day, or who resigned then to
/// retire.
fn already_resigned(world: &mut World<'_>, index: usize, notice: Ticks) {
    let Some(leaving) = world.plan.leaving else { return };
    retiring::settle(world, index, (false, -notice));
    let person = &world.people[index];
    let (luck, seat, retires) = (person.luck, person.seat, person.retires);
    let age = world.plan.ages.as_ref().map_or(1.0, |ages| ages.factor(-person.born));
    let rate = settled_hazard(&leaving, person, 0) * lasting_factor(world.plan, &world.seats[seat as usize]) * age;
    // Of those in post as many serve notice as resign in its length, and each at an even moment of it.
    let more = libm::log1p(rate * notice as f64);
    world.people[index].until = 0;
    world.people[index].hazard = more;
    let gone = if more >= luck {
        (libm::expm1(-luck) / libm::expm1(-more) * notice as f64) as Ticks - notice
    } else {
        Ticks::MAX
    };
    let resigned = gone.min(retires);
    if resigned < 0 {
        let at = resigned + notice;
        world.people[index].going = true;
        world.people[index].leaves = at;
        world.people[index].hazard = f64::INFINITY;
        world.wheel.push(at, crate::model::state::sort::LEAVES, index, 0);
        world.seats[seat as usize].opened = resigned;
        adverts::advertise(world, seat, resigned);
        seats::refresh(world, seat);
    }
}

/// Agency workers cover empty posts in order; the rest sit on top of posts.
fn cover_posts(world: &mut World<'_>, team: usize, role: usize, fte: f64, key: u64) {
    let mut left = fte;
    for seat in seats_of(world, team, role) {
        let place = &world.seats[seat as usize];
        if left <= LEAST || place.worker() != NO_PERSON {
            continue;
        }
        let (size, who) = (place.fte, numbered_key(place.key, 1 << 61));
        if left < size - LEAST {
            split(world, seat, left);
        }
        left -= size;
        settled_agency(world, seat, who);
    }
    beside(world, (team as u16, role, left.max(0.0)), key, 1 << 33);
}

/// Agency workers on top of posts, part-way through their stays.
fn beside(world: &mut World<'_>, (team, role, fte): (u16, usize, f64), key: u64, mark: u64) {
    for (number, size) in sizes(fte).enumerate() {
        let who = numbered_key(key, mark | number as u64);
        let seat = Seat { post: false, closing: true, ..Seat::post(who, team, role as u8, size) };
        let seat = seats::add(world, seat);
        settled_agency(world, seat, who);
    }
}

/// Eq. G15. Of so many agency workers of a role, those who cover no post: the usual share of all so far, in whole workers,
/// where the file says of none of them that they do \[FTE\].
fn on_top_of(world: &World<'_>, fte: f64, so_far: &mut f64) -> f64 {
    let share = world.plan.agency.as_ref().map_or(0.0, |agency| agency.on_top);
    if share <= 0.0 || world.council.team.values().any(|team| !team.agency_on_top_fte.is_empty()) {
        return 0.0;
    }
    *so_far += share * fte;
    let whole = libm::floor(*so_far + 0.5).clamp(0.0, libm::floor(fte));
    *so_far -= whole;
    whole
}

/// Eq. G9. Agency workers who cover no post: they were there before, and nobody has set them a last day.
fn on_top_of_posts(world: &mut World<'_>, team: u16, role: usize, fte: f64, key: u64) {
    for (number, size) in sizes(fte).enumerate() {
        let who = numbered_key(key, 1 << 34 | number as u64);
        let seat = Seat { post: false, closing: true, ..Seat::post(who, team, role as u8, size) };
        let seat = seats::add(world, seat);
        agency::seat_worker(world, seat, who, Ticks::MIN / 4);
    }
}

/// An agency worker part-way through a stay.
fn settled_agency(world: &mut World<'_>, seat: u16, who: u64) {
    let stays = world.plan.agency.as_ref().and_then(|agency| agency.stays.clone());
    let Some(stays) = stays else {
        agency::seat_worker(world, seat, who, Ticks::MIN / 4);
        return;
    };
    let law = stays.met(world.luck.uniform(Decision::AgencyStay, who, 0));
    let (gone, left) = part_way(law, world.luck.pair(Decision::FirstDay, who, 0));
    agency::seat_worker(world, seat, who, -days(gone * 7.0));
    let cover = world.seats[seat as usize].cover as usize;
    agency::leave_after(world, cover, days(left * 7.0));
}
