//! Worth knowing, and no reason to stop.

use super::look::{likely, period};
use crate::foundations::calendar;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{and, shown};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::doubts::{self, Confidence};
use crate::scenario::language::ROOT;
use crate::scenario::text::node::{Node, join};

/// From here on the national rules for agency social workers ask for four weeks' notice at least.
const AGENCY_RULES: (i16, i8, i8) = (2024, 10, 31);

/// Figures that were more than two years old on the first day.
pub fn old_figures(root: &Node, faults: &mut Faults) {
    let Some((start, _)) = period(root) else { return };
    let Ok(oldest) = start.checked_sub(jiff::Span::new().years(2)) else { return };
    every_table(root, "", &mut |address, node| {
        let Some(as_of) = node.get("as_of") else { return };
        if let Some(date) = as_of.date().filter(|date| *date < oldest) {
            let note = Diagnostic::note(format!("the figures of [{address}] are of {}", calendar::in_words(date)))
                .at(&as_of.place)
                .because(format!("that is more than two years before the first day, {}.", calendar::in_words(start)))
                .fix("Look for newer figures, or say in why they still hold.");
            faults.push(address, note);
        }
    });
}

/// A figure that is less than the national rules ask for, in a period that they reach.
fn short_of_the_rules<'a>(root: &'a Node, address: &str, least: f64) -> Option<(&'a Node, f64)> {
    let (_, end) = period(root)?;
    let rules = Date::new(AGENCY_RULES.0, AGENCY_RULES.1, AGENCY_RULES.2);
    let node = root.at(address).filter(|_| rules.is_ok_and(|rules| end > rules))?;
    Some((node, likely(node).filter(|weeks| *weeks < least)?))
}

/// Notice for agency workers shorter than the rules allow.
pub fn agency_notice(root: &Node, faults: &mut Faults) {
    if let Some((node, weeks)) = short_of_the_rules(root, "agency.notice_weeks", 4.0) {
        let note = Diagnostic::note(format!("the notice of agency workers is shorter than four weeks: {}", shown(weeks)))
            .at(&node.place)
            .because("since 31 October 2024 the national rules for agency social workers ask for four weeks, or the notice of a permanent worker in the same post if that is shorter.")
            .fix("Write notice_weeks = 4 unless your contracts say otherwise.");
        faults.push("agency.notice_weeks", note);
    }
}

/// Less time away before a leaver comes back through an agency than the rules ask for.
pub fn cool_off(root: &Node, faults: &mut Faults) {
    if let Some((node, weeks)) = short_of_the_rules(root, "agency.cool_off_weeks", 13.0) {
        let note = Diagnostic::note(format!("leavers may come back through an agency sooner than after three months: {} weeks", shown(weeks)))
            .at(&node.place)
            .because("since 31 October 2024 the national rules for agency social workers keep them away from councils of the region for three months.")
            .fix("Write cool_off_weeks = 13 unless one of the exceptions holds for them.");
        faults.push("agency.cool_off_weeks", note);
    }
}

/// How many figures rest on little.
pub fn low_confidence(root: &Node, faults: &mut Faults) {
    let mut low = Vec::new();
    every_table(root, "", &mut |address, node| {
        let said = node.get("confidence").filter(|said| said.text() == Some("low"));
        if said.is_some_and(|said| vouches(node, said)) {
            low.push(address.to_owned());
        }
    });
    let ranged = doubts::find(root).iter().filter(|doubt| doubt.confidence == Some(Confidence::Low)).count();
    // Reports print the note too, so that it speaks of the scenario's parts: tables are the paper's.
    let because = match ranged {
        0 => None,
        1 => Some("Of all figures with a range in the files, used or not, 1 rests on it.".to_owned()),
        many => Some(format!("Of all figures with a range in the files, used or not, {many} rest on it.")),
    };
    let whole = low.first().is_some_and(String::is_empty);
    low.retain(|address| !address.is_empty());
    if low.is_empty() && !whole {
        return;
    }
    let shown = by_table(&low);
    let title = match (low.len(), whole) {
        (0, _) => "this file as a whole rests on low confidence".to_owned(),
        (1, false) => format!("1 part of the scenario rests on low confidence: {shown}"),
        (count, false) => format!("{count} parts of the scenario rest on low confidence: {shown}"),
        (1, true) => format!("this file as a whole rests on low confidence, and so does 1 part of it: {shown}"),
        (count, true) => {
            format!("this file as a whole rests on low confidence, and so do {count} parts of it: {shown}")
        }
    };
    let note = Diagnostic::note(title);
    let note = because.into_iter().fold(note, Diagnostic::because);
    faults.push(
        "",
        note.fix(
            "Type caseload explain FILE to read each by name, and --set ADDRESS=VALUE with another value to see which of them matter.",
        ),
    );
}

/// Tables that are named.
const NAMED: usize = 4;

/// Where such parts stand, by what the language calls their tables, most parts first: members read the note too, and an address
/// tells them nothing.
fn by_table(low: &[String]) -> String {
    let mut tables: Vec<(&str, usize)> = Vec::new();
    for address in low {
        let top = address.split('.').next().unwrap_or_default();
        match tables.iter_mut().find(|(table, _)| *table == top) {
            Some((_, count)) => *count += 1,
            None => tables.push((top, 1)),
        }
    }
    tables.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let said = |(table, count): &(&str, usize)| {
        let count = if *count > 1 { format!(" ({count})") } else { String::new() };
        format!("{}{count}", in_words(table))
    };
    let mut named: Vec<String> = tables.iter().take(NAMED).map(said).collect();
    match tables.len().saturating_sub(NAMED) {
        0 => {}
        1 => named.push("one other table".to_owned()),
        more => named.push(format!("{more} other tables")),
    }
    and(&named)
}

/// What the language calls a table, inside a sentence: "people leaving".
fn in_words(table: &str) -> String {
    let doc = ROOT.key(table).map_or(table, |key| key.doc.split(';').next().unwrap_or_default());
    let mut letters = doc.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether some figure of the file that says it stands in the table.
fn vouches(table: &Node, said: &Node) -> bool {
    table.number().is_some() && table.place.source == said.place.source
        || table.list().into_iter().flatten().any(|item| vouches(item, said))
        || table.table().into_iter().flatten().any(|(_, entry)| vouches(&entry.node, said))
}

fn every_table(node: &Node, address: &str, each: &mut impl FnMut(&str, &Node)) {
    each(address, node);
    for (key, entry) in node.table().into_iter().flatten().filter(|(_, entry)| entry.node.table().is_some()) {
        let below = join(address, key);
        every_table(&entry.node, &below, each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_low_confidence_are_named_as_people_name_them() {
        let all = |addresses: &[&str]| by_table(&addresses.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
        assert_eq!(all(&["leaving"]), "people leaving");
        let many =
            all(&["absence.long", "agency", "agency.lead", "leaving", "pay", "stage.a", "stage.b", "stage.c", "work"]);
        assert!(many.starts_with("stages of the path of a case (3), agency workers (2), "), "{many}");
        assert!(many.ends_with(" and 2 other tables") && !many.contains('['), "{many}");
    }
}
