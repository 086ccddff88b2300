//! What stands in a file and does nothing: actions of nought, a rota of no team, promotions to no post.

use super::idle::ever;
use super::look::{entries, highest, lowest, tables, texts};
use crate::scenario::check::Faults;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// Actions, and the key that says how much of each is done: a number, or numbers by name.
const AMOUNTS: [(&str, &str); 13] = [
    ("add_posts", "posts_fte"),
    ("move_posts", "posts_fte"),
    ("hold_posts", "posts"),
    ("recruit_ahead", "people"),
    ("bring_in_agency", "fte"),
    ("share_work", "stage_percent"),
    ("recruit", "extra_applicants_per_year"),
    ("reduce_referrals", "fewer_percent"),
    ("raise_referrals", "more_percent"),
    ("keep_staff", "fewer_leavers_percent"),
    ("lose_staff", "more_leavers_percent"),
    ("lose_applicants", "fewer_percent"),
    ("add_places", "number"),
];

/// Changes of which every figure is 0.
pub fn of_noughts(root: &Node, faults: &mut Faults) {
    for (name, change) in tables(root, "change") {
        for (act, key) in AMOUNTS {
            let Some(entry) = change.node.get(act).and_then(|act| act.table()?.get(key)) else { continue };
            // What costs something may be there for its cost alone.
            let costs =
                change.node.get("cost").is_some() || change.node.at("keep_staff.payment_pounds_per_year").is_some();
            if costs || !is_nought(entry) {
                continue;
            }
            let figures = if entry.node.table().is_some() && !entry.node.is_doubt() { "every figure of " } else { "" };
            let note = Diagnostic::note(format!("this change does nothing: {figures}{key} is 0"))
                .at(&entry.key)
                .because("it stands in every report as if it did something.")
                .fix(format!("Write your own figures in {key}, or take the change out."));
            faults.push(&format!("change.{name}.{act}.{key}"), note);
        }
    }
}

fn is_nought(entry: &Entry) -> bool {
    let nought = |node: &Node| highest(node) == Some(0.0) && lowest(node) == Some(0.0);
    if nought(&entry.node) {
        return true;
    }
    let mut figures = entries(Some(&entry.node)).peekable();
    // A table without a name is told elsewhere.
    figures.peek().is_some() && figures.all(|(_, entry)| nought(&entry.node))
}

/// A rota is kept by the teams that work on its stage.
pub fn duty(root: &Node, faults: &mut Faults) {
    let Some(node) = root.at("duty.stage") else { return };
    let Some(stage) = node.text().filter(|stage| root.get("stage").is_some_and(|all| all.get(stage).is_some())) else {
        return;
    };
    let works_on_it = |team: &Entry| texts(&team.node, "works_on").any(|(works_on, _)| works_on == stage);
    if !tables(root, "team").any(|(_, team)| works_on_it(team)) {
        let note = Diagnostic::note(format!("no team keeps the duty rota: none works on stage \"{stage}\""))
            .at(&node.place)
            .because("the rota is kept by the teams that work on its stage, so nobody is ever on duty.")
            .fix("Write a stage that is in works_on of some team, or take [duty] out.");
        faults.push("duty.stage", note);
    }
}

/// Promotions need a post in the role that they lead to.
pub fn promotions(root: &Node, faults: &mut Faults) {
    for (name, way) in tables(root, "promotion") {
        let Some(to) = way.node.get("to") else { continue };
        let known = |role: &&str| root.get("role").is_some_and(|all| all.get(role).is_some());
        if let Some(role) = to.text().filter(known).filter(|role| ever(root, role) <= 0.0) {
            let note = Diagnostic::note(format!("nobody is promoted to role \"{role}\": there is no post of it"))
                .at(&to.place)
                .because("people are promoted while a post of the other role is open; no team's posts_fte has any, and no change adds some.")
                .fix(format!("Write its posts under a team, or take [promotion.{name}] out."));
            faults.push(&format!("promotion.{name}.to"), note);
        }
    }
}
