//! Milestones, what could change the picture, and what is not in it.

use super::Board;
use crate::report::{RunReport, assumptions, escape, message};
use crate::scenario::council::promise::{Delivery, Milestone};

/// Most milestones there is room for.
const MILESTONES: usize = 6;
/// Most entries of what could change the picture.
const MOST: usize = 5;
/// Most parts of the scenario that are named as unsure.
const UNSURE: usize = 3;
/// Longest name of such a part [letters].
const LONGEST: usize = 70;

/// Dates that the scenario marks, in order, and how the delivery of each stands where the file says so.
pub(crate) fn milestones(run: &RunReport<'_>) -> Vec<(String, Option<Delivery>)> {
    let known = run.actuals.and_then(|actuals| actuals.history.last());
    let said = |one: &Milestone| {
        let passed = known.is_some_and(|known| one.date <= known) && one.status.is_none();
        let passed = if passed { " (passed)" } else { "" };
        (format!("{}{passed}", message::milestone(one)), one.status)
    };
    run.council.milestones().into_iter().map(said).take(MILESTONES).collect()
}

/// What the answer hangs on, and what was tried and how far it moves the caseload; else what the scenario is least sure of.
pub(crate) fn could_change(board: &Board<'_>) -> Vec<String> {
    if !board.hangs.is_empty() || !board.tried.is_empty() {
        // A line of what the answer hangs on may take two.
        let most = if board.hangs.is_empty() { MOST } else { MOST - 1 };
        let room = most.saturating_sub(board.hangs.len());
        let tried = board.tried.iter().take(room);
        let tried = tried.map(|tried| format!("{}: {}", escape::line(&tried.label), tried.said()));
        return board.hangs.iter().cloned().chain(tried).collect();
    }
    let mut low: Vec<_> = assumptions::of(board.run.merged).into_iter().filter(|one| one.says[0] == "low").collect();
    // What the scenario does is what is decided; what it takes as given comes after.
    low.sort_by_key(|one| !one.address.starts_with("change."));
    low.into_iter().take(UNSURE).map(|one| format!("{} (low confidence)", named(board, &one.address))).collect()
}

/// A part of the file as people call it.
fn named(board: &Board<'_>, address: &str) -> String {
    let council = board.run.council;
    let mut parts = address.splitn(3, '.');
    let found = match (parts.next(), parts.next()) {
        (Some("change"), Some(name)) => council.change.get(name).map(|change| change.what.clone()),
        (Some("team"), Some(name)) => council.team.get(name).map(|team| format!("Team: {}", team.name)),
        (Some("stage"), Some(name)) => council.stage.get(name).map(|stage| format!("Stage: {}", stage.name)),
        _ => None,
    };
    let whole = escape::line(&found.unwrap_or_else(|| address.replace(['-', '_', '.'], " ")));
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let kept: String = whole.chars().take(LONGEST).collect();
    format!("{}…", kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words))
}

/// What no figure on the page takes in.
pub(crate) const NOT_IN_THE_MODEL: &str =
    "Not in the model: the quality of practice, a new inspection, and anything the scenario does not name.";
