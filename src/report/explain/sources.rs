//! What we are not sure of, and where figures come from, least sure first.

use super::spoken::spoken;
use super::words::{amount, bare, sentences};
use super::{Block, changes};
use crate::scenario::doubts::{Confidence, DoubtEntry, rank};
use crate::scenario::language::ANNOTATIONS;
use crate::scenario::loaded::Scenario;
use crate::scenario::text::node::{Node, join};

/// Every doubt: the middle value, and what one time in ten is below and above.
pub(super) fn doubts(scenario: &Scenario) -> Vec<Block> {
    let mut entries: Vec<&DoubtEntry> = scenario.doubts.iter().collect();
    entries.sort_by_key(|entry| (rank(entry.confidence), entry.address.clone()));
    entries.into_iter().filter_map(|entry| doubt(&scenario.root, entry)).map(Block::Item).collect()
}

/// The first few doubts of low confidence in what is changed.
pub(super) fn of_changes(scenario: &Scenario, most: usize) -> Vec<Block> {
    let low = |entry: &&DoubtEntry| entry.confidence == Some(Confidence::Low) && entry.address.starts_with("change.");
    let mut entries: Vec<&DoubtEntry> = scenario.doubts.iter().filter(low).collect();
    entries.sort_by(|one, other| one.address.cmp(&other.address));
    entries.into_iter().filter_map(|entry| doubt(&scenario.root, entry)).take(most).map(Block::Item).collect()
}

fn doubt(root: &Node, entry: &DoubtEntry) -> Option<String> {
    let node = root.at(&entry.address)?;
    let (what, pattern) = spoken(root, &entry.address);
    let part = |key: &str, pattern: &str| node.get(key).map(|value| amount(value, pattern)).unwrap_or_default();
    let sure = match entry.confidence {
        Some(Confidence::Low) => "Confidence: low",
        Some(Confidence::Medium) => "Confidence: medium",
        Some(Confidence::High) => "Confidence: high",
        None => "No confidence is stated",
    };
    Some(sentences([
        Some(format!(
            "{what}: most likely {}; 1 chance in 10 that it is below {}, 1 in 10 that it is above {}",
            part("likely", &pattern),
            part("low", &bare(&pattern)),
            part("high", &bare(&pattern))
        )),
        Some(format!("{sure} ({})", entry.address)),
    ]))
}

/// Every table that says where its figures come from; changes say it where they are told.
pub(super) fn blocks(root: &Node) -> Vec<Block> {
    let mut found = Vec::new();
    gather(root, "", &mut found);
    found.sort_by_key(|(rank, address, _)| (*rank, address.clone()));
    found.into_iter().map(|(_, _, words)| Block::Item(words)).collect()
}

fn gather(node: &Node, address: &str, found: &mut Vec<(u8, String, String)>) {
    let Some(table) = node.table() else { return };
    let told_elsewhere = address.starts_with("change.") && address.matches('.').count() == 1;
    let annotated = ANNOTATIONS.keys.iter().any(|key| node.get(key.name).is_some_and(|said| said.table().is_none()));
    if annotated && !told_elsewhere {
        let confidence = node.get("confidence").and_then(Node::text).and_then(crate::scenario::doubts::confidence);
        let what = if address.is_empty() { "The whole scenario" } else { address };
        found.push((rank(confidence), address.to_owned(), format!("{what}: {}", changes::reasons(node))));
    }
    for (key, entry) in table {
        let below = join(address, key);
        gather(&entry.node, &below, found);
    }
}
