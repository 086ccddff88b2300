//! Files in a folder of results that are somebody else's, such as minutes: they come along when results are replaced.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{WriteFault, ours};

/// Files of others in a folder of results, at any depth.
#[must_use]
pub fn others(folder: &Path) -> Vec<PathBuf> {
    // A folder that cannot be listed has nothing to be told of.
    listed(folder, "").unwrap_or_default().into_iter().filter(|found| !found.folder).map(|found| found.path).collect()
}

/// Something of others.
struct Found {
    /// Where it is.
    path: PathBuf,
    /// Its name from the folder of results, with `/`.
    name: String,
    /// Whether it is a folder.
    folder: bool,
}

/// Everything of others in a folder, each folder before what it holds, in name order.
fn listed(folder: &Path, within: &str) -> io::Result<Vec<Found>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut found = Vec::new();
    for entry in entries {
        let (path, name) = (entry.path(), format!("{within}{}", entry.file_name().to_string_lossy()));
        // A link to a folder counts as a file: it is kept as a link, and not followed.
        if !entry.file_type()?.is_dir() {
            if !ours::is(&name) {
                found.push(Found { path, name, folder: false });
            }
            continue;
        }
        let below = format!("{name}/");
        let inside = listed(&path, &below)?;
        if below != ours::IN_CHARTS || !inside.is_empty() {
            found.push(Found { path, name, folder: true });
        }
        found.extend(inside);
    }
    Ok(found)
}

/// Puts what is of others in an older folder into a newer one too; what is there already stays as it is.
///
/// Nothing is taken away from the older folder, so that an end at any moment loses nothing.
pub(super) fn carried(from: &Path, to: &Path) -> Result<(), WriteFault> {
    if !from.is_dir() {
        return Ok(());
    }
    let listed = listed(from, "").map_err(|cause| WriteFault::disk("read", from, cause))?;
    for found in listed {
        // Not by its name as text, which is not always all of it.
        let inside = found.path.strip_prefix(from).unwrap_or(&found.path);
        let new = to.join(inside);
        let kept = if found.folder { fs::create_dir_all(&new) } else { linked(&found.path, &new) };
        kept.map_err(|cause| WriteFault::disk("keep your own file", &from.join(&found.name), cause))?;
    }
    Ok(())
}

/// A second name for the same file, as no copy can go wrong then; a copy where the disk knows no such names.
fn linked(from: &Path, to: &Path) -> io::Result<()> {
    if to.symlink_metadata().is_ok() {
        return if to.is_dir() && !from.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(()) };
    }
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}
