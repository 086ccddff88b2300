//! Stages with places for so many children: early help that may be full.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::length_biased::LengthBiased;
use crate::foundations::time::days;
use crate::model::plan::CLOSED;
use crate::model::purpose::Decision;
use crate::model::state::{HeldUp, NEVER, World};

use super::demand::{self, Family};
use super::{ending, pace, path};

/// Eq. C15. Where a child whose stage is over goes: on, if there is no limit or a place; else where the file says; nothing
/// where the file holds it up in the stage it is in, with its worker, until a place falls free.
#[inline]
pub(super) fn way(world: &mut World<'_>, index: usize, next: u8) -> Option<u8> {
    if !world.held_back.has_places() || next == CLOSED { Some(next) } else { way_where_full(world, index, next) }
}

fn way_where_full(world: &mut World<'_>, index: usize, next: u8) -> Option<u8> {
    let places = world.plan.stages[next as usize].places.as_ref();
    let Some(places) = places.filter(|_| room(world, next) == 0) else { return Some(next) };
    if places.instead.is_some() {
        return places.instead;
    }
    let case = &mut world.cases[index];
    case.next = next;
    (case.due, case.ends) = (NEVER, f64::INFINITY);
    case.mark = case.mark.wrapping_add(1);
    let held_up = HeldUp { case: index as u32, stay: case.stay };
    world.held_back.wait(next, held_up);
    None
}

/// Places of a stage with nobody in them; without end where it has no limit.
fn room(world: &World<'_>, stage: u8) -> u32 {
    let stage = usize::from(stage);
    let Some(places) = &world.plan.stages[stage].places else { return u32::MAX };
    let added = world.levers.places.get(stage).copied().unwrap_or(0.0);
    (libm::round(places.number + added).max(0.0) as u32).saturating_sub(world.in_stage[stage])
}

/// Whoever has waited longest for a place that is free goes on.
#[inline]
pub fn fill(world: &mut World<'_>) {
    if world.held_back.listed > 0 {
        fill_places(world);
    }
}

fn fill_places(world: &mut World<'_>) {
    for nth in 0..world.held_back.for_a_place.len() {
        let stage = world.held_back.for_a_place[nth].0;
        while room(world, stage) > 0 {
            let Some(held_up) = world.held_back.next(nth) else { break };
            if is_held_up(world, held_up) {
                ending::lead_on(world, held_up.case as usize, stage);
            }
        }
    }
}

/// Whether a child is still in the stay in which it was held up.
fn is_held_up(world: &World<'_>, held_up: HeldUp) -> bool {
    let case = &world.cases[held_up.case as usize];
    case.open && case.stay == held_up.stay
}

/// Children whose stage is over and who wait for a place in the next.
#[must_use]
pub fn waiting(world: &World<'_>) -> usize {
    world.held_back.all().filter(|held_up| is_held_up(world, **held_up)).count()
}

/// Whether a child is held up.
#[must_use]
pub fn is_waiting(world: &World<'_>, index: usize) -> bool {
    world.held_back.all().any(|held_up| held_up.case as usize == index && is_held_up(world, *held_up))
}

/// Children in places on the first day, part-way through.
pub(super) fn first_day(world: &mut World<'_>) {
    for stage in 0..world.plan.stages.len() {
        let plan = &world.plan.stages[stage];
        let Some(places) = &plan.places else { continue };
        let lengths = LengthBiased::new(&plan.length);
        let each = plan.unit.days_each();
        let name = name_key(&format!("places/{}", world.layout.stages[stage]));
        for number in 0..libm::round(places.on_first_day.min(places.number)) as u64 {
            let key = demand::before(numbered_key(name, number));
            let alone = Family::of(world, key, 1, None);
            let index = demand::add_family(world, &alone, 0);
            path::enter(world, index, stage as u8);
            let (u, v) = world.luck.pair(Decision::FirstDay, world.cases[index].path, plan.code);
            path::lasts(world, index, days((1.0 - v) * lengths.total(u) * each), plan);
            pace::schedule(world, index);
        }
    }
}
