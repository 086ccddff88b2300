//! Tables by name, such as `[team.…]`: their names, and what stands there in place of one.

use super::spoken::and;
use super::table::{Here, Walk, odd_letters};
use crate::scenario::check::{length, mistakes};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::{ANNOTATIONS, Key, Spec};
use crate::scenario::text::node::{Entry, Node, Value};

impl Walk<'_> {
    pub(super) fn tables(&mut self, key: &Key, spec: &'static Spec, node: &Node, here: &Here<'_>) {
        let Some(table) = node.table() else {
            self.wrong_kind(key, node, here);
            return;
        };
        let mut straight: Vec<(&str, &Entry)> = Vec::new();
        for (name, entry) in table {
            let below = here.below(name, &entry.key);
            if let (Some(annotation), None) = (ANNOTATIONS.key(name), entry.node.table()) {
                self.value(annotation, &entry.node, &below);
            } else if is_list_of_tables(&entry.node) {
                self.fault(&below, &entry.key, in_double_brackets(key.name, name));
            } else if is_straight(spec, name, &entry.node) {
                straight.push((name, entry));
            } else {
                self.well_named(key, name, &below);
                self.table(spec, &entry.node, &below);
            }
        }
        self.straight_under(key, spec, straight, here);
    }

    /// Keys of one table that lack its heading, told together.
    fn straight_under(&mut self, key: &Key, spec: &Spec, mut keys: Vec<(&str, &Entry)>, here: &Here<'_>) {
        keys.sort_by_key(|(_, entry)| entry.key.span.start);
        let Some((name, first)) = keys.first() else { return };
        let names: Vec<String> = keys.iter().map(|(name, _)| (*name).to_owned()).collect();
        let (is, it) = if keys.len() == 1 { ("is", "it") } else { ("are", "them") };
        let fault = Diagnostic::fault(format!("{} {is} written straight under [{}]", and(&names), key.name))
            .because(format!("[{}] holds tables by name: {}", key.name, spec.doc))
            .fix(format!(
                "Put {it} under a heading of {} own, such as [{}.{}].",
                if keys.len() == 1 { "its" } else { "their" },
                key.name,
                mistakes::sample_name(key.name)
            ));
        self.fault(&here.below(name, &first.key), &first.key, fault);
    }

    fn well_named(&mut self, key: &Key, name: &str, here: &Here<'_>) {
        if let Some(fault) = length::refuse("name", name) {
            self.fault(here, here.key, fault);
            return;
        }
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        let taken = ANNOTATIONS.key(name).is_some() || name == "closed" || name == "all";
        if !name.is_empty() && name.chars().all(plain) && !taken {
            return;
        }
        let fault = if taken {
            Diagnostic::fault(format!("a {} cannot be called \"{name}\"", key.name))
                .because("the word means something else in these files.")
                .fix(format!("Write [{}.{name}-1] or another name.", key.name))
        } else {
            Diagnostic::fault(format!("\"{name}\" cannot be the name of a table"))
                .because(format!("names are small letters, digits and hyphens, so that addresses can be typed; the name people read goes in name or what.{}", odd_letters(name)))
                .fix(format!("Write [{}.{}]", key.name, mistakes::plain_name(name)))
        };
        self.fault(here, here.key, fault);
    }
}

/// Whether something is a key of such a table rather than one of them: no table at all, or one under the name of a key
/// and without any key of its own.
fn is_straight(spec: &Spec, name: &str, node: &Node) -> bool {
    let Some(table) = node.table() else { return true };
    spec.key(name).is_some() && !table.keys().any(|key| spec.key(key).is_some())
}

/// `[[change.hub]]`, as some files write tables that come several times.
fn is_list_of_tables(node: &Node) -> bool {
    node.list().is_some_and(|list| !list.is_empty() && list.iter().all(|item| matches!(item.value, Value::Table(_))))
}

fn in_double_brackets(family: &str, name: &str) -> Diagnostic {
    Diagnostic::fault(format!("[[{family}.{name}]] stands in double brackets"))
        .because("they would make a list of tables; here each table has a name of its own.")
        .fix(format!("Write [{family}.{name}], and another name for each further one."))
}
