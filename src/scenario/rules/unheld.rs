//! Work that no team may hold from a change on: it goes to teams that have no posts for it, and waits there for ever.

use std::collections::BTreeSet;

use super::ages::{ages_in, is_of_age};
use super::holders::{carries, days, is_covered};
use super::look::{changes, entries, tables, texts};
use super::posts_on;
use super::teams::{Moment, held, moments, workers};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::and;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// After every change some team to which a child goes has posts, or people, that may hold it, if one had before.
pub fn from_a_change_on(root: &Node, faults: &mut Faults) {
    let (days, moments) = (days(root), moments(root));
    // Who is in a post that only goes stays on top of posts: it takes a post that moves, or another structure.
    let turns = |day: Date| {
        changes(root).iter().any(|(date, _, change)| {
            *date == day && (change.node.get("move_posts").is_some() || change.node.get("reorganise").is_some())
        })
    };
    for pair in days.windows(2).filter(|pair| turns(pair[1])) {
        let mut told: Vec<(BTreeSet<&str>, Vec<&str>)> = Vec::new();
        for (stage, entry) in held(root) {
            let Some(teams) = turned_bare(root, &moments, (stage, entry), (pair[0], pair[1])) else { continue };
            match told.iter_mut().find(|(of, _)| *of == teams) {
                Some((_, stages)) => stages.push(stage),
                None => told.push((teams, vec![stage])),
            }
        }
        for (teams, stages) in told {
            tell(root, &moments, (pair[1], &teams, &stages), faults);
        }
    }
}

/// The teams to which some children in a stage go from a day on and that have nobody for them, where those of the day before had.
fn turned_bare<'a>(
    root: &'a Node,
    moments: &[Moment<'a>],
    (stage, entry): (&str, &'a Entry),
    (before, day): (Date, Date),
) -> Option<BTreeSet<&'a str>> {
    let holders = holders(root, &entry.node);
    let is_bare = |teams: &BTreeSet<&str>, day: Date| !teams.iter().any(|team| may_hold(root, team, &holders, day));
    let (from, to) = if root.get("ages").is_some() { ages_in(root, stage, &entry.node) } else { (0, 0) };
    let groups: Vec<Option<&str>> =
        [None].into_iter().chain(tables(root, "group").map(|(group, _)| Some(group))).collect();
    let ages: Vec<i64> = (from..=to).filter(|age| *age == from || teams_change_at(root, *age)).collect();
    let kinds = groups.iter().flat_map(|group| ages.iter().map(move |age| (*group, *age)));
    kinds.into_iter().find_map(|kind| {
        let at = |day: Date| narrowest(root, &on(moments, day)?.open, stage, kind);
        let (was, is) = (at(before)?, at(day)?);
        // Of a team that never has such posts its own line is told.
        let ever = |team: &&str| holders.iter().any(|role| posts_on::ever(root, team, role) > 0.0);
        (is.iter().any(ever) && is_bare(&is, day) && !is_bare(&was, before)).then_some(is)
    })
}

/// Whether some team takes an age and not the one before, or the other way round.
fn teams_change_at(root: &Node, age: i64) -> bool {
    tables(root, "team").any(|(_, team)| is_of_age(&team.node, age) != is_of_age(&team.node, age - 1))
}

fn on<'m, 'a>(moments: &'m [Moment<'a>], day: Date) -> Option<&'m Moment<'a>> {
    moments.iter().rfind(|moment| moment.after.is_none_or(|(date, ..)| date <= day))
}

/// Roles that may hold a stage, and those whose people may come to be of them.
fn holders<'a>(root: &'a Node, stage: &'a Node) -> BTreeSet<&'a str> {
    let own: BTreeSet<&str> =
        texts(stage, "held_by").map(|(role, _)| role).filter(|role| carries(root, role)).collect();
    let in_time = tables(root, "role").filter_map(|(role, table)| Some((role, table.node.at("becomes.role")?.text()?)));
    let renamed = tables(root, "change").flat_map(|(_, change)| {
        entries(change.node.at("reorganise.becomes")).filter_map(|(role, entry)| Some((role, entry.node.text()?)))
    });
    let more: Vec<&str> = in_time.chain(renamed).filter(|(_, then)| own.contains(then)).map(|(role, _)| role).collect();
    own.into_iter().chain(more).collect()
}

/// Whether a team has, at the end of a day, a post, a person or an agency worker of one of some roles.
fn may_hold(root: &Node, team: &str, holders: &BTreeSet<&str>, day: Date) -> bool {
    let has = |role: &&str| posts_on::people_at_most(root, (team, role), day) > 0.0 || is_covered(root, team, role);
    holders.iter().any(has)
}

/// The open teams to which a child in a stage goes: those for its group, else those for no group; of them those with fewest
/// stages, then those of the narrowest ages (Eq. A6).
fn narrowest<'a>(
    root: &'a Node,
    open: &BTreeSet<&'a str>,
    stage: &str,
    (group, age): (Option<&str>, i64),
) -> Option<BTreeSet<&'a str>> {
    let able: Vec<(&str, &Entry)> = tables(root, "team")
        .filter(|(name, team)| open.contains(name) && is_of_age(&team.node, age))
        .filter(|(_, team)| texts(&team.node, "works_on").any(|(works_on, _)| works_on == stage))
        .collect();
    let is_for = |team: &Entry, group: &str| texts(&team.node, "groups").any(|(own, _)| own == group);
    let for_group = |(_, team): &&(&str, &Entry)| group.is_some_and(|group| is_for(team, group));
    let for_all = |(_, team): &&(&str, &Entry)| texts(&team.node, "groups").next().is_none();
    let mut chosen: Vec<_> = able.iter().filter(for_group).collect();
    if chosen.is_empty() {
        chosen = able.iter().filter(for_all).collect();
    }
    let breadth = |team: &Entry| {
        let ages = (0..=25).filter(|age| is_of_age(&team.node, *age)).count();
        (texts(&team.node, "works_on").count(), ages)
    };
    let least = chosen.iter().map(|(_, team)| breadth(team)).min()?;
    Some(chosen.into_iter().filter(|(_, team)| breadth(team) == least).map(|(name, _)| *name).collect())
}

fn tell(
    root: &Node,
    moments: &[Moment<'_>],
    (day, teams, stages): (Date, &BTreeSet<&str>, &[&str]),
    faults: &mut Faults,
) {
    let Some((name, change)) = cause(root, day, teams) else { return };
    let (works, to) = (quoted(stages.iter()), quoted(teams.iter()));
    let have = if teams.len() == 1 { "has" } else { "have" };
    let fault = Diagnostic::fault(format!("from {} nobody may hold children in {works}", in_words(day)))
        .at(place(change))
        .because(format!(
            "they go to the narrowest team that works on {}, which is {to}, and after change \"{name}\" that {have} no posts that may hold them: each would wait without a worker.",
            if stages.len() == 1 { "their stage" } else { "their stages" }
        ))
        .fix(what_to_type(root, moments, (day, teams, stages), change));
    let of_teams = teams.iter().map(|team| format!("team.{team}.works_on"));
    faults.push_about([format!("change.{name}")].into_iter().chain(of_teams).collect(), fault);
}

/// The change of a day that leaves teams without: one that moves their posts away, else one of structure.
fn cause<'a>(root: &'a Node, day: Date, teams: &BTreeSet<&str>) -> Option<(&'a str, &'a Entry)> {
    let of_day: Vec<(&str, &Entry)> =
        changes(root).into_iter().filter(|(date, ..)| *date == day).map(|(_, name, change)| (name, change)).collect();
    let takes = |change: &Entry| {
        change.node.at("move_posts.from").and_then(Node::text).is_some_and(|from| teams.contains(from))
    };
    let last = |does: &dyn Fn(&Entry) -> bool| of_day.iter().rfind(|(_, change)| does(change)).copied();
    last(&takes).or_else(|| last(&|change| change.node.get("reorganise").is_some())).or_else(|| of_day.last().copied())
}

fn place(change: &Entry) -> &crate::scenario::text::place::Place {
    let act = ["move_posts.posts_fte", "reorganise"].into_iter().find_map(|act| change.node.at(act));
    act.map_or(&change.key, |node| &node.place)
}

fn what_to_type(
    root: &Node,
    moments: &[Moment<'_>],
    (day, teams, stages): (Date, &BTreeSet<&str>, &[&str]),
    change: &Entry,
) -> String {
    let Some(team) = teams.first() else { return String::new() };
    let works = quoted(stages.iter());
    let first = if change.node.get("move_posts").is_some() {
        "Move fewer posts".to_owned()
    } else {
        format!("Give [team.{team}] posts that may hold them, by that day")
    };
    let Some(open) = on(moments, day).map(|moment| &moment.open) else { return format!("{first}.") };
    let able = |stage: &str, other: &str| {
        let roles = root.get("stage").and_then(|all| all.get(stage)).map(|table| holders(root, table));
        roles.is_some_and(|roles| may_hold(root, other, &roles, day))
    };
    let others: Vec<&str> = open.iter().copied().filter(|other| !teams.contains(other)).collect();
    let works_on = |stage: &str, other: &str| {
        !workers(root, &[other].into_iter().collect(), stage).is_empty() && able(stage, other)
    };
    if stages.iter().all(|stage| others.iter().any(|other| works_on(stage, other))) {
        return format!("{first}, or take {works} out of works_on of [team.{team}]: other teams work on it.");
    }
    let takes_over = others.into_iter().find(|other| stages.iter().all(|stage| able(stage, other)));
    match takes_over.filter(|_| teams.len() == 1 && change.node.get("move_posts").is_some()) {
        Some(other) => format!(
            "{first}; or close the team in place of this, with reorganise = {{ close = [\"{team}\"], open = [], people_percent = {{ {team} = {{ {other} = 100 }} }} }}, and add {works} to works_on of [team.{other}]."
        ),
        None => format!("{first}."),
    }
}

fn quoted<'a>(names: impl Iterator<Item = &'a &'a str>) -> String {
    and(&names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>())
}
