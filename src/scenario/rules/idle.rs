//! Changes whose mechanism is off: they may stand, and the reader should know that they do nothing.

use super::look::{entries, likely, tables, texts};
use super::posts_on;
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};
use crate::scenario::text::place::Place;

/// Actions, the table they act through, and what its absence means.
const ACTS_THROUGH: &[(&str, &str, &str)] = &[
    ("reduce_referrals", "demand", "no child is referred"),
    ("raise_referrals", "demand", "no child is referred"),
    ("keep_staff", "leaving", "nobody leaves"),
    ("lose_staff", "leaving", "nobody leaves"),
    ("share_work", "work", "work takes no hours"),
    ("release_agency", "agency", "no agency workers come"),
];

/// A change that acts on what is off.
pub fn off(root: &Node, faults: &mut Faults) {
    for (name, change) in tables(root, "change") {
        let Some(table) = change.node.table() else { continue };
        for (act, through, means) in ACTS_THROUGH {
            if let (Some(entry), None) = (table.get(*act), root.get(through)) {
                // What is paid to stay is paid whether or not anybody would have left.
                let costs = root.get("pay").is_some() && entry.node.get("payment_pounds_per_year").is_some();
                let does = if costs { "keeps nobody, and its payment still costs" } else { "does nothing" };
                let note = Diagnostic::note(format!("this change {does}: there is no [{through}]"))
                    .at(&entry.key)
                    .because(format!("without it {means}."))
                    .fix(format!("Write [{through}], or take the change out."));
                faults.push(&format!("change.{name}.{act}"), note);
            }
        }
        unpaid(root, name, &change.node, faults);
    }
}

/// What a change costs is in no result where nothing has a price.
fn unpaid(root: &Node, name: &str, change: &Node, faults: &mut Faults) {
    if root.get("pay").is_some() {
        return;
    }
    let cost = change.table().and_then(|table| table.get("cost"));
    let payment = change.get("keep_staff").and_then(|act| act.table()?.get("payment_pounds_per_year"));
    for entry in [cost, payment].into_iter().flatten() {
        let note = Diagnostic::note("what this costs is in no result: there is no [pay]")
            .at(&entry.key)
            .because("costs are reported where the file says what people cost.")
            .fix("Write [pay], or take the figures out.");
        faults.push(&format!("change.{name}.cost"), note);
    }
}

/// Posts that a change moves, takes away, holds or freezes, and that nobody has.
pub fn posts(root: &Node, faults: &mut Faults) {
    for (name, change) in tables(root, "change") {
        let node = &change.node;
        if let Some(from) = node.at("move_posts.from").and_then(Node::text) {
            for (role, entry) in entries(node.at("move_posts.posts_fte")) {
                fewer(root, (name, "moves"), (from, role), entry, likely(&entry.node), faults);
            }
        }
        if let Some(team) = node.at("add_posts.team").and_then(Node::text) {
            for (role, entry) in entries(node.at("add_posts.posts_fte")) {
                fewer(root, (name, "takes away"), (team, role), entry, likely(&entry.node).map(|posts| -posts), faults);
            }
        }
        let listed = node.get("freeze_recruitment").into_iter().flat_map(|act| texts(act, "roles"));
        let held = ["hold_posts.posts", "recruit_ahead.people"].into_iter().flat_map(|key| entries(node.at(key)));
        if let Some((role, place)) = node.at("share_work.role").and_then(|role| Some((role.text()?, &role.place))) {
            nobody_helps(root, name, role, place, faults);
        }
        for (role, entry) in entries(node.at("hold_posts.posts")) {
            more_than_there_are(root, name, role, entry, faults);
        }
        let roles = listed.map(|(role, node)| (role, &node.place)).chain(held.map(|(role, entry)| (role, &entry.key)));
        for (role, place) in roles.filter(|(role, _)| root.get("role").is_some_and(|all| all.get(role).is_some())) {
            if ever(root, role) <= 0.0 {
                let note = Diagnostic::note(format!("there are no posts of role \"{role}\" for this change to act on"))
                    .at(place)
                    .because("no team's posts_fte has any, and no change adds some.")
                    .fix("Take the role out, or write its posts under a team.");
                faults.push(&format!("change.{name}"), note);
            }
        }
    }
}

/// A role that is to help and that nobody is in, on the first day or by any change.
fn nobody_helps(root: &Node, name: &str, role: &str, place: &Place, faults: &mut Faults) {
    let known = root.get("role").is_some_and(|all| all.get(role).is_some());
    let agency =
        |key: &str| tables(root, "team").filter_map(|(_, team)| likely(team.node.at(key)?.get(role)?)).sum::<f64>();
    let brought = tables(root, "change").filter_map(|(_, change)| change.node.at("bring_in_agency.fte")?.get(role));
    let others = agency("agency_fte") + agency("agency_on_top_fte") + brought.filter_map(likely).sum::<f64>();
    if known && ever(root, role) + others <= 0.0 {
        let note = Diagnostic::note(format!("nobody is in role \"{role}\" to take a share of the work"))
            .at(place)
            .because("no team's posts_fte has any, and no change adds some.")
            .fix("Write another role, or its posts under a team.");
        faults.push(&format!("change.{name}.share_work"), note);
    }
}

/// More posts held than the role has, or is ever given.
fn more_than_there_are(root: &Node, name: &str, role: &str, entry: &Entry, faults: &mut Faults) {
    let there = ever(root, role);
    if let Some(held) = likely(&entry.node).filter(|held| there > 0.0 && *held > there + 1e-9) {
        let title =
            format!("this change holds {} posts of role {role} open; there are {} at most", shown(held), shown(there));
        let note = Diagnostic::note(title)
            .at(&entry.node.place)
            .because("with more held than there are, no post of the role is filled again.")
            .fix("Write fewer posts, or freeze_recruitment if nobody is to be taken on.");
        faults.push(&format!("change.{name}.{role}"), note);
    }
}

fn fewer(
    root: &Node,
    (name, does): (&str, &str),
    (team, role): (&str, &str),
    entry: &Entry,
    wanted: Option<f64>,
    faults: &mut Faults,
) {
    let change = root.get("change").and_then(|all| all.get(name));
    let Some(date) = change.and_then(|change| change.get("date")?.date()) else { return };
    // One that slips may come after any other.
    let slips = change.is_some_and(|change| change.get("slips_by_weeks").is_some());
    let there =
        if slips { posts_on::ever(root, team, role) } else { posts_on::at_most(root, (team, role), (date, name)) };
    if let Some(wanted) = wanted.filter(|wanted| *wanted > there + 1e-9) {
        let day = if slips { String::new() } else { format!(" on {}", in_words(date)) };
        let note = Diagnostic::note(format!(
            "this change {does} {} {} of role {role}; team \"{team}\" has {} at most{day}",
            shown(wanted),
            if wanted > 1.0 { "posts" } else { "post" },
            shown(there)
        ))
        .at(&entry.node.place)
        .because("as many as there are go.")
        .fix("Write fewer posts, or look whether the team and the role are right.");
        faults.push(&format!("change.{name}.{role}"), note);
    }
}

/// Posts of a role that any team has, or is ever given.
pub(super) fn ever(root: &Node, role: &str) -> f64 {
    let of = |node: Option<&Node>| node.and_then(|posts| posts.get(role)).and_then(likely).unwrap_or(0.0).max(0.0);
    let own: f64 = tables(root, "team").map(|(_, team)| of(team.node.get("posts_fte"))).sum();
    let given = |(_, change): (&str, &Entry)| {
        // A role may also come about where another becomes it.
        let becomes = entries(change.node.at("reorganise.becomes")).any(|(_, entry)| entry.node.text() == Some(role));
        of(change.node.at("add_posts.posts_fte")) + if becomes { f64::INFINITY } else { 0.0 }
    };
    own + tables(root, "change").map(given).sum::<f64>()
}
