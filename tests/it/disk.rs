//! A library on the disk, for tests.

use std::fs;
use std::path::{Path, PathBuf};

use caseload::scenario::library::{Library, LibraryFault};

/// Files below one folder.
pub(crate) struct Folder(pub(crate) PathBuf);

/// The folder of the package.
pub(crate) fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file with that ending at any depth below a folder, in name order.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

impl Library for Folder {
    fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        if name.starts_with('/') || name.split('/').any(|part| part == "..") {
            return Err(LibraryFault::OutsideFolder);
        }
        match fs::read(self.0.join(name)) {
            Ok(bytes) => Ok((name.to_owned(), bytes)),
            Err(_) => Err(LibraryFault::NotFound(beside(&self.0))),
        }
    }
}

/// The scenario files that lie straight in a folder, but those that only tests would put there.
fn beside(folder: &Path) -> Vec<String> {
    let names = files(folder, "toml")
        .into_iter()
        .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()));
    names.filter(|name| name.starts_with("base")).collect()
}
