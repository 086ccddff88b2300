//! Children: each is in one place, and every count of them agrees.

use std::collections::BTreeMap;

use super::claim;
use crate::foundations::time::Ticks;
use crate::foundations::wheel::Event;
use crate::model::plan::StagePlan;
use crate::model::process::{phasing, places};
use crate::model::state::desk::PARTS;
use crate::model::state::{Case, NEVER, NO_PERSON, NOBODY, Waiting, World, sort};

pub(super) fn audit(world: &World<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let open = open(world).count() as u64;
    let (entered, closed) = (world.tally.entered, world.tally.closed);
    claim(&mut faults, entered == closed + open, || {
        format!("{entered} children entered, {closed} closed, {open} are open")
    });
    each(world, &mut faults);
    seats(world, &mut faults);
    holders(world, &mut faults);
    queues(world, &mut faults);
    families(world, &mut faults);
    to_come(world, &mut faults);
    faults
}

fn open<'w>(world: &'w World<'_>) -> impl Iterator<Item = (usize, &'w Case)> {
    world.cases.iter().enumerate().filter(|(_, case)| case.open)
}

fn stage<'w>(world: &'w World<'_>, case: &Case) -> &'w StagePlan {
    &world.plan.stages[case.stage as usize]
}

/// A child whose stage is held is with one worker or in one queue; any other is in neither.
fn each(world: &World<'_>, faults: &mut Vec<String>) {
    for (index, case) in open(world) {
        let (held, waits) = (case.holder != NOBODY, case.in_queue);
        claim(
            faults,
            case.ends.is_finite() == (stage(world, case).is_paced && !places::is_waiting(world, index)),
            || format!("child {index} needs hours to go on, or does not, unlike its stage"),
        );
        looked_at(world, index, faults);
        if stage(world, case).held_by == 0 {
            claim(faults, !held && !waits, || {
                format!("child {index} is in a stage nobody holds, and is held or waits")
            });
        } else {
            claim(faults, held != waits, || format!("child {index} is held ({held}) and waits ({waits})"));
        }
        if held {
            holder(world, index, case, faults);
        }
        if waits && case.team != NOBODY {
            let team = case.team as usize;
            let works = world.plan.teams[team].works_on >> case.stage & 1 == 1;
            claim(faults, world.teams[team].open && works, || {
                format!("child {index} waits for a team that is closed or does not work on its stage")
            });
        }
    }
    for (index, case) in world.cases.iter().enumerate().filter(|(_, case)| !case.open) {
        claim(faults, case.holder == NOBODY && !case.in_queue, || format!("a closed case {index} is held or waits"));
    }
}

/// A child whose stage may end is looked at in time.
fn looked_at(world: &World<'_>, index: usize, faults: &mut Vec<String>) {
    let case = &world.cases[index];
    let left = case.ends - world.desks[world.desk(case.holder, case.stage)].reading(world.this_week());
    // The clock adds up fractions of a tick, so it may be out by one.
    let ends = left.is_finite().then(|| world.now + (left.max(0.0) / world.fastest) as Ticks + 1);
    let due = world.cases[index].due;
    let in_wheel = due >= world.now && due < world.week_ends;
    claim(faults, !world.by_week || in_wheel || ends.is_none_or(|at| world.may_end.has(index, at)), || {
        format!("child {index} is not looked at when its stage may end")
    });
}

/// The seat that holds a child has a worker who is here, in a role and an open team that may hold it.
fn holder(world: &World<'_>, index: usize, case: &Case, faults: &mut Vec<String>) {
    let seat = &world.seats[case.holder as usize];
    let worker = seat.worker();
    let here = worker != NO_PERSON && world.people[worker as usize].here;
    claim(faults, here, || format!("child {index} is held by a seat with nobody in it"));
    let put_off = phasing::is_put_off(world, index);
    let role = stage(world, case).may_be_held_by(seat.kind);
    claim(faults, role || put_off, || format!("child {index} is held by a worker who may not hold it"));
    let team = seat.team as usize;
    let works = world.plan.teams[team].works_on >> case.stage & 1 == 1;
    claim(faults, world.teams[team].open && (works || put_off), || {
        format!("child {index} is held in a team that is closed or does not work on its stage")
    });
    claim(faults, case.team == seat.team, || format!("child {index} counts in a team other than its worker's"));
}

/// A seat's load, weight and hours are those of its children.
fn seats(world: &World<'_>, faults: &mut Vec<String>) {
    let mut sums = vec![(0_u32, 0.0); world.seats.len()];
    let mut lie = vec![(0_u32, 0_u32, 0_u32, 0_u32); world.desks.len()];
    for (_, case) in open(world).filter(|(_, case)| case.holder != NOBODY) {
        let plan = stage(world, case);
        let sum = &mut sums[case.holder as usize];
        sum.0 += 1;
        sum.1 += f64::from(case.hours) / PARTS * (plan.hours + plan.visits.map_or(0.0, |visits| visits.hours));
        let desk = &mut lie[world.desk(case.holder, case.stage)];
        desk.0 += 1;
        desk.1 += case.hours;
        desk.2 += if case.early { case.hours } else { 0 };
        desk.3 += if case.is_new() { case.hours } else { 0 };
    }
    // Heavier first weeks and help change a child's hours from week to week.
    let is_even = |stage: &StagePlan| stage.first.1 == 0;
    let steady = world.levers.helper.is_none() && world.new_to.is_empty() && world.plan.stages.iter().all(is_even);
    for (index, (seat, sum)) in world.seats.iter().zip(sums).enumerate() {
        claim(faults, u32::from(seat.load) == sum.0, || {
            format!("seat {index} counts {} children and holds {}", seat.load, sum.0)
        });
        let hours = (seat.hours - seat.besides - sum.1).abs() < 1e-3;
        claim(faults, hours || !steady, || {
            format!("seat {index} counts {} hours and its children need {}", seat.hours, sum.1)
        });
        claim(
            faults,
            seat.hours >= 0.0
                && seat.owed.iter().chain(&seat.owed_in_full).all(|hours| *hours >= 0.0)
                && seat.backlog >= -1e-3,
            || format!("seat {index} has negative hours"),
        );
    }
    desks(world, &lie, faults);
}

/// A desk's children and hours are those of the children who lie there.
fn desks(world: &World<'_>, lie: &[(u32, u32, u32, u32)], faults: &mut Vec<String>) {
    for (index, (desk, lies)) in world.desks.iter().zip(lie).enumerate() {
        let says = (desk.children, desk.hours, desk.early, desk.new);
        claim(faults, says == *lies, || format!("desk {index} counts {says:?} and holds {lies:?}"));
    }
}

/// Children held by each team, as counted for changes of worker; and the list of holders says what the cases say.
fn holders(world: &World<'_>, faults: &mut Vec<String>) {
    let mut held = vec![0_i64; world.teams.len()];
    for (_, case) in open(world).filter(|(_, case)| case.holder != NOBODY) {
        held[world.seats[case.holder as usize].team as usize] += 1;
    }
    let counted: Vec<i64> = world.teams.iter().map(|team| team.held.children).collect();
    claim(faults, held == counted, || format!("children held by team are {held:?}, counted {counted:?}"));
    let listed = world.cases.iter().map(|case| &case.holder).eq(&world.holders);
    claim(faults, listed, || "the list of holders is not what the cases say".into());
}

/// Who waits stands in one queue once, and the counts of the queues agree.
fn queues(world: &World<'_>, faults: &mut Vec<String>) {
    let live = |entry: &Waiting| {
        let case = &world.cases[entry.case as usize];
        case.open && case.in_queue && case.waiting == entry.spell
    };
    let mut stands: BTreeMap<u32, u32> = BTreeMap::new();
    let mut place = |team: u16, entries: &mut dyn Iterator<Item = &Waiting>| {
        let mut number = 0;
        for entry in entries.filter(|entry| live(entry)) {
            number += 1;
            *stands.entry(entry.case).or_default() +=
                1 + 1_000 * u32::from(world.cases[entry.case as usize].team != team);
        }
        number
    };
    for (team, state) in world.teams.iter().enumerate() {
        let number = place(team as u16, &mut state.urgent.iter().chain(&state.queue));
        claim(faults, number == state.waiting, || {
            format!("team {team} counts {} children waiting and {number} stand in its queues", state.waiting)
        });
    }
    place(NOBODY, &mut world.homeless.iter());
    for (index, case) in open(world) {
        let times = stands.get(&(index as u32)).copied().unwrap_or(0);
        claim(faults, times == u32::from(case.in_queue), || {
            format!("child {index} waits ({}) and stands in queues {times} times", case.in_queue)
        });
    }
}

/// Brothers and sisters are linked in a ring of open cases.
fn families(world: &World<'_>, faults: &mut Vec<String>) {
    for (index, case) in open(world) {
        let family = case.child >> 4;
        let (mut at, mut steps) = (case.sibling as usize, 0);
        while at != index && steps < 16 {
            let Some(next) = world.cases.get(at).filter(|next| next.open && next.child >> 4 == family) else { break };
            at = next.sibling as usize;
            steps += 1;
        }
        claim(faults, at == index, || format!("the brothers and sisters of child {index} do not lead back to it"));
    }
}

/// Nobody is forgotten: a stage that will end inside the period has one event to come.
fn to_come(world: &World<'_>, faults: &mut Vec<String>) {
    let mut events = vec![0_u32; world.cases.len()];
    let mine = |event: &Event| event.sort() == sort::STAGE && world.cases[event.index()].mark == event.mark;
    for event in world.wheel.pending().filter(mine) {
        events[event.index()] += 1;
    }
    for (index, case) in open(world) {
        let plan = stage(world, case);
        let weekly = plan.is_paced && world.plan.work.is_some();
        let waits = case.holder == NOBODY && plan.held_by != 0;
        claim(faults, events[index] <= 1, || format!("child {index} has {} ends to come", events[index]));
        if weekly || waits || case.due == NEVER || case.due >= world.layout.horizon {
            continue;
        }
        claim(faults, events[index] == 1, || {
            format!(
                "child {index} is due on day {:.2} and nothing will happen then",
                crate::foundations::time::in_days(case.due)
            )
        });
    }
}
