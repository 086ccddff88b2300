//! A folder of open data from the disk: every CSV file in it, in the order of their names.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ending::Ending;
use super::terminal;
use crate::evidence::read::{Evidence, read};
use crate::evidence::text::decode;
use crate::report::digests;
use crate::scenario::render::render;
use crate::scenario::text::place::Source;

/// What a folder holds, and its files with their SHA-256.
pub(crate) struct Folder {
    /// The figures.
    pub(crate) evidence: Evidence,
    /// Files by name, with their digests.
    pub(crate) inputs: Vec<(String, String)>,
}

/// Reads a folder; tells what is wrong.
pub(crate) fn folder(place: &Path) -> Result<Folder, Ending> {
    let files = contents(place).map_err(|cause| {
        terminal::fault(&format!(
            "could not read {}: {cause}; type --data and the folder of the DfE's CSV files",
            place.display()
        ));
        Ending::Disk
    })?;
    let mut faults = Vec::new();
    let mut sources: Vec<Arc<Source>> = Vec::new();
    for (name, bytes) in &files {
        match decode(name, bytes) {
            Ok(source) => sources.push(source),
            Err(fault) => faults.push(*fault),
        }
    }
    match read(&sources) {
        Ok(evidence) if faults.is_empty() => Ok(Folder { evidence, inputs: digests(&files) }),
        Ok(_) => Err(told(&faults)),
        Err(found) => {
            faults.extend(found);
            Err(told(&faults))
        }
    }
}

fn told(faults: &[crate::scenario::diagnostic::Diagnostic]) -> Ending {
    terminal::tell(&render(faults));
    Ending::Faults
}

fn contents(place: &Path) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut names: Vec<PathBuf> =
        fs::read_dir(place)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    names.retain(|name| name.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")));
    names.sort();
    names.into_iter().map(|name| Ok((name.to_string_lossy().into_owned(), fs::read(&name)?))).collect()
}
