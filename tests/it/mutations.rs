//! Whatever a file holds, reading it ends in a scenario or in faults, never in a crash.

use proptest::prelude::*;

use caseload::experiment::Experiment;
use caseload::scenario::library::{Library, LibraryFault};
use caseload::scenario::loaded::load;
use caseload::scenario::render::render;
use caseload::scenario::shipped::{SHIPPED, Shipped};

use crate::language::EVERY_KEY;

struct One(Vec<u8>);

impl Library for One {
    fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        if name == "one" { Ok((name.to_owned(), self.0.clone())) } else { Err(LibraryFault::NotFound(Vec::new())) }
    }
}

fn reads(bytes: Vec<u8>) {
    match load("one", &One(bytes), &[]) {
        Ok(scenario) => assert!(!scenario.merged.is_empty()),
        Err(faults) => assert!(!faults.is_empty() && !render(&faults).is_empty()),
    }
}

/// A shipped option in other words, over its council and its nation as they are.
struct Altered {
    name: &'static str,
    text: Vec<u8>,
}

impl Library for Altered {
    fn read(&self, name: &str, from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        if from.is_none() { Ok((self.name.to_owned(), self.text.clone())) } else { Shipped.read(name, from) }
    }
}

/// Options of councils: each lies over two other files.
fn option() -> impl Strategy<Value = (&'static str, &'static str)> {
    let named = ["cambridgeshire/change-for-children.toml", "swindon/turnaround.toml", "medway/recovery.toml"];
    prop::sample::select(named.to_vec())
        .prop_map(|name| *SHIPPED.iter().find(|(known, _)| *known == name).expect("shipped"))
}

/// Reads a file; whatever the checks let through can be played.
fn plays(text: &str) {
    match load("one", &One(text.as_bytes().to_vec()), &[]) {
        Ok(scenario) => {
            let future = Experiment::new(&scenario, 1).central();
            assert!(!future.values.is_empty());
        }
        Err(faults) => assert!(!faults.is_empty() && !render(&faults).is_empty()),
    }
}

/// Figures at the edge of what a key takes.
const EDGES: &[&str] = &[
    "0",
    "1",
    "1e-300",
    "0.5",
    "50",
    "100",
    "1e4",
    "1e6",
    "1e12",
    "1e300",
    "-1e300",
    "2018-10-01",
    "2021-03-31",
    "[]",
    "{}",
];

const NUMBERS: &[&str] = &[
    "-1",
    "0",
    "1e300",
    "nan",
    "inf",
    "\"12\"",
    "2018-02-30",
    "[]",
    "{}",
    "99999999999999999999",
    "1,200",
    "19%",
    "£3",
    "”",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = EVERY_KEY.as_bytes().to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        reads(bytes);
    }

    #[test]
    fn lines_dropped_or_doubled(picks in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 1..6)) {
        let mut lines: Vec<&str> = EVERY_KEY.lines().collect();
        for (at, double) in picks {
            let at = at.index(lines.len());
            if double { lines.insert(at, lines[at]); } else { lines.remove(at); }
        }
        reads(lines.join("\n").into_bytes());
    }

    #[test]
    fn values_replaced(picks in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(NUMBERS)), 1..4)) {
        let mut lines: Vec<String> = EVERY_KEY.lines().map(str::to_owned).collect();
        for (at, value) in picks {
            let at = at.index(lines.len());
            if let Some((key, _)) = lines[at].split_once('=') {
                lines[at] = format!("{key}= {value}");
            }
        }
        reads(lines.join("\n").into_bytes());
    }

    #[test]
    fn options_over_their_councils(
        (name, text) in option(),
        picks in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(NUMBERS)), 1..5),
    ) {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (at, value) in picks {
            let at = at.index(lines.len());
            lines[at] = match lines[at].split_once('=') {
                Some((key, _)) => format!("{key}= {value}"),
                None => value.to_owned(),
            };
        }
        let option = Altered { name, text: lines.join("\n").into_bytes() };
        if let Err(faults) = load(name, &option, &[]) {
            prop_assert!(!faults.is_empty() && !render(&faults).is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_checks_let_through_can_be_played(picks in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(EDGES)), 1..3)) {
        let mut lines: Vec<String> = EVERY_KEY.lines().map(str::to_owned).collect();
        for (at, value) in picks {
            let at = at.index(lines.len());
            if let Some((key, _)) = lines[at].split_once('=') {
                lines[at] = format!("{key}= {value}");
            }
        }
        plays(&lines.join("\n"));
    }
}

/// Retirement at a rate next to nought lies beyond the last moment that can be counted.
#[test]
fn what_takes_longer_than_there_are_moments_can_be_played() {
    let never = "retires_percent_per_year = 1e-300";
    let text: Vec<&str> =
        EVERY_KEY.lines().map(|line| if line.starts_with("retires_percent_per_year") { never } else { line }).collect();
    assert!(text.contains(&never));
    plays(&text.join("\n"));
}
