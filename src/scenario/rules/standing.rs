//! Teams that are there on the first day and are named under `open` of a reorganisation, as if they came to life by it.

use super::look::{changes, entries, tables, texts, total};
use super::structures::is_shared;
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{and, shown};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// Where a team says who is there on the first day.
pub(super) const FIRST_DAY: [&str; 4] = ["in_post_fte", "agency_fte", "agency_on_top_fte", "open_children"];

/// A team that is there on the first day cannot open. Told before anything else: what follows of it would be told as faults
/// of the team.
pub fn opens_again(root: &Node, faults: &mut Faults) {
    for (date, name, change) in changes(root) {
        let Some(act) = change.node.table().and_then(|change| change.get("reorganise")) else { continue };
        let is_told_elsewhere =
            |team: &str| texts(&act.node, "close").any(|(closed, _)| closed == team) || is_shared(root, name, team);
        for (team, node) in texts(&act.node, "open").filter(|(team, _)| !is_told_elsewhere(team)) {
            if is_there(root, act, team) {
                let fault = told(root, team, (date, act)).at(&node.place);
                faults.push(&format!("change.{name}.reorganise.open"), fault);
            }
        }
    }
}

/// Whether a team that a reorganisation opens is there on the first day: it has children then whom no other team works with, or
/// an earlier change closes it, or the file that opens it is laid over one that has people in it. Else its people and children
/// are a slip of whoever wrote the new team.
pub(super) fn is_there(root: &Node, act: &Entry, team: &str) -> bool {
    let Some(table) = root.get("team").and_then(|teams| teams.get(team)).and_then(Node::table) else { return false };
    let told: Vec<&Entry> = FIRST_DAY.iter().filter_map(|key| table.get(*key)).collect();
    let there: Vec<&Entry> = told.into_iter().filter(|entry| total(Some(&entry.node)) > 0.0).collect();
    let has_children =
        || entries(root.at(&format!("team.{team}.open_children"))).any(|(stage, _)| is_alone(root, act, team, stage));
    let below = || there.iter().any(|entry| entry.key.source != act.key.source);
    !there.is_empty() && (has_children() || below() || closed_first(root, team).is_some())
}

/// Whether no other team works on a stage but those that a reorganisation opens.
fn is_alone(root: &Node, act: &Entry, team: &str, stage: &str) -> bool {
    let opens = |other: &str| texts(&act.node, "open").any(|(opened, _)| opened == other);
    let mut others = tables(root, "team").filter(|(other, _)| *other != team && !opens(other));
    !others.any(|(_, table)| texts(&table.node, "works_on").any(|(works_on, _)| works_on == stage))
}

/// The change that closes a team before any opens it.
fn closed_first<'a>(root: &'a Node, team: &str) -> Option<(Date, &'a str)> {
    let names = |act: &Node, key: &str| texts(act, key).any(|(named, _)| named == team);
    let acts = changes(root).into_iter().filter_map(|(date, name, change)| {
        let act = change.node.get("reorganise")?;
        (names(act, "close") || names(act, "open")).then(|| (date, name, names(act, "open")))
    });
    acts.into_iter().next().filter(|(.., opens)| !opens).map(|(date, name, _)| (date, name))
}

fn told(root: &Node, team: &str, (date, act): (Date, &Entry)) -> Diagnostic {
    let fault =
        Diagnostic::fault(format!("team \"{team}\" is there on the first day and cannot open on {}", in_words(date)));
    let has = first_day(root, team);
    if let Some((day, change)) = closed_first(root, team).filter(|(day, _)| *day < date) {
        return fault
            .because(format!("it has {has} then, and change \"{change}\" closes it on {}; a team that has closed does not come back.", in_words(day)))
            .fix(format!("Write a team with a name and a table of its own in open, such as [team.{}].", unused(root, team)));
    }
    fault
        .because(format!("it has {has} then; a team under open does not exist before its day."))
        .fix(format!("{}; if another team is meant, give it a name of its own.", merged(team, act)))
}

/// How to write that teams close into one that is there.
fn merged(team: &str, act: &Entry) -> String {
    let rest: Vec<String> =
        texts(&act.node, "open").filter(|(other, _)| *other != team).map(|(other, _)| format!("\"{other}\"")).collect();
    let open = format!("open = [{}]", rest.join(", "));
    let closing: Vec<&str> = texts(&act.node, "close").map(|(closed, _)| closed).collect();
    if closing.is_empty() || act.node.get("people_percent").is_some() || !rest.is_empty() {
        return format!("Write {open}");
    }
    let sent: Vec<String> = closing.iter().map(|closed| format!("{closed} = {{ {team} = 100 }}")).collect();
    let names: Vec<String> = closing.iter().map(|closed| (*closed).to_owned()).collect();
    format!("To merge {} into it write {open} and people_percent = {{ {} }}", and(&names), sent.join(", "))
}

/// "14 FTE in post and 195 children".
fn first_day(root: &Node, team: &str) -> String {
    let figure = |key: &str| total(root.at(&format!("team.{team}.{key}")));
    let people: f64 = FIRST_DAY.iter().take(3).map(|key| figure(key)).sum();
    let counted = [(people, "FTE at work"), (figure("open_children"), "children")];
    let some = counted.into_iter().filter(|(number, _)| *number > 0.0);
    and(&some.map(|(number, of)| format!("{} {of}", shown(number))).collect::<Vec<_>>())
}

/// A name like a team's that no team has.
fn unused(root: &Node, team: &str) -> String {
    let is_free = |name: &String| !tables(root, "team").any(|(known, _)| known == name);
    (2..).map(|number| format!("{team}-{number}")).find(is_free).unwrap_or_default()
}
