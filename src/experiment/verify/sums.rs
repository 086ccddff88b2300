//! One sum of a check: what it should be, what it is, and how far apart the two may lie.

use super::{Line, MOST};

/// What should come out, what does, and the most they may differ by.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    what: String,
    expected: f64,
    found: f64,
    within: f64,
}

impl Sum {
    pub(super) fn of(what: impl Into<String>, expected: f64, found: f64, within: f64) -> Self {
        Self { what: what.into(), expected, found, within }
    }

    /// As a line; the error is such that a sum at the edge of what is allowed just agrees.
    pub(super) fn line(self, case: &'static str) -> Line {
        let error = self.within.max(1e-12) / MOST;
        let z = (self.found - self.expected) / error;
        Line { case, what: self.what, expected: self.expected, simulated: self.found, error, z }
    }
}
