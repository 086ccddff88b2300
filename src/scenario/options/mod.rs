//! An options file: scenarios to compare, with which, and what is tried on the preferred one.

pub mod alter;
mod figureless;
mod nested;
mod read;

pub use read::{WhatCanBe, is_options, named_files, read, read_what_can_be};

use super::council::Date;
use super::text::node::Node;
use super::text::place::Place;

/// Several scenarios that are to be compared on the same luck.
#[derive(Clone, Debug)]
pub struct Appraisal {
    /// What is appraised, in a sentence.
    pub title: String,
    /// The question it answers.
    pub question: Option<String>,
    /// The day that tables speak of; absent: the last.
    pub table_date: Option<Date>,
    /// The options, in the order of every table.
    pub options: Vec<Choice>,
    /// Index of the option that the others are measured against.
    pub reference: usize,
    /// Index of the option that is proposed.
    pub preferred: Option<usize>,
    /// What is tried on the preferred option and on the reference.
    pub what_ifs: Vec<WhatIf>,
    /// The options file: name and bytes; none where the scenarios were named one by one.
    pub input: Option<(String, Vec<u8>)>,
}

impl Appraisal {
    /// Index of the option that is set against the reference.
    #[must_use]
    pub fn proposed(&self) -> usize {
        proposed(self.options.len(), self.reference, self.preferred)
    }
}

/// Index, among so many options, of the one that charts and sentences set against the reference: the preferred one, else the last
/// that is not the reference.
#[must_use]
pub fn proposed(options: usize, reference: usize, preferred: Option<usize>) -> usize {
    preferred.or_else(|| (0..options).rev().find(|index| *index != reference)).unwrap_or(reference)
}

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name in files.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// Its scenario file, as a library knows it.
    pub file: String,
    /// Where the options file names it; none where the user did.
    pub place: Option<Place>,
}

/// Something that may turn out otherwise.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// Its name in files.
    pub name: String,
    /// What is tried, for people.
    pub label: String,
    /// What it does to a scenario.
    pub alteration: Alteration,
}

/// What is laid over a scenario before it is checked.
#[derive(Clone, Debug)]
pub enum Alteration {
    /// Values by address.
    Set(Vec<Addressed>),
    /// Shares of what stands there, by address [%].
    Scale(Vec<Addressed>),
    /// A partial file.
    File(Node),
}

/// A value for an address.
#[derive(Clone, Debug)]
pub struct Addressed {
    /// The address.
    pub address: String,
    /// Where it was written.
    pub key: Place,
    /// The value.
    pub value: Node,
}
