//! Posts that stand empty on the first day: how long they still will, and whether an agency worker is on the way.

use super::part_way;
use crate::foundations::time::{Ticks, days};
use crate::model::plan::AgencyPlan;
use crate::model::process::leaving::{lasting_factor, settled_hazard};
use crate::model::process::{adverts, agency};
use crate::model::purpose::Decision;
use crate::model::state::{NO_PERSON, Seat, World};

/// Points at which a lead is looked at.
const POINTS: u32 = 64;

/// Posts without a permanent person fill in what is left of their time; of those without anybody some have an agency
/// worker on the way.
pub(super) fn open(world: &mut World<'_>) {
    let asked = share_asked(world);
    for seat in 0..world.seats.len() as u16 {
        let place = &world.seats[seat as usize];
        let (vacant, bare) = (place.post && place.person == NO_PERSON, is_bare(world, place));
        if vacant {
            adverts::empty_already(world, seat);
        }
        if bare {
            on_the_way(world, seat, asked);
        }
    }
}

/// Whether a post that agency may cover has nobody in it.
fn is_bare(world: &World<'_>, seat: &Seat) -> bool {
    let covers = world.plan.agency.as_ref().map_or(0, |agency| agency.covers);
    seat.post && seat.worker() == NO_PERSON && covers >> seat.role & 1 == 1
}

/// Eq. G10. Of posts that stand bare, the share for which somebody is on the way: those asked for in a lead ÷ bare ones. Who
/// was asked for longer ago has come. With a limited supply one may wait for years, so all that may be are asked for.
fn share_asked(world: &World<'_>) -> f64 {
    let Some(agency) = &world.plan.agency else { return 0.0 };
    let bare = world.seats.iter().filter(|seat| is_bare(world, seat)).count() as f64;
    if agency.supply.is_some() || bare <= 0.0 {
        return agency.ask;
    }
    let (mut leave, mut covers) = (0.0, 0.0);
    for seat in world.seats.iter().filter(|seat| seat.post && agency.covers >> seat.role & 1 == 1) {
        if let Some(person) = world.people.get(seat.person as usize) {
            let factor = lasting_factor(world.plan, seat);
            leave += world.plan.leaving.map_or(0.0, |leaving| settled_hazard(&leaving, person, 0) * factor);
        } else if seat.cover != NO_PERSON {
            covers += 1.0;
        }
    }
    let stays = agency.stays.as_ref().map_or(f64::INFINITY, |stays| days(stays.mean() * 7.0).max(1) as f64);
    let coming = agency.ask * (leave * mean_wait(agency, 0) + covers / stays * mean_wait(agency, agency.notice));
    (coming / bare).min(1.0)
}

/// Mean of a lead less what is known beforehand \[ticks\].
fn mean_wait(agency: &AgencyPlan, known: Ticks) -> f64 {
    let lead = |point: u32| days(agency.lead.quantile((f64::from(point) + 0.5) / f64::from(POINTS)) * 7.0);
    (0..POINTS).map(|point| (lead(point) - known).max(0) as f64).sum::<f64>() / f64::from(POINTS)
}

/// An agency worker may be on the way to a bare post, part of the lead behind them.
fn on_the_way(world: &mut World<'_>, seat: u16, share: f64) {
    let place = &world.seats[seat as usize];
    let occasion = place.spell << 8 | place.covers;
    let (u, u_lead) = world.luck.pair(Decision::AgencyFound, place.key, occasion);
    let Some(agency) = world.plan.agency.as_ref().filter(|_| u < share) else { return };
    // Given that one is, the rest of the number is as even as it was.
    let (_, left) = part_way(&agency.lead, (u_lead, u / share));
    agency::ask_for(world, seat, world.now + days(left * 7.0));
}
