//! How many posts a team can have on the day of a change.

use std::collections::BTreeMap;

use super::look::{changes, entries, highest, likely, lowest, tables, texts};
use crate::scenario::council::Date;
use crate::scenario::text::node::Node;

/// The most posts of a role that a team can have when a change comes to it: its own, with what changes before have
/// given it and without what they have surely taken \[FTE\].
#[must_use]
pub fn at_most(root: &Node, (team, role): (&str, &str), (date, change): (Date, &str)) -> f64 {
    followed(Posts::of_posts(root), (date, change)).of(team, role)
}

/// The most people of a role that a team can have at the end of a day, in posts or on top of them: posts that go take nobody
/// with them, posts that move do \[FTE\].
#[must_use]
pub fn people_at_most(root: &Node, (team, role): (&str, &str), day: Date) -> f64 {
    let next = day.tomorrow().unwrap_or(day);
    followed(Posts { with_people: true, ..Posts::of_posts(root) }, (next, "")).of(team, role)
}

/// Posts as changes before one have left them, less what those have surely taken.
fn followed<'a>(mut posts: Posts<'a>, (date, change): (Date, &str)) -> Posts<'a> {
    for (day, _, earlier) in changes(posts.root).into_iter().filter(|(day, name, _)| *day <= date && *name != change) {
        // What slips, ends again, or comes on the same day has perhaps not been taken yet.
        let surely = day < date && earlier.node.get("slips_by_weeks").is_none() && earlier.node.get("until").is_none();
        posts.follow(&earlier.node, surely);
    }
    posts
}

/// Posts of a role that a team has or is ever given, by a change or by a merger \[FTE\].
#[must_use]
pub fn ever(root: &Node, team: &str, role: &str) -> f64 {
    let mut posts = Posts::of_posts(root);
    for (_, _, change) in changes(root) {
        posts.follow(&change.node, false);
    }
    posts.of(team, role)
}

/// Posts by team and role, as far as changes have moved them from what the teams' tables say.
struct Posts<'a> {
    root: &'a Node,
    moved: BTreeMap<(&'a str, &'a str), f64>,
    /// Whether people count who have no post, or whose post has gone.
    with_people: bool,
}

impl<'a> Posts<'a> {
    fn of_posts(root: &'a Node) -> Self {
        Self { root, moved: BTreeMap::new(), with_people: false }
    }

    fn of(&self, team: &str, role: &str) -> f64 {
        self.moved.get(&(team, role)).copied().unwrap_or_else(|| self.own(team, role))
    }

    /// What the team's own table has.
    fn own(&self, team: &str, role: &str) -> f64 {
        let figure = |key: &str| {
            let written = self.root.get("team").and_then(|teams| teams.get(team)?.get(key)?.get(role));
            written.and_then(likely).unwrap_or(0.0).max(0.0)
        };
        let posts = figure("posts_fte");
        if self.with_people { posts.max(figure("in_post_fte") + figure("agency_fte")) } else { posts }
    }

    fn give(&mut self, team: &'a str, role: &'a str, posts: f64) {
        let there = self.of(team, role) + posts;
        self.moved.insert((team, role), there.max(0.0));
    }

    /// What a change gives, and takes if it surely does.
    fn follow(&mut self, change: &'a Node, surely: bool) {
        let end = |act: &str, key: &str| change.at(act).and_then(|act| act.get(key)).and_then(Node::text);
        if let Some(team) = end("add_posts", "team") {
            for (role, entry) in entries(change.at("add_posts.posts_fte")) {
                let most = highest(&entry.node).unwrap_or(0.0);
                self.give(team, role, if surely && !self.with_people { most } else { most.max(0.0) });
            }
        }
        if let (Some(from), Some(to)) = (end("move_posts", "from"), end("move_posts", "to")) {
            for (role, entry) in entries(change.at("move_posts.posts_fte")) {
                self.give(to, role, highest(&entry.node).unwrap_or(0.0));
                if surely {
                    self.give(from, role, -lowest(&entry.node).unwrap_or(0.0));
                }
            }
        }
        if let Some(act) = change.get("reorganise") {
            self.merge(act);
        }
    }

    /// Posts come along to a team that is there already, role by role, under the name they have in the new structure; a team
    /// that opens has its own.
    fn merge(&mut self, act: &'a Node) {
        let opens: Vec<&str> = texts(act, "open").map(|(team, _)| team).collect();
        let roles: Vec<&str> = tables(self.root, "role").map(|(role, _)| role).collect();
        let mut brought = Vec::new();
        for (old, shares) in entries(act.get("people_percent")) {
            for role in &roles {
                let (posts, then) = (self.of(old, role), becomes(act, role));
                let into = entries(Some(&shares.node)).filter(|(new, _)| !opens.contains(new));
                brought.extend(into.filter_map(|(new, share)| {
                    let whole = libm::ceil(posts * likely(&share.node)? / 100.0 - 1e-9);
                    Some((new, then, whole.min(posts)))
                }));
            }
        }
        for (new, role, posts) in brought {
            self.give(new, role, posts);
        }
    }
}

/// The role that people of a role have in a new structure.
fn becomes<'a>(act: &'a Node, role: &'a str) -> &'a str {
    act.get("becomes").and_then(|becomes| becomes.get(role)?.text()).unwrap_or(role)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    fn tree(text: &str) -> Node {
        parse(&Arc::new(Source { name: "t".into(), text: text.into() })).unwrap()
    }

    fn on(text: &str, day: &str) -> f64 {
        at_most(&tree(text), ("a", "worker"), (day.parse().unwrap(), "this"))
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
    }

    #[test]
    fn people_stay_where_their_posts_go_and_move_where_those_move() {
        let text = "[team.a]\nposts_fte = { worker = 9 }\n\
            [change.less]\ndate = 2020-03-01\nadd_posts = { team = 'a', posts_fte = { worker = -9 } }\n";
        let people =
            |text: &str| people_at_most(&tree(text), ("a", "worker"), "2020-03-01".parse().unwrap()).to_string();
        assert_eq!(people(text), "9", "on top of posts until they leave");
        let moved = text.replace(
            "add_posts = { team = 'a', posts_fte = { worker = -9 } }",
            "move_posts = { from = 'a', to = 'b', posts_fte = { worker = 9 } }",
        );
        assert_eq!(people(&moved), "0");
        assert_eq!(
            people(&moved.replace("[change", "in_post_fte = { worker = 11 }\n[change")),
            "2",
            "two have no post that could move"
        );
    }

    #[test]
    fn posts_of_a_team_that_joins_come_along() {
        let text = "[role.worker]\n[role.aide]\n[team.a]\nposts_fte = { worker = 9 }\n\
            [team.old]\nposts_fte = { worker = 5, aide = 2 }\n[team.c]\n\
            [change.merge]\ndate = 2020-03-01\nreorganise = { close = ['old'], open = ['new'], becomes = { aide = 'worker' }, \
            people_percent = { old = { a = 50, new = 50 } } }\n";
        assert_eq!(["2020-02-01", "2020-04-01"].map(|day| on(text, day).to_string()), ["9", "13"]);
        let root = tree(text);
        let posts = |team: &str, role: &str| ever(&root, team, role).to_string();
        assert_eq!([posts("a", "worker"), posts("a", "aide"), posts("new", "worker")], ["13", "0", "0"]);
    }
}
