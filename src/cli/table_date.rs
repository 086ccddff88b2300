//! The date that tables of a comparison speak of: one of which there are results.

use crate::model::layout::{Layout, RecordDay};
use crate::scenario::council::{Council, Date};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::options::Appraisal;
use crate::scenario::text::decode::decode;
use crate::scenario::text::parse::parse;
use crate::scenario::text::place::Place;

/// The key in an options file.
const KEY: &str = "table_date";

/// The record that tables speak of: the last, unless the options file names another.
pub(super) fn record(appraisal: &Appraisal, reference: &Council) -> Result<usize, Box<Diagnostic>> {
    let records = Layout::of(reference).records;
    let Some(wanted) = appraisal.table_date else { return Ok(records.len().saturating_sub(1)) };
    records
        .iter()
        .position(|record| record.date == wanted)
        .ok_or_else(|| Box::new(unmet(wanted, &records, place(appraisal))))
}

fn unmet(wanted: Date, records: &[RecordDay], place: Option<Place>) -> Diagnostic {
    let dates = || records.iter().map(|record| record.date);
    let apart = |date: &Date| (wanted - *date).get_days().abs();
    let fault = Diagnostic::fault(format!("there are no results of {wanted}"));
    let fault = match place {
        Some(place) => fault.at(&place),
        None => fault,
    };
    let (Some(first), Some(last), Some(near)) = (dates().min(), dates().max(), dates().min_by_key(apart)) else {
        return fault.fix(format!("Take the line {KEY} out."));
    };
    fault
        .because(format!("results are of the ends of months from {first} to {last}."))
        .fix(format!("Write {KEY} = {near}, or take the line out for the last of them."))
}

/// Where the options file says it.
fn place(appraisal: &Appraisal) -> Option<Place> {
    let (name, bytes) = appraisal.input.as_ref()?;
    let root = parse(&decode(name, bytes).ok()?).ok()?;
    root.get(KEY).map(|node| node.place.clone())
}
