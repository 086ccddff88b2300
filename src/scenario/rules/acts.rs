//! Changes that contradict themselves: parts that could do nothing where they stand.

use super::clashes::whereabouts;
use super::look::{entries, tables, texts};
use super::overlaps::meet;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::and;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node, Table};

/// Actions that happen on a day and are not undone when a change ends.
const ONCE: [&str; 3] = ["reorganise", "add_posts", "move_posts"];

/// Where an action lists what it is about: without any it does nothing.
const LISTS: [(&str, &[&str]); 9] = [
    ("reorganise", &["close", "open"]),
    ("add_posts", &["posts_fte"]),
    ("move_posts", &["posts_fte"]),
    ("bring_in_agency", &["fte"]),
    ("share_work", &["stage_percent"]),
    ("freeze_recruitment", &["roles"]),
    ("hold_posts", &["posts"]),
    ("recruit_ahead", &["people"]),
    ("change_exits", &["exits_percent"]),
];

/// Everything of one change that the change cannot do.
pub fn contradictions(root: &Node, faults: &mut Faults) {
    for (name, change) in tables(root, "change") {
        let Some(table) = change.node.table() else { continue };
        no_structure(name, table, faults);
        once(name, table, faults);
        empty(name, table, faults);
        to_itself(name, &change.node, faults);
        new_teams(name, &change.node, faults);
    }
}

/// A dip, and people who leave rather than move, belong to a change of structure.
fn no_structure(name: &str, change: &Table, faults: &mut Faults) {
    if change.contains_key("reorganise") {
        let cost = change.get("cost").and_then(|cost| cost.node.table()?.get("redundancy_pounds"));
        if let (Some(entry), false) = (cost, change.contains_key("transition")) {
            let fault = Diagnostic::fault("redundancy_pounds would never be paid")
                .at(&entry.key)
                .because("it is for each person who leaves rather than moves, and without a transition nobody does.")
                .fix(format!("Write [change.{name}.transition] with leave_rather_than_move_percent, or take it out."));
            faults.push(&format!("change.{name}.cost.redundancy_pounds"), fault);
        }
        return;
    }
    let cost = change.get("cost").and_then(|cost| cost.node.table()?.get("redundancy_pounds"));
    for (key, entry) in [("transition", change.get("transition")), ("cost.redundancy_pounds", cost)] {
        let Some(entry) = entry else { continue };
        let word = key.rsplit('.').next().unwrap_or(key);
        let fault = Diagnostic::fault(format!("{word} would do nothing in a change without reorganise"))
            .at(&entry.key)
            .because("it is about people and children who move when teams close and open, and here none do.")
            .fix(format!("Take {word} out, or put it into the change that reorganises teams."));
        faults.push(&format!("change.{name}.{key}"), fault);
    }
}

/// What happens on a day does not end.
fn once(name: &str, change: &Table, faults: &mut Faults) {
    let (Some(until), Some(act)) = (change.get("until"), ONCE.iter().find(|act| change.contains_key(**act))) else {
        return;
    };
    let address = format!("change.{name}.until");
    let yearly = change.get("cost").is_some_and(|cost| cost.node.get("per_year_pounds").is_some());
    let told = if yearly {
        Diagnostic::note(format!("{act} is not undone at the end of this change"))
            .because("its end stops what it costs a year; posts and teams stay as they are.")
            .fix("Nothing to do if that is meant; to take posts away again write a change with a minus in posts_fte.")
    } else {
        Diagnostic::fault(format!("until would do nothing: {act} is not undone"))
            .because("it happens on one day, and posts and teams stay as they are from then on.")
            .fix("Take until out; to take posts away again write a change of its own with a minus in posts_fte.")
    };
    faults.push(&address, told.at(&until.key));
}

/// An action that names nothing.
fn empty(name: &str, change: &Table, faults: &mut Faults) {
    for (act, keys) in LISTS {
        let Some(entry) = change.get(act) else { continue };
        let lists: Vec<&Entry> =
            keys.iter().filter_map(|key| entry.node.table().and_then(|table| table.get(*key))).collect();
        let names_nothing = |list: &&Entry| {
            list.node.list().is_some_and(<[Node]>::is_empty)
                || (list.node.table().is_some() && entries(Some(&list.node)).next().is_none())
        };
        if lists.len() == keys.len() && lists.iter().all(names_nothing) {
            let spoken: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
            let fault = Diagnostic::fault(format!("{act} does nothing: {} names none", and(&spoken)))
                .at(&entry.key)
                .because("a change that changes nothing would stand in every report as if it did.")
                .fix(format!("Write what it is about in {}, or take the change out.", and(&spoken)));
            faults.push(&format!("change.{name}.{act}"), fault);
        }
    }
}

/// Posts that move to where they are, and roles that stay what they were.
fn to_itself(name: &str, change: &Node, faults: &mut Faults) {
    let end = |key: &str| change.at(&format!("move_posts.{key}"));
    if let (Some(from), Some(to)) = (end("from"), end("to"))
        && from.text().is_some()
        && from.text() == to.text()
    {
        let fault = Diagnostic::fault("posts move to the team they are in")
            .at(&to.place)
            .because("both ends name one team, so nothing would move.")
            .fix("Write another team after to =");
        faults.push(&format!("change.{name}.move_posts.to"), fault);
    }
    for (role, entry) in entries(change.at("reorganise.becomes")) {
        if entry.node.text() == Some(role) {
            let fault = Diagnostic::fault(format!("role \"{role}\" becomes what it is"))
                .at(&entry.node.place)
                .because("roles are listed here that change in the new structure; the others stay as they are.")
                .fix(format!("Take {role} out, or write the new role."));
            faults.push(&format!("change.{name}.reorganise.becomes.{role}"), fault);
        }
    }
}

/// How far posts are filled on the day is said of teams that open that day.
fn new_teams(name: &str, change: &Node, faults: &mut Faults) {
    let Some(act) = change.get("reorganise") else { return };
    for (team, entry) in entries(act.get("filled_percent")) {
        if !texts(act, "open").any(|(open, _)| open == team) {
            let fault = Diagnostic::fault(format!("team \"{team}\" does not open here"))
                .at(&entry.key)
                .because("filled_percent says how far a new team's posts are filled on its first day.")
                .fix(format!("Take {team} out, or add it to open."));
            faults.push(&format!("change.{name}.reorganise.filled_percent.{team}"), fault);
        }
    }
}

/// Applicants come by routes that have applicants.
pub fn routes(root: &Node, faults: &mut Faults) {
    for (name, change) in tables(root, "change") {
        for act in ["recruit", "lose_applicants"] {
            let Some(node) = change.node.get(act).and_then(|act| act.get("route")) else { continue };
            let Some(route) = node.text().and_then(|route| root.get("recruitment")?.get(route)) else { continue };
            if route.get("time_to_fill_days").is_none() {
                continue;
            }
            let fault = Diagnostic::fault(format!("route {} has no applicants for {act} to change", node.place.text()))
                .at(&node.place)
                .because("its posts fill each after a time of their own (time_to_fill_days), however many apply.")
                .fix("Name a route with applicants_per_year, or give this route applicants.");
            faults.push(&format!("change.{name}.{act}.route"), fault);
        }
    }
}

/// One role at a time helps: two changes that name different helpers may not be in force together.
pub fn helpers(root: &Node, faults: &mut Faults) {
    let helps = |change: &Node| {
        let act = change.get("share_work")?;
        let hours = ["saves_percent", "agreeing_percent"].map(|key| act.get(key).map(super::look::likely));
        Some((act.get("role")?.text()?.to_owned(), hours))
    };
    let all: Vec<(&str, &Entry)> = tables(root, "change").filter(|(_, change)| helps(&change.node).is_some()).collect();
    for (index, (name, later)) in all.iter().enumerate() {
        let clash = all
            .iter()
            .take(index)
            .find(|(_, earlier)| helps(&earlier.node) != helps(&later.node) && meet(earlier, later));
        let (Some((other, earlier)), Some(act)) = (clash, later.node.get("share_work")) else { continue };
        let fault = Diagnostic::fault(format!(
            "two changes share work with different helpers: \"{other}\" ({}) and \"{name}\"",
            whereabouts(earlier, later)
        ))
        .at(&act.get("role").unwrap_or(act).place)
        .because("hours pass to one role at a time, at one saving for each hour: of the two only one would count.")
        .fix("Let one end (until) before the other begins, or write one change for both.");
        faults.push(&format!("change.{name}.share_work"), fault);
    }
}

/// Agreeing who does what takes no more than it saves, or nobody would share the work.
pub fn agreeing(root: &Node, faults: &mut Faults) {
    for (name, change) in tables(root, "change") {
        let Some(act) = change.node.get("share_work") else { continue };
        let figure = |key: &str| act.get(key).and_then(super::look::likely);
        let Some((agreeing, saves)) = figure("agreeing_percent").zip(figure("saves_percent")) else { continue };
        // Help that saves nothing is a way to see what agreeing alone takes.
        if agreeing <= saves || saves <= 0.0 {
            continue;
        }
        let fault =
            Diagnostic::fault(format!("{agreeing} % of an hour goes on agreeing, and an hour given saves {saves} %"))
                .at(&act.get("agreeing_percent").unwrap_or(act).place)
                .because("sharing work would then take hours from children, and not give any.")
                .fix(format!("Write an agreeing_percent of at most {saves}, or take share_work out."));
        faults.push(&format!("change.{name}.share_work.agreeing_percent"), fault);
    }
}
