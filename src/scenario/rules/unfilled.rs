//! Posts that nobody is ever taken on for.

use super::look::{entries, likely, tables, texts};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};
use crate::scenario::text::place::Place;

/// Roles with posts into which no way leads: they shrink for ever.
pub fn roles(root: &Node, faults: &mut Faults) {
    // Against routes that are wrong themselves the sentence might be wrong as well.
    if faults.any_below(&["recruitment", "promotion", "agency", "ages"]) {
        return;
    }
    // Where nobody is recruited at all, or nobody leaves, that is what the file says of everybody.
    if root.get("recruitment").is_none() || (root.get("leaving").is_none() && root.get("ages").is_none()) {
        return;
    }
    for (role, table) in tables(root, "role") {
        let stays = root.get("ages").is_none() && table.node.get("leaving_percent").and_then(likely) == Some(0.0);
        let Some((posts, place)) = posts(root, role).filter(|_| !stays && !is_filled(root, role)) else { continue };
        let stay = if posts > 1.0 { "posts stay" } else { "post stays" };
        let title =
            format!("nobody is recruited into role \"{role}\": its {} {stay} empty as people leave", shown(posts));
        let note = Diagnostic::note(title)
            .at(place)
            .because("no recruitment route fills it, no agency worker covers it, and nobody becomes one or is promoted to it.")
            .fix(a_way_in(root, role));
        faults.push(&format!("role.{role}"), note);
    }
}

/// Posts of a role in teams and by changes, and where the first of them is written.
fn posts<'a>(root: &'a Node, role: &str) -> Option<(f64, &'a Place)> {
    let teams = tables(root, "team").filter_map(|(_, team)| team.node.get("posts_fte"));
    let added = tables(root, "change").filter_map(|(_, change)| change.node.at("add_posts.posts_fte"));
    let of_role = |posts: &'a Node| {
        let entry: &'a Entry = posts.table()?.get(role)?;
        Some((likely(&entry.node).filter(|posts| *posts > 0.0)?, &entry.key))
    };
    let found: Vec<(f64, &Place)> = teams.chain(added).filter_map(of_role).collect();
    found.first().map(|(_, place)| (found.iter().map(|(posts, _)| posts).sum(), *place))
}

/// Whether anybody may come into a role: by recruitment, agency, time, promotion or reorganisation.
fn is_filled(root: &Node, role: &str) -> bool {
    let names = |node: &Node, key: &str| texts(node, key).any(|(name, _)| name == role);
    let is = |node: &Node, address: &str| node.at(address).and_then(Node::text) == Some(role);
    tables(root, "recruitment").any(|(_, route)| names(&route.node, "fills"))
        || root.get("agency").is_some_and(|agency| names(agency, "covers"))
        || tables(root, "role").any(|(_, other)| is(&other.node, "becomes.role"))
        || tables(root, "promotion").any(|(_, way)| is(&way.node, "to"))
        || tables(root, "change").any(|(_, change)| {
            entries(change.node.at("reorganise.becomes")).any(|(_, entry)| entry.node.text() == Some(role))
        })
}

/// What to type: a route that is there already, best one whose posts fill after a time of their own.
fn a_way_in(root: &Node, role: &str) -> String {
    let timed = |route: &Entry| route.node.get("time_to_fill_days").is_some();
    let route = tables(root, "recruitment").find(|(_, route)| timed(route));
    let Some((name, route)) = route else {
        return format!(
            "Write a route of its own, such as [recruitment.{role}] with fills = [\"{role}\"] and time_to_fill_days = {{ exponential = {{ mean = 120 }} }}"
        );
    };
    let filled: Vec<String> =
        texts(&route.node, "fills").map(|(name, _)| name).chain([role]).map(|name| format!("\"{name}\"")).collect();
    format!("Write fills = [{}] in [recruitment.{name}], or a route of its own.", filled.join(", "))
}
