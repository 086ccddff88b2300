//! `docs/scenario.md` tells every key of the language, and no other.

use std::fs;

use caseload::scenario::language::page;

use crate::disk::package;

/// What follows this line is written by the test.
const MARK: &str = "<!-- What follows is written by `CASELOAD_BLESS=1 cargo test scenario_page`. -->\n";

#[test]
fn the_page_of_keys_is_the_language() {
    let path = package().join("docs/scenario.md");
    let written = fs::read_to_string(&path).unwrap();
    let (before, after) = written.split_once(MARK).expect("the line that divides the page");
    let wanted = format!("\n{}\n", page::page().trim_end());
    if std::env::var_os("CASELOAD_BLESS").is_some() {
        fs::write(&path, format!("{before}{MARK}{wanted}")).unwrap();
    } else {
        assert!(after == wanted, "docs/scenario.md has fallen behind: CASELOAD_BLESS=1 cargo test scenario_page");
    }
}
