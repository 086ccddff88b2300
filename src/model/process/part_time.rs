//! People come back part-time, and the rest of their post is filled like any other.

use crate::foundations::draws::numbered_key;
use crate::model::purpose::Decision;
use crate::model::state::{Seat, World};

use super::posts::LEAST;
use super::{adverts, agency, cost, seats};

/// Marks the rest of a post that somebody works a part of.
const REST: u64 = 1 << 59;

/// Eq. W16. Of those who come back from a kind of absence a share do so part-time, if they worked more before.
pub(super) fn come_back(world: &mut World<'_>, index: usize, kind: usize, (who, number): (u64, u32)) {
    let (share, part) = world.plan.absences.kinds[kind].part_time;
    let person = &world.people[index];
    let less = person.fte - part;
    if share > 0.0 && less > LEAST && world.luck.uniform(Decision::PartTime, who, number) < share {
        give_up(world, index, less);
    }
}

/// A person works so much less; their post is split, and the rest is open.
fn give_up(world: &mut World<'_>, index: usize, less: f64) {
    let seat = world.people[index].seat;
    cost::settle_seat(world, seat);
    world.people[index].fte -= less;
    world.tally.given_up += less;
    let place = &mut world.seats[seat as usize];
    place.fte -= less;
    // What is no longer funded goes first, and is not open to anybody.
    let gone = less.min(place.unfunded);
    place.unfunded -= gone;
    let less = less - gone;
    let (team, role, key) = (place.team, place.role, numbered_key(place.key, REST | u64::from(place.spell)));
    if place.post {
        world.teams[team as usize].posts -= less;
        if less > LEAST {
            let rest = seats::add(world, Seat::post(key, team, role, less));
            adverts::open(world, rest);
            agency::want(world, rest, 0);
        }
    }
    seats::refresh(world, seat);
}
