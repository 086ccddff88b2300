//! The scenario on half a page, before its details: where the council stands, what is done, what is promised, how sure.

use super::table::Table;
use super::words::{capital, sentences};
use super::{Block, Difference, changes, differences, first_day, promises, sources};
use crate::foundations::calendar::in_words;
use crate::scenario::doubts::Confidence;
use crate::scenario::loaded::Scenario;
use crate::scenario::text::node::Node;

/// Most figures that differ and are named before the details.
const FIGURES: usize = 6;
/// Most doubts that are named before the details.
const NAMED: usize = 3;

pub(super) fn blocks(scenario: &Scenario, differences: &[Difference]) -> Vec<Block> {
    // Its own table: what is told here in short is told again in full.
    let root = Table::root(&scenario.root);
    let stands = first_day::blocks(&root).into_iter().next();
    let changes = done(&root);
    let promised: Vec<Block> = promises::targets(&root).map(Block::Item).collect();
    let lead =
        |words: &str, none: &str, items: &[Block]| Block::Words(if items.is_empty() { none } else { words }.to_owned());
    let mut found: Vec<Block> = stands.into_iter().collect();
    found.push(lead(
        "What is done, each change in full further down:",
        "Nothing is changed: the council goes on as it is.",
        &changes,
    ));
    found.extend(changes);
    let (otherwise, more) = differences::in_short(scenario, differences, FIGURES);
    if !otherwise.is_empty() {
        let below = if more > 0 { format!(" ({more} more further down)") } else { String::new() };
        found.push(Block::Words(format!("What is otherwise from the first day on, against what it builds on{below}:")));
        found.extend(otherwise);
    }
    let words = if promises::are_all_illustrative(&root) { "What it is held against:" } else { "What is promised:" };
    found.push(lead(words, "Nothing is promised.", &promised));
    found.extend(promised);
    found.push(Block::Words(sure(scenario)));
    let doubted = sources::of_changes(scenario, NAMED);
    if !doubted.is_empty() {
        found.push(Block::Words("Low confidence in what is changed itself:".to_owned()));
        found.extend(doubted);
    }
    found.push(Block::Words(
        "Everything after this is what these lines rest on, table by table; the line to sign is at the end.".to_owned(),
    ));
    found
}

/// A line a change: when, what and for how much.
fn done(root: &Table<'_>) -> Vec<Block> {
    let mut all: Vec<_> = root
        .family("change")
        .into_iter()
        .map(|(key, change)| (change.get("date").and_then(Node::date), key, change))
        .collect();
    all.sort_by_key(|(date, key, _)| (*date, *key));
    let line = |(date, key, change): &(Option<crate::scenario::council::Date>, &str, Table<'_>)| {
        let what = change.text("what").unwrap_or_else(|| key.replace('-', " "));
        let ends = change.said("until").map(|until| format!("It ends on {until}"));
        let said = sentences([Some(capital(what.trim_end_matches('.'))), ends, changes::cost(change)]);
        let earliest = if change.get("slips_by_weeks").is_some() { " at the earliest" } else { "" };
        Block::Item(format!("{}{earliest}: {said}", date.map(in_words).unwrap_or_default()))
    };
    all.iter().map(line).collect()
}

/// How many figures are in doubt, and how many of them least sure.
fn sure(scenario: &Scenario) -> String {
    let all = scenario.doubts.len();
    let low = scenario.doubts.iter().filter(|doubt| doubt.confidence == Some(Confidence::Low)).count();
    match all {
        0 => "No figure is given with a range: everything is taken as known.".to_owned(),
        1 => "One figure is given with a range.".to_owned(),
        _ => format!(
            "{all} figures are given with a range, {low} of them with low confidence; they come first under “What we are not sure of”."
        ),
    }
}
