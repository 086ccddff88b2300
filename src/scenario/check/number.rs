//! Numbers against their limits, and doubts.

use super::advice::figures::range;
use super::spoken::{self, shown};
use super::table::{Here, Walk};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::shapes::SHAPE;
use crate::scenario::language::suggest::nearest;
use crate::scenario::language::{ANNOTATIONS, DOUBT_KEYS, Key, Kind, Limits};
use crate::scenario::text::node::{Node, Table};

impl Walk<'_> {
    /// Checks a number, or a doubt where one is allowed.
    pub fn number(&mut self, key: &Key, limits: Limits, doubt: bool, node: &Node, here: &Here<'_>) {
        match node.table() {
            None => self.bare(key, limits, node, here),
            Some(table) if doubt && meant_as_doubt(table) => self.doubt(key, limits, table, node, here),
            Some(_) if node.is_doubt() => self.no_doubt(node, here),
            Some(_) => self.wrong_kind(key, node, here),
        }
    }

    fn no_doubt(&mut self, node: &Node, here: &Here<'_>) {
        let likely = node.get("likely").and_then(Node::number).map_or("12".to_owned(), shown);
        let fault = Diagnostic::fault(format!("{} is taken as known", here.last()))
            .because("a range has no place here: this figure is counted or decided, and the same in every future.")
            .fix(format!("Write {} = {likely}", here.last()));
        self.fault(here, &node.place, fault);
    }

    fn bare(&mut self, key: &Key, limits: Limits, node: &Node, here: &Here<'_>) {
        let Some(number) = node.number() else {
            self.wrong_kind(key, node, here);
            return;
        };
        // A whole address in quotes is typed as it stands.
        let typed = here.key.text().trim();
        let name = if typed.starts_with(['"', '\'']) && typed.contains('.') { typed } else { here.last() };
        if let Some(fault) = beyond(name, number, limits) {
            self.fault(here, &node.place, fault);
        }
    }

    fn doubt(&mut self, key: &Key, limits: Limits, table: &Table, node: &Node, here: &Here<'_>) {
        let mut meant = Vec::new();
        for (name, entry) in table {
            let below = here.below(name, &entry.key);
            if DOUBT_KEYS.contains(&name.as_str()) && entry.node.number().is_none() {
                let one = Key { name: key.name, kind: Kind::known(limits), required: false, doc: key.doc };
                self.wrong_kind(&one, &entry.node, &below);
            } else if DOUBT_KEYS.contains(&name.as_str()) {
                self.bare(key, limits, &entry.node, &Here { address: here.address.clone(), key: &entry.key });
            } else if let Some(annotation) = ANNOTATIONS.key(name) {
                self.value(annotation, &entry.node, &below);
            } else {
                meant.extend(self.not_of_a_doubt(name, table, &below));
            }
        }
        let lacking: Vec<String> = DOUBT_KEYS
            .iter()
            .filter(|key| !table.contains_key(**key) && !meant.contains(key))
            .map(|key| (*key).to_owned())
            .collect();
        if !lacking.is_empty() {
            let fault = Diagnostic::fault(format!("this range needs {} as well", spoken::and(&lacking)))
                .because(
                    "of the three likely is the middle value; only one future in ten falls below low, and one in ten above high.",
                )
                .fix(format!(
                    "Write {} with your own figures, or a bare number if it is known.",
                    range(DOUBT_KEYS.map(|key| written(key, table)), limits)
                ));
            self.fault(here, &node.place, fault);
        }
        self.order(node, here);
    }

    fn not_of_a_doubt(&mut self, name: &str, table: &Table, here: &Here<'_>) -> Option<&'static str> {
        let free = DOUBT_KEYS.into_iter().filter(|key| !table.contains_key(*key));
        let meant = nearest(name, free).or_else(|| nearest(name, DOUBT_KEYS));
        let fault = Diagnostic::fault(format!("\"{name}\" is not part of a range"))
            .because("a range is written { likely = …, low = …, high = … } and nothing else.")
            .fix(meant.map_or_else(|| format!("Take {name} out."), |meant| format!("Did you mean {meant}?")));
        self.fault(here, here.key, fault);
        meant
    }

    fn order(&mut self, node: &Node, here: &Here<'_>) {
        let value = |key| node.get(key).and_then(Node::number);
        let (Some(low), Some(likely), Some(high)) = (value("low"), value("likely"), value("high")) else { return };
        let title = if low > likely {
            format!("low ({}) is above likely ({})", shown(low), shown(likely))
        } else if likely > high {
            format!("likely ({}) is above high ({})", shown(likely), shown(high))
        } else {
            return;
        };
        let mut three = [low, likely, high];
        three.sort_by(f64::total_cmp);
        // The one of the three that was written last, as by --set, is the one to look at.
        let parts = node.table().into_iter().flatten();
        let newest = parts.map(|(_, entry)| &entry.node.place).find(|place| place.source != node.place.source);
        let fault = Diagnostic::fault(title).because("the three must rise: low, then likely, then high.").fix(format!(
            "If only the order slipped, write {{ likely = {}, low = {}, high = {} }}",
            shown(three[1]),
            shown(three[0]),
            shown(three[2])
        ));
        self.fault(here, newest.unwrap_or(&node.place), fault);
    }
}

/// What is written of a range under a word of the three, or under one that means it.
fn written(key: &str, table: &Table) -> Option<f64> {
    let means = |name: &str| nearest(name, DOUBT_KEYS) == Some(key);
    let other = || table.iter().find(|(name, _)| means(name)).map(|(_, entry)| entry);
    table.get(key).or_else(other)?.node.number().filter(|number| number.is_finite())
}

/// What is wrong with a number, if anything.
#[must_use]
pub fn beyond(name: &str, number: f64, limits: Limits) -> Option<Diagnostic> {
    if !number.is_finite() {
        return Some(
            Diagnostic::fault(format!("{name} is not a number one can count with"))
                .because("what is infinite, no number at all, or too long to hold has no meaning here.")
                .fix("Write an ordinary number, such as 12 or 4.5; leave the key out if the file lets you."),
        );
    }
    if limits.hold(number) {
        return None;
    }
    let written = shown(number);
    Some(if number > limits.most {
        Diagnostic::fault(format!("{name} = {written} is more than {}", shown(limits.most)))
            .because(format!("the most it can be is {}.", shown(limits.most)))
            .fix(too_high(limits))
    } else if limits.above {
        Diagnostic::fault(format!("{name} = {written} is not above {}", shown(limits.least)))
            .because(format!("it must be more than {}.", shown(limits.least)))
            .fix(format!("Write a number above {}.", shown(limits.least)))
    } else if limits.least == 0.0 {
        Diagnostic::fault(format!("{name} = {written} is below 0"))
            .because("it counts or measures something, and cannot be negative.")
            .fix(format!("Write 0 or more; without the minus: {name} = {}", shown(-number)))
    } else {
        Diagnostic::fault(format!("{name} = {written} is below {}", shown(limits.least)))
            .because(format!("the least it can be is {}.", shown(limits.least)))
            .fix(format!("Write {} or more.", shown(limits.least)))
    })
}

fn too_high(limits: Limits) -> String {
    let percent = if limits == Limits::PERCENT { ": it is a percentage, 19 for 19 in a hundred" } else { "" };
    format!("Write {} or less{percent}.", shown(limits.most))
}

/// Whether a table is doubt, or was meant as one in other words (`mode`, `min`, `max`).
#[must_use]
pub fn meant_as_doubt(table: &Table) -> bool {
    let own = table.keys().filter(|name| ANNOTATIONS.key(name).is_none());
    let shape = table.keys().any(|name| SHAPE.key(name).is_some());
    !shape && own.into_iter().any(|name| nearest(name, DOUBT_KEYS).is_some())
}
