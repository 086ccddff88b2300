//! Reorganisations of one day: about one team, or such that a child moves twice.

use std::collections::BTreeSet;

use super::clashes::{Pair, pairs};
use super::look::{entries, tables, texts};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::and;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

/// Reorganisations of one day of which the order decides, and nobody can see that order.
pub fn of_one_day(root: &Node, faults: &mut Faults) {
    let mut told = BTreeSet::new();
    for pair in pairs(root, "reorganise") {
        let Some((first, second)) = both(&pair).filter(|_| !told.contains(pair.second.0)) else { continue };
        let address = format!("change.{}.reorganise", pair.second.0);
        if let Some(team) = shared(first, second).first() {
            faults.push(&address, about_one_team(&pair, team));
            told.insert(pair.second.0);
            continue;
        }
        let stages = moved_twice(root, first, second);
        if !stages.is_empty() {
            faults.push(&address, twice(&pair, &stages));
            told.insert(pair.second.0);
        }
    }
}

fn both<'a>(pair: &Pair<'a>) -> Option<(&'a Node, &'a Node)> {
    pair.first.1.node.get("reorganise").zip(pair.second.1.node.get("reorganise"))
}

fn about_one_team(pair: &Pair<'_>, team: &str) -> Diagnostic {
    Diagnostic::fault(format!("two changes of {} are about team \"{team}\": {}", in_words(pair.date), pair.both()))
        .at(pair.place_of("reorganise"))
        .because("one opens or closes it, the other does that too or sends people to it: what comes of it would hang on the names of the changes.")
        .fix("Write one change with all that closes and opens on that day, or give them different dates.")
}

fn twice(pair: &Pair<'_>, stages: &[String]) -> Diagnostic {
    Diagnostic::note(format!("children may move twice on {}: {}", in_words(pair.date), pair.both()))
        .at(pair.place_of("reorganise"))
        .because(format!(
            "\"{}\" comes first, by name, and may give children in {} to a team that \"{}\" then closes.",
            pair.first.0,
            and(stages),
            pair.second.0
        ))
        .fix("Write one change with all that closes and opens on that day.")
}

/// Whether another reorganisation of the day is about a team of this one, which is told by itself.
pub(super) fn is_shared(root: &Node, name: &str, team: &str) -> bool {
    let Some(own) = root.get("change").and_then(|all| all.get(name)) else { return false };
    let slips = |change: &Node| change.get("slips_by_weeks").is_some();
    let (day, act) = (own.get("date").and_then(Node::date), own.get("reorganise"));
    tables(root, "change").any(|(other, change)| {
        let same_day = other != name && change.node.get("date").and_then(Node::date) == day && !slips(&change.node);
        let acts = act.zip(change.node.get("reorganise").filter(|_| same_day && !slips(own)));
        acts.is_some_and(|(one, other)| shared(one, other).contains(team))
    })
}

/// Teams that one opens or closes and the other names as well.
fn shared<'a>(one: &'a Node, other: &'a Node) -> BTreeSet<&'a str> {
    let turns = |act: &'a Node| -> BTreeSet<&'a str> {
        ["close", "open"].into_iter().flat_map(|key| texts(act, key)).map(|(team, _)| team).collect()
    };
    let named = |act: &'a Node| -> BTreeSet<&'a str> {
        let sent = entries(act.get("people_percent")).flat_map(|(_, shares)| entries(Some(&shares.node)));
        turns(act).into_iter().chain(sent.map(|(team, _)| team)).collect()
    };
    let (ones, others) = (turns(one), turns(other));
    ones.intersection(&named(other)).chain(others.intersection(&named(one))).copied().collect()
}

/// Stages on which closing teams of both work.
fn moved_twice(root: &Node, first: &Node, second: &Node) -> Vec<String> {
    let stages = |act: &Node| -> BTreeSet<String> {
        let teams = texts(act, "close").filter_map(|(team, _)| root.get("team")?.get(team));
        teams.flat_map(|team| texts(team, "works_on")).map(|(stage, _)| format!("\"{stage}\"")).collect()
    };
    stages(first).intersection(&stages(second)).cloned().collect()
}
