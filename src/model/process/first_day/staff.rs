//! Posts, permanent people and agency workers on the first day.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::time::{Ticks, YEAR_DAYS, days};
use crate::model::process::leaving::settled_hazard;
use crate::model::process::posts::{share_out, sizes};
use crate::model::process::{adverts, agency, seats};
use crate::model::purpose::Decision;
use crate::model::state::{Contract, NO_PERSON, Person, Seat, World};
use crate::scenario::council::structure::Team;

use super::{arrival, part_way};

/// Posts, permanent people and agency workers of one team.
pub(super) fn staff(world: &mut World<'_>, team: usize) {
    let at = world.layout.teams[team];
    let name = world.layout.units[at.unit].clone();
    let table: &Team = &world.council.team[&name];
    for role in 0..world.layout.roles.len() {
        let role_name = &world.layout.roles[role];
        let part = |of: &std::collections::BTreeMap<String, f64>| {
            let number = of.get(role_name).copied().unwrap_or(0.0);
            share_out(&vec![1.0; at.of as usize], number)[at.copy as usize]
        };
        let posts = table.posts_fte.get(role_name).copied().unwrap_or(0.0);
        let posts = share_out(&vec![1.0; at.of as usize], posts)[at.copy as usize];
        let key = name_key(&format!("{name}/{}/{role_name}", at.copy));
        seat_posts(world, team as u16, role, posts, key);
        fill_posts(world, team, role, part(&table.in_post_fte), key);
        cover_posts(world, team, role, part(&table.agency_fte), key);
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
        if left <= 0.005 {
            return;
        }
        let size = world.seats[seat as usize].fte;
        if left < size - 0.005 {
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
fn sit(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[seat as usize];
    let (key, fte) = (numbered_key(place.key, 0), place.fte);
    let role = usize::from(place.role);
    let notice = world.plan.leaving.map_or(0, |leaving| leaving.notice);
    let came = arrival::came(world, key, role, tenure(world, key));
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
    world.seats[seat as usize].person = index as u32;
    seats::refresh(world, seat);
    already_resigned(world, index, notice);
}

/// Eq. W4. Time in post from the bands of the file, even inside a band; the last reaches 20 years.
fn tenure(world: &World<'_>, key: u64) -> Ticks {
    let Some(leaving) = world.plan.leaving else { return days(5.0 * YEAR_DAYS) };
    let (u, place) = world.luck.pair(Decision::Tenure, key, 0);
    let (from, to) = match leaving.in_post.iter().position(|below| u < *below) {
        Some(0) => (0.0, 2.0),
        Some(1) => (2.0, 5.0),
        _ => (5.0, 20.0),
    };
    days((from + (to - from) * place) * YEAR_DAYS)
}

/// Eq. W7. Notice is under way for those whose luck ran out in the weeks before the first day.
fn already_resigned(world: &mut World<'_>, index: usize, notice: Ticks) {
    let Some(leaving) = world.plan.leaving else { return };
    let person = &world.people[index];
    let role = world.seats[person.seat as usize].role;
    let rate = settled_hazard(&leaving, person, 0) * world.plan.roles[role as usize].leaving;
    let more = rate * notice as f64;
    let (luck, seat) = (person.luck, person.seat);
    world.people[index].until = 0;
    if more >= luck {
        let at = (luck / rate) as Ticks;
        world.people[index].going = true;
        world.people[index].leaves = at;
        world.people[index].hazard = f64::INFINITY;
        world.wheel.push(at, crate::model::state::sort::LEAVES, index, 0);
        adverts::advertise(world, seat, at - notice);
        seats::refresh(world, seat);
    } else {
        world.people[index].hazard = more;
    }
}

/// Agency workers cover empty posts in order; the rest sit on top of posts.
fn cover_posts(world: &mut World<'_>, team: usize, role: usize, fte: f64, key: u64) {
    let mut left = fte;
    for seat in seats_of(world, team, role) {
        let place = &world.seats[seat as usize];
        if left <= 0.005 || place.worker() != NO_PERSON {
            continue;
        }
        let (size, who) = (place.fte, numbered_key(place.key, 1 << 61));
        if left < size - 0.005 {
            split(world, seat, left);
        }
        left -= size;
        settled_agency(world, seat, who);
    }
    for (number, size) in sizes(left.max(0.0)).enumerate() {
        let who = numbered_key(key, 1 << 33 | number as u64);
        let seat = Seat { post: false, closing: true, ..Seat::post(who, team as u16, role as u8, size) };
        let seat = seats::add(world, seat);
        settled_agency(world, seat, who);
    }
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
    let (gone, left) = part_way(&stays, world.luck.pair(Decision::FirstDay, who, 0));
    agency::seat_worker(world, seat, who, -days(gone * 7.0));
    let cover = world.seats[seat as usize].cover as usize;
    agency::leave_after(world, cover, days(left * 7.0));
}
