//! Children's paths through the stages.

use std::collections::{BTreeMap, BTreeSet};

use super::look::{changes, entries, highest, likely, lowest, period, tables};
use crate::scenario::check::Faults;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// Stages by the stages children go to from them, `closed` included.
type Ways<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Where children may go from each stage, `closed` included, now or once a change has a say.
#[must_use]
pub fn ways(root: &Node) -> Ways<'_> {
    let mut ways = ways_beside(root);
    let stages = tables(root, "stage").map(|(name, stage)| (name, stage.node.get("exits_percent")));
    let changes = tables(root, "change").filter_map(|(_, change)| {
        let act = change.node.get("change_exits")?;
        Some((act.get("stage")?.text()?, act.get("exits_percent")))
    });
    for (stage, exits) in stages.chain(changes) {
        if let Some(known) = ways.get_mut(stage) {
            known.extend(taken(exits));
        }
    }
    ways
}

/// The ways that are no exits of the stage as a whole, and that a change of its exits leaves as they are.
fn ways_beside(root: &Node) -> Ways<'_> {
    tables(root, "stage")
        .map(|(name, stage)| {
            // Who finds this stage full goes elsewhere, which is a way that starts here as well as any.
            let beside = ["ends_at_age.goes_to", "ends_at_age.otherwise_goes_to", "places.goes_elsewhere_to"];
            let named = beside.into_iter().filter_map(|key| stage.node.at(key)?.text());
            let by_age =
                entries(stage.node.get("exits_by_age")).flat_map(|(_, band)| taken(band.node.get("exits_percent")));
            (name, named.chain(by_age).collect())
        })
        .collect()
}

/// Exits that somebody takes: a "rest" is one only where the others leave something.
fn taken(exits: Option<&Node>) -> impl Iterator<Item = &str> {
    let leaves_some = at_least(exits) < 100.0 - 1e-6;
    let some = move |entry: &Entry| match likely(&entry.node) {
        Some(share) => share > 0.0,
        None => entry.node.text().is_some() && leaves_some,
    };
    entries(exits).filter(move |(_, entry)| some(entry)).map(|(name, _)| name)
}

/// What the known shares make at their lowest [%]: in no future do they leave more.
fn at_least(exits: Option<&Node>) -> f64 {
    entries(exits).filter_map(|(_, entry)| lowest(&entry.node)).sum()
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
    let (reached, shut) = (reached(root), shut(&ways(root)));
    for (name, stage) in tables(root, "stage").filter(|(name, _)| shut.contains(name) && reached.contains(name)) {
        let fault = Diagnostic::fault(format!("children who come to stage \"{name}\" never leave"))
            .at(&stage.key)
            .because(format!("none of its exits, nor any that follow, leads to closed{}: caseloads would only ever rise.", of_nothing(stage.node.get("exits_percent"))))
            .fix("Give one of these stages an exit such as closed = 10, or closed = \"rest\" where the others leave some.");
        faults.push(&format!("stage.{name}.exits_percent"), fault);
    }
}

/// What to say of a "rest" that looks like a way out and is none.
fn of_nothing(exits: Option<&Node>) -> &'static str {
    let is_rest = entries(exits).any(|(_, entry)| entry.node.text().is_some());
    if is_rest && at_least(exits) >= 100.0 - 1e-6 {
        " (the other shares make 100, so its \"rest\" is nobody)"
    } else {
        ""
    }
}

/// Nor may changes close every way out, each alone or together, and leave it so.
pub fn no_way_out_later(root: &Node, faults: &mut Faults) {
    let (reached, from_the_start) = (reached(root), shut(&ways(root)));
    let beside = ways_beside(root);
    let mut now = beside.clone();
    for (name, stage) in tables(root, "stage") {
        now.entry(name).or_default().extend(taken(stage.node.get("exits_percent")));
    }
    // Each stage without a way out, and the change since which it has none.
    let mut since: BTreeMap<&str, (&str, &Node)> = BTreeMap::new();
    for (date, name, change) in changes(root) {
        let Some(act) = change.node.get("change_exits").filter(|act| is_for_good(root, &change.node, act, date)) else {
            continue;
        };
        let Some(stage) = act.get("stage").and_then(Node::text).filter(|stage| beside.contains_key(stage)) else {
            continue;
        };
        let exits = taken(act.get("exits_percent")).chain(beside.get(stage).into_iter().flatten().copied());
        now.insert(stage, exits.collect());
        let closed = shut(&now);
        since.retain(|stage, _| closed.contains(stage));
        for stage in closed {
            since.entry(stage).or_insert((name, act));
        }
    }
    since.retain(|stage, _| reached.contains(stage) && !from_the_start.contains(stage));
    let mut told = BTreeSet::new();
    for (stage, (name, act)) in since.into_iter().filter(|(_, (name, _))| told.insert(*name)) {
        let fault = Diagnostic::fault(format!(
            "children who come to stage \"{stage}\" never leave once this change is through"
        ))
        .at(&act.get("exits_percent").unwrap_or(act).place)
        .because("then none of its exits, nor any that follow, leads to closed: caseloads would only ever rise.")
        .fix("Leave one of these stages an exit such as closed = \"rest\"");
        faults.push(&format!("change.{name}.change_exits"), fault);
    }
}

/// Whether new exits replace the old ones within the period, and do not end again.
fn is_for_good(root: &Node, change: &Node, act: &Node, date: Date) -> bool {
    let builds_up = act.get("builds_up_over_weeks").and_then(Node::number).unwrap_or(0.0) * 7.0;
    let left = period(root).and_then(|(_, end)| end.since(date).ok()).map_or(0, |span| span.get_days());
    change.get("until").is_none() && builds_up < f64::from(left)
}

/// Stages from which no way leads to closing.
fn shut<'a>(ways: &Ways<'a>) -> BTreeSet<&'a str> {
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
    ways.keys().copied().filter(|name| !out.contains(name)).collect()
}

/// Stages of no length, or next to none, must not lead back to themselves.
pub fn zero_loops(root: &Node, faults: &mut Faults) {
    let instant: BTreeMap<&str, &Entry> =
        tables(root, "stage").filter(|(_, stage)| longest(&stage.node) <= 0.0).collect();
    let brief: BTreeMap<&str, &Entry> =
        tables(root, "stage").filter(|(_, stage)| longest(&stage.node) < BRIEF).collect();
    let ways = ways(root);
    for (name, stage) in &brief {
        let (title, because, length) = if goes_round(name, &instant, &ways) {
            (
                format!("children can go round stage \"{name}\" for ever in no time"),
                "it lasts 0 and its exits lead back to it through stages that last 0 as well.",
                "above 0",
            )
        } else if goes_round(name, &brief, &ways) {
            (
                format!("children can go round stage \"{name}\" over and over within a day"),
                "it lasts less than a quarter of an hour, and its exits lead back to it through stages that last less as well.",
                "of a day or more",
            )
        } else {
            continue;
        };
        let fault = Diagnostic::fault(title)
            .at(&stage.key)
            .because(because)
            .fix(format!("Give one of these stages a length {length}, or take the exit that leads back out."));
        faults.push(&format!("stage.{name}"), fault);
    }
}

/// Whether a stage leads back to itself through some stages alone.
fn goes_round(name: &str, through: &BTreeMap<&str, &Entry>, ways: &BTreeMap<&str, BTreeSet<&str>>) -> bool {
    let mut next = vec![name];
    let mut seen = BTreeSet::new();
    while let Some(from) = next.pop().filter(|_| !seen.contains(name)) {
        let to = ways.get(from).into_iter().flatten().copied();
        next.extend(to.filter(|to| through.contains_key(to) && seen.insert(*to)));
    }
    seen.contains(name) && through.contains_key(name)
}

/// At or above this no loop is too fast to be played \[days\].
pub(super) const BRIEF: f64 = 0.01;

/// The longest that a stage's own figures say it lasts, at their highest \[days\]; of a shape, its mean or largest figure.
fn longest(stage: &Node) -> f64 {
    let units = [("lasts_working_days", 0.0), ("lasts_days", 1.0), ("lasts_weeks", 7.0), ("lasts_months", 30.0)];
    let found = units.into_iter().find_map(|(key, days)| Some((stage.get(key)?, days)));
    let Some((length, days)) = found else { return f64::INFINITY };
    match longest_of(length) {
        // Working days are whole: any length above 0 is a day at least.
        Some(high) if days <= 0.0 && high > 0.0 => 1.0,
        Some(high) => high * days,
        None => f64::INFINITY,
    }
}

/// What a length is at its highest, in its own unit; of a shape, its mean or largest figure; none where that is unknown.
pub(super) fn longest_of(length: &Node) -> Option<f64> {
    let figure = |address: &str| length.at(address).and_then(highest);
    highest(length).or_else(|| {
        ["fixed", "exponential.mean", "lognormal.mean", "gamma.mean", "uniform.to"].into_iter().find_map(figure)
    })
}
