//! A value in words, by the kind that the language gives its key.

use super::shape::shape;
use super::words::{amount, and, inside, label, number, pattern, quoted};
use crate::foundations::calendar::{in_words, month_name};
use crate::scenario::language::{ANNOTATIONS, Family, Key, Kind, Spec};
use crate::scenario::text::node::{Entry, Node, Value};
use crate::scenario::text::write::inline;

/// What the names of the file's tables stand for: the whole file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a>(pub(super) &'a Node);

impl Names<'_> {
    /// What people call a table: its `name`, else its key without hyphens.
    pub(super) fn of(&self, family: &str, key: &str) -> String {
        let named = self.0.get(family).and_then(|family| family.get(key)).and_then(|table| table.get("name"));
        named.and_then(Node::text).map_or_else(|| key.replace('-', " "), str::to_owned)
    }

    /// The same inside a sentence; teams and groups keep their capital.
    pub(super) fn of_family(&self, family: Family, key: &str) -> String {
        match family {
            Family::Team | Family::Group => self.of(family.word(), key),
            Family::StageOrClosed if key == "closed" => "closed".to_owned(),
            Family::Measure => key.replace('_', " "),
            Family::Role | Family::Stage | Family::StageOrClosed | Family::Recruitment | Family::Induction => {
                inside(&self.of(family.word(), key))
            }
        }
    }
}

/// What the other exits leave; it stands last.
const REST: &str = "the rest";

/// A value in words.
pub(super) fn said(names: &Names<'_>, key: &Key, node: &Node) -> String {
    match key.kind {
        Kind::Number(..) | Kind::Whole(..) => amount(node, &pattern(key)),
        Kind::Text => node.text().map(quoted).unwrap_or_default(),
        Kind::Flag => if node.value == Value::Flag(true) { "yes" } else { "no" }.to_owned(),
        Kind::Date => node.date().map(in_words).unwrap_or_default(),
        Kind::Choice(_) => node.text().unwrap_or_default().replace('-', " "),
        Kind::Name(family) => names.of_family(family, node.text().unwrap_or_default()),
        Kind::Names(family) => and(&listed(node, |item| names.of_family(family, item.text().unwrap_or_default()))),
        Kind::Addresses => and(&listed(node, |item| item.text().unwrap_or_default().to_owned())),
        Kind::Numbers(..) => and(&listed(node, |item| amount(item, &pattern(key)))),
        Kind::Shape => shape(node, &unit(key)),
        Kind::Exits
        | Kind::ByName(..)
        | Kind::ByDate
        | Kind::ByDay
        | Kind::Becomes
        | Kind::Between(_)
        | Kind::ByAddress(_) => {
            let mut parts: Vec<String> = entries(names, key, node).into_iter().map(|(_, said)| said).collect();
            parts.sort_by_key(|said| said.starts_with(REST));
            if let [only] = parts.as_mut_slice()
                && let Some(said) = only.strip_prefix(REST)
            {
                // Where there is nothing else there is no rest of it.
                *only = format!("all{said}");
            }
            and(&parts)
        }
        Kind::Table(spec) => table(names, spec, node),
        Kind::Tables(spec) => tables(names, key, spec, node),
    }
}

/// Each entry of a table of values: its key, and the whole of it in words.
pub(super) fn entries(names: &Names<'_>, key: &Key, node: &Node) -> Vec<(String, String)> {
    let figure =
        |name: &str, node: &Node| ANNOTATIONS.key(name).is_none() || node.number().is_some() || node.is_doubt();
    let all = node.table().into_iter().flatten().filter(|(name, entry)| figure(name, &entry.node));
    all.map(|(name, entry)| (name.clone(), entry_said(names, key, name, &entry.node))).collect()
}

fn entry_said(names: &Names<'_>, key: &Key, name: &str, node: &Node) -> String {
    match key.kind {
        Kind::Exits => exit(names, name, node),
        Kind::ByName(family, ..) => by_name(names, family, key, name, node),
        Kind::ByDate => format!("{} by {}", amount(node, &pattern(key)), day(name)),
        Kind::ByDay => format!("{} on {}", amount(node, "#%"), day_of_year(name)),
        Kind::Becomes => {
            let new = names.of_family(Family::Role, node.text().unwrap_or_default());
            format!("{} becomes {new}", names.of_family(Family::Role, name))
        }
        Kind::Between(family) => between(names, family, name, node),
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
        | Kind::Shape
        | Kind::ByAddress(_)
        | Kind::Table(_)
        | Kind::Tables(_) => format!("{name} = {}", inline(node)),
    }
}

/// "social worker 32", "child in need 40%", "social worker £38,000": a name first needs no plural. That figures are in
/// FTE is said once, in front of the list.
fn by_name(names: &Names<'_>, family: Family, key: &Key, name: &str, node: &Node) -> String {
    let (pattern, called) = (pattern(key), names.of_family(family, name));
    format!("{called} {}", amount(node, if pattern == "# FTE" { "#" } else { &pattern }))
}

/// "people of District units go 70% to Children's and 30% to Adolescent".
fn between(names: &Names<'_>, family: Family, from: &str, node: &Node) -> String {
    let shares = node.table().into_iter().flatten().filter(|(name, _)| ANNOTATIONS.key(name).is_none());
    let to = |(name, entry): (&String, &Entry)| {
        format!("{} to {}", amount(&entry.node, "#%"), names.of_family(family, name))
    };
    format!("people of {} go {}", names.of_family(family, from), and(&shares.map(to).collect::<Vec<_>>()))
}

/// "10% go on to child protection", "the rest are closed".
fn exit(names: &Names<'_>, name: &str, node: &Node) -> String {
    let share = if node.text() == Some("rest") { REST.to_owned() } else { amount(node, "#%") };
    let next = names.of_family(Family::StageOrClosed, name);
    if name == "closed" { format!("{share} are closed") } else { format!("{share} go on to {next}") }
}

/// A date that is a key.
pub(super) fn day(written: &str) -> String {
    written.parse().map_or_else(|_| written.to_owned(), in_words)
}

/// `09-15` as "15 September".
fn day_of_year(written: &str) -> String {
    let date = format!("2000-{written}").parse::<crate::scenario::council::Date>();
    date.map_or_else(|_| written.to_owned(), |date| format!("{} {}", date.day(), month_name(date)))
}

fn listed(node: &Node, said: impl Fn(&Node) -> String) -> Vec<String> {
    node.list().unwrap_or(&[]).iter().map(said).collect()
}

/// The unit of a shape, from the end of its key.
pub(super) fn unit(key: &Key) -> String {
    pattern(key).replace("# ", "").replace('#', "")
}

fn table(names: &Names<'_>, spec: &Spec, node: &Node) -> String {
    // The name stands in front of the table.
    let known = spec.keys.iter().filter(|key| ANNOTATIONS.key(key.name).is_none() && key.name != "name");
    let parts = known.filter_map(|key| {
        let below = node.get(key.name)?;
        Some(format!("{}: {}", inside(&label(key)), said(names, key, below)))
    });
    parts.collect::<Vec<_>>().join("; ")
}

fn tables(names: &Names<'_>, key: &Key, spec: &Spec, node: &Node) -> String {
    let all = node.table().into_iter().flatten().filter(|(_, entry)| entry.node.table().is_some());
    let each = all.map(|(name, entry)| format!("{}: {}", names.of(key.name, name), table(names, spec, &entry.node)));
    each.collect::<Vec<_>>().join("; ")
}

/// A list of figures with a unit, and what each stands beside.
pub(super) fn figures(node: Option<&Node>) -> Vec<String> {
    node.and_then(Node::list).unwrap_or(&[]).iter().filter_map(Node::number).map(number).collect()
}
