//! Ages: whatever a child's age, some team takes it.

use std::collections::BTreeSet;

use super::look::{entries, tables, texts};
use super::teams::{Moment, held, moments, workers};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::and;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// A team's youngest age is not above its oldest.
pub fn ranges(root: &Node, faults: &mut Faults) {
    for (name, team) in tables(root, "team") {
        // Of ages that are no ages there is no order.
        if faults.any_below(&[&format!("team.{name}.ages.from"), &format!("team.{name}.ages.to")]) {
            continue;
        }
        let end = |key: &str| team.node.get("ages").and_then(|ages| ages.get(key));
        let (Some(from), Some(to)) = (end("from"), end("to")) else { continue };
        if let (Some(youngest), Some(oldest)) = (from.number(), to.number())
            && youngest > oldest
        {
            let fault = Diagnostic::fault(format!("team \"{name}\" is for children from {youngest} to {oldest} years"))
                .at(&from.place)
                .because("ages run from the youngest to the oldest, so it would take no child.")
                .fix(format!("Write ages = {{ from = {oldest}, to = {youngest} }}"));
            faults.push(&format!("team.{name}.ages"), fault);
        }
    }
}

/// Every age that children in a stage may have is some open team's.
pub fn covered(root: &Node, faults: &mut Faults) {
    // Against ages that are wrong themselves the sentence might be wrong as well.
    if faults.any_below(&["ages"]) {
        return;
    }
    if root.get("ages").is_none() {
        return;
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for moment in moments(root) {
        let gaps: Vec<(&str, &Entry, (i64, i64))> = held(root)
            .into_iter()
            .filter(|(name, _)| !told.contains(name))
            .filter_map(|(name, stage)| Some((name, stage, gap(root, &moment, name, &stage.node)?)))
            .collect();
        told.extend(gaps.iter().map(|(name, ..)| *name));
        let mut kinds: Vec<(i64, i64)> = gaps.iter().map(|(.., gap)| *gap).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let alike: Vec<(&str, &Entry)> =
                gaps.iter().filter(|(.., gap)| *gap == kind).map(|(name, stage, _)| (*name, *stage)).collect();
            told_of(root, &alike, kind, &moment, faults);
        }
    }
}

/// The first run of ages that no team takes, if some teams work on the stage at all.
fn gap(root: &Node, moment: &Moment<'_>, name: &str, stage: &Node) -> Option<(i64, i64)> {
    let teams = workers(root, &moment.open, name);
    let (from, to) = ages_in(root, name, stage);
    let missed = |age: &i64| !teams.iter().any(|team| takes_age(&team.node, *age));
    let first = (from..=to).find(missed).filter(|_| !teams.is_empty())?;
    let last = (first..=to).take_while(missed).last()?;
    Some((first, last))
}

fn takes_age(team: &Node, age: i64) -> bool {
    texts(team, "groups").next().is_none() && is_of_age(team, age)
}

/// Whether an age lies within a team's, whatever groups it is for. Ages that run backwards are told by themselves, and are
/// read here as they are meant.
pub(super) fn is_of_age(team: &Node, age: i64) -> bool {
    let end =
        |key: &str, other: f64| team.get("ages").and_then(|ages| ages.get(key)).and_then(Node::number).unwrap_or(other);
    #[expect(clippy::cast_precision_loss, reason = "ages are small")]
    let age = age as f64;
    let (one, other) = (end("from", 0.0), end("to", 25.0));
    age >= one.min(other) && age <= one.max(other)
}

/// The whole years of age that children in a stage may have.
pub(super) fn ages_in(root: &Node, name: &str, stage: &Node) -> (i64, i64) {
    #[expect(clippy::cast_possible_truncation, reason = "ages lie between 0 and 25")]
    let whole = |node: Option<&Node>| node.and_then(Node::number).map(|age| age as i64);
    let plainly = tables(root, "stage").any(|(other, from)| other != name && exits(&from.node).any(|to| to == name));
    let grouped =
        tables(root, "group").any(|(_, group)| group.node.get("first_stage").and_then(Node::text) == Some(name));
    let first = grouped || root.at("demand.first_stage").and_then(Node::text) == Some(name);
    let aged = tables(root, "stage")
        .filter(|(_, from)| from.node.at("ends_at_age.goes_to").and_then(Node::text) == Some(name));
    let youngest = aged.filter_map(|(_, from)| whole(from.node.at("ends_at_age.age"))).min();
    let from = if plainly || first { 0 } else { youngest.unwrap_or(0) };
    let to = whole(stage.at("ends_at_age.age")).map_or(17, |age| age - 1).max(from);
    (from, to)
}

/// Where a stage's exits lead at any age.
fn exits(stage: &Node) -> impl Iterator<Item = &str> {
    let by_age = entries(stage.get("exits_by_age")).flat_map(|(_, band)| entries(band.node.get("exits_percent")));
    entries(stage.get("exits_percent")).chain(by_age).map(|(to, _)| to)
}

/// What is said of ages means something only where children have ages.
pub fn unaged(root: &Node, faults: &mut Faults) {
    if root.get("ages").is_some() {
        return;
    }
    let stages = tables(root, "stage").filter_map(|(name, stage)| {
        Some((format!("stage.{name}.exits_by_age"), stage.node.table()?.get("exits_by_age")?))
    });
    let groups = tables(root, "group")
        .filter_map(|(name, group)| Some((format!("group.{name}.ages"), group.node.table()?.get("ages")?)));
    let teams = tables(root, "team")
        .filter_map(|(name, team)| Some((format!("team.{name}.ages"), team.node.table()?.get("ages")?)));
    for (address, entry) in stages.chain(groups).chain(teams) {
        let fault = Diagnostic::fault("children have no ages here")
            .at(&entry.key)
            .because("without a table [ages] nobody is of any age, and this would mean nothing.")
            .fix("Write [ages] with up_to = [1, 5, 10, 16, 18] and percent = [7, 18, 25, 38, 12], with your own figures, or take this out.");
        faults.push(&address, fault);
    }
}

/// Nobody reaches an age where children have none.
pub fn ends_at_no_age(root: &Node, faults: &mut Faults) {
    if root.get("ages").is_some() {
        return;
    }
    for (name, stage) in tables(root, "stage") {
        let Some(entry) = stage.node.table().and_then(|table| table.get("ends_at_age")) else { continue };
        let note = Diagnostic::note("no child reaches this age")
            .at(&entry.key)
            .because("there is no table [ages], so children have no ages and the stage never ends by one.")
            .fix("Write [ages] with your own figures if children are to come of age, or take ends_at_age out.");
        faults.push(&format!("stage.{name}.ends_at_age"), note);
    }
}

fn told_of(
    root: &Node,
    stages: &[(&str, &Entry)],
    (first, last): (i64, i64),
    moment: &Moment<'_>,
    faults: &mut Faults,
) {
    let Some((name, stage)) = stages.first() else { return };
    let (when, place) = match moment.after {
        None => ("on the first day".to_owned(), &stage.key),
        Some((date, _, act)) => (format!("after {}", in_words(date)), &act.key),
    };
    let ages = if first == last { format!("{first}") } else { format!("{first} to {last}") };
    let names: Vec<String> = stages.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let told = if let Some(team) = of_a_group_alone(root, name, first, moment) {
        Diagnostic::fault(format!("no team takes children of no group, aged {ages}, {when}"))
            .because(format!(
                "in {}: team \"{team}\" would take that age, and is for its groups alone; other children need a team that is for no particular group.",
                and(&names)
            ))
            .fix(format!("Take groups out of [team.{team}], or add {} to works_on of a team without groups.", and(&names)))
    } else {
        Diagnostic::fault(format!("no team takes children aged {ages} {when}"))
            .because(format!(
                "in {}: teams may be for some ages only, but those for no particular group must together take every age.",
                and(&names)
            ))
            .fix(format!("Widen ages = {{ from = …, to = … }} of a team that works on \"{name}\"."))
    };
    faults.push(&format!("stage.{name}"), told.at(place));
}

/// A team that would take an age in a stage but for the groups that it is for, where no other works on the stage for all.
fn of_a_group_alone<'a>(root: &'a Node, stage: &str, age: i64, moment: &Moment<'_>) -> Option<&'a str> {
    let open = tables(root, "team").filter(|(name, _)| moment.open.contains(name));
    let works_on_it: Vec<(&str, &Entry)> =
        open.filter(|(_, team)| texts(&team.node, "works_on").any(|(works_on, _)| works_on == stage)).collect();
    // Beside a team for every group, its ages are what can be widened.
    if works_on_it.iter().any(|(_, team)| texts(&team.node, "groups").next().is_none()) {
        return None;
    }
    works_on_it.iter().find(|(_, team)| is_of_age(&team.node, age)).map(|(name, _)| *name)
}
