//! What the council does, in order of date: what, when, how late it may be, what it costs and why.

use std::collections::BTreeMap;

use super::table::Table;
use super::words::{capital, quoted, sentences};
use super::{Block, actions};
use crate::foundations::calendar::in_words;
use crate::scenario::council::Date;
use crate::scenario::language::ANNOTATIONS;
use crate::scenario::text::node::Node;

pub(super) fn blocks(root: &Table<'_>) -> Vec<Block> {
    let mut changes: Vec<(Option<Date>, &str, Table<'_>)> = root
        .family("change")
        .into_iter()
        .map(|(key, change)| (change.get("date").and_then(Node::date), key, change))
        .collect();
    changes.sort_by_key(|(date, key, _)| (*date, *key));
    let nodes = root.names.0.get("change");
    changes
        .iter()
        .map(|(date, key, change)| {
            let reasons = nodes.and_then(|all| all.get(key)).map(reasons);
            Block::Item(change_said(*date, key, change, root, reasons))
        })
        .collect()
}

fn change_said(date: Option<Date>, key: &str, change: &Table<'_>, root: &Table<'_>, reasons: Option<String>) -> String {
    let what = change.text("what").map_or_else(|| key.replace('-', " "), |what| capital(what.trim_end_matches('.')));
    let words = sentences([
        Some(what),
        change.amount("slips_by_weeks", "It may be late, by # weeks"),
        change.said("until").map(|until| format!("It ends on {until}")),
        Some(actions::said(change, root)),
        transition(change),
        cost(change),
        reasons,
        Some(change.rest().join("; ")),
    ]);
    format!("{}: {words}", date.map(in_words).unwrap_or_default())
}

fn transition(change: &Table<'_>) -> Option<String> {
    let dip = change.below("transition")?;
    Some(sentences([
        dip.amount("lead_weeks", "Work begins to suffer # weeks before the day"),
        dip.amount("output_lost_percent", "On the day itself #% of the hours for children are lost"),
        dip.amount("disruption_weeks", "After # weeks the loss has fallen to about a third"),
        dip.amount("leave_rather_than_move_percent", "Of people in the teams that close, #% leave rather than move"),
        dip.amount(
            "extra_leaving_percent",
            "From the announcement #% more people leave than otherwise, fading over the year after",
        ),
        dip.amount("backlog_hours_per_child", "Each child who moves brings # hours of undone work along"),
        Some(dip.rest().join("; ")),
    ]))
}

/// What it costs.
pub(super) fn cost(change: &Table<'_>) -> Option<String> {
    let cost = change.below("cost")?;
    let twice = cost.amount("double_running_weeks", "Old arrangements are paid beside the new for # weeks");
    let who = cost.said("double_running_fte").map(|who| format!("Paid twice over for that long (FTE): {who}"));
    Some(sentences([
        cost.amount("one_off_pounds", "It costs £# once"),
        cost.amount("per_year_pounds", "It costs £# a year while it lasts"),
        cost.amount("redundancy_pounds", "Each person who leaves rather than moves costs £#"),
        twice,
        who,
        Some(cost.rest().join("; ")),
    ]))
}

/// Why, from where, and how surely: in the words of the file.
pub(super) fn reasons(table: &Node) -> String {
    let text = |key: &str| table.get(key).and_then(Node::text);
    let known = sentences([
        text("why").map(|why| format!("You gave as the reason: {}", quoted(why))),
        text("source").map(|source| format!("Source: {}", source.trim_end_matches('.'))),
        text("confidence").map(|confidence| format!("Confidence in the figures: {confidence}")),
        table.get("as_of").and_then(Node::date).map(|date| format!("They speak of {}", in_words(date))),
        text("owner").map(|owner| format!("Answered for by {owner}")),
    ]);
    let new =
        ANNOTATIONS.keys.iter().filter(|key| !["why", "source", "confidence", "as_of", "owner"].contains(&key.name));
    let rest = new.filter_map(|key| table.get(key.name).map(crate::scenario::text::write::inline));
    sentences([Some(known), Some(rest.collect::<Vec<_>>().join("; "))])
}

/// Teams that a change opens, and what that change is.
pub(super) fn opens_later(root: &Node) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (_, change) in root.get("change").and_then(Node::table).into_iter().flatten() {
        let what = change.node.get("what").and_then(Node::text).unwrap_or_default();
        let opened = change.node.at("reorganise.open").and_then(Node::list).unwrap_or(&[]);
        found.extend(opened.iter().filter_map(|team| Some((team.text()?.to_owned(), what.to_owned()))));
    }
    found
}
