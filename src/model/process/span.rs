//! Who leads more people carries fewer children.

use crate::model::plan::SupervisionPlan;
use crate::model::state::{Seat, World};

use super::seats;

/// Brings up to date how many people each supervisor with children has, team by team, and what that takes of their caseload.
pub fn count(world: &mut World<'_>) {
    let Some(plan) = world.plan.supervision.as_ref().filter(|plan| plan.lost_each > 0.0) else { return };
    let teams: Vec<(f64, f64)> = (0..world.teams.len()).map(|team| people(world, plan, team)).collect();
    let usual = *world.usual_span.get_or_insert_with(|| {
        let led = teams.iter().filter(|team| team.1 > 0.0);
        let (people, supervisors) = led.fold((0.0, 0.0), |sum, team| (sum.0 + team.0, sum.1 + team.1));
        if supervisors > 0.0 { people / supervisors } else { 0.0 }
    });
    for (team, led) in teams.into_iter().enumerate() {
        let beyond = lost(plan, led, usual);
        if beyond.to_bits() != world.teams[team].span_takes.to_bits() {
            world.teams[team].span_takes = beyond;
            for seat in world.teams[team].seats.clone() {
                if leads(plan, world, &world.seats[usize::from(seat)]) {
                    seats::refresh(world, seat);
                }
            }
        }
    }
}

/// People supervised in a team, and supervisors there who hold children \[FTE\].
fn people(world: &World<'_>, plan: &SupervisionPlan, team: usize) -> (f64, f64) {
    let seats = world.teams[team].seats.iter().map(|seat| &world.seats[usize::from(*seat)]);
    seats.fold((0.0, 0.0), |(people, supervisors), seat| {
        let Some(worker) = world.people.get(seat.worker() as usize) else { return (people, supervisors) };
        let holds = world.plan.roles[usize::from(seat.role)].caseload > 0.0;
        if leads(plan, world, seat) {
            (people, supervisors + worker.fte)
        } else {
            (people + if holds && plan.gives[usize::from(seat.role)] <= 0.0 { 1.0 } else { 0.0 }, supervisors)
        }
    })
}

/// Whether a seat is that of somebody who supervises and holds children.
fn leads(plan: &SupervisionPlan, world: &World<'_>, seat: &Seat) -> bool {
    let role = usize::from(seat.role);
    plan.gives[role] > 0.0 && world.plan.roles[role].caseload > 0.0
}

/// Eq. W26. What people beyond the usual number take of a supervisor's caseload, as a share of a full one; below 0 where
/// there are fewer.
fn lost(plan: &SupervisionPlan, (people, supervisors): (f64, f64), usual: f64) -> f64 {
    if supervisors > 0.0 { plan.lost_each * (people / supervisors - usual) } else { 0.0 }
}

/// The share of a full caseload that the role of a seat carries there.
pub(super) fn caseload(world: &World<'_>, seat: &Seat) -> f64 {
    let full = world.plan.roles[usize::from(seat.role)].caseload;
    let takes = world.teams[usize::from(seat.team)].span_takes;
    let leads = || world.plan.supervision.as_ref().is_some_and(|plan| leads(plan, world, seat));
    if takes.abs() > 0.0 && leads() { (full - takes).max(0.0) } else { full }
}
