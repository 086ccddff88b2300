//! Supervisors see those whom they supervise, in time or not.

use crate::foundations::time::{Ticks, WEEK};
use crate::model::plan::{SupervisionPlan, TeamPlan};
use crate::model::purpose::Decision;
use crate::model::state::tally::count;
use crate::model::state::{NO_PERSON, Person, World};

use super::{seats, workload};

/// How much of what a worker remembers of supervision is the last session.
const LAST: f32 = 1.0 / 3.0;

/// Eq. W12. The sessions that fall due in the week that begins now. A team's own supervisors see its
/// people; a team without a post of that kind is seen by supervisors who sit in teams that hold no
/// children. A session for which there are no hours is missed, and the next falls due at its usual time.
pub fn hold(world: &mut World<'_>) {
    let Some(plan) = world.plan.supervision.as_ref() else { return };
    let due = due(world, plan);
    if due.is_empty() {
        return;
    }
    let shares = shares(&asked(world, plan, &due), &given(world, plan), &world.plan.teams);
    for person in due {
        meet(world, person, &shares);
    }
}

/// Share of the hours asked for that there are, by team.
fn shares(asked: &[f64], given: &[Option<f64>], teams: &[TeamPlan]) -> Vec<f64> {
    let share = |asked: f64, given: f64| if asked > given { given / asked } else { 1.0 };
    let (mut spare, mut left) = (0.0, 0.0);
    for ((asked, given), team) in asked.iter().zip(given).zip(teams) {
        match given {
            Some(given) if team.works_on == 0 => spare += (given - asked).max(0.0),
            Some(_) => {}
            None => left += asked,
        }
    }
    let by_others = share(left, spare);
    asked.iter().zip(given).map(|(asked, given)| given.map_or(by_others, |given| share(*asked, given))).collect()
}

/// Whether a person whose session falls due is at work, in a role that holds children and does not supervise.
fn is_supervised(world: &World<'_>, plan: &SupervisionPlan, person: &Person, role: usize) -> bool {
    !person.is_away() && world.plan.roles[role].caseload > 0.0 && plan.gives[role] <= 0.0
}

/// People whose session falls due before the week ends, by place.
fn due(world: &World<'_>, plan: &SupervisionPlan) -> Vec<usize> {
    let sits = world.seats.iter().flat_map(|seat| [(seat.person, seat.role), (seat.cover, seat.role)]);
    let falls_due = |(index, role): (u32, u8)| {
        let person = world.people.get(index as usize)?;
        let due = person.supervision < world.week_ends && is_supervised(world, plan, person, usize::from(role));
        due.then_some(index as usize)
    };
    sits.filter_map(falls_due).collect()
}

/// Hours that the sessions due ask for, by team.
fn asked(world: &World<'_>, plan: &SupervisionPlan, due: &[usize]) -> Vec<f64> {
    let mut hours = vec![0.0; world.teams.len()];
    for person in due {
        hours[world.seats[world.people[*person].seat as usize].team as usize] += plan.hours;
    }
    hours
}

/// Hours that supervisors at work give this week, by team; none where a team has no post for one. Their own
/// children come first: one with twice the council's usual workload gives half.
fn given(world: &World<'_>, plan: &SupervisionPlan) -> Vec<Option<f64>> {
    let mut hours = vec![None; world.teams.len()];
    for seat in world.seats.iter().filter(|seat| plan.gives[seat.role as usize] > 0.0) {
        let hours = hours[seat.team as usize].get_or_insert(0.0);
        let worker = seat.worker();
        if worker != NO_PERSON && !world.people[worker as usize].is_away() {
            let fte = world.people[worker as usize].fte;
            *hours += plan.gives[seat.role as usize] * fte / workload::workload(world, seat).max(1.0);
        }
    }
    hours
}

/// From one session of a person to the next: by the step of their induction, else as for all; none where nobody is supervised.
fn every(world: &World<'_>, person: &Person) -> Option<Ticks> {
    let usual = world.plan.supervision.as_ref()?.every;
    let own = seats::induction(world, person).supervised(world.now - person.inducted);
    Some(own.unwrap_or(usual).max(1))
}

/// Eq. W30. Somebody whose induction has just been settled is first seen at an even moment of the interval of its step.
pub(super) fn settle(world: &mut World<'_>, index: usize) {
    let person = &world.people[index];
    if let Some(every) = every(world, person) {
        let part = world.luck.uniform(Decision::Supervision, person.key, u32::MAX);
        world.people[index].supervision = world.now + (part * every as f64) as Ticks;
    }
}

/// One session is held with the share of hours there is for it, or missed.
fn meet(world: &mut World<'_>, index: usize, shares: &[f64]) {
    let person = &world.people[index];
    let Some(every) = every(world, person) else { return };
    let team = world.seats[person.seat as usize].team;
    let share = shares[team as usize];
    let session = (person.supervision / WEEK) as u32;
    let held = share >= 1.0 || world.luck.uniform(Decision::Supervision, person.key, session) < share;
    let unit = world.unit_of(team);
    count(&mut world.tally.supervision[unit], held);
    let next = next(person.supervision, every, world.week_ends);
    let person = &mut world.people[index];
    person.supervision = next;
    let before = person.missed;
    person.missed += LAST * (f32::from(u8::from(!held)) - before);
    let missed = f64::from(person.missed);
    if before.to_bits() != person.missed.to_bits() {
        person.missed_pulls = world.plan.supervision.as_ref().map_or((1.0, 1.0), |plan| plan.pulls(missed));
    }
    if let Some(seen) = &mut world.seen {
        seen.missed(missed);
    }
}

/// When the first session after a week falls due, keeping step; those that fell into an absence are not made up.
fn next(due: Ticks, every: Ticks, week_ends: Ticks) -> Ticks {
    due + ((week_ends - due) / every).max(1) * every
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_keep_step() {
        assert_eq!(next(3 * WEEK, 4 * WEEK, 4 * WEEK), 7 * WEEK);
        assert_eq!(next(3 * WEEK, 4 * WEEK, 13 * WEEK), 11 * WEEK);
        assert!(next(0, WEEK / 2, WEEK) >= WEEK);
    }
}
