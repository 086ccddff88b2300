//! The schemas that editors use: current, pointed to by every shipped file, and as strict as a schema can be.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

mod judge;

use std::fs;
use std::path::Path;

use caseload::scenario::language::schema::{FILE, OPTIONS_FILE, of_options, schema};
use serde_json::Value;

use crate::cli::Desk;
use crate::disk::{files, package};
use crate::language::EVERY_KEY;
use judge::{as_json, complaints};

fn scenarios() -> Value {
    serde_json::from_str(&schema()).unwrap()
}

fn told(schema: &Value, text: &str) -> Vec<String> {
    complaints(schema, &as_json(&text.parse::<toml::Table>().unwrap()))
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_program() {
    for (name, text) in [(FILE, schema()), (OPTIONS_FILE, of_options())] {
        let path = package().join("scenarios").join(name);
        if std::env::var_os("CASELOAD_BLESS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written.replace("\r\n", "\n") == text,
            "scenarios/{name} has fallen behind: caseload schema -o scenarios"
        );
    }
}

/// The schema that a file's first line points to.
fn pointed_to(path: &Path) -> std::path::PathBuf {
    let text = fs::read_to_string(path).unwrap();
    let first = text.lines().next().unwrap_or("");
    let name = first.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{} begins with {first:?}", path.display()));
    path.parent().unwrap().join(name)
}

#[test]
fn every_shipped_file_points_to_its_schema_and_keeps_to_it() {
    let mut seen = 0;
    for path in files(&package().join("scenarios"), "toml") {
        let options = path.file_name().unwrap() == "options.toml";
        let found = pointed_to(&path);
        assert!(found.ends_with(if options { OPTIONS_FILE } else { FILE }) && found.is_file(), "{}", found.display());
        let schema: Value = serde_json::from_str(&fs::read_to_string(found).unwrap()).unwrap();
        let told = told(&schema, &fs::read_to_string(&path).unwrap());
        assert!(told.is_empty(), "{}: {told:?}", path.display());
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
    assert_eq!(told(&scenarios(), EVERY_KEY), Vec::<String>::new());
}

#[test]
fn the_example_and_both_schemas_are_written_where_the_first_lines_look() {
    let desk = Desk::new("schema");
    let said = desk.types(&["demo", "x", "--replications", "2", "--set", "period.end=2021-03-31", "--quiet"]);
    assert_eq!(said.code, 0, "{said:?}");
    for path in files(&desk.0.join("x/cambridgeshire"), "toml") {
        assert!(pointed_to(&path).is_file(), "{}", path.display());
    }
    let said = desk.types(&["schema", "-o", "mine"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(desk.0.join("mine").join(FILE)).unwrap(), schema());
    assert_eq!(desk.types(&["schema", "--options"]).out, of_options());
}

/// Broken files that only a reader of several keys, or of several files, can refuse.
fn needs_more_than_a_schema(refused: &str) -> bool {
    ![
        "is not a key of",
        "takes ",
        "is more than",
        "is below",
        "is not above",
        "cannot be",
        "more than once",
        "is not part of a range",
    ]
    .iter()
    .any(|said| refused.contains(said))
}

#[test]
fn what_one_key_says_wrong_the_schema_says_too() {
    let schema = scenarios();
    let (mut refused, mut missed) = (0, Vec::new());
    for path in files(&package().join("tests/broken"), "toml") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let told_by_check = fs::read_to_string(path.with_extension("txt")).unwrap_or_default();
        let (Ok(table), false) = (text.parse::<toml::Table>(), told_by_check.is_empty()) else { continue };
        let told = complaints(&schema, &as_json(&table));
        if !told.is_empty() {
            refused += 1;
            assert!(!told_by_check.starts_with("It runs."), "{name} runs, and the schema says {told:?}");
        } else if told_by_check.starts_with(&format!("1  {name}, line"))
            && !needs_more_than_a_schema(told_by_check.lines().next().unwrap_or(""))
        {
            missed.push(name);
        }
    }
    assert!(refused >= 30, "the schema refuses only {refused} of the broken files");
    let known = KNOWN_TO_CHECK_ALONE.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(missed, known);
}

/// Faults told in the words of one key that are of several.
const KNOWN_TO_CHECK_ALONE: &[&str] = &[
    "ages-left-out.toml",
    "empty-over-a-table.toml",
    "groups-alone-take-over.toml",
    "range-lopsided.toml",
    "slips-beyond-the-end.toml",
    "without-a-key-needed.toml",
    "without-single-keys.toml",
];
