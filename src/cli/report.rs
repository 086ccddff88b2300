//! `report`: the reports of a results folder made again; plays nothing.

use std::path::{Path, PathBuf};

use super::ending::Ending;
use super::options::Options;
use super::said::said;
use super::terminal;
use super::{actuals, analysis, started};
use crate::report::stored::comparison::StoredComparison;
use crate::report::stored::{self, Stored};
use crate::report::{WriteFault, compare, headlines, sensitivity, terminal as summary};

/// Renders a results folder again: in its place, or under the folder of `--output`.
pub(crate) fn report(results: &Path, (happened, with): (Option<&Path>, Option<&Path>), options: &Options) -> Ending {
    if stored::sensitivity::is_one(results) {
        return of_analysis(results, options);
    }
    if stored::comparison::is_one(results) {
        return comparison(results, (happened, with), options);
    }
    if with.is_some() {
        terminal::fault(
            &"an analysis says what several options hang on, and these are results of one scenario; name the folder that caseload compare wrote",
        );
        return Ending::Usage;
    }
    let stored = match stored::read(results) {
        Ok(stored) => stored,
        Err(cause) => return terminal::unreadable(&cause),
    };
    let stored = match with_actuals(stored, results, happened, options) {
        Ok(stored) => stored,
        Err(ending) => return ending,
    };
    match rendered(&stored, &place(results, options), options) {
        Ok(text) => terminal::result(&text),
        Err(cause) => terminal::refused(Ending::Disk, &cause),
    }
}

/// Renders a comparison again.
fn comparison(results: &Path, (happened, with): (Option<&Path>, Option<&Path>), options: &Options) -> Ending {
    let stored = match stored::comparison::read(results) {
        Ok(stored) => stored,
        Err(cause) => return terminal::unreadable(&cause),
    };
    let stored = match drawing_from(stored, results, with).and_then(|stored| beside(stored, happened, options)) {
        Ok(stored) => stored,
        Err(ending) => return ending,
    };
    match compared(&stored, &place(results, options), options) {
        Ok(text) => terminal::result(&text),
        Err(cause) => terminal::refused(Ending::Disk, &cause),
    }
}

/// The same, drawing from an analysis, where one was named.
fn drawing_from(stored: StoredComparison, results: &Path, with: Option<&Path>) -> Result<StoredComparison, Ending> {
    let Some(named) = analysis::named(with)? else { return Ok(stored) };
    let seen = started::seen(stored.inputs(), results, named.folder);
    let drawn = stored.with_sensitivity(named.stored, named.folder, (&seen.place, &seen.typed));
    drawn.map_err(|cause| terminal::refused(Ending::Usage, &cause))
}

/// The same with a file of actuals, where one was named.
fn beside(stored: StoredComparison, happened: Option<&Path>, options: &Options) -> Result<StoredComparison, Ending> {
    let Some(file) = actuals::named(happened)? else { return Ok(stored) };
    let actuals = file.of(stored.proposed(), options)?;
    Ok(stored.with_actuals(actuals))
}

/// Renders what options hang on again.
fn of_analysis(results: &Path, options: &Options) -> Ending {
    let stored = match stored::sensitivity::read(results) {
        Ok(stored) => stored,
        Err(cause) => return terminal::unreadable(&cause),
    };
    let (report, folder) = (stored.report(), place(results, options));
    let written = crate::report::folder::prepare(&folder).and_then(|()| sensitivity::write(&report, &folder));
    let text = written.and_then(|written| {
        let summary = || sensitivity::terminal::summary(&report, &folder, &written);
        said(options, (&folder, report.command), || sensitivity::headlines(&report), summary)
    });
    match text {
        Ok(text) => terminal::result(&text),
        Err(cause) => terminal::refused(Ending::Disk, &cause),
    }
}

fn compared(stored: &StoredComparison, folder: &Path, options: &Options) -> Result<String, WriteFault> {
    let scenarios = stored.scenarios();
    let matters = stored.matters();
    let report = stored.report(&scenarios, matters.as_ref());
    crate::report::folder::prepare(folder)?;
    let written = stored::comparison::write(stored, &report, folder)?;
    let summary = || compare::terminal::summary(&report, folder, &written);
    said(options, (folder, report.command), || compare::headlines(&report), summary)
}

/// The same with a file of actuals, where one was named.
fn with_actuals(stored: Stored, results: &Path, happened: Option<&Path>, options: &Options) -> Result<Stored, Ending> {
    let Some(file) = actuals::named(happened)? else { return Ok(stored) };
    let actuals = file.of(stored.council(), options)?;
    stored.with_actuals(actuals, results).map_err(|cause| {
        terminal::fault(&cause);
        Ending::Faults
    })
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
    said(options, (folder, report.command), || headlines(&report), || summary::summary(&report, folder, &written))
}
