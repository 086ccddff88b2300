//! Which teams may hold a child: the narrowest that work on its stage, its age and its group.

use crate::foundations::time::{YEAR_DAYS, in_days};
use crate::model::state::{Case, Home, World};

/// Ages told apart, whole years; the last takes all above.
const AGES: usize = 26;

/// Works out, for each stage, group and age, the open teams that are narrowest.
pub fn rebuild(world: &mut World<'_>) {
    let (stages, groups) = (world.layout.stages.len(), world.layout.groups.len());
    let changes = ages_at_which_teams_change(world);
    let mut homes = Vec::new();
    let mut home_at = Vec::with_capacity(stages * (groups + 1) * AGES);
    for stage in 0..stages {
        for group in 0..=groups {
            for (age, changes) in changes.iter().enumerate() {
                if *changes {
                    homes.push(home(world, stage, group, age as u8));
                }
                home_at.push(homes.len() as u32 - 1);
            }
        }
    }
    (world.homes, world.home_at) = (homes, home_at);
    world.homes_stand = true;
}

/// Ages that some team begins or no longer takes, and the first: elsewhere the teams are those of the year before.
fn ages_at_which_teams_change(world: &World<'_>) -> [bool; AGES] {
    let mut changes = [false; AGES];
    changes[0] = true;
    for plan in &world.plan.teams {
        for age in [plan.ages.0, plan.ages.1.saturating_add(1)] {
            if let Some(change) = changes.get_mut(usize::from(age)) {
                *change = true;
            }
        }
    }
    changes
}

/// Teams, and the cumulative shares of their posts.
fn home(world: &World<'_>, stage: usize, group: usize, age: u8) -> Home {
    let teams = narrowest(world, stage, group, age);
    let posts = |team: &u16| world.teams[*team as usize].posts.max(1e-9);
    let total: f64 = teams.iter().map(posts).sum();
    let mut below = 0.0;
    let shares = teams.iter().map(|team| {
        below += posts(team) / total;
        below
    });
    Home { below: shares.collect(), teams }
}

/// Whether an open team works on a stage, and takes children of an age.
fn takes(world: &World<'_>, team: usize, stage: usize, age: u8) -> bool {
    let plan = &world.plan.teams[team];
    world.teams[team].open && plan.works_on >> stage & 1 == 1 && (plan.ages.0..=plan.ages.1).contains(&age)
}

/// Whether a team may hold a child as it is, be it the narrowest or not.
pub(super) fn may_hold(world: &World<'_>, team: usize, case: &Case) -> bool {
    let groups = world.plan.teams[team].groups;
    let is_for_it = groups == 0 || case.group > 0 && groups >> (case.group - 1) & 1 == 1;
    is_for_it && takes(world, team, usize::from(case.stage), age_of(world, case) as u8)
}

/// Eq. A6. The narrowest open teams for a stage, a group and an age.
fn narrowest(world: &World<'_>, stage: usize, group: usize, age: u8) -> Vec<u16> {
    let able: Vec<usize> = (0..world.teams.len()).filter(|team| takes(world, *team, stage, age)).collect();
    let for_group = |team: &&usize| group > 0 && world.plan.teams[**team].groups >> (group - 1) & 1 == 1;
    let mut chosen: Vec<usize> = able.iter().filter(for_group).copied().collect();
    if chosen.is_empty() {
        chosen = able.iter().filter(|team| world.plan.teams[**team].groups == 0).copied().collect();
    }
    let breadth = chosen.iter().map(|team| world.plan.teams[*team].breadth).min();
    chosen.into_iter().filter(|team| Some(world.plan.teams[*team].breadth) == breadth).map(|team| team as u16).collect()
}

/// Where the teams for a child in a stage stand in the list.
#[inline]
#[must_use]
pub fn of(world: &World<'_>, case: &Case, stage: u8) -> usize {
    let groups = world.layout.groups.len() + 1;
    world.home_at[(stage as usize * groups + case.group as usize) * AGES + age_of(world, case)] as usize
}

/// A child's age, as homes tell ages apart.
#[inline]
fn age_of(world: &World<'_>, case: &Case) -> usize {
    if world.ages_matter { ((in_days(world.now - case.born) / YEAR_DAYS).max(0.0) as usize).min(AGES - 1) } else { 0 }
}

/// Eq. A8. The team with most room for its size and pull, those who wait in it counted.
pub(super) fn most_room(world: &mut World<'_>, home: usize) -> Option<u16> {
    let World { homes, teams, seats, .. } = world;
    let load = |index: u16| {
        let team = &mut teams[usize::from(index)];
        let children = (team.held.children + i64::from(team.waiting)) as f64;
        let room = team.room(seats) * team.pull;
        // A team with nobody to hold a child comes last, however few it has.
        (if room > 0.0 { children / room } else { f64::INFINITY }, index)
    };
    let loads = homes[home].teams.iter().copied().map(load);
    loads.min_by(|left, right| left.0.total_cmp(&right.0)).map(|least| least.1)
}
