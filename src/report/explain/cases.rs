//! The path of a case: each stage, how long it lasts, where it leads, who may hold it and what it takes.

use super::Block;
use super::table::Table;
use super::words::{capital, number, sentences};
use crate::scenario::text::node::Node;

pub(super) fn blocks(root: &Table<'_>) -> Vec<Block> {
    let mut stages = root.family("stage");
    let order = in_order(root.names.0);
    let place = |key: &str| order.iter().position(|known| known == key).unwrap_or(order.len());
    stages.sort_by_key(|(key, _)| (place(key), *key));
    stages.iter().map(|(key, stage)| Block::Item(stage_said(key, stage))).collect()
}

/// Stages in the order in which children come to them, nearest the front first.
fn in_order(root: &Node) -> Vec<String> {
    let first = root.at("demand.first_stage").and_then(Node::text).map(str::to_owned);
    let mut found: Vec<String> = first.into_iter().collect();
    let mut next = 0;
    while let Some(stage) = found.get(next).cloned() {
        let exits = root.get("stage").and_then(|all| all.get(&stage)).and_then(|stage| stage.get("exits_percent"));
        for (exit, _) in exits.and_then(Node::table).into_iter().flatten() {
            if !found.contains(exit) {
                found.push(exit.clone());
            }
        }
        next += 1;
    }
    found
}

fn stage_said(key: &str, stage: &Table<'_>) -> String {
    let name = stage.text("name").unwrap_or_else(|| key.to_owned());
    let words = sentences([
        held_by(stage),
        Some(length(stage)),
        ends_at_age(stage),
        places(stage),
        stage.said("exits_percent").map(|exits| format!("Then {exits}")),
        exits_by_age(stage),
        deadline(stage),
        hours(stage),
        visits(stage),
        reviews(stage),
        urgency(stage),
        stage.flag("given_to_duty_worker").then(|| DUTY.to_owned()),
        measured(stage),
        Some(stage.rest().join("; ")),
    ]);
    format!("{}: {words}", capital(&name))
}

fn held_by(stage: &Table<'_>) -> Option<String> {
    let nobody = stage.get("held_by")?.list().is_some_and(<[_]>::is_empty);
    if nobody {
        return Some("Nobody holds the child".to_owned());
    }
    stage.said("held_by").map(|roles| format!("Held by {roles}"))
}

fn places(stage: &Table<'_>) -> Option<String> {
    let places = stage.below("places")?;
    let full = places.said("goes_elsewhere_to").map_or_else(
        || "Who finds none stays with its worker until one is free".to_owned(),
        |to| format!("Who finds none goes to: {to}"),
    );
    Some(sentences([
        places.amount("number", "It has places for # children"),
        places.amount("on_first_day", "On the first day # children are in them"),
        Some(full),
        Some(places.rest().join("; ")),
    ]))
}

fn length(stage: &Table<'_>) -> String {
    let keys = ["lasts_working_days", "lasts_days", "lasts_weeks", "lasts_months"];
    let lasts: Vec<String> = keys.iter().filter_map(|key| stage.said(key)).collect();
    let clock = match stage.text("clock_from").as_deref() {
        Some("referral") => ", counted from the day of the referral",
        _ => "",
    };
    let slows = stage.amount("elastic_percent", "When hours are short, #% of that length slows down");
    sentences([Some(format!("Lasts {}{clock}", lasts.join("; "))), slows])
}

fn ends_at_age(stage: &Table<'_>) -> Option<String> {
    let ends = stage.below("ends_at_age")?;
    let (age, next) = (ends.amount("age", "#")?, ends.said("goes_to")?);
    let next = if next == "closed" { "the case is closed".to_owned() } else { format!("the child goes on to {next}") };
    let late = ends.amount("after_weeks", "That holds for those who have been in it for # weeks");
    let otherwise = ends.said("otherwise_goes_to").map(|to| match to.as_str() {
        "closed" => "The cases of the others are closed".to_owned(),
        _ => format!("The others go on to {to}"),
    });
    Some(sentences([
        Some(format!("At age {age} it ends whatever else happens, and {next}")),
        late,
        otherwise,
        Some(ends.rest().join("; ")),
    ]))
}

fn deadline(stage: &Table<'_>) -> Option<String> {
    let limit = stage.amount("deadline_working_days", "The limit is # working days");
    let weeks = stage.amount("deadline_weeks", "The limit is # weeks");
    let late = stage
        .amount("late_strength", "The busier workers are, the more miss it: strength #, where 0 would be no effect");
    (limit.is_some() || weeks.is_some() || late.is_some()).then(|| sentences([limit, weeks, late]))
}

fn hours(stage: &Table<'_>) -> Option<String> {
    let first = stage.below("first_weeks").map(|first| {
        let (weeks, share) = (first.amount("weeks", "# weeks"), first.amount("hours_percent", "#%"));
        let said = format!(
            "In the first {} it takes {} of its usual hours",
            weeks.unwrap_or_default(),
            share.unwrap_or_default()
        );
        sentences([Some(said), Some(first.rest().join("; "))])
    });
    let last = stage.below("final_weeks").map(|last| {
        let (weeks, share) = (last.amount("weeks", "# weeks"), last.amount("hours_percent", "#%"));
        let said = format!("In the last {} it takes {} of them", weeks.unwrap_or_default(), share.unwrap_or_default());
        sentences([Some(said), Some(last.rest().join("; "))])
    });
    Some(sentences([
        stage.amount("hours_per_month", "Takes # hours a month for each child, visits included"),
        stage.amount("hours_in_all", "Takes # hours in all for each child, visits included"),
        first,
        last,
        stage.amount("priority", "Stands at place # when a worker's hours are shared out (1 is first)"),
    ]))
}

fn visits(stage: &Table<'_>) -> Option<String> {
    let visits = stage.below("visits")?;
    Some(sentences([
        visits.amount("every_working_days", "The child is visited at least once in # working days"),
        visits.amount("hours", "A visit takes # hours, travel and recording included"),
        visits.amount("first_within_working_days", "The first comes within # working days"),
        visits.amount("priority", "Visits stand at place # when a worker's hours are shared out"),
        visits.amount("covered_percent", "While the worker is away, or there is none, colleagues make #% of them"),
        Some(visits.rest().join("; ")),
    ]))
}

fn reviews(stage: &Table<'_>) -> Option<String> {
    let held = stage.below("reviews")?;
    let weeks: Vec<String> = held
        .get("after_weeks")
        .and_then(Node::list)
        .unwrap_or_default()
        .iter()
        .filter_map(Node::number)
        .map(number)
        .collect();
    Some(sentences([
        Some(format!(
            "Reviews fall due {} weeks after it began, and at the last of these gaps from then on",
            weeks.join(", ")
        )),
        held.amount("hours", "A review takes # hours, its preparation included"),
        held.amount("priority", "Reviews stand at place # when a worker's hours are shared out"),
        Some(held.rest().join("; ")),
    ]))
}

/// Exits of children of some ages, the youngest first.
fn exits_by_age(stage: &Table<'_>) -> Option<String> {
    let mut bands: Vec<(f64, String)> = stage
        .family("exits_by_age")
        .into_iter()
        .map(|(_, band)| {
            let below = band.get("below_age").and_then(Node::number).unwrap_or_default();
            let said = [
                band.said("exits_percent").map(|exits| format!("Of those below {}: {exits}", number(below))),
                Some(band.rest().join("; ")),
            ];
            (below, sentences(said))
        })
        .collect();
    bands.sort_by(|left, right| left.0.total_cmp(&right.0));
    let said: Vec<String> = bands.into_iter().map(|band| band.1).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What it means that a stage is given to whoever is on duty.
const DUTY: &str = "Who enters it and needs a worker goes to whoever is on duty in the team that week: each in turn";

fn urgency(stage: &Table<'_>) -> Option<String> {
    let given = stage.get("urgent").is_some();
    match (given, stage.flag("urgent")) {
        (true, true) => {
            Some("It is urgent: it never waits for room under a soft ceiling, and is first in any queue".to_owned())
        }
        (true, false) => Some("It can wait".to_owned()),
        (false, _) => None,
    }
}

fn measured(stage: &Table<'_>) -> Option<String> {
    let counts = stage.said("counts_as").map(|as_what| format!("In published figures it counts as {as_what}"));
    let weight =
        stage.amount("weight", "In the weighted caseload a child has the weight #, where an average child has 1");
    (counts.is_some() || weight.is_some()).then(|| sentences([counts, weight]))
}
