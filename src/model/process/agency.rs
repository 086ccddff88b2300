//! Agency workers: asked for, found, they stay, they go.

use crate::foundations::count::poisson_quantile;
use crate::foundations::draws::{name_key, numbered_key};
use crate::foundations::time::{DAY, Ticks, WEEK, days};
use crate::model::plan::{AgencyPlan, WORK_CLASSES};
use crate::model::purpose::Decision;
use crate::model::state::{Contract, LastWorker, NO_PERSON, Person, Seat, World, sort};

use super::{conversion, cost, handing_over, leaving, market, pace, price_cap, queues, seats, supervision};

/// Eq. G1. An empty post: an agency worker may be asked for, to come after the lead (less what was known beforehand: the
/// notice of whoever has just gone).
pub(super) fn want(world: &mut World<'_>, seat: u16, known: Ticks) {
    let Some(agency) = &world.plan.agency else { return };
    let place = &world.seats[seat as usize];
    if !place.post || agency.covers >> place.role & 1 == 0 {
        return;
    }
    let (u, u_lead) = world.luck.pair(Decision::AgencyFound, place.key, place.occasion());
    if u >= agency.ask || agency.asks.above.is_some_and(|share| bare_share(world, agency) <= share) {
        return;
    }
    let lead = days(agency.lead.quantile(u_lead) * 7.0);
    ask_for(world, seat, world.now + (lead - known).max(0));
}

/// How long before the day it is known to the agency that somebody with so much notice behind them goes.
pub(super) fn known(world: &World<'_>, gone: Contract, served: Ticks) -> Ticks {
    world.plan.agency.as_ref().map_or(0, |agency| match gone {
        Contract::Agency => agency.notice,
        Contract::Permanent if agency.asks.at_notice => served,
        Contract::Permanent => 0,
    })
}

/// Whether a post that agency may cover has nobody in it.
pub(super) fn is_bare(agency: &AgencyPlan, seat: &Seat) -> bool {
    seat.post && seat.worker() == NO_PERSON && agency.covers >> seat.role & 1 == 1
}

/// Eq. G13. Share of the posts that agency may cover that have nobody \[FTE ÷ FTE\].
pub(super) fn bare_share(world: &World<'_>, agency: &AgencyPlan) -> f64 {
    let posts = world.seats.iter().filter(|seat| seat.post && agency.covers >> seat.role & 1 == 1);
    let (bare, all) = posts.fold((0.0, 0.0), |sum, seat| {
        let bare = if seat.worker() == NO_PERSON { seat.fte } else { 0.0 };
        (sum.0 + bare, sum.1 + seat.fte)
    });
    if all > 0.0 { bare / all } else { 0.0 }
}

/// An agency worker will come to a seat at a moment, or be wanted from then on where supply has a limit.
pub(super) fn ask_for(world: &mut World<'_>, seat: u16, at: Ticks) {
    let place = &mut world.seats[seat as usize];
    place.wanted = at;
    place.mark = place.mark.wrapping_add(1);
    if world.plan.agency.as_ref().is_some_and(|agency| agency.supply.is_none()) {
        world.wheel.push(at, sort::COVERS, seat as usize, world.seats[seat as usize].mark);
    }
}

/// An agency worker is due at a seat, where supply has no limit.
pub fn cover(world: &mut World<'_>, seat: u16, mark: u32) {
    let place = &world.seats[seat as usize];
    if place.mark != mark || place.wanted == Ticks::MAX || place.worker() != NO_PERSON {
        return;
    }
    let key = numbered_key(place.key, 1 << 62 | u64::from(place.occasion()));
    let week = (world.now / WEEK) as u32;
    if !may_come(world, (place.role, place.fte), key, week) {
        world.wheel.push(world.now + WEEK, sort::COVERS, seat as usize, mark);
        return;
    }
    arrive(world, seat, key);
}

/// Eq. G2. Sets out the agency workers the market offers in the month that begins now.
pub fn month(world: &mut World<'_>, month: u32, ends: Ticks) {
    let Some(supply) = world.plan.agency.as_ref().and_then(|agency| agency.supply) else { return };
    let market = name_key("agency");
    let u = world.luck.uniform(Decision::AgencyOfMonth, market, month);
    for number in 0..poisson_quantile(supply / 12.0 * market::part_of_month(world, ends), u) {
        let who = numbered_key(market, u64::from(month) << 20 | u64::from(number));
        let u = world.luck.uniform(Decision::AgencyOffer, who, 0);
        let at = world.now + (u * (ends - world.now) as f64) as Ticks;
        world.offers.push(who);
        world.wheel.push(at, sort::OFFERED, world.offers.len() - 1, 0);
    }
}

/// Eq. G3. An agency worker is on offer: the post that has wanted one longest takes them.
pub fn offered(world: &mut World<'_>, index: usize) {
    let who = world.offers[index];
    let wanting =
        world.seats.iter().enumerate().filter(|(_, seat)| seat.worker() == NO_PERSON && seat.wanted <= world.now);
    let longest = wanting.min_by_key(|(place, seat)| (seat.wanted, *place)).map(|found| found.0);
    let Some(seat) = longest else { return };
    if may_come(world, (world.seats[seat].role, world.seats[seat].fte), who, 0) {
        arrive(world, seat as u16, who);
    }
}

/// Whether a worker of their own luck, so much more agency in a role, is let come and comes, the nth time that one is asked for there.
pub(super) fn may_come(world: &World<'_>, (role, fte): (u8, f64), key: u64, nth: u32) -> bool {
    within_cap(world, (role, fte), key) && !price_cap::turns_away(world, role, key, nth)
}

/// Whether so much more agency in a role, a worker of their own luck, fits under the cap, and within the budget.
fn within_cap(world: &World<'_>, (role, fte): (u8, f64), key: u64) -> bool {
    agency_fte(world) + fte <= world.levers.agency_at_most + 1e-9 && within_budget(world, (role, fte), key)
}

/// Eq. G14. Whether those here and so much more in a role cost no more a day than the budget allows, at the prices of the
/// first day.
fn within_budget(world: &World<'_>, (role, fte): (u8, f64), key: u64) -> bool {
    let budget = world.plan.agency.as_ref().and_then(|agency| agency.at_most_pounds);
    let (Some(budget), Some(pay)) = (budget, &world.plan.pay) else { return true };
    let covers = world.seats.iter().filter(|seat| seat.cover != NO_PERSON);
    let price = |role: u8, key: u64| {
        let role = usize::from(role);
        pay.agency_day[role] * price_cap::most_paid(world, role, key).min(1.0)
    };
    let cost = |seat: &Seat| {
        let person = &world.people[seat.cover as usize];
        person.fte * price(seat.role, person.key)
    };
    let now: f64 = covers.map(cost).sum();
    now + fte * price(role, key) <= budget + 1e-6
}

/// Agency workers now \[FTE\].
fn agency_fte(world: &World<'_>) -> f64 {
    let covers = world.seats.iter().filter(|seat| seat.cover != NO_PERSON);
    covers.map(|seat| world.people[seat.cover as usize].fte).sum()
}

/// An agency worker sits down.
pub(super) fn arrive(world: &mut World<'_>, seat: u16, key: u64) {
    seat_worker(world, seat, key, world.now);
    let stays = world.plan.agency.as_ref().and_then(|agency| agency.stays.as_ref());
    if let Some(stays) = stays {
        let (u, v) = world.luck.pair(Decision::AgencyStay, key, 0);
        let weeks = stays.of_newcomer(v).quantile(u);
        let cover = world.seats[seat as usize].cover as usize;
        // Who left in the moment of coming would be asked for again in it, for ever.
        let stay = days(weeks * 7.0);
        leave_after(world, cover, if stay > 0 { stay } else { DAY });
    }
    queues::take_from_queue(world, seat);
    conversion::accrue_one(world, seat);
}

/// An agency worker who began at a moment (before the first day, perhaps) is in a seat.
pub(super) fn seat_worker(world: &mut World<'_>, seat: u16, key: u64, since: Ticks) {
    cost::settle_seat(world, seat);
    let index = world.people.len() as u32;
    let place = &mut world.seats[seat as usize];
    place.cover = index;
    place.covers = place.covers.wrapping_add(1) & 0xFF;
    place.wanted = Ticks::MAX;
    place.mark = place.mark.wrapping_add(1);
    let fte = place.fte;
    let person = Person {
        contract: Contract::Agency,
        fte,
        seat,
        started: since,
        inducted: since,
        route: u8::MAX,
        ..world.newcomer(key)
    };
    world.people.push(person);
    supervision::settle(world, index as usize);
    seats::refresh(world, seat);
}

/// The agency worker's last day is known from the start: it is given notice that long before.
pub(super) fn leave_after(world: &mut World<'_>, person: usize, stay: Ticks) {
    let at = world.now + stay.max(0);
    world.people[person].leaves = at;
    world.wheel.push(at, sort::LEAVES, person, 0);
}

/// Eq. G5. A permanent person has taken the seat over: the agency worker goes and the children stay, with
/// a new worker.
pub(super) fn hand_over(world: &mut World<'_>, seat: u16) {
    let cover = world.seats[seat as usize].cover;
    if cover == NO_PERSON {
        return;
    }
    world.people[cover as usize].here = false;
    let (unit, person) = (world.unit_of(world.seats[seat as usize].team), world.seats[seat as usize].worker());
    for index in world.held_by(seat) {
        let case = &mut world.cases[index];
        case.changes = case.changes.saturating_add(1);
        world.continuity.iter_mut().for_each(|kept| kept.takes(index, case, person, world.now));
        world.tally.changes[unit] += 1;
        world.seats[seat as usize].owe(world.plan.handover.of_new(LastWorker::HandsOver), WORK_CLASSES - 1);
        if handing_over::begin_anew(world, index, LastWorker::HandsOver) {
            pace::schedule(world, index);
        }
    }
    world.seats[seat as usize].cover = NO_PERSON;
}

/// Eq. G4. Agency workers above the limit are given notice: those on top of posts first, then the
/// newest.
pub fn release(world: &mut World<'_>) {
    let Some(notice) = world.plan.agency.as_ref().map(|agency| agency.notice) else { return };
    let over = |world: &World<'_>| {
        let going: f64 = staying_agency(world).map(|(_, fte, _)| fte).sum();
        going - world.levers.agency_at_most
    };
    while over(world) > 1e-9 {
        let newest =
            staying_agency(world).max_by_key(|(person, _, on_top)| (*on_top, world.people[*person].started, *person));
        let Some((person, _, _)) = newest else { return };
        let at = world.now + notice;
        leaving::go_on(world, person, at);
    }
}

fn staying_agency<'w>(world: &'w World<'_>) -> impl Iterator<Item = (usize, f64, bool)> + 'w {
    world.seats.iter().filter(|seat| seat.cover != NO_PERSON).filter_map(|seat| {
        let person = &world.people[seat.cover as usize];
        (!person.going).then_some((seat.cover as usize, person.fte, !seat.post))
    })
}

/// Agency workers come on top of posts: a block, for a change.
pub(super) fn bring_in(world: &mut World<'_>, team: u16, role: usize, fte: f64, change: usize) {
    let name = name_key(&world.layout.changes[change]);
    let mut left = fte;
    let brought = world.seats.iter().filter(|seat| seat.brought_by as usize == change);
    let mut number = brought.count() as u64;
    while left > 1e-9 {
        let size = left.min(1.0);
        left -= size;
        number += 1;
        let key = numbered_key(name, u64::from(team) << 40 | (role as u64) << 32 | (number & 0xFFFF));
        let place =
            Seat { post: false, closing: true, brought_by: change as u16, ..Seat::post(key, team, role as u8, size) };
        let seat = seats::add(world, place);
        seat_worker(world, seat, key, world.now);
        queues::take_from_queue(world, seat);
    }
}

/// The agency workers that a change brought go.
pub(super) fn send_away(world: &mut World<'_>, change: usize) {
    let brought: Vec<usize> = world
        .seats
        .iter()
        .filter(|seat| seat.brought_by as usize == change && seat.cover != NO_PERSON)
        .map(|seat| seat.cover as usize)
        .collect();
    for person in brought {
        leaving::go_on(world, person, world.now);
    }
}
