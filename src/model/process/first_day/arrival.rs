//! How people of the first day came: by which route, and whether they are still new.

use crate::foundations::time::{Ticks, YEAR_DAYS, days, start_of};
use crate::model::plan::{Flow, RoutePlan};
use crate::model::purpose::Decision;
use crate::model::state::World;
use crate::scenario::council::Date;

/// How somebody came.
pub(super) struct Came {
    /// First day with the council.
    pub started: Ticks,
    /// First day counted for induction; far in the past where it is over.
    pub inducted: Ticks,
    /// By which route.
    pub route: u8,
}

/// Eq. W19. Whoever started no longer ago than an induction lasts is still in it: of the routes that fill the role, the one they
/// came by is drawn in proportion to starters a year; where these start on dates, whoever came within the year did so on one of them.
pub(super) fn came(world: &World<'_>, key: u64, role: usize, tenure: Ticks) -> Came {
    let (u, u_cohort) = world.luck.pair(Decision::CameBy, key, 0);
    let over = |route: u8| Came { started: -tenure, inducted: Ticks::MIN / 4, route };
    let Some(index) = route(world, role, u) else { return over(0) };
    let route = &world.plan.routes[index];
    let steps = &route.induction.steps;
    let Some((last, _)) = steps.last().filter(|_| world.council.tenure.is_some()) else { return over(index as u8) };
    // Those in a role that ends are evenly on their way through it.
    let dated = tenure < days(YEAR_DAYS) && world.plan.roles[role].becomes.is_none();
    let cohort = if dated { last_cohort(world, route, u_cohort) } else { None };
    let started = cohort.unwrap_or(-tenure);
    if -started >= *last {
        return Came { started, ..over(index as u8) };
    }
    Came { started, inducted: started, route: index as u8 }
}

/// Starters of a route a year, before what posts allow.
fn a_year(route: &RoutePlan) -> f64 {
    match &route.flow {
        Flow::Market { a_year, drop_out, .. } => a_year * (1.0 - drop_out),
        Flow::Post(_) => 0.0,
    }
}

/// The route that a uniform number falls on; where nobody applies, the first that fills the role.
fn route(world: &World<'_>, role: usize, u: f64) -> Option<usize> {
    let routes = || world.plan.routes.iter().enumerate().filter(|(_, route)| route.fills.contains(&role));
    let mut left = u * routes().map(|(_, route)| a_year(route)).sum::<f64>();
    let mut of_market = routes().filter(|(_, route)| a_year(route) > 0.0);
    let drawn = of_market.find(|(_, route)| {
        left -= a_year(route);
        left < 0.0
    });
    drawn.or_else(|| routes().next()).map(|found| found.0)
}

/// The start of one of a route's cohorts in the year before the first day.
fn last_cohort(world: &World<'_>, route: &RoutePlan, u: f64) -> Option<Ticks> {
    let Flow::Market { cohorts, .. } = &route.flow else { return None };
    let mut left = u * cohorts.iter().map(|cohort| cohort.2).sum::<f64>();
    let drawn = cohorts.iter().find(|cohort| {
        left -= cohort.2;
        left < 0.0
    });
    let (month, day, _) = drawn.or(cohorts.last())?;
    let start = world.council.period.start;
    let this_year = Date::new(start.year(), *month, *day).ok()?;
    let date = if this_year <= start { this_year } else { Date::new(start.year() - 1, *month, *day).ok()? };
    Some(start_of(world.layout.calendar.day_of(date)))
}
