//! `check`: everything that is wrong with files; plays nothing.

use std::path::PathBuf;

use super::appraisal;
use super::ending::Ending;
use super::options::Options;
use super::reading::{self, Reading};
use super::terminal;
use crate::scenario::loaded::Scenario;
use crate::scenario::render::render;

/// Checks every file.
pub(crate) fn check(files: &[PathBuf], options: &Options) -> Ending {
    let (sets, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().cloned().partition(|file| appraisal::is_options(file));
    let (mut readings, faulty) = appraisal::all(&sets, options);
    readings.extend(reading::all(&files, options));
    if faulty {
        reading::tell_faults(&readings);
        return Ending::Faults;
    }
    let verdict = reading::verdict(&readings);
    if verdict != Ending::Done {
        reading::tell_faults(&readings);
    }
    let text = if options.json { reading::json(&readings) } else { readings.iter().map(sound).collect() };
    let shown = terminal::result(&text);
    if shown == Ending::Done { verdict } else { shown }
}

/// What is said of a file without a fault.
fn sound(reading: &Reading) -> String {
    let Ok(scenario) = &reading.read else { return String::new() };
    let notes = render(&scenario.notes);
    let gap = if notes.is_empty() { "" } else { "\n" };
    format!("{}: no faults ({})\n{gap}{notes}", reading.file, counted(scenario))
}

fn counted(scenario: &Scenario) -> String {
    let council = &scenario.council;
    let counts = [
        (scenario.inputs.len(), "file", "files"),
        (council.team.len(), "team", "teams"),
        (council.change.len(), "change", "changes"),
        (council.target.len(), "target", "targets"),
        (scenario.doubts.len(), "figure in doubt", "figures in doubt"),
    ];
    let spoken = counts.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }));
    spoken.join(", ")
}
