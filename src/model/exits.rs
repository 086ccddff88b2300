//! Where children go from a stage while a change has a say in it, and for how many there is a place.

use super::layout::Layout;
use super::levers::Levers;
use super::plan::{self, StagePlan};
use super::state::World;
use crate::foundations::time::Ticks;
use crate::scenario::council::change::{AddPlaces, ChangeExits};

/// Cumulative shares and where each leads; the last takes the rest.
pub type Exits = Vec<(f64, u8)>;

/// A change has its say: so much of the way from what holds already to its own shares.
pub(super) fn pull(world: &World<'_>, levers: &mut Levers, change: &ChangeExits, built: f64) {
    let Layout { stages, .. } = world.layout;
    let Some(stage) = super::layout::place(stages, &change.stage).filter(|_| built > 0.0) else { return };
    let new = plan::exits(stages, &change.exits_percent, |number| world.number(number));
    levers.exits.resize(stages.len(), Vec::new());
    let old = of(&levers.exits, &world.plan.stages[stage], stage as u8);
    levers.exits[stage] = mixed(old, &new, built);
}

/// A change adds places to a stage.
pub(super) fn add_places(world: &World<'_>, levers: &mut Levers, add: &AddPlaces) {
    let stages = &world.layout.stages;
    if let Some(stage) = super::layout::place(stages, &add.stage) {
        levers.places.resize(stages.len(), 0.0);
        levers.places[stage] += world.number(&add.number);
    }
}

/// The exits of a stage: a change's where one has a say, else the file's.
#[inline]
#[must_use]
pub fn of<'a>(pulled: &'a [Exits], plan: &'a StagePlan, stage: u8) -> &'a [(f64, u8)] {
    match pulled.get(usize::from(stage)) {
        Some(exits) if !exits.is_empty() => exits,
        _ => &plan.exits,
    }
}

/// Eq. C32. The exits of children of an age: those of the youngest band that is above it, where the stage has such bands and no
/// change has a say.
#[inline]
#[must_use]
pub fn at_age<'a>(exits: &'a [(f64, u8)], plan: &'a StagePlan, age: Ticks) -> &'a [(f64, u8)] {
    if plan.exits_by_age.is_empty() || !std::ptr::eq(exits, plan.exits.as_slice()) {
        return exits;
    }
    plan.exits_by_age.iter().find(|(below, _)| age < *below).map_or(exits, |band| &band.1)
}

/// Eq. C14. Shares (1 − b) pᵢ + b qᵢ, b of the way from one table of exits to another, in the order of the first
/// and what only the second has behind, so that the fewest children go elsewhere by the same luck.
fn mixed(old: &[(f64, u8)], new: &[(f64, u8)], built: f64) -> Exits {
    let mut shares: Vec<(f64, u8)> = shares(old).map(|(share, to)| ((1.0 - built) * share, to)).collect();
    for (share, to) in self::shares(new) {
        match shares.iter_mut().find(|(_, known)| *known == to) {
            Some(known) => known.0 += built * share,
            None => shares.push((built * share, to)),
        }
    }
    let mut total = 0.0;
    for (share, _) in &mut shares {
        total += *share;
        *share = total;
    }
    if let Some(last) = shares.last_mut() {
        last.0 = f64::INFINITY;
    }
    shares
}

/// Each share of cumulative ones by itself, and where it leads.
pub(super) fn shares(exits: &[(f64, u8)]) -> impl Iterator<Item = (f64, u8)> {
    let mut below = 0.0;
    exits.iter().map(move |(up_to, to)| {
        let share = up_to.min(1.0) - below;
        below = up_to.min(1.0);
        (share.max(0.0), *to)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan::CLOSED;

    const NEVER: f64 = f64::INFINITY;

    #[test]
    fn of_two_changes_the_later_starts_from_what_the_earlier_left() {
        let (file, own) = (vec![(NEVER, CLOSED)], vec![(NEVER, 1)]);
        let other = vec![(NEVER, 2)];
        let after = |first: &[(f64, u8)], second: &[(f64, u8)]| mixed(&mixed(&file, first, 0.5), second, 0.5);
        assert_eq!(after(&own, &other), vec![(0.25, CLOSED), (0.5, 1), (NEVER, 2)]);
        assert_eq!(after(&other, &own), vec![(0.25, CLOSED), (0.5, 2), (NEVER, 1)], "the order of dates tells");
    }

    #[test]
    fn nothing_built_is_as_before_and_all_built_is_the_change() {
        let (old, new) = (vec![(0.25, 1), (NEVER, CLOSED)], vec![(0.5, 2), (NEVER, CLOSED)]);
        assert_eq!(mixed(&old, &new, 0.0), vec![(0.25, 1), (1.0, CLOSED), (NEVER, 2)]);
        assert_eq!(mixed(&old, &new, 1.0), vec![(0.0, 1), (0.5, CLOSED), (NEVER, 2)]);
        assert_eq!(mixed(&old, &new, 0.5), vec![(0.125, 1), (0.75, CLOSED), (NEVER, 2)]);
    }

    #[test]
    fn the_same_luck_goes_elsewhere_only_where_shares_moved() {
        let (old, new) = (vec![(0.2, 0), (0.3, 1), (NEVER, CLOSED)], vec![(0.2, 0), (0.5, 1), (NEVER, CLOSED)]);
        let to = |exits: &[(f64, u8)], u: f64| exits.iter().find(|(below, _)| u < *below).map(|exit| exit.1);
        let after = mixed(&old, &new, 1.0);
        let moved = (0..100).map(|step| (f64::from(step) + 0.5) / 100.0).filter(|u| to(&old, *u) != to(&after, *u));
        assert_eq!(moved.count(), 20);
    }
}
