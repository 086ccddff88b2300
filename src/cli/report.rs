//! `report`: the reports of a results folder made again; plays nothing.

use std::path::{Path, PathBuf};

use super::ending::Ending;
use super::options::Options;
use super::terminal;
use crate::report::stored::{self, Stored};
use crate::report::{WriteFault, headlines, terminal as summary};

/// Renders a results folder again: in its place, or under the folder of `--output`.
pub(crate) fn report(results: &Path, options: &Options) -> Ending {
    let stored = match stored::read(results) {
        Ok(stored) => stored,
        Err(cause) => {
            terminal::fault(&cause);
            return if cause.is_of_the_disk() { Ending::Disk } else { Ending::Faults };
        }
    };
    match rendered(&stored, &place(results, options), options) {
        Ok(text) => terminal::result(&text),
        Err(cause) => {
            terminal::fault(&cause);
            Ending::Disk
        }
    }
}

/// The results' own folder; with `--output`, the same two names below that one.
fn place(results: &Path, options: &Options) -> PathBuf {
    let Some(output) = &options.output else { return results.to_owned() };
    let whole = results.canonicalize().unwrap_or_else(|_| results.to_owned());
    let mut folder = output.clone();
    folder.extend(whole.parent().and_then(Path::file_name));
    folder.extend(whole.file_name());
    folder
}

fn rendered(stored: &Stored, folder: &Path, options: &Options) -> Result<String, WriteFault> {
    let inputs = stored.inputs();
    let report = stored.report(&inputs);
    crate::report::folder::prepare(folder)?;
    let written = stored::write(stored, &report, folder)?;
    if !options.json {
        return Ok(format!("{}\n", summary::summary(&report, folder, &written)));
    }
    let json = serde_json::json!({
        "folder": folder.to_string_lossy(),
        "command": report.command,
        "summary": headlines(&report)?,
    });
    Ok(serde_json::to_string_pretty(&json).unwrap_or_default() + "\n")
}
