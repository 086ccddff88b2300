//! An analysis of what options hang on, named for a comparison to draw from; and what to type where one is at hand.

use std::path::Path;

use super::ending::Ending;
use super::options::Options;
use super::repeat;
use super::terminal;
use crate::report::compare::ComparisonReport;
use crate::report::stored::ReadFault;
use crate::report::stored::comparison;
use crate::report::stored::sensitivity::{self, Compared, StoredSensitivity};

/// What names of folders of an analysis end with.
const ENDING: &str = "-sensitivity";

/// An analysis that was named.
#[derive(Debug)]
pub(super) struct Named<'a> {
    /// Its folder, as it was typed.
    pub(super) folder: &'a Path,
    /// What it holds.
    pub(super) stored: StoredSensitivity,
}

/// The analysis of the folder that was typed, where one was.
pub(super) fn named(folder: Option<&Path>) -> Result<Option<Named<'_>>, Ending> {
    let Some(folder) = folder else { return Ok(None) };
    let stored = sensitivity::read(folder).map_err(|cause| match cause {
        ReadFault::NoFolder(_) | ReadFault::NoResults(_) => {
            let ending = if cause.is_of_the_disk() { Ending::Disk } else { Ending::Faults };
            terminal::refused(ending, &no_analysis(folder))
        }
        ReadFault::NoAnalysis(_)
        | ReadFault::OtherVersion { .. }
        | ReadFault::Part { .. }
        | ReadFault::Changed { .. }
        | ReadFault::Disk { .. } => terminal::unreadable(&cause),
    })?;
    Ok(Some(Named { folder, stored }))
}

/// What is said of a place that holds no results at all.
fn no_analysis(folder: &Path) -> String {
    let place = folder.display();
    let what = if folder.exists() {
        format!("{place} is no folder of results")
    } else {
        format!("there is no folder {place}")
    };
    format!(
        "{what}; --with-sensitivity needs one that `caseload sensitivity` wrote, such as output/cambridgeshire/options-sensitivity"
    )
}

/// The command that repeats a comparison, with the analysis it draws from.
pub(super) fn again(command: String, named: Option<&Named<'_>>) -> String {
    named.map_or_else(|| command.clone(), |named| format!("{command}{}{}", comparison::WITH, typed(named.folder)))
}

/// A folder as it is typed.
pub(super) fn typed(folder: &Path) -> String {
    repeat::quoted(&folder.to_string_lossy())
}

/// After a comparison: says how an analysis of the same options that lies beside it comes into its reports, or why it cannot.
pub(super) fn at_hand(report: &ComparisonReport<'_>, folder: &Path, options: &Options) {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = folder.with_file_name(format!("{name}{ENDING}"));
    if options.quiet || !sensitivity::is_one(&beside) {
        return;
    }
    let belongs = sensitivity::read(&beside).map_err(|cause| cause.to_string());
    let belongs =
        belongs.and_then(|stored| stored.belongs_to(&Compared::of(report), &beside).map_err(|cause| cause.to_string()));
    match belongs {
        Ok(()) => say(folder, &beside),
        Err(why) => terminal::tell(&format!("nothing is drawn from {}: {why}", beside.display())),
    }
}

/// After an analysis: says how it comes into the reports of the comparison that lies beside it.
pub(super) fn to_be_drawn_from(folder: &Path, options: &Options) {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(plain) = name.strip_suffix(ENDING) else { return };
    let beside = folder.with_file_name(plain);
    if !options.quiet && comparison::is_one(&beside) {
        say(&beside, folder);
    }
}

fn say(results: &Path, analysis: &Path) {
    terminal::tell(&format!(
        "To put what matters into the investment case and the board page: caseload report {} --with-sensitivity {}",
        typed(results),
        typed(analysis)
    ));
}
