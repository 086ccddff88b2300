//! Each broken scenario says exactly what stands beside it.
//!
//! `CASELOAD_BLESS=1 cargo test --test it diagnostics` rewrites the expected texts.

use std::fs;

use caseload::scenario::loaded::load;
use caseload::scenario::render::render;

use crate::disk::{Folder, files, package};

/// What a broken scenario says. A first line `# --set …` holds settings.
fn said(folder: &Folder, name: &str) -> String {
    let bytes = fs::read(folder.0.join(name)).expect("the file was listed");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let first = text.lines().next().unwrap_or("");
    let sets: Vec<String> = first.strip_prefix("# --set ").map(|setting| vec![setting.to_owned()]).unwrap_or_default();
    match load(name, folder, &sets) {
        Ok(scenario) => format!("It runs.\n{}", render(&scenario.notes)),
        Err(faults) => render(&faults),
    }
}

#[test]
fn every_broken_scenario_says_what_is_wrong() {
    let folder = Folder(package().join("tests/broken"));
    let bless = std::env::var_os("CASELOAD_BLESS").is_some();
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in files(&folder.0, "toml") {
        let name = path.strip_prefix(&folder.0).unwrap().to_string_lossy().into_owned();
        if name.starts_with("base") {
            continue;
        }
        count += 1;
        let said = said(&folder, &name);
        let beside = path.with_extension("txt");
        if bless {
            fs::write(&beside, &said).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != said {
            wrong.push(format!("== {name}\n{said}"));
        }
        if name.starts_with("note-") != said.starts_with("It runs.") {
            wrong.push(format!("== {name}: a broken file must not run, and a note must not stop one\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 45, "only {count} broken scenarios");
}
