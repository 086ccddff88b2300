//! `check`: everything that is wrong with files; plays nothing.

use std::path::{Path, PathBuf};

use super::appraisal::{self, CheckedOptions};
use super::ending::Ending;
use super::faults::{self, Checked};
use super::options::Options;
use super::reading::{self, Reading};
use super::terminal;
use crate::scenario::loaded::Scenario;
use crate::scenario::render::render;

/// Checks every file.
pub(crate) fn check(files: &[PathBuf], options: &Options) -> Ending {
    let (sets, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().cloned().partition(|file| appraisal::is_options(file));
    let (national, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| reading::is_national(file));
    let mut sets: Vec<CheckedOptions> = sets.iter().map(|file| appraisal::checked(file, options)).collect();
    let mut readings: Vec<Reading> = Vec::new();
    for reading in sets.iter_mut().flat_map(|set| std::mem::take(&mut set.scenarios)) {
        once(&mut readings, reading);
    }
    for reading in reading::all(&files, options) {
        once(&mut readings, reading);
    }
    let shown = if options.json {
        terminal::result(&json(&sets, &national, &readings))
    } else {
        let set = sets.iter().map(sound_set);
        let nations = national.iter().map(|file| {
            format!(
                "{}: national figures for a council's file to build on; nothing to play by itself\n",
                file.display()
            )
        });
        terminal::result(&set.chain(nations).chain(readings.iter().map(sound)).collect::<String>())
    };
    let verdict = verdict(&sets, &readings);
    if shown == Ending::Done { verdict } else { shown }
}

/// A file that was named by itself and by an options file is told once.
fn once(readings: &mut Vec<Reading>, reading: Reading) {
    let whole = |file: &str| Path::new(file).canonicalize().unwrap_or_else(|_| file.into());
    if !readings.iter().any(|known| whole(&known.file) == whole(&reading.file)) {
        readings.push(reading);
    }
}

/// Says what is wrong, and how that ends the command.
fn verdict(sets: &[CheckedOptions], readings: &[Reading]) -> Ending {
    for set in sets {
        if let Err(found) = &set.read {
            terminal::tell(&faults::told(&set.file, found));
        }
    }
    let verdict = reading::verdict(readings);
    if verdict != Ending::Done {
        reading::tell_faults(readings);
    }
    if sets.iter().any(|set| set.read.is_err()) { Ending::Faults } else { verdict }
}

/// What is said of an options file that has no fault itself.
fn sound_set(set: &CheckedOptions) -> String {
    let Ok((choices, tried)) = set.read else { return String::new() };
    if set.faulty > 0 {
        return format!("{}: {} of its {choices} options cannot be used yet\n", set.file, set.faulty);
    }
    let tried = if tried == 0 { String::new() } else { format!(", {}", many(tried, "what-if", "what-ifs")) };
    let notes = render(&set.notes);
    let gap = if notes.is_empty() { "" } else { "\n" };
    format!("{}: no faults ({}{tried})\n{gap}{notes}", set.file, many(choices, "option", "options"))
}

/// What is said of a file without a fault.
fn sound(reading: &Reading) -> String {
    let Ok(scenario) = &reading.read else { return String::new() };
    let notes = render(&scenario.notes);
    let gap = if notes.is_empty() { "" } else { "\n" };
    format!("{}: no faults ({})\n{gap}{notes}", reading.file, counted(scenario))
}

fn many(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
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
    counts.map(|(count, one, more)| many(count, one, more)).join(", ")
}

/// What was found in every file, for programs.
fn json(sets: &[CheckedOptions], national: &[PathBuf], readings: &[Reading]) -> String {
    let sets = sets.iter().map(|set| Checked::of(&set.file, set.read.as_ref().err().unwrap_or(&set.notes)));
    let names: Vec<String> = national.iter().map(|file| file.to_string_lossy().into_owned()).collect();
    let nations = names.iter().map(|file| Checked::of(file, &[]));
    reading::as_json(sets.chain(nations).chain(readings.iter().map(Reading::checked)).collect())
}
