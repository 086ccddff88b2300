//! Visits fall due and are made, or not in time.

use crate::foundations::time::day_of;
use crate::model::purpose::Decision;
use crate::model::state::{Case, NOBODY, World};
use crate::scenario::council::cases::CountsAs;

/// The visits of the week that begins now.
pub fn make(world: &mut World<'_>) {
    if !world.has_visits {
        return;
    }
    let until = day_of(world.week_ends);
    let due = |case: &Case| case.open && case.visit_due < until;
    let cases = world.cases.iter().enumerate().filter(|(_, case)| due(case)).map(|found| found.0);
    for index in cases.collect::<Vec<usize>>() {
        visit(world, index);
    }
}

/// Eq. C8. A visit that is due is made with the share of hours its class gets; else it is late, is
/// counted late once, and is tried again next week.
fn visit(world: &mut World<'_>, index: usize) {
    let case = &world.cases[index];
    let plan = &world.plan.stages[case.stage as usize];
    let Some(visits) = plan.visits else { return };
    let given =
        if case.holder == NOBODY { 0.0 } else { f64::from(super::work::given(world, case.holder, visits.class)) };
    let made = given >= 1.0 || world.luck.uniform(Decision::Visit, case.child, u32::from(case.visits)) < given;
    let first_try = !case.visit_late;
    let due = case.visit_due;
    let unit = world.unit_of(case.team);
    let protection = plan.counts_as == Some(CountsAs::ChildProtection);
    if first_try {
        count(&mut world.tally.visits[unit], made);
        if protection {
            count(&mut world.tally.protection_visits[unit], made);
        }
    }
    let from = if first_try { due } else { day_of(world.now) };
    let next = world.layout.calendar.add_working_days(from, visits.every);
    let case = &mut world.cases[index];
    case.visits = case.visits.wrapping_add(1);
    case.visit_late = !made;
    if made {
        case.visit_due = next;
    }
}

fn count(counts: &mut (u32, u32), in_time: bool) {
    counts.0 += 1;
    counts.1 += u32::from(in_time);
}
