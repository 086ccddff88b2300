//! New structures that open team by team, beside old teams that take their children first.

use std::collections::BTreeSet;

use super::look::texts;
use super::teams::{Moment, moments};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::and;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

/// A team that opens gets no new child while narrower teams are open that only a later change closes.
pub fn passed_over(root: &Node, faults: &mut Faults) {
    let moments = moments(root);
    for (index, moment) in moments.iter().enumerate() {
        let Some((date, name, act)) = moment.after else { continue };
        for (team, node) in texts(&act.node, "open") {
            let Some(first) = first_past(root, team, moment, &moments[index + 1..]) else { continue };
            let title =
                format!("from {} to {} new children go past team \"{team}\"", in_words(date), in_words(first.until));
            let (teams, are, they) = match first.teams.len() {
                1 => (spoken(&first.teams), "is", "it"),
                _ => (spoken(&first.teams), "are", "the last of them"),
            };
            let note = Diagnostic::note(title)
                .at(&node.place)
                .because(format!(
                    "a child goes to the narrowest open team, the one that works on the fewest stages: for {} {teams} {are} narrower, until {they} closes.",
                    spoken(&first.stages)
                ))
                .fix(format!(
                    "Give {teams} the same works_on as [team.{team}], so that room decides, or all these changes one date."
                ));
            faults.push(&format!("change.{name}.reorganise.open"), note);
        }
    }
}

/// Who takes the children of a new team, in which stages and until when.
struct First<'a> {
    teams: BTreeSet<&'a str>,
    stages: BTreeSet<&'a str>,
    until: Date,
}

fn first_past<'a>(root: &'a Node, team: &str, now: &Moment<'a>, later: &[Moment<'a>]) -> Option<First<'a>> {
    let own = stages(root, team)?;
    let closes =
        |other: &str| later.iter().find(|moment| !moment.open.contains(other)).and_then(|moment| Some(moment.after?.0));
    let mut found: Option<First<'a>> = None;
    for stage in &own {
        let narrower = now.open.iter().copied().filter_map(|other| {
            let theirs = stages(root, other)?;
            (theirs.contains(stage) && theirs.len() < own.len()).then_some(other)
        });
        let ends: Option<Vec<(&str, Date)>> = narrower.map(|other| Some((other, closes(other)?))).collect();
        // One that never closes is meant to take them.
        let Some(last) = ends.as_ref().and_then(|ends| ends.iter().map(|(_, date)| *date).max()) else { continue };
        let first = found.get_or_insert_with(|| First { teams: BTreeSet::new(), stages: BTreeSet::new(), until: last });
        first.teams.extend(ends.iter().flatten().map(|(other, _)| *other));
        first.stages.insert(stage);
        first.until = first.until.max(last);
    }
    found
}

/// What a team works on; none where it is for a group or for some ages alone.
fn stages<'a>(root: &'a Node, team: &str) -> Option<BTreeSet<&'a str>> {
    let table = root.get("team")?.get(team)?;
    let for_all = table.get("groups").is_none() && table.get("ages").is_none();
    for_all.then(|| texts(table, "works_on").map(|(stage, _)| stage).collect())
}

fn spoken(names: &BTreeSet<&str>) -> String {
    and(&names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>())
}
