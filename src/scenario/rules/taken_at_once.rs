//! Changes of the first day that take the posts of those who hold a team's children.

use super::look::{changes, entries, likely, lowest, period};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{and, shown};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

/// Posts that a change takes from a team on the first day.
pub(super) struct Taken<'a> {
    change: &'a str,
    act: &'static str,
    role: &'a str,
    posts: f64,
    node: &'a Node,
}

/// The last change of the first day that takes posts of some roles from a team that has such posts in its own table.
pub(super) fn by<'a>(root: &'a Node, team: &str, roles: &[&str]) -> Option<Taken<'a>> {
    let (start, _) = period(root)?;
    let own = root.get("team").and_then(|teams| teams.get(team)?.get("posts_fte"));
    let had = |role: &str| own.and_then(|posts| likely(posts.get(role)?)) > Some(0.0);
    let of_day = changes(root).into_iter().rev().filter(|(date, ..)| *date == start);
    let all = of_day.flat_map(|(_, change, entry)| taken(change, &entry.node, team));
    all.into_iter().find(|taken| roles.contains(&taken.role) && had(taken.role))
}

fn taken<'a>(change: &'a str, node: &'a Node, team: &str) -> Vec<Taken<'a>> {
    [("add_posts", "team", -1.0), ("move_posts", "from", 1.0)]
        .into_iter()
        .filter_map(|(act, key, sign)| Some((act, sign, node.get(act).filter(|table| is(table, key, team))?)))
        .flat_map(|(act, sign, table)| {
            let posts = entries(table.get("posts_fte"));
            posts.filter_map(move |(role, entry)| {
                let posts = lowest(&entry.node)? * sign;
                (posts > 0.0).then_some(Taken { change, act, role, posts, node: &entry.node })
            })
        })
        .collect()
}

fn is(table: &Node, key: &str, team: &str) -> bool {
    table.get(key).and_then(Node::text) == Some(team)
}

/// Tells it of the change, once for all stages in which the team has children.
pub(super) fn tell(team: &str, stages: &[&str], taken: &Taken<'_>, faults: &mut Faults) {
    let names: Vec<String> = stages.iter().map(|stage| format!("\"{stage}\"")).collect();
    let title = format!("nobody in team \"{team}\" may hold its children in {} after this change", and(&names));
    let fault = Diagnostic::fault(title)
        .at(&taken.node.place)
        .because(format!(
            "it takes {} posts of {} from the team on the first day, and leaves it none that may hold the children it has then.",
            shown(taken.posts),
            taken.role
        ))
        .fix("Write fewer posts or a later date, or put these children under a team that keeps some posts.");
    faults.push(&format!("change.{}.{}.posts_fte.{}", taken.change, taken.act, taken.role), fault);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    #[test]
    fn the_change_that_takes_the_last_posts_is_found_on_the_first_day_alone() {
        let text = "[period]\nstart = 2020-01-01\nend = 2021-12-31\n[team.a]\nposts_fte = { worker = 9 }\n\
            [change.less]\ndate = 2020-01-01\nadd_posts = { team = 'a', posts_fte = { worker = -9 } }\n";
        let tree = |text: &str| parse(&Arc::new(Source { name: "t".into(), text: text.into() })).unwrap();
        let root = tree(text);
        let found = by(&root, "a", &["worker"]).unwrap();
        assert_eq!((found.change, found.role, found.posts.to_string()), ("less", "worker", "9".to_owned()));
        assert!(by(&root, "a", &["manager"]).is_none() && by(&root, "b", &["worker"]).is_none());
        assert!(by(&tree(&text.replace("2020-01-01\nadd", "2020-01-02\nadd")), "a", &["worker"]).is_none());
    }
}
