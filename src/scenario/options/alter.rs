//! What is tried out, laid over a scenario before it is checked.

use super::{Addressed, Alteration};
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::scenario::empty;
use crate::scenario::language::address::kind_at;
use crate::scenario::language::{DOUBT_KEYS, Kind};
use crate::scenario::overlay::lay_under_own_title;
use crate::scenario::set::put;
use crate::scenario::text::node::{Entry, Node, Value};

/// Lays an alteration over a tree; where it speaks of a table that the tree lacks, it is passed over
/// unless `all` of it must find its place. Answers whether anything was changed.
///
/// # Errors
/// An address that the tree lacks, or one that holds no number to scale.
pub fn alter(root: &mut Node, alteration: &Alteration, all: bool) -> Result<bool, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut changed = false;
    match alteration {
        Alteration::File(top) => {
            faults.extend(empty::over(root, top).into_iter().filter(|found| found.severity == Severity::Fault));
            lay_under_own_title(root, top.clone());
            changed = true;
        }
        Alteration::Set(list) => {
            for one in list {
                let entry = Entry { key: one.key.clone(), node: one.value.clone() };
                match put(root, &one.address, entry) {
                    Ok(()) => changed = true,
                    Err(fault) if all => faults.push((*fault).at(&one.key)),
                    Err(_) => {}
                }
            }
        }
        Alteration::Scale(list) => {
            for one in list {
                match scaled(root, one) {
                    Ok(entry) => changed |= put(root, &one.address, entry).is_ok(),
                    Err(fault) if all => faults.push(*fault),
                    Err(_) => {}
                }
            }
        }
    }
    if faults.is_empty() { Ok(changed) } else { Err(faults) }
}

/// The number at an address, doubt and all, as a share of itself.
fn scaled(root: &Node, one: &Addressed) -> Result<Entry, Box<Diagnostic>> {
    let there = root.at(&one.address);
    let share = one.value.number().unwrap_or(100.0) / 100.0;
    let number =
        there.filter(|node| matches!(kind_at(&one.address), Some(Kind::Number(..) | Kind::Shape)) && numeric(node));
    let Some(node) = number else {
        return Err(Box::new(
            Diagnostic::fault(format!("the scenario has no number at \"{}\"", one.address))
                .at(&one.key)
                .because(
                    "a share is taken of a number that the preferred option has, alone or as { likely, low, high }.",
                )
                .fix("Write the address of a number of the preferred option, or use set with a value of your own."),
        ));
    };
    Ok(Entry { key: one.key.clone(), node: times(node, share, one) })
}

fn numeric(node: &Node) -> bool {
    node.number().is_some() || node.is_doubt()
}

fn times(node: &Node, share: f64, one: &Addressed) -> Node {
    let value = match (&node.value, node.number()) {
        (Value::Table(table), _) => {
            let mut table = table.clone();
            for key in DOUBT_KEYS {
                if let Some(entry) = table.get_mut(key) {
                    entry.node = times(&entry.node, share, one);
                }
            }
            Value::Table(table)
        }
        (_, Some(number)) => Value::Number(number * share),
        (other, None) => other.clone(),
    };
    Node { value, place: one.value.place.clone() }
}
