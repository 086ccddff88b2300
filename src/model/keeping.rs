//! What changes do to keep people: by a figure of their own, or by what they pay; and what pay draws applicants.

use super::dates::Dated;
use super::levers::{self, Levers};
use super::plan::PayPlan;
use super::state::World;
use crate::foundations::time::YEAR_DAYS;
use crate::scenario::council::change::{Change, KeepStaff};

/// Pulls what a change does to keep people, while it lasts and for a while after a payment has ended.
pub(super) fn pull(world: &World<'_>, levers: &mut Levers, change: &Change, dated: Dated) {
    let Some(keep) = &change.keep_staff else { return };
    if world.now >= dated.until {
        levers.rates.leaving *= rebound(world, keep, dated);
    } else if world.now >= dated.from {
        if let Some(fewer) = &keep.fewer_leavers_percent {
            levers.rates.leaving *= 1.0 - world.number(fewer) / 100.0;
        }
        if keep.leavers_by_pay {
            for (role, factor) in levers.rates.role_leaving.iter_mut().enumerate() {
                *factor *= stays_for(world, raise(world, keep, role));
            }
        }
    }
}

/// A payment ÷ the salary of a role, where the role is paid it.
fn raise(world: &World<'_>, keep: &KeepStaff, role: usize) -> f64 {
    let (Some(payment), Some(pay)) = (&keep.payment_pounds_per_year, &world.plan.pay) else { return 0.0 };
    let salary = salary(pay, role);
    if world.plan.roles[role].registered && salary > 0.0 { world.number(payment) / salary } else { 0.0 }
}

/// Salary of a role, at the middle of its points [£/year].
fn salary(pay: &PayPlan, role: usize) -> f64 {
    pay.budget_day(role) * YEAR_DAYS / pay.with_on_costs
}

/// Eq. W20. What a raise of pay makes of leaving: (1 + raise) to the power of minus the strength.
fn stays_for(world: &World<'_>, raise: f64) -> f64 {
    let strength = world.plan.leaving.map_or(0.0, |leaving| leaving.pay_strength);
    if strength > 0.0 && raise > 0.0 { libm::exp(-strength * libm::log1p(raise)) } else { 1.0 }
}

/// Eq. W21. For some weeks after a payment has ended more people leave than before it.
fn rebound(world: &World<'_>, keep: &KeepStaff, dated: Dated) -> f64 {
    let Some((more, lasts)) = world.plan.leaving.map(|leaving| leaving.rebound) else { return 1.0 };
    let paid = keep.payment_pounds_per_year.as_ref().is_some_and(|pounds| world.number(pounds) > 0.0);
    if paid && levers::began(world) - dated.until < lasts { 1.0 + more } else { 1.0 }
}

/// Eq. P16. What payments that run make of a route's applicants: (1 + raise) to the power of its strength, the raise that
/// of the first role it fills.
pub(super) fn draws<'w>(world: &'w World<'_>, route: usize, payments: impl Iterator<Item = &'w KeepStaff>) -> f64 {
    let plan = &world.plan.routes[route];
    let Some(role) = plan.fills.first().filter(|_| plan.pay_strength > 0.0) else { return 1.0 };
    payments.map(|keep| libm::exp(plan.pay_strength * libm::log1p(raise(world, keep, *role)))).product()
}
