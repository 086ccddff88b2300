//! Why a file could not be read, and what to type.

use std::path::{Component, Path};

use super::diagnostic::Diagnostic;
use super::language::suggest::nearest;
use super::library::{BUILT_IN, LibraryFault, NEWEST, built_in};
use super::text::place::Place;
use super::text::{lookalikes, windows};

/// The key of an options file that names a file.
const OF_OPTIONS: &str = "file";

/// Why a file could not be read that a key of another file names.
pub(super) fn unread_in(key: &str, place: &Place, name: &str, mut fault: LibraryFault) -> Diagnostic {
    if let LibraryFault::NotFound(beside) = &mut fault {
        // The file that asks stands beside what it asks for, and is never meant.
        beside.retain(|other| Path::new(&place.source.name).file_name().is_none_or(|own| *own != **other));
    }
    let by_name = matches!(fault, LibraryFault::NotFound(_) | LibraryFault::OutsideFolder);
    let windows = by_name.then(|| windows::not_found(key, place.text())).flatten();
    windows.unwrap_or_else(|| unread(key, name, fault)).at(place)
}

/// Why a file could not be read, and what to type; the key that names it is empty where the user does.
pub(super) fn unread(key: &str, name: &str, fault: LibraryFault) -> Diagnostic {
    match fault {
        LibraryFault::NotFound(beside) => not_found(key, name, &beside),
        LibraryFault::OutsideFolder if stays_below(name) => {
            Diagnostic::fault(format!("{name} goes up and down again on its way"))
                .because("a path leads down only, so that one file has one name.")
                .fix("Write the path without .. in it.")
        }
        LibraryFault::OutsideFolder => {
            let (whose, why, key) = if key == OF_OPTIONS {
                ("options file", "an options file names only files", key)
            } else {
                ("scenario", "a scenario builds only on files", "builds_on")
            };
            Diagnostic::fault(format!("{name} lies outside the folder of your {whose}"))
                .because(format!("{why} in its own folder (or below it), so that the folder can be handed on whole."))
                .fix(format!(
                    "Copy the file into the folder and write its name alone, such as {key} = \"baseline.toml\""
                ))
        }
        LibraryFault::Folder(inside) => folder(name, &inside),
        LibraryFault::Unreadable(cause) => Diagnostic::fault(format!("{name} cannot be read: {cause}"))
            .fix("Check that it is a file you may open, and is not open in another program."),
    }
}

/// Whether a path that goes up never leaves the folder it begins in: "sub/../base.toml" does not.
fn stays_below(name: &str) -> bool {
    let mut depth = 0_i32;
    let is_path = Path::new(name).components().all(|part| {
        match part {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir => depth -= 1,
            Component::RootDir | Component::Prefix(_) => return false,
        }
        depth >= 0
    });
    is_path && Path::new(name).components().any(|part| part == Component::ParentDir)
}

fn folder(name: &str, inside: &[String]) -> Diagnostic {
    let told = Diagnostic::fault(format!("{name} is a folder, and a file is asked for"));
    let Some(first) = inside.first() else {
        return told.because("there is no scenario file in it.").fix("Give the name of a file that ends in .toml.");
    };
    let shown = inside.iter().take(12).map(String::as_str).collect::<Vec<_>>().join(", ");
    let path = format!("{}/{first}", name.trim_end_matches(['/', '\\']));
    told.because(format!("in it there is: {shown}.")).fix(format!("Name the files one by one, such as {path}"))
}

/// A built-in file holds national figures: a file builds on it, and no option is it.
fn is_for_building_on(name: &str) -> Diagnostic {
    Diagnostic::fault(format!("\"{name}\" is a built-in file for others to build on, and no option by itself"))
        .because("it holds national figures, and neither teams nor children of a council.")
        .fix(format!("Name a scenario file of this folder; the file itself may say builds_on = \"{name}\""))
}

fn not_found(key: &str, name: &str, beside: &[String]) -> Diagnostic {
    let builds = key != OF_OPTIONS;
    if !builds && built_in(name).is_some() {
        return is_for_building_on(name);
    }
    if name.contains(['*', '?']) {
        return Diagnostic::fault(format!("there is no file {name}"))
            .because("* and ? stand for other letters where the shell puts names in their place; here it found none, or this shell does not do it.")
            .fix("Write the names of the files, one after the other.");
    }
    if name.contains("://") {
        return Diagnostic::fault(format!("{name} is an address of the web, and files are read from the disk"))
            .fix("Download it into this folder and write its name alone, such as \"baseline.toml\"");
    }
    let built_in = BUILT_IN.iter().map(|(known, _)| *known).chain(["england"]).filter(|_| builds);
    if let Some((meant, why)) = lookalikes::meant(name, beside.iter().map(String::as_str).chain(built_in.clone())) {
        let told = Diagnostic::fault(format!("there is no file {name}")).because(format!("{why}."));
        return told.fix(lookalikes::anew(meant));
    }
    // What all names end in says nothing of which is meant.
    let stem = |name: &str| name.rsplit_once(".toml").map_or(name, |(stem, _)| stem).to_owned();
    let files: Vec<(String, &str)> =
        beside.iter().map(String::as_str).chain(built_in).map(|file| (stem(file), file)).collect();
    let typed = stem(name);
    let begins =
        |known: &str| known.len() > 2 && typed.len() > 2 && (typed.starts_with(known) || known.starts_with(&typed));
    let near = nearest(&typed, files.iter().map(|(stem, _)| stem.as_str()));
    let meant = files
        .iter()
        .find(|(stem, _)| near.is_some_and(|near| near == stem))
        .or_else(|| files.iter().find(|(stem, _)| begins(stem)))
        .map(|(_, file)| *file);
    let known: Vec<&str> = BUILT_IN.iter().map(|(known, _)| *known).collect();
    let shown = beside.iter().take(12).map(String::as_str).collect::<Vec<_>>().join(", ");
    let here = if shown.is_empty() {
        "there are no scenario files here".to_owned()
    } else {
        format!("here there is: {shown}")
    };
    let built_in = format!(" Built in: {} (\"england\" means {NEWEST}).", known.join(", "));
    Diagnostic::fault(format!("there is no file {name}"))
        .because(format!("{here}.{}", if builds { built_in.as_str() } else { "" }))
        .fix(meant.map_or_else(
            || "Write the name as the folder shows it, with .toml at the end.".to_owned(),
            |meant| format!("Did you mean \"{meant}\"?"),
        ))
}
