//! Looking things up in the tree.

use crate::scenario::council::Date;
use crate::scenario::language::ANNOTATIONS;
use crate::scenario::text::node::{Entry, Node};
use crate::scenario::text::place::Place;

/// The tables of a family, by name.
pub fn tables<'a>(root: &'a Node, family: &str) -> impl Iterator<Item = (&'a str, &'a Entry)> {
    let found = root.get(family).and_then(Node::table).into_iter().flatten();
    found.filter(|(_, entry)| entry.node.table().is_some()).map(|(name, entry)| (name.as_str(), entry))
}

/// The entries of a table that are no annotation.
pub fn entries(node: Option<&Node>) -> impl Iterator<Item = (&str, &Entry)> {
    let found = node.and_then(Node::table).into_iter().flatten();
    found.filter(|(name, _)| ANNOTATIONS.key(name).is_none()).map(|(name, entry)| (name.as_str(), entry))
}

/// The texts of a list under a key.
pub fn texts<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = (&'a str, &'a Node)> {
    let list = node.get(key).and_then(Node::list).unwrap_or(&[]);
    list.iter().filter_map(|item| item.text().map(|text| (text, item)))
}

/// The middle value of a number, in doubt or not.
#[must_use]
pub fn likely(node: &Node) -> Option<f64> {
    node.number().or_else(|| node.get("likely")?.number())
}

/// The highest value of a number: of one in doubt, what one future in ten goes above.
#[must_use]
pub fn highest(node: &Node) -> Option<f64> {
    node.number().or_else(|| node.get("high")?.number())
}

/// The lowest value of a number: of one in doubt, what one future in ten falls below.
#[must_use]
pub fn lowest(node: &Node) -> Option<f64> {
    node.number().or_else(|| node.get("low")?.number())
}

/// The sum of the figures of a table, in doubt or not.
#[must_use]
pub fn total(node: Option<&Node>) -> f64 {
    entries(node).filter_map(|(_, entry)| likely(&entry.node)).filter(|number| number.is_finite()).sum()
}

/// First and last day.
#[must_use]
pub fn period(root: &Node) -> Option<(Date, Date)> {
    let day = |key: &str| root.get("period")?.get(key)?.date();
    Some((day("start")?, day("end")?))
}

/// The changes with their dates, in the order of those.
#[must_use]
pub fn changes(root: &Node) -> Vec<(Date, &str, &Entry)> {
    let mut dated: Vec<_> = tables(root, "change")
        .filter_map(|(name, entry)| Some((entry.node.get("date")?.date()?, name, entry)))
        .collect();
    dated.sort_by_key(|(date, name, _)| (*date, *name));
    dated
}

/// Whether an entry was put at its address by `--set` or a what-if, on top of every file: its key is the whole address.
#[must_use]
pub fn is_on_top(entry: &Entry) -> bool {
    entry.key.text().contains('.')
}

/// The line of a table to look at: of one that several texts make, what the last of them wrote in it.
#[must_use]
pub fn newest<'a>(root: &Node, table: &'a Node) -> &'a Place {
    let written = |holds: &dyn Fn(&Entry) -> bool| entries(Some(table)).find(|(_, entry)| holds(entry));
    let own = |entry: &Entry| entry.key.source == root.place.source;
    let other = |entry: &Entry| entry.key.source != table.place.source;
    let found = written(&is_on_top).or_else(|| {
        if table.place.source == root.place.source { None } else { written(&own).or_else(|| written(&other)) }
    });
    found.map_or(&table.place, |(_, entry)| &entry.key)
}
