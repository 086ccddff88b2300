//! The tree against the language: every fault of every key.

pub mod advice;
pub mod days;
pub mod entries;
mod family;
pub mod faults;
mod length;
mod letters;
pub mod mistakes;
pub mod names;
pub mod number;
pub mod spoken;
pub mod table;
pub mod value;

pub use faults::Faults;
pub use names::{LeftOut, Names};

use super::language::ROOT;
use super::text::node::Node;

/// Checks every table, key and value by itself, and every name it refers to.
#[must_use]
pub fn check(root: &Node, left_out: &[LeftOut]) -> Faults {
    walked(root, left_out, true)
}

/// Checks every key and value of a tree of which something was lost: nothing is missed, and no name is unknown.
#[must_use]
pub fn check_values(root: &Node) -> Faults {
    walked(root, &[], false)
}

fn walked(root: &Node, left_out: &[LeftOut], is_whole: bool) -> Faults {
    let names = Names::of(root, left_out);
    let (faults, top) = (Faults::default(), &root.place.source);
    let mut walk = table::Walk { root, names: &names, faults, language: ROOT, whole: "the scenario", is_whole, top };
    walk.table(ROOT, root, &table::Here { address: String::new(), key: &root.place });
    walk.faults
}
