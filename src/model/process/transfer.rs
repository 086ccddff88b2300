//! People of teams that close go to the teams that open, or join one that is there already.

use crate::model::state::{NO_PERSON, World};
use crate::scenario::council::Named;
use crate::scenario::council::change::Reorganise;

use super::{posts, seats};

/// Where people of closing teams may go: first the teams that open, with the posts of one role that are still free in each, then
/// those that are there already, to which everybody brings their post along \[FTE\].
struct Room<'a> {
    into: &'a [usize],
    free: Vec<f64>,
}

/// Eq. R3. Role by role, posts with people in them go where the plan says the people of their team go, else to the new team
/// whose given share is not reached, else to the one furthest below its posts; empty posts make up the number.
/// Returns the seats that have joined a team that was there already.
pub(super) fn people(world: &mut World<'_>, plan: &Reorganise, closing: &[usize], opening: &[usize]) -> Vec<u16> {
    let into: Vec<usize> = opening.iter().copied().chain(there_already(world, plan, closing, opening)).collect();
    let mut joined = Vec::new();
    for role in 0..world.layout.roles.len() {
        let posts: Vec<f64> = opening.iter().map(|team| planned(world, *team, role)).collect();
        let aim =
            |(team, posts): (&usize, &f64)| plan.filled_percent.get(unit(world, *team)).map(|it| posts * it / 100.0);
        let aims: Vec<Option<f64>> = opening.iter().zip(&posts).map(aim).collect();
        let mut room = Room { into: &into, free: posts.clone() };
        room.free.resize(into.len(), f64::INFINITY);
        for (old, shares) in &plan.people_percent {
            joined.extend(send(world, old, role, shares, (&mut room, opening.len())));
        }
        for seat in seats_to_move(world, closing, role, true) {
            let half = world.seats[usize::from(seat)].fte / 2.0;
            if let Some(best) = neediest(&aims, &posts, half, |place| in_team(world, opening[place], role)) {
                room.take(world, seat, best);
            }
        }
        let free = room.free.clone();
        for seat in seats_to_move(world, closing, role, false) {
            let short = |place: usize| in_team(world, opening[place], role) / free[place];
            if let Some(best) = lowest(opening.len(), |place| (free[place] > 0.0).then(|| short(place))) {
                room.take(world, seat, best);
            }
        }
    }
    joined
}

/// The new team that the next person goes to: one whose share of posts to be filled is given and not reached yet; then of the others, which
/// fill alike; and when all are full the one least beyond its posts.
fn neediest(aims: &[Option<f64>], posts: &[f64], half: f64, filled: impl Fn(usize) -> f64) -> Option<usize> {
    let least = |figure: &dyn Fn(usize) -> Option<f64>| {
        let able = (0..posts.len()).filter_map(|place| Some((figure(place)?, place)));
        able.min_by(|left, right| left.0.total_cmp(&right.0)).map(|found| found.1)
    };
    let of_posts = |place: usize| (posts[place] > 0.0).then(|| filled(place) / posts[place]);
    let of_aim = |place: usize| {
        let aim = aims[place].filter(|aim| *aim > 0.0 && filled(place) + half <= aim + 1e-9)?;
        Some(filled(place) / aim)
    };
    let of_others = |place: usize| of_posts(place).filter(|share| aims[place].is_none() && *share < 1.0);
    // Where no new team has posts of the role its people are on top of those of the first.
    let first = || (!posts.is_empty()).then_some(0);
    least(&of_aim).or_else(|| least(&of_others)).or_else(|| least(&of_posts)).or_else(first)
}

/// Teams that stay and are named as places for people of teams that close.
fn there_already(world: &World<'_>, plan: &Reorganise, closing: &[usize], opening: &[usize]) -> Vec<usize> {
    let named = |team: &usize| plan.people_percent.values().any(|shares| shares.contains_key(unit(world, *team)));
    let stays = |team: &usize| world.teams[*team].open && !closing.contains(team) && !opening.contains(team);
    (0..world.teams.len()).filter(|team| stays(team) && named(team)).collect()
}

/// Those of one old team, one at a time: each to the team that is then nearest to its share of them, and of its empty posts
/// to those that are there already (new teams have empty posts of their own). Returns who has joined those.
fn send(
    world: &mut World<'_>,
    old: &str,
    role: usize,
    shares: &Named<f64>,
    (room, new): (&mut Room<'_>, usize),
) -> Vec<u16> {
    let closing = posts::teams_of(world, old);
    let share = |team: &usize| {
        let of = f64::from(world.layout.teams[*team].of);
        shares.get(unit(world, *team)).copied().unwrap_or(0.0) / of
    };
    let shares: Vec<f64> = room.into.iter().map(share).collect();
    let mut joined = Vec::new();
    if shares.iter().all(|share| *share <= 0.0) {
        return joined;
    }
    for staffed in [true, false] {
        let mut sent = vec![0.0; shares.len()];
        for seat in seats_to_move(world, &closing, role, staffed) {
            let fte = world.seats[usize::from(seat)].fte;
            let due = |place: usize| (sent[place] + fte / 2.0) / shares[place];
            let Some(best) = lowest(shares.len(), |place| (shares[place] > 0.0).then(|| due(place))) else { break };
            sent[best] += fte;
            if staffed || best >= new {
                room.take(world, seat, best);
            }
            if best >= new {
                joined.push(seat);
            }
        }
    }
    joined
}

/// The place with the lowest figure, those with none last; nothing where there is no place.
fn lowest(places: usize, figure: impl Fn(usize) -> Option<f64>) -> Option<usize> {
    let figure = |place: &usize| figure(*place).unwrap_or(f64::INFINITY);
    (0..places).min_by(|a, b| figure(a).total_cmp(&figure(b)))
}

impl Room<'_> {
    /// A seat goes to a team; without room there a post with somebody in it becomes a place on top of posts, and an empty
    /// one goes.
    fn take(&mut self, world: &mut World<'_>, seat: u16, best: usize) {
        let (staffed, fte) = (is_staffed(world, seat), world.seats[usize::from(seat)].fte);
        let fits = self.free[best] >= fte - 1e-9;
        if !fits || !world.seats[usize::from(seat)].post {
            seats::unfund(world, seat);
            if !staffed {
                return;
            }
        } else {
            self.free[best] -= fte;
        }
        seats::move_to(world, seat, self.into[best] as u16);
    }
}

fn unit<'w>(world: &'w World<'_>, team: usize) -> &'w str {
    &world.layout.units[world.layout.teams[team].unit]
}

fn is_staffed(world: &World<'_>, seat: u16) -> bool {
    world.seats[usize::from(seat)].worker() != NO_PERSON
}

fn seats_to_move(world: &World<'_>, closing: &[usize], role: usize, staffed: bool) -> Vec<u16> {
    let all = closing.iter().flat_map(|team| world.teams[*team].seats.iter().copied());
    all.filter(|seat| world.seats[usize::from(*seat)].role as usize == role && is_staffed(world, *seat) == staffed)
        .collect()
}

fn in_team(world: &World<'_>, team: usize, role: usize) -> f64 {
    let seats = world.teams[team].seats.iter().map(|seat| &world.seats[usize::from(*seat)]);
    seats.filter(|seat| seat.role as usize == role).map(|seat| seat.fte).sum()
}

/// Funded posts that a new team has by the file \[FTE\].
pub(super) fn planned(world: &World<'_>, team: usize, role: usize) -> f64 {
    let at = world.layout.teams[team];
    let table = &world.council.team[&world.layout.units[at.unit]];
    table.posts_fte.get(&world.layout.roles[role]).copied().unwrap_or(0.0) / f64::from(at.of)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of so many people each of two teams of 22 and 8 posts gets.
    fn shared_out(people: usize, aims: &[Option<f64>]) -> [f64; 2] {
        let mut filled = [0.0; 2];
        for _ in 0..people {
            let best = neediest(aims, &[22.0, 8.0], 0.5, |place| filled[place]).expect("a team");
            filled[best] += 1.0;
        }
        filled
    }

    #[test]
    fn a_share_that_is_given_is_reached_and_the_rest_share_alike() {
        let is =
            |found: [f64; 2], expected: [f64; 2]| assert!(found.iter().eq(&expected), "{found:?}, not {expected:?}");
        is(shared_out(25, &[None, Some(8.0)]), [17.0, 8.0]);
        is(shared_out(17, &[None, Some(4.0)]), [13.0, 4.0]);
        is(shared_out(28, &[None, Some(4.0)]), [22.0, 6.0]);
        is(shared_out(30, &[None, None]), [22.0, 8.0]);
    }
}
