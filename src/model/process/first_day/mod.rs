//! The first day: posts, people and children as the file has them, with time already behind them.

mod arrival;
mod children;
mod elapsed;
mod open_posts;
mod parts;
mod settled;
mod staff;
mod way_in;

use crate::foundations::length_biased::LengthBiased;
use crate::foundations::sampler::Sampler;
use crate::model::plan::Flow;
use crate::model::purpose::Decision;
use crate::model::state::{TeamState, World, lasting};

use super::{absence, homes, places, recruitment, seats, span};

/// Sets the world up as it stands on the first day.
pub fn set_up(world: &mut World<'_>) {
    open_teams(world);
    let mut on_top = 0.0;
    for team in 0..world.teams.len() {
        if world.teams[team].open {
            staff::staff(world, team, &mut on_top);
        }
    }
    open_posts::open(world);
    span::count(world);
    homes::rebuild(world);
    absence::under_way(world, true);
    if !world.council.verification.starts_empty {
        let on_notice = without_notice(world);
        children::children(world);
        with_notice(world, &on_notice);
        children::not_held(world);
        places::first_day(world);
        children::closed_before(world);
        for early in &mut world.early {
            early.make_contiguous().sort_by_key(|early| (early.entered, early.case));
        }
    }
    absence::under_way(world, false);
    offers_under_way(world);
}

fn open_teams(world: &mut World<'_>) {
    let luck = world.luck;
    world.teams = world
        .plan
        .teams
        .iter()
        .map(|plan| TeamState {
            open: plan.open,
            pull: lasting(luck.uniform(Decision::TeamPull, plan.key, 0), plan.pull_cv),
            ..TeamState::default()
        })
        .collect();
}

/// Eq. C37. Whoever serves notice on the first day was given children as others were until then: for as long as children are
/// placed, nobody does. Returns who it is.
fn without_notice(world: &mut World<'_>) -> Vec<usize> {
    let on_notice: Vec<usize> = (0..world.people.len()).filter(|person| world.people[*person].going).collect();
    for person in &on_notice {
        world.people[*person].going = false;
        seats::refresh(world, world.people[*person].seat);
    }
    on_notice
}

/// They serve it again.
fn with_notice(world: &mut World<'_>, on_notice: &[usize]) {
    for person in on_notice {
        world.people[*person].going = true;
        seats::refresh(world, world.people[*person].seat);
    }
}

/// Eq. C10. Part of a length that is behind, and part ahead, of something met in the middle: the
/// longer it lasts the likelier it is to be met.
pub(super) fn part_way(length: &Sampler, (u, v): (f64, f64)) -> (f64, f64) {
    let total = LengthBiased::new(length).total(u);
    (v * total, (1.0 - v) * total)
}

/// Offers accepted before the first day, by the market of the year before.
fn offers_under_way(world: &mut World<'_>) {
    for route in 0..world.plan.routes.len() {
        if matches!(&world.plan.routes[route].flow, Flow::Market { cohorts, .. } if cohorts.is_empty()) {
            recruitment::before_the_first_day(world, route);
        }
    }
}
