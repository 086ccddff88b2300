//! Changes of one day that undo one another, or of which the one that comes last by name decides.

use std::collections::BTreeSet;

use super::look::{changes, entries, highest, lowest};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};
use crate::scenario::text::place::Place;

/// Two changes of one day, in the order in which they take effect.
pub(super) struct Pair<'a> {
    /// The day.
    pub(super) date: Date,
    /// The one that comes first, by name.
    pub(super) first: (&'a str, &'a Entry),
    /// The other.
    pub(super) second: (&'a str, &'a Entry),
}

impl Pair<'_> {
    /// Both by name, and the line of the one that the place does not show.
    pub(super) fn both(&self) -> String {
        format!("\"{}\" ({}) and \"{}\"", self.first.0, whereabouts(self.first.1, self.second.1), self.second.0)
    }

    fn same_thing(&self, address: &str) -> bool {
        let of = |change: &Entry| change.node.at(address).and_then(Node::text).map(str::to_owned);
        of(self.first.1).is_some() && of(self.first.1) == of(self.second.1)
    }

    /// Where the second says something; its heading where it does not.
    pub(super) fn place_of(&self, address: &str) -> &Place {
        self.second.1.node.at(address).map_or(&self.second.1.key, |node| &node.place)
    }
}

/// The line of a change's heading, and its file where the other change stands in another.
pub(super) fn whereabouts(change: &Entry, other: &Entry) -> String {
    let source = &change.key.source;
    let file = if *source == other.key.source { String::new() } else { format!("{}, ", source.name) };
    format!("{file}line {}", change.key.line())
}

/// Every two changes of one day that do one of some things, of which neither slips: what slips comes on a day that nobody knows.
pub(super) fn pairs<'a>(root: &'a Node, acts: &str) -> Vec<Pair<'a>> {
    let does = |change: &Entry| acts.split(' ').any(|act| change.node.get(act).is_some());
    let slips = |change: &Entry| change.node.get("slips_by_weeks").is_some();
    let all = changes(root).into_iter();
    let fixed: Vec<_> = all.filter(|(.., change)| does(change) && !slips(change)).collect();
    let mut found = Vec::new();
    for (index, (date, name, change)) in fixed.iter().enumerate() {
        let same_day = fixed.iter().skip(index + 1).take_while(|(day, ..)| day == date);
        found.extend(same_day.map(|(_, other, second)| Pair {
            date: *date,
            first: (name, change),
            second: (other, second),
        }));
    }
    found
}

/// Two tables of exits for one stage from one day.
pub fn exits(root: &Node, faults: &mut Faults) {
    let mut told = BTreeSet::new();
    let alike = |pair: &&Pair<'_>| pair.same_thing("change_exits.stage");
    for pair in pairs(root, "change_exits").iter().filter(alike).filter(|pair| told.insert(pair.second.0)) {
        let stage = pair.place_of("change_exits.stage");
        let fault = Diagnostic::fault(format!(
            "two changes say where children go from stage {} from {} on: {}",
            stage.text(),
            in_words(pair.date),
            pair.both()
        ))
        .at(stage)
        .because(format!("a stage has one table of exits: \"{}\" would count only because of its name.", pair.second.0))
        .fix("Take one of the two out, let one end (until) before the other begins, or write one change for both.");
        faults.push(&format!("change.{}.change_exits", pair.second.0), fault);
    }
}

/// Posts of one role that one change gives a team, and another takes from it on the same day.
pub fn posts(root: &Node, faults: &mut Faults) {
    let mut told = BTreeSet::new();
    for pair in pairs(root, "add_posts move_posts") {
        // One is enough: of a crowd of changes on one day each would cross every other.
        if told.contains(pair.second.0) {
            continue;
        }
        let (first, second) = (moves(&pair.first.1.node), moves(&pair.second.1.node));
        let crossing = |one: &Move<'_>| {
            let crosses =
                |other: &&Move<'_>| (one.team, one.role) == (other.team, other.role) && one.gives != other.gives;
            first.iter().find(crosses).map(|other| crossed(&pair, other, one))
        };
        if let Some(note) = second.iter().find_map(crossing) {
            faults.push(&format!("change.{}", pair.second.0), note);
            told.insert(pair.second.0);
        }
    }
}

/// Posts that a change gives to a team, or takes from it.
struct Move<'a> {
    team: &'a str,
    role: &'a str,
    gives: bool,
    number: f64,
    node: &'a Node,
}

fn moves(change: &Node) -> Vec<Move<'_>> {
    let mut found = Vec::new();
    let mut of = |act: &str, key: &str, sign: f64| {
        let Some(table) = change.get(act) else { return };
        let Some(team) = table.get(key).and_then(Node::text) else { return };
        for (role, entry) in entries(table.get("posts_fte")) {
            let (low, high) = (lowest(&entry.node).unwrap_or(0.0) * sign, highest(&entry.node).unwrap_or(0.0) * sign);
            if low.min(high) >= 0.0 && low.max(high) > 0.0 {
                found.push(Move { team, role, gives: true, number: low.max(high), node: &entry.node });
            } else if low.max(high) <= 0.0 && low.min(high) < 0.0 {
                found.push(Move { team, role, gives: false, number: -low.min(high), node: &entry.node });
            }
        }
    };
    of("add_posts", "team", 1.0);
    of("move_posts", "to", 1.0);
    of("move_posts", "from", -1.0);
    found
}

fn crossed(pair: &Pair<'_>, before: &Move<'_>, after: &Move<'_>) -> Diagnostic {
    let does = |one: &Move<'_>| format!("{} {}", if one.gives { "gives it" } else { "takes" }, shown(one.number));
    Diagnostic::note(format!(
        "posts of role {} come to team \"{}\" and go from it on one day, {}: \"{}\" ({}) {}, \"{}\" {}",
        after.role,
        after.team,
        in_words(pair.date),
        pair.first.0,
        whereabouts(pair.first.1, pair.second.1),
        does(before),
        pair.second.0,
        does(after),
    ))
    .at(&after.node.place)
    .because("they take effect in the order of their names, and who loses a post hangs on which comes first.")
    .fix("Write one change with the difference, or give them different dates in the order that is meant.")
}
