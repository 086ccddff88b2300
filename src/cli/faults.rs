//! What is wrong with files, for people and for programs.

use serde::Serialize;

use super::options::Options;
use super::{reading, terminal};
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::scenario::render::{capitalised, render};

/// Faults of one file for people.
pub(crate) fn told(file: &str, found: &[Diagnostic]) -> String {
    told_with(file, found, 0)
}

/// The same where so many others of its faults were told already, of another file.
pub(crate) fn told_with(file: &str, found: &[Diagnostic], again: usize) -> String {
    let faults = found.iter().filter(|one| one.severity == Severity::Fault).count();
    let things = if faults == 1 { "1 thing" } else { &format!("{faults} things") };
    let beside = if again == 0 { String::new() } else { format!(" beside {again} told above") };
    format!("{file} cannot be used yet: {things} to put right{beside}, and nothing has been run.\n\n{}", render(found))
}

/// Says what is wrong with one file: to people, and to programs where they asked.
pub(crate) fn tell(file: &str, found: &[Diagnostic], options: &Options) {
    terminal::tell(&told(file, found));
    for_programs(file, found, options);
}

/// The same for programs alone, where what people are told has another form.
pub(crate) fn for_programs(file: &str, found: &[Diagnostic], options: &Options) {
    if options.json {
        // The faults decide how the command ends, whether or not somebody reads them.
        terminal::result(&reading::as_json(vec![Checked::of(file, found)]));
    }
}

/// A note as sentences for a report.
pub(crate) fn sentences(note: &Diagnostic) -> String {
    let title = capitalised(&note.title);
    let place =
        note.place.as_ref().map_or(String::new(), |place| format!(" ({}, line {})", place.source.name, place.line()));
    let reason = note.reason.as_ref().map_or(String::new(), |reason| format!(" {}", capitalised(reason)));
    format!("{}{place}.{reason}", title.trim_end_matches('.'))
}

/// One thing that is wrong or worth knowing, for programs.
#[derive(Debug, Serialize)]
pub(crate) struct Told<'a> {
    title: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    reason: Option<&'a str>,
    fix: Option<&'a str>,
}

/// What a check of one file came to, for programs.
#[derive(Debug, Serialize)]
pub(crate) struct Checked<'a> {
    file: &'a str,
    faults: Vec<Told<'a>>,
    notes: Vec<Told<'a>>,
}

impl<'a> Checked<'a> {
    /// Everything that was found in a file.
    pub(crate) fn of(file: &'a str, found: &'a [Diagnostic]) -> Self {
        let grave =
            |severity: Severity| found.iter().filter(move |one| one.severity == severity).map(Told::of).collect();
        Self { file, faults: grave(Severity::Fault), notes: grave(Severity::Note) }
    }
}

impl<'a> Told<'a> {
    fn of(found: &'a Diagnostic) -> Self {
        Self {
            title: &found.title,
            file: found.place.as_ref().map(|place| place.source.name.as_str()),
            line: found.place.as_ref().map(crate::scenario::text::place::Place::line),
            reason: found.reason.as_deref(),
            fix: found.fix.as_deref(),
        }
    }
}
