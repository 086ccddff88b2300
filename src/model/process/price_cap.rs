//! A region's cap on what an agency worker costs: who turns away, and what is paid.

use crate::model::plan::CapPlan;
use crate::model::purpose::Decision;
use crate::model::state::World;

/// The occasion that says whether a booking is signed off; others are of asking.
const SIGNED: u32 = u32::MAX;

fn cap<'w>(world: &'w World<'_>) -> Option<&'w CapPlan> {
    world.plan.agency.as_ref()?.cap.as_ref()
}

/// Whether director and chief executive sign a booking at the market's price: by the worker's own luck.
fn is_signed(world: &World<'_>, cap: &CapPlan, key: u64) -> bool {
    cap.signed > 0.0 && world.luck.uniform(Decision::PriceCap, key, SIGNED) < cap.signed
}

/// Eq. G17. Whether a worker who would come to a role turns away, the nth time that one is asked for there.
pub(super) fn turns_away(world: &World<'_>, role: u8, key: u64, nth: u32) -> bool {
    let (Some(cap), Some(pay)) = (cap(world), &world.plan.pay) else { return false };
    let role = usize::from(role);
    let above = pay.agency_day[role] * pay.agency_rises.at(world.now) / cap.day[role] - 1.0;
    let share = cap.turned * above;
    share > 0.0 && !is_signed(world, cap, key) && world.luck.uniform(Decision::PriceCap, key, nth) < share
}

/// Eq. G18. The most that is paid for a worker in a role, as a share of the market's price of the first day: the cap, unless the booking is
/// signed off. The market's price where that is lower.
pub(super) fn most_paid(world: &World<'_>, role: usize, key: u64) -> f64 {
    match (cap(world), &world.plan.pay) {
        (Some(cap), Some(pay)) if !is_signed(world, cap, key) => cap.day[role] / pay.agency_day[role].max(1e-9),
        _ => f64::INFINITY,
    }
}
