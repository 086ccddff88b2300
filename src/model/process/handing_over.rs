//! The old worker's part of a handover, and whether there is one.

use crate::foundations::time::Ticks;
use crate::model::plan::WORK_CLASSES;
use crate::model::state::{Contract, LastWorker, Person, World};

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
