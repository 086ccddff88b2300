//! What a change of worker is to the old worker and to the child: hours to hand it over, work that stands still, and a worker
//! who is new to it.

use crate::foundations::time::{Ticks, WEEK};
use crate::model::plan::WORK_CLASSES;
use crate::model::state::{Contract, LastWorker, NEVER, NOBODY, NewTo, Person, World};

/// Eq. C38. The old worker owes hours for each child whom they hand over, as long as they are at work: when they give notice for
/// all whom they hold, else on the day on which a child moves.
pub(super) fn owe(world: &mut World<'_>, seat: u16, children: u16) {
    let hours = world.plan.handover.old_worker;
    let place = &mut world.seats[usize::from(seat)];
    if hours > 0.0 && place.available > 0.0 {
        place.owe(hours * f64::from(children), WORK_CLASSES - 1);
    }
}

/// How long it has been known that a permanent person goes today.
pub(super) fn notice_served(world: &World<'_>, seat: u16) -> Ticks {
    let notice = world.plan.leaving.map_or(0, |leaving| leaving.notice);
    world.now.saturating_sub(world.seats[usize::from(seat)].opened).clamp(0, notice)
}

/// Whether whoever goes today, having served so much notice, has handed their children over.
pub(super) fn by_who_goes(person: &Person, served: Ticks) -> LastWorker {
    let knew = person.contract == Contract::Agency || served > 0;
    if knew && !person.is_away() { LastWorker::HandsOver } else { LastWorker::IsLost }
}

/// A child has another worker from now on, if it had one; whether its stage takes longer for that.
#[inline]
pub(super) fn begin_anew(world: &mut World<'_>, index: usize, last: LastWorker) -> bool {
    if last == LastWorker::Nobody {
        return false;
    }
    if world.plan.handover.new_worker.1 > 0 {
        become_new(world, index);
    }
    let still = world.plan.handover.stands_still(last);
    still > 0.0 && stand_still(world, index, still)
}

/// Eq. C41. For a while the child's work goes on as though nobody held it, and its stage ends so much later.
fn stand_still(world: &mut World<'_>, index: usize, still: f64) -> bool {
    let case = &mut world.cases[index];
    let plan = &world.plan.stages[usize::from(case.stage)];
    if !plan.is_paced {
        return false;
    }
    if let Some(seen) = &mut world.seen {
        // The baseline is played with loops off: it notes weeks in which work got nothing in place of all.
        let weeks = still / WEEK as f64;
        seen.pace(usize::from(case.stage), 1.0, -weeks);
        seen.pace(usize::from(case.stage), 0.0, weeks);
        return false;
    }
    case.ends += plan.elastic * still;
    true
}

/// Eq. C40. The worker is new to the child for so many weeks, in which its stage takes more hours.
fn become_new(world: &mut World<'_>, index: usize) {
    let World { cases, desks, desk_bits, new_to, now, .. } = world;
    let case = &mut cases[index];
    if case.holder != NOBODY && !case.is_new() {
        desks[case.desk(*desk_bits)].new += case.hours;
    }
    case.new_since = *now;
    new_to.push_back(NewTo { case: index as u32, since: *now });
}

/// Children whom their workers have come to know.
pub(super) fn come_to_know(world: &mut World<'_>) {
    let weeks = world.plan.handover.new_worker.1;
    while let Some(new) = world.new_to.front().filter(|new| world.now - new.since >= weeks) {
        let case = &mut world.cases[new.case as usize];
        // Whoever has had another worker since is new to that one, and another child may have the place.
        if case.new_since == new.since {
            case.new_since = NEVER;
            if case.holder != NOBODY {
                world.desks[case.desk(world.desk_bits)].new -= case.hours;
            }
        }
        world.new_to.pop_front();
    }
}
