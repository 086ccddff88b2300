//! A file of actuals becomes figures by series and month, or everything that is wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figure::{self, Line};
use crate::experiment::history::{History, Observed};
use crate::scenario::council::Council;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::suggest::nearest;
use crate::scenario::text::decode::decode;
use crate::scenario::text::place::{Place, Source};

/// Columns that must be there.
const NEEDED: [&str; 3] = ["month", "measure", "value"];
/// Every column that may be there; the last three are for people.
pub(super) const COLUMNS: [&str; 9] =
    ["month", "measure", "value", "numerator", "denominator", "team", "source", "supplied_on", "note"];
/// What to type when the first line is not one of headings.
const FIRST_LINE: &str = "Begin the file with the line: month,measure,value,numerator,denominator";

/// Reads the file: its figures, and days inside a month that were written for the month.
pub(super) fn read(file: &str, bytes: &[u8], council: &Council) -> Result<(History, Vec<String>), Vec<Diagnostic>> {
    let source = decode(file, bytes).map_err(|fault| vec![in_csv(*fault)])?;
    let rows = rows(&source).map_err(|fault| vec![fault])?;
    let mut rows = rows.into_iter();
    let Some(head) = rows.next() else {
        return Err(vec![Diagnostic::fault(format!("{file} is empty")).fix(FIRST_LINE)]);
    };
    let (mut faults, places) = columns(&head);
    if NEEDED.iter().any(|needed| !places.contains_key(needed)) {
        // Every line would lack the same.
        return Err(faults);
    }
    let (mut found, mut inside) = (BTreeMap::new(), Vec::new());
    let all_known = faults.is_empty();
    for cells in rows {
        let line = Line { cells: &cells, places: &places };
        faults.extend(too_long(&cells, head.len()));
        inside.extend(line.inside_month().map(str::to_owned));
        match figure::read(&line, council) {
            Ok(observed) => {
                let again = twice(&mut found, observed, &line);
                // Where a column is unknown, it may be the one in which the two differ.
                faults.extend(again.filter(|_| all_known));
            }
            Err(more) => faults.extend(more),
        }
    }
    if found.is_empty() && faults.is_empty() {
        faults.push(
            Diagnostic::fault(format!("{file} has headings and no figures"))
                .fix("Add a line a month, such as: 2018-12,average_caseload,21.4"),
        );
    }
    if faults.is_empty() {
        Ok((History { observed: found.into_values().map(|(observed, _)| observed).collect() }, inside))
    } else {
        Err(faults)
    }
}

/// A line with figures beyond the last column has slipped, most often by a comma inside a cell.
fn too_long(cells: &[Place], columns: usize) -> Option<Diagnostic> {
    let beyond = cells.iter().skip(columns).find(|cell| !cell.text().trim().is_empty())?;
    Some(
        Diagnostic::fault(format!("this line has {} cells, and the first line names {columns} columns", cells.len()))
            .at(beyond)
            .because("what stands beyond the last column belongs to none.")
            .fix("Take it out, or put a cell with a comma in it between double quotes."),
    )
}

type Found = BTreeMap<(crate::experiment::findings::Series, crate::scenario::council::Date), (Observed, usize)>;

/// A figure is kept; a second one of the same month is a fault.
fn twice(found: &mut Found, observed: Observed, line: &Line<'_>) -> Option<Diagnostic> {
    let at = line.place("month")?;
    let key = (observed.series.clone(), observed.month);
    if let Some((_, first)) = found.get(&key) {
        let what = observed.series.measure.about().key;
        return Some(
            Diagnostic::fault(format!("{what} stands here a second time for this month"))
                .at(at)
                .because(format!("line {first} gives it already, and only one of them can be right."))
                .fix("Delete one of the two lines."),
        );
    }
    found.insert(key, (observed, at.line()));
    None
}

/// What is said of a file that is not text, in terms of this kind of file.
fn in_csv(mut fault: Diagnostic) -> Diagnostic {
    if fault.title.ends_with(" is empty") {
        fault.reason = None;
        fault.fix = Some(FIRST_LINE.into());
    } else if fault.fix.as_ref().is_some_and(|fix| fix.contains("scenario")) {
        fault.fix = Some("Give the name of a CSV file, saved as UTF-8.".into());
    }
    fault.reason = fault.reason.map(|reason| reason.replace("scenario files are", "files of actuals are"));
    fault
}

/// Every line that is not blank, cell by cell with its place.
#[expect(clippy::result_large_err, reason = "called once a file")]
fn rows(source: &Arc<Source>) -> Result<Vec<Vec<Place>>, Diagnostic> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source.text.as_bytes());
    let mut found = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|cause| {
            Diagnostic::fault(format!("{} is no CSV file: {cause}", source.name)).fix("Save it again as CSV.")
        })?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut from = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        // The reader counts blank lines to the record that follows them.
        from += source.text.get(from..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        found.push(record.iter().map(|cell| place(source, &mut from, cell.trim())).collect());
    }
    Ok(found)
}

/// Where a cell stands, looking from the end of the one before.
fn place(source: &Arc<Source>, from: &mut usize, cell: &str) -> Place {
    let rest = source.text.get(*from..).unwrap_or("");
    let start = if cell.is_empty() { *from } else { *from + rest.find(cell).unwrap_or(0) };
    let end = start + cell.len();
    let after = source.text.get(end..).unwrap_or("");
    *from = end + after.find([',', '\n']).map_or(0, |comma| comma + 1);
    Place::new(source, start..end)
}

/// What is wrong with the headings, and which cell of a line each known column is.
fn columns(head: &[Place]) -> (Vec<Diagnostic>, BTreeMap<&'static str, usize>) {
    let (mut faults, mut places) = (Vec::new(), BTreeMap::new());
    for (at, place) in head.iter().enumerate() {
        let written = place.text().trim_matches('"').to_lowercase();
        match COLUMNS.iter().find(|known| **known == written) {
            Some(known) if places.insert(*known, at).is_none() => {}
            Some(known) => faults.push(
                Diagnostic::fault(format!("the column {known} stands here twice")).at(place).fix("Delete one of them."),
            ),
            None => faults.push(unknown(place)),
        }
    }
    let missing: Vec<&str> = NEEDED.into_iter().filter(|needed| !places.contains_key(needed)).collect();
    if let (Some(first), false) = (head.first(), missing.is_empty()) {
        let fault = Diagnostic::fault(format!("there is no column {}", missing.join(" and no column ")));
        faults.push(fault.at(first).because("each line says for which month, of what, and how much.").fix(FIRST_LINE));
    }
    (faults, places)
}

fn unknown(place: &Place) -> Diagnostic {
    let fault = Diagnostic::fault(format!("there is no column called \"{}\"", place.text())).at(place);
    if place.text().contains([';', '\t']) {
        return fault.because("columns are separated by commas.").fix("Save the file again as CSV with commas.");
    }
    let listed = format!("Columns are {}.", COLUMNS.join(", "));
    match nearest(place.text(), COLUMNS) {
        Some(known) => fault.labelled(format!("did you mean {known}?")).fix(listed),
        None => fault.fix(listed),
    }
}
