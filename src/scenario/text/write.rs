//! A tree as TOML text, in the order of the language.

use super::node::{Node, Table, Value};
use crate::scenario::language::{ANNOTATIONS, Kind, ROOT, Spec};

/// Keys that a file which stands by itself has no use for.
const DROPPED: &[&str] = &["builds_on", "without"];

/// The whole scenario as one file that builds on nothing.
#[must_use]
pub fn write(root: &Node) -> String {
    let mut out = String::new();
    let Some(table) = root.table() else { return out };
    for (name, node) in ordered(ROOT, table) {
        if !is_table(ROOT, name) && !DROPPED.contains(&name) {
            line(&mut out, name, node);
        }
    }
    for (name, node) in ordered(ROOT, table) {
        match ROOT.key(name).map(|key| key.kind) {
            Some(Kind::Table(spec)) => heading(&mut out, name, spec, node),
            Some(Kind::Tables(spec)) => family(&mut out, name, spec, node),
            _ => {}
        }
    }
    out
}

fn is_table(spec: &Spec, name: &str) -> bool {
    spec.key(name).is_some_and(|key| matches!(key.kind, Kind::Table(_) | Kind::Tables(_)))
}

/// Entries in the order of the language; what it does not know comes last, by name.
fn ordered<'a>(spec: &Spec, table: &'a Table) -> Vec<(&'a str, &'a Node)> {
    let rank = |name: &str| spec.keys.iter().position(|key| key.name == name).unwrap_or(usize::MAX);
    let mut entries: Vec<(&str, &Node)> = table.iter().map(|(name, entry)| (name.as_str(), &entry.node)).collect();
    entries.sort_by_key(|(name, _)| (rank(name), *name));
    entries
}

fn heading(out: &mut String, name: &str, spec: &Spec, node: &Node) {
    let Some(table) = node.table() else { return };
    out.push_str(&format!("\n[{name}]\n"));
    for (key, node) in ordered(spec, table) {
        line(out, key, node);
    }
}

fn family(out: &mut String, name: &str, spec: &Spec, node: &Node) {
    let Some(table) = node.table() else { return };
    let said: Vec<_> =
        table.iter().filter(|(key, entry)| ANNOTATIONS.key(key).is_some() && entry.node.table().is_none()).collect();
    if !said.is_empty() {
        out.push_str(&format!("\n[{name}]\n"));
    }
    for (key, entry) in said {
        line(out, key, &entry.node);
    }
    for (key, entry) in table.iter().filter(|(_, entry)| entry.node.table().is_some()) {
        heading(out, &format!("{name}.{}", quoted(key)), spec, &entry.node);
    }
}

fn line(out: &mut String, name: &str, node: &Node) {
    out.push_str(&format!("{} = {}\n", quoted(name), inline(node)));
}

/// A value on one line.
#[must_use]
pub fn inline(node: &Node) -> String {
    match &node.value {
        Value::Whole(whole) => whole.to_string(),
        Value::Number(number) => float(*number),
        Value::Text(text) | Value::Moment(text) => string(text),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::List(list) => format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let likely_first = |name: &str| ["likely", "low", "high"].iter().position(|key| *key == name).unwrap_or(3);
            let mut entries: Vec<_> = table.iter().collect();
            entries.sort_by_key(|(name, _)| (likely_first(name), (*name).clone()));
            let inside: Vec<String> =
                entries.iter().map(|(name, entry)| format!("{} = {}", quoted(name), inline(&entry.node))).collect();
            if inside.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", inside.join(", ")) }
        }
    }
}

fn float(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    let text = format!("{number}");
    if text.contains(['.', 'i']) { text } else { format!("{text}.0") }
}

fn quoted(name: &str) -> String {
    let bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { string(name) }
}

/// Text in quotes and on one line, with what TOML cannot show escaped.
#[must_use]
pub fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            other if other.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(other))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
