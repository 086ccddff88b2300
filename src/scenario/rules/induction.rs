//! How often starters are supervised.

use super::look::tables;
use crate::scenario::check::Faults;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

const KEY: &str = "supervised_every_weeks";

/// An interval for each step, of a supervision that there is.
pub fn supervised(root: &Node, faults: &mut Faults) {
    for (name, steps) in tables(root, "induction") {
        let Some(entry) = steps.node.table().and_then(|table| table.get(KEY)) else { continue };
        let address = format!("induction.{name}.{KEY}");
        let count = |node: Option<&Node>| node.and_then(Node::list).map(<[Node]>::len);
        if let (Some(intervals), Some(ends)) = (count(Some(&entry.node)), count(steps.node.get("until_weeks")))
            && intervals != ends
        {
            let fault = Diagnostic::fault(format!("{intervals} intervals of supervision for {ends} steps"))
                .at(&entry.node.place)
                .because(
                    "each step of until_weeks has its own, and after the last a starter is supervised as others are.",
                )
                .fix(format!("Write as many figures in {KEY} as in until_weeks."));
            faults.push(&address, fault);
        }
        if root.get("supervision").is_none() {
            let note = Diagnostic::note(format!("{KEY} does nothing: there is no [supervision]"))
                .at(&entry.key)
                .because("without it nobody is supervised, and no hours go to it.")
                .fix(format!("Write [supervision], or take {KEY} out."));
            faults.push(&address, note);
        }
    }
}
