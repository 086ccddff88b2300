//! Shares that must add up.

use super::fractions::of_one;
use super::look::{entries, highest, is_on_top, likely, newest, tables, total};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{and, shown};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::WHOLES;
use crate::scenario::text::node::{Entry, Node, join};
use crate::scenario::text::place::Place;

/// How far published percentages may be from 100, having been rounded.
const ROUNDING: f64 = 1.0;

/// The exits of a stage, and those that a change gives it: shares with at most one rest.
pub fn exits(root: &Node, faults: &mut Faults) {
    for (name, stage) in tables(root, "stage") {
        if let Some(exits) = stage.node.table().and_then(|table| table.get("exits_percent")) {
            exits_of(&format!("stage.{name}.exits_percent"), exits, faults);
        }
        for (band, node) in entries(stage.node.get("exits_by_age")) {
            if let Some(exits) = node.node.table().and_then(|table| table.get("exits_percent")) {
                exits_of(&format!("stage.{name}.exits_by_age.{band}.exits_percent"), exits, faults);
            }
        }
    }
    for (name, change) in tables(root, "change") {
        let action = change.node.get("change_exits").and_then(Node::table);
        if let Some(exits) = action.and_then(|table| table.get("exits_percent")) {
            exits_of(&format!("change.{name}.change_exits.exits_percent"), exits, faults);
        }
    }
}

fn exits_of(address: &str, exits: &Entry, faults: &mut Faults) {
    let rests: Vec<&Entry> = entries(Some(&exits.node))
        .filter(|(_, entry)| entry.node.text() == Some("rest"))
        .map(|(_, entry)| entry)
        .collect();
    if let [first, second, ..] = rests.as_slice() {
        // The one that the newest text added is the one to look at.
        let new = |entry: &Entry| is_on_top(entry) || entry.key.source == exits.key.source && !is_on_top(second);
        let newest = if new(first) { first } else { second };
        let fault = Diagnostic::fault("two exits are \"rest\"")
            .at(&newest.node.place)
            .because("the rest is whatever the other exits leave, so only one can have it.")
            .fix("Write a percentage in place of one of them.");
        faults.push(address, fault);
    }
    let sum = total(Some(&exits.node));
    let inherited = from_below(exits);
    let told = if sum > 100.0 + 1e-6 {
        Diagnostic::fault(format!("the exits add up to {} in a hundred", shown(sum)))
            .because(format!("of a hundred children who finish a stage, a hundred go somewhere.{inherited}"))
            .fix(if rests.is_empty() {
                let over = shown(sum - 100.0);
                format!("Take {over} off, or write \"rest\" for the exit that takes whatever the others leave.")
            } else {
                format!("Take {} off.", shown(sum - 100.0))
            })
    } else if let Some(told) = rests.is_empty().then(|| of_one(&exits.node, sum)).flatten() {
        told
    } else if rests.is_empty() && sum < 100.0 - 1e-6 && exits.node.table().is_some() {
        Diagnostic::fault(format!("the exits add up to {} in a hundred, and none is \"rest\"", shown(sum)))
            .because(format!(
                "of a hundred children who finish this stage, {} would go nowhere.{inherited}",
                shown(100.0 - sum)
            ))
            .fix("Write closed = \"rest\" (or another stage = \"rest\").")
    } else if let Some(told) = in_doubt(exits, sum, rests.is_empty()) {
        told
    } else {
        return;
    };
    let on_top = entries(Some(&exits.node)).find(|(_, entry)| is_on_top(entry));
    faults.push(address, told.at(on_top.map_or(&exits.key, |(_, entry)| &entry.key)));
}

/// Which shares come from the file below, as a sentence more; nothing where all stand in one file.
fn from_below(exits: &Entry) -> String {
    let set = entries(Some(&exits.node)).any(|(_, entry)| is_on_top(entry));
    let other = |entry: &Entry| !is_on_top(entry) && (set || entry.key.source != exits.key.source);
    let said = |(name, entry): (&str, &Entry)| {
        let share = shown(likely(&entry.node)?);
        let place = &entry.key;
        Some(format!("{name} = {share} ({}, line {})", place.source.name, place.line()))
    };
    let kept: Vec<String> = entries(Some(&exits.node)).filter(|(_, entry)| other(entry)).filter_map(said).collect();
    match kept.as_slice() {
        [] => String::new(),
        [one] if set => format!(" This one is kept from the file: {one}."),
        _ if set => format!(" These are kept from the file: {}.", and(&kept)),
        [one] => format!(" This one is kept from the file below: {one}."),
        _ => format!(" These are kept from the file below: {}.", and(&kept)),
    }
}

/// Exits in doubt add up in every future: one takes the rest, and none takes more than the others leave.
fn in_doubt(exits: &Entry, sum: f64, no_rest: bool) -> Option<Diagnostic> {
    let doubtful = || entries(Some(&exits.node)).filter(|(_, entry)| entry.node.is_doubt());
    let (name, _) = doubtful().next()?;
    if no_rest {
        return Some(
            Diagnostic::fault(format!("the share of \"{name}\" is in doubt, and no exit is \"rest\""))
                .because("in a future in which more or fewer go there, the shares would not make a hundred.")
                .fix("Write closed = \"rest\" (or another stage = \"rest\")."),
        );
    }
    let above = |entry: &Entry| Some(sum - likely(&entry.node)? + highest(&entry.node)?);
    let (name, most) =
        doubtful().filter_map(|(name, entry)| Some((name, above(entry)?))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    (most > 100.0 + 1e-6).then(|| {
        Diagnostic::fault(format!("with \"{name}\" at its high the exits add up to {} in a hundred", shown(most)))
            .because("one future in ten goes above high, and of a hundred children a hundred go somewhere.")
            .fix(format!("Lower a share, or the high of {name}, by {} in all.", shown(most - 100.0)))
    })
}

/// Lists and tables of percentages that make a whole.
pub fn lists(root: &Node, faults: &mut Faults) {
    for address in
        ["families.children_percent", "ages.percent", "staff_ages.in_post_percent", "staff_ages.starters_percent"]
    {
        if let Some(list) = root.at(address) {
            whole(address, &list.place, sum_of(list), faults);
        }
    }
    for address in WHOLES {
        // Of figures some of which are missing there is no sum.
        if let Some(table) = root.at(address).filter(|_| !faults.any_below(&[address])) {
            whole(address, newest(root, table), total(Some(table)), faults);
        }
    }
    for (name, route) in tables(root, "recruitment") {
        if let Some(days) = route.node.get("cohort_percent") {
            whole(&format!("recruitment.{name}.cohort_percent"), newest(root, days), total(Some(days)), faults);
        }
    }
}

/// Bands of a histogram, of ages and of an induction: as many shares as bands.
pub fn bands(root: &Node, faults: &mut Faults) {
    histograms(root, "", faults);
    if let Some(ages) = root.get("ages") {
        as_many("ages", ages, "up_to", faults);
    }
    for (name, steps) in tables(root, "induction") {
        as_many(&format!("induction.{name}"), &steps.node, "until_weeks", faults);
    }
}

/// Twelve months of which none has any.
pub fn months(root: &Node, faults: &mut Faults) {
    for address in ["demand.month_percent", "leave.month_percent"] {
        let Some(months) = root.at(address) else { continue };
        let Some((_, first)) = entries(Some(months)).next() else { continue };
        if total(Some(months)) <= 0.0 {
            let fault = Diagnostic::fault("no month has any")
                .at(&first.node.place)
                .because("each figure is a percentage of an average month, and these are all 0.")
                .fix("Write 100 for a month like the average, 90 for one with a tenth fewer.");
            faults.push(address, fault);
        }
    }
}

/// How long open cases have been open: bands that make a whole, of children whom the team has.
pub fn open_for(root: &Node, faults: &mut Faults) {
    for (name, team) in tables(root, "team") {
        for (stage, bands) in entries(team.node.get("open_for_weeks")) {
            let address = format!("team.{name}.open_for_weeks.{stage}");
            as_many(&address, &bands.node, "up_to", faults);
            if let Some(percent) = bands.node.get("percent") {
                whole(&format!("{address}.percent"), &percent.place, sum_of(percent), faults);
            }
            let open = team.node.get("open_children");
            if open.and_then(|open| likely(open.get(stage)?)).is_none_or(|children| children <= 0.0) {
                let there: Vec<String> = entries(open).map(|(stage, _)| format!("\"{stage}\"")).collect();
                let fault = Diagnostic::fault(format!("team \"{name}\" has no open children in \"{stage}\""))
                    .at(&bands.key)
                    .because("the bands say how long children of open_children have been open, and there is nobody for them to be about.")
                    .fix(if there.is_empty() {
                        format!("Add open_children = {{ {stage} = 100 }} to [team.{name}] with your own figure, or take the bands out.")
                    } else {
                        format!("Name a stage in which it has children on the first day: {}.", there.join(", "))
                    });
                faults.push(&address, fault);
            }
        }
    }
}

/// The groups of children are shares of the same families.
pub fn groups(root: &Node, faults: &mut Faults) {
    let shares = || {
        tables(root, "group").filter_map(|(_, entry)| Some((entry, likely(entry.node.get("percent_of_families")?)?)))
    };
    let sum: f64 = shares().map(|(_, share)| share).sum();
    if let (true, Some((last, _))) = (sum > 100.0 + 1e-6, shares().last()) {
        let fault = Diagnostic::fault(format!("the groups of children add up to {} % of families", shown(sum)))
            .at(&last.key)
            .because("a family belongs to one group or to none.")
            .fix("Lower percent_of_families until they add up to 100 or less.");
        faults.push("group", fault);
    }
}

fn histograms(node: &Node, address: &str, faults: &mut Faults) {
    for (key, entry) in node.table().into_iter().flatten() {
        let below = join(address, key);
        if key == "histogram" {
            histogram(&below, &entry.node, faults);
        } else {
            histograms(&entry.node, &below, faults);
        }
    }
}

fn histogram(address: &str, node: &Node, faults: &mut Faults) {
    let Some(percent) = node.get("percent") else { return };
    whole(address, &percent.place, sum_of(percent), faults);
    let count = |key: &str| node.get(key).and_then(Node::list).map_or(0, <[Node]>::len);
    let (ends, shares) = (count("up_to"), count("percent"));
    let fault = if shares == ends + 1 && node.get("beyond_mean").is_none() {
        Diagnostic::fault("the last band has no end").because("there is one share more than ends, so some last longer than the last up_to: how much longer, on average?").fix("Write beyond_mean = 10 with your own figure, in the same unit.")
    } else if shares == ends && node.get("beyond_mean").is_some() {
        Diagnostic::fault("beyond_mean has no band")
            .because("every share has its own up_to, so nothing lies beyond the last.")
            .fix("Add the share beyond the last up_to to percent, or take beyond_mean out.")
    } else if shares == ends || shares == ends + 1 || shares == 0 || ends == 0 {
        return;
    } else {
        Diagnostic::fault(format!("{shares} shares for {ends} bands"))
            .because("each up_to needs its share; one share more stands for what lies beyond the last.")
            .fix("Write as many figures in percent as in up_to, or one more with beyond_mean.")
    };
    faults.push(address, fault.at(&percent.place));
}

fn as_many(address: &str, node: &Node, ends: &str, faults: &mut Faults) {
    let count = |key: &str| node.get(key).and_then(Node::list).map(<[Node]>::len);
    let (Some(bands), Some(shares), Some(percent)) = (count(ends), count("percent"), node.get("percent")) else {
        return;
    };
    if bands != shares && bands > 0 && shares > 0 {
        let fault = Diagnostic::fault(format!("{shares} percentages for {bands} bands"))
            .at(&percent.place)
            .because(format!("each figure of {ends} needs its percentage."))
            .fix(format!("Write as many figures in percent as in {ends}."));
        faults.push(address, fault);
    }
}

/// The sum of a list; no number where the list is empty or holds something else, of which more has been said already.
fn sum_of(list: &Node) -> f64 {
    let figures = list.list().unwrap_or(&[]);
    if figures.is_empty() { f64::NAN } else { figures.iter().map(|item| item.number().unwrap_or(f64::NAN)).sum() }
}

/// Refuses shares of one whole that do not make it.
pub(super) fn whole(address: &str, place: &Place, sum: f64, faults: &mut Faults) {
    if !sum.is_finite() || libm::fabs(sum - 100.0) <= ROUNDING {
        return;
    }
    let name = address.rsplit('.').next().unwrap_or(address);
    let fix = if libm::fabs(sum - 1.0) < 0.02 {
        "Write percentages: 19 for 19 in a hundred, not 0.19.".to_owned()
    } else {
        format!("Change the figures by {} in all.", shown(100.0 - sum))
    };
    let fault = Diagnostic::fault(format!("{name} adds up to {}, not 100", shown(sum)))
        .at(place)
        .because("these are shares of one whole.")
        .fix(fix);
    faults.push(address, fault);
}
