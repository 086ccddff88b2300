//! Loops of which a file has the benefit and not the cost.

use super::look::highest;
use crate::scenario::check::Faults;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

const BENEFIT: &str = "work.less_time_strength";
const COST: &str = "rereferral.workload_strength";

/// Busy workers do more in an hour, and no child comes back for it in any future.
pub fn rushed_work(root: &Node, faults: &mut Faults) {
    let is_on = |address: &str| root.at(address).and_then(highest).is_some_and(|strength| strength > 0.0);
    let Some(node) = root.at(BENEFIT).filter(|_| is_on(BENEFIT) && !is_on(COST)) else { return };
    let why = if root.at(COST).is_some() {
        "with rereferral.workload_strength at 0"
    } else {
        "without rereferral.workload_strength"
    };
    let note = Diagnostic::note("tasks get less time under pressure, and no more children come back for it")
        .at(&node.place)
        .because(format!("less_time_strength above 0 lets busy workers do more in an hour, and {why} rushed closing costs nothing later: pressure looks better than it is."))
        .fix("Write workload_strength above 0 in [rereferral] (or a range whose high is), or less_time_strength = 0.");
    faults.push(BENEFIT, note);
}
