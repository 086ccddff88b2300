//! Posts that fill each after a time of its own, once they may be advertised.

use crate::foundations::draws::numbered_key;
use crate::foundations::sampler::Sampler;
use crate::foundations::time::{Ticks, WEEK, days, in_days};
use crate::model::plan::{Flow, RoutePlan};
use crate::model::purpose::Decision;
use crate::model::state::{NO_PERSON, Seat, World, sort};

use super::recruitment::{held_back, is_frozen, take_up};

/// A post falls open in the middle of things: somebody has resigned, or it is new.
pub(super) fn open(world: &mut World<'_>, seat: u16) {
    let now = world.now;
    world.seats[seat as usize].opened = now;
    advertise(world, seat, now);
}

/// The place of the route by which posts of a role fill after a time of their own.
fn own_route(world: &World<'_>, role: u8) -> Option<usize> {
    let fills = |route: &RoutePlan| matches!(route.flow, Flow::Post(_)) && route.fills.contains(&(role as usize));
    world.plan.routes.iter().position(fills)
}

/// Eq. P6. A post will be, or is, empty: where posts fill after their own time, its time begins, once it is approved; on the
/// first day it may have begun before.
pub(super) fn advertise(world: &mut World<'_>, seat: u16, since: Ticks) {
    let place = &world.seats[seat as usize];
    let Some((route, time)) = own_time(world, place) else { return };
    let u = world.luck.uniform(Decision::Filling, place.key, place.spell);
    let approval = if place.opened == since { route.approval } else { 0 };
    let at = since + approval + days(time.quantile(u) + in_vain(world, route, place));
    world.wheel.push(at.max(world.now), sort::FILLS, seat as usize, place.key as u32);
}

/// The route by which a post fills after a time of its own, and that time \[days\].
fn own_time<'w>(world: &World<'w>, place: &Seat) -> Option<(&'w RoutePlan, &'w Sampler)> {
    let route = &world.plan.routes[own_route(world, place.role).filter(|_| place.post)?];
    let Flow::Post(time) = &route.flow else { return None };
    Some((route, time))
}

/// Points at which a time to fill is looked at.
const POINTS: u32 = 64;
/// Share of posts advertised in vain so often that more adverts do not matter.
const RARELY: f64 = 1e-3;
/// Adverts in vain of which no more are looked at, however often they fail.
const MOST_IN_VAIN: f64 = 200.0;

/// Eq. P15. A post found empty on the first day: the longer it stands empty, the likelier it is to be met, and it is met
/// at an even moment of that time.
pub(super) fn empty_already(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[seat as usize];
    let Some((route, time)) = own_time(world, place) else { return };
    let notice = world.plan.leaving.map_or(0.0, |leaving| in_days(leaving.notice_before())) - in_days(route.approval);
    let (u, v) = world.luck.pair(Decision::Filling, place.key, place.spell);
    let at = world.now + days((1.0 - v) * met_empty(route, time, notice, u));
    world.wheel.push(at, sort::FILLS, seat as usize, place.key as u32);
}

/// Adverts in vain that are looked at, where so large a share fails.
fn most_in_vain(fails: f64) -> u32 {
    if fails > 0.0 { libm::ceil(libm::log(RARELY) / libm::log(fails)).clamp(1.0, MOST_IN_VAIN) as u32 } else { 0 }
}

/// How long in all a post stands empty that is met empty, after a notice so much longer than its approval takes \[days\].
fn met_empty(route: &RoutePlan, time: &Sampler, notice: f64, u: f64) -> f64 {
    let fails = most_in_vain(route.fails);
    let spells: Vec<(f64, f64)> = (0..POINTS)
        .map(|point| time.quantile((f64::from(point) + 0.5) / f64::from(POINTS)))
        .flat_map(|days| (0..=fails).map(move |fail| (days, fail)))
        .map(|(days, fail)| {
            let empty = (days + f64::from(fail) * route.again - notice).max(0.0);
            (empty, empty * libm::pow(route.fails, f64::from(fail)))
        })
        .collect();
    let mut left = u * spells.iter().map(|spell| spell.1).sum::<f64>();
    let met = spells.iter().find(|spell| {
        left -= spell.1;
        left < 0.0
    });
    met.map_or(0.0, |spell| spell.0)
}

/// Eq. P11. Days of adverts that bring nobody, before the one that does: each fails with the same chance.
fn in_vain(world: &World<'_>, route: &RoutePlan, place: &Seat) -> f64 {
    if route.fails <= 0.0 {
        return 0.0;
    }
    let u = world.luck.uniform(Decision::Advert, place.key, place.spell);
    libm::floor(libm::log(u) / libm::log(route.fails)) * route.again
}

/// A post's own time to fill is over, if it is the post that was advertised.
pub fn fill(world: &mut World<'_>, seat: u16, post: u32) {
    let place = &world.seats[seat as usize];
    if !place.post || place.key as u32 != post {
        return;
    }
    if place.person != NO_PERSON {
        let person = &world.people[place.person as usize];
        if person.going {
            world.wheel.push(person.leaves, sort::FILLS, seat as usize, post);
        }
        return;
    }
    let role = place.role as usize;
    if is_frozen(world, role) || held_back(world, role) {
        world.wheel.push(world.now + WEEK, sort::FILLS, seat as usize, post);
        return;
    }
    let route = own_route(world, place.role);
    let key = numbered_key(place.key, 1 + u64::from(place.spell));
    take_up(world, seat, key, route.unwrap_or(0));
}
