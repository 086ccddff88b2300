//! People of teams that close go to the teams that open.

use crate::model::state::{NO_PERSON, World};
use crate::scenario::council::Named;
use crate::scenario::council::change::Reorganise;

use super::{posts, seats};

/// The new teams, and the posts of one role that are still free in each \[FTE\].
struct Room<'a> {
    opening: &'a [usize],
    free: Vec<f64>,
}

/// Eq. R3. Role by role, posts with people in them go where the plan says the people of their team go, else to the new team
/// furthest below its aim (its posts, or the part of them that is to be filled on the day); empty posts make up the number.
pub(super) fn people(world: &mut World<'_>, plan: &Reorganise, closing: &[usize], opening: &[usize]) {
    for role in 0..world.layout.roles.len() {
        let posts: Vec<f64> = opening.iter().map(|team| planned(world, *team, role)).collect();
        let aims: Vec<f64> = opening
            .iter()
            .zip(&posts)
            .map(|(team, posts)| {
                posts * plan.filled_percent.get(unit(world, *team)).map_or(1.0, |filled| filled / 100.0)
            })
            .collect();
        let mut room = Room { opening, free: posts };
        for (old, shares) in &plan.people_percent {
            send(world, old, role, shares, &mut room);
        }
        for (staffed, by) in [(true, &aims), (false, &room.free.clone())] {
            for seat in seats_to_move(world, closing, role, staffed) {
                let short = |place: usize| in_team(world, opening[place], role) / by[place];
                if let Some(best) = room.lowest(|place| (by[place] > 0.0).then(|| short(place))) {
                    room.take(world, seat, best);
                }
            }
        }
    }
}

/// Those of one old team, one at a time: each to the new team that is then nearest to its share of them.
fn send(world: &mut World<'_>, old: &str, role: usize, shares: &Named<f64>, room: &mut Room<'_>) {
    let closing = posts::teams_of(world, old);
    let share = |team: &usize| {
        let of = f64::from(world.layout.teams[*team].of);
        shares.get(unit(world, *team)).copied().unwrap_or(0.0) / of
    };
    let shares: Vec<f64> = room.opening.iter().map(share).collect();
    let mut sent = vec![0.0; shares.len()];
    for seat in seats_to_move(world, &closing, role, true) {
        let fte = world.seats[usize::from(seat)].fte;
        let due = |place: usize| (sent[place] + fte / 2.0) / shares[place];
        let Some(best) = room.lowest(|place| (shares[place] > 0.0).then(|| due(place))) else { return };
        sent[best] += fte;
        room.take(world, seat, best);
    }
}

impl Room<'_> {
    /// The place of the new team with the lowest figure, those with none last; nothing where no team opens.
    fn lowest(&self, figure: impl Fn(usize) -> Option<f64>) -> Option<usize> {
        let figure = |place: &usize| figure(*place).unwrap_or(f64::INFINITY);
        (0..self.opening.len()).min_by(|a, b| figure(a).total_cmp(&figure(b)))
    }

    /// A seat goes to a new team; without room there a post with somebody in it becomes a place on top of posts, and an empty
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
        seats::move_to(world, seat, self.opening[best] as u16);
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
