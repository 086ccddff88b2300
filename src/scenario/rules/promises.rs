//! Targets that could be looked at: of days, measures and teams that results have.

use std::collections::BTreeSet;

use super::clashes::whereabouts;
use super::look::{entries, period as days, tables};
use super::possible;
use super::teams::moments;
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::measures::{OF_A_YEAR, OF_COUNCIL};
use crate::scenario::text::node::{Entry, Node, Value};

/// What a target may promise.
pub(super) const PROMISES: [&str; 2] = ["at_most", "at_least"];

/// Targets are for days of the period, and say something that can be kept.
pub fn targets(root: &Node, faults: &mut Faults) {
    let period = days(root).filter(|(start, end)| start < end);
    // A promise straight under [target] is no target, and told as what it is.
    for (name, target) in tables(root, "target").filter(|(name, _)| !PROMISES.contains(name)) {
        says_something(root, name, target, faults);
        can_be_kept(name, &target.node, faults);
        possible::values(name, &target.node, faults);
        for key in PROMISES {
            for (written, entry) in entries(target.node.get(key)) {
                let (Some(period), Ok(date)) = (period, written.parse::<Date>()) else { continue };
                let measure = target.node.get("measure").and_then(Node::text);
                let fault = outside(written, date, period)
                    .or_else(|| before_results(root, date, period))
                    .or_else(|| too_early(root, measure, date, period));
                if let Some(found) = fault.or_else(|| between_records(root, date, period)) {
                    faults.push(&format!("target.{name}.{key}"), found.at(&entry.key));
                }
            }
        }
        of_a_team(root, name, &target.node, faults);
    }
    kept_together(root, faults);
}

/// Two targets of one measure that no future can keep both of.
fn kept_together(root: &Node, faults: &mut Faults) {
    let all: Vec<(&str, &Entry)> = tables(root, "target").collect();
    let alike =
        |one: &Node, other: &Node, key: &str| one.get(key).and_then(Node::text) == other.get(key).and_then(Node::text);
    for (name, target) in &all {
        for (date, least) in entries(target.node.get("at_least")) {
            let contradicts = |(other, entry): &&(&str, &Entry)| {
                let same = ["measure", "team"].iter().all(|key| alike(&target.node, &entry.node, key));
                let most = entry.node.get("at_most").and_then(|most| most.get(date)?.number());
                other != name && same && most.zip(least.node.number()).is_some_and(|(most, least)| least > most)
            };
            let Some((other, entry)) = all.iter().find(contradicts) else { continue };
            let note = Diagnostic::note(format!(
                "no future can keep both \"{name}\" and \"{other}\" ({}) on {date}",
                whereabouts(entry, target)
            ))
            .at(&least.node.place)
            .because("of one measure the one asks for more than the other allows.")
            .fix("Take one of the two out, or write other figures.");
            faults.push(&format!("target.{name}.at_least"), note);
        }
    }
}

fn says_something(root: &Node, name: &str, target: &Entry, faults: &mut Faults) {
    // What is there and is no table of dates is told by itself.
    let is_other = |key: &&str| target.node.get(key).is_some_and(|node| node.table().is_none());
    if PROMISES.iter().all(|key| entries(target.node.get(key)).next().is_none()) && !PROMISES.iter().any(is_other) {
        let end = days(root).map_or_else(|| "2019-09-30".to_owned(), |(_, end)| end.to_string());
        let fault = Diagnostic::fault(format!("[target.{name}] does not say what is promised"))
            .at(&target.key)
            .because("a target is the most or the least a measure may be on a date.")
            .fix(format!("Write at_most = {{ {end} = 18 }} or at_least = {{ {end} = 85 }} with your own figure"));
        faults.push(&format!("target.{name}"), fault);
    }
}

/// The least may not lie above the most.
fn can_be_kept(name: &str, target: &Node, faults: &mut Faults) {
    for (date, least) in entries(target.get("at_least")) {
        let most = target.get("at_most").and_then(|most| most.get(date)).and_then(Node::number);
        let (Some(most), Some(number)) = (most, least.node.number()) else { continue };
        if number > most {
            let fault = Diagnostic::fault(format!("no future can keep this target on {date}"))
                .at(&least.node.place)
                .because(format!("it is to be at least {} and at most {}.", shown(number), shown(most)))
                .fix("Take one of the two out, or write two targets.");
            faults.push(&format!("target.{name}.at_least"), fault);
        }
    }
}

/// Results begin where warming up ends.
fn first_day(root: &Node, start: Date) -> Date {
    let weeks = root.at("period.warm_up_weeks").and_then(Node::number).unwrap_or(0.0);
    jiff::Span::new().try_weeks(weeks as i64).and_then(|weeks| start.checked_add(weeks)).unwrap_or(start)
}

fn before_results(root: &Node, date: Date, (start, _): (Date, Date)) -> Option<Diagnostic> {
    let first = first_day(root, start);
    (date >= start && date < first).then(|| {
        Diagnostic::fault(format!("there is no result yet on {}", in_words(date)))
            .because(format!("results begin on {}, when the weeks of warming up are over.", in_words(first)))
            .fix(format!("Write a date from {first} on, or fewer warm_up_weeks."))
    })
}

fn outside(written: &str, date: Date, (start, end): (Date, Date)) -> Option<Diagnostic> {
    (date < start || date > end).then(|| {
        Diagnostic::fault(format!("{written} lies outside the period"))
            .because(format!(
                "the scenario runs from {} to {}, so the target could never be looked at.",
                in_words(start),
                in_words(end)
            ))
            .fix("Change this date or the [period].")
    })
}

/// A rate of twelve months has no value before twelve months have passed.
fn too_early(root: &Node, measure: Option<&str>, date: Date, (start, _): (Date, Date)) -> Option<Diagnostic> {
    let measure = measure.filter(|measure| OF_A_YEAR.contains(measure))?;
    let warmed = root.at("period.warm_up_weeks").and_then(Node::number).is_some_and(|weeks| weeks > 0.0);
    let first = start.checked_add(jiff::Span::new().years(1)).ok().filter(|first| date < *first && !warmed)?;
    Some(
        Diagnostic::fault(format!("there is no {measure} yet on {}", in_words(date)))
            .because("it is counted over the twelve months to date, and the scenario has not run for so long.")
            .fix(format!("Write a date from {first} on.")),
    )
}

/// Results are of the ends of months (or weeks): a target inside one is looked at on the record before it.
fn between_records(root: &Node, date: Date, (start, _): (Date, Date)) -> Option<Diagnostic> {
    let weekly = root.at("period.record").and_then(Node::text) == Some("week");
    let days = date.since(start).map_or(0, |span| span.get_days());
    let (unit, record) = if weekly {
        ("week", date.checked_sub(jiff::Span::new().days((days + 1).rem_euclid(7))).ok()?.max(start))
    } else if date == date.last_of_month() {
        return None;
    } else {
        ("month", date.first_of_month().yesterday().ok()?.max(start))
    };
    (record != date).then(|| {
        Diagnostic::note(format!("this target is looked at on {}, not on {}", in_words(record), in_words(date)))
            .because(format!(
                "results are of the first day and of the end of each {unit}; the last before a date counts for it."
            ))
            .fix(format!("Write {record} if that is meant, or the end of the {unit}."))
    })
}

/// A target of a team needs results of teams.
fn of_a_team(root: &Node, name: &str, target: &Node, faults: &mut Faults) {
    let Some(team) = target.get("team") else { return };
    let measure = target.get("measure").and_then(Node::text).unwrap_or("");
    let fault = if OF_COUNCIL.contains(&measure) {
        Diagnostic::fault(format!("{measure} is counted for the whole council only"))
            .because("no team has a value of its own, so the target could never be looked at.")
            .fix("Take team out, or write a measure that teams have, such as average_caseload.")
    } else if matches!(root.at("period.by_team").map(|node| &node.value), Some(Value::Flag(false))) {
        Diagnostic::fault("this target is of a team, and results are kept for the whole council only")
            .because("[period] says by_team = false, so the target could never be looked at.")
            .fix("Take team out, or by_team.")
    } else {
        return;
    };
    faults.push(&format!("target.{name}.team"), fault.at(&team.place));
}

/// A team that is closed by then, or not yet open, has no value that a target could be looked at on.
pub fn of_closed_teams(root: &Node, faults: &mut Faults) {
    let moments = moments(root);
    for (name, target) in tables(root, "target") {
        let Some(written) = target.node.get("team") else { continue };
        let Some(team) = written.text() else { continue };
        let days = PROMISES.iter().flat_map(|key| entries(target.node.get(key)));
        let dates: BTreeSet<Date> = days.filter_map(|(date, _)| date.parse().ok()).collect();
        let turns = |opens: bool| {
            moments.windows(2).find_map(|pair| {
                let (was, is) = (pair[0].open.contains(team), pair[1].open.contains(team));
                (was != opens && is == opens).then_some(pair[1].after?.0)
            })
        };
        let early = turns(true)
            .and_then(|day| Some(not_yet_open(name, team, day, *dates.first().filter(|date| **date < day)?)));
        let late = turns(false).and_then(|day| Some(closed_by_then(name, team, day, *dates.range(day..).next()?)));
        for note in early.into_iter().chain(late) {
            faults.push(&format!("target.{name}.team"), note.at(&written.place));
        }
    }
}

fn not_yet_open(name: &str, team: &str, day: Date, date: Date) -> Diagnostic {
    Diagnostic::note(format!(
        "team \"{team}\" opens on {}, after this target's date, {}",
        in_words(day),
        in_words(date)
    ))
    .because(
        "before that it holds no child and has no post, so that the target says nothing of those who come before it.",
    )
    .fix(format!("Write a team that is open then, or leave the target out here: without = [\"target.{name}\"]"))
}

fn closed_by_then(name: &str, team: &str, day: Date, date: Date) -> Diagnostic {
    Diagnostic::note(format!(
        "team \"{team}\" closes on {}, before this target's date, {}",
        in_words(day),
        in_words(date)
    ))
    .because("from then on it holds no child and has no post, so that the target says nothing of those who take over.")
    .fix(format!("Write a team that is open then, or leave the target out here: without = [\"target.{name}\"]"))
}
