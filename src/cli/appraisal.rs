//! What is to be compared: an options file, or scenario files as they were named.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::ending::Ending;
use super::options::Options;
use super::playing::stem;
use super::reading::{self, Reading};
use super::terminal::refused;
use super::{faults, table_date};
use crate::experiment::compare::likeness::{self, Unlike};
use crate::scenario::check::spoken::capital;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::library::Library;
use crate::scenario::loaded::{Scenario, load_altered};
use crate::scenario::options::{self, Alteration, Appraisal, Choice, WhatCanBe, WhatIf};
use crate::scenario::text::place::Place;

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
    /// What a reader should know of options that stand beside their reference, where nothing is wrong with the file.
    pub(crate) notes: Vec<Diagnostic>,
    /// The scenarios it names.
    pub(crate) scenarios: Vec<Reading>,
    /// How many of them have faults.
    pub(crate) faulty: usize,
}

/// Reads an options file, every scenario it names, and what it tries out: all that is wrong with any of it at once.
pub(crate) fn checked(file: &Path, options: &Options) -> CheckedOptions {
    let file = name(file);
    let read = options::read_what_can_be(&file, &Disk);
    let named = match &read {
        Ok(found) => found.options.iter().map(|choice| choice.file.clone()).collect(),
        Err(_) => options::named_files(&file, &Disk),
    };
    let scenarios: Vec<Reading> = named.iter().map(|file| reading::one(Path::new(file), options)).collect();
    let faulty = scenarios.iter().filter(|reading| reading.read.is_err()).count();
    let mut notes = Vec::new();
    let read = read.and_then(|WhatCanBe { appraisal, faults: mut found, .. }| {
        let Some(appraisal) = appraisal else { return Err(found) };
        found.extend(with_its_scenarios(&appraisal, &scenarios, &found, options));
        notes = beside(&appraisal, &scenarios);
        if found.is_empty() { Ok((appraisal.options.len(), appraisal.what_ifs.len())) } else { Err(found) }
    });
    CheckedOptions { file, read, notes, scenarios, faulty }
}

/// What is wrong with an options file beside the scenarios it names, as far as those are sound.
fn with_its_scenarios(
    appraisal: &Appraisal,
    scenarios: &[Reading],
    known: &[Diagnostic],
    options: &Options,
) -> Vec<Diagnostic> {
    let sound = |index: usize| scenarios.get(index)?.read.as_ref().ok();
    let Some(reference) = sound(appraisal.reference) else { return Vec::new() };
    let mut found: Vec<Diagnostic> = Vec::new();
    for (index, choice) in appraisal.options.iter().enumerate() {
        found.extend(sound(index).into_iter().flat_map(|other| unlike(reference, other, choice)));
    }
    found.extend(table_date::record(appraisal, &reference.council).err().map(|fault| *fault));
    if appraisal.preferred.is_some_and(|preferred| sound(preferred).is_some()) {
        found.extend(tried(&unrefused(appraisal, known), &options.set).err().into_iter().flatten());
    }
    found.retain(|fault| !known.contains(fault));
    found
}

/// What a reader should know of the options beside the reference, told where the options file names them.
fn beside(appraisal: &Appraisal, scenarios: &[Reading]) -> Vec<Diagnostic> {
    let sound = |index: usize| scenarios.get(index)?.read.as_ref().ok();
    let Some(reference) = sound(appraisal.reference) else { return Vec::new() };
    let mut found = Vec::new();
    for (index, choice) in appraisal.options.iter().enumerate() {
        let Some(other) = sound(index) else { continue };
        found.extend(likeness::differs(&reference.council, &other.council).into_iter().map(|one| {
            let note = Diagnostic::note(format!("[option.{}]: {}", choice.name, one.what)).fix(one.fix);
            let stands = stands(other, one.address);
            let note = if stands.is_empty() { note } else { note.because(stands) };
            choice.place.iter().fold(note, |note, place| note.at(place))
        }));
    }
    found
}

/// Where something stands in the files of a scenario, as a sentence.
fn stands(scenario: &Scenario, address: &str) -> String {
    scenario
        .root
        .at(address)
        .map_or(String::new(), |node| format!("That is in {}, line {}.", node.place.source.name, node.place.line()))
}

/// Why an option cannot be set beside the reference, told where the options file names it.
fn unlike(reference: &Scenario, other: &Scenario, choice: &Choice) -> Vec<Diagnostic> {
    let told = |reason: Unlike| {
        let stands = stands(other, reason.address);
        let why = if reason.why.is_empty() { "figures would not stand beside each other" } else { reason.why };
        let fault = Diagnostic::fault(format!("[option.{}] cannot be compared: {}", choice.name, reason.what))
            .because(format!("{why}. {stands}").trim_end().to_owned())
            .fix(format!("{}.", capital(&reason.fix)));
        match &choice.place {
            Some(place) => fault.at(place),
            None => fault,
        }
    };
    likeness::unlike(&reference.council, &other.council).into_iter().map(told).collect()
}

/// The same without those values of what-ifs of which something has been told already.
fn unrefused(appraisal: &Appraisal, known: &[Diagnostic]) -> Appraisal {
    let mut appraisal = appraisal.clone();
    let told = |place: &Place| known.iter().any(|fault| fault.place.as_ref() == Some(place));
    for what_if in &mut appraisal.what_ifs {
        match &mut what_if.alteration {
            Alteration::Set(list) | Alteration::Scale(list) => {
                list.retain(|one| !told(&one.key) && !told(&one.value.place));
            }
            Alteration::File(_) => {}
        }
    }
    appraisal.what_ifs.retain(|what_if| match &what_if.alteration {
        Alteration::Set(list) | Alteration::Scale(list) => !list.is_empty(),
        Alteration::File(top) => {
            !known.iter().any(|fault| fault.place.as_ref().is_some_and(|place| place.source == top.place.source))
        }
    });
    appraisal
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
            let found = checked(only, options).read.err().unwrap_or(found);
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

/// Calls scenario files that were named one by one what each says it is in short, where all do and no two alike; a file that says
/// nothing of its own says what the file that it builds on does.
pub(super) fn call_by_short(appraisal: &mut Appraisal, scenarios: &[Scenario]) {
    let shorts: Option<Vec<&String>> = scenarios.iter().map(|scenario| scenario.council.short.as_ref()).collect();
    let Some(shorts) = shorts.filter(|all| appraisal.input.is_none() && all_differ(all)) else { return };
    for (choice, short) in appraisal.options.iter_mut().zip(shorts) {
        choice.label.clone_from(short);
    }
}

fn all_differ(names: &[&String]) -> bool {
    names.iter().enumerate().all(|(index, name)| !names[..index].contains(name))
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
