//! Which rows there are: whose, and of what.

use super::asked::asks;
use crate::model::layout::Layout;
use crate::model::measure::{MEASURES, Measure, Rows};
use crate::scenario::council::Council;

/// Whose row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The whole council.
    Council,
    /// A unit.
    Unit(usize),
    /// A role, over the whole council.
    Role(usize),
    /// A role in a unit.
    UnitRole(usize, usize),
}

/// A row of results.
#[derive(Clone, Copy, Debug)]
pub struct SeriesPlace {
    /// Whose.
    pub group: Group,
    /// Of what.
    pub measure: Measure,
}

pub(super) fn list(council: &Council, layout: &Layout) -> Vec<SeriesPlace> {
    let asked = MEASURES.iter().filter(|about| asks(council, about.measure));
    asked
        .flat_map(|about| {
            let rows = if council.period.by_team { about.rows } else { Rows::Council };
            groups(layout, rows).into_iter().map(|group| SeriesPlace { group, measure: about.measure })
        })
        .collect()
}

fn groups(layout: &Layout, rows: Rows) -> Vec<Group> {
    let units = || (0..layout.units.len()).map(Group::Unit);
    let roles = || (0..layout.roles.len()).map(Group::Role);
    let mut list = vec![Group::Council];
    match rows {
        Rows::Council => {}
        Rows::Teams => list.extend(units()),
        Rows::TeamsAndRoles => list.extend(units().chain(roles())),
        Rows::TeamsByRole => {
            list.extend(units().chain(roles()));
            let cross = |unit| (0..layout.roles.len()).map(move |role| Group::UnitRole(unit, role));
            list.extend((0..layout.units.len()).flat_map(cross));
        }
    }
    list
}
