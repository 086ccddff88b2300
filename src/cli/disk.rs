//! Scenario files from the disk, never outside the folder of the first one.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::scenario::library::{Library, LibraryFault};
use crate::scenario::text::decode::LARGEST_FILE;

/// The disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Library for Disk {
    fn read(&self, name: &str, from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        let path = match from {
            None => PathBuf::from(name),
            Some(from) => beside(Path::new(from), Path::new(name))?,
        };
        let bytes = bytes_of(&path).map_err(|error| cause(&path, &error))?;
        Ok((path.to_string_lossy().into_owned(), bytes))
    }
}

/// What pipes have given: each gives its text once, and a command looks at a file more than once.
static PIPES: Mutex<BTreeMap<PathBuf, Vec<u8>>> = Mutex::new(BTreeMap::new());

/// A file's bytes; of one that is too long for a scenario no more than shows it, so that no file fills the memory.
pub(crate) fn bytes_of(path: &Path) -> std::io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() {
        return read(path);
    }
    let mut pipes = PIPES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = pipes.get(path) {
        return Ok(bytes.clone());
    }
    let bytes = read(path)?;
    pipes.insert(path.to_owned(), bytes.clone());
    Ok(bytes)
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file named in another: beside it or below, never above.
fn beside(from: &Path, name: &Path) -> Result<PathBuf, LibraryFault> {
    let mut path = from.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let folder = path.clone();
    for part in name.components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => {
                return Err(LibraryFault::OutsideFolder);
            }
        }
    }
    // A link inside the folder may still lead out of it.
    match (
        fs::canonicalize(&path),
        fs::canonicalize(if folder.as_os_str().is_empty() { Path::new(".") } else { &folder }),
    ) {
        (Ok(real), Ok(folder)) if !real.starts_with(&folder) => Err(LibraryFault::OutsideFolder),
        _ => Ok(path),
    }
}

fn cause(path: &Path, error: &std::io::Error) -> LibraryFault {
    if error.kind() == std::io::ErrorKind::NotFound {
        return LibraryFault::NotFound(neighbours(path));
    }
    if path.is_dir() {
        return LibraryFault::Folder(scenarios_in(path));
    }
    LibraryFault::Unreadable(error.to_string())
}

/// Scenario files that stand where the missing one was looked for.
fn neighbours(path: &Path) -> Vec<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    scenarios_in(folder)
}

fn scenarios_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    names
}
