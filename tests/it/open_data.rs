//! The open data of the Department for Education, where a copy of it lies beside the checkout.
#![expect(clippy::unwrap_used, reason = "a test that cannot read what it judges stops")]
#![expect(clippy::print_stdout, reason = "what is skipped is said aloud")]

use std::fs;
use std::path::{Path, PathBuf};

use caseload::evidence::measure::Measure;
use caseload::evidence::read::{Evidence, read};
use caseload::evidence::text::decode;

/// The folder of open data, if it is there; else says aloud that a test is skipped.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/dfe");
    if !folder.is_dir() {
        println!("skipped: {} is not there, so nothing was tried on open data", folder.display());
        return None;
    }
    Some(folder)
}

/// Everything in it.
pub(crate) fn evidence() -> Option<Evidence> {
    let mut names: Vec<PathBuf> = fs::read_dir(folder()?).unwrap().flatten().map(|entry| entry.path()).collect();
    names.sort();
    let csv = names.iter().filter(|name| name.extension().is_some_and(|ending| ending == "csv"));
    let sources = csv.map(|name| decode(&name.to_string_lossy(), &fs::read(name).unwrap()).unwrap());
    Some(read(&sources.collect::<Vec<_>>()).unwrap())
}

#[test]
fn every_figure_of_every_file_finds_its_council() {
    let Some(evidence) = evidence() else { return };
    assert!(evidence.missing.is_empty(), "{:?}", evidence.missing);
    let panel = &evidence.panel;
    let england = panel.england().unwrap();
    for column in caseload::evidence::measure::COLUMNS {
        let published =
            panel.iter().filter(|(_, measure, _, figure)| *measure == column.measure && figure.value.is_ok());
        assert!(published.count() > 200, "{column:?} was hardly found");
        assert!(panel.history(england, column.measure).count() > 3, "England has no {column:?}");
    }
    // Two files spell some councils differently; each is one council here.
    for name in ["Bedford", "St Helens"] {
        let id = panel.find(name).unwrap();
        for measure in [Measure::InPost, Measure::Referrals, Measure::InCare, Measure::AssessmentsInTime] {
            assert!(panel.value(id, measure, 2022).is_some(), "{name}: no {measure:?}");
        }
    }
    for (id, area) in panel.authorities() {
        assert_eq!(panel.find(&area.name), Ok(id));
        assert_eq!(panel.find(&format!("{} Council", area.name.to_uppercase())), Ok(id));
        for code in area.codes.iter().filter(|code| !code.contains(' ')) {
            assert_eq!(panel.find(code), Ok(id), "{code}");
        }
    }
}
