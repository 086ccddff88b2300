//! The next visit to a child.

/// When it is due, and which it is.
#[derive(Clone, Copy, Debug)]
pub struct NextVisit {
    /// The day on which it is due; the largest number when none is.
    pub day: i32,
    /// Its number, for its address.
    pub number: u16,
    /// It has been counted late.
    pub is_late: bool,
}

impl NextVisit {
    /// No visit is due.
    pub const NONE: Self = Self { day: i32::MAX, number: 0, is_late: false };
}
