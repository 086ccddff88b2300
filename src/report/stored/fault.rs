//! Why a folder cannot be rendered again, in one sentence that ends with what to type.

use std::fmt;
use std::path::PathBuf;

/// Why a folder cannot be rendered again.
#[derive(Debug)]
pub enum ReadFault {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// It holds no results of this program.
    NoResults(PathBuf),
    /// It holds results, and no analysis of what they hang on.
    NoAnalysis(PathBuf),
    /// Another version of the program wrote it.
    OtherVersion {
        /// The folder.
        folder: PathBuf,
        /// Which version.
        version: String,
        /// The command that made it.
        again: String,
    },
    /// A file of figures is missing.
    Part {
        /// The folder.
        folder: PathBuf,
        /// Which file.
        file: &'static str,
        /// The command that made it.
        again: String,
    },
    /// A file is not what the run wrote.
    Changed {
        /// Which file.
        path: PathBuf,
        /// The command that made it.
        again: String,
    },
    /// A file is there and cannot be read.
    Disk {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
}

impl ReadFault {
    /// Whether the disk is at fault, rather than what lies on it.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        matches!(self, Self::NoFolder(_) | Self::Disk { .. })
    }
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAME_ONE: &str = "name a folder that `caseload run` wrote, such as output/cambridgeshire/baseline";
        match self {
            Self::NoFolder(file) if file.is_file() => write!(
                f,
                "{} is a file, and a folder of results is asked for; type caseload report {}",
                file.display(),
                file.parent()
                    .filter(|folder| !folder.as_os_str().is_empty())
                    .unwrap_or(std::path::Path::new("."))
                    .display()
            ),
            Self::NoFolder(folder) => write!(f, "there is no folder {}; {NAME_ONE}", folder.display()),
            Self::NoResults(folder) => write!(f, "{} is no folder of results; {NAME_ONE}", folder.display()),
            Self::NoAnalysis(folder) => write!(
                f,
                "{} holds no analysis of what an answer hangs on; type caseload sensitivity OPTIONS.toml, and then name the folder it writes",
                folder.display()
            ),
            Self::OtherVersion { folder, version, again } => write!(
                f,
                "{} was written by caseload {version} and this is caseload {}, whose figures may differ; type {again}",
                folder.display(),
                env!("CARGO_PKG_VERSION")
            ),
            Self::Part { folder, file, again } => {
                write!(f, "{} is a part of a folder of results: {file} is missing; type {again}", folder.display())
            }
            Self::Changed { path, again } => {
                write!(f, "{} is not as the run wrote it: it was changed or cut short; type {again}", path.display())
            }
            Self::Disk { path, cause } => {
                write!(f, "{} cannot be read: {cause}; check that it is open in no other program", path.display())
            }
        }
    }
}

impl std::error::Error for ReadFault {}
