//! How many posts a team can have on the day of a change.

use super::look::{changes, entries, highest, likely, lowest};
use crate::scenario::council::Date;
use crate::scenario::text::node::Node;

/// The most posts of a role that a team can have when a change comes to it: its own, with what changes before have
/// given it and without what they have surely taken.
#[must_use]
pub fn at_most(root: &Node, (team, role): (&str, &str), (date, change): (Date, &str)) -> f64 {
    let own = root.get("team").and_then(|teams| teams.get(team)?.get("posts_fte")?.get(role));
    let mut there = own.and_then(likely).unwrap_or(0.0);
    for (day, _, earlier) in changes(root).into_iter().filter(|(day, name, _)| *day <= date && *name != change) {
        let node = &earlier.node;
        let posts = |act: &str, key: &str| {
            let act = node.get(act).filter(|act| act.get(key).and_then(Node::text) == Some(team))?;
            act.get("posts_fte")?.get(role)
        };
        if entries(node.at("reorganise.becomes")).any(|(_, entry)| entry.node.text() == Some(role)) {
            return f64::INFINITY;
        }
        let added = posts("add_posts", "team");
        there += added.and_then(highest).unwrap_or(0.0).max(0.0);
        there += posts("move_posts", "to").and_then(highest).unwrap_or(0.0);
        // What slips, ends again, or comes on the same day has perhaps not been taken yet.
        let surely = day < date && node.get("slips_by_weeks").is_none() && node.get("until").is_none();
        if surely {
            let gone = -added.and_then(highest).unwrap_or(0.0).min(0.0)
                + posts("move_posts", "from").and_then(lowest).unwrap_or(0.0);
            there = (there - gone).max(0.0);
        }
    }
    there
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    fn on(text: &str, day: &str) -> f64 {
        let root = parse(&Arc::new(Source { name: "t".into(), text: text.into() })).unwrap();
        at_most(&root, ("a", "worker"), (day.parse().unwrap(), "this"))
    }

    #[test]
    fn posts_are_followed_from_change_to_change() {
        let text = "[team.a]\nposts_fte = { worker = 9 }\n\
            [change.more]\ndate = 2020-03-01\nadd_posts = { team = 'a', posts_fte = { worker = 4 } }\n\
            [change.less]\ndate = 2020-05-01\nmove_posts = { from = 'a', to = 'b', posts_fte = { worker = 10 } }\n\
            [change.this]\ndate = 2020-06-01\nadd_posts = { team = 'a', posts_fte = { worker = -6 } }\n";
        let days = ["2020-01-01", "2020-04-01", "2020-05-01", "2020-06-01"];
        assert_eq!(days.map(|day| on(text, day).to_string()), ["9", "13", "13", "3"]);
        let slips = text.replace("2020-05-01\n", "2020-05-01\nslips_by_weeks = 4\n");
        assert!((on(&slips, "2020-06-01") - 13.0).abs() < 1e-12, "perhaps not gone yet");
        let becomes = text.replace(
            "add_posts = { team = 'a', posts_fte = { worker = 4 } }",
            "reorganise = { becomes = { other = 'worker' } }",
        );
        assert!(on(&becomes, "2020-06-01").is_infinite());
    }
}
