//! Where in the language a key of a given name lives.

use super::{Kind, Spec};

/// The tables that have a key of that name, as a file would head them.
#[must_use]
pub fn homes_of(language: &Spec, name: &str) -> Vec<String> {
    let mut homes = Vec::new();
    search(language, name, "", &mut homes);
    homes.truncate(3);
    homes
}

fn search(spec: &Spec, name: &str, path: &str, homes: &mut Vec<String>) {
    for key in spec.keys {
        if key.name == name {
            homes.push(if path.is_empty() { "the top of the file".to_owned() } else { format!("[{path}]") });
        }
        let below = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        match &key.kind {
            Kind::Table(spec) => search(spec, name, &below, homes),
            Kind::Tables(spec) => search(spec, name, &format!("{below}.NAME"), homes),
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
            | Kind::Exits
            | Kind::ByName(..)
            | Kind::ByDate
            | Kind::ByDay
            | Kind::Becomes
            | Kind::Between(_)
            | Kind::ByAddress(_) => {}
        }
    }
}
