//! Results folders: where they stand, and how one is replaced whole or not at all.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{File, WriteFault};

/// The file by which a folder is known to hold results.
pub(crate) const SIGN: &str = "manifest.json";

/// Letters of a folder's name that its hidden neighbours show.
const SHOWN: usize = 40;

/// The folder of each input under `output`: `<name of the file's folder>/<file stem>`.
///
/// # Errors
///
/// When two inputs would share a folder, on any system (letters that differ only in case count as alike).
pub fn places(output: &Path, inputs: &[PathBuf]) -> Result<Vec<PathBuf>, WriteFault> {
    let mut taken: BTreeMap<String, &PathBuf> = BTreeMap::new();
    let mut found = Vec::new();
    for input in inputs {
        let folder = place(output, input);
        let key = folder.to_string_lossy().to_lowercase();
        if let Some(one) = taken.insert(key, input) {
            return Err(WriteFault::Shared { one: one.clone(), other: input.clone(), folder });
        }
        found.push(folder);
    }
    Ok(found)
}

/// Sees, before anything is played, that results can go to a folder, and makes the folder above it.
///
/// # Errors
///
/// When the place holds something else, or the folder above it cannot be made.
pub fn prepare(folder: &Path) -> Result<(), WriteFault> {
    if occupied(folder) {
        return Err(WriteFault::Occupied(folder.to_owned()));
    }
    let above = folder.parent().unwrap_or(folder);
    fs::create_dir_all(above).map_err(|cause| WriteFault::disk("make the folder", above, cause))
}

/// The folder of one input under `output`.
#[must_use]
pub fn place(output: &Path, input: &Path) -> PathBuf {
    let whole = input.canonicalize().or_else(|_| std::path::absolute(input)).unwrap_or_else(|_| input.to_owned());
    let mut folder = output.to_owned();
    folder.extend(whole.parent().and_then(Path::file_name).map(plain));
    let stem = whole.file_stem().filter(|stem| *stem != "." && *stem != "..");
    folder.extend(stem.or(whole.file_name()).map(plain));
    folder
}

/// A name as a folder's: what no terminal shows is put as a hyphen.
fn plain(name: &OsStr) -> String {
    name.to_string_lossy().chars().map(|letter| if letter.is_control() { '-' } else { letter }).collect()
}

/// Writes files beside a folder's place and moves them there, replacing older results only when all are written.
pub(crate) fn replace(folder: &Path, files: &[File]) -> Result<Vec<PathBuf>, WriteFault> {
    if occupied(folder) {
        return Err(WriteFault::Occupied(folder.to_owned()));
    }
    let fresh = beside(folder, "writing");
    let written = write_all(&fresh, files).and_then(|()| swap(&fresh, folder));
    if written.is_err() {
        // The first fault is the one to tell; a leftover that cannot be removed is swept next time.
        let _ = fs::remove_dir_all(&fresh);
    }
    written.map(|()| files.iter().map(|(name, _)| folder.join(name)).collect())
}

/// Whether a place holds something that this program did not write.
fn occupied(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some() && !folder.join(SIGN).is_file(),
        Err(_) => folder.exists(),
    }
}

/// A hidden place in the same parent, so that a move stays on one disk.
fn beside(folder: &Path, purpose: &str) -> PathBuf {
    // A name may be as long as a disk allows, so that there is no room for more.
    let name: String = folder.file_name().unwrap_or_default().to_string_lossy().chars().take(SHOWN).collect();
    folder.with_file_name(format!(".{name}.{purpose}-{}", std::process::id()))
}

fn write_all(fresh: &Path, files: &[File]) -> Result<(), WriteFault> {
    remove(fresh)?;
    for (name, bytes) in files {
        let path = fresh.join(name);
        let parent = path.parent().unwrap_or(fresh);
        fs::create_dir_all(parent).map_err(|cause| WriteFault::disk("make the folder", parent, cause))?;
        fs::write(&path, bytes).map_err(|cause| WriteFault::disk("write", &path, cause))?;
    }
    Ok(())
}

fn swap(fresh: &Path, folder: &Path) -> Result<(), WriteFault> {
    let old = beside(folder, "old");
    remove(&old)?;
    let replaces = folder.exists();
    if replaces {
        fs::rename(folder, &old).map_err(|cause| WriteFault::disk("replace", folder, cause))?;
    }
    if let Err(cause) = fs::rename(fresh, folder) {
        if replaces {
            fs::rename(&old, folder).map_err(|cause| WriteFault::disk("put back", folder, cause))?;
        }
        return Err(WriteFault::disk("move results to", folder, cause));
    }
    remove(&old)
}

fn remove(folder: &Path) -> Result<(), WriteFault> {
    match fs::remove_dir_all(folder) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(WriteFault::disk("remove", folder, cause)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own for each test, removed at the end.
    struct Place(PathBuf);

    impl Place {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("caseload-folder-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn entries(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).unwrap();
            let mut names: Vec<String> =
                entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn files(words: &str) -> Vec<File> {
        vec![(SIGN.into(), words.into()), ("charts/one.txt".into(), words.into())]
    }

    #[test]
    fn older_results_are_replaced_whole() {
        let place = Place::new("whole");
        let folder = place.0.join("baseline");
        replace(&folder, &files("old")).unwrap();
        fs::write(folder.join("stale.txt"), "stale").unwrap();
        let written = replace(&folder, &files("new")).unwrap();
        assert_eq!(written, [folder.join(SIGN), folder.join("charts/one.txt")]);
        assert_eq!(fs::read_to_string(&written[1]).unwrap(), "new");
        assert!(!folder.join("stale.txt").exists());
        assert_eq!(place.entries(), ["baseline"]);
    }

    #[test]
    fn a_failure_leaves_the_old_and_nothing_half_written() {
        let place = Place::new("failure");
        let folder = place.0.join("baseline");
        replace(&folder, &files("old")).unwrap();
        // A file cannot stand where a folder is needed.
        let impossible = vec![("charts".into(), b"x".to_vec()), ("charts/one.txt".into(), b"y".to_vec())];
        let fault = replace(&folder, &impossible).unwrap_err().to_string();
        assert!(fault.starts_with("could not ") && fault.contains("charts"), "{fault}");
        assert_eq!(fs::read_to_string(folder.join(SIGN)).unwrap(), "old");
        assert_eq!(place.entries(), ["baseline"]);
    }

    #[test]
    fn files_of_others_are_never_replaced() {
        let place = Place::new("others");
        fs::write(place.0.join("thesis.txt"), "mine").unwrap();
        let fault = replace(&place.0, &files("new")).unwrap_err();
        assert!(matches!(fault, WriteFault::Occupied(_)), "{fault}");
        assert_eq!(place.entries(), ["thesis.txt"]);
    }

    #[test]
    fn a_file_in_the_way_is_a_sentence() {
        let place = Place::new("way");
        fs::write(place.0.join("output"), "a file").unwrap();
        let fault = replace(&place.0.join("output/baseline"), &files("new")).unwrap_err().to_string();
        assert!(fault.contains("output") && fault.ends_with("--output FOLDER") && !fault.contains('\n'), "{fault}");
    }

    #[test]
    fn inputs_have_places_by_folder_and_stem() {
        let inputs = [PathBuf::from("county/baseline.toml"), PathBuf::from("town/baseline.toml")];
        let places = places(Path::new("output"), &inputs).unwrap();
        assert_eq!(places, [PathBuf::from("output/county/baseline"), PathBuf::from("output/town/baseline")]);
    }

    #[test]
    fn no_name_of_a_file_leads_out_of_the_folder_or_hides() {
        let inputs = ["town/..toml", "town/...toml", "town/.toml", "town/a\nb.toml"].map(PathBuf::from);
        let wanted = ["..toml", "...toml", ".toml", "a-b"].map(|name| Path::new("output/town").join(name));
        assert_eq!(places(Path::new("output"), &inputs).unwrap(), wanted);
    }

    #[test]
    fn a_name_as_long_as_the_disk_allows_is_written() {
        let place = Place::new("long");
        let folder = place.0.join("n".repeat(250));
        replace(&folder, &files("old")).unwrap();
        replace(&folder, &files("new")).unwrap();
        assert_eq!(fs::read_to_string(folder.join(SIGN)).unwrap(), "new");
    }

    #[test]
    fn two_inputs_that_would_share_a_folder_are_refused() {
        let inputs = [PathBuf::from("a/county/baseline.toml"), PathBuf::from("b/County/Baseline.toml")];
        let fault = places(Path::new("output"), &inputs).unwrap_err().to_string();
        assert!(fault.contains("a/county/baseline.toml") && fault.contains("b/County/Baseline.toml"), "{fault}");
    }
}
