//! What a seat can take now: its worker's capacity, hours and ceiling.

use crate::foundations::time::Ticks;
use crate::model::plan::InductionPlan;
use crate::model::state::{Contract, NO_PERSON, NOBODY, Person, Seat, Turns, World};

use super::span;

/// Eq. W2. Brings a seat up to date with its worker: what it should carry, the most it may hold,
/// and the hours it has.
pub fn refresh(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[seat as usize];
    let worker = place.worker();
    let (mut carries, mut most, mut week_share, mut changes_at, mut kind) =
        (0.0, 0, (0.0, 1.0), Ticks::MAX, place.role);
    if worker != NO_PERSON {
        let person = &world.people[worker as usize];
        let caseload = span::caseload(world, place);
        let induction = induction(world, person);
        changes_at = induction.next_step(world.now - person.inducted).map_or(Ticks::MAX, |next| person.inducted + next);
        kind += if changes_at < Ticks::MAX { induction.kind } else { 0 };
        let share = caseload * person.fte * induction.share(world.now - person.inducted);
        let ceiling = world.plan.teams[place.team as usize].most_children * share;
        // No part of a child fits in what is left below a ceiling.
        most = libm::floor(ceiling.min(f64::from(u16::MAX)) + 1e-9) as u16;
        if !person.is_away() {
            week_share = (share, if person.contract == Contract::Permanent { world.allowance } else { 1.0 });
            carries = if person.going {
                0.0
            } else {
                share * person.carries(world.plan.roles[usize::from(place.role)].worker_cv)
            };
        }
    }
    let place = &mut world.seats[seat as usize];
    let per_load = if carries > 0.0 { (1.0 / carries) as f32 } else { 0.0 };
    if per_load.to_bits() != place.per_load.to_bits() {
        place.per_load = per_load;
        world.teams[place.team as usize].room = None;
    }
    place.most = most;
    place.kind = kind;
    place.week_share = week_share;
    place.changes_at = changes_at;
    refresh_hours(world, seat);
}

/// The same of the hours alone, where nothing else has changed.
pub(super) fn refresh_hours(world: &mut World<'_>, seat: u16) {
    let place = &world.seats[usize::from(seat)];
    let own = world.people.get(place.worker() as usize).map_or(1.0, |person| person.hours);
    let hours = hours_a_week(world, place.team) * own;
    let place = &mut world.seats[usize::from(seat)];
    place.available = place.week_share.0 * hours * place.week_share.1;
    world.set_turn(seat);
}

/// Who sits here, as far as they are at work and their induction lets them carry a full share \[FTE\].
#[must_use]
pub fn at_work(world: &World<'_>, seat: &Seat) -> f64 {
    let Some(person) = world.people.get(seat.worker() as usize).filter(|person| !person.is_away()) else { return 0.0 };
    person.fte * induction(world, person).share(world.now - person.inducted)
}

/// The hours that whoever sits here is at work in a week, whether or not they hold children: as those of a seat that does.
pub(super) fn hours_at_work(world: &World<'_>, seat: &Seat) -> f64 {
    let Some(person) = world.people.get(seat.worker() as usize) else { return 0.0 };
    let allowance = if person.contract == Contract::Permanent { world.allowance } else { 1.0 };
    at_work(world, seat) * hours_a_week(world, seat.team) * person.hours * allowance
}

/// Hours a week that whoever sits here takes of those beside them, while they are at work and in induction.
pub(super) fn hours_taught(world: &World<'_>, seat: &Seat) -> f64 {
    let Some(person) = world.people.get(seat.worker() as usize).filter(|person| !person.is_away()) else { return 0.0 };
    let plan = induction(world, person);
    let learns = plan.teaching > 0.0 && plan.next_step(world.now - person.inducted).is_some();
    if learns { plan.teaching } else { 0.0 }
}

fn hours_a_week(world: &World<'_>, team: u16) -> f64 {
    let capacity = world.levers.capacity.get(team as usize).copied().unwrap_or(1.0);
    world.plan.work.map_or(0.0, |work| work.hours) * capacity * world.plan.teams[team as usize].duty
}

/// The induction that a person follows, or has followed.
pub(super) fn induction<'w>(world: &'w World<'_>, person: &Person) -> &'w InductionPlan {
    if person.contract == Contract::Agency {
        return world.plan.agency.as_ref().map_or(&world.no_induction, |agency| &agency.induction);
    }
    world.plan.routes.get(person.route as usize).map_or(&world.no_induction, |route| &route.induction)
}

/// Whether a person's induction is over.
#[must_use]
pub fn is_inducted(world: &World<'_>, person: &Person, at: Ticks) -> bool {
    induction(world, person).steps.last().is_none_or(|last| at - person.inducted > last.0)
}

/// Whether no further seat can be told apart: places on top of posts are added for as long as a future lasts.
pub(super) fn are_full(world: &World<'_>) -> bool {
    world.seats.len() >= usize::from(NOBODY)
}

/// Adds a seat to its team.
pub(super) fn add(world: &mut World<'_>, seat: Seat) -> u16 {
    let index = world.seats.len() as u16;
    let team = &mut world.teams[seat.team as usize];
    let place = team.seats.len() as u16;
    team.seats.push(index);
    team.turns.push(Turns::NONE);
    team.room = None;
    team.posts += seat.funded();
    // A place on top of posts moves no team's share of children.
    world.homes_stand &= seat.funded() <= 0.0;
    world.seats_of_role[usize::from(seat.role)].push(index);
    world.seats.push(Seat { place, paid_until: world.now, ..seat });
    world.add_desks(1.0);
    index
}

/// Moves a seat to another team, with whoever is in it. Children are not moved here.
pub(super) fn move_to(world: &mut World<'_>, seat: u16, team: u16) {
    let (from, fte, load) = {
        let place = &world.seats[seat as usize];
        (place.team, place.funded(), place.load)
    };
    let now = world.now;
    world.homes_stand = false;
    take_out(world, seat);
    world.teams[from as usize].posts -= fte;
    world.teams[from as usize].held.change(-i64::from(load), now);
    let into = &mut world.teams[team as usize];
    into.posts += fte;
    into.held.change(i64::from(load), now);
    into.room = None;
    let place = &mut world.seats[seat as usize];
    place.team = team;
    place.place = into.seats.len() as u16;
    into.seats.push(seat);
    into.turns.push(Turns::NONE);
    // What it may hold and the hours it has are those of the new team.
    refresh(world, seat);
}

/// A seat has another role from now on.
pub(super) fn give_role(world: &mut World<'_>, seat: u16, role: u8) {
    let had = std::mem::replace(&mut world.seats[usize::from(seat)].role, role);
    world.seats_of_role[usize::from(had)].retain(|listed| *listed != seat);
    world.seats_of_role[usize::from(role)].push(seat);
}

/// Takes a seat out of its team's list.
fn take_out(world: &mut World<'_>, seat: u16) {
    let busy_above = world.busy_above();
    let place = &world.seats[seat as usize];
    let (team, gone) = (&mut world.teams[place.team as usize], place.place as usize);
    team.seats.remove(gone);
    team.room = None;
    team.turns.pop();
    for place in gone..team.seats.len() {
        let later = &mut world.seats[team.seats[place] as usize];
        later.place -= 1;
        team.turns[place] = later.turns(busy_above);
    }
}

/// A funded post is taken away; whoever is in it stays as a place on top of posts.
pub(super) fn unfund(world: &mut World<'_>, seat: u16) {
    super::cost::settle_seat(world, seat);
    let place = &mut world.seats[seat as usize];
    place.wanted = Ticks::MAX;
    place.mark = place.mark.wrapping_add(1);
    if !place.post {
        return;
    }
    world.homes_stand = false;
    let (team, funded) = (place.team as usize, place.funded());
    (place.post, place.unfunded) = (false, 0.0);
    place.closing = true;
    world.teams[team].posts -= funded;
}

/// Part of a funded post is taken away: at once where nobody is in it, else when its person goes.
pub(super) fn cut(world: &mut World<'_>, seat: u16, fte: f64) {
    super::cost::settle_seat(world, seat);
    world.homes_stand = false;
    let place = &mut world.seats[seat as usize];
    place.unfunded += fte;
    world.teams[place.team as usize].posts -= fte;
    shrink(place);
}

/// An empty post is no larger than what is funded of it.
pub(super) fn shrink(place: &mut Seat) {
    if place.person == NO_PERSON {
        place.fte -= std::mem::take(&mut place.unfunded);
    }
}
