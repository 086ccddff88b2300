//! Visits fall due and are made, or not in time.

use crate::foundations::time::day_of;
use crate::model::purpose::Decision;
use crate::model::state::{NOBODY, World};
use crate::scenario::council::cases::CountsAs;

/// The visits of the week that begins now.
pub fn make(world: &mut World<'_>) {
    if !world.has_visits {
        return;
    }
    let until = day_of(world.week_ends);
    let mut days = std::mem::take(&mut world.visit_due);
    for (index, due) in days.iter_mut().enumerate() {
        if *due < until {
            *due = visit(world, index, *due);
        }
    }
    world.visit_due = days;
}

/// Eq. C8. A visit that is due is made with the share of hours its class gets; else it is late, is
/// counted late once, and is tried again next week. Returns the day on which the next is due.
fn visit(world: &mut World<'_>, index: usize, due: i32) -> i32 {
    let case = &world.cases[index];
    let stage = case.stage as usize;
    let plan = &world.plan.stages[stage];
    let Some(visits) = plan.visits else { return i32::MAX };
    let given = if case.holder == NOBODY { 0.0 } else { super::work::given(world, case.holder, visits.class) };
    let made = given >= 1.0 || world.luck.uniform(Decision::Visit, case.child, u32::from(case.visits)) < given;
    let first_try = !case.visit_late;
    let unit = world.unit_of(case.team);
    let protection = plan.counts_as == Some(CountsAs::ChildProtection);
    if first_try {
        count(&mut world.tally.visits[unit], made);
        if protection {
            count(&mut world.tally.protection_visits[unit], made);
        }
    }
    let case = &mut world.cases[index];
    case.visits = case.visits.wrapping_add(1);
    case.visit_late = !made;
    if !made {
        return due;
    }
    let from = if first_try { due } else { day_of(world.now) };
    let known = usize::try_from(from).ok().and_then(|from| world.layout.visit_after[stage].get(from));
    known.copied().unwrap_or_else(|| world.layout.calendar.add_working_days(from, visits.every))
}

fn count(counts: &mut (u32, u32), in_time: bool) {
    counts.0 += 1;
    counts.1 += u32::from(in_time);
}
