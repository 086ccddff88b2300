//! What a figure of a file is called in words: the names of the tables around it, and what its key means.

use super::value::Names;
use super::words::{capital, inside, label, pattern};
use crate::report::escape;
use crate::scenario::language::shapes::SHAPE;
use crate::scenario::language::{Key, Kind, ROOT};
use crate::scenario::text::node::Node;

/// A figure with its unit: "Experienced, suitable people who apply (people a year)".
pub(crate) fn called(root: &Node, address: &str) -> String {
    let (words, pattern) = spoken(root, address);
    let unit = pattern.replacen('#', "", 1);
    let unit = unit.trim();
    // "Applicants a year …" has said its unit.
    let said = unit.is_empty() || words.to_lowercase().contains(unit);
    escape::line(&if said { words } else { format!("{words} ({unit})") })
}

/// An address in words, and the pattern of the number that stands there.
pub(super) fn spoken(root: &Node, address: &str) -> (String, String) {
    let mut parts: Vec<String> = Vec::new();
    let mut units = "#".to_owned();
    let (mut kind, mut family) = (Some(Kind::Table(ROOT)), "");
    for name in address.split('.') {
        let below = match kind {
            Some(Kind::Table(spec)) => spec.key(name),
            Some(Kind::Shape) => SHAPE.key(name),
            _ => None,
        };
        if let Some(key) = below {
            (kind, family) = (Some(key.kind), key.name);
            parts.extend(said_of_it(key).then(|| inside(&label(key))));
            units = if carries_unit(key, &units) { pattern(key) } else { units };
        } else {
            parts.push(member(root, kind, family, name));
            kind = kind_below(kind);
        }
    }
    (capital(&parts.join(", ")), units)
}

/// What an entry is called that the language itself has no key for: a team, or a role among posts by role.
fn member(root: &Node, kind: Option<Kind>, family: &str, name: &str) -> String {
    match kind {
        Some(Kind::Tables(_)) => Names(root).of(family, name),
        Some(Kind::ByName(of, ..)) => Names(root).of_family(of, name),
        _ => name.replace(['-', '_'], " "),
    }
}

/// What stands below one entry.
fn kind_below(kind: Option<Kind>) -> Option<Kind> {
    if let Some(Kind::Tables(spec)) = kind { Some(Kind::Table(spec)) } else { None }
}

/// Families are known by their members' names, and shapes by what they are the shape of.
fn said_of_it(key: &Key) -> bool {
    !matches!(key.kind, Kind::Tables(_)) && SHAPE.key(key.name).is_none()
}

/// A spread has no unit; a mean has that of the key around it.
fn carries_unit(key: &Key, so_far: &str) -> bool {
    let own = pattern(key);
    key.name != "cv" && key.name != "shape" && (own != "#" || so_far == "#")
}
