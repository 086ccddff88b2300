//! What is known of a measure without a run.

use super::Measure;

/// When a measure is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// On the day of the record.
    Stock,
    /// Over the calendar month (or week) that ends with the record.
    Flow,
    /// Over the twelve months that end with the record.
    Year,
}

/// For which rows a measure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// The whole council only.
    Council,
    /// The council and each team.
    Teams,
    /// The council, each team and each role.
    TeamsAndRoles,
    /// The council, each team, each role, and each role in each team.
    TeamsByRole,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Lower is better.
    Lower,
    /// Higher is better.
    Higher,
    /// Neither as such.
    Neither,
}

/// All that is known about a measure without a run.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Which measure.
    pub measure: Measure,
    /// Its name in files.
    pub key: &'static str,
    /// Its unit in files.
    pub unit: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// When it is taken.
    pub timing: Timing,
    /// For which rows it is written.
    pub rows: Rows,
    /// Which way is better.
    pub better: Better,
    /// Decimals that a person is shown.
    pub decimals: usize,
    /// What it counts, in a sentence.
    pub meaning: &'static str,
}
