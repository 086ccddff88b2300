//! The file of what really happened, read before anything is played.

use std::fs;
use std::path::{Path, PathBuf};

use super::ending::Ending;
use super::{faults, terminal};
use crate::report::actuals::{self, Actuals};
use crate::scenario::council::Council;

/// A file of actuals as it was typed, and its bytes.
#[derive(Debug)]
pub(crate) struct File {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Reads the file, where one was named.
pub(crate) fn named(path: Option<&Path>) -> Result<Option<File>, Ending> {
    let Some(path) = path else { return Ok(None) };
    let bytes = fs::read(path).map_err(|cause| {
        terminal::fault(&format!(
            "{} cannot be read: {cause}; type --actuals and the name of a CSV file",
            path.display()
        ));
        Ending::Disk
    })?;
    Ok(Some(File { path: path.to_owned(), bytes }))
}

impl File {
    /// What it says of a council; tells everything that is wrong with it.
    pub(crate) fn of(&self, council: &Council) -> Result<Actuals, Ending> {
        let name = self.path.to_string_lossy();
        actuals::read(&name, &self.bytes, council).map_err(|found| {
            terminal::tell(&faults::told(&name, &found));
            Ending::Faults
        })
    }
}
