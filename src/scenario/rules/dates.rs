//! Dates against the period and against each other.

use super::look::{highest, lowest, period as days, tables, texts};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// The period ends after it starts.
pub fn period(root: &Node, faults: &mut Faults) {
    let (Some((start, end)), Some(node)) = (days(root), root.at("period.end")) else { return };
    if end <= start {
        let (title, because) = if end == start {
            (format!("the period ends on the day it starts, {}", in_words(end)), "no time passes in it.".to_owned())
        } else {
            let title = format!("the period ends on {}, before it has begun", in_words(end));
            (title, format!("it starts on {}.", in_words(start)))
        };
        let fault = Diagnostic::fault(title)
            .at(&node.place)
            .because(because)
            .fix("Write an end after the start; is the year right?");
        faults.push("period.end", fault);
    }
}

/// Results are of whole months (or weeks): what is played after the last of them is in none.
pub fn part_month(root: &Node, faults: &mut Faults) {
    let (Some((start, end)), Some(node)) = (days(root), root.at("period.end")) else { return };
    let weekly = root.at("period.record").and_then(Node::text) == Some("week");
    let (unit, left, fix) = if weekly {
        let left = (end.since(start).map_or(0, |span| span.get_days()) + 1).rem_euclid(7);
        let whole = end.checked_sub(jiff::Span::new().days(left)).unwrap_or(end);
        let next = end.checked_add(jiff::Span::new().days(7 - left)).unwrap_or(end);
        ("week", left, format!("Write {} if that is meant.", if whole > start { whole } else { next }))
    } else {
        let before = end.first_of_month().yesterday().unwrap_or(end);
        let left = if end == end.last_of_month() { 0 } else { i32::from(end.day()) };
        let or_before = if before > start { format!(" or {before}") } else { String::new() };
        ("month", left, format!("Write {}{or_before}.", end.last_of_month()))
    };
    if left > 0 && start < end {
        let played = end.since(start).map_or(left, |span| span.get_days() + 1);
        let days = if left == 1 { "day".to_owned() } else { format!("{} days", left.min(played)) };
        // A period within one month has no other days.
        let which = if left < played { "the last" } else { "all of its" };
        let note = Diagnostic::note(format!("the period ends inside a {unit}, on {}", in_words(end)))
            .at(&node.place)
            .because(format!("results are of whole {unit}s: what happens and is paid in {which} {days} is played and stands in none of them."))
            .fix(fix);
        faults.push("period.end", note);
    }
}

/// What is counted over the first month is counted from the first day.
pub fn part_of_first_month(root: &Node, faults: &mut Faults) {
    let (Some((start, end)), Some(node)) = (days(root), root.at("period.start")) else { return };
    let weekly = root.at("period.record").and_then(Node::text) == Some("week");
    // A period that starts as a month ends has that one day more in its first: the day of the returns it starts from.
    let warms_up = root.at("period.warm_up_weeks").and_then(Node::number).is_some_and(|weeks| weeks > 0.0);
    if weekly || warms_up || start >= end || start.day() == 1 || start == start.last_of_month() {
        return;
    }
    let count = i32::from(start.days_in_month() - start.day()) + 1;
    let note = Diagnostic::note(format!("the period starts inside a month, on {}", in_words(start)))
        .at(&node.place)
        .because(format!("referrals, leavers, costs and whatever else is counted over the first month are of {count} days, and not of a whole month."))
        .fix(format!("Write {} or {}.", start.first_of_month(), start.last_of_month()));
    faults.push("period.start", note);
}

/// Changes take effect within the period and end after they begin.
pub fn changes(root: &Node, faults: &mut Faults) {
    let within = days(root).filter(|(start, end)| start < end);
    for (name, change) in tables(root, "change") {
        let (date, until) = (change.node.get("date"), change.node.get("until"));
        if let (Some(within), Some(node)) = (within, date) {
            outside(&format!("change.{name}.date"), node, within, faults);
        }
        if let (Some(date), Some(node)) = (date.and_then(Node::date), until) {
            ends_first(name, date, node, faults);
        }
        let slips = change.node.get("slips_by_weeks").and_then(|node| Some((node, lowest(node)?)));
        if let (Some((_, end)), Some(date), Some((node, weeks))) = (within, date.and_then(Node::date), slips) {
            slips_out(name, (date, end), (node, weeks), faults);
        }
        let (date, until) = (date.and_then(Node::date), until.and_then(Node::date));
        if let (Some(date), Some(until), Some(node)) = (date, until, change.node.get("slips_by_weeks")) {
            slips_past_its_end(name, (date, until), node, faults);
        }
        if let (Some(until), Some(team)) = (until, change.node.at("bring_in_agency.team").and_then(Node::text)) {
            waits_past_its_end(root, (name, change), (team, until), faults);
        }
    }
}

fn outside(address: &str, node: &Node, (start, end): (Date, Date), faults: &mut Faults) {
    let Some(date) = node.date() else { return };
    if date >= start && date <= end {
        return;
    }
    let side = if date < start { "before the first day" } else { "after the last day" };
    let fault = Diagnostic::fault(format!("{} is {side}", in_words(date)))
        .at(&node.place)
        .because(format!(
            "the scenario runs from {} to {}: outside it the change would never take effect.",
            in_words(start),
            in_words(end)
        ))
        .fix("Change this date or the [period]; what had happened before the first day belongs in the teams' figures.");
    faults.push(address, fault);
}

/// Even the luckiest futures would see the change too late.
fn slips_out(name: &str, (date, end): (Date, Date), (node, weeks): (&Node, f64), faults: &mut Faults) {
    let left = end.since(date).map_or(0, |span| span.get_days());
    if left >= 0 && weeks * 7.0 > f64::from(left) {
        let fault = Diagnostic::fault("this change is so late that it never takes effect")
            .at(&node.place)
            .because(format!(
                "it slips by at least {} weeks from {}, and the last day is {}.",
                shown(weeks),
                in_words(date),
                in_words(end)
            ))
            .fix("Write fewer weeks, an earlier date, or a later end of the [period].");
        faults.push(&format!("change.{name}.slips_by_weeks"), fault);
    }
}

/// Some futures, or even the luckiest, would see the change begin after its own end: there it does not happen.
fn slips_past_its_end(name: &str, (date, until): (Date, Date), node: &Node, faults: &mut Faults) {
    let past = |weeks: Option<f64>| until >= date && weeks.is_some_and(|weeks| is_past(date, weeks, until));
    let because = |which: &str, weeks: Option<f64>| {
        format!(
            "it slips by {which} {} weeks from {}, and its end, {}, does not move.",
            shown(weeks.unwrap_or(0.0)),
            in_words(date),
            in_words(until)
        )
    };
    let found = if past(lowest(node)) {
        Diagnostic::fault("this change is so late that it is over before it begins")
            .because(because("at least", lowest(node)))
            .fix("Write fewer weeks, or a later until.")
    } else if past(highest(node)) {
        Diagnostic::note("in some futures this change is over before it begins, and does not happen there")
            .because(because("up to", highest(node)))
            .fix("Nothing to do if that is meant; otherwise write a later until, or take it out.")
    } else {
        return;
    };
    faults.push(&format!("change.{name}.slips_by_weeks"), found.at(&node.place));
}

/// Whether so many weeks after a date are after another.
fn is_past(date: Date, weeks: f64, until: Date) -> bool {
    libm::round(weeks * 7.0) > f64::from(until.since(date).map_or(0, |span| span.get_days()))
}

/// The same of a block whose team is opened by a change that slips.
fn waits_past_its_end(root: &Node, (name, change): (&str, &Entry), (team, until): (&str, Date), faults: &mut Faults) {
    let opens = |(_, other): &(&str, &Entry)| {
        other.node.get("reorganise").is_some_and(|act| texts(act, "open").any(|(opened, _)| opened == team))
    };
    let Some((opener, opening)) = tables(root, "change").find(opens) else { return };
    let (date, weeks) =
        (opening.node.get("date").and_then(Node::date), opening.node.get("slips_by_weeks").and_then(highest));
    let (Some(date), Some(weeks), Some(node)) = (date, weeks, change.node.get("until")) else { return };
    if is_past(date, weeks, until) {
        let note =
            Diagnostic::note("in some futures this change is over before its team opens, and does not happen there")
                .at(&node.place)
                .because(format!(
                    "change \"{opener}\" opens {team} on {} and slips by up to {} weeks.",
                    in_words(date),
                    shown(weeks)
                ))
                .fix("Nothing to do if that is meant; otherwise write a later until, or take it out.");
        faults.push(&format!("change.{name}.until"), note);
    }
}

fn ends_first(name: &str, date: Date, until: &Node, faults: &mut Faults) {
    if until.date().is_some_and(|until| until < date) {
        let fault = Diagnostic::fault("this change ends before it begins")
            .at(&until.place)
            .because(format!("it takes effect on {}.", in_words(date)))
            .fix("Write an until on that day or after it, or take until out if the change lasts.");
        faults.push(&format!("change.{name}.until"), fault);
    }
}

/// Milestones outside the period are not drawn.
pub fn milestones(root: &Node, faults: &mut Faults) {
    let Some((start, end)) = days(root) else { return };
    for (name, milestone) in tables(root, "milestone") {
        let Some(node) = milestone.node.get("date") else { continue };
        if node.date().is_some_and(|date| date < start || date > end) {
            let note = Diagnostic::note("this milestone lies outside the period and will not be drawn")
                .at(&node.place)
                .fix("Change its date or the [period], or take it out.");
            faults.push(&format!("milestone.{name}"), note);
        }
    }
}
