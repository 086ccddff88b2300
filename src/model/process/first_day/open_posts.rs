//! Posts that stand empty on the first day: how long they still will, and whether an agency worker is on the way.

use super::part_way;
use crate::foundations::time::{Ticks, days};
use crate::model::plan::AgencyPlan;
use crate::model::process::leaving::{lasting_factor, settled_hazard};
use crate::model::process::{adverts, agency};
use crate::model::purpose::Decision;
use crate::model::state::{Contract, NO_PERSON, World};

/// Points at which a lead is looked at.
const POINTS: u32 = 64;

/// Agency workers who are on the way to bare posts.
#[derive(Clone, Copy)]
struct Coming {
    /// To so many of 100 bare posts, as a share.
    share: f64,
    /// Of them, the share who follow permanent people.
    after_people: f64,
    /// How long beforehand it was known that a permanent person, or an agency worker, would go.
    known: [Ticks; 2],
}

/// Posts without a permanent person fill in what is left of their time; of those without anybody some have an agency
/// worker on the way.
pub(super) fn open(world: &mut World<'_>) {
    let coming = world.plan.agency.as_ref().map(|agency| share_asked(world, agency));
    for seat in 0..world.seats.len() as u16 {
        let place = &world.seats[seat as usize];
        let vacant = place.post && place.person == NO_PERSON;
        let bare = world.plan.agency.as_ref().is_some_and(|plan| agency::is_bare(plan, place));
        if vacant {
            adverts::empty_already(world, seat);
        }
        if let Some(coming) = coming.filter(|_| bare) {
            on_the_way(world, seat, coming);
        }
    }
}

/// Eq. G10. Of posts that stand bare, the share for which somebody is on the way: those asked for in a wait ÷ bare ones, a wait
/// being the lead less what is known beforehand. Who was asked for longer ago has come. With a limited supply one may wait
/// for years, so all that may be are asked for.
fn share_asked(world: &World<'_>, agency: &AgencyPlan) -> Coming {
    let notice = world.plan.leaving.map_or(0, |leaving| leaving.notice_before());
    let known = [Contract::Permanent, Contract::Agency].map(|gone| agency::known(world, gone, notice));
    let bare = world.seats.iter().filter(|seat| agency::is_bare(agency, seat)).count() as f64;
    if agency.supply.is_some() || bare <= 0.0 {
        return Coming { share: agency.ask, after_people: 1.0, known: [0, 0] };
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
    let [people, workers] = [leave * mean_wait(agency, known[0]), covers / stays * mean_wait(agency, known[1])];
    let coming = agency.ask * (people + workers);
    // Where both were known as long beforehand it does not matter who went.
    let after_people = if workers > 0.0 && known[0] != known[1] { people / (people + workers) } else { 1.0 };
    let known = if people > 0.0 { known } else { [known[1]; 2] };
    Coming { share: (coming / bare).min(1.0), after_people, known }
}

/// A wait at a point of the lead's law: the lead less what is known beforehand \[ticks\].
fn wait(agency: &AgencyPlan, known: Ticks, point: u32) -> f64 {
    let lead = days(agency.lead.quantile((f64::from(point) + 0.5) / f64::from(POINTS)) * 7.0);
    (lead - known).max(0) as f64
}

/// Mean of a wait \[ticks\].
fn mean_wait(agency: &AgencyPlan, known: Ticks) -> f64 {
    (0..POINTS).map(|point| wait(agency, known, point)).sum::<f64>() / f64::from(POINTS)
}

/// What is left of a wait that is met in the middle: the longer it is, the likelier it is to be met \[ticks\].
fn left(agency: &AgencyPlan, known: Ticks, (u, v): (f64, f64)) -> Ticks {
    if known == 0 {
        return days(part_way(&agency.lead, (u, v)).1 * 7.0);
    }
    let mut below = u * mean_wait(agency, known) * f64::from(POINTS);
    let met = (0..POINTS).map(|point| wait(agency, known, point)).find(|wait| {
        below -= wait;
        below < 0.0
    });
    ((1.0 - v) * met.unwrap_or(0.0)) as Ticks
}

/// An agency worker may be on the way to a bare post, part of the wait behind them.
fn on_the_way(world: &mut World<'_>, seat: u16, coming: Coming) {
    let place = &world.seats[seat as usize];
    let (u, u_lead) = world.luck.pair(Decision::AgencyFound, place.key, place.occasion());
    let Some(agency) = world.plan.agency.as_ref().filter(|_| u < coming.share) else { return };
    // Given that one is, the rest of the number is as even as it was; and so it is given who went.
    let (v, first) = (u / coming.share, coming.after_people);
    let (known, v) =
        if v < first { (coming.known[0], v / first) } else { (coming.known[1], (v - first) / (1.0 - first)) };
    let at = world.now + left(agency, known, (u_lead, v));
    agency::ask_for(world, seat, at);
}
