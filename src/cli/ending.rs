//! How a command ended, and the exit code that says so.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All was done.
    Done,
    /// A scenario or data file has faults; all have been listed.
    Faults,
    /// What was typed cannot be done.
    Usage,
    /// A file could not be read or written.
    Disk,
    /// Simulated results are not the exact ones, or a back-test missed a goal.
    Disagrees,
    /// The user stopped it; what was finished is kept.
    Interrupted,
}

impl Ending {
    /// The exit code.
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(self.number())
    }

    /// The exit code as a number.
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Faults => 1,
            Self::Usage => 2,
            Self::Disk => 3,
            Self::Disagrees => 4,
            Self::Interrupted => 130,
        }
    }
}
