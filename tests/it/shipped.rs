//! Every shipped scenario can be read.

use caseload::scenario::diagnostic::Severity;
use caseload::scenario::loaded::load;
use caseload::scenario::render::render;

use crate::disk::{Folder, files, package};

#[test]
fn every_shipped_scenario_reads_without_a_fault() {
    let mut told = Vec::new();
    for path in files(&package().join("scenarios"), "toml") {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { continue };
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("england") || name == "options.toml" {
            continue;
        }
        match load(&name, &Folder(folder.to_owned()), &[]) {
            Ok(scenario) => assert!(scenario.notes.iter().all(|note| note.severity == Severity::Note)),
            Err(faults) => told.push(render(&faults)),
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
