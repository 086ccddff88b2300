//! A folder of published CSV files, read as one table.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ending::Ending;
use super::terminal;
use crate::evidence::read::{Evidence, read};
use crate::evidence::text::decode;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::render::render;
use crate::scenario::text::place::Source;

/// Reads every CSV file of a folder; what is wrong has been told when this fails.
pub(crate) fn open_data(folder: &Path) -> Result<Evidence, Ending> {
    let files = files(folder).map_err(|cause| {
        terminal::fault(&format!(
            "the folder {} cannot be read: {cause}; name the folder of the Department for Education's CSV files after --data",
            folder.display()
        ));
        Ending::Disk
    })?;
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        match source(&file) {
            Ok(Ok(source)) => sources.push(source),
            Ok(Err(fault)) => faults.push(*fault),
            Err(cause) => {
                terminal::fault(&format!("{} cannot be read: {cause}; close it in other programs", file.display()));
                return Err(Ending::Disk);
            }
        }
    }
    let read = read(&sources);
    faults.extend(read.as_ref().err().into_iter().flatten().cloned());
    if faults.is_empty() {
        return read.map_err(|_| Ending::Faults);
    }
    tell(folder, &faults);
    Err(Ending::Faults)
}

fn tell(folder: &Path, faults: &[Diagnostic]) {
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

fn source(file: &Path) -> std::io::Result<Result<Arc<Source>, Box<Diagnostic>>> {
    Ok(decode(&file.to_string_lossy(), &fs::read(file)?))
}
