//! Permanent people have ages, and from some age on they retire.

use crate::foundations::time::Ticks;
use crate::model::purpose::Decision;
use crate::model::state::{Contract, World, sort};

/// Eq. W24. A person's age, and when they resign to retire: from the age on at a steady rate, by luck of their own. Of
/// somebody of the first day it may be a moment before it, no earlier than a notice ago.
pub(super) fn settle(world: &mut World<'_>, index: usize, (starter, since): (bool, Ticks)) {
    let Some(ages) = &world.plan.ages else { return };
    let person = &world.people[index];
    let (u, v) = world.luck.pair(Decision::Age, person.key, 0);
    let born = world.now - ages.age(starter, u);
    let (from, rate) = ages.retires;
    // A rate next to nought takes longer than there are ticks.
    let after = if rate > 0.0 { (-libm::log(v) / rate) as Ticks } else { Ticks::MAX };
    let retires = (born + from).max(since).saturating_add(after);
    let person = &mut world.people[index];
    (person.born, person.retires) = (born, retires);
    if retires > world.now && retires < world.layout.horizon {
        world.wheel.push(retires, sort::RESIGNS, index, 0);
    }
}

/// Whether a permanent person who goes now had come to retire.
pub(super) fn has_retired(world: &World<'_>, index: usize) -> bool {
    let person = &world.people[index];
    person.contract == Contract::Permanent && person.retires <= world.now
}
