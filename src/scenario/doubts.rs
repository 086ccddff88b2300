//! The scenario's doubts, numbered by their addresses.

use std::collections::BTreeMap;

use super::text::node::{Node, Value};

/// Annotations that may stand in any table; they are for people.
pub const ANNOTATIONS: &[&str] = &["source", "confidence", "why", "as_of", "owner"];

/// How sure we are of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Measured, here and lately.
    High,
    /// Measured elsewhere, or some time ago.
    Medium,
    /// A judgement.
    Low,
}

/// A number we are unsure of: one draw a future.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtEntry {
    /// Where it stands: `team.assessment.…`.
    pub address: String,
    /// The middle value, in the unit its key names.
    pub likely: f64,
    /// The value that one future in ten falls below.
    pub low: f64,
    /// The value that one future in ten lies above.
    pub high: f64,
    /// The confidence that the nearest table around it states.
    pub confidence: Option<Confidence>,
    /// The source that the nearest table around it names.
    pub source: Option<String>,
}

/// Finds every doubt below a node, in the order of their addresses.
#[must_use]
pub fn find(root: &Node) -> Vec<DoubtEntry> {
    let mut found = Vec::new();
    gather(root, &mut String::new(), (None, None), &mut found);
    found.sort_by(|a, b| a.address.cmp(&b.address));
    found
}

type Said<'a> = (Option<Confidence>, Option<&'a str>);

fn gather<'a>(node: &'a Node, address: &mut String, said: Said<'a>, found: &mut Vec<DoubtEntry>) {
    let Some(table) = node.table() else { return };
    let said = (confidence(node).or(said.0), node.get("source").and_then(Node::text).or(said.1));
    if node.is_doubt() {
        found.extend(entry(node, address, said));
        return;
    }
    for (key, below) in table {
        let end = address.len();
        if end > 0 {
            address.push('.');
        }
        address.push_str(key);
        gather(&below.node, address, said, found);
        address.truncate(end);
    }
}

fn entry(node: &Node, address: &str, said: Said<'_>) -> Option<DoubtEntry> {
    Some(DoubtEntry {
        address: address.to_owned(),
        likely: node.get("likely")?.number()?,
        low: node.get("low")?.number()?,
        high: node.get("high")?.number()?,
        confidence: said.0,
        source: said.1.map(str::to_owned),
    })
}

/// The confidence a table states.
#[must_use]
pub fn confidence(node: &Node) -> Option<Confidence> {
    match node.get("confidence")?.text()? {
        "high" => Some(Confidence::High),
        "medium" => Some(Confidence::Medium),
        "low" => Some(Confidence::Low),
        _ => None,
    }
}

/// The tree as plain TOML values for the types of [`crate::scenario::council`]: annotations
/// dropped, and each doubt `{ likely, doubt = number }`.
#[must_use]
pub fn plain(root: &Node, doubts: &[DoubtEntry]) -> toml::Value {
    let numbers = doubts.iter().enumerate().map(|(index, doubt)| (doubt.address.as_str(), index)).collect();
    value(root, &mut String::new(), &numbers)
}

fn value(node: &Node, address: &mut String, numbers: &BTreeMap<&str, usize>) -> toml::Value {
    match &node.value {
        Value::Whole(whole) => toml::Value::Integer(*whole),
        Value::Number(number) => toml::Value::Float(*number),
        Value::Text(text) | Value::Moment(text) => toml::Value::String(text.clone()),
        Value::Flag(flag) => toml::Value::Boolean(*flag),
        Value::Date(date) => date.to_string().parse().map_or_else(|_| toml::Value::String(date.to_string()), toml::Value::Datetime),
        Value::List(list) => toml::Value::Array(list.iter().map(|item| value(item, address, numbers)).collect()),
        Value::Table(_) => table(node, address, numbers),
    }
}

fn table(node: &Node, address: &mut String, numbers: &BTreeMap<&str, usize>) -> toml::Value {
    let mut plain = toml::Table::new();
    if let (Some(number), Some(likely)) = (numbers.get(address.as_str()), node.get("likely").and_then(Node::number)) {
        plain.insert("likely".to_owned(), toml::Value::Float(likely));
        plain.insert("doubt".to_owned(), toml::Value::Integer(i64::try_from(*number).unwrap_or(i64::MAX)));
        return toml::Value::Table(plain);
    }
    for (key, entry) in node.table().into_iter().flatten() {
        if ANNOTATIONS.contains(&key.as_str()) {
            continue;
        }
        let end = address.len();
        if end > 0 {
            address.push('.');
        }
        address.push_str(key);
        plain.insert(key.clone(), value(&entry.node, address, numbers));
        address.truncate(end);
    }
    toml::Value::Table(plain)
}
