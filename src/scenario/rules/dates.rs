//! Dates against the period and against each other.

use super::look::{entries, period as days, tables};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

/// The period ends after it starts.
pub fn period(root: &Node, faults: &mut Faults) {
    let (Some((start, end)), Some(node)) = (days(root), root.at("period.end")) else { return };
    if end <= start {
        let fault = Diagnostic::fault(format!("the period ends on {}, before it has begun", in_words(end)))
            .at(&node.place)
            .because(format!("it starts on {}.", in_words(start)))
            .fix("Write an end after the start; is the year right?");
        faults.push("period.end", fault);
    }
}

/// Changes take effect within the period and end after they begin.
pub fn changes(root: &Node, faults: &mut Faults) {
    let within = days(root).filter(|(start, end)| start < end);
    for (name, change) in tables(root, "change") {
        let (date, until) = (change.node.get("date"), change.node.get("until"));
        if let (Some(within), Some(node)) = (within, date) {
            outside(&format!("change.{name}.date"), node, within, faults);
        }
        if let (Some(date), Some(node)) = (date.and_then(Node::date), until) {
            ends_first(name, date, node, faults);
        }
    }
}

fn outside(address: &str, node: &Node, (start, end): (Date, Date), faults: &mut Faults) {
    let Some(date) = node.date() else { return };
    if date >= start && date <= end {
        return;
    }
    let side = if date < start { "before the first day" } else { "after the last day" };
    let fault = Diagnostic::fault(format!("{} is {side}", in_words(date)))
        .at(&node.place)
        .because(format!(
            "the scenario runs from {} to {}: outside it the change would never take effect.",
            in_words(start),
            in_words(end)
        ))
        .fix("Change this date or the [period]; what had happened before the first day belongs in the teams' figures.");
    faults.push(address, fault);
}

fn ends_first(name: &str, date: Date, until: &Node, faults: &mut Faults) {
    if until.date().is_some_and(|until| until <= date) {
        let fault = Diagnostic::fault("this change ends before it begins")
            .at(&until.place)
            .because(format!("it takes effect on {}.", in_words(date)))
            .fix("Write an until after the date, or take until out if the change lasts.");
        faults.push(&format!("change.{name}.until"), fault);
    }
}

/// Targets are for days of the period, and say something.
pub fn targets(root: &Node, faults: &mut Faults) {
    for (name, target) in tables(root, "target") {
        let says = |key: &str| entries(target.node.get(key)).next().is_some();
        if !says("at_most") && !says("at_least") {
            let fault = Diagnostic::fault(format!("[target.{name}] does not say what is promised"))
                .at(&target.key)
                .because("a target is the most or the least a measure may be on a date.")
                .fix("Write at_most = { 2019-09-30 = 18 } or at_least = { 2019-09-30 = 85 }");
            faults.push(&format!("target.{name}"), fault);
        }
        let Some(within) = days(root).filter(|(start, end)| start < end) else { continue };
        for key in ["at_most", "at_least"] {
            for (written, entry) in entries(target.node.get(key)) {
                if written.parse::<Date>().is_ok_and(|date| date < within.0 || date > within.1) {
                    let fault = Diagnostic::fault(format!("{written} lies outside the period"))
                        .at(&entry.key)
                        .because(format!(
                            "the scenario runs from {} to {}, so the target could never be looked at.",
                            in_words(within.0),
                            in_words(within.1)
                        ))
                        .fix("Change this date or the [period].");
                    faults.push(&format!("target.{name}.{key}"), fault);
                }
            }
        }
    }
}

/// Milestones outside the period are not drawn.
pub fn milestones(root: &Node, faults: &mut Faults) {
    let Some((start, end)) = days(root) else { return };
    for (name, milestone) in tables(root, "milestone") {
        let Some(node) = milestone.node.get("date") else { continue };
        if node.date().is_some_and(|date| date < start || date > end) {
            let note = Diagnostic::note("this milestone lies outside the period and will not be drawn")
                .at(&node.place)
                .fix("Change its date or the [period], or take it out.");
            faults.push(&format!("milestone.{name}"), note);
        }
    }
}
