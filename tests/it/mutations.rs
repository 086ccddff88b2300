//! Whatever a file holds, reading it ends in a scenario or in faults, never in a crash.

use proptest::prelude::*;

use caseload::scenario::library::{Library, LibraryFault};
use caseload::scenario::loaded::load;
use caseload::scenario::render::render;

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
}
