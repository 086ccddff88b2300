//! `board.html`: one page for a board with two minutes, of a run or of the option that a comparison proposes.

mod facts;
mod measures;
mod message;
mod page;
pub(crate) mod status;
pub(crate) mod worse;

use super::chart::Drawing;
use super::{RunReport, days};
use crate::scenario::council::Date;

/// The file's name.
pub(crate) const NAME: &str = "board.html";

/// What a board is shown.
pub(crate) struct Board<'a> {
    /// The run, or the option that is proposed.
    pub(crate) run: RunReport<'a>,
    /// What heads the page.
    pub(crate) title: &'a str,
    /// Which option is shown, against which; none for a single run.
    pub(crate) shown: Option<String>,
    /// What was tried on it: how much it moves the caseload by, most first.
    pub(crate) tried: Vec<Tried>,
    /// What the answer hangs on, and what warns of it, a line each; nothing where nobody asked.
    pub(crate) hangs: Vec<String>,
    /// The sentence of how it compares; none for a single run.
    pub(crate) against: Option<String>,
    /// The option that keeps the promise as often for less; none where none does.
    pub(crate) rival: Option<String>,
    /// What is worse than with what it is compared with, in most futures; none where nothing is.
    pub(crate) worse: Option<String>,
}

/// Something that may turn out otherwise, and what it does to the average caseload.
pub(crate) struct Tried {
    /// What, in the words of the file.
    pub(crate) label: String,
    /// "2.3 more"; none where it moves nothing that can be told.
    pub(crate) amount: Option<String>,
    /// When.
    pub(crate) date: Date,
}

impl Tried {
    /// "2.3 more children per worker on 30 Sep 2020".
    fn said(&self) -> String {
        let amount = self.amount.as_deref().unwrap_or("no difference to");
        format!("{amount} children per worker on {}", days::short(self.date))
    }
}

/// The page; none where nothing was promised, since there would be no target to be on or off.
pub(crate) fn page(board: &Board<'_>) -> Option<String> {
    let promised = board.run.findings.targets.iter().any(|target| target.series.team == "all");
    promised.then(|| page::page(board, &drawings(&board.run)))
}

fn drawings(run: &RunReport<'_>) -> Vec<Drawing> {
    super::chart::board::draw_all(run)
}

/// The record that the first sentence speaks of; none where nothing was promised.
pub(crate) fn record(run: &RunReport<'_>) -> Option<usize> {
    message::leading(run).map(|target| target.record)
}

/// A board of a single run.
pub(crate) fn of_run<'a>(run: &RunReport<'a>) -> Board<'a> {
    Board {
        run: *run,
        title: &run.council.title,
        shown: None,
        tried: Vec::new(),
        hangs: Vec::new(),
        against: None,
        rival: None,
        worse: None,
    }
}

#[cfg(test)]
mod tests;
