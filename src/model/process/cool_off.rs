//! Leavers come back through an agency, once they may.

use crate::foundations::draws::numbered_key;
use crate::model::purpose::Decision;
use crate::model::state::{Person, World, sort};

/// What sets the agency worker apart from the person who left.
const AGAIN: u64 = 1 << 61;

/// Eq. G16. Somebody has left for agency work: they may be on offer to the council once their time away is over, by their own
/// luck.
pub(super) fn may_return(world: &mut World<'_>, person: &Person) {
    let Some(agency) = world.plan.agency.as_ref().filter(|agency| agency.leavers_return > 0.0) else { return };
    let at = world.now.saturating_add(agency.cool_off);
    // The first word of this address says where they go.
    let (_, u) = world.luck.pair(Decision::Destination, person.key, 0);
    if u < agency.leavers_return && at < world.layout.horizon {
        world.offers.push(numbered_key(person.key, AGAIN));
        world.wheel.push(at, sort::OFFERED, world.offers.len() - 1, 0);
    }
}
