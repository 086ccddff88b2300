//! Shapes whose figures do not go together.

use super::look::{highest, likely, lowest};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Node, join};

/// Every shape of the tree, wherever it stands.
pub fn shapes(root: &Node, faults: &mut Faults) {
    each(root, "", &mut |address, key, node| match key {
        "uniform" => uniform(address, node, faults),
        "reviews" => reviews(address, node, faults),
        _ => {}
    });
}

fn each(node: &Node, address: &str, found: &mut impl FnMut(&str, &str, &Node)) {
    for (key, entry) in node.table().into_iter().flatten() {
        let below = join(address, key);
        found(&below, key, &entry.node);
        each(&entry.node, &below, found);
    }
}

/// From the smaller to the larger, in every future.
fn uniform(address: &str, node: &Node, faults: &mut Faults) {
    let (Some(from), Some(to)) = (node.get("from"), node.get("to")) else { return };
    if let (Some(least), Some(most)) = (highest(from), lowest(to))
        && least > most
    {
        let fault = Diagnostic::fault(format!("from ({}) is above to ({})", shown(least), shown(most)))
            .at(&from.place)
            .because("the length lies anywhere between the two, so from must be the smaller one in every future.")
            .fix(format!(
                "Write {{ uniform = {{ from = {}, to = {} }} }}",
                shown(likely(to).unwrap_or(most).min(likely(from).unwrap_or(least))),
                shown(likely(to).unwrap_or(most).max(likely(from).unwrap_or(least)))
            ));
        faults.push(address, fault);
    }
}

/// Reviews with a share each, at which some plans end.
fn reviews(address: &str, node: &Node, faults: &mut Faults) {
    let list = |key: &str| node.get(key).and_then(Node::list);
    let (Some(months), Some(ends), Some(written)) = (list("at_months"), list("end_percent"), node.get("end_percent"))
    else {
        return;
    };
    let fault = if ends.len() > months.len() {
        Diagnostic::fault(format!("{} shares for {} reviews", ends.len(), months.len()))
            .because("each figure of end_percent is of one review of at_months; the last repeats.")
            .fix("Write as many figures in end_percent as in at_months, or fewer.")
    } else if ends.last().and_then(Node::number) == Some(0.0) {
        Diagnostic::fault("no plan ends at the last review")
            .because("the last share repeats at every review from then on, so plans that reach it would never end.")
            .fix("Write a last figure above 0 in end_percent.")
    } else {
        return;
    };
    faults.push(address, fault.at(&written.place));
}
