//! What is wrong with a scenario, or worth knowing about it, and what to type.

use super::text::place::Place;

/// How grave it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be run until it is put right.
    Fault,
    /// It runs; the reader of the results should know.
    Note,
}

/// One thing that is wrong or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub title: String,
    /// Where it was written.
    pub place: Option<Place>,
    /// A few words beside the caret; may be empty.
    pub label: String,
    /// Why it matters, in the user's terms.
    pub reason: Option<String>,
    /// What to type.
    pub fix: Option<String>,
}

impl Diagnostic {
    /// A fault: it stops the run.
    #[must_use]
    pub fn fault(title: impl Into<String>) -> Self {
        Self::new(Severity::Fault, title.into())
    }

    /// A note: it runs all the same.
    #[must_use]
    pub fn note(title: impl Into<String>) -> Self {
        Self::new(Severity::Note, title.into())
    }

    fn new(severity: Severity, title: String) -> Self {
        Self { severity, title, place: None, label: String::new(), reason: None, fix: None }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// The same, with a few words beside the caret.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same, with the reason.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// The same, with what to type.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}
