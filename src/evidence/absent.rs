//! Why a figure is missing: the signs that stand in its place.

/// Why a figure is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absent {
    /// `c`: held back, so that nobody can be recognised.
    HeldBack,
    /// `u`: too unreliable to publish.
    Unreliable,
    /// `x`, `:`, `..` or `-`: not available.
    NotAvailable,
    /// `z`: cannot apply, such as a share of nothing.
    CannotApply,
    /// `low`: above nought and rounded to it.
    RoundsToNought,
    /// The cell is empty.
    Blank,
}

impl Absent {
    /// What a sign means, if it is one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "c" | "k" => Some(Self::HeldBack),
            "u" | "~" => Some(Self::Unreliable),
            "x" | ":" | "." | ".." | "-" | "–" | "n/a" => Some(Self::NotAvailable),
            "z" => Some(Self::CannotApply),
            "low" => Some(Self::RoundsToNought),
            "" => Some(Self::Blank),
            _ => None,
        }
    }

    /// The reason in words, to follow "is missing: ".
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::HeldBack => "held back so that nobody can be recognised",
            Self::Unreliable => "judged too unreliable to publish",
            Self::NotAvailable => "not available",
            Self::CannotApply => "cannot apply",
            Self::RoundsToNought => "too small to round to anything but nought",
            Self::Blank => "left blank",
        }
    }
}
