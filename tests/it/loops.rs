//! Feedback loops taken apart: all off, each alone, all on.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use std::collections::BTreeMap;

use crate::cli::Desk;
use crate::disk::package;

/// What `loops.csv` says, by what is on: its rows without that column.
fn played(desk: &Desk, file: &str) -> BTreeMap<String, Vec<String>> {
    let file = package().join("scenarios").join(file);
    let said = desk.types(&["run", file.to_str().unwrap(), "--loops", "--replications", "6", "--quiet"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("All loops off"), "{}", said.out);
    let found = desk.all("output").into_iter().find(|(path, _)| path.ends_with("loops.csv"));
    let text = String::from_utf8(found.unwrap().1).unwrap();
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let (name, rest) = line.split_once(',').unwrap();
        let (on, rest) = rest.split_once(',').unwrap();
        rows.entry(on.to_owned()).or_default().push(format!("{name},{rest}"));
    }
    rows
}

#[test]
fn each_loop_of_a_council_stands_alone_and_changes_something() {
    let desk = Desk::new("loops");
    let rows = played(&desk, "verification/squeezed.toml");
    let others: Vec<&String> = rows.keys().filter(|on| !on.starts_with("all-")).collect();
    assert!(!others.is_empty(), "{rows:#?}");
    assert!(rows.contains_key("all-on"));
    assert!(others.iter().any(|on| rows[*on] != rows["all-off"]), "{rows:#?}");
}

#[test]
fn without_loops_all_on_is_all_off_to_the_byte() {
    let desk = Desk::new("no-loops");
    let rows = played(&desk, "verification/vacancy.toml");
    assert_eq!(rows.keys().collect::<Vec<_>>(), ["all-off", "all-on"]);
    assert_eq!(rows["all-off"], rows["all-on"]);
}
