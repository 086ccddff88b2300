//! What is to be compared: an options file, or scenario files as they were named.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::ending::Ending;
use super::options::Options;
use super::playing::stem;
use super::reading::{self, Reading};
use super::terminal::refused;
use super::{faults, table_date};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::library::Library;
use crate::scenario::loaded::{Scenario, load_altered};
use crate::scenario::options::{self, Appraisal, Choice, WhatIf};

fn name(file: &Path) -> String {
    file.to_string_lossy().into_owned()
}

/// Whether a file is an options file.
pub(crate) fn is_options(file: &Path) -> bool {
    options::is_options(&name(file), &Disk)
}

/// An options file that was checked.
pub(crate) struct CheckedOptions {
    /// The file as the user typed it.
    pub(crate) file: String,
    /// How many options it has, and how many things it tries out; or what is wrong with the file itself.
    pub(crate) read: Result<(usize, usize), Vec<Diagnostic>>,
    /// The scenarios it names.
    pub(crate) scenarios: Vec<Reading>,
    /// How many of them have faults.
    pub(crate) faulty: usize,
}

/// Reads an options file, every scenario it names, and what it tries out.
pub(crate) fn checked(file: &Path, options: &Options) -> CheckedOptions {
    let file = name(file);
    let read = options::read(&file, &Disk);
    let named = match &read {
        Ok(appraisal) => appraisal.options.iter().map(|choice| choice.file.clone()).collect(),
        Err(_) => options::named_files(&file, &Disk),
    };
    let scenarios: Vec<Reading> = named.iter().map(|file| reading::one(Path::new(file), options)).collect();
    let faulty = scenarios.iter().filter(|reading| reading.read.is_err()).count();
    let read = read.and_then(|appraisal| {
        if faulty == 0 {
            if let Some(Ok(reference)) = scenarios.get(appraisal.reference).map(|reading| &reading.read) {
                table_date::record(&appraisal, &reference.council).map_err(|fault| vec![*fault])?;
            }
            tried(&appraisal, &options.set)?;
        }
        Ok((appraisal.options.len(), appraisal.what_ifs.len()))
    });
    CheckedOptions { file, read, scenarios, faulty }
}

/// Something that was tried out, on the preferred option and on the reference.
pub(crate) struct Tried {
    /// What it is.
    pub(crate) what_if: WhatIf,
    /// The preferred option with it.
    pub(crate) option: Scenario,
    /// The reference with it; none where it does not concern the reference.
    pub(crate) reference: Option<Scenario>,
}

/// Reads what an options file tries out.
///
/// # Errors
/// Everything that is wrong with any of it.
pub(crate) fn tried(appraisal: &Appraisal, sets: &[String]) -> Result<Vec<Tried>, Vec<Diagnostic>> {
    let Some(preferred) = appraisal.preferred else { return Ok(Vec::new()) };
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for what_if in &appraisal.what_ifs {
        let with = |index: usize, all: bool| altered(&appraisal.options[index].file, &Disk, sets, what_if, all);
        match (with(preferred, true), with(appraisal.reference, false)) {
            (Ok(Some(option)), Ok(reference)) => {
                found.push(Tried { what_if: what_if.clone(), option, reference });
            }
            (Ok(None), Ok(_)) => {}
            (option, reference) => {
                for fault in option.err().into_iter().chain(reference.err()).flatten() {
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// A scenario with something tried out on it; none where that does not concern it.
pub(super) fn altered(
    file: &str,
    library: &dyn Library,
    sets: &[String],
    what_if: &WhatIf,
    all: bool,
) -> Result<Option<Scenario>, Vec<Diagnostic>> {
    load_altered(file, library, sets, &what_if.alteration, all)
}

/// What is to be compared.
pub(crate) fn of(files: &[PathBuf], options: &Options) -> Result<Appraisal, Ending> {
    let are_options: Vec<bool> = files.iter().map(|file| is_options(file)).collect();
    match (files, are_options.as_slice()) {
        ([only], [true]) => options::read(&name(only), &Disk).map_err(|found| {
            faults::tell(&name(only), &found, options);
            Ending::Faults
        }),
        ([only], _) => Err(refused(
            Ending::Usage,
            &format!(
                "a comparison is between two or more scenarios; type caseload compare {} ANOTHER.toml, or name an options file",
                only.display()
            ),
        )),
        (all, _) if twice(all).is_some() => Err(refused(
            Ending::Usage,
            &format!(
                "{} is named twice, and a scenario does not differ from itself; type each file once",
                twice(all).unwrap_or(Path::new("")).display()
            ),
        )),
        (_, are) if are.contains(&true) => Err(refused(
            Ending::Usage,
            &"an options file is compared by itself; type caseload compare OPTIONS.toml, and add a scenario to it under a heading such as [option.agency-only]",
        )),
        _ => Ok(of_files(files)),
    }
}

/// A file that is named twice, however it is written.
fn twice(files: &[PathBuf]) -> Option<&Path> {
    let whole = |file: &PathBuf| file.canonicalize().unwrap_or_else(|_| file.clone());
    let named = files.iter().enumerate();
    named
        .clone()
        .find(|(index, file)| files[..*index].iter().any(|other| whole(other) == whole(file)))
        .map(|(_, file)| file.as_path())
}

/// Scenario files named one by one: the first is the reference.
fn of_files(files: &[PathBuf]) -> Appraisal {
    let stems: Vec<String> = files.iter().map(|file| stem(file)).collect();
    let named = |(index, file): (usize, &PathBuf)| {
        let alone = stems.iter().filter(|other| **other == stems[index]).count() == 1;
        let name =
            if alone { stems[index].clone() } else { file.with_extension("").to_string_lossy().replace('\\', "/") };
        Choice { label: name.clone(), name, file: file.to_string_lossy().into_owned(), place: None }
    };
    Appraisal {
        title: String::new(),
        question: None,
        table_date: None,
        options: files.iter().enumerate().map(named).collect(),
        reference: 0,
        preferred: None,
        what_ifs: Vec::new(),
        input: None,
    }
}
