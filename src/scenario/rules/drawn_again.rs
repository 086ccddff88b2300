//! A range of a stage's exits that a change writes again: it is drawn apart, though it says the same.

use super::look::{entries, highest, likely, lowest, tables};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

/// Shares in doubt of `change_exits` that are those of the stage itself.
pub fn exits(root: &Node, faults: &mut Faults) {
    for (name, change) in tables(root, "change") {
        let Some(act) = change.node.get("change_exits") else { continue };
        let stage = act.get("stage").and_then(Node::text);
        let own = stage.and_then(|stage| root.get("stage")?.get(stage)?.get("exits_percent"));
        for (to, share) in entries(act.get("exits_percent")).filter(|(_, share)| share.node.is_doubt()) {
            let same = own.and_then(|own| own.get(to)).filter(|own| own.is_doubt() && alike(own, &share.node));
            let (Some(_), Some(middle)) = (same, likely(&share.node)) else { continue };
            let note = Diagnostic::note(format!("the share of \"{to}\" is drawn anew, though its range is the stage's own"))
                .at(&share.key)
                .because("each range of a file is drawn by itself: in one future more go there by the stage's share, and fewer by this.")
                .fix(format!(
                    "Write {to} = {} here, which then holds in every future, or keep the range if it may be another.",
                    shown(middle)
                ));
            faults.push(&format!("change.{name}.change_exits.exits_percent.{to}"), note);
        }
    }
}

fn alike(one: &Node, other: &Node) -> bool {
    [likely, lowest, highest].into_iter().all(|figure| match (figure(one), figure(other)) {
        (Some(one), Some(other)) => one.total_cmp(&other).is_eq(),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    fn told(share: &str) -> usize {
        let own = "{ court = { likely = 20, low = 15, high = 26 }, closed = \"rest\" }";
        let text = format!(
            "[stage.a]\nexits_percent = {own}\n[change.b.change_exits]\nstage = \"a\"\nexits_percent = {{ court = {share}, closed = \"rest\" }}\n"
        );
        let root = parse(&Arc::new(Source { name: "t".into(), text })).unwrap();
        let mut faults = Faults::default();
        exits(&root, &mut faults);
        faults.sorted().len()
    }

    #[test]
    fn a_range_that_is_the_stages_own_is_told_and_no_other() {
        assert_eq!(told("{ likely = 20, low = 15, high = 26 }"), 1);
        assert_eq!(told("{ likely = 20, low = 15, high = 27 }"), 0);
        assert_eq!(told("20"), 0);
    }
}
