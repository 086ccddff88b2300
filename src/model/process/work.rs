//! A worker's week: hours needed, hours given in order of urgency, and what falls behind.

use crate::foundations::time::Ticks;
use crate::model::levers::Levers;
use crate::model::norms::{MOST_FELT, Seen};
use crate::model::plan::{StagePlan, WORK_CLASSES, WorkPlan};
use crate::model::state::desk::PARTS;
use crate::model::state::{Desk, NO_PERSON, NOBODY, Person, Seat, TeamState, World};

use super::owed::{overdue, pay_off};
use super::workload::{self, relative, totals};
use super::{handing_over, pace, seats, tiring};

/// The class of the least urgent work.
const LAST: usize = WORK_CLASSES - 1;

/// Hours asked of a seat this week by place in the queue: for work on children, and for visits to them and their reviews.
struct Asked {
    children: [f64; WORK_CLASSES],
    visits: [f64; WORK_CLASSES],
}

/// What is the same for every seat in a week.
struct Week<'a> {
    work: WorkPlan,
    levers: &'a Levers,
    stages: &'a [StagePlan],
    /// Hours saved for an hour of the helping role.
    saves: f64,
    /// What a new worker needs more, as a share of a stage's hours.
    new: f64,
    /// 1 ÷ the council's usual workload.
    each: f64,
    usual: f64,
    /// How long the week before was.
    last: Ticks,
}

/// Works out the week that begins now: who needs how many hours, what each kind of work gets, and how fast that
/// lets it go on.
pub fn plan_week(world: &mut World<'_>) {
    tiring::tire(world);
    refresh(world);
    let Some(work) = world.plan.work else { return };
    age(world);
    handing_over::come_to_know(world);
    if world.usual_workload <= 0.0 || world.seen.is_some() {
        look_ahead(world, work);
    }
    share_out(world, work);
    help(world);
    pace::schedule_week(world);
}

/// Brings seats up to date whose worker's share or hours may have changed since last week.
fn refresh(world: &mut World<'_>) {
    let mut moved = false;
    for (team, capacity) in world.teams.iter_mut().zip(&world.levers.capacity) {
        team.capacity_moved = capacity.to_bits() != team.capacity.to_bits();
        team.capacity = *capacity;
        moved |= team.capacity_moved;
    }
    for seat in 0..world.seats.len() {
        let place = &world.seats[seat];
        if place.worker() == NO_PERSON {
            continue;
        }
        if place.changes_at <= world.now {
            seats::refresh(world, seat as u16);
        } else if moved && world.teams[place.team as usize].capacity_moved {
            seats::refresh_hours(world, seat as u16);
        }
    }
}

/// Children whose first weeks in a stage are over.
fn age(world: &mut World<'_>) {
    for stage in 0..world.early.len() {
        let weeks = world.plan.stages[stage].first.1;
        while let Some(early) = world.early[stage].front().filter(|early| world.now - early.entered >= weeks) {
            let case = &mut world.cases[early.case as usize];
            if case.stay == early.stay {
                case.early = false;
                if case.holder != NOBODY {
                    world.desks[case.desk(world.desk_bits)].early -= case.hours;
                }
            }
            world.early[stage].pop_front();
        }
    }
}

impl<'a> Week<'a> {
    fn of(world: &World<'a>, levers: &'a Levers, work: WorkPlan) -> Self {
        Self {
            work,
            levers,
            stages: &world.plan.stages,
            saves: levers.helper.map_or(0.0, |helper| helper.1),
            new: world.plan.handover.new_worker.0 - 1.0,
            each: 1.0 / world.usual_workload.max(1e-9),
            usual: world.usual_workload,
            last: world.this_week(),
        }
    }
}

/// What the whole council needs, before anything is shared out: the first week's is the usual from then on, and
/// the baseline notes every week's.
fn look_ahead(world: &mut World<'_>, work: WorkPlan) {
    let levers = std::mem::take(&mut world.levers);
    let week = Week::of(world, &levers, work);
    let World { desks, desk_bits, seats, teams, .. } = world;
    for (seat, desks) in seats.iter_mut().zip(desks.chunks(1 << *desk_bits).skip(1)) {
        ask(seat, desks, &mut teams[seat.team as usize], &week);
    }
    world.levers = levers;
    let (needed, available) = totals(world);
    if world.usual_workload <= 0.0 {
        world.usual_workload = if available > 0.0 { needed / available } else { 0.0 } * work.level;
        world.seen.iter_mut().for_each(|seen| seen.first(needed, available));
        workload::as_felt_before(world);
    }
    let first = world.usual_workload / work.level;
    if let Some(seen) = &mut world.seen
        && available > 0.0
        && first > 0.0
    {
        seen.week(needed / available / first, available);
    }
    if world.seen.is_some() {
        let feels = workload::mean_felt(world);
        world.seen.iter_mut().for_each(|seen| seen.council(feels));
    }
}

/// Seat by seat: what is asked, how that is felt, what is given, and the pace that makes.
fn share_out(world: &mut World<'_>, work: WorkPlan) {
    let levers = std::mem::take(&mut world.levers);
    let (week, busy_above) = (Week::of(world, &levers, work), world.busy_above());
    world.week_began = world.now;
    let World { desks, desk_bits, seats, teams, people, seen, plan, .. } = world;
    let (nobodys, held) = desks.split_at_mut(1 << *desk_bits);
    for (desk, plan) in nobodys.iter_mut().zip(&plan.stages) {
        desk.go_on(week.last, plan.pace(0.0));
    }
    teams.iter_mut().for_each(|team| team.shareable = 0.0);
    for (seat, desks) in seats.iter_mut().zip(held.chunks_mut(1 << *desk_bits)).filter(|(seat, _)| !seat.stands_idle())
    {
        let team = &mut teams[usize::from(seat.team)];
        let asked = ask(seat, desks, team, &week);
        let (mut felt, mut support) = (1.0, 1.0);
        if let Some(person) = people.get_mut(seat.worker() as usize) {
            feel(person, seat, &week, seen.as_mut());
            (felt, support) = (person.felt, person.missed_pulls.1);
        }
        give(seat, asked.as_ref(), felt, &week);
        set_paces(seat, desks, support, &week, seen.as_mut());
        team.turns[usize::from(seat.place)] = seat.turns(busy_above);
    }
    world.levers = levers;
}

/// Eq. C6. Adds up the hours a seat needs, by place in the queue; nothing where it needs none.
#[inline]
fn ask(seat: &mut Seat, desks: &[Desk], team: &mut TeamState, week: &Week<'_>) -> Option<Asked> {
    (seat.hours, seat.besides) = (0.0, 0.0);
    if seat.stages == 0 && !seat.owes {
        return None;
    }
    let mut asked = Asked { children: seat.owed, visits: seat.owed_in_full };
    let mut visit_hours = 0.0;
    for stage in seat.held_stages() {
        let (desk, plan) = (&desks[stage], &week.stages[stage]);
        let all = f64::from(desk.hours) / PARTS;
        // Both factors of first weeks are on all of a stage's hours; visits themselves take what they take.
        let more = plan.hours_and_visits * f64::from(desk.early) / PARTS * (plan.first.0 - 1.0);
        let new = plan.hours_and_visits * f64::from(desk.new) / PARTS * week.new;
        let mut hours = plan.hours * all + more + new;
        let shareable = hours * week.levers.shareable[stage];
        team.shareable += shareable;
        hours -= shareable * team.helped * week.saves;
        asked.children[plan.class] += hours;
        seat.hours += hours;
        if let Some(visits) = &plan.visits {
            asked.visits[visits.class] += visits.hours * all;
            visit_hours += visits.hours * all;
        }
    }
    seat.hours += visit_hours;
    if seat.owes {
        seat.besides = seat.all_owed();
    }
    if seat.backlog > 0.0 {
        let overdue = overdue(seat.backlog, seat.hours + seat.besides, seat.available * week.usual);
        asked.children[LAST] += overdue;
        seat.besides += overdue;
    }
    seat.hours += seat.besides;
    Some(asked)
}

/// Eq. L4. Workload is felt over months, and a week late.
#[inline]
fn feel(person: &mut Person, seat: &Seat, week: &Week<'_>, seen: Option<&mut Seen>) {
    if seat.available <= 0.0 {
        return;
    }
    let now = relative(seat, week.usual).min(MOST_FELT);
    person.felt += week.work.felt * (now - person.felt);
    if let Some(seen) = seen {
        seen.felt(usize::from(seat.role), person.felt);
    }
}

/// Eq. C7. Hours go to the most urgent work first, pro rata inside a class; under pressure tasks other than visits and
/// reviews shrink (less time each) and overtime is worked. What is owed is paid off by what its class gets.
#[inline]
fn give(seat: &mut Seat, asked: Option<&Asked>, felt: f64, week: &Week<'_>) {
    let full = seat.available * (1.0 + week.work.overtime);
    seat.given = [1.0; WORK_CLASSES];
    seat.used = seat.hours * week.each;
    if let Some(asked) = asked.filter(|_| seat.used > full) {
        seat.used = ration(&mut seat.given, asked, full, felt, week);
    }
    if seat.besides > 0.0 {
        pay_off(seat);
    }
}

/// Gives out the hours that there are, the most urgent class first; how many are used.
fn ration(given: &mut [f64; WORK_CLASSES], asked: &Asked, full: f64, felt: f64, week: &Week<'_>) -> f64 {
    let shrink = if felt > 1.0 { libm::exp(-week.work.less_time * libm::log(felt.min(1.3))) } else { 1.0 };
    let mut left = full;
    for ((given, children), visits) in given.iter_mut().zip(asked.children).zip(asked.visits) {
        let asked = (children * shrink + visits) * week.each;
        if asked > left {
            *given = left / asked;
        }
        left = (left - asked).max(0.0);
    }
    full - left
}

/// Brings the clocks of desks with children up to now, and sets their paces for the week.
#[inline]
fn set_paces(seat: &Seat, desks: &mut [Desk], support: f64, week: &Week<'_>, mut seen: Option<&mut Seen>) {
    for stage in seat.held_stages() {
        let plan = &week.stages[stage];
        let mut given = seat.given[plan.class] * support;
        if let Some(seen) = seen.as_mut().filter(|_| plan.is_paced) {
            // The baseline is played with loops off: it notes what hours would have done.
            seen.pace(stage, given, f64::from(desks[stage].children));
            given = 1.0;
        }
        desks[stage].go_on(week.last, plan.pace(given));
    }
}

/// Eq. C9. How much of the shareable hours the helping role can give from next week on: in the hours that those at work have.
fn help(world: &mut World<'_>) {
    let Some((role, _)) = world.levers.helper else { return };
    for team in 0..world.teams.len() {
        let in_role = world.teams[team].seats.iter().map(|seat| &world.seats[*seat as usize]);
        let hours: f64 =
            in_role.filter(|seat| seat.role as usize == role).map(|seat| seats::hours_at_work(world, seat)).sum();
        let wanted = world.teams[team].shareable;
        world.teams[team].helped = if wanted > 0.0 { (hours / wanted).min(1.0) } else { 0.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twelve hours where there are six: half is done of a review however pressed its worker feels, and more of what shrinks.
    #[test]
    fn reviews_and_visits_take_their_time_under_pressure() {
        let work = WorkPlan { hours: 6.0, overtime: 0.0, less_time: 1.0, felt: 0.1, level: 1.0, builds_up: 1.0 };
        let levers = Levers::default();
        let week = Week { work, levers: &levers, stages: &[], saves: 0.0, new: 0.0, each: 1.0, usual: 1.0, last: 0 };
        let given = |owe: fn(&mut Seat, f64, usize)| {
            let mut seat = Seat { available: 6.0, ..Seat::post(0, 0, 0, 1.0) };
            owe(&mut seat, 12.0, 4);
            let asked = ask(&mut seat, &[], &mut TeamState::default(), &week);
            give(&mut seat, asked.as_ref(), 1.3, &week);
            (seat.given[4], seat.all_owed())
        };
        let (in_full, other) = (given(Seat::owe_in_full), given(Seat::owe));
        assert!((in_full.0 - 0.5).abs() < 1e-12 && (in_full.1 - 6.0).abs() < 1e-12, "{in_full:?}");
        assert!((other.0 - 0.65).abs() < 1e-12 && (other.1 - 12.0 * 0.35).abs() < 1e-12, "{other:?}");
    }
}
