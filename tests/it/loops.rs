//! Feedback loops taken apart: all off, each alone, all on.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use std::collections::BTreeMap;

use caseload::experiment::loops::{LoopFindings, loops};
use caseload::experiment::workers::Alone;

use crate::cli::Desk;
use crate::disk::package;
use crate::rates::read;

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

/// The loops of twenty workers who hold 300 children, with some tables more.
fn of_twenty(tables: &str) -> LoopFindings {
    let text = format!(
        "[period]\nend = 2018-12-31\nwarm_up_weeks = 0\n[stage.held]\nlasts_days = 867.1\nhours_per_month = 40\n\
         [leaving]\nnotice_weeks = 4\npercent_per_year = 50\n[recruitment.permanent]\ntime_to_fill_days = 200\n\
         [work]\ncase_hours_per_week = 30\novertime_percent = 0\nless_time_strength = 0\nfelt_over_weeks = 4\n{tables}"
    );
    let mut scenario = read("changes-of-worker", &text);
    scenario.council.run.replications = 3;
    loops(&scenario, 1, &Alone).expect("nobody stops it")
}

/// What a line of the table shows, to the last digit.
fn shown(found: &LoopFindings, key: &str) -> String {
    let line = found.played.iter().find(|played| played.key == key).unwrap_or_else(|| panic!("no {key}"));
    format!("{:?}", line.shown)
}

#[test]
fn hours_of_the_old_worker_alone_are_a_loop_and_go_with_it() {
    let [old, none] =
        ["hours = 0\nold_worker_hours = 30\n", "hours = 0\n"].map(|of| of_twenty(&format!("[handover]\n{of}")));
    let label = "Changes of worker take hours";
    assert!(!old.absent.contains(&label) && none.absent.contains(&label));
    assert_eq!(shown(&old, "all-off"), shown(&none, "all-off"));
    assert_eq!(shown(&old, "handover"), shown(&old, "all-on"), "it is the only one");
}

#[test]
fn agency_cover_is_a_loop_and_goes_with_it() {
    let agency = "[agency]\ncovers = [\"worker\"]\nlead_weeks = 2\nnotice_weeks = 1\nstays_weeks = 40\nask_percent = ";
    let [all, none] = ["100", "0"].map(|asked| of_twenty(&format!("{agency}{asked}\n")));
    assert_eq!(shown(&all, "all-off"), shown(&none, "all-on"));
    assert_ne!(shown(&all, "cover"), shown(&all, "all-off"));
    assert!(none.absent.contains(&"Agency workers cover gaps"));
}
