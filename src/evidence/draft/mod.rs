//! A first scenario of a council, from what is published about it.

pub mod calibrate;
mod cases_page;
pub mod census;
pub mod children;
pub mod flows;
pub mod gathered;
pub mod hiring;
mod history;
mod in_time;
pub mod level;
pub mod national;
pub(super) mod number;
mod own_page;
mod page;
pub mod played;
pub mod refusal;
pub mod season;
pub mod staff;
mod staff_page;
pub mod structure;
pub mod walk;

use super::area::AreaId;
use super::read::Evidence;
use crate::scenario::council::Council;
use crate::scenario::diagnostic::Severity;
use crate::scenario::library::OneText;
use crate::scenario::loaded::load;
use gathered::{Gathered, gathered};
use refusal::Refusal;

/// A drafted scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The council's name.
    pub authority: String,
    /// The census it starts from.
    pub year: u16,
    /// The built-in file below it.
    pub builds_on: &'static str,
    /// The file.
    pub text: String,
    /// What no file could tell, a sentence each.
    pub blanks: Vec<String>,
}

/// Drafts a council from its census of a year (its newest, if none is asked for) and nothing later.
///
/// # Errors
/// Why it cannot be drafted.
pub fn draft(evidence: &Evidence, id: AreaId, asked: Option<u16>) -> Result<Draft, Refusal> {
    let panel = &evidence.panel;
    let year = refusal::census_year(panel, id, asked)?;
    let about = gathered(panel.up_to(year), evidence.own.clone(), id, year)?;
    written(&about, evidence)
}

fn written(about: &Gathered, evidence: &Evidence) -> Result<Draft, Refusal> {
    let (year, blanks) = (about.census.year, page::blanks(about, &evidence.missing));
    let council = sound(about, &page::page(about, &blanks, None))?;
    let text = page::page(about, &blanks, page::held(about, &council).as_deref());
    Ok(Draft {
        authority: about.panel.area(about.id).name.clone(),
        year,
        builds_on: national::file(year),
        text,
        blanks,
    })
}

/// What is written is checked first, as `caseload check` would, and read.
fn sound(about: &Gathered, text: &str) -> Result<Council, Refusal> {
    let found = match load("draft.toml", &OneText(text), &[]) {
        Ok(scenario) => return Ok(scenario.council),
        Err(found) => found,
    };
    let fault = found.iter().find(|one| one.severity == Severity::Fault);
    let title = fault.map_or_else(String::new, |one| one.title.clone());
    let reason =
        fault.and_then(|one| one.reason.as_deref()).map(|reason| format!(" ({})", reason.trim_end_matches('.')));
    Err(Refusal::Unsound {
        name: about.panel.area(about.id).name.clone(),
        cause: title + &reason.unwrap_or_default(),
        files: about.own.names(),
    })
}

#[cfg(test)]
mod tests;
