//! Stages with places for so many children.

use super::look::{entries, likely, tables};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

fn has_places(root: &Node, stage: &str) -> bool {
    root.at(&format!("stage.{stage}.places")).is_some()
}

/// A referred child has nowhere to wait: the first stage has room for all.
pub fn first(root: &Node, faults: &mut Faults) {
    let Some(node) = root.at("demand.first_stage") else { return };
    if let Some(stage) = node.text().filter(|stage| has_places(root, stage)) {
        let fault = Diagnostic::fault(format!("the first stage, \"{stage}\", has places"))
            .at(&node.place)
            .because("a referred child who found none would be nowhere.")
            .fix(format!("Take [stage.{stage}.places] out, or put a stage in front of it that lasts_days = 0."));
        faults.push("demand.first_stage", fault);
    }
}

/// Whoever finds no place goes where there is room for all, and no more are there than places.
pub fn full(root: &Node, faults: &mut Faults) {
    for (name, stage) in tables(root, "stage") {
        let Some(places) = stage.node.get("places") else { continue };
        let address = format!("stage.{name}.places");
        if let Some(to) = places.get("goes_elsewhere_to")
            && let Some(stage) = to.text().filter(|to| *to == name || has_places(root, to))
        {
            let fault = Diagnostic::fault(format!("\"{stage}\" may be full as well"))
                .at(&to.place)
                .because("a child who finds no place must come to a stage with room for all.")
                .fix("Write goes_elsewhere_to = \"closed\" or a stage without places, or take it out: the child then waits.");
            faults.push(&format!("{address}.goes_elsewhere_to"), fault);
        }
        let figure = |key: &str| places.get(key).and_then(likely);
        if let (Some(there), Some(number), Some(node)) =
            (figure("on_first_day"), figure("number"), places.get("on_first_day"))
            && there > number
        {
            let fault = Diagnostic::fault(format!("{} children are in {} places", shown(there), shown(number)))
                .at(&node.place)
                .because("each child takes one place.")
                .fix(format!("Write on_first_day = {}, or more places in number.", shown(number)));
            faults.push(&format!("{address}.on_first_day"), fault);
        }
    }
}

/// The children of the first day in a stage with places are told once: with the places, or team by team.
pub fn told_twice(root: &Node, faults: &mut Faults) {
    for (team, table) in tables(root, "team") {
        for (stage, entry) in entries(table.node.get("open_children")) {
            let places = root.at(&format!("stage.{stage}.places.on_first_day")).and_then(likely);
            let Some(here) = likely(&entry.node).filter(|here| *here > 0.0) else { continue };
            // Where nobody holds them that has been said already.
            let is_told = faults.any_at(&format!("team.{team}.open_children.{stage}"));
            if places.is_some_and(|there| there > 0.0) && !is_told {
                let fault = Diagnostic::fault(format!("children of stage \"{stage}\" are told twice"))
                    .at(&entry.node.place)
                    .because("places.on_first_day of the stage and this line would each put theirs there.")
                    .fix(format!(
                        "Write [stage.{stage}.places] on_first_day = 0 and keep {}, or take this line out.",
                        shown(here)
                    ));
                faults.push(&format!("team.{team}.open_children.{stage}"), fault);
            }
        }
    }
}

/// Places are added where there are places.
pub fn added(root: &Node, faults: &mut Faults) {
    for (name, change) in tables(root, "change") {
        let Some(node) = change.node.at("add_places.stage") else { continue };
        let known = |stage: &&str| root.at(&format!("stage.{stage}")).is_some() && !has_places(root, stage);
        if let Some(stage) = node.text().filter(known) {
            let fault = Diagnostic::fault(format!("stage \"{stage}\" has no places to add to"))
                .at(&node.place)
                .because("without places it has room for all, so more of them change nothing.")
                .fix(format!(
                    "Write places = {{ number = 100, on_first_day = 80 }} under [stage.{stage}] with your own figures."
                ));
            faults.push(&format!("change.{name}.add_places.stage"), fault);
        }
    }
}
