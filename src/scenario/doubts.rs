//! The scenario's doubts, numbered by their addresses.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use super::language::address::limits_at;
use super::language::{ANNOTATIONS, Limits};
use super::text::node::{Node, Value, join};
use super::vouched::said;
use crate::foundations::doubt::Doubt;

/// How sure we are of a figure.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Confidence {
    /// Measured, here and lately.
    High,
    /// Measured elsewhere, or some time ago.
    Medium,
    /// A judgement.
    Low,
}

/// Keys that speak of files, not of the council.
const BETWEEN_FILES: &[&str] = &["builds_on", "without", "status", "format"];

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
    /// The values its key may take.
    pub limits: Limits,
    /// The law that meets the three; `None` until fitted.
    pub law: Option<Doubt>,
    /// The confidence that the nearest table around it states.
    pub confidence: Option<Confidence>,
    /// The source that the nearest table around it names.
    pub source: Option<String>,
}

/// Finds every doubt below a node, in the order of their addresses.
#[must_use]
pub fn find(root: &Node) -> Vec<DoubtEntry> {
    let mut found = Vec::new();
    gather(root, "", &mut Vec::new(), &mut found);
    found.sort_by(|a, b| a.address.cmp(&b.address));
    found
}

/// Every doubt below `node`, and what stands around it.
fn gather<'a>(node: &'a Node, address: &str, around: &mut Vec<&'a Node>, found: &mut Vec<DoubtEntry>) {
    let Some(table) = node.table() else { return };
    around.push(node);
    if node.is_doubt() {
        found.extend(entry(node, address, around));
    } else {
        for (key, below) in table {
            let address = join(address, key);
            gather(&below.node, &address, around, found);
        }
    }
    around.pop();
}

fn entry(node: &Node, address: &str, around: &[&Node]) -> Option<DoubtEntry> {
    Some(DoubtEntry {
        address: address.to_owned(),
        likely: node.get("likely")?.number()?,
        low: node.get("low")?.number()?,
        high: node.get("high")?.number()?,
        limits: limits_at(address),
        law: None,
        confidence: said(node, around, "confidence").and_then(Node::text).and_then(confidence),
        source: said(node, around, "source").and_then(Node::text).map(str::to_owned),
    })
}

/// The confidence of that name.
#[must_use]
pub fn confidence(word: &str) -> Option<Confidence> {
    match word {
        "high" => Some(Confidence::High),
        "medium" => Some(Confidence::Medium),
        "low" => Some(Confidence::Low),
        _ => None,
    }
}

/// The place of a figure among others, the least sure first; where nobody says how sure, that is little.
#[must_use]
pub fn rank(confidence: Option<Confidence>) -> u8 {
    match confidence {
        Some(Confidence::Low) => 0,
        None => 1,
        Some(Confidence::Medium) => 2,
        Some(Confidence::High) => 3,
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
        Value::Date(date) => {
            date.to_string().parse().map_or_else(|_| toml::Value::String(date.to_string()), toml::Value::Datetime)
        }
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
        if ANNOTATIONS.key(key).is_some() && entry.node.table().is_none()
            || BETWEEN_FILES.contains(&key.as_str()) && address.is_empty()
        {
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
