//! Where something was written.

use std::ops::Range;
use std::sync::Arc;

/// One text a scenario was read from: a file, a built-in file, or a `--set`.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name as the user knows it.
    pub name: String,
    /// Its text, without a byte-order mark.
    pub text: String,
}

/// A stretch of a source \[bytes\].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which text.
    pub source: Arc<Source>,
    /// Which bytes of it.
    pub span: Range<usize>,
}

/// What a text that was typed on the command line is called.
pub const SETTING: &str = "--set";

impl Place {
    /// Whether it stands in what was typed on the command line, and in no file.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.source.name == SETTING
    }

    /// A place in a source; a span beyond the text is cut to it.
    #[must_use]
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        let end = span.end.min(source.text.len());
        Self { source: Arc::clone(source), span: span.start.min(end)..end }
    }

    /// The text that stands there.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text.get(self.span.clone()).unwrap_or("")
    }

    /// The line it starts on, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        let before = self.source.text.as_bytes().get(..self.span.start).unwrap_or(&[]);
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }
}
