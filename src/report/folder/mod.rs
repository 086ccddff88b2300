//! Results folders: where they stand, and how one is replaced whole or not at all.

mod others;
mod ours;
mod stale;
mod stopped;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{File, WriteFault};
pub use others::others;
pub use stopped::for_part;

/// The file by which a folder is known to hold results.
pub(crate) const SIGN: &str = "manifest.json";

/// Purpose of a place where results are being written.
const WRITING: &str = "writing";
/// Purpose of a place where older results wait for the new ones to be there.
const OLD: &str = "old";
/// Letters of a folder's name that its hidden neighbours show.
const SHOWN: usize = 40;

/// The folder of each input under `output`: `<name of the file's folder>/<file stem>`.
///
/// # Errors
///
/// When two inputs would share a folder, on any system (letters that differ only in case count as alike).
pub fn places(output: &Path, inputs: &[PathBuf]) -> Result<Vec<PathBuf>, WriteFault> {
    let mut taken: BTreeMap<String, &PathBuf> = BTreeMap::new();
    let mut found = Vec::new();
    for input in inputs {
        let folder = place(output, input);
        let key = folder.to_string_lossy().to_lowercase();
        if let Some(one) = taken.insert(key, input) {
            return Err(WriteFault::Shared { one: one.clone(), other: input.clone(), folder });
        }
        found.push(folder);
    }
    Ok(found)
}

/// Sees, before anything is played, that results can go to a folder. What is made to see it is taken away again, so that
/// a run that is stopped leaves no empty folders.
///
/// # Errors
///
/// When the place holds something else, or the folder above it cannot be made.
pub fn prepare(folder: &Path) -> Result<(), WriteFault> {
    if occupied(folder) {
        return Err(WriteFault::Occupied(folder.to_owned()));
    }
    let above = folder.parent().unwrap_or(folder);
    let missing: Vec<&Path> =
        above.ancestors().take_while(|place| !place.as_os_str().is_empty() && !place.exists()).collect();
    let made = fs::create_dir_all(above).map_err(|cause| WriteFault::disk("make the folder", above, cause));
    for place in missing {
        // Only an empty folder can be removed so; one that another program has begun to fill stays.
        let _ = fs::remove_dir(place);
    }
    made
}

/// The folder of one input under `output`.
#[must_use]
pub fn place(output: &Path, input: &Path) -> PathBuf {
    let whole = input.canonicalize().or_else(|_| std::path::absolute(input)).unwrap_or_else(|_| input.to_owned());
    let mut folder = output.to_owned();
    folder.extend(whole.parent().and_then(Path::file_name).map(plain));
    let stem = whole.file_stem().filter(|stem| *stem != "." && *stem != "..");
    folder.extend(stem.or(whole.file_name()).map(plain));
    folder
}

/// A name as a folder's: what no terminal shows is put as a hyphen.
fn plain(name: &OsStr) -> String {
    name.to_string_lossy().chars().map(|letter| if letter.is_control() { '-' } else { letter }).collect()
}

/// Writes files beside a folder's place and moves them there, replacing older results only when all are written. Files of
/// other people in the older folder come along.
pub(crate) fn replace(folder: &Path, files: &[File]) -> Result<Vec<PathBuf>, WriteFault> {
    stale::swept(folder);
    if occupied(folder) {
        return Err(WriteFault::Occupied(folder.to_owned()));
    }
    let fresh = beside(folder, WRITING);
    let written = write_all(&fresh, files).and_then(|()| {
        others::carried(folder, &fresh)?;
        swap(&fresh, folder)
    });
    if written.is_err() {
        // The first fault is the one to tell; a leftover that cannot be removed is swept next time.
        let _ = fs::remove_dir_all(&fresh);
    }
    written.map(|()| files.iter().map(|(name, _)| folder.join(name)).collect())
}

/// What a manifest says of who wrote it.
#[derive(Deserialize)]
struct Writer {
    program: Option<String>,
}

/// Whether a folder holds results of this program, of whatever version: its manifest says so.
fn is_ours(folder: &Path) -> bool {
    let read = fs::read(folder.join(SIGN)).ok().and_then(|text| serde_json::from_slice::<Writer>(&text).ok());
    read.and_then(|writer| writer.program).is_some_and(|program| program == env!("CARGO_PKG_NAME"))
}

/// Whether a place holds something that this program did not write.
fn occupied(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some() && !is_ours(folder),
        Err(_) => folder.exists(),
    }
}

/// A hidden place in the same parent, so that a move stays on one disk.
fn beside(folder: &Path, purpose: &str) -> PathBuf {
    folder.with_file_name(format!("{}{}", hidden(folder, purpose), std::process::id()))
}

/// How names of such places begin; the number of the process follows.
fn hidden(folder: &Path, purpose: &str) -> String {
    // A name may be as long as a disk allows, so that there is no room for more.
    let name: String = folder.file_name().unwrap_or_default().to_string_lossy().chars().take(SHOWN).collect();
    format!(".{name}.{purpose}-")
}

fn write_all(fresh: &Path, files: &[File]) -> Result<(), WriteFault> {
    remove(fresh)?;
    for (name, bytes) in files {
        let path = fresh.join(name);
        let parent = path.parent().unwrap_or(fresh);
        fs::create_dir_all(parent).map_err(|cause| WriteFault::disk("make the folder", parent, cause))?;
        fs::write(&path, bytes).map_err(|cause| WriteFault::disk("write", &path, cause))?;
    }
    Ok(())
}

fn swap(fresh: &Path, folder: &Path) -> Result<(), WriteFault> {
    let old = beside(folder, OLD);
    remove(&old)?;
    let replaces = folder.exists();
    if replaces {
        fs::rename(folder, &old).map_err(|cause| WriteFault::disk("replace", folder, cause))?;
    }
    if let Err(cause) = fs::rename(fresh, folder) {
        if replaces {
            fs::rename(&old, folder).map_err(|cause| WriteFault::disk("put back", folder, cause))?;
        }
        return Err(WriteFault::disk("move results to", folder, cause));
    }
    // What somebody laid into the older folder since then comes along too.
    if replaces {
        others::carried(&old, folder)?;
    }
    remove(&old)
}

fn remove(folder: &Path) -> Result<(), WriteFault> {
    match fs::remove_dir_all(folder) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(WriteFault::disk("remove", folder, cause)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
