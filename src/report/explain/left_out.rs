//! Mechanisms that are off because their table is absent.

use super::Block;
use super::words::label;
use crate::scenario::language::{Key, Kind, ROOT};
use crate::scenario::text::node::Node;

/// Tables that are for the analyst alone: nobody misses them.
const ANALYSTS: [&str; 2] = ["run", "verification"];

pub(super) fn blocks(root: &Node) -> Vec<Block> {
    let tables = ROOT.keys.iter().filter(|key| matches!(key.kind, Kind::Table(_) | Kind::Tables(_)));
    let absent = tables.filter(|key| !ANALYSTS.contains(&key.name) && root.get(key.name).is_none());
    absent.map(|key| Block::Item(without(key))).collect()
}

/// The description says what holds without the table, after "absent:".
fn without(key: &Key) -> String {
    let holds = key.doc.split_once("absent: ").map_or("there is none.", |(_, holds)| holds);
    format!("{}: {holds}", label(key))
}
