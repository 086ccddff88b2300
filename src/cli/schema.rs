//! `schema`: the JSON Schemas of a scenario file and of an options file.

use std::fs;
use std::path::Path;

use super::ending::Ending;
use super::options::Options;
use super::terminal;
use crate::scenario::language::schema::{self, FILE, OPTIONS_FILE};

/// Prints a schema; with `--output` writes both into that folder.
pub(crate) fn schema(of_options: bool, options: &Options) -> Ending {
    let Some(folder) = &options.output else {
        return terminal::result(&if of_options { schema::of_options() } else { schema::schema() });
    };
    match [FILE, OPTIONS_FILE].map(|name| written(folder, name)) {
        [Ok(()), Ok(())] => {
            terminal::result(&format!("{}\n{}\n", folder.join(FILE).display(), folder.join(OPTIONS_FILE).display()))
        }
        [Err(cause), _] | [_, Err(cause)] => terminal::refused(Ending::Disk, &cause),
    }
}

/// Writes one of the two schemas into a folder, where the first line of a file beside or below it looks for it.
///
/// # Errors
/// A sentence with the place and the cause.
pub(super) fn written(folder: &Path, name: &str) -> Result<(), String> {
    let text = if name == OPTIONS_FILE { schema::of_options() } else { schema::schema() };
    let file = folder.join(name);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file, text))
        .map_err(|cause| format!("could not write {}: {cause}; name another place", file.display()))
}
