//! People are away, ill or on leave, and come back.

use crate::foundations::time::{Ticks, day_of};
use crate::model::plan::{AbsencePlan, allowance};
use crate::model::purpose::Decision;
use crate::model::state::{Contract, Person, Spell, World, sort};

use super::{allocation, first_day, leaving, part_time, queues, seats, standing_in};

/// Eq. W9. Adds up each person's hazard of each kind of absence over the week that begins now; one
/// whose luck runs out is away from that moment.
pub fn accrue(world: &mut World<'_>) {
    if world.plan.absences.is_empty() {
        return;
    }
    draw_for_newcomers(world);
    for index in 0..world.people.len() {
        accrue_one(world, index);
    }
}

/// The hazards of one person from now to the end of the week, if they are at work.
fn accrue_one(world: &mut World<'_>, index: usize) {
    let loops_act = world.loops_act();
    let World { people, spells, wheel, plan, now, week_ends, .. } = world;
    let person = &people[index];
    if !person.here || person.contract == Contract::Agency || person.is_away() {
        return;
    }
    let kinds = plan.absences.len();
    for (kind, (spell, absence)) in spells[index * kinds..].iter_mut().zip(&plan.absences).enumerate() {
        let rate = absence.hazard * if loops_act { absence.pull.at(person.felt) } else { 1.0 };
        if let Some(at) = spell.pass(rate, *week_ends - *now) {
            wheel.push(*now + at, sort::ABSENT, index, kind as u32);
        }
    }
}

/// The same for somebody who has become an employee in the middle of the week.
pub(super) fn accrue_newcomer(world: &mut World<'_>, index: usize) {
    let kinds = world.plan.absences.len();
    if kinds > 0 && world.spells.len() / kinds > index {
        accrue_one(world, index);
    }
}

/// A spell begins: what the other kinds have used up of the rest of the week they have back.
fn give_back(world: &mut World<'_>, index: usize, begun: usize) {
    let kinds = world.plan.absences.len();
    let left = (world.week_ends - world.now) as f64;
    for (kind, spell) in world.spells[index * kinds..][..kinds].iter_mut().enumerate() {
        if kind != begun && spell.luck.is_finite() {
            spell.luck += world.plan.absences[kind].hazard * left;
        }
    }
}

fn draw_for_newcomers(world: &mut World<'_>) {
    let kinds = world.plan.absences.len();
    for person in world.spells.len() / kinds..world.people.len() {
        for kind in 0..kinds {
            let luck = threshold(world, person, kind, 0);
            world.spells.push(Spell { number: 0, luck });
        }
    }
}

/// The address of a spell of a kind.
fn occasion(kind: usize, number: u16) -> u32 {
    (kind as u32) << 16 | u32::from(number)
}

fn threshold(world: &World<'_>, person: usize, kind: usize, number: u16) -> f64 {
    -libm::log(world.luck.uniform(Decision::Absence, world.people[person].key, occasion(kind, number)))
}

/// A spell of absence begins.
pub fn begin(world: &mut World<'_>, index: usize, kind: usize) {
    let place = index * world.plan.absences.len() + kind;
    let number = world.spells[place].number;
    world.spells[place] = Spell { number: number + 1, luck: threshold(world, index, kind, number + 1) };
    let person = &world.people[index];
    if !person.here || person.is_away() {
        return;
    }
    let (_, u) = world.luck.pair(Decision::Absence, person.key, occasion(kind, number));
    give_back(world, index, kind);
    let length = AbsencePlan::in_ticks(world.plan.absences[kind].length.quantile(u));
    be_away(world, index, kind, (0, length));
    standing_in::ask(world, index, occasion(kind, number));
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
    if let Some(after) = world.plan.absences[kind].cases_move.filter(|after| gone <= *after && *after < gone + left) {
        world.wheel.push(now + after - gone, sort::CASES_MOVE, index, 0);
    }
    seats::refresh(world, seat);
}

/// A person has been away so long that the children are given to others.
pub fn move_cases(world: &mut World<'_>, index: usize) {
    let person = &world.people[index];
    let absence = world.plan.absences.get(person.away as usize).filter(|_| person.here);
    if absence.and_then(|absence| absence.cases_move).is_some_and(|after| person.away_since + after == world.now) {
        allocation::displace(world, person.seat);
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
    let returns = world.plan.absences[person.away as usize].returns;
    let number = 1 << 31 | u32::from(person.away);
    if returns < 1.0 && world.luck.uniform(Decision::Absence, person.key, number) >= returns {
        leaving::go_on(world, index, world.now);
    } else {
        let spell = world.spells.get(index * world.plan.absences.len() + person.away as usize);
        let spell = spell.map_or(0, |spell| spell.number);
        part_time::come_back(world, index, person.away as usize, occasion(person.away as usize, spell));
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
    if world.plan.absences[person.away as usize].is_sickness {
        let (seat, fte) = (person.seat, person.fte);
        let cell = world.cell(seat);
        world.tally.sick_days[cell] += f64::from(lost) * fte;
    }
}

/// Eq. W10. Who is away on the first day: before the children are placed those whose children others
/// have taken over, after it the others.
pub(super) fn under_way(world: &mut World<'_>, others_have_the_children: bool) {
    let whole = allowance(&world.plan.absences);
    for index in 0..world.people.len() {
        for kind in 0..world.plan.absences.len() {
            let person = &world.people[index];
            let absence = &world.plan.absences[kind];
            let number = 1 << 30 | kind as u32;
            let share = world.luck.uniform(Decision::Absence, person.key, number);
            if person.contract == Contract::Agency || person.is_away() || share >= absence.weight / whole {
                continue;
            }
            let luck = world.luck.pair(Decision::Absence, person.key, number | 1 << 29);
            let (gone, left) = first_day::part_way(&absence.length, luck);
            let span = [gone, left].map(AbsencePlan::in_ticks);
            if absence.cases_move.is_some_and(|after| span[0] >= after) == others_have_the_children {
                be_away(world, index, kind, (span[0], span[1]));
            }
        }
    }
}
