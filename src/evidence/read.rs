//! Files of a folder become one table, or everything that is wrong with them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::joined::{FileOf, joined};
use super::own::personal;
use super::own::tables::{Own, is_own};
use super::panel::Panel;
use super::release::Release;
use super::rows;
use super::sheet::{self, Sheet};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::place::{Place, Source};

/// A folder of open data, read.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The figures.
    pub panel: Panel,
    /// Kinds of file that were not there.
    pub missing: Vec<Release>,
    /// The council's own returns, if any lie there.
    pub own: Own,
    /// Files that are none of those known here, and were passed over.
    pub passed_over: Vec<String>,
}

/// Reads files, known by their headings, in any order.
///
/// # Errors
/// Everything that is wrong with any of them; or that none of them is known.
pub fn read(files: &[Arc<Source>]) -> Result<Evidence, Vec<Diagnostic>> {
    let (mut faults, mut passed_over, mut known) = (Vec::new(), Vec::new(), BTreeSet::new());
    let (mut read, mut own) = (Vec::new(), Own::default());
    for source in files {
        let sheet = match sheet::parse(source) {
            Ok(sheet) => sheet,
            Err(found) => {
                faults.extend(found);
                continue;
            }
        };
        let Some(release) = Release::of(&sheet) else {
            let refused = about_one(source, &sheet);
            if !refused.is_empty() {
                faults.extend(refused);
            } else if is_own(&sheet) {
                faults.extend(own.add(source, &sheet).err().into_iter().flatten());
            } else {
                passed_over.push(source.name.clone());
            }
            continue;
        };
        known.insert(release);
        match rows::figures(source, &sheet, release) {
            Ok(found) => read.push(FileOf { name: source.name.clone(), found }),
            Err(found) => faults.extend(found),
        }
    }
    if known.is_empty() && faults.is_empty() {
        faults.push(nothing_known(&passed_over));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let missing = Release::ALL.into_iter().filter(|release| !known.contains(release)).collect();
    Ok(Evidence { panel: joined(read), missing, own, passed_over })
}

/// A file that speaks of one child or one worker is refused, whatever else it holds.
fn about_one(source: &Arc<Source>, sheet: &Sheet<'_>) -> Vec<Diagnostic> {
    let told = |(column, what): (usize, &'static str)| {
        let cell = sheet.heading.cells.get(column)?;
        let fault = Diagnostic::fault(format!("the column \"{}\" looks like {what}", cell.text))
            .at(&Place::new(source, cell.span.clone()))
            .because("this program takes counts only, never a child or a named worker, and reads nothing more of this file.")
            .fix("Take the file out of the folder; `caseload draft --templates` writes returns of counts to fill in instead.");
        Some(fault)
    };
    personal(sheet).into_iter().filter_map(told).collect()
}

fn nothing_known(passed_over: &[String]) -> Diagnostic {
    let there = match passed_over {
        [] => "no CSV file stands there.".to_owned(),
        names => format!("{} has no heading that is known here.", names.join(", ")),
    };
    Diagnostic::fault("the folder holds no open data of the Department for Education")
        .because(there)
        .fix(format!("Download the CSV file of {} into it, as it is published.", Release::Workforce.found()))
}

#[cfg(test)]
mod tests;
