//! People are away, ill or on leave, and come back.

use crate::foundations::draws::numbered_key;
use crate::foundations::time::{Ticks, day_of};
use crate::model::plan::AbsencePlan;
use crate::model::purpose::Decision;
use crate::model::state::{Contract, Exposure, LastWorker, NO_PERSON, Person, Spell, World, sort};

use super::{displaced, first_day, leaving, part_time, queues, seats, standing_in};

/// Occasions of a person's luck of a kind beside the numbers of spells: away on the first day, how long already,
/// and coming back from a spell.
const FIRST_DAY: u32 = 1 << 30;
const GONE: u32 = 1 << 29;
const RETURNS: u32 = 1 << 31;

/// Adds up what each person is exposed to over the week that begins now.
pub fn accrue(world: &mut World<'_>) {
    if world.plan.absences.kinds.is_empty() {
        return;
    }
    draw_for_newcomers(world);
    for seat in 0..world.seats.len() {
        let person = world.seats[seat].person;
        if person != NO_PERSON {
            accrue_one(world, person as usize);
        }
    }
}

/// Eq. W9. From now to the end of the week a person at work is exposed to so much of each pull of workload; a spell
/// of a kind begins when that reaches the person's luck for it, so that kinds with one pull share the sum.
fn accrue_one(world: &mut World<'_>, index: usize) {
    let loops_act = world.loops_act();
    let World { people, spells, exposures, wheel, plan, now, week_ends, .. } = world;
    let person = &people[index];
    if !person.here || person.contract == Contract::Agency || person.is_away() {
        return;
    }
    let (kinds, pulls) = (&plan.absences.kinds, &plan.absences.pulls);
    let span = (*week_ends - *now) as f64;
    let exposures = &mut exposures[index * pulls.len()..][..pulls.len()];
    for (which, (exposure, pull)) in exposures.iter_mut().zip(pulls).enumerate() {
        exposure.rate = if loops_act { pull.at(person.felt) } else { 1.0 };
        let before = exposure.so_far;
        exposure.so_far += exposure.rate * span;
        if exposure.so_far < exposure.next {
            continue;
        }
        let spells = &mut spells[index * kinds.len()..][..kinds.len()];
        for (kind, spell) in spells.iter_mut().enumerate().filter(|(kind, _)| kinds[*kind].pull == which) {
            if !spell.queued && spell.at <= exposure.so_far {
                let at = *now + ((spell.at - before).max(0.0) / exposure.rate) as Ticks;
                wheel.push(at, sort::ABSENT, index, kind as u32);
                spell.queued = true;
            }
        }
        exposure.next = next(kinds, spells, which);
    }
}

/// The exposure to a pull at which the next spell of a kind of that pull begins, of those not in the wheel.
fn next(kinds: &[AbsencePlan], spells: &[Spell], which: usize) -> f64 {
    let of_pull = kinds.iter().zip(spells).filter(|(kind, spell)| kind.pull == which && !spell.queued);
    of_pull.map(|(_, spell)| spell.at).fold(f64::INFINITY, f64::min)
}

/// The same for somebody who has become an employee in the middle of the week.
pub(super) fn accrue_newcomer(world: &mut World<'_>, index: usize) {
    let kinds = world.plan.absences.kinds.len();
    if kinds > 0 && world.spells.len() / kinds > index {
        accrue_one(world, index);
    }
}

/// A spell begins: the rest of the week's exposure is taken back.
fn give_back(world: &mut World<'_>, index: usize) {
    let pulls = world.plan.absences.pulls.len();
    let left = (world.week_ends - world.now) as f64;
    for exposure in &mut world.exposures[index * pulls..][..pulls] {
        exposure.so_far -= exposure.rate * left;
    }
}

fn draw_for_newcomers(world: &mut World<'_>) {
    let kinds = world.plan.absences.kinds.len();
    for person in world.spells.len() / kinds..world.people.len() {
        for kind in 0..kinds {
            let at = luck(world, person, kind, 0);
            world.spells.push(Spell { number: 0, at, queued: false });
        }
        let spells = &world.spells[person * kinds..];
        for which in 0..world.plan.absences.pulls.len() {
            let next = next(&world.plan.absences.kinds, spells, which);
            world.exposures.push(Exposure { so_far: 0.0, rate: 0.0, next });
        }
    }
}

/// Whose luck a person's spells of a kind are: no other kind has a say in it.
fn who(world: &World<'_>, person: usize, kind: usize) -> u64 {
    numbered_key(world.people[person].key, world.plan.absences.kinds[kind].key)
}

/// How much more exposure a person's next spell of a kind takes.
fn luck(world: &World<'_>, person: usize, kind: usize, number: u16) -> f64 {
    let u = world.luck.uniform(Decision::Absence, who(world, person, kind), u32::from(number));
    -libm::log(u) / world.plan.absences.kinds[kind].hazard
}

/// The next spell of a kind will begin after so much more exposure.
fn expect_next(world: &mut World<'_>, index: usize, kind: usize, number: u16) {
    let more = luck(world, index, kind, number);
    let (kinds, pulls) = (&world.plan.absences.kinds, world.plan.absences.pulls.len());
    let which = kinds[kind].pull;
    let exposure = &mut world.exposures[index * pulls + which];
    let spells = &mut world.spells[index * kinds.len()..][..kinds.len()];
    spells[kind] = Spell { number, at: exposure.so_far + more, queued: false };
    exposure.next = next(kinds, spells, which);
}

/// Whether a spell whose beginning was in the wheel may begin now. Somebody who is away, or was since it was put there, has not been
/// at work for as long as was thought: it begins when they have been.
fn is_due(world: &mut World<'_>, index: usize, kind: usize) -> bool {
    let World { people, spells, exposures, wheel, plan, now, week_ends, .. } = world;
    let (kinds, pulls) = (&plan.absences.kinds, plan.absences.pulls.len());
    let which = kinds[kind].pull;
    let (person, exposure) = (&people[index], &mut exposures[index * pulls + which]);
    let spells = &mut spells[index * kinds.len()..][..kinds.len()];
    let spell = &mut spells[kind];
    if !person.is_away() {
        let missing = spell.at - (exposure.so_far - exposure.rate * (*week_ends - *now) as f64);
        // Moments are whole ticks, so that a spell begins up to one too early.
        if missing <= 2.0 * exposure.rate {
            return true;
        }
        if spell.at <= exposure.so_far {
            wheel.push(*now + (missing / exposure.rate) as Ticks, sort::ABSENT, index, kind as u32);
            return false;
        }
    }
    spell.queued = false;
    exposure.next = next(kinds, spells, which);
    false
}

/// A spell of absence begins.
pub fn begin(world: &mut World<'_>, index: usize, kind: usize) {
    let number = world.spells[index * world.plan.absences.kinds.len() + kind].number;
    if !world.people[index].here || !is_due(world, index, kind) {
        return;
    }
    give_back(world, index);
    expect_next(world, index, kind, number + 1);
    let who = who(world, index, kind);
    let (_, u) = world.luck.pair(Decision::Absence, who, u32::from(number));
    let length = AbsencePlan::in_ticks(world.plan.absences.kinds[kind].length.quantile(u));
    be_away(world, index, kind, (0, length));
    standing_in::ask(world, index, (who, u32::from(number)));
}

/// A person has been away so long, and will be for so long.
fn be_away(world: &mut World<'_>, index: usize, kind: usize, (gone, left): (Ticks, Ticks)) {
    let now = world.now;
    let person = &mut world.people[index];
    person.away = kind as u8;
    person.away_since = now - gone;
    person.back = now + left.max(1);
    person.counted = day_of(now);
    let (seat, back) = (person.seat, person.back);
    world.away.push(index as u32);
    world.wheel.push(back, sort::BACK, index, 0);
    if let Some(after) =
        world.plan.absences.kinds[kind].cases_move.filter(|after| gone <= *after && *after < gone + left)
    {
        world.wheel.push(now + after - gone, sort::CASES_MOVE, index, 0);
    }
    seats::refresh(world, seat);
}

/// A person has been away so long that the children are given to others.
pub fn move_cases(world: &mut World<'_>, index: usize) {
    let person = &world.people[index];
    let absence = world.plan.absences.kinds.get(person.away as usize).filter(|_| person.here);
    if absence.and_then(|absence| absence.cases_move).is_some_and(|after| person.away_since + after == world.now) {
        displaced::displace(world, person.seat, LastWorker::IsLost);
    }
}

/// A person comes back to work, or does not come back at all.
pub fn come_back(world: &mut World<'_>, index: usize) {
    let person = world.people[index];
    if !person.here || person.back != world.now || !person.is_away() {
        return;
    }
    end(world, index);
    seats::refresh(world, person.seat);
    let kind = usize::from(person.away);
    let (returns, who) = (world.plan.absences.kinds[kind].returns, who(world, index, kind));
    let number = world.spells.get(index * world.plan.absences.kinds.len() + kind).map_or(0, |spell| spell.number);
    let occasion = RETURNS | u32::from(number);
    if returns < 1.0 && world.luck.uniform(Decision::Absence, who, occasion) >= returns {
        leaving::go_on(world, index, world.now);
    } else {
        part_time::come_back(world, index, kind, (who, u32::from(number)));
        queues::take_from_queue(world, person.seat);
        accrue_one(world, index);
    }
}

/// A person's absence is over, because they are back or have left the council.
pub(super) fn end(world: &mut World<'_>, index: usize) {
    if world.people[index].is_away() {
        count_one(world, index);
        world.people[index].away = Person::PRESENT;
        world.away.retain(|away| *away as usize != index);
    }
}

/// Counts the working days that those away ill have lost since they were last counted.
pub fn count(world: &mut World<'_>) {
    for place in 0..world.away.len() {
        count_one(world, world.away[place] as usize);
    }
}

fn count_one(world: &mut World<'_>, index: usize) {
    let person = &mut world.people[index];
    let today = day_of(world.now);
    let lost = world.layout.calendar.working_days_between(person.counted, today);
    person.counted = today;
    if world.plan.absences.kinds[person.away as usize].is_sickness {
        let (seat, fte) = (person.seat, person.fte);
        let cell = world.cell(seat);
        world.tally.sick_days[cell] += f64::from(lost) * fte;
    }
}

/// Eq. W10. Who is away on the first day: before the children are placed those whose children others
/// have taken over, after it the others.
pub(super) fn under_way(world: &mut World<'_>, others_have_the_children: bool) {
    for index in 0..world.people.len() {
        let person = &world.people[index];
        if person.contract == Contract::Agency || person.is_away() {
            continue;
        }
        let Some(kind) = away_for(world, index) else { continue };
        let absence = &world.plan.absences.kinds[kind];
        let luck = world.luck.pair(Decision::Absence, who(world, index, kind), FIRST_DAY | GONE);
        let (gone, left) = first_day::part_way(&absence.length, luck);
        let span = [gone, left].map(AbsencePlan::in_ticks);
        if absence.cases_move.is_some_and(|after| span[0] >= after) == others_have_the_children {
            be_away(world, index, kind, (span[0], span[1]));
        }
    }
}

/// The kind of absence that a person is on, if any: each is asked for in turn among those who are on none before it, so that none
/// has a smaller share for coming later.
fn away_for(world: &World<'_>, index: usize) -> Option<usize> {
    let mut rest = world.plan.absences.allowance();
    (0..world.plan.absences.kinds.len()).find(|kind| {
        let weight = world.plan.absences.kinds[*kind].weight;
        let share = weight / rest;
        rest -= weight;
        world.luck.uniform(Decision::Absence, who(world, index, *kind), FIRST_DAY) < share
    })
}
