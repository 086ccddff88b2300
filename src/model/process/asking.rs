//! Posts for which no agency worker was asked when they fell empty, and is later.

use crate::foundations::time::{Ticks, days};
use crate::model::purpose::Decision;
use crate::model::state::World;

use super::agency;

/// Eq. G19. Posts without anybody that were passed over because few were bare (G13) are asked for once more are: each with the
/// luck that it had, to come a whole lead later.
pub fn ask_again(world: &mut World<'_>) {
    let Some(plan) = world.plan.agency.as_ref().filter(|plan| plan.asks.again) else { return };
    if plan.asks.above.is_none_or(|share| agency::bare_share(world, plan) <= share) {
        return;
    }
    for seat in 0..world.seats.len() as u16 {
        let place = &world.seats[usize::from(seat)];
        if !agency::is_bare(plan, place) || place.wanted < Ticks::MAX {
            continue;
        }
        let (u, u_lead) = world.luck.pair(Decision::AgencyFound, place.key, place.occasion());
        if u < plan.ask {
            agency::ask_for(world, seat, world.now + days(plan.lead.quantile(u_lead) * 7.0));
        }
    }
}
