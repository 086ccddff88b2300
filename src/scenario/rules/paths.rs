//! Children's paths through the stages.

use std::collections::{BTreeMap, BTreeSet};

use super::look::{entries, likely, tables};
use crate::scenario::check::Faults;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// Where children may go from each stage, `closed` included, now or once a change has a say.
#[must_use]
pub fn ways(root: &Node) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut ways: BTreeMap<&str, BTreeSet<&str>> = tables(root, "stage")
        .map(|(name, stage)| {
            let aged = stage.node.at("ends_at_age.goes_to").and_then(Node::text);
            // Who finds this stage full goes elsewhere, which is a way that starts here as well as any.
            let elsewhere = stage.node.at("places.goes_elsewhere_to").and_then(Node::text);
            let late = stage.node.at("ends_at_age.otherwise_goes_to").and_then(Node::text);
            let by_age =
                entries(stage.node.get("exits_by_age")).flat_map(|(_, band)| taken(band.node.get("exits_percent")));
            (
                name,
                taken(stage.node.get("exits_percent")).chain(by_age).chain(aged).chain(late).chain(elsewhere).collect(),
            )
        })
        .collect();
    for action in tables(root, "change").filter_map(|(_, change)| change.node.get("change_exits")) {
        if let Some(known) = action.get("stage").and_then(Node::text).and_then(|stage| ways.get_mut(stage)) {
            known.extend(taken(action.get("exits_percent")));
        }
    }
    ways
}

/// Exits that somebody takes.
fn taken(exits: Option<&Node>) -> impl Iterator<Item = &str> {
    let some = |entry: &Entry| entry.node.text().is_some() || likely(&entry.node).is_some_and(|share| share > 0.0);
    entries(exits).filter(move |(_, entry)| some(entry)).map(|(name, _)| name)
}

/// The stages a referred child may come to, and those where children are on the first day.
#[must_use]
pub fn reached(root: &Node) -> BTreeSet<&str> {
    let ways = ways(root);
    let first = root.at("demand.first_stage").and_then(Node::text);
    let held = tables(root, "team").flat_map(|(_, team)| entries(team.node.get("open_children")));
    let of_groups = tables(root, "group").filter_map(|(_, group)| group.node.get("first_stage").and_then(Node::text));
    let mut next: Vec<&str> = first.into_iter().chain(of_groups).chain(held.map(|(stage, _)| stage)).collect();
    let mut reached = BTreeSet::new();
    while let Some(stage) = next.pop() {
        if ways.contains_key(stage) && reached.insert(stage) {
            next.extend(ways.get(stage).into_iter().flatten());
        }
    }
    reached
}

/// A stage nobody comes to does nothing.
pub fn unreached(root: &Node, faults: &mut Faults) {
    let reached = reached(root);
    for (name, stage) in tables(root, "stage").filter(|(name, _)| !reached.contains(name)) {
        let note = Diagnostic::note(format!("no child ever comes to stage \"{name}\""))
            .at(&stage.key)
            .because("no exit leads to it, it is not the first stage, and no team has children in it on the first day.")
            .fix(format!("Name it in another stage's exits_percent, or leave it out: without = [\"stage.{name}\"]"));
        faults.push(&format!("stage.{name}"), note);
    }
}

/// Every stage leads to closing in the end.
pub fn no_way_out(root: &Node, faults: &mut Faults) {
    let ways = ways(root);
    let mut out: BTreeSet<&str> = BTreeSet::from(["closed"]);
    loop {
        let more: Vec<&str> = ways
            .iter()
            .filter(|(name, to)| !out.contains(*name) && to.iter().any(|to| out.contains(to)))
            .map(|(name, _)| *name)
            .collect();
        if more.is_empty() {
            break;
        }
        out.extend(more);
    }
    for (name, stage) in tables(root, "stage").filter(|(name, _)| !out.contains(name) && reached(root).contains(name)) {
        let fault = Diagnostic::fault(format!("children who come to stage \"{name}\" never leave"))
            .at(&stage.key)
            .because("none of its exits, nor any that follow, leads to closed: caseloads would only ever rise.")
            .fix("Give one of these stages an exit such as closed = \"rest\"");
        faults.push(&format!("stage.{name}.exits_percent"), fault);
    }
}

/// Stages of no length must not lead back to themselves.
pub fn zero_loops(root: &Node, faults: &mut Faults) {
    let instant: BTreeMap<&str, &Entry> =
        tables(root, "stage").filter(|(_, stage)| takes_no_time(&stage.node)).collect();
    let ways = ways(root);
    for (name, stage) in &instant {
        let mut next: Vec<&str> = ways.get(name).into_iter().flatten().copied().collect();
        let mut seen = BTreeSet::new();
        while let Some(to) = next.pop() {
            if instant.contains_key(to) && seen.insert(to) {
                next.extend(ways.get(to).into_iter().flatten());
            }
        }
        if seen.contains(name) {
            let fault = Diagnostic::fault(format!("children can go round stage \"{name}\" for ever in no time"))
                .at(&stage.key)
                .because("it lasts 0 and its exits lead back to it through stages that last 0 as well.")
                .fix("Give one of these stages a length above 0, or take the exit that leads back out.");
            faults.push(&format!("stage.{name}"), fault);
        }
    }
}

fn takes_no_time(stage: &Node) -> bool {
    let lengths = ["lasts_working_days", "lasts_days", "lasts_weeks", "lasts_months"];
    lengths.iter().filter_map(|key| stage.get(key)).any(|length| {
        let fixed = length.get("fixed").unwrap_or(length);
        let high = fixed.get("high").and_then(Node::number).or_else(|| fixed.number());
        high.is_some_and(|high| high <= 0.0)
    })
}
