//! Lengths of time that no clock of the program counts.

use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Node, join};

/// The longest length \[days\]: 100,000 years, which is how one writes "never"; what is beyond the clock would come at once.
pub(super) const LONGEST: f64 = 36_525_000.0;
/// Endings of keys that are lengths, and their unit \[days\].
pub(super) const UNITS: [(&str, f64); 3] = [("_weeks", 7.0), ("_months", 30.0), ("_days", 1.0)];
/// Where the numbers of a length stand if it is no bare one: those of doubt and of shapes.
const NUMBERS: [&str; 4] = ["likely", "low", "high", "mean"];

/// A length that is longer than any.
pub fn too_long(root: &Node, faults: &mut Faults) {
    walk(root, "", faults);
}

fn walk(node: &Node, address: &str, faults: &mut Faults) {
    for (key, entry) in node.table().into_iter().flatten() {
        let below = join(address, key);
        let unit = UNITS.iter().find(|(ending, _)| key.ends_with(ending));
        match unit.and_then(|(_, days)| longest(&entry.node, LONGEST / days)) {
            Some(number) => faults.push(&below, refused(key, number)),
            None => walk(&entry.node, &below, faults),
        }
    }
}

/// The first number of a length that is above a limit.
fn longest(node: &Node, most: f64) -> Option<&Node> {
    if let Some(number) = node.number() {
        return Some(node).filter(|_| number.is_finite() && number > most);
    }
    let items = node.list().into_iter().flatten();
    let of_table = node.table().into_iter().flatten();
    let inside = of_table.filter(|(key, entry)| NUMBERS.contains(&key.as_str()) || entry.node.table().is_some());
    items.chain(inside.map(|(_, entry)| &entry.node)).find_map(|below| longest(below, most))
}

fn refused(key: &str, number: &Node) -> Diagnostic {
    Diagnostic::fault(format!(
        "{key} = {} is longer than any time that is played",
        shown(number.number().unwrap_or(0.0))
    ))
    .at(&number.place)
    .because("100,000 years is the most that is counted.")
    .fix("Look for a figure with too many noughts; for what never comes to its end 1_000_000 will do.")
}
