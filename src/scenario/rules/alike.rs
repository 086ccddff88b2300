//! Names for people that two things of a kind have both.

use super::clashes::whereabouts;
use super::look::tables;
use crate::scenario::check::Faults;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// Families whose tables people know by their name.
const NAMED: [(&str, &str); 5] =
    [("team", "teams"), ("role", "roles"), ("stage", "stages"), ("group", "groups"), ("milestone", "milestones")];

/// Two of a kind that have one name.
pub fn names(root: &Node, faults: &mut Faults) {
    for (family, spoken) in NAMED {
        let mut known: Vec<(&str, &Entry)> = Vec::new();
        for (name, entry) in tables(root, family) {
            if let Some((other, earlier)) = known.iter().find(|(_, earlier)| is_alike(family, earlier, entry)) {
                // The one that the newest file wrote is the one to look at.
                let new = entry.key.source == root.place.source || earlier.key.source != root.place.source;
                let pair = ((name, entry), (*other, *earlier));
                let ((name, entry), (other, earlier)) = if new { pair } else { (pair.1, pair.0) };
                faults.push(&format!("{family}.{name}.name"), told((family, spoken), entry, (other, earlier)));
            }
            known.push((name, entry));
        }
    }
}

/// Milestones of one name are told apart by their day, as visits are that come again.
fn is_alike(family: &str, one: &Entry, other: &Entry) -> bool {
    let name = |entry: &Entry| entry.node.get("name").and_then(Node::text).map(|name| name.trim().to_owned());
    let day = |entry: &Entry| entry.node.get("date").and_then(Node::date);
    name(one).is_some_and(|name| !name.is_empty())
        && name(one) == name(other)
        && (family != "milestone" || day(one) == day(other))
}

fn told((family, spoken): (&str, &str), entry: &Entry, (other, earlier): (&str, &Entry)) -> Diagnostic {
    let written = entry.node.get("name").map_or(&entry.key, |name| &name.place);
    Diagnostic::fault(format!("two {spoken} are called {}", written.text()))
        .at(written)
        .because(format!(
            "in tables and on charts [{family}.{other}] ({}) and this one could not be told apart.",
            whereabouts(earlier, entry)
        ))
        .fix("Write another name.")
}
