//! What a command that wrote a folder of results says of it: a summary for people, or JSON.

use std::path::Path;

use serde_json::{Value, json};

use super::options::Options;
use super::terminal;
use crate::report::WriteFault;

/// The text for standard output; that files of others were kept is said beside it. Only what is asked for is made.
///
/// # Errors
/// When headlines cannot be put into JSON.
pub(crate) fn said(
    options: &Options,
    (folder, command): (&Path, &str),
    headlines: impl FnOnce() -> Result<Value, WriteFault>,
    summary: impl FnOnce() -> String,
) -> Result<String, WriteFault> {
    terminal::kept(folder, options);
    if !options.json {
        return Ok(summary() + "\n");
    }
    let json = json!({ "folder": folder.to_string_lossy(), "command": command, "summary": headlines()? });
    Ok(serde_json::to_string_pretty(&json).unwrap_or_default() + "\n")
}
