//! Who is given the next child, how workers differ, and hours of work against hours there are.

use super::Block;
use super::demand::by_month;
use super::table::Table;
use super::words::{quoted, sentences};

pub(super) fn blocks(root: &Table<'_>) -> Vec<Block> {
    let parts = [
        allocation(root),
        standard(root),
        hours(root),
        leave(root),
        handover(root),
        supervision(root),
        differences(root),
    ];
    parts.into_iter().flatten().map(Block::Words).collect()
}

fn allocation(root: &Table<'_>) -> Option<String> {
    let allocation = root.below("allocation")?;
    let ceiling = match allocation.text("ceiling")?.as_str() {
        "hard" => "When everyone is full a child waits".to_owned(),
        "soft" => "When everyone is full an urgent child is given to somebody at once, and others wait".to_owned(),
        "none" => "Every child is given to somebody at once, however full everyone is".to_owned(),
        other => format!("When everyone is full: {}", quoted(other)),
    };
    let choice = match allocation.text("team_choice")?.as_str() {
        "most-room" => {
            "Between teams alike, the child goes to the one with the lightest load for its people".to_owned()
        }
        "where-they-live" => {
            "Between teams alike, where the family lives decides, and the same team each time".to_owned()
        }
        "by-chance" => "Between teams alike, chance decides afresh each time".to_owned(),
        other => format!("Between teams alike: {}", quoted(other)),
    };
    Some(sentences([
        Some(
            "A child goes to the open team that is narrowest in what it is for, the one that works on the fewest stages, and there to the worker with most room"
                .to_owned(),
        ),
        Some(ceiling),
        allocation.amount("most_children", "A full-time worker is full with # children"),
        allocation.amount(
            "waits_above_percent",
            "Work that can wait does so while every worker is above #% of the council's usual workload",
        ),
        allocation.amount(
            "waits_at_most_weeks",
            "Nobody waits longer than # weeks: then the least loaded worker takes the child",
        ),
        allocation.amount("ignores_load_percent", "#% of children are given out without a look at who has room"),
        Some(choice),
        Some(allocation.rest().join("; ")),
    ]))
}

fn standard(root: &Table<'_>) -> Option<String> {
    let standard = root.below("standard")?;
    Some(sentences([
        standard.amount(
            "most_children",
            "By the council's own standard, a worker with more than # children for each FTE holds too many",
        ),
        standard.amount("normal_caseload", "Where nothing is promised, # children a worker on average count as normal"),
        Some(standard.rest().join("; ")),
    ]))
}

fn leave(root: &Table<'_>) -> Option<String> {
    let leave = root.below("leave")?;
    Some(sentences([
        leave.amount(
            "days_per_year",
            "A full-time worker has # working days of leave a year, bank holidays not counted",
        ),
        leave
            .below("month_percent")
            .map(|months| format!("When it is taken, against an average month: {}", by_month(&months))),
        Some("Hours a week are after average leave".to_owned()),
        Some(leave.rest().join("; ")),
    ]))
}

fn hours(root: &Table<'_>) -> Option<String> {
    let work = root.below("work")?;
    Some(sentences([
        work.amount("case_hours_per_week", "A full-time worker has # hours a week for children"),
        work.amount("overtime_percent", "Up to #% is added to those hours when there is more work than time"),
        work.amount(
            "less_time_strength",
            "Under pressure each task gets less time: strength #, where 0 would be no effect",
        ),
        work.amount("felt_over_weeks", "Workload is felt over # weeks"),
        work.amount(
            "tires_percent_per_month",
            "Each month above the usual workload takes #% of a worker's hours, for ten months at most",
        ),
        work.amount("tires_after_weeks", "That begins after # weeks"),
        Some(work.rest().join("; ")),
    ]))
}

fn supervision(root: &Table<'_>) -> Option<String> {
    let supervision = root.below("supervision")?;
    Some(sentences([
        supervision.amount("every_weeks", "Whoever holds children is supervised every # weeks"),
        supervision.amount("hours", "A session takes # hours of the supervisor"),
        supervision
            .said("hours_per_week")
            .map(|hours| format!("What a full-time supervisor gives a week, in hours: {hours}")),
        supervision.amount(
            "leaving_strength",
            "People who miss supervision leave more: strength #, where 0 would be no effect",
        ),
        supervision.amount(
            "drift_strength",
            "Work of people who miss supervision goes on more slowly: strength #, where 0 would be no effect",
        ),
        Some(supervision.rest().join("; ")),
    ]))
}

fn handover(root: &Table<'_>) -> Option<String> {
    let handover = root.below("handover")?;
    Some(sentences([
        handover.amount("hours", "When a child changes worker, the new one needs # hours more"),
        handover.amount("unplanned_percent", "Where nobody hands it over they need #% of that"),
        handover.amount("old_worker_hours", "The worker who hands it over needs # hours more"),
        handover.amount("delay_weeks", "Work on the child that waits for hours stands still for # weeks"),
        handover.below("first_weeks_with_new_worker").map(|first| {
            let (weeks, share) = (first.amount("weeks", "# weeks"), first.amount("hours_percent", "#%"));
            let (weeks, share) = (weeks.unwrap_or_default(), share.unwrap_or_default());
            let said = format!("In the first {weeks} with a new worker its stage takes {share} of its usual hours");
            sentences([Some(said), Some(first.rest().join("; "))])
        }),
        Some(handover.rest().join("; ")),
    ]))
}

fn differences(root: &Table<'_>) -> Option<String> {
    let differences = root.below("differences")?;
    Some(sentences([
        differences
            .amount("worker_cv", "Workers differ lastingly in the share they carry, typically by # of the average"),
        differences.amount(
            "team_cv",
            "Teams differ lastingly in how many children come to them, typically by # of the average",
        ),
        Some(differences.rest().join("; ")),
    ]))
}
