//! Children whose worker no longer has them are allocated again.

use crate::model::state::{LastWorker, World};

use super::allocation::{place, release};

/// Puts children in the order in which they were referred, so that no child's turn depends on the
/// place that others have left free for it.
pub(super) fn in_order(world: &World<'_>, children: &mut [usize]) {
    children.sort_by_key(|index| (world.cases[*index].referred, world.cases[*index].child));
}

/// Eq. A7. Everyone a seat holds is allocated again: urgent children first, then by referral; handed over or not.
pub(super) fn displace(world: &mut World<'_>, seat: u16, last: LastWorker) {
    world.seats[seat as usize].settle();
    if world.seats[seat as usize].load == 0 {
        return;
    }
    let mut held = world.held_by(seat);
    in_order(world, &mut held);
    for index in &held {
        release(world, *index);
        world.cases[*index].last_worker = last;
    }
    for urgent in [true, false] {
        for index in &held {
            let stage = world.cases[*index].stage as usize;
            if world.plan.stages[stage].urgent == urgent {
                place(world, *index);
            }
        }
    }
}
