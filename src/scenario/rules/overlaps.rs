//! Changes in force at one time of which one leaves the other nothing to do.

use std::collections::BTreeSet;

use super::clashes::whereabouts;
use super::look::{entries, highest, likely, lowest, tables, texts};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

type Named<'a> = (&'a str, &'a Entry);

/// The changes that do something, each with that, in the order of their names.
fn doing<'a>(root: &'a Node, act: &str) -> Vec<(Named<'a>, &'a Node)> {
    tables(root, "change").filter_map(|(name, change)| Some(((name, change), change.node.get(act)?))).collect()
}

/// From when to when a change is in force.
fn spell(change: &Entry) -> Option<(Date, Option<Date>)> {
    Some((change.node.get("date")?.date()?, change.node.get("until").and_then(Node::date)))
}

/// Whether two changes are in force on some day together.
pub(super) fn meet(one: &Entry, other: &Entry) -> bool {
    spell(one)
        .zip(spell(other))
        .is_some_and(|(one, other)| one.1.is_none_or(|end| end >= other.0) && other.1.is_none_or(|end| end >= one.0))
}

/// Nobody is taken on in a frozen role, whoever else applies or is recruited ahead.
pub fn frozen(root: &Node, faults: &mut Faults) {
    // The first freeze is enough for each: a crowd of changes would else tell of every pair.
    let mut told = BTreeSet::new();
    for (freeze, roles) in doing(root, "freeze_recruitment") {
        let is_frozen = |role: &str| texts(roles, "roles").any(|(frozen, _)| frozen == role);
        for (other, act) in doing(root, "recruit").into_iter().filter(|(other, _)| meet(freeze.1, other.1)) {
            let Some(route) = act.get("route") else { continue };
            let fills = route.text().and_then(|route| root.get("recruitment")?.get(route));
            let mut fills = fills.into_iter().flat_map(|route| texts(route, "fills")).map(|(role, _)| role).peekable();
            if fills.peek().is_some() && fills.all(is_frozen) && told.insert((other.0, "")) {
                let what = format!("nobody who comes by route {} is taken on", route.place.text());
                faults.push(&format!("change.{}.recruit", other.0), in_vain(&what, freeze, other).at(&route.place));
            }
        }
        for (other, act) in doing(root, "recruit_ahead").into_iter().filter(|(other, _)| meet(freeze.1, other.1)) {
            for (role, entry) in entries(act.get("people")).filter(|(role, _)| is_frozen(role)) {
                if !told.insert((other.0, role)) {
                    continue;
                }
                let what = format!("nobody is recruited ahead in role \"{role}\"");
                let note = in_vain(&what, freeze, other).at(&entry.key);
                faults.push(&format!("change.{}.recruit_ahead", other.0), note);
            }
        }
    }
}

fn in_vain(what: &str, freeze: Named<'_>, other: Named<'_>) -> Diagnostic {
    Diagnostic::note(format!(
        "{what} while \"{}\" ({}) freezes recruitment: \"{}\" does nothing then",
        freeze.0,
        whereabouts(freeze.1, other.1),
        other.0
    ))
    .because("in a frozen role no offer is made to anybody, whatever another change does.")
    .fix("Let the freeze end (until) before the other begins, take the role out of it, or take one of the two out.")
}

/// Of two limits for agency workers the lower holds.
pub fn limits(root: &Node, faults: &mut Faults) {
    let all = doing(root, "release_agency");
    let figure = |act: &Node| act.get("down_to_fte").and_then(likely);
    for (above, act) in &all {
        let holds_throughout = |(below, lower): &&(Named<'_>, &Node)| {
            let (Some(one), Some(other)) = (spell(above.1), spell(below.1)) else { return false };
            let outlasts = other.1.is_none_or(|end| one.1.is_some_and(|own| own <= end));
            let first = (other.0, below.0) < (one.0, above.0);
            // A change that slips may come too late to hold.
            let sure = below.1.node.get("slips_by_weeks").is_none();
            first && sure && outlasts && figure(lower) <= figure(act)
        };
        let Some((below, lower)) = all.iter().find(holds_throughout) else { continue };
        let (Some(node), Some(most)) = (act.get("down_to_fte"), figure(lower)) else { continue };
        let note = Diagnostic::note(format!(
            "this limit never counts: \"{}\" ({}) holds agency workers down to {} from {} on",
            below.0,
            whereabouts(below.1, above.1),
            shown(most),
            spell(below.1).map_or(String::new(), |spell| in_words(spell.0))
        ))
        .at(&node.place)
        .because("of several limits in force the lowest holds; a later one does not lift an earlier one.")
        .fix(format!("Let \"{}\" end (until) the day before, or write a lower figure.", below.0));
        faults.push(&format!("change.{}.release_agency", above.0), note);
    }
}

/// Agency workers who are brought in while a limit below their number holds are given notice at once.
pub fn sent_away_again(root: &Node, faults: &mut Faults) {
    let mut told = BTreeSet::new();
    for (limit, act) in doing(root, "release_agency") {
        let Some(most) = act.get("down_to_fte").and_then(highest) else { continue };
        for (block, act) in doing(root, "bring_in_agency").into_iter().filter(|(block, _)| meet(limit.1, block.1)) {
            let Some(fte) = act.get("fte") else { continue };
            let brought: f64 = entries(Some(fte)).filter_map(|(_, entry)| lowest(&entry.node)).sum();
            if brought <= most || root.get("agency").is_none() || !told.insert(block.0) {
                continue;
            }
            let note = Diagnostic::note(format!(
                "\"{}\" brings in {} FTE while \"{}\" ({}) holds agency workers down to {}",
                block.0,
                shown(brought),
                limit.0,
                whereabouts(limit.1, block.1),
                shown(most)
            ))
            .at(&fte.place)
            .because(
                "who is above the limit is given notice, those on top of posts first, though this change brought them.",
            )
            .fix("Write a higher down_to_fte, or let one of the two end (until) before the other begins.");
            faults.push(&format!("change.{}.bring_in_agency", block.0), note);
        }
    }
}

/// What changes do with agency workers against the most there may be of them at any time.
pub fn beside_the_limit(root: &Node, faults: &mut Faults) {
    let Some(limit) = root.at("agency.at_most_fte") else { return };
    let Some(most) = highest(limit) else { return };
    for (block, act) in doing(root, "bring_in_agency") {
        let Some(fte) = act.get("fte") else { continue };
        let brought: f64 = entries(Some(fte)).filter_map(|(_, entry)| lowest(&entry.node)).sum();
        if brought > most + 1e-9 {
            let note = Diagnostic::note(format!(
                "\"{}\" brings in {} FTE, and at_most_fte of [agency] is {}",
                block.0,
                shown(brought),
                shown(most)
            ))
            .at(&fte.place)
            .because("who is above the limit is given notice as soon as they come, those on top of posts first.")
            .fix(format!(
                "Write at_most_fte = {} or more if all of them are to stay, or fewer in fte.",
                shown(brought)
            ));
            faults.push(&format!("change.{}.bring_in_agency", block.0), note);
        }
    }
    for (release, act) in doing(root, "release_agency") {
        let Some(node) = act.get("down_to_fte") else { continue };
        if lowest(node).is_some_and(|down_to| down_to >= most) {
            let note = Diagnostic::note(format!(
                "this limit never counts: at_most_fte of [agency] is {} already",
                shown(most)
            ))
            .at(&node.place)
            .because("of several limits the lowest holds, and there are never more agency workers than at_most_fte for this change to let go.")
            .fix(format!("Write fewer than {}, or take the change out.", shown(most)));
            faults.push(&format!("change.{}.release_agency", release.0), note);
        }
    }
}

/// No more than all hours of a stage can pass to another role.
pub fn shared_hours(root: &Node, faults: &mut Faults) {
    let all = doing(root, "share_work");
    for (index, (later, act)) in all.iter().enumerate() {
        for (stage, entry) in entries(act.get("stage_percent")) {
            let share = |act: &Node| act.get("stage_percent").and_then(|shares| likely(shares.get(stage)?));
            let meeting: Vec<_> = all.iter().take(index).filter(|(earlier, _)| meet(earlier.1, later.1)).collect();
            let others: f64 = meeting.iter().filter_map(|(_, act)| share(act)).sum();
            let (Some(own), Some((earlier, _))) = (share(act), meeting.first()) else { continue };
            if own > 100.0 || own + others <= 100.0 + 1e-9 {
                continue;
            }
            let fault = Diagnostic::fault(format!(
                "\"{}\" ({}) and \"{}\" share {} % of the hours of stage \"{stage}\"",
                earlier.0,
                whereabouts(earlier.1, later.1),
                later.0,
                shown(own + others)
            ))
            .at(&entry.node.place)
            .because(
                "what changes in force together share adds up, and no more than all of it can pass to another role.",
            )
            .fix("Write shares that add up to 100 at most, or let one end (until) before the other begins.");
            faults.push(&format!("change.{}.share_work", later.0), fault);
        }
    }
}
