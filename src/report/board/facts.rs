//! What changes, milestones, what could change the picture, and what is not in it.

use super::message::leading;
use super::{Board, Tried};
use crate::report::{RunReport, assumptions, days, escape, message};
use crate::scenario::council::change::Change;
use crate::scenario::council::promise::{Delivery, Milestone};

/// Most changes, and most milestones, there is room for.
const MOST_OF_EACH: usize = 6;
/// Most lines of both together.
const LINES: usize = 10;
/// Most entries of what could change the picture.
const MOST: usize = 5;

/// Dates that the scenario marks, in order, and how the delivery of each stands where the file says so: as many as there is room for
/// beside so many lines of changes.
pub(crate) fn milestones(run: &RunReport<'_>, changes: usize) -> Vec<(String, Option<Delivery>)> {
    let known = run.actuals.and_then(|actuals| actuals.history.last());
    let said = |one: &Milestone| {
        let passed = known.is_some_and(|known| one.date <= known) && one.status.is_none();
        let passed = if passed { " (passed)" } else { "" };
        (format!("{}{passed}", message::milestone(one)), one.status)
    };
    let marked = run.council.milestones();
    let most = LINES.saturating_sub(changes).min(MOST_OF_EACH);
    let later = (marked.len() > most).then(|| (later(marked.len() - most, "milestone"), None));
    marked.into_iter().map(said).take(most).chain(later).collect()
}

/// Changes in the order in which they take effect, as many as there is room for: what the scenario is about, so they stand before what
/// it marks.
pub(crate) fn changes(run: &RunReport<'_>) -> Vec<String> {
    let mut dated: Vec<(&String, &Change)> = run.council.change.iter().collect();
    dated.sort_by_key(|(name, change)| (change.turn(), *name));
    let said =
        |(_, change): &(&String, &Change)| format!("{}: {}", days::short(change.date), escape::line(&change.what));
    let later = (dated.len() > MOST_OF_EACH).then(|| later(dated.len() - MOST_OF_EACH, "change"));
    dated.iter().take(MOST_OF_EACH).map(said).chain(later).collect()
}

/// "2 more changes, later".
fn later(count: usize, what: &str) -> String {
    let many = if count == 1 { "" } else { "s" };
    format!("{count} more {what}{many}, later")
}

/// What the answer hangs on, and what was tried and how far it moves the caseload; else how much of the scenario is unsure, and how to
/// find out what of it matters.
pub(crate) fn could_change(board: &Board<'_>) -> Vec<String> {
    if !board.hangs.is_empty() || !board.tried.is_empty() {
        let tried = tried(board).iter().map(|tried| format!("{}: {}", escape::line(&tried.label), tried.said()));
        return board.hangs.iter().cloned().chain(tried).collect();
    }
    let low = assumptions::of(board.run.merged).into_iter().filter(|one| one.says[0] == "low").count();
    let rests = match low {
        0 => return Vec::new(),
        1 => "1 part of the scenario rests on low confidence, and the report names it. Whether it".to_owned(),
        many => {
            format!("{many} parts of the scenario rest on low confidence, and the report names them. Which of them")
        }
    };
    let verb = if low == 1 { "matters" } else { "matter" };
    vec![format!(
        "{rests} {verb} is not known from this page: an analysis of what matters, which the analyst can run, tells it."
    )]
}

/// What was tried, as much of it as there is room for.
fn tried<'a>(board: &'a Board<'_>) -> &'a [Tried] {
    // A line of what the answer hangs on may take two.
    let most = if board.hangs.is_empty() { MOST } else { MOST - 1 };
    let room = most.saturating_sub(board.hangs.len()).min(board.tried.len());
    board.tried.get(..room).unwrap_or_default()
}

/// Which part of the page is of which day and why, where not all are of the last: the sentences of the target's last date, the charts
/// of the whole period, and what was tried of the one day on which its effect is known.
pub(super) fn days_apart(board: &Board<'_>) -> Option<String> {
    let (told, end) = (leading(&board.run)?.date, *board.run.findings.dates.last()?);
    let tried = tried(board).first().map(|tried| tried.date).filter(|tried| *tried != told);
    if told == end && tried.is_none() {
        return None;
    }
    let charts = format!("the charts go on to {}, the end of the period", days::short(end));
    let tried = tried.map(|date| {
        let day = days::short(date);
        format!("what was tried, under “What could change this”, is of {day}, the day of the report’s tables")
    });
    let others: Vec<String> = (told != end).then_some(charts).into_iter().chain(tried).collect();
    Some(format!(
        "Days: the sentences above and measures without a target are of {}, the last date of the target that they begin with; {}.",
        days::short(told),
        others.join("; ")
    ))
}

/// What no figure on the page takes in.
pub(crate) const NOT_IN_THE_MODEL: &str =
    "Not in the model: the quality of practice, a new inspection, and anything the scenario does not name.";
