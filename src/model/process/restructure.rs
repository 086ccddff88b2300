//! Teams close and open on a day: posts, people and children move.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::time::YEAR_DAYS;
use crate::model::layout::place;
use crate::model::purpose::Decision;
use crate::model::state::{Contract, NO_PERSON, NOBODY, World};
use crate::scenario::council::change::{Change, Reorganise, Transition};

use super::{allocation, becoming, displaced, handing_over, homes, leaving, phasing, posts, queues, seats, transfer};

/// A change takes effect.
pub fn begin(world: &mut World<'_>, index: usize) {
    let change: &Change = &world.council.change[&world.layout.changes[index]];
    if let Some(cost) = change.cost.as_ref().and_then(|cost| cost.one_off_pounds.as_ref()) {
        world.tally.one_off += world.number(cost);
    }
    pay_to_stay(world, change, 1.0);
    if let Some(reorganise) = &change.reorganise {
        reorganise_teams(world, reorganise, change.transition.as_ref(), index);
    }
    if let Some(add) = &change.add_posts {
        posts::add(world, add, index);
    }
    if let Some(shift) = &change.move_posts {
        posts::shift(world, shift, index);
    }
    if let Some(block) = &change.bring_in_agency {
        posts::bring_in(world, block, index);
    }
}

/// A change that does not last comes to its end.
pub fn end(world: &mut World<'_>, index: usize) {
    let change: &Change = &world.council.change[&world.layout.changes[index]];
    if change.bring_in_agency.is_some() {
        super::agency::send_away(world, index);
    }
    pay_to_stay(world, change, -1.0);
}

/// Eq. M9. Retention payments begin (or end): to everybody permanent in a registered role, with on-costs.
fn pay_to_stay(world: &mut World<'_>, change: &Change, sign: f64) {
    let payment = change.keep_staff.as_ref().and_then(|keep| keep.payment_pounds_per_year.as_ref());
    let (Some(payment), Some(pay)) = (payment.map(|pounds| world.number(pounds)), &world.plan.pay) else { return };
    if payment > 0.0 {
        world.settle();
        world.paid.retention_day += sign * payment * pay.with_on_costs / YEAR_DAYS;
    }
}

fn reorganise_teams(world: &mut World<'_>, plan: &Reorganise, transition: Option<&Transition>, index: usize) {
    world.settle();
    let closing: Vec<usize> = plan.close.iter().flat_map(|name| posts::teams_of(world, name)).collect();
    let opening: Vec<usize> = plan.open.iter().flat_map(|name| posts::teams_of(world, name)).collect();
    let held_before: Vec<u16> = world.cases.iter().map(|case| case.holder).collect();
    for team in &opening {
        world.teams[*team].open = true;
    }
    rename_roles(world, plan, &closing);
    let joined = transfer::people(world, plan, &closing, &opening);
    open_posts(world, &opening, index);
    for team in &closing {
        close(world, *team);
    }
    homes::rebuild(world);
    for seat in 0..world.seats.len() {
        seats::refresh(world, seat as u16);
    }
    place_children_again(world, Some(index));
    if let Some(transition) = transition {
        bring_backlog(world, transition, &held_before);
        some_leave(world, transition, (&opening, &joined), index);
    }
}

fn rename_roles(world: &mut World<'_>, plan: &Reorganise, closing: &[usize]) {
    let becomes: Vec<(usize, usize)> = plan
        .becomes
        .iter()
        .filter_map(|(old, new)| Some((place(&world.layout.roles, old)?, place(&world.layout.roles, new)?)))
        .collect();
    for seat in 0..world.seats.len() {
        let (role, team, person) = (world.seats[seat].role, world.seats[seat].team, world.seats[seat].person);
        let Some((_, new)) = becomes.iter().find(|(old, _)| *old == usize::from(role)) else { continue };
        if closing.contains(&usize::from(team)) {
            seats::give_role(world, seat as u16, *new as u8);
            if person != NO_PERSON {
                becoming::settle(world, person as usize, world.now);
            }
        }
    }
}

/// Posts that nobody brought along are created.
fn open_posts(world: &mut World<'_>, opening: &[usize], change: usize) {
    let name = world.layout.changes[change].clone();
    for team in opening {
        for role in 0..world.layout.roles.len() {
            let missing = transfer::planned(world, *team, role) - posts::funded(world, *team, role);
            if missing > posts::LEAST {
                posts::create(world, *team as u16, role, missing, &name);
            }
        }
    }
}

fn close(world: &mut World<'_>, team: usize) {
    for seat in world.teams[team].seats.clone() {
        seats::unfund(world, seat);
    }
    world.teams[team].open = false;
}

/// Every child whose team may no longer hold it, or whose worker has moved away, is placed again, unless it stays with its worker.
pub(super) fn place_children_again(world: &mut World<'_>, change: Option<usize>) {
    let opened = change.map_or_else(Vec::new, |change| opened_by(world, change));
    let is_held = |index: &usize| {
        let case = &world.cases[*index];
        case.open && world.plan.stages[case.stage as usize].held_by != 0
    };
    let mut children: Vec<usize> = (0..world.cases.len()).filter(is_held).collect();
    displaced::in_order(world, &mut children);
    for urgent in [true, false] {
        for index in &children {
            if world.plan.stages[world.cases[*index].stage as usize].urgent == urgent {
                place_or_put_off(world, *index, change, &opened);
            }
        }
    }
}

/// The same for the children whom one worker holds.
pub(super) fn place_again_held_by(world: &mut World<'_>, seat: u16) {
    if !world.homes_stand {
        homes::rebuild(world);
    }
    let mut children = world.held_by(seat);
    displaced::in_order(world, &mut children);
    for index in children {
        place_again(world, index);
    }
}

/// Teams that a change opens.
fn opened_by(world: &World<'_>, change: usize) -> Vec<u16> {
    let change: &Change = &world.council.change[&world.layout.changes[change]];
    let names = change.reorganise.iter().flat_map(|plan| &plan.open);
    names.flat_map(|name| posts::teams_of(world, name)).map(|team| team as u16).collect()
}

/// A child is placed again, or keeps its worker until its own day where the change lets children move little by little.
fn place_or_put_off(world: &mut World<'_>, index: usize, change: Option<usize>, opened: &[u16]) {
    if let Some(team) = goes_along(world, index, opened) {
        world.cases[index].team = team;
        return;
    }
    let stays = may_stay(world, index);
    if stays.is_none() && change.is_some_and(|change| phasing::put_off(world, index, change)) {
        let seat = usize::from(world.cases[index].holder);
        world.cases[index].team = world.seats[seat].team;
        return;
    }
    place_again(world, index);
}

/// Eq. R11. The new team to which a child goes along with its worker, who may hold it there, where the narrowest teams for it were
/// all there before: it was not with them, and the change is no reason to go to them.
fn goes_along(world: &World<'_>, index: usize, opened: &[u16]) -> Option<u16> {
    let case = &world.cases[index];
    let seat = world.seats.get(usize::from(case.holder)).filter(|seat| opened.contains(&seat.team))?;
    let narrowest = &world.homes[homes::of(world, case, case.stage)].teams;
    let may_hold = world.plan.stages[usize::from(case.stage)].may_be_held_by(seat.kind)
        && homes::may_hold(world, usize::from(seat.team), case);
    (may_hold && !narrowest.iter().any(|team| opened.contains(team))).then_some(seat.team)
}

/// The team in which the child's worker may keep it; nothing where it may not.
fn may_stay(world: &World<'_>, index: usize) -> Option<u16> {
    let case = &world.cases[index];
    let homes = &world.homes[homes::of(world, case, case.stage)].teams;
    let (team, may_hold) = world.seats.get(case.holder as usize).map_or((case.team, true), |seat| {
        // A worker whose role has become another, or who is new to it, may have to give the child up.
        (seat.team, world.plan.stages[case.stage as usize].may_be_held_by(seat.kind))
    });
    (may_hold && homes.contains(&team)).then_some(team)
}

/// A child stays with its worker where it may, else goes to another.
pub(super) fn place_again(world: &mut World<'_>, index: usize) {
    if let Some(team) = may_stay(world, index) {
        world.cases[index].team = team;
        return;
    }
    let before = world.cases[index].holder;
    if before != NOBODY {
        handing_over::owe(world, before, 1);
    }
    allocation::release(world, index);
    queues::place_anew(world, index);
}

/// Eq. R4. Each child whose worker has changed, or who has none now, brings a backlog of hours along.
fn bring_backlog(world: &mut World<'_>, transition: &Transition, before: &[u16]) {
    let hours = world.number(&transition.backlog_hours_per_child);
    for (index, old) in before.iter().enumerate() {
        fall_behind(world, index, *old, hours);
    }
}

/// The same of one child that moves after the day.
pub(super) fn bring_backlog_of(world: &mut World<'_>, index: usize, before: u16, change: usize) {
    let change = &world.council.change[&world.layout.changes[change]];
    if let Some(transition) = &change.transition {
        let hours = world.number(&transition.backlog_hours_per_child);
        fall_behind(world, index, before, hours);
    }
}

fn fall_behind(world: &mut World<'_>, index: usize, before: u16, hours: f64) {
    let case = &mut world.cases[index];
    if !case.open || before == NOBODY || case.holder == before {
        return;
    }
    match world.seats.get_mut(case.holder as usize) {
        Some(seat) => seat.backlog += hours,
        None => case.backlog += hours as f32,
    }
}

/// Eq. R5. Some people leave rather than move: each by their own luck, after their notice. Agency workers have no post to
/// lose, and who is serving notice already would not have moved.
fn some_leave(world: &mut World<'_>, transition: &Transition, (opening, joined): (&[usize], &[u16]), change: usize) {
    let share = world.number(&transition.leave_rather_than_move_percent) / 100.0;
    let cost = world.council.change[&world.layout.changes[change]].cost.as_ref();
    let payment = cost.and_then(|cost| cost.redundancy_pounds.as_ref()).map_or(0.0, |pounds| world.number(pounds));
    let change = name_key(&world.layout.changes[change]);
    for index in 0..world.people.len() {
        let person = &world.people[index];
        let moved =
            opening.contains(&(world.seats[person.seat as usize].team as usize)) || joined.contains(&person.seat);
        let stays = person.here && !person.going && person.contract == Contract::Permanent;
        if !stays || !moved {
            continue;
        }
        if world.luck.uniform(Decision::LeaveRather, numbered_key(person.key, change), 0) < share {
            leaving::resign(world, index);
            world.tally.redundancy += payment;
        }
    }
}
