//! Closed children come back.

use crate::foundations::time::{DAY, Ticks, YEAR_DAYS, days, in_days};
use crate::model::plan::ReturnPlan;
use crate::model::purpose::Decision;
use crate::model::state::{Returner, World, sort};

/// A case has closed: whether and when the child comes back.
pub fn after_closing(world: &mut World<'_>, index: usize, felt: f64) {
    let case = &world.cases[index];
    let pull = if felt > 0.0 { world.plan.rushed.at(felt) } else { 1.0 };
    if let Some(at) = when(world, case.path, (case.referred, world.now), pull) {
        let returner = Returner::from(case);
        expect(world, returner, at);
    }
}

/// A child will come back at a moment.
pub(super) fn expect(world: &mut World<'_>, returner: Returner, at: Ticks) {
    if at >= world.layout.horizon {
        return;
    }
    let place = if let Some(place) = world.free_returners.pop() {
        world.returners[place as usize] = returner;
        place as usize
    } else {
        world.returners.push(returner);
        world.returners.len() - 1
    };
    world.wheel.push(at.max(world.now), sort::RETURN, place, 0);
}

/// Eq. D5. When the child of a path whose case closed at `closed` comes back, if it does within
/// twelve months of its referral: a falling hazard from the referral, given that it has not come
/// back yet.
pub(super) fn when(world: &World<'_>, path: u64, span: (Ticks, Ticks), pull: f64) -> Option<Ticks> {
    let (referred, closed) = span;
    let returns = world.plan.returns.as_ref()?;
    let (u, u_after) = world.luck.pair(Decision::Return, path, 0);
    match returns {
        ReturnPlan::Year { level, most, shape, .. } => {
            let level = &(level * pull).min(*most);
            // −ln u is never below 1 − u: most children who stay away are known without a logarithm.
            if 1.0 - u >= *level {
                return None;
            }
            let open = (in_days(closed - referred) / YEAR_DAYS).max(0.0);
            let before = level * power(open.min(1.0), *shape);
            let hazard = before - libm::log(u);
            if hazard >= *level {
                return None;
            }
            let years = power(hazard / level, 1.0 / shape);
            // Never on the day of closing itself: a reopened case is not a new referral.
            Some((referred + days(years * YEAR_DAYS)).max(closed + DAY))
        }
        ReturnPlan::Share { share, after } => (u < *share).then(|| closed + days(after.quantile(u_after))),
    }
}

/// A positive number to a power, to a few parts in 10¹⁵, at less than half of what libm's costs.
fn power(base: f64, exponent: f64) -> f64 {
    if base > 0.0 { libm::exp(exponent * libm::log(base)) } else { 0.0 }
}

/// A child comes back now.
pub fn come_back(world: &mut World<'_>, place: usize) {
    let was = world.returners[place];
    world.free_returners.push(place as u32);
    let came_back = in_days(world.now - was.referred) <= YEAR_DAYS;
    let before = was.before.saturating_add(1);
    world.tally.referrals += 1;
    world.tally.came_back += u32::from(came_back);
    let Returner { child, path, home, hours, born, group, .. } = was;
    let path = path >> 8 << 8 | u64::from(before);
    let index = super::demand::add(world);
    let case = &mut world.cases[index];
    (case.child, case.path, case.home, case.hours) = (child, path, home, hours);
    (case.referred, case.born, case.group, case.before) = (world.now, born, group, before);
    if let Some(demand) = world.plan.demand.as_ref() {
        let stage = super::demand::first_stage(demand, group);
        super::path::enter(world, index, stage);
    }
}
