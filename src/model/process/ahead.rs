//! People are recruited ahead of leavers, above establishment.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::time::Ticks;
use crate::model::layout;
use crate::model::levers::Levers;
use crate::model::state::{NO_PERSON, Seat, World};
use crate::scenario::council::change::Change;

use super::{cost, restructure, seats};

/// Marks a place on top of posts that was made for somebody recruited ahead.
const AHEAD: u16 = u16::MAX - 1;

/// People recruited ahead who have no post yet, by place.
fn surplus<'w>(world: &'w World<'_>, role: usize) -> impl Iterator<Item = usize> + 'w {
    world.seats_of_role[role].iter().map(|seat| usize::from(*seat)).filter(move |seat| is_ahead(&world.seats[*seat]))
}

/// Whether somebody recruited ahead has this place, and no post yet.
fn is_ahead(place: &Seat) -> bool {
    place.brought_by == AHEAD && place.person != NO_PERSON
}

/// People who may be recruited ahead in a role, beyond posts \[people\].
fn allowed(world: &World<'_>, role: usize) -> i64 {
    world.levers.ahead.get(role).copied().unwrap_or(0)
}

/// Eq. P13. What recruiting ahead adds to the open posts of a role, and what is held open or spoken for takes away \[posts\].
pub(super) fn margin(world: &World<'_>, role: usize) -> i64 {
    let held = world.levers.held.get(role).copied().unwrap_or(0);
    allowed(world, role) - held - surplus(world, role).count() as i64 - spoken_for(world, role)
}

/// Whether somebody who stays has a place on top of a team's posts, other than by recruiting ahead.
fn is_on_top(world: &World<'_>, place: &Seat) -> bool {
    let stays = || world.people.get(place.person as usize).is_some_and(|person| person.here && !person.going);
    !place.post && place.brought_by != AHEAD && stays()
}

/// Posts about to fall empty that somebody of the same team will take, who is there on top of its posts.
fn spoken_for(world: &World<'_>, role: usize) -> i64 {
    let mut on_top: Vec<(u16, i64)> = Vec::new();
    for place in world.in_role(role).filter(|place| is_on_top(world, place)) {
        match on_top.iter_mut().find(|(team, _)| *team == place.team) {
            Some((_, people)) => *people += 1,
            None => on_top.push((place.team, 1)),
        }
    }
    let going = |team: u16| {
        let posts = world.in_role(role).filter(|place| place.post && place.team == team);
        posts.filter(|place| world.people.get(place.person as usize).is_some_and(|person| person.going)).count() as i64
    };
    on_top.into_iter().map(|(team, people)| people.min(going(team))).sum()
}

/// What a change in force holds open, and whom it lets come ahead of leavers.
pub fn pull(world: &World<'_>, levers: &mut Levers, change: &Change) {
    let held = change.hold_posts.as_ref().map(|hold| &hold.posts);
    let ahead = change.recruit_ahead.as_ref().map(|ahead| &ahead.people);
    for (numbers, into) in [(held, &mut levers.held), (ahead, &mut levers.ahead)] {
        for (role, number) in numbers.into_iter().flatten() {
            if let Some(role) = layout::place(&world.layout.roles, role) {
                into[role] += libm::round(world.number(number)) as i64;
            }
        }
    }
}

/// A place on top of posts for somebody recruited ahead, in the team with most posts for the people it has.
pub(super) fn place(world: &mut World<'_>, role: usize) -> Option<u16> {
    if (surplus(world, role).count() as i64) >= allowed(world, role) || seats::are_full(world) {
        return None;
    }
    let mut best: Option<(f64, usize)> = None;
    for (team, _) in world.teams.iter().enumerate().filter(|(_, state)| state.open) {
        let (posts, people) = posts_and_people(world, team, role);
        let share = people / posts;
        if posts > 0.0 && best.is_none_or(|best| share < best.0) {
            best = Some((share, team));
        }
    }
    let team = best?.1;
    let key = numbered_key(name_key("ahead"), world.seats.len() as u64);
    let seat = Seat { post: false, closing: true, brought_by: AHEAD, ..Seat::post(key, team as u16, role as u8, 1.0) };
    Some(seats::add(world, seat))
}

/// Posts of a role in a team, and permanent people there \[FTE\].
fn posts_and_people(world: &World<'_>, team: usize, role: usize) -> (f64, f64) {
    let in_role = world.teams[team].seats.iter().map(|seat| &world.seats[*seat as usize]);
    in_role.filter(|seat| seat.role as usize == role).fold((0.0, 0.0), |sum, seat| {
        let person = if seat.person == NO_PERSON { 0.0 } else { seat.fte };
        (sum.0 + seat.funded(), sum.1 + person)
    })
}

/// A post falls empty or opens: somebody of the same team who is there on top of its posts takes it, or somebody
/// recruited ahead wherever they are, with the children they hold.
pub(super) fn absorb(world: &mut World<'_>, vacant: u16) {
    let place = &world.seats[vacant as usize];
    if !place.post {
        return;
    }
    let (team, role, fte) = (place.team, place.role as usize, place.fte);
    let may = |seat: &u16| {
        let place = &world.seats[usize::from(*seat)];
        (is_ahead(place) || place.team == team && is_on_top(world, place)) && (place.fte - fte).abs() < 1e-9
    };
    let able = world.seats_of_role[role].iter().copied().filter(may);
    let Some(next) = able.min_by_key(|seat| (world.seats[usize::from(*seat)].team != team, *seat)) else { return };
    for seat in [vacant, next] {
        cost::settle_seat(world, seat);
    }
    take_over(world, vacant, next);
    if world.seats[next as usize].team != team {
        bring(world, next, team);
    }
}

/// The person moves to the team of the post; children who may not come along go to others.
fn bring(world: &mut World<'_>, seat: u16, team: u16) {
    let from = world.seats[seat as usize].team;
    // The post stays in its team's count, and only now leaves the other's list.
    let fte = world.seats[seat as usize].fte;
    world.teams[from as usize].posts += fte;
    seats::move_to(world, seat, team);
    world.teams[team as usize].posts -= fte;
    restructure::place_again_held_by(world, seat);
}

/// The place of somebody recruited ahead becomes the funded post, by its name; the empty one goes.
fn take_over(world: &mut World<'_>, vacant: u16, next: u16) {
    let place = &mut world.seats[vacant as usize];
    let (key, spell) = (place.key, place.spell);
    place.post = false;
    place.closing = true;
    place.wanted = Ticks::MAX;
    place.mark = place.mark.wrapping_add(1);
    let place = &mut world.seats[next as usize];
    (place.key, place.spell) = (key, spell);
    (place.post, place.closing, place.brought_by) = (true, false, u16::MAX);
}
