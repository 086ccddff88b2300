//! Posts are added, taken away and moved; agency workers are brought in.

use crate::foundations::draws::{name_key, numbered_key};
use crate::model::layout::place;
use crate::model::state::{NO_PERSON, Seat, World};
use crate::scenario::council::change::{AddPosts, BringInAgency, MovePosts};

use super::{adverts, agency, ahead, restructure, seats};

/// Smaller parts of a post do not count \[FTE\].
pub(super) const LEAST: f64 = 0.005;

/// Eq. R8. Posts are added to a team; a negative number takes empty ones away, then those whose people stay on
/// top of posts until they go. Where one
/// table stands for several teams they are shared out in whole posts, and only the rest is part of one.
pub(super) fn add(world: &mut World<'_>, posts: &AddPosts, change: usize) {
    let name = world.layout.changes[change].clone();
    let teams = open_teams_of(world, &posts.team);
    for (role, number) in &posts.posts_fte {
        let Some(role) = place(&world.layout.roles, role) else { continue };
        let fte = world.number(number);
        let weights: Vec<f64> =
            teams.iter().map(|team| if fte < 0.0 { funded(world, *team, role) } else { 1.0 }).collect();
        for (team, part) in teams.iter().zip(share_out(&weights, fte.abs())) {
            if fte < 0.0 {
                take_away(world, *team as u16, role, part);
            } else {
                create(world, *team as u16, role, part, &name);
            }
        }
    }
}

/// Funded posts of a role in a team now \[FTE\].
pub(super) fn funded(world: &World<'_>, team: usize, role: usize) -> f64 {
    let seats = world.teams[team].seats.iter().map(|seat| &world.seats[*seat as usize]);
    seats.filter(|seat| seat.role as usize == role).map(Seat::funded).sum()
}

/// New funded posts, named by what made them; they are advertised at once.
pub(super) fn create(world: &mut World<'_>, team: u16, role: usize, fte: f64, name: &str) {
    let unit = &world.layout.units[world.layout.teams[team as usize].unit];
    let copy = world.layout.teams[team as usize].copy;
    let made = name_key(&format!("{name}/{unit}/{copy}/{}", world.layout.roles[role]));
    for (number, size) in sizes(fte).enumerate() {
        let seat = Seat::post(numbered_key(made, number as u64), team, role as u8, size);
        let seat = seats::add(world, seat);
        ahead::absorb(world, seat);
        if world.seats[usize::from(seat)].post {
            adverts::open(world, seat);
            agency::want(world, seat, 0);
        }
    }
}

/// Full-time places and, for the rest, one part-time place.
pub(super) fn sizes(fte: f64) -> impl Iterator<Item = f64> {
    let whole = libm::floor(fte + 1e-9);
    let rest = fte - whole;
    std::iter::repeat_n(1.0, whole as usize).chain((rest > LEAST).then_some(rest))
}

/// Takes away funded posts: empty ones first, then those whose people are going, then the newest; of the last as much
/// as is still to go.
fn take_away(world: &mut World<'_>, team: u16, role: usize, fte: f64) {
    let mut left = fte;
    let rank = |world: &World<'_>, seat: u16| {
        let place = &world.seats[seat as usize];
        let going = place.person != NO_PERSON && world.people[place.person as usize].going;
        (place.worker() != NO_PERSON, place.person != NO_PERSON && !going, std::cmp::Reverse(seat))
    };
    let mut able = posts_of(world, &[usize::from(team)], role);
    able.sort_by_key(|seat| rank(world, *seat));
    for seat in able {
        let here = world.seats[seat as usize].funded();
        if left <= LEAST {
            break;
        }
        if here <= left + LEAST {
            seats::unfund(world, seat);
        } else {
            seats::cut(world, seat, left);
        }
        left -= here;
    }
}

/// Funded posts of a role in some teams, in the order of their lists.
fn posts_of(world: &World<'_>, teams: &[usize], role: usize) -> Vec<u16> {
    let all = teams.iter().flat_map(|team| world.teams[*team].seats.iter().copied());
    all.filter(|seat| world.seats[*seat as usize].post && world.seats[*seat as usize].role as usize == role).collect()
}

/// Posts and the people in them move to another team; children stay where they may be held. Of the last post only the
/// part that is to move does: it opens there, and goes here when the person does.
pub(super) fn shift(world: &mut World<'_>, posts: &MovePosts, change: usize) {
    let (from, to) = (open_teams_of(world, &posts.from), open_teams_of(world, &posts.to));
    if from.is_empty() || to.is_empty() || posts.posts_fte.values().all(|fte| *fte <= LEAST) {
        return;
    }
    world.settle();
    let name = world.layout.changes[change].clone();
    let mut moved = false;
    for (role, fte) in &posts.posts_fte {
        let Some(role) = place(&world.layout.roles, role) else { continue };
        let mut left = *fte;
        for (turn, seat) in posts_of(world, &from, role).into_iter().enumerate() {
            if left <= LEAST {
                break;
            }
            let (here, there) = (world.seats[seat as usize].funded(), to[turn % to.len()] as u16);
            if here <= left + LEAST {
                seats::move_to(world, seat, there);
            } else {
                seats::cut(world, seat, left);
                create(world, there, role, left, &name);
            }
            left -= here;
            moved = true;
        }
    }
    if moved {
        restructure::place_children_again(world, None);
    }
}

/// Agency workers on top of posts, in one team or spread over open teams by posts.
pub(super) fn bring_in(world: &mut World<'_>, block: &BringInAgency, change: usize) {
    let teams: Vec<usize> = match &block.team {
        Some(team) => open_teams_of(world, team),
        None => (0..world.teams.len()).filter(|team| world.teams[*team].open).collect(),
    };
    for (role, number) in &block.fte {
        let Some(role) = place(&world.layout.roles, role) else { continue };
        let fte = world.number(number);
        for (team, part) in spread(world, &teams, role, fte) {
            agency::bring_in(world, team as u16, role, part, change);
        }
    }
}

/// Whole workers shared out by posts in the role (evenly where there is none), largest remainder first; a
/// part-time rest goes to the first.
fn spread(world: &World<'_>, teams: &[usize], role: usize, fte: f64) -> Vec<(usize, f64)> {
    let posts = |team: usize| -> f64 {
        let seats = world.teams[team].seats.iter().map(|seat| &world.seats[*seat as usize]);
        seats.filter(|seat| seat.post && seat.role as usize == role).map(|seat| seat.fte).sum()
    };
    let mut weights: Vec<f64> = teams.iter().map(|team| posts(*team)).collect();
    if weights.iter().all(|weight| *weight <= 0.0) {
        // A manager who comes along with a project team has no post to stand beside.
        weights = vec![1.0; teams.len()];
    }
    share_out(&weights, fte).into_iter().zip(teams).map(|(part, team)| (*team, part)).collect()
}

/// Shares a number out in whole units by weight; what is left after whole units goes to the
/// largest.
pub(super) fn share_out(weights: &[f64], number: f64) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 || number <= 0.0 {
        return vec![0.0; weights.len()];
    }
    let exact: Vec<f64> = weights.iter().map(|weight| number * weight / total).collect();
    let mut parts: Vec<f64> = exact.iter().map(|part| libm::floor(*part + 1e-9)).collect();
    let mut left = number - parts.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| (exact[*b] - parts[*b]).total_cmp(&(exact[*a] - parts[*a])).then(a.cmp(b)));
    for place in order.iter().cycle() {
        if left <= 1e-9 {
            break;
        }
        parts[*place] += left.min(1.0);
        left -= left.min(1.0);
    }
    parts
}

/// The teams that a table of the file stands for.
pub(super) fn teams_of(world: &World<'_>, name: &str) -> Vec<usize> {
    let teams = world.layout.teams.iter().enumerate();
    teams.filter(|(_, at)| world.layout.units[at.unit] == name).map(|found| found.0).collect()
}

/// Those of them that are open: a team may have closed before a change to it that came late.
fn open_teams_of(world: &World<'_>, name: &str) -> Vec<usize> {
    let mut teams = teams_of(world, name);
    teams.retain(|team| world.teams[*team].open);
    teams
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sharing_out_keeps_the_number() {
        assert_eq!(share_out(&[1.0, 1.0, 2.0], 5.0), [1.0, 1.0, 3.0]);
        assert!((share_out(&[3.0, 1.0], 2.5).iter().sum::<f64>() - 2.5).abs() < 1e-12);
        assert_eq!(share_out(&[0.0, 0.0], 4.0), [0.0, 0.0]);
    }

    #[test]
    fn posts_are_full_time_but_for_the_rest() {
        assert_eq!(sizes(2.4).count(), 3);
        assert!((sizes(2.0).sum::<f64>() - 2.0).abs() < 1e-12);
    }
}
