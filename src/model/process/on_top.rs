//! Agency workers who cover no vacant post, and are replaced when they go.

use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::time::{Ticks, days};
use crate::model::plan::StaysPlan;
use crate::model::purpose::Decision;
use crate::model::state::{NO_PERSON, Seat, World, sort};

use super::first_day::part_way;
use super::seats;

/// Eq. G8. Where fewer agency workers than usual cover no vacant post, another is asked for, for the team
/// and role that have fewest for their posts. For each who is to be there, lead ÷ stay more are on the way, since so many go
/// while one comes. Those whom a change has brought do not count.
pub fn keep(world: &mut World<'_>) {
    let Some(share) = world.plan.agency.as_ref().map(|agency| agency.on_top).filter(|share| *share > 0.0) else {
        return;
    };
    let (covering, mut on_top) = fte(world);
    let (wanted, ahead) = (share / (1.0 - share) * covering, on_the_way(world));
    // On the first day those who follow somebody are on the way already.
    let mut under_way = if world.now == 0 { on_top.min(wanted) * ahead } else { 0.0 };
    while on_top + 0.5 <= wanted * (1.0 + ahead) {
        let Some((team, role)) = shortest(world).filter(|_| !seats::are_full(world)) else { return };
        ask(world, team, role, under_way >= 0.5);
        on_top += 1.0;
        under_way -= 1.0;
    }
}

/// Weeks until somebody who has gone is missed, on average: it is asked for week by week.
const UNTIL_MISSED: f64 = 0.5;

/// Agency workers on the way for each who is there, where whoever goes is followed after the lead.
fn on_the_way(world: &World<'_>) -> f64 {
    // Where the supply has a limit one may wait for years: nobody knows how many would be enough.
    let Some(agency) = world.plan.agency.as_ref().filter(|agency| agency.supply.is_none()) else { return 0.0 };
    let stay = agency.stays.as_ref().map_or(f64::INFINITY, StaysPlan::mean);
    if stay > 0.0 { (agency.lead.mean() + UNTIL_MISSED) / stay } else { 0.0 }
}

/// Whether a place is on top of posts, and an agency worker sits there or is on the way.
fn is_on_top(seat: &Seat) -> bool {
    !seat.post && seat.brought_by == u16::MAX && (seat.cover != NO_PERSON || seat.wanted < Ticks::MAX)
}

/// Agency workers in posts, and on top of them with those on the way \[FTE\].
fn fte(world: &World<'_>) -> (f64, f64) {
    let (mut covering, mut on_top) = (0.0, 0.0);
    for seat in &world.seats {
        if seat.post && seat.cover != NO_PERSON {
            covering += seat.fte;
        } else if is_on_top(seat) {
            on_top += seat.fte;
        }
    }
    (covering, on_top)
}

/// The open team and role with most posts for each worker on top that there would be.
fn shortest(world: &World<'_>) -> Option<(usize, usize)> {
    let covers = world.plan.agency.as_ref()?.covers;
    let mut best: Option<(f64, (usize, usize))> = None;
    for (team, state) in world.teams.iter().enumerate().filter(|(_, state)| state.open) {
        for role in (0..world.layout.roles.len()).filter(|role| covers >> role & 1 == 1) {
            let (mut posts, mut on_top) = (0.0, 1.0);
            let in_role = state.seats.iter().map(|seat| &world.seats[*seat as usize]);
            for seat in in_role.filter(|seat| seat.role as usize == role) {
                posts += seat.funded();
                on_top += if is_on_top(seat) { seat.fte } else { 0.0 };
            }
            let each = posts / on_top;
            if each > best.map_or(0.0, |best| best.0) {
                best = Some((each, (team, role)));
            }
        }
    }
    best.map(|best| best.1)
}

/// A place on top of posts, to which a worker comes after the lead, or after what is left of one that is under way.
fn ask(world: &mut World<'_>, team: usize, role: usize, under_way: bool) {
    let Some(agency) = &world.plan.agency else { return };
    let key = numbered_key(name_key("on top"), u64::from(world.asked_on_top));
    let (v, u_lead) = world.luck.pair(Decision::OnTop, key, 0);
    let lead = if under_way { part_way(&agency.lead, (u_lead, v)).1 } else { agency.lead.quantile(u_lead) };
    let at = world.now + days(lead * 7.0);
    let unlimited = agency.supply.is_none();
    let seat = Seat { post: false, closing: true, wanted: at, ..Seat::post(key, team as u16, role as u8, 1.0) };
    let seat = seats::add(world, seat);
    world.asked_on_top += 1;
    if unlimited {
        world.wheel.push(at, sort::COVERS, seat as usize, world.seats[seat as usize].mark);
    }
}
