//! When each change begins and ends in a future, and whether it happens at all.

use std::collections::BTreeMap;

use super::state::World;
use crate::foundations::time::{Ticks, start_of};
use crate::scenario::council::change::Change;

/// When a change takes effect and ends in this future.
#[derive(Clone, Copy, Debug)]
pub struct Dated {
    /// Which change.
    pub change: usize,
    /// From.
    pub from: Ticks,
    /// To; [`Ticks::MAX`] when it lasts.
    pub until: Ticks,
}

/// Eq. R9. The dates of a future's changes: what slips is not known beforehand. A change to a team that a
/// late reorganisation opens waits for it. Its end is a fixed date, the last day of it, so that one which would begin after that day does
/// not happen, nor does what waits for it. In the order in which they take effect.
#[must_use]
pub fn dates(world: &World<'_>) -> Vec<Dated> {
    let calendar = &world.layout.calendar;
    let mut planned: Vec<(usize, &Change)> =
        world.layout.changes.iter().map(|name| &world.council.change[name]).enumerate().collect();
    planned.sort_by_key(|(_, change)| change.turn());
    let mut opens: BTreeMap<&str, Ticks> = BTreeMap::new();
    let mut dated: Vec<Dated> = planned
        .into_iter()
        .filter_map(|(index, change)| {
            let slip = change.slips_by_weeks.as_ref().map_or(0.0, |weeks| world.number(weeks));
            let day = start_of(calendar.day_of(change.date) + libm::round(slip * 7.0) as i32);
            let from = change
                .teams_needed()
                .filter_map(|team| opens.get(team.as_str()))
                .fold(day, |day, opens| day.max(*opens));
            let until = change.until.map_or(Ticks::MAX, |date| start_of(calendar.day_of(date) + 1));
            let happens = from < until;
            for team in change.reorganise.iter().flat_map(|reorganise| &reorganise.open) {
                opens.insert(team, if happens { from } else { Ticks::MAX });
            }
            happens.then_some(Dated { change: index, from, until })
        })
        .collect();
    dated.sort_by_key(|dated| dated.from);
    dated
}
