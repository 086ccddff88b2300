//! What a file changes against what it builds on: address, from, to.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Block;
use super::spoken::spoken;
use super::value::{self, Names};
use super::words::inside;
use crate::scenario::language::{ANNOTATIONS, Key, Kind, ROOT, Spec};
use crate::scenario::loaded::Scenario;
use crate::scenario::text::node::{Node, join};

/// One figure, or one whole table, that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where it stands.
    pub address: String,
    /// What the file below says; `None` where it says nothing.
    pub from: Option<String>,
    /// What this file says; `None` where it leaves it out.
    pub to: Option<String>,
}

/// Keys at the top that speak of a file and not of the council.
const OF_FILES: [&str; 6] = ["title", "short", "builds_on", "without", "status", "format"];

/// Everything that differs, in the order of the language.
pub(super) fn of(scenario: &Scenario) -> Vec<Difference> {
    let Some(below) = &scenario.below else { return Vec::new() };
    let mut found = Vec::new();
    let pair = Pair { below: Names(below), above: Names(&scenario.root) };
    pair.tables(ROOT, (below, &scenario.root), "", &mut found);
    found
}

pub(super) fn blocks(scenario: &Scenario, differences: &[Difference]) -> Vec<Block> {
    if scenario.below.is_none() {
        return Vec::new();
    }
    let lead = if differences.is_empty() {
        "Against what it builds on, this file changes no figure.".to_owned()
    } else {
        "Against what it builds on, and with what each figure was there; whole new tables are told below.".to_owned()
    };
    std::iter::once(Block::Words(lead))
        .chain(differences.iter().map(|one| Block::Item(said(&scenario.root, one))))
        .collect()
}

/// Figures that are other ones from the first day on, for half a page: so many at most, and how many more there are.
pub(super) fn in_short(scenario: &Scenario, differences: &[Difference], most: usize) -> (Vec<Block>, usize) {
    let figure = |one: &&Difference| one.from.is_some() && one.to.is_some() && one.address.contains('.');
    let lasting =
        |one: &&Difference| !["change.", "target.", "milestone.", "run."].iter().any(|of| one.address.starts_with(of));
    let all: Vec<&Difference> = differences.iter().filter(figure).filter(lasting).collect();
    let told = all.iter().take(most).map(|one| Block::Item(said(&scenario.root, one)));
    (told.collect(), all.len().saturating_sub(most))
}

/// A whole table says itself what it is; of a figure its name says it, and its address stands behind.
fn said(root: &Node, difference: &Difference) -> String {
    let address = &difference.address;
    match (&difference.from, &difference.to) {
        (Some(from), Some(to)) => format!("{}: {to}; before: {from} ({address}).", spoken(root, address).0),
        (None, Some(to)) if to.starts_with("the ") => format!("New: {to} ({address})."),
        (None, Some(to)) => format!("New, {}: {to} ({address}).", inside(&spoken(root, address).0)),
        (Some(from), None) if from.starts_with("the ") => format!("Left out: {from} ({address})."),
        (Some(from), None) => format!("{}: left out; before: {from} ({address}).", spoken(root, address).0),
        (None, None) => format!("{address}."),
    }
}

/// The names of both files: what a name stands for may itself have changed.
struct Pair<'a> {
    below: Names<'a>,
    above: Names<'a>,
}

impl Pair<'_> {
    fn tables(&self, spec: &Spec, nodes: (&Node, &Node), address: &str, found: &mut Vec<Difference>) {
        let own =
            |key: &&Key| ANNOTATIONS.key(key.name).is_none() && !(address.is_empty() && OF_FILES.contains(&key.name));
        for key in spec.keys.iter().filter(own) {
            let place = join(address, key.name);
            self.key(key, (nodes.0.get(key.name), nodes.1.get(key.name)), place, found);
        }
    }

    fn key(&self, key: &Key, nodes: (Option<&Node>, Option<&Node>), address: String, found: &mut Vec<Difference>) {
        match (nodes, key.kind) {
            ((None, None), _) => {}
            ((Some(below), Some(above)), Kind::Table(spec)) => self.tables(spec, (below, above), &address, found),
            ((below, above), Kind::Tables(spec)) => self.family(key, spec, (below, above), &address, found),
            (
                (Some(below), Some(above)),
                Kind::Exits
                | Kind::ByName(..)
                | Kind::ByDate
                | Kind::ByDay
                | Kind::Becomes
                | Kind::Between(_)
                | Kind::ByAddress(_),
            ) => self.entries(key, (below, above), &address, found),
            ((below, above), kind) => {
                let whole = matches!(kind, Kind::Table(_)) && (below.is_none() || above.is_none());
                let words = |names: &Names<'_>, node: &Node| {
                    if whole { "the whole table".to_owned() } else { value::said(names, key, node) }
                };
                let from = below.map(|node| words(&self.below, node));
                differing(address, from, above.map(|node| words(&self.above, node)), found);
            }
        }
    }

    fn family(
        &self,
        key: &Key,
        spec: &Spec,
        (below, above): (Option<&Node>, Option<&Node>),
        address: &str,
        found: &mut Vec<Difference>,
    ) {
        let member = |family: Option<&'_ Node>, name: &str| -> Option<Node> { family?.get(name).cloned() };
        let names: BTreeSet<&String> =
            [below, above].into_iter().flatten().filter_map(Node::table).flatten().map(|(name, _)| name).collect();
        for name in names {
            let place = format!("{address}.{name}");
            match (member(below, name), member(above, name)) {
                (Some(below), Some(above)) => self.tables(spec, (&below, &above), &place, found),
                (None, Some(node)) if node.table().is_some() => {
                    differing(place, None, Some(called(&self.above, key, name, &node)), found);
                }
                (Some(node), None) if node.table().is_some() => {
                    differing(place, Some(called(&self.below, key, name, &node)), None, found);
                }
                _ => {}
            }
        }
    }

    fn entries(&self, key: &Key, (below, above): (&Node, &Node), address: &str, found: &mut Vec<Difference>) {
        let of = |names: &Names<'_>, node: &Node| value::entries(names, key, node);
        let (from, to) = (of(&self.below, below), of(&self.above, above));
        let names: BTreeSet<&String> = from.iter().chain(&to).map(|(name, _)| name).collect();
        let one = |list: &[(String, String)], wanted: &str| {
            list.iter().find(|(name, _)| name == wanted).map(|(_, said)| said.clone())
        };
        for name in names {
            differing(format!("{address}.{name}"), one(&from, name), one(&to, name), found);
        }
    }
}

/// What a whole table is called: what a change does, else its name.
fn called(names: &Names<'_>, key: &Key, name: &str, node: &Node) -> String {
    let what = node.get("what").and_then(Node::text).map(str::to_owned);
    format!("the {} \u{201c}{}\u{201d}", key.name, what.unwrap_or_else(|| names.of(key.name, name)))
}

fn differing(address: String, from: Option<String>, to: Option<String>, found: &mut Vec<Difference>) {
    if from != to {
        found.push(Difference { address, from, to });
    }
}
