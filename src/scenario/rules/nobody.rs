//! A council with children and posts, and nobody in post on the first day.

use super::look::{entries, highest, tables, total};
use crate::scenario::check::Faults;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

/// Keys by which workload acts on something.
const ACTS: [&str; 2] = ["workload_strength", "threshold_strength"];

/// Workload is told against that of the file's own first year: where nobody holds the children, against none.
pub fn in_post(root: &Node, faults: &mut Faults) {
    let of_teams = |key: &str| tables(root, "team").map(|(_, team)| total(team.node.get(key))).sum::<f64>();
    let there = of_teams("in_post_fte") + of_teams("agency_fte") + of_teams("agency_on_top_fte");
    let waits = of_teams("posts_fte") > 0.0 && of_teams("open_children") > 0.0;
    let first = tables(root, "team").next();
    // A warm-up brings people before the first day of any result.
    let warmed = root.at("period.warm_up_weeks").and_then(Node::number).is_some_and(|weeks| weeks > 0.0);
    let (Some((name, team)), true) = (first, waits && there <= 0.0 && !warmed && acts(root)) else { return };
    let note = Diagnostic::note("nobody is in post on the first day, in any team")
        .at(&team.key)
        .because("what workload does is told against that of this file's own first year without its changes. There nobody holds the children, so that no result says what overload does to leaving, sickness and the rest.")
        .fix("Write in_post_fte for each team, or ask nothing here that hangs on workload.");
    faults.push(&format!("team.{name}"), note);
}

/// Whether workload acts on anything.
fn acts(node: &Node) -> bool {
    entries(Some(node)).any(|(key, entry)| {
        let strong = ACTS.contains(&key) && highest(&entry.node).is_some_and(|strength| strength > 0.0);
        strong || acts(&entry.node)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    fn told(more: &str, strength: &str) -> bool {
        let text = format!(
            "[leaving]\nworkload_strength = {strength}\n[team.a]\nposts_fte = {{ worker = 9 }}\nopen_children = {{ b = 90 }}\n{more}"
        );
        let root = parse(&Arc::new(Source { name: "t".into(), text })).unwrap();
        let mut faults = Faults::default();
        in_post(&root, &mut faults);
        !faults.sorted().is_empty()
    }

    #[test]
    fn an_empty_council_is_told_where_workload_acts() {
        assert!(told("", "0.3"));
        assert!(told("in_post_fte = { worker = 0 }\n", "{ likely = 0.3, low = 0, high = 1 }"));
        assert!(!told("", "0"), "workload does nothing");
        assert!(!told("in_post_fte = { worker = 1 }\n", "0.3"));
        assert!(!told("agency_fte = { worker = 1 }\n", "0.3"));
        assert!(!told("[period]\nwarm_up_weeks = 52\n", "0.3"));
    }
}
