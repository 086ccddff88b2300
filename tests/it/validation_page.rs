//! `docs/validation.md` is what `caseload validate` prints.

use std::collections::BTreeSet;
use std::fs;

use caseload::experiment::validate::{REPLICATIONS, SETTLED, UNTESTED, validate};
use caseload::experiment::workers::Alone;
use caseload::report::validation::markdown;

use crate::disk::package;

/// Targets that the program is built to be compared with first.
const FIRST: [u32; 15] = [2, 3, 6, 7, 11, 12, 13, 14, 15, 17, 20, 24, 25, 26, 28];

#[test]
fn the_page_of_targets_is_what_the_program_finds() {
    let rows = validate(REPLICATIONS, 1, &Alone).unwrap();
    let tested: BTreeSet<u32> = rows.iter().filter_map(|row| row.id.trim_start_matches('V').parse().ok()).collect();
    assert!(FIRST.iter().all(|number| tested.contains(number)), "{tested:?}");
    assert!(UNTESTED.iter().all(|target| rows.iter().all(|row| row.id != target.id)));
    let named = |id: &str, what: &str| rows.iter().any(|row| row.id == id && row.what.starts_with(what));
    assert!(SETTLED.iter().all(|of| named(of.id, of.what)), "a target that nothing is compared with");
    assert!(rows.iter().all(|row| row.found.is_finite() && row.error.is_finite()), "{rows:#?}");
    let page = markdown(&rows, REPLICATIONS, 1);
    let path = package().join("docs/validation.md");
    if std::env::var_os("CASELOAD_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == page, "docs/validation.md has fallen behind: CASELOAD_BLESS=1 cargo test validation_page");
}
