//! Little's law: children in a stage = children who come to it × the time they stay.

use super::Claim;
use super::given::{WEEK, arrivals, exit, stage_days};
use super::rows::level;
use crate::model::measure::Measure;
use crate::scenario::council::Council;

pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let Some(demand) = &council.demand else { return Vec::new() };
    let mut claims = Vec::new();
    let mut flow = arrivals(council);
    let mut name = demand.first_stage.clone();
    // One stage leads to the next; whoever does not go on leaves.
    while let Some(stage) = council.stage.get(&name) {
        let expected = flow * stage_days(stage) / WEEK;
        let team = council.team.iter().find(|(_, team)| team.works_on.contains(&name)).map(|(team, _)| team.clone());
        let what = format!("children in {name}");
        claims.push(match team {
            Some(team) => Claim::exact(what, expected, move |rows| level(&rows.values(&team, Measure::ChildrenOpen))),
            None => Claim::exact(what, expected, |rows| level(&rows.all(Measure::ChildrenNotHeld))),
        });
        let next = stage.exits_percent.keys().find(|to| council.stage.contains_key(*to)).cloned().unwrap_or_default();
        flow *= exit(stage, &next);
        name = next;
    }
    claims
}
