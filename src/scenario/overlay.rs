//! One tree laid over another, as the language says: key by key, some things whole.

use super::language::{ANNOTATIONS, Key, Kind, ROOT, Spec};
use super::text::node::{Entry, Node, Table, Value};

/// Keys at the top of a file that speak of that file alone, and pass to no file built on it.
const OWN: &[&str] = &["title", "short", "builds_on", "without", "owner", "status", "format"];

/// Lays `top` over `base`.
pub fn lay_over(base: &mut Node, top: Node) {
    if let Value::Table(table) = &mut base.value {
        table.retain(|key, _| !OWN.contains(&key.as_str()));
    }
    base.place = top.place.clone();
    tables(ROOT, base, top);
}

/// Lays part of a scenario over one that keeps its own name.
pub fn lay_under_own_title(base: &mut Node, mut top: Node) {
    if let Value::Table(table) = &mut top.value {
        table.retain(|key, _| !OWN.contains(&key.as_str()));
    }
    tables(ROOT, base, top);
}

/// Takes a table out; answers whether it was there.
pub fn remove(node: &mut Node, address: &str) -> bool {
    let Value::Table(table) = &mut node.value else { return false };
    match address.split_once('.') {
        None => table.remove(address).is_some(),
        Some((key, rest)) => table.get_mut(key).is_some_and(|entry| remove(&mut entry.node, rest)),
    }
}

/// Takes out what a new key puts aside: the other ways of saying the same thing.
pub fn put_aside(spec: &Spec, table: &mut Table, key: &str) {
    for forms in spec.forms {
        let Some(way) = forms.ways.iter().find(|way| way.contains(&key)) else { continue };
        let others = forms.ways.iter().filter(|other| *other != way).flat_map(|other| other.iter());
        for other in others {
            table.remove(*other);
        }
    }
}

fn tables(spec: &Spec, base: &mut Node, top: Node) {
    match (&mut base.value, top.value) {
        (Value::Table(below), Value::Table(above)) => {
            keep_what_was_said(below, &above);
            for key in above.keys() {
                put_aside(spec, below, key);
            }
            for (name, entry) in above {
                one(spec, below, name, entry);
            }
        }
        (_, value) => *base = Node { value, place: top.place },
    }
}

fn one(spec: &Spec, below: &mut Table, name: String, entry: Entry) {
    match (spec.key(&name), below.get_mut(&name)) {
        (Some(key), Some(known)) if !is_whole(spec, key) => {
            known.key = entry.key;
            value(&key.kind, &mut known.node, entry.node);
        }
        _ => {
            below.insert(name, entry);
        }
    }
}

/// What the file below says of its own figures stays with those in doubt where the file above says something else of
/// the table: a council's return does not vouch for the national guess beside it.
fn keep_what_was_said(below: &mut Table, above: &Table) {
    for key in ANNOTATIONS.keys.iter().map(|key| key.name) {
        let said = below.get(key).filter(|said| above.contains_key(key) && said.node.table().is_none()).cloned();
        if let Some(said) = said {
            below.values_mut().for_each(|entry| pass_on(&mut entry.node, key, &said));
        }
    }
}

fn pass_on(node: &mut Node, key: &str, said: &Entry) {
    let (doubt, own) = (node.is_doubt(), node.place.source == said.node.place.source);
    let Value::Table(table) = &mut node.value else { return };
    if table.get(key).is_some_and(|nearer| nearer.node.table().is_none()) {
        return;
    }
    if !doubt {
        table.values_mut().for_each(|entry| pass_on(&mut entry.node, key, said));
    } else if own {
        table.insert(key.to_owned(), said.clone());
    }
}

/// An action is replaced whole: it is one of several ways of saying what is done.
pub(super) fn is_whole(spec: &Spec, key: &Key) -> bool {
    spec.forms.iter().any(|forms| forms.ways.iter().any(|way| way.contains(&key.name)))
}

fn value(kind: &Kind, base: &mut Node, top: Node) {
    if let Kind::Table(spec) = kind {
        tables(spec, base, top);
    } else if let Kind::Tables(spec) = kind {
        named(spec, base, top);
    } else if is_laid_by_key(kind) {
        entries(base, top);
    } else {
        *base = top;
    }
}

/// Whether a table of this kind is laid over another key by key, so that what it does not name stays.
pub(super) fn is_laid_by_key(kind: &Kind) -> bool {
    match kind {
        Kind::Table(_)
        | Kind::Tables(_)
        | Kind::Exits
        | Kind::ByName(..)
        | Kind::ByDate
        | Kind::ByDay
        | Kind::Becomes
        | Kind::Between(_)
        | Kind::ByAddress(_) => true,
        Kind::Number(..)
        | Kind::Whole(..)
        | Kind::Text
        | Kind::Flag
        | Kind::Date
        | Kind::Choice(_)
        | Kind::Name(_)
        | Kind::Names(_)
        | Kind::Addresses
        | Kind::Numbers(..)
        | Kind::Shape => false,
    }
}

fn named(spec: &Spec, base: &mut Node, top: Node) {
    match (&mut base.value, top.value) {
        (Value::Table(below), Value::Table(above)) => {
            for (name, entry) in above {
                match below.get_mut(&name) {
                    Some(known) => {
                        known.key = entry.key;
                        tables(spec, &mut known.node, entry.node);
                    }
                    None => {
                        below.insert(name, entry);
                    }
                }
            }
        }
        (_, value) => *base = Node { value, place: top.place },
    }
}

fn entries(base: &mut Node, top: Node) {
    let whole = base.is_doubt() || top.is_doubt();
    match (&mut base.value, top.value) {
        (Value::Table(below), Value::Table(above)) if !whole => below.extend(above),
        (_, value) => *base = Node { value, place: top.place },
    }
}
