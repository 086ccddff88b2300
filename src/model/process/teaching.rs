//! Starters in some inductions take hours of those beside them.

use crate::foundations::time::Ticks;
use crate::model::state::{Seat, World};

use super::seats;

/// Takes the hours that starters need from the hours of their teams, in the week that begins now.
pub fn teach(world: &mut World<'_>) {
    if world.plan.work.is_none() || world.plan.routes.iter().all(|route| route.induction.teaching <= 0.0) {
        return;
    }
    world.levers.taught = (0..world.teams.len()).map(|team| taken(world, team)).collect();
    world.levers.teach();
}

/// Eq. W25. Hours that a team's starters take ÷ all hours for children in it, at the most all of them.
fn taken(world: &World<'_>, team: usize) -> f64 {
    let each = world.plan.work.map_or(0.0, |work| work.hours);
    let seats = || world.teams[team].seats.iter().map(|seat| &world.seats[usize::from(*seat)]);
    // Whoever is in an induction has another step to come: most have none.
    let learners = seats().filter(|seat| seat.changes_at < Ticks::MAX);
    let lost: f64 = learners.map(|seat| seats::hours_taught(world, seat)).sum();
    if lost <= 0.0 {
        return 0.0;
    }
    let at_work = |seat: &Seat| seats::at_work(world, seat) * world.plan.roles[usize::from(seat.role)].caseload;
    let all: f64 = seats().map(|seat| at_work(seat) * each).sum();
    if all > 0.0 { (lost / all).min(1.0) } else { 0.0 }
}
