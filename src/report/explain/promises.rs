//! Targets and milestones.

use super::table::Table;
use super::words::{capital, sentences};
use super::{Block, actions};
use crate::model::measure::Measure;
use crate::scenario::council::promise::SetBy;

pub(super) fn blocks(root: &Table<'_>) -> Vec<Block> {
    let mut milestones: Vec<(Option<String>, Table<'_>)> = root
        .family("milestone")
        .into_iter()
        .map(|(_, milestone)| {
            let date = milestone.get("date").and_then(crate::scenario::text::node::Node::date);
            (date.map(|date| date.to_string()), milestone)
        })
        .collect();
    milestones.sort_by(|one, other| one.0.cmp(&other.0));
    targets(root).chain(milestones.iter().map(|(_, milestone)| milestone_said(milestone))).map(Block::Item).collect()
}

/// What was promised, a sentence or two each.
pub(super) fn targets(root: &Table<'_>) -> impl Iterator<Item = String> {
    root.family("target").into_iter().map(|(_, target)| target_said(&target))
}

/// Whether there are targets, and all of them are illustrative: nothing is promised then.
pub(super) fn are_all_illustrative(root: &Table<'_>) -> bool {
    let targets = root.family("target");
    let is_illustrative =
        |(_, target): &(&str, Table<'_>)| target.text("set_by").as_deref() == Some(SetBy::Illustrative.word());
    !targets.is_empty() && targets.iter().all(is_illustrative)
}

fn target_said(target: &Table<'_>) -> String {
    let key = target.text("measure").unwrap_or_default();
    let about = Measure::named(&key).map(Measure::about);
    let what = about.map_or_else(|| key.replace('_', " "), |about| about.label.to_owned());
    let pattern = match about.map(|about| about.unit) {
        Some("percent") => "#%",
        Some("pounds") => "£#",
        Some("weeks") => "# weeks",
        _ => "#",
    };
    let whose = target.said("team").map_or_else(|| "the whole council".to_owned(), |team| format!("the team {team}"));
    sentences([
        Some(format!("{what}, {whose}")),
        actions::by_date(target.get("at_most"), pattern).map(|most| format!("At most {most}")),
        actions::by_date(target.get("at_least"), pattern).map(|least| format!("At least {least}")),
        target.text("set_by").map(|whose| match whose.as_str() {
            "statutory" => "The law sets it".to_owned(),
            "national" => "It is a national figure".to_owned(),
            "illustrative" => "It is illustrative: nobody has adopted it".to_owned(),
            _ => "The council set it".to_owned(),
        }),
        Some(target.rest().join("; ")),
    ])
}

fn milestone_said(milestone: &Table<'_>) -> String {
    let date = milestone.said("date").unwrap_or_default();
    let name = milestone.text("name").map(|name| capital(name.trim_end_matches('.')));
    sentences([
        Some(format!("{date}: {}", name.unwrap_or_default())),
        milestone.text("status").map(|status| format!("Delivery: {}", status.replace('-', " "))),
        milestone.text("note").map(|note| capital(note.trim_end_matches('.'))),
        Some(milestone.rest().join("; ")),
    ])
}
