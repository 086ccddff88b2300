//! Why results could not be written, in one sentence with the place and the cause.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why results could not be written.
#[derive(Debug)]
pub enum WriteFault {
    /// A file or folder could not be made, written or moved.
    Disk {
        /// What was being done, such as "write".
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The place holds something that is not results.
    Occupied(PathBuf),
    /// Two inputs would write to one folder.
    Shared {
        /// The first input.
        one: PathBuf,
        /// The second input.
        other: PathBuf,
        /// The folder both would have.
        folder: PathBuf,
    },
    /// A file's contents could not be made.
    Contents {
        /// Which file.
        file: &'static str,
        /// Why.
        cause: String,
    },
}

impl WriteFault {
    /// A fault of the disk on a path.
    pub(crate) fn disk(doing: &'static str, path: &Path, cause: std::io::Error) -> Self {
        Self::Disk { doing, path: path.to_owned(), cause }
    }
}

impl fmt::Display for WriteFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk { doing, path, cause } => {
                write!(f, "could not {doing} {}: {cause}; choose another folder with --output FOLDER", path.display())
            }
            Self::Occupied(path) => write!(
                f,
                "{} holds files that are not results of this program, so nothing was replaced; move them, or choose another folder with --output FOLDER",
                path.display()
            ),
            Self::Shared { one, other, folder } => write!(
                f,
                "{} and {} would both write to {}; rename one of them, or run them one at a time with a different --output FOLDER",
                one.display(),
                other.display(),
                folder.display()
            ),
            Self::Contents { file, cause } => {
                write!(f, "could not make {file}: {cause}; run again with --json to see the results")
            }
        }
    }
}

impl std::error::Error for WriteFault {}
