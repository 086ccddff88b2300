//! Posts that fill each after a time of its own, once they may be advertised.

use crate::foundations::draws::numbered_key;
use crate::foundations::time::{WEEK, days};
use crate::model::plan::{Flow, RoutePlan};
use crate::model::purpose::Decision;
use crate::model::state::{NO_PERSON, Seat, World, sort};

use super::recruitment::{held_back, is_frozen, take_up};

/// A post falls open in the middle of things: somebody has resigned, or it is new.
pub(super) fn open(world: &mut World<'_>, seat: u16) {
    world.seats[seat as usize].opened = world.now;
    advertise(world, seat);
}

/// The place of the route by which posts of a role fill after a time of their own.
fn own_route(world: &World<'_>, role: u8) -> Option<usize> {
    let fills = |route: &RoutePlan| matches!(route.flow, Flow::Post(_)) && route.fills.contains(&(role as usize));
    world.plan.routes.iter().position(fills)
}

/// Eq. P6. A post will be, or is, empty: where posts fill after their own time, its time begins, once it is approved.
pub(super) fn advertise(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[seat as usize];
    if !place.post {
        return;
    }
    let Some(route) = own_route(world, place.role).map(|route| &world.plan.routes[route]) else { return };
    let Flow::Post(time) = &route.flow else { return };
    let u = world.luck.uniform(Decision::Filling, place.key, place.spell);
    let approval = if place.opened == world.now { route.approval } else { 0 };
    let at = world.now + approval + days(time.quantile(u) + in_vain(world, route, place));
    world.wheel.push(at, sort::FILLS, seat as usize, place.key as u32);
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
