//! Children who move to their new workers little by little after a change of structure, and not all on the day.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::time::{Ticks, WEEK};
use crate::model::purpose::Decision;
use crate::model::state::{NO_PERSON, NOBODY, ToMove, World, sort};
use crate::scenario::council::change::{Change, Reorganise};

use super::{homes, restructure};

/// Eq. R6. A child whose worker may no longer hold it moves on an even moment of so many weeks; whether it is put off.
pub(super) fn put_off(world: &mut World<'_>, index: usize, change: usize) -> bool {
    let Some(plan) = reorganise(world, change) else { return false };
    let weeks = plan.children_move_over_weeks.as_ref().map_or(0.0, |weeks| world.number(weeks));
    let waits = plan.children_wait_until_filled_percent.as_ref().is_some_and(|percent| world.number(percent) > 0.0);
    let case = &world.cases[index];
    if case.holder == NOBODY || (weeks <= 0.0 && !waits) {
        return false;
    }
    let name = name_key(&world.layout.changes[change]);
    let u = world.luck.uniform(Decision::ChildMoves, numbered_key(case.child, name), 0);
    let at = world.now + (u * weeks * WEEK as f64) as Ticks;
    let child = ToMove { case: index as u32, stay: case.stay, change: change as u16 };
    world.held_back.to_move.push(child);
    world.wheel.push(at.max(world.now + 1), sort::MOVES, world.held_back.to_move.len() - 1, 0);
    true
}

/// A child's day to move has come: it goes to a new worker, unless its new team has too few people yet.
pub fn moves(world: &mut World<'_>, place: usize) {
    let child = world.held_back.to_move[place];
    let case = &world.cases[child.case as usize];
    if !case.open || case.stay != child.stay || case.holder == NOBODY {
        return;
    }
    if is_ready(world, child) {
        let before = case.holder;
        restructure::place_again(world, child.case as usize);
        restructure::bring_backlog_of(world, child.case as usize, before, usize::from(child.change));
    } else {
        world.wheel.push(world.now + WEEK, sort::MOVES, place, 0);
    }
}

/// Whether the child still has the worker of before because its day has not come.
#[must_use]
pub fn is_put_off(world: &World<'_>, index: usize) -> bool {
    let case = &world.cases[index];
    world.held_back.to_move.iter().any(|child| child.case as usize == index && child.stay == case.stay)
}

/// Whether some team that the child may go to has filled enough of its posts.
fn is_ready(world: &World<'_>, child: ToMove) -> bool {
    let plan = reorganise(world, usize::from(child.change));
    let Some(percent) = plan.and_then(|plan| plan.children_wait_until_filled_percent.as_ref()) else { return true };
    let least = world.number(percent) / 100.0;
    let case = &world.cases[child.case as usize];
    let teams = &world.homes[homes::of(world, case, case.stage)].teams;
    teams.is_empty() || teams.iter().any(|team| filled(world, *team) >= least)
}

/// FTE of seats with somebody in them ÷ FTE of funded posts, in a team; full where it has none.
fn filled(world: &World<'_>, team: u16) -> f64 {
    let seats = world.teams[usize::from(team)].seats.iter().map(|seat| &world.seats[usize::from(*seat)]);
    let (mut staffed, mut funded) = (0.0, 0.0);
    for seat in seats {
        staffed += if seat.worker() == NO_PERSON { 0.0 } else { seat.fte };
        funded += seat.funded();
    }
    if funded > 0.0 { staffed / funded } else { 1.0 }
}

fn reorganise<'w>(world: &World<'w>, change: usize) -> Option<&'w Reorganise> {
    let change: &Change = &world.council.change[&world.layout.changes[change]];
    change.reorganise.as_ref()
}
