//! Rows of returns that were counted, so that nothing is counted twice.

use std::collections::BTreeMap;

use super::band::Band;

/// The word for the whole council where a team's name stands.
pub(super) const WHOLE: &str = "all";

/// What a row counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counts {
    /// A measure and its month, a stage, or a role.
    pub(super) what: String,
    /// The team's address.
    pub(super) team: String,
    /// For how long open, or in post.
    pub(super) band: Band,
}

/// A row that counts some of the same again.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Again {
    /// The earlier row's file.
    pub(super) file: String,
    /// Its line, from 1.
    pub(super) line: u32,
    /// Why the two cannot both be counted.
    pub(super) because: &'static str,
}

/// A row that was counted, and its file and line.
type Stood = (Counts, String, u32);

/// Every row so far, by what it counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Counted(BTreeMap<String, Vec<Stood>>);

impl Counted {
    /// Notes a row; tells the earlier one that counts some of the same, if any does.
    pub(super) fn note(&mut self, counts: Counts, file: &str, line: u32) -> Option<Again> {
        let others = self.0.entry(counts.what.clone()).or_default();
        let same_team = |other: &str| other == counts.team || other == WHOLE || counts.team == WHOLE;
        let twin = others.iter().find(|(other, ..)| same_team(&other.team) && other.band.overlaps(counts.band));
        if let Some((other, file, line)) = twin {
            let because = if other.team != counts.team {
                "\"all\" is the whole council, and the team would be added to it."
            } else if other.band == counts.band {
                "both speak of the same, and would be added up."
            } else {
                "the lengths of time overlap, and the two would be added up."
            };
            return Some(Again { file: file.clone(), line: *line, because });
        }
        others.push((counts, file.to_owned(), line));
        None
    }
}
