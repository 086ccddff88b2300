//! Starters who come together on a date, such as the newly qualified in September.

use crate::foundations::count::poisson_quantile;
use crate::foundations::draws::numbered_key;
use crate::foundations::time::{Ticks, YEAR_DAYS, day_of, days, start_of};
use crate::model::plan::Flow;
use crate::model::purpose::Decision;
use crate::model::state::World;
use crate::scenario::council::Date;

use super::{market, recruitment};

/// Eq. P4. Sets out the cohorts whose people apply from now to a moment, a month on: as far before their day as the lead is on average,
/// and those whose time to apply lay before the first day on that day.
pub(super) fn month(world: &mut World<'_>, ends: Ticks) {
    for route in 0..world.plan.routes.len() {
        let Flow::Market { a_year, cohorts, places, lead, .. } = &world.plan.routes[route].flow else { continue };
        if cohorts.is_empty() {
            continue;
        }
        let (a_year, cohorts, places, lead) = (*a_year, cohorts.clone(), *places, days(lead.mean() * 7.0));
        for (date, starts, share) in starting(world, &cohorts, ends.saturating_add(lead)) {
            if (world.now..ends).contains(&starts.saturating_sub(lead).max(0)) {
                let season = season(world, &cohorts, (date, starts), lead);
                let course = market::between(world, season, |at| match places {
                    true => market::places_on(world, route, a_year, at),
                    false => market::market(world, route, a_year, at),
                });
                cohort(world, route, (course.mean() * share, places), starts, date);
            }
        }
    }
}

/// The cohorts that start inside the period and before a moment: date, moment, and share of the year's.
fn starting(world: &World<'_>, cohorts: &[(i8, i8, f64)], before: Ticks) -> Vec<(Date, Ticks, f64)> {
    let (calendar, horizon) = (&world.layout.calendar, world.layout.horizon);
    let last = calendar.date_of(day_of(before.min(horizon))).year();
    let years = calendar.date_of(day_of(world.now)).year()..=last;
    let on = |year: i16, (month, day, share): (i8, i8, f64)| {
        let date = Date::new(year, month, day).ok()?;
        Some((date, start_of(calendar.day_of(date)), share))
    };
    let all = years.flat_map(|year| cohorts.iter().filter_map(move |cohort| on(year, *cohort)));
    all.filter(|(_, starts, _)| *starts > 0 && *starts < horizon.min(before)).collect()
}

/// From when to when those apply who start on a date: between the cohort before it and its own day, a lead earlier.
fn season(world: &World<'_>, cohorts: &[(i8, i8, f64)], (date, starts): (Date, Ticks), lead: Ticks) -> (Ticks, Ticks) {
    let before = |year: i16| cohorts.iter().filter_map(move |(month, day, _)| Date::new(year, *month, *day).ok());
    let last = before(date.year() - 1).chain(before(date.year())).filter(|other| *other < date).max();
    // Where the only cohort is of 29 February none may have come in the year before.
    let begins = last.map_or(starts - days(YEAR_DAYS), |last| start_of(world.layout.calendar.day_of(last)));
    (begins - lead, starts - lead)
}

/// Eq. P17. So many as are expected come by chance; or so many places are filled, but for those who drop out.
fn number(mean: f64, places: bool, u: f64) -> u32 {
    if places { libm::round(mean.max(0.0)) as u32 } else { poisson_quantile(mean, u) }
}

fn cohort(world: &mut World<'_>, route: usize, (mean, places): (f64, bool), starts: Ticks, date: Date) {
    let key = world.plan.routes[route].key;
    // Two cohorts of one month are two: the occasion has the day.
    let day = u32::from(date.month().unsigned_abs()) << 5 | u32::from(date.day().unsigned_abs());
    let occasion = u32::from(date.year().unsigned_abs()) << 9 | day;
    let u = world.luck.uniform(Decision::ApplicantsOfMonth, key, 1 << 31 | occasion);
    for number in 0..number(mean, places, u) {
        let who = numbered_key(key, 1 << 63 | u64::from(occasion) << 20 | u64::from(number));
        recruitment::offer(world, route, who, |_, lead| (starts - lead, starts));
    }
}
