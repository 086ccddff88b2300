//! Where the part goes that a stopped command has played: never in the place of results that were finished.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::SIGN;

/// What a manifest says of a run that was stopped.
#[derive(Deserialize)]
struct Stopped {
    interrupted: bool,
}

/// The folder itself; one beside it, whose name says what it holds, where it has results that were finished.
#[must_use]
pub fn for_part(folder: &Path) -> PathBuf {
    if !is_finished(folder) {
        return folder.to_owned();
    }
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push("-stopped");
    folder.with_file_name(name)
}

fn is_finished(folder: &Path) -> bool {
    let manifest = fs::read(folder.join(SIGN)).ok();
    manifest.and_then(|text| serde_json::from_slice::<Stopped>(&text).ok()).is_some_and(|found| !found.interrupted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_finished_results_are_kept_from_a_part() {
        let folder = std::env::temp_dir().join(format!("caseload-part-{}", std::process::id())).join("base");
        fs::create_dir_all(&folder).expect("a folder");
        assert_eq!(for_part(&folder), folder, "there are no results");
        for (interrupted, name) in [(true, "base"), (false, "base-stopped")] {
            fs::write(folder.join(SIGN), format!("{{\"interrupted\": {interrupted}, \"seed\": 1}}"))
                .expect("a manifest");
            assert_eq!(for_part(&folder), folder.with_file_name(name));
        }
        fs::remove_dir_all(folder.parent().expect("a folder above")).expect("ours to remove");
    }
}
