//! People of the first day some of whom work part-time: posts are as large as whoever holds them.

use super::staff::sit;
use crate::foundations::draws::numbered_key;
use crate::model::plan::PartTimePlan;
use crate::model::process::posts::{LEAST, sizes};
use crate::model::process::seats;
use crate::model::purpose::Decision;
use crate::model::state::{Seat, World};

/// Posts of a role in a team, so many of which (FTE) are held by people: each as large as its person, and the rest whole.
pub(super) fn seat(world: &mut World<'_>, (team, role): (u16, usize), (posts, people): (f64, f64), key: u64) {
    let Some(plan) = &world.plan.part_time else { return };
    let (mut open, mut left, mut number) = (posts, people, 0);
    while left > LEAST {
        let name = numbered_key(key, number);
        // Whoever comes last works what is left of the file's figure.
        let size = if left <= 1.0 { left } else { size(world, plan, name) };
        let post = size <= open + LEAST;
        let place = Seat { post, closing: !post, ..Seat::post(name, team, role as u8, size) };
        let seat = seats::add(world, place);
        sit(world, seat);
        open -= if post { size } else { 0.0 };
        (left, number) = (left - size, number + 1);
    }
    for size in sizes(open.max(0.0)) {
        seats::add(world, Seat::post(numbered_key(key, number), team, role as u8, size));
        number += 1;
    }
}

/// Eq. W22. Hours of a person of the first day as a share of full time: one of the parts that are usual, each as likely, for a
/// share of people.
fn size(world: &World<'_>, plan: &PartTimePlan, name: u64) -> f64 {
    let (u, which) = world.luck.pair(Decision::PartTimer, name, 0);
    let part = plan.parts.get((which * plan.parts.len() as f64) as usize);
    part.filter(|_| u < plan.people).copied().unwrap_or(1.0)
}
