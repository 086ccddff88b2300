//! Agency workers stand in for people who are away for long.

use crate::foundations::draws::numbered_key;
use crate::foundations::time::{day_of, days};
use crate::model::purpose::Decision;
use crate::model::state::{Seat, World, sort};

use super::{agency, queues, seats};

/// Eq. G7. For a share of spells an agency worker is asked for, who comes after the lead if the person
/// is not back by then.
pub(super) fn ask(world: &mut World<'_>, index: usize, (who, number): (u64, u32)) {
    let person = &world.people[index];
    let share = world.plan.absences.kinds[person.away as usize].agency_cover;
    let Some(agency) = world.plan.agency.as_ref().filter(|_| share > 0.0) else { return };
    let role = world.seats[person.seat as usize].role;
    let (u, u_lead) = world.luck.pair(Decision::StandIn, who, number);
    let at = world.now + days(agency.lead.quantile(u_lead) * 7.0);
    if u < share && agency.covers >> role & 1 == 1 && at < person.back {
        let spell = day_of(person.away_since) as u32;
        world.wheel.push(at, sort::STANDS_IN, index, spell);
    }
}

/// The agency worker comes, on top of posts, and stays until the person is due back.
pub fn come(world: &mut World<'_>, index: usize, spell: u32) {
    let person = world.people[index];
    let away = person.here && person.is_away() && day_of(person.away_since) as u32 == spell;
    let place = &world.seats[person.seat as usize];
    let key = numbered_key(person.key, 1 << 60 | u64::from(spell));
    if !away || person.going || !agency::may_come(world, (place.role, person.fte), key, 0) {
        return;
    }
    let (team, role) = (place.team, place.role);
    let seat = Seat { post: false, closing: true, ..Seat::post(key, team, role, person.fte) };
    let seat = seats::add(world, seat);
    agency::seat_worker(world, seat, key, world.now);
    let cover = world.seats[seat as usize].cover as usize;
    agency::leave_after(world, cover, person.back - world.now);
    queues::take_from_queue(world, seat);
}
