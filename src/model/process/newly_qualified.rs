//! A route whose starters need enough experienced people beside them.

use crate::model::plan::RoutePlan;
use crate::model::state::{Contract, Person, World};

use super::seats;

/// Eq. P14. Whether another starter of a route finds enough experienced people who hold children: so many for
/// each starter of the route who is in induction, or on the way.
pub(super) fn has_room(world: &World<'_>, route: usize) -> bool {
    let Some(each) = world.plan.routes[route].experienced_each else { return true };
    let (mut new, mut experienced) = (f64::from(world.promised_by_route[route]), 0.0);
    for person in world.people.iter().filter(|person| person.here) {
        if is_new(world, person, route) {
            new += 1.0;
        } else if holds(world, person) && !is_new_of_any(world, person) {
            experienced += 1.0;
        }
    }
    (new + 1.0) * each <= experienced + 1e-9
}

/// Whether a person is in the induction of a route.
fn is_new(world: &World<'_>, person: &Person, route: usize) -> bool {
    person.contract == Contract::Permanent
        && person.route as usize == route
        && !seats::is_inducted(world, person, world.now)
}

/// Whether a person is in the induction of a route that needs experienced people.
fn is_new_of_any(world: &World<'_>, person: &Person) -> bool {
    let limited = |(route, plan): (usize, &RoutePlan)| plan.experienced_each.is_some() && is_new(world, person, route);
    world.plan.routes.iter().enumerate().any(limited)
}

/// Whether a person is in a role that holds children.
fn holds(world: &World<'_>, person: &Person) -> bool {
    world.plan.roles[world.seats[person.seat as usize].role as usize].caseload > 0.0
}
