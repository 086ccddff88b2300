//! Amounts that are no council's.

use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Node, join};

/// Nothing in a council is as many, or costs as much; sums of more come to no number at all.
pub(super) const LARGEST: f64 = 1e12;
/// A name in digits and no amount: nothing is counted with it, and its key says how far it goes.
const SEED: &str = "run.seed";

/// An amount that is larger than any, where nothing else has been said of it.
pub fn too_large(root: &Node, faults: &mut Faults) {
    walk(root, "", "", faults);
}

fn walk(node: &Node, key: &str, address: &str, faults: &mut Faults) {
    let beyond = |number: &f64| number.is_finite() && number.abs() > LARGEST;
    if let Some(number) = node.number().filter(beyond)
        && address != SEED
        && !faults.any_at(address)
    {
        faults.push(address, refused(key, number).at(&node.place));
    }
    for below in node.list().into_iter().flatten() {
        walk(below, key, address, faults);
    }
    for (name, entry) in node.table().into_iter().flatten() {
        let below = join(address, name);
        walk(&entry.node, name, &below, faults);
    }
}

fn refused(key: &str, number: f64) -> Diagnostic {
    Diagnostic::fault(format!("{key} = {} is too large to count with", shown(number)))
        .because("nothing in a council is as many, or costs as much, as a million million.")
        .fix("Look for a figure with too many noughts, or in another unit than the key names.")
}
