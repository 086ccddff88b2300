//! The open data of the Department for Education, where a copy of it lies beside the checkout.
#![expect(clippy::unwrap_used, reason = "a test that cannot read what it judges stops")]
#![expect(clippy::print_stdout, reason = "what is skipped is said aloud")]

use std::fs;
use std::path::{Path, PathBuf};

use caseload::evidence::draft::draft;
use caseload::evidence::measure::Measure;
use caseload::evidence::read::{Evidence, read};
use caseload::evidence::text::decode;
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::load;
use caseload::scenario::render::render;

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

#[test]
fn every_council_can_be_drafted_without_a_fault_at_one_census_in_three() {
    let Some(evidence) = evidence() else { return };
    let panel = &evidence.panel;
    let (mut drafted, mut refused) = (0, Vec::new());
    for (place, (id, area)) in panel.authorities().enumerate() {
        for year in panel.years(Measure::InPost) {
            if (place + usize::from(year)) % 3 != 0 || panel.value(id, Measure::InPost, year).is_none() {
                continue;
            }
            let draft = match draft(&evidence, id, Some(year)) {
                Ok(draft) => draft,
                Err(cause) => {
                    refused.push(area.name.clone());
                    assert!(
                        cause.to_string().contains(&area.name) && cause.to_string().contains("too small"),
                        "{cause}"
                    );
                    continue;
                }
            };
            drafted += 1;
            assert!(
                draft.text.lines().count() < 200,
                "{} {year} is {} lines long",
                area.name,
                draft.text.lines().count()
            );
            let scenario = match load("draft.toml", &OneText(&draft.text), &[]) {
                Ok(scenario) => scenario,
                Err(found) => panic!("{} {year}: {}", area.name, render(&found)),
            };
            // That figures rest on little is said of every shipped council too.
            let warned: Vec<_> = scenario.notes.iter().filter(|note| !note.title.contains("low confidence")).collect();
            assert!(warned.is_empty(), "{} {year}: {warned:?}", area.name);
        }
    }
    refused.dedup();
    assert!(drafted > 240, "only {drafted} were drafted");
    assert_eq!(refused, ["City of London", "Isles of Scilly"]);
}
