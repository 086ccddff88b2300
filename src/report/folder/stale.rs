//! What a run that was cut off while it wrote has left beside a folder of results.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{OLD, SHOWN, WRITING, hidden, is_ours, others};

/// No run writes for as long as this.
const LONGEST: Duration = Duration::from_secs(3_600);
/// Where some systems list the processes that run.
const PROCESSES: &str = "/proc";

/// Removes half-written results, and puts older ones back that had been moved out of the way.
///
/// Whatever cannot be removed or moved is left as it is: it is in nobody's way.
pub(super) fn swept(folder: &Path) {
    for left in found(folder, WRITING) {
        let _ = fs::remove_dir_all(left);
    }
    // A name that was cut short may be that of another folder.
    let whole = folder.file_name().is_some_and(|name| name.to_string_lossy().chars().count() <= SHOWN);
    for left in found(folder, OLD).into_iter().filter(|_| whole) {
        if folder.exists() {
            if is_ours(folder) && others::carried(&left, folder).is_ok() {
                let _ = fs::remove_dir_all(left);
            }
        } else {
            let _ = fs::rename(left, folder);
        }
    }
}

/// Places of one purpose beside a folder whose process is gone.
fn found(folder: &Path, purpose: &str) -> Vec<PathBuf> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let begins = hidden(folder, purpose);
    let is_left = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let process = name.strip_prefix(&begins).and_then(|process| process.parse::<u32>().ok());
        process.is_some_and(|process| process != std::process::id() && is_over(process, path))
    };
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .filter(is_left)
        .collect()
}

/// Whether a process has ended, or is another one that was given its number since.
fn is_over(process: u32, place: &Path) -> bool {
    let processes = Path::new(PROCESSES);
    let gone = processes.join("self").exists() && !processes.join(process.to_string()).exists();
    let age = fs::metadata(place).and_then(|about| about.modified()).ok().and_then(|at| at.elapsed().ok());
    gone || age.is_some_and(|age| age > LONGEST)
}
