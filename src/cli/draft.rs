//! `draft`: a first scenario of a council, from published figures.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use indicatif::ProgressBar;

use super::ending::Ending;
use super::open_data::open_data;
use super::options::Options;
use super::threads::Threads;
use super::{faults, schema, terminal, whole};
use crate::evidence::draft::calibrate::fit::Fit;
use crate::evidence::draft::calibrate::{Play, calibrated};
use crate::evidence::draft::{Draft, draft as drafted};
use crate::evidence::own::template;
use crate::evidence::read::Evidence;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::schema::FILE;

/// Futures of each try of a calibration, unless others are asked for.
pub(super) const FUTURES: u32 = 40;

/// What is to be drafted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// The council, as typed.
    pub(crate) authority: &'a str,
    /// The census; `None`: its newest.
    pub(crate) year: Option<u16>,
    /// Whether its free levels are fitted.
    pub(crate) calibrate: bool,
}

/// Drafts a council: to standard output, or to the file or folder of `--output`.
pub(crate) fn draft(wanted: Wanted<'_>, data: &Path, options: &Options) -> Ending {
    let evidence = match open_data(data, options) {
        Ok(evidence) => evidence,
        Err(ending) => return ending,
    };
    let (draft, fit) = match of(&evidence, wanted, options) {
        Ok(drafted) => drafted,
        Err(cause) => {
            terminal::fault(&cause);
            faults::for_programs(&data.to_string_lossy(), &[Diagnostic::fault(cause)], options);
            return Ending::Faults;
        }
    };
    let file = options.output.as_deref().map(|output| place(output, &draft));
    if let Some(Err(cause)) = file.as_deref().map(|file| with_schema(file, &draft.text)) {
        terminal::fault(&cause);
        return Ending::Disk;
    }
    if !options.quiet {
        let fit: String = fit.iter().flat_map(Fit::told).map(|line| line + "\n").collect();
        terminal::tell(&(fit + &told(&draft, &evidence, file.as_deref())));
    }
    match (&file, options.json) {
        (_, true) => terminal::result(&json(&draft, &evidence, file.as_deref())),
        (None, false) => terminal::result(&draft.text),
        (Some(file), false) => terminal::result(&format!("{}\n", file.display())),
    }
}

/// Writes the returns a council can fill in; one that somebody filled in is never overwritten.
pub(crate) fn templates(folder: &Path) -> Ending {
    let files: Vec<(PathBuf, &str)> = template::ALL.iter().map(|(name, text)| (folder.join(name), *text)).collect();
    if let Err(cause) = kept(&files) {
        terminal::fault(&cause);
        return Ending::Disk;
    }
    let names: Vec<String> = files.iter().map(|(file, _)| format!("{}\n", file.display())).collect();
    terminal::result(&names.concat())
}

fn of(evidence: &Evidence, wanted: Wanted<'_>, options: &Options) -> Result<(Draft, Option<Fit>), String> {
    let id = evidence.panel.find(wanted.authority).map_err(|cause| cause.to_string())?;
    if !wanted.calibrate {
        return drafted(evidence, id, wanted.year).map(|draft| (draft, None)).map_err(|cause| cause.to_string());
    }
    // Nothing is written before the end, so that stopping on the way leaves nothing behind.
    let going = Arc::new(AtomicBool::new(false));
    let workers = Threads::new(options, &going, &ProgressBar::hidden()).map_err(|cause| cause.to_string())?;
    let play = Play {
        futures: options.replications.unwrap_or(FUTURES).max(2),
        seed: options.seed.unwrap_or(1),
        workers: &workers,
    };
    let found = calibrated(evidence, id, wanted.year, play);
    found.map(|(draft, fit)| (draft, Some(fit))).map_err(|cause| cause.to_string())
}

/// A name that ends in .toml is the file; any other is a folder for it.
fn place(output: &Path, draft: &Draft) -> PathBuf {
    if output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        return output.to_owned();
    }
    output.join(format!("{}.toml", slug(&draft.authority)))
}

fn slug(name: &str) -> String {
    let letters: String =
        name.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Writes files; where somebody edited one of them nothing is written.
fn kept(files: &[(PathBuf, &str)]) -> Result<(), String> {
    for (file, text) in files {
        unedited(file, text)?;
    }
    whole::written(files, "name another place")
}

fn unedited(file: &Path, text: &str) -> Result<(), String> {
    if file.exists() && fs::read(file).ok().as_deref() != Some(text.as_bytes()) {
        return Err(format!(
            "{} is there already and is not as this program writes it, so nothing was written to it; move it, or name another place",
            file.display()
        ));
    }
    Ok(())
}

/// Writes a draft, and beside it the schema to which its first line points.
fn with_schema(file: &Path, text: &str) -> Result<(), String> {
    unedited(file, text)?;
    let schema = schema::text(FILE);
    let beside = whole::folder_of(file).join(FILE);
    whole::written(&[(file.to_owned(), text), (beside, &schema)], "name another place")
}

fn told(draft: &Draft, evidence: &Evidence, file: Option<&Path>) -> String {
    let mut text = format!("{}, census of 30 September {}, on {}\n", draft.authority, draft.year, draft.builds_on);
    for release in &evidence.missing {
        text.push_str(&format!("missing: {}; found as {}\n", release.holds(), release.found()));
    }
    if !evidence.own.is_empty() {
        text.push_str(&format!("the council's own returns were read: {}\n", evidence.own.names()));
    }
    if !evidence.passed_over.is_empty() {
        text.push_str(&format!("passed over, for no heading in them is known: {}\n", evidence.passed_over.join(", ")));
    }
    if let Some(file) = file {
        text.push_str(&format!("Then read the blanks at its top, and type: caseload run {}\n", file.display()));
    }
    text
}

fn json(draft: &Draft, evidence: &Evidence, file: Option<&Path>) -> String {
    let missing: Vec<String> = evidence.missing.iter().map(|release| release.holds().to_owned()).collect();
    let json = serde_json::json!({
        "authority": draft.authority,
        "census": draft.year,
        "builds_on": draft.builds_on,
        "file": file.map(|file| file.to_string_lossy()),
        "blanks": draft.blanks,
        "missing": missing,
        "passed_over": evidence.passed_over,
        "scenario": draft.text,
    });
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}
