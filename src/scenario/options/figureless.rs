//! What-ifs that change words, dates to mark or promises, and no figure of what would happen.

use super::{Alteration, WhatIf};
use crate::scenario::check::Faults;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::address::kind_at;
use crate::scenario::language::{ANNOTATIONS, Kind};
use crate::scenario::text::node::{Node, join};
use crate::scenario::text::place::Place;

/// Tables that nothing is played by: what was promised, and what is marked.
const ASIDE: [&str; 2] = ["target", "milestone"];

/// A what-if that would be played and could show nothing but noughts.
pub(super) fn refused(what_ifs: &[WhatIf], faults: &mut Faults) {
    for what_if in what_ifs {
        match &what_if.alteration {
            Alteration::Set(list) | Alteration::Scale(list) => {
                for one in list.iter().filter(|one| is_still(&one.address)) {
                    faults.push(&format!("what_if.{}", what_if.name), told(&one.address, &one.key));
                }
            }
            // A file has words beside its figures, and may well have a title; it needs one figure at least.
            Alteration::File(top) => {
                let first = top.table().into_iter().flatten().min_by_key(|(_, entry)| entry.key.span.start);
                if let (Some((key, entry)), true) = (first, is_all_still(top, "")) {
                    faults.push(&format!("what_if.{}", what_if.name), told(key, &entry.key));
                }
            }
        }
    }
}

fn told(address: &str, place: &Place) -> Diagnostic {
    Diagnostic::fault(format!("a what-if that changes {address} changes no figure"))
        .at(place)
        .because("the option would be played as it is, and stand in tables with a difference of nought, as if something had been tried.")
        .fix("Take it out, or write the address of a figure that the option is played by, such as \"demand.growth_percent_per_year\".")
}

/// Whether nothing is played by what stands at an address.
fn is_still(address: &str) -> bool {
    let (above, key) = address.rsplit_once('.').unwrap_or(("", address));
    // Tables by name, and names in one, are no annotations.
    let names = || !above.is_empty() && matches!(kind_at(above), Some(Kind::Tables(_) | Kind::ByName(..)));
    let is_annotation = ANNOTATIONS.key(key).is_some() && !names();
    let top = address.split('.').next().unwrap_or_default();
    is_annotation
        || ASIDE.contains(&top)
        || key == "format"
        || (matches!(kind_at(address), Some(Kind::Text)) && !["builds_on", "without"].contains(&key))
}

/// Whether nothing is played by anything of a file.
fn is_all_still(node: &Node, address: &str) -> bool {
    node.table().is_some_and(|table| {
        table.iter().all(|(key, entry)| {
            let below = join(address, key);
            is_still(&below) || (!entry.node.is_doubt() && is_all_still(&entry.node, &below))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_promises_and_marks_are_told_from_what_is_played() {
        let still = [
            "title",
            "demand.source",
            "team.a.name",
            "change.c.what",
            "target.t.at_most.2024-03-31",
            "milestone.m.date",
            "status",
            "demand.as_of",
        ];
        assert!(still.iter().all(|address| is_still(address)), "{:?}", still.map(is_still));
        let played = [
            "demand.referrals_per_year",
            "team.a.posts_fte.worker",
            "change.c.date",
            "standard.most_children",
            "stage.s.held_by",
            "allocation.ceiling",
            "demand.first_stage",
            "change.c",
        ];
        assert!(!played.iter().any(|address| is_still(address)), "{:?}", played.map(is_still));
    }
}
