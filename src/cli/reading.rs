//! Every file of a command, read and checked before anything is played.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::disk::Disk;
use super::ending::Ending;
use super::faults::{self, Checked};
use super::options::Options;
use super::terminal;
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::scenario::library::{Library, LibraryFault};
use crate::scenario::loaded::{Scenario, load};

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
        let unread = matches!(read, Err(LibraryFault::Unreadable(_))) || (from.is_none() && read.is_err());
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
    let library = Watched { disk: Disk, unread: Cell::new(false) };
    let name = file.to_string_lossy().into_owned();
    let mut read = load(&name, &library, &options.set);
    if let Ok(scenario) = &mut read {
        let run = &mut scenario.council.run;
        run.replications = options.replications.unwrap_or(run.replications);
        run.seed = options.seed.unwrap_or(run.seed);
    }
    Reading { file: name, read, unread: library.unread.get() }
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
        let typed = |found: &Diagnostic| found.place.as_ref().is_some_and(|place| place.source.name == "--set");
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

/// Says what is wrong with every faulty file.
pub(crate) fn tell_faults(readings: &[Reading]) {
    let faulty = readings.iter().filter_map(|reading| Some((&reading.file, reading.read.as_ref().err()?)));
    let texts: Vec<String> = faulty.map(|(file, found)| faults::told(file, found)).collect();
    terminal::tell(&texts.join("\n\n"));
}

#[derive(Serialize)]
struct Files<'a> {
    files: Vec<Checked<'a>>,
}

/// What was found in every file, for programs.
pub(crate) fn json(readings: &[Reading]) -> String {
    let files = readings.iter().map(|reading| Checked::of(&reading.file, reading.found())).collect();
    serde_json::to_string_pretty(&Files { files }).unwrap_or_default() + "\n"
}
