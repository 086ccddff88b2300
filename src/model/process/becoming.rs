//! People whose role ends after a time have another from then on, and their post with them.

use crate::foundations::time::Ticks;
use crate::model::purpose::Decision;
use crate::model::state::{Contract, NO_PERSON, World, sort};

use super::{cost, promotion, recruitment, seats};

/// A permanent person has a role from some day on: if it ends, the day on which it does is set.
pub(super) fn settle(world: &mut World<'_>, index: usize, since: Ticks) {
    let role = world.seats[usize::from(world.people[index].seat)].role;
    let Some((_, after)) = world.plan.roles[usize::from(role)].becomes else { return };
    let at = since.saturating_add(after).max(world.now);
    if at < world.layout.horizon {
        world.wheel.push(at, sort::BECOMES, index, u32::from(role));
    }
}

/// Eq. W28. A person who is here and stays has another role from now on, and so has the post that they are in: they keep the seat
/// and the children whom the new role may hold.
pub fn become_other(world: &mut World<'_>, index: usize, role: u8) {
    let person = &world.people[index];
    let seat = person.seat;
    let stays = person.here && !person.going && person.contract == Contract::Permanent;
    let has_it = world.seats[usize::from(seat)].role == role;
    let Some((to, _)) = world.plan.roles[usize::from(role)].becomes.filter(|_| stays && has_it) else { return };
    cost::settle_seat(world, seat);
    seats::give_role(world, seat, to);
    promotion::settle_children(world, seat);
    promotion::accrue_one(world, seat);
    settle(world, index, world.now);
}

/// Eq. W29. How long somebody of the first day has been in a role that ends: even over its weeks, by their own luck.
pub(super) fn so_far(world: &World<'_>, key: u64, role: usize) -> Option<Ticks> {
    let (_, after) = world.plan.roles[role].becomes?;
    Some((world.luck.uniform(Decision::RoleSoFar, key, 0) * after as f64) as Ticks)
}

/// Eq. P19. Where no post of a role that ends is open, one of the role that it becomes is, if that is empty: whoever starts in it has the
/// lower role, and the post as long as they do.
pub(super) fn above(world: &World<'_>, role: usize, approval: Ticks) -> Option<usize> {
    let to = usize::from(world.plan.roles[role].becomes?.0);
    let open =
        |to: usize| recruitment::open_after(world, to, approval).min(recruitment::empty_after(world, to, approval));
    (!recruitment::is_frozen(world, role) && open(to) > 0).then_some(to)
}

/// An empty post takes the role of whoever a route brings to it, if that is one that becomes the post's.
pub(super) fn lower(world: &mut World<'_>, seat: u16, route: usize) {
    let (place, roles) = (&world.seats[usize::from(seat)], &world.plan.roles);
    let fills = &world.plan.routes[route].fills;
    let becomes = |role: &&usize| roles[**role].becomes.is_some_and(|(to, _)| to == place.role);
    if fills.contains(&usize::from(place.role)) || place.person != NO_PERSON {
        return;
    }
    if let Some(role) = fills.iter().find(becomes).copied() {
        cost::settle_seat(world, seat);
        seats::give_role(world, seat, role as u8);
    }
}
