//! Files that are written whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes files: each under another name first, so that a disk that is full leaves no half of one behind, nor a folder
/// made for them.
///
/// # Errors
/// A sentence with the place, the cause and what to do.
pub(super) fn written(files: &[(PathBuf, &str)], advice: &str) -> Result<(), String> {
    let mut made = Made::default();
    let written = made.all(files, advice);
    if written.is_err() {
        made.undo();
    }
    written
}

/// What has been made on the way.
#[derive(Default)]
struct Made {
    /// Folders, the lowest last.
    folders: Vec<PathBuf>,
    /// Files under the names they are written with.
    fresh: Vec<PathBuf>,
}

impl Made {
    fn all(&mut self, files: &[(PathBuf, &str)], advice: &str) -> Result<(), String> {
        let mut moves = Vec::new();
        for (file, text) in files {
            // As it is already: it need not be moved, and a link to it stays one.
            if fs::read(file).is_ok_and(|bytes| bytes == text.as_bytes()) {
                continue;
            }
            let folder = folder_of(file);
            self.folder(folder)
                .map_err(|cause| format!("could not make the folder {}: {cause}; {advice}", folder.display()))?;
            let file = fs::canonicalize(file).unwrap_or_else(|_| file.clone());
            let fresh = beside(&file);
            self.fresh.push(fresh.clone());
            fs::write(&fresh, text).map_err(|cause| unwritten(&file, &cause, advice))?;
            moves.push((fresh, file));
        }
        moves
            .iter()
            .try_for_each(|(fresh, file)| fs::rename(fresh, file).map_err(|cause| unwritten(file, &cause, advice)))
    }

    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        missing.reverse();
        self.folders.extend(missing);
        fs::create_dir_all(folder)
    }

    /// Takes away what was begun. What cannot be removed stays: the first fault is the one to tell.
    fn undo(&self) {
        for fresh in &self.fresh {
            let _ = fs::remove_file(fresh);
        }
        // A folder into which somebody has put something is not empty, and stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn unwritten(file: &Path, cause: &io::Error, advice: &str) -> String {
    format!("could not write {}: {cause}; {advice}", file.display())
}

/// The folder a file lies in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A hidden place in the same folder, so that a move stays on one disk.
fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.writing-{}", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_fails_leaves_nothing_behind() {
        let place = std::env::temp_dir().join(format!("caseload-whole-{}", std::process::id()));
        let (new, taken) = (place.join("new/below/a.toml"), place.join("taken.toml"));
        // A file cannot take the place of a folder, as none can be written to a disk that is full.
        fs::create_dir_all(taken.join("something")).unwrap();
        let refused = written(&[(taken.clone(), "b"), (new.clone(), "a")], "name another place").unwrap_err();
        assert!(refused.contains("taken.toml") && refused.ends_with("; name another place"), "{refused}");
        let left: Vec<_> = fs::read_dir(&place).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left, ["taken.toml"]);
        written(&[(new.clone(), "a")], "").unwrap();
        written(&[(new.clone(), "longer")], "").unwrap();
        assert_eq!(fs::read_to_string(&new).unwrap(), "longer");
        assert_eq!(fs::read_dir(new.parent().unwrap()).unwrap().count(), 1);
        fs::remove_dir_all(place).unwrap();
    }
}
