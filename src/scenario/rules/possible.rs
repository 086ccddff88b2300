//! Targets on figures that a measure may have at all.

use super::look::entries;
use super::promises::PROMISES;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::measures::{ABOVE_100, BELOW_0};
use crate::scenario::text::node::Node;

/// No target below 0 or above 100 where the measure never is; and a percentage that looks like a fraction is told.
pub fn values(name: &str, target: &Node, faults: &mut Faults) {
    let Some(measure) = target.get("measure").and_then(Node::text) else { return };
    let is_percent = measure.ends_with("_percent") || measure == "share_of_workers_over_threshold";
    for key in PROMISES {
        for (date, entry) in entries(target.get(key)) {
            let Some(number) = entry.node.number().filter(|number| number.is_finite()) else { continue };
            let found = if number < 0.0 && !BELOW_0.contains(&measure) {
                never(measure, number, "it is never below 0.")
            } else if number > 100.0 && is_percent && !ABOVE_100.contains(&measure) {
                never(measure, number, "it is a percentage of a whole, and never above 100.")
            } else if is_percent && number > 0.0 && number < 1.0 {
                Diagnostic::note(format!("this target is {} %, fewer than one in a hundred", shown(number)))
                    .because("figures here are percentages: 15 means 15 in a hundred.")
                    .fix(format!("Write {} if that is what is meant.", shown(number * 100.0)))
            } else {
                continue;
            };
            faults.push(&format!("target.{name}.{key}.{date}"), found.at(&entry.node.place));
        }
    }
}

fn never(measure: &str, number: f64, because: &str) -> Diagnostic {
    Diagnostic::fault(format!("{measure} can never be {}", shown(number)))
        .because(because)
        .fix("Write a figure that it may have, or take this date out.")
}
