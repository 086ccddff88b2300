//! The assumptions log: every figure, where it stands, and who vouches for it.

use super::doubts::{Confidence, confidence, said};
use super::language::ANNOTATIONS;
use super::text::node::Node;

/// One figure of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Where it stands.
    pub address: String,
    /// As it was written.
    pub shown: String,
    /// The file (or `--set`) it comes from.
    pub file: String,
    /// The source that the nearest table around it names.
    pub source: Option<String>,
    /// The confidence stated there.
    pub confidence: Option<Confidence>,
    /// The reason given there.
    pub why: Option<String>,
}

/// Every figure of a tree, in the order of addresses.
#[must_use]
pub fn log(root: &Node) -> Vec<Assumption> {
    let mut found = Vec::new();
    gather(root, "", &mut Vec::new(), &mut found);
    found.sort_by(|a, b| a.address.cmp(&b.address));
    found
}

fn gather<'a>(node: &'a Node, address: &str, around: &mut Vec<&'a Node>, found: &mut Vec<Assumption>) {
    let Some(table) = node.table().filter(|_| !node.is_doubt()) else {
        found.extend(assumption(node, address, around));
        return;
    };
    around.push(node);
    for (key, below) in table {
        if ANNOTATIONS.key(key).is_none() || below.node.table().is_some() {
            let address = if address.is_empty() { key.clone() } else { format!("{address}.{key}") };
            gather(&below.node, &address, around, found);
        }
    }
    around.pop();
}

/// Figures only: names, titles and dates are not assumptions.
fn assumption(node: &Node, address: &str, around: &[&Node]) -> Option<Assumption> {
    let is_list = node.list().is_some_and(|list| !list.is_empty() && list.iter().all(|item| item.number().is_some()));
    if node.number().is_none() && !node.is_doubt() && !is_list {
        return None;
    }
    let mut around = around.to_vec();
    around.push(node);
    let told = |annotation| said(node, &around, annotation).map(str::to_owned);
    Some(Assumption {
        address: address.to_owned(),
        shown: node.place.text().split_whitespace().collect::<Vec<_>>().join(" "),
        file: node.place.source.name.clone(),
        source: told("source"),
        confidence: told("confidence").as_deref().and_then(confidence),
        why: told("why"),
    })
}
