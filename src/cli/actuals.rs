//! The file of what really happened, read before anything is played.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use super::ending::Ending;
use super::options::Options;
use super::{disk, faults, terminal};
use crate::report::actuals::{self, Actuals};
use crate::scenario::council::Council;

/// A file of actuals as it was typed, and its bytes.
#[derive(Debug)]
pub(crate) struct File {
    path: PathBuf,
    bytes: Vec<u8>,
    /// Whether what is doubtful in it was told: it is read for each scenario, and told once.
    told: Cell<bool>,
}

/// Reads the file, where one was named.
pub(crate) fn named(path: Option<&Path>) -> Result<Option<File>, Ending> {
    let Some(path) = path else { return Ok(None) };
    let bytes = disk::bytes_of(path).map_err(|cause| {
        terminal::fault(&format!(
            "{} cannot be read: {cause}; type --actuals and the name of a CSV file",
            path.display()
        ));
        Ending::Disk
    })?;
    Ok(Some(File { path: path.to_owned(), bytes, told: Cell::new(false) }))
}

impl File {
    /// What it says of a council; tells everything that is wrong with it.
    pub(crate) fn of(&self, council: &Council, options: &Options) -> Result<Actuals, Ending> {
        let name = self.path.to_string_lossy();
        let read = actuals::read(&name, &self.bytes, council).map_err(|found| {
            faults::tell(&name, &found, options);
            Ending::Faults
        })?;
        if !self.told.replace(true) {
            read.doubtful().iter().for_each(|doubt| terminal::tell(&format!("{name}: {doubt}")));
        }
        Ok(read)
    }
}
