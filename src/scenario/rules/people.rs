//! Ceilings, posts and people.

use super::look::{entries, likely, tables, texts};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Node, Value};

/// A hard ceiling needs a figure.
pub fn ceiling(root: &Node, faults: &mut Faults) {
    let Some(ceiling) = root.at("allocation.ceiling").filter(|node| node.text() == Some("hard")) else { return };
    let council = root.at("allocation.most_children").is_some();
    let teams_all = tables(root, "team").all(|(_, team)| team.node.get("most_children").is_some());
    if !council && !teams_all {
        let fault = Diagnostic::fault("a hard ceiling needs most_children")
            .at(&ceiling.place)
            .because("children wait once every worker holds the most they may: how many is that?")
            .fix("Write most_children = 20 under [allocation] with your own figure, or ceiling = \"none\"");
        faults.push("allocation.ceiling", fault);
    }
}

/// More people than posts is allowed, and worth saying.
pub fn in_post(root: &Node, faults: &mut Faults) {
    // Against figures that are wrong themselves the sentence would be wrong as well.
    if faults.any_below(&["team"]) {
        return;
    }
    for (name, team) in tables(root, "team") {
        for (role, entry) in entries(team.node.get("in_post_fte")) {
            let posts = team.node.get("posts_fte").and_then(|posts| posts.get(role)).and_then(likely).unwrap_or(0.0);
            let Some(people) = likely(&entry.node).filter(|people| *people > posts + 1e-9) else { continue };
            let note = Diagnostic::note(format!(
                "team \"{name}\" has {} people in {} posts of role {role}",
                shown(people),
                shown(posts)
            ))
            .at(&entry.node.place)
            .because("they stay; none is replaced until the team is back to its posts.")
            .fix("Nothing to do if the team is over-established; otherwise change posts_fte or in_post_fte.");
            faults.push(&format!("team.{name}.in_post_fte.{role}"), note);
        }
    }
}

/// Where children are held, somebody decides who holds the next.
pub fn allocation(root: &Node, faults: &mut Faults) {
    let held = tables(root, "stage").find(|(_, stage)| texts(&stage.node, "held_by").next().is_some());
    if let (Some((name, stage)), None) = (held, root.get("allocation")) {
        let fault = Diagnostic::fault("nothing says who is given the next child: there is no [allocation]")
            .at(&stage.key)
            .because(format!("children in stage \"{name}\" are held by workers."))
            .fix(
                "Write [allocation] with ceiling = \"soft\", ignores_load_percent = 20 and team_choice = \"most-room\"",
            );
        faults.push("allocation", fault);
    }
}

/// Whoever is on duty takes no child whom nobody holds.
pub fn duty(root: &Node, faults: &mut Faults) {
    for (name, stage) in tables(root, "stage") {
        let given = stage.node.table().and_then(|table| table.get("given_to_duty_worker"));
        let held = texts(&stage.node, "held_by").next().is_some();
        if let Some(entry) = given.filter(|entry| !held && entry.node.value == Value::Flag(true)) {
            let fault = Diagnostic::fault(format!(
                "children in stage \"{name}\" are given to whoever is on duty, and nobody may hold them"
            ))
            .at(&entry.key)
            .because("held_by says whose work they are, and it is empty.")
            .fix("Write the roles that are on duty in held_by, or take given_to_duty_worker out.");
            faults.push(&format!("stage.{name}.given_to_duty_worker"), fault);
        }
    }
}

/// A role that ends leads to one that does not lead back to it.
pub fn becoming(root: &Node, faults: &mut Faults) {
    let next = |role: &str| root.at(&format!("role.{role}.becomes.role")).and_then(Node::text);
    let roles = tables(root, "role").count();
    for (name, role) in tables(root, "role") {
        let mut way = std::iter::successors(next(name), |role| next(role)).take(roles);
        if let (Some(to), true) = (role.node.at("becomes.role"), way.any(|role| role == name)) {
            let fault = Diagnostic::fault(format!("role \"{name}\" becomes itself in the end"))
                .at(&to.place)
                .because("a role that ends leads to another, and on to one that does not end.")
                .fix("Write another role after role =, or take becomes out of one of them.");
            faults.push(&format!("role.{name}.becomes.role"), fault);
        }
    }
}

/// Start dates belong to routes of the market kind.
pub fn cohorts(root: &Node, faults: &mut Faults) {
    for (name, route) in tables(root, "recruitment") {
        let Some(table) = route.node.table() else { continue };
        if let (Some(days), true) = (table.get("cohort_percent"), table.contains_key("time_to_fill_days")) {
            let fault = Diagnostic::fault("cohort_percent and time_to_fill_days cannot stand together")
                .at(&days.key)
                .because("posts that fill each after its own time have no common start dates.")
                .fix("Take one of them out.");
            faults.push(&format!("recruitment.{name}.cohort_percent"), fault);
        }
    }
}

/// Each band of ages has a figure of each kind.
pub fn staff_ages(root: &Node, faults: &mut Faults) {
    let Some(ages) = root.get("staff_ages") else { return };
    let count = |key: &str| ages.get(key).and_then(Node::list).map(<[Node]>::len);
    let Some(bands) = count("up_to") else { return };
    for key in ["in_post_percent", "starters_percent", "leaving_percent"] {
        if let (Some(list), Some(figures)) = (ages.get(key), count(key).filter(|figures| *figures != bands)) {
            let fault = Diagnostic::fault(format!("{figures} percentages for {bands} bands"))
                .at(&list.place)
                .because("each age of up_to needs its percentage.")
                .fix(format!("Write as many figures in {key} as in up_to."));
            faults.push(&format!("staff_ages.{key}"), fault);
        }
    }
}
