//! A folder of published CSV files, read as one table.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ending::Ending;
use super::options::Options;
use super::terminal;
use crate::evidence::read::{Evidence, read};
use crate::evidence::text::decode;
use crate::report::digests;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::render::render;
use crate::scenario::text::place::Source;

/// Reads every CSV file of a folder, and says the files by name with their SHA-256; what is wrong has been told when
/// this fails.
pub(crate) fn with_digests(folder: &Path, options: &Options) -> Result<(Evidence, Vec<(String, String)>), Ending> {
    let names = files(folder).map_err(|cause| {
        terminal::fault(&format!(
            "the folder {} cannot be read: {cause}; name the folder of the Department for Education's CSV files after --data",
            folder.display()
        ));
        Ending::Disk
    })?;
    let files: Vec<(String, Vec<u8>)> = names.iter().map(|file| bytes(file)).collect::<Result<_, _>>()?;
    let (mut sources, mut faults): (Vec<Arc<Source>>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    for (name, bytes) in &files {
        match decode(name, bytes) {
            Ok(source) => sources.push(source),
            Err(fault) => faults.push(*fault),
        }
    }
    let read = read(&sources);
    faults.extend(read.as_ref().err().into_iter().flatten().cloned());
    if !faults.is_empty() {
        tell(folder, &faults, options);
        return Err(Ending::Faults);
    }
    read.map(|evidence| (evidence, digests(&files))).map_err(|_| Ending::Faults)
}

/// Reads every CSV file of a folder; what is wrong has been told when this fails.
pub(crate) fn open_data(folder: &Path, options: &Options) -> Result<Evidence, Ending> {
    with_digests(folder, options).map(|(evidence, _)| evidence)
}

fn tell(folder: &Path, faults: &[Diagnostic], options: &Options) {
    super::faults::for_programs(&folder.to_string_lossy(), faults, options);
    let things = if faults.len() == 1 { "1 thing".to_owned() } else { format!("{} things", faults.len()) };
    let folder = folder.display();
    terminal::tell(&format!("{folder} cannot be used yet: {things} to put right.\n\n{}", render(faults)));
}

/// CSV files in name order.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if is_csv && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn bytes(file: &Path) -> Result<(String, Vec<u8>), Ending> {
    let read = fs::read(file).map_err(|cause| {
        terminal::fault(&format!("{} cannot be read: {cause}; close it in other programs", file.display()));
        Ending::Disk
    })?;
    Ok((file.to_string_lossy().into_owned(), read))
}
