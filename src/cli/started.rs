//! The folder that a comparison was started from, so that every path of the command that repeats it holds there.

use std::path::{Component, Path, PathBuf};

use super::analysis::typed;
use crate::report::digests;

/// An analysis that is named later than the comparison was played, perhaps from another folder.
pub(super) struct Seen {
    /// Its folder as it is seen from where the comparison was started, or as it was typed where nobody knows.
    pub(super) place: PathBuf,
    /// The same as it is typed behind the command that repeats the comparison.
    pub(super) typed: String,
}

/// The folder of an analysis as it is to be typed where a comparison was started that read some files: this folder, or one
/// above its results, whichever has the first of those files as it was.
pub(super) fn seen(inputs: &[(String, String)], results: &Path, analysis: &Path) -> Seen {
    let as_typed = || Seen { place: analysis.to_owned(), typed: typed(analysis) };
    let Some((file, sha256)) = inputs.first() else { return as_typed() };
    let holds = |folder: &Path| {
        let found = std::fs::read(folder.join(file)).map(|bytes| digests(&[(file.clone(), bytes)]));
        found.is_ok_and(|found| found.iter().all(|(_, digest)| digest == sha256))
    };
    if holds(Path::new("")) || analysis.is_absolute() {
        return as_typed();
    }
    let whole = |path: &Path| path.canonicalize().ok();
    let found = whole(results).zip(whole(analysis)).and_then(|(results, analysis)| {
        let from = results.ancestors().find(|folder| holds(folder))?;
        relative(from, &analysis)
    });
    match found {
        Some(place) => Seen { typed: typed(&place), place },
        None => Seen {
            typed: format!(
                "{}  # the folder of --with-sensitivity as it was typed for caseload report, the others from where caseload compare was started",
                typed(analysis)
            ),
            ..as_typed()
        },
    }
}

/// A path as it is seen from a folder, both of them whole; none where they share no root.
fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from[shared..].iter().map(|_| Component::ParentDir);
    (shared > 0).then(|| up.chain(to[shared..].iter().copied()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_told_as_it_is_seen_from_another() {
        let seen = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(seen("/a", "/a/sens/n").as_deref(), Some(Path::new("sens/n")));
        assert_eq!(seen("/a/b/c", "/a/sens").as_deref(), Some(Path::new("../../sens")));
        assert_eq!(seen("/a", "sens"), None);
    }

    #[test]
    fn where_nobody_knows_the_folder_the_line_says_which_holds_where() {
        let inputs = [("no-such-file.toml".to_owned(), "0".to_owned())];
        let seen = seen(&inputs, Path::new("no/results"), Path::new("no/analysis"));
        assert!(seen.typed.starts_with("no/analysis  # the folder of --with-sensitivity"), "{}", seen.typed);
    }
}
