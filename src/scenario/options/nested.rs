//! Addresses of a what-if that were written without quotes, and what no what-if can change.

use super::{Addressed, Alteration, Choice, WhatIf};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::address::kind_at;
use crate::scenario::language::{ANNOTATIONS, Kind};
use crate::scenario::rules::fractions::FACTOR;
use crate::scenario::text::node::{Entry, Node, Table, Value};
use crate::scenario::text::place::Place;

/// Keys of a what-if that hold values by address.
const BY_ADDRESS: [&str; 2] = ["set", "scale_percent"];

/// Without quotes TOML makes tables of the dots of an address: they are addresses again.
pub(super) fn flatten(root: &mut Node) {
    let what_ifs = child(root, "what_if").and_then(|all| all.table_mut());
    for what_if in what_ifs.into_iter().flat_map(|all| all.values_mut()) {
        for key in BY_ADDRESS {
            let Some(table) = child(&mut what_if.node, key).and_then(Node::table_mut) else { continue };
            let mut flat = Table::new();
            for (address, entry) in std::mem::take(table) {
                unfold(address, entry, &mut flat);
            }
            *table = flat;
        }
    }
}

fn child<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    node.table_mut()?.get_mut(key).map(|entry| &mut entry.node)
}

fn unfold(address: String, entry: Entry, flat: &mut Table) {
    if !was_dotted(&address, &entry.node) {
        flat.insert(address, entry);
        return;
    }
    let Value::Table(table) = entry.node.value else { return };
    for (key, below) in table {
        let below = Entry { key: joined(&entry.key, below.key), node: below.node };
        unfold(format!("{address}.{key}"), below, flat);
    }
}

/// An address that was written in one piece, from its first key to its last.
fn joined(first: &Place, last: Place) -> Place {
    let whole = Place::new(&last.source, first.span.start..last.span.end.max(first.span.start));
    let in_one = first.source == last.source && !whole.text().contains(['\n', '=', '{', '[']);
    if in_one { whole } else { last }
}

/// Whether a table came of dots or headings. One in braces is a value, but for a whole family or one of its tables: nobody
/// means to put those in place of what the scenario has.
fn was_dotted(address: &str, node: &Node) -> bool {
    if node.table().is_none_or(Table::is_empty) || node.is_doubt() {
        return false;
    }
    let in_braces = node.place.text().starts_with('{');
    let of_family = || {
        let family = address.rsplit_once('.').and_then(|(family, _)| kind_at(family));
        matches!(family, Some(Kind::Tables(_)))
    };
    let kind = kind_at(address);
    let by_name = || {
        matches!(
            kind,
            Some(Kind::ByName(..) | Kind::ByDate | Kind::ByDay | Kind::Exits | Kind::Becomes | Kind::Between(_))
        )
    };
    matches!(kind, Some(Kind::Tables(_)))
        || matches!(kind, Some(Kind::Table(_))) && (!address.contains('.') || !in_braces || of_family())
        || by_name() && !in_braces
}

/// A what-if that tries nothing.
pub(super) fn nothing_tried(root: &Node, faults: &mut Faults) {
    for (name, entry) in root.get("what_if").and_then(Node::table).into_iter().flatten() {
        for key in BY_ADDRESS {
            let Some(written) = entry.node.table().and_then(|table| table.get(key)) else { continue };
            let tries = |table: &Table| table.keys().any(|key| ANNOTATIONS.key(key).is_none());
            if written.node.table().is_some_and(|table| !tries(table)) {
                // A share of what is there suits any council; a figure in its place is one that they are all near.
                let example = if key == "set" {
                    "\"demand.growth_percent_per_year\" = 3"
                } else {
                    "\"demand.referrals_per_year\" = 110"
                };
                let fault = Diagnostic::fault(format!("[what_if.{name}] tries nothing: {key} is empty"))
                    .at(&written.key)
                    .because("it would stand in no table, and nothing would say so.")
                    .fix(format!(
                        "Write what is to be otherwise, such as {key} = {{ {example} }}, or take [what_if.{name}] out."
                    ));
                faults.push(&format!("what_if.{name}.{key}"), fault);
            }
        }
    }
}

/// A share that leaves everything as it is, or that was written as a factor.
pub(super) fn shares_of_what_is(what_ifs: &[WhatIf], faults: &mut Faults) {
    for what_if in what_ifs {
        let Alteration::Scale(list) = &what_if.alteration else { continue };
        let address = format!("what_if.{}", what_if.name);
        let changes = |one: &Addressed| one.value.number().is_none_or(|share| libm::fabs(share - 100.0) > 1e-9);
        if let (Some(first), false) = (list.first(), list.iter().any(changes)) {
            let fault = Diagnostic::fault(format!("[{address}] tries nothing: 100 % of a figure is the figure"))
                .at(&first.value.place)
                .because("it would stand in tables with a difference of nought, as if something had been tried.")
                .fix(format!("Write 110 for a tenth more, 90 for a tenth less, or take [{address}] out."));
            faults.push(&address, fault);
        }
        for one in list {
            let Some(share) = one.value.number().filter(|share| *share > 0.0 && *share <= FACTOR) else { continue };
            let fault = Diagnostic::fault(format!("{} is {} % of what it is", one.address, shown(share)))
                .at(&one.value.place)
                .because("scale_percent takes percentages: 110 is a tenth more, 90 a tenth less.")
                .fix(format!("Write {}, or a value of your own with set if so little is meant.", shown(share * 100.0)));
            faults.push(&address, fault);
        }
    }
}

/// A what-if meets the days, the luck and the number of futures of the options that it is laid over.
pub(super) fn of_the_playing(what_ifs: &[WhatIf], faults: &mut Faults) {
    for what_if in what_ifs {
        let found: Vec<(&str, &Place)> = match &what_if.alteration {
            Alteration::Set(list) | Alteration::Scale(list) => {
                list.iter().map(|one: &Addressed| (one.address.as_str(), &one.key)).collect()
            }
            Alteration::File(top) => {
                top.table().into_iter().flatten().map(|(key, entry)| (key.as_str(), &entry.key)).collect()
            }
        };
        for (address, place) in found {
            let (why, fix) = match address.split('.').next() {
                Some("period") => (
                    "an option with it and without it are compared on the same days, so that other days, or another record of them, would have nothing beside them.",
                    "Take it out; other days are those of the options, in the [period] of their files.",
                ),
                Some("run") => (
                    "an option with it and without it meet the same luck, future by future, so that neither the seed nor the number of futures can be otherwise.",
                    "Take it out; type --seed or --replications for the whole comparison.",
                ),
                _ => continue,
            };
            let fault = Diagnostic::fault(format!("a what-if cannot change {address}")).at(place).because(why).fix(fix);
            faults.push(&format!("what_if.{}", what_if.name), fault);
        }
    }
}

/// What is tried is called otherwise than anything else that is tried, and than any option: a reader tells them apart by
/// their labels alone.
pub(super) fn alike(what_ifs: &[WhatIf], options: &[Choice], root: &Node, faults: &mut Faults) {
    for (index, what_if) in what_ifs.iter().enumerate() {
        let label = root.at(&format!("what_if.{}.label", what_if.name));
        let Some(label) = label.filter(|label| label.text().is_some_and(|text| !text.trim().is_empty())) else {
            continue;
        };
        let earlier = what_ifs.iter().take(index).find(|other| other.label == what_if.label);
        let option = options.iter().find(|option| option.label == what_if.label);
        let other = earlier
            .map(|other| format!("what_if.{}", other.name))
            .or_else(|| option.map(|option| format!("option.{}", option.name)));
        let Some(other) = other else { continue };
        let fault = Diagnostic::fault(format!("[{other}] is called {} as well", label.place.text()))
            .at(&label.place)
            .because("in tables and on charts the two could not be told apart.")
            .fix("Write another label.");
        faults.push(&format!("what_if.{}.label", what_if.name), fault);
    }
}
