//! `schema`: the JSON Schemas of a scenario file and of an options file.

use super::ending::Ending;
use super::options::Options;
use super::{terminal, whole};
use crate::scenario::language::schema::{self, FILE, OPTIONS_FILE};

/// What to do where they cannot be written.
const ADVICE: &str = "name another place";

/// Prints a schema; with `--output` writes both into that folder.
pub(crate) fn schema(of_options: bool, options: &Options) -> Ending {
    let Some(folder) = &options.output else {
        return terminal::result(&text(if of_options { OPTIONS_FILE } else { FILE }));
    };
    let files = [FILE, OPTIONS_FILE].map(|name| (folder.join(name), text(name)));
    match whole::written(&files.each_ref().map(|(file, text)| (file.clone(), text.as_str())), ADVICE) {
        Ok(()) => terminal::result(&files.map(|(file, _)| format!("{}\n", file.display())).concat()),
        Err(cause) => terminal::refused(Ending::Disk, &cause),
    }
}

/// One of the two schemas.
pub(super) fn text(name: &str) -> String {
    if name == OPTIONS_FILE { schema::of_options() } else { schema::schema() }
}
