//! Which teams may hold a child: the narrowest that work on its stage, its age and its group.

use crate::foundations::time::{YEAR_DAYS, in_days};
use crate::model::state::{Case, World};

/// Ages told apart, whole years; the last takes all above.
const AGES: usize = 26;

/// Works out, for each stage, group and age, the open teams that are narrowest.
pub fn rebuild(world: &mut World<'_>) {
    let (stages, groups) = (world.layout.stages.len(), world.layout.groups.len());
    let mut homes = Vec::with_capacity(stages * (groups + 1) * AGES);
    for stage in 0..stages {
        for group in 0..=groups {
            for age in 0..AGES {
                homes.push(narrowest(world, stage, group, age as u8));
            }
        }
    }
    world.homes = homes;
}

fn narrowest(world: &World<'_>, stage: usize, group: usize, age: u8) -> Vec<u16> {
    let may_hold = |team: &usize| {
        let plan = &world.plan.teams[*team];
        world.teams[*team].open
            && plan.works_on >> stage & 1 == 1
            && (plan.ages.0..=plan.ages.1).contains(&age)
    };
    let able: Vec<usize> = (0..world.teams.len()).filter(may_hold).collect();
    let for_group = |team: &&usize| {
        group > 0 && world.plan.teams[**team].groups >> (group - 1) & 1 == 1
    };
    let mut chosen: Vec<usize> = able.iter().filter(for_group).copied().collect();
    if chosen.is_empty() {
        chosen = able.iter().filter(|team| world.plan.teams[**team].groups == 0).copied().collect();
    }
    let breadth = chosen.iter().map(|team| world.plan.teams[*team].breadth).min();
    chosen
        .into_iter()
        .filter(|team| Some(world.plan.teams[*team].breadth) == breadth)
        .map(|team| team as u16)
        .collect()
}

/// Where the teams for a child in a stage stand in the list.
#[must_use]
pub fn of(world: &World<'_>, case: &Case, stage: u8) -> usize {
    let groups = world.layout.groups.len() + 1;
    let years = in_days(world.now - case.born) / YEAR_DAYS;
    let age = if world.plan.demand.as_ref().is_none_or(|demand| demand.ages.is_empty()) {
        0
    } else {
        (years.max(0.0) as usize).min(AGES - 1)
    };
    (stage as usize * groups + case.group as usize) * AGES + age
}
