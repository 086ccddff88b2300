//! Teams that open and close, and the work that only they may hold.

use std::collections::BTreeSet;

use super::look::{changes, likely, tables, texts, total};
use super::paths::reached;
use super::standing::{FIRST_DAY, is_there};
use super::structures::is_shared;
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{and, thousands};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// Teams on some day: after a reorganisation, or (`None`) on the first day.
pub struct Moment<'a> {
    /// The reorganisation: its date, name and action.
    pub after: Option<(Date, &'a str, &'a Entry)>,
    /// The teams that are open.
    pub open: BTreeSet<&'a str>,
}

/// The first day, and the day of each reorganisation in the order of their dates.
#[must_use]
pub fn moments(root: &Node) -> Vec<Moment<'_>> {
    let acts: Vec<_> = changes(root)
        .into_iter()
        .filter_map(|(date, name, change)| Some((date, name, change.node.table()?.get("reorganise")?)))
        .collect();
    let closes = |act: &Entry, team: &str| texts(&act.node, "close").any(|(closed, _)| closed == team);
    let later: BTreeSet<&str> = acts
        .iter()
        .flat_map(|(_, _, act)| {
            let new = |team: &str| !closes(act, team) && !is_there(root, act, team);
            texts(&act.node, "open").filter(move |(team, _)| new(team))
        })
        .map(|(team, _)| team)
        .collect();
    let mut open: BTreeSet<&str> =
        tables(root, "team").map(|(name, _)| name).filter(|name| !later.contains(name)).collect();
    let mut moments = vec![Moment { after: None, open: open.clone() }];
    for (date, name, act) in acts {
        for (team, _) in texts(&act.node, "close") {
            open.remove(team);
        }
        open.extend(texts(&act.node, "open").map(|(team, _)| team));
        moments.push(Moment { after: Some((date, name, act)), open: open.clone() });
    }
    moments
}

/// Stages that somebody must hold and a child may come to.
#[must_use]
pub fn held(root: &Node) -> Vec<(&str, &Entry)> {
    let reached = reached(root);
    tables(root, "stage")
        .filter(|(name, stage)| reached.contains(name) && texts(&stage.node, "held_by").next().is_some())
        .collect()
}

/// Teams that work on a stage, of those that are open.
#[must_use]
pub fn workers<'a>(root: &'a Node, open: &BTreeSet<&str>, stage: &str) -> Vec<&'a Entry> {
    let teams = tables(root, "team").filter(|(name, _)| open.contains(name));
    teams
        .map(|(_, team)| team)
        .filter(|team| texts(&team.node, "works_on").any(|(works_on, _)| works_on == stage))
        .collect()
}

/// A team opens once, closes once, and has nobody before.
pub fn opening(root: &Node, faults: &mut Faults) {
    let mut before: Option<Moment<'_>> = None;
    for moment in moments(root) {
        if let (Some((date, name, act)), Some(was)) = (moment.after, &before) {
            let lonely = |team: &str| !is_shared(root, name, team);
            for (team, node) in texts(&act.node, "close").filter(|(team, _)| !was.open.contains(team) && lonely(team)) {
                faults.push(&format!("change.{name}.reorganise.close"), not_there(team, date).at(&node.place));
            }
            for (team, node) in texts(&act.node, "open").filter(|(team, _)| lonely(team)) {
                opens(root, (team, node), (date, name, act), &was.open, faults);
            }
        }
        before = Some(moment);
    }
}

fn not_there(team: &str, date: Date) -> Diagnostic {
    Diagnostic::fault(format!("team \"{team}\" is not open on {}", in_words(date)))
        .because("only a team that exists can close.")
        .fix("Take it out of close, or check the order of the changes' dates.")
}

fn opens(
    root: &Node,
    (team, node): (&str, &Node),
    (date, name, act): (Date, &str, &Entry),
    was: &BTreeSet<&str>,
    faults: &mut Faults,
) {
    let fault = if texts(&act.node, "close").any(|(closed, _)| closed == team) {
        Diagnostic::fault(format!("team \"{team}\" both closes and opens"))
            .because("a team that changes and keeps its name needs neither.")
            .fix("Take it out of both lists, or give the new team another name.")
    } else if was.contains(team) {
        Diagnostic::fault(format!("team \"{team}\" is open already on {}", in_words(date)))
            .because("a team opens once; another change has opened it.")
            .fix("Take it out of open.")
    } else {
        return empty_before(root, team, date, faults);
    };
    faults.push(&format!("change.{name}.reorganise.open"), fault.at(&node.place));
}

fn empty_before(root: &Node, team: &str, date: Date, faults: &mut Faults) {
    let Some(table) = root.get("team").and_then(|teams| teams.get(team)).and_then(Node::table) else { return };
    for key in FIRST_DAY {
        if let Some(entry) = table.get(key).filter(|entry| total(Some(&entry.node)) > 0.0) {
            let fault =
                Diagnostic::fault(format!("team \"{team}\" opens on {} and cannot have {key} before", in_words(date)))
                    .at(&entry.key)
                    .because("the figure is for the first day; people and children move over when the team opens.")
                    .fix(format!("Take {key} out here; put the figures under the teams that exist on the first day."));
            faults.push(&format!("team.{team}.{key}"), fault);
        }
    }
}

/// Wherever children may be, some open team works on their stage.
pub fn stranded(root: &Node, faults: &mut Faults) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for moment in moments(root) {
        let left: Vec<(&str, &Entry)> = held(root)
            .into_iter()
            .filter(|(name, _)| !told.contains(name) && workers(root, &moment.open, name).is_empty())
            .collect();
        told.extend(left.iter().map(|(name, _)| *name));
        match moment.after {
            None => left.iter().for_each(|(name, stage)| no_team(name, stage, faults)),
            Some(act) if !left.is_empty() => nowhere(root, &left, act, &moment.open, faults),
            Some(_) => {}
        }
    }
}

fn no_team(name: &str, stage: &Entry, faults: &mut Faults) {
    let fault = Diagnostic::fault(format!("no team works on stage \"{name}\" on the first day"))
        .at(&stage.key)
        .because("children come to it and somebody must hold them, but no open team's works_on names it.")
        .fix(format!("Add \"{name}\" to works_on of a team, or write held_by = [] if nobody holds these children."));
    faults.push(&format!("stage.{name}"), fault);
}

/// A team that could take over from one that closes: if there is one, for children of any group and age.
pub(super) fn takes_over<'a>(root: &Node, open: &BTreeSet<&'a str>) -> Option<&'a str> {
    let is_for_some = |team: &str, key: &str| root.at(&format!("team.{team}.{key}")).is_some();
    let kept = |team: &&&str| (is_for_some(team, "groups"), is_for_some(team, "ages"));
    open.iter().min_by_key(kept).copied()
}

fn nowhere(
    root: &Node,
    left: &[(&str, &Entry)],
    (date, change, act): (Date, &str, &Entry),
    open: &BTreeSet<&str>,
    faults: &mut Faults,
) {
    let closing: Vec<&str> = texts(&act.node, "close").map(|(team, _)| team).collect();
    let counted: Vec<String> = left
        .iter()
        .map(|(stage, _)| {
            let children: f64 =
                closing.iter().filter_map(|team| likely(root.at(&format!("team.{team}.open_children.{stage}"))?)).sum();
            if children > 0.0 {
                format!("\"{stage}\" ({} children on the first day)", thousands(children))
            } else {
                format!("\"{stage}\"")
            }
        })
        .collect();
    let names: Vec<String> = left.iter().map(|(stage, _)| format!("\"{stage}\"")).collect();
    let place = act.node.table().and_then(|table| table.get("close")).map_or(&act.key, |entry| &entry.node.place);
    let opening = texts(&act.node, "open").map(|(team, _)| team).next().or_else(|| takes_over(root, open));
    let fault = Diagnostic::fault("a team closes and its children have nowhere to go")
        .at(place)
        .because(format!("after {} no open team works on {}.", in_words(date), and(&counted)))
        .fix(opening.map_or_else(
            || "Name the teams that take over in open = [\"…\"], each with a table of its own such as [team.assessment].".to_owned(),
            |team| format!("Add {} to works_on of a team that stays or opens, such as [team.{team}].", and(&names)),
        ));
    faults.push(&format!("change.{change}.reorganise"), fault);
}

/// What a change does to a team needs the team to be open on that day.
pub fn not_open(root: &Node, faults: &mut Faults) {
    let moments = moments(root);
    for (date, name, change) in changes(root) {
        let open =
            moments.iter().rfind(|moment| moment.after.is_none_or(|(day, ..)| day <= date)).map(|moment| &moment.open);
        for (action, key) in
            [("add_posts", "team"), ("move_posts", "from"), ("move_posts", "to"), ("bring_in_agency", "team")]
        {
            let Some(node) = change.node.get(action).and_then(|act| act.get(key)) else { continue };
            let Some(team) = node.text().filter(|team| open.is_some_and(|open| !open.contains(team))) else { continue };
            let fault = Diagnostic::fault(format!("team \"{team}\" is not open on {}", in_words(date)))
                .at(&node.place)
                .because("a reorganisation closes it before that day, or opens it only later.")
                .fix("Change the date, or name a team that is open then.");
            faults.push(&format!("change.{name}.{action}.{key}"), fault);
        }
    }
}
