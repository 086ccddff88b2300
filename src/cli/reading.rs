//! Every file of a command, read and checked before anything is played.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::appraisal;
use super::disk::Disk;
use super::ending::Ending;
use super::faults::{self, Checked};
use super::options::Options;
use super::terminal;
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::scenario::library::{BUILT_IN, Library, LibraryFault, built_in};
use crate::scenario::loaded::{Scenario, load};
use crate::scenario::text::place::Place;

/// A file and what reading it came to.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The file as the user typed it.
    pub(crate) file: String,
    /// The scenario, or what is wrong.
    pub(crate) read: Result<Scenario, Vec<Diagnostic>>,
    /// Whether a file could not be read at all.
    unread: bool,
}

/// The disk, with an eye on files that cannot be read.
struct Watched {
    disk: Disk,
    unread: Cell<bool>,
}

impl Library for Watched {
    fn read(&self, name: &str, from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        let read = self.disk.read(name, from);
        // A file that another file names wrongly is a fault of that other file.
        let unread = matches!(read, Err(LibraryFault::Unreadable(_) | LibraryFault::Folder(_)))
            || (from.is_none() && read.is_err());
        self.unread.set(self.unread.get() || unread);
        read
    }
}

/// Reads every file, the faulty ones too.
pub(crate) fn all(files: &[PathBuf], options: &Options) -> Vec<Reading> {
    files.iter().map(|file| one(file, options)).collect()
}

/// Reads one file.
pub(crate) fn one(file: &Path, options: &Options) -> Reading {
    if file.to_str().is_none() {
        return Reading { file: file.to_string_lossy().into_owned(), read: Err(vec![not_unicode(file)]), unread: true };
    }
    let library = Watched { disk: Disk, unread: Cell::new(false) };
    let name = file.to_string_lossy().into_owned();
    if let Some(found) = played_otherwise(file, &name) {
        return Reading { file: name, read: Err(vec![found]), unread: false };
    }
    let mut read = load(&name, &library, &options.set);
    if let Ok(scenario) = &mut read {
        let run = &mut scenario.council.run;
        run.replications = options.replications.unwrap_or(run.replications);
        run.seed = options.seed.unwrap_or(run.seed);
    }
    Reading { file: name, read, unread: library.unread.get() }
}

/// Whether a file holds the national figures that are built in, under whatever name.
pub(crate) fn is_national(file: &Path) -> bool {
    vintage(file).is_some()
}

/// The built-in name of a file of national figures.
fn vintage(file: &Path) -> Option<&'static str> {
    let text = Disk.read(&file.to_string_lossy(), None).ok();
    let same = text.and_then(|(_, bytes)| BUILT_IN.iter().find(|(_, text)| text.as_bytes() == bytes));
    same.copied().or_else(|| built_in(&file.to_string_lossy())).map(|(name, _)| name)
}

/// A file that is no scenario by itself, and what to type instead.
fn played_otherwise(file: &Path, name: &str) -> Option<Diagnostic> {
    if appraisal::is_options(file) {
        return Some(
            Diagnostic::fault(format!("{name} is an options file, and a scenario is asked for"))
                .because("it names several scenarios, which are compared.")
                .fix(format!("Type caseload compare {name}, or name one of its scenarios.")),
        );
    }
    vintage(file).map(|national| {
        Diagnostic::fault(format!("{name} holds national figures and no council"))
            .because("it has no teams, no referrals and no period; a council's file builds on it.")
            .fix(format!(
                "Write builds_on = \"{national}\" in a file of your own, or play one of the councils under scenarios/."
            ))
    })
}

/// A name that results could not be told by.
fn not_unicode(file: &Path) -> Diagnostic {
    Diagnostic::fault(format!("the name of {} holds letters that are not Unicode", file.display()))
        .because("results, messages and the command that repeats a run could not write the name.")
        .fix("Rename the file with plain letters, such as my-option.toml")
}

/// How a command ends that was given these files: nothing is run while any of them has a fault.
pub(crate) fn verdict(readings: &[Reading]) -> Ending {
    let faulty = || readings.iter().filter(|reading| reading.read.is_err());
    if faulty().next().is_none() {
        Ending::Done
    } else if faulty().all(|reading| reading.unread) {
        Ending::Disk
    } else if faulty().all(Reading::only_settings) {
        Ending::Usage
    } else {
        Ending::Faults
    }
}

impl Reading {
    /// Whether what is wrong was typed on the command line.
    fn only_settings(&self) -> bool {
        let typed = |found: &Diagnostic| found.place.as_ref().is_some_and(Place::is_typed);
        let faults = |found: &&Diagnostic| found.severity == Severity::Fault;
        self.read.as_ref().err().is_some_and(|found| found.iter().filter(faults).all(typed))
    }

    /// All that was found in the file.
    fn found(&self) -> &[Diagnostic] {
        match &self.read {
            Ok(scenario) => &scenario.notes,
            Err(found) => found,
        }
    }
}

/// Says what is wrong with every faulty file: to people, and to programs where they asked.
pub(crate) fn refuse(readings: &[Reading], options: &Options) {
    tell_faults(readings);
    if options.json {
        terminal::result(&json(readings));
    }
}

/// Says what is wrong with every faulty file, each thing once: options share the file they build on.
pub(crate) fn tell_faults(readings: &[Reading]) {
    let faulty: Vec<_> =
        readings.iter().filter_map(|reading| Some((reading.file.as_str(), reading.read.as_ref().err()?))).collect();
    terminal::tell(&each_once(&faulty));
}

fn each_once(faulty: &[(&str, &Vec<Diagnostic>)]) -> String {
    let mut known: Vec<&Diagnostic> = Vec::new();
    let (mut texts, mut others) = (Vec::new(), Vec::new());
    for (file, found) in faulty {
        let told = |one: &Diagnostic| known.iter().any(|other| is_same(one, other));
        let new: Vec<Diagnostic> = found.iter().filter(|one| !told(one)).cloned().collect();
        let again = found.iter().filter(|one| one.severity == Severity::Fault && told(one)).count();
        if again > 0 && new.iter().all(|one| one.severity == Severity::Note) {
            others.push((*file).to_owned());
        } else {
            texts.push(faults::told_with(file, &new, again));
        }
        known.extend(found.iter());
    }
    if !others.is_empty() {
        texts.push(format!("Nor can {} be used yet: what is to be put right there is told above.\n", or(&others)));
    }
    texts.join("\n\n")
}

/// Whether one was told with another: what is wrong with a setting is one fault, whatever each file has instead.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let is_typed = one.place.as_ref().is_some_and(Place::is_typed);
    one == other || is_typed && one.place == other.place && one.title == other.title
}

/// A list of which none can be used.
fn or(files: &[String]) -> String {
    match files {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => files.concat(),
    }
}

impl Reading {
    /// What was found, for programs.
    pub(crate) fn checked(&self) -> Checked<'_> {
        Checked::of(&self.file, self.found())
    }
}

#[derive(Serialize)]
struct Files<'a> {
    files: Vec<Checked<'a>>,
}

/// What was found in every file, for programs.
pub(crate) fn json(readings: &[Reading]) -> String {
    as_json(readings.iter().map(Reading::checked).collect())
}

/// The same, of files of any kind.
pub(crate) fn as_json(files: Vec<Checked<'_>>) -> String {
    serde_json::to_string_pretty(&Files { files }).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::place::{SETTING, Source};

    #[test]
    fn what_is_wrong_with_a_setting_is_told_once_whatever_each_file_has_instead() {
        let typed = Arc::new(Source { name: SETTING.to_owned(), text: "change.p.date=5".to_owned() });
        let fault = |there: &str| vec![Diagnostic::fault("no [change.p]").at(&Place::new(&typed, 0..8)).because(there)];
        let [one, other] = [fault("there is: a."), fault("there is: b.")];
        let text = each_once(&[("a.toml", &one), ("b.toml", &other)]);
        assert_eq!(text.matches("No [change.p]").count() + text.matches("no [change.p]").count(), 1, "{text}");
        assert!(text.contains("Nor can b.toml be used yet"), "{text}");
    }

    #[test]
    fn what_several_files_share_is_told_once() {
        let fault = |title: &str| Diagnostic::fault(title);
        let [shared, own] = [vec![fault("shared"), Diagnostic::note("noted")], vec![fault("shared"), fault("own")]];
        let text = each_once(&[("a.toml", &shared), ("b.toml", &shared), ("c.toml", &own), ("d.toml", &shared)]);
        assert_eq!([text.matches("shared\n").count(), text.matches("noted\n").count()], [1, 1], "{text}");
        assert!(text.starts_with("a.toml cannot be used yet: 1 thing to put right, and nothing"), "{text}");
        assert!(text.contains("c.toml cannot be used yet: 1 thing to put right beside 1 told above, and"), "{text}");
        assert!(text.ends_with("Nor can b.toml or d.toml be used yet: what is to be put right there is told above.\n"));
    }
}
