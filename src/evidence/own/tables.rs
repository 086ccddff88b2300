//! Own returns as numbers: teams, their posts, people and children, and a year's flows.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::counted::Counted;
use super::month::Month;
use super::reading::Reading;
use crate::evidence::draft::national;
use crate::evidence::sheet::Sheet;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::place::Source;

/// Posts of a role in a team \[FTE\].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OwnPosts {
    /// Funded.
    pub posts: f64,
    /// With a permanent person.
    pub in_post: f64,
    /// Agency.
    pub agency: f64,
}

/// A team of the council.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnTeam {
    /// As the council writes it.
    pub title: String,
    /// Posts by role.
    pub staff: BTreeMap<String, OwnPosts>,
    /// Children by stage.
    pub children: BTreeMap<String, f64>,
}

/// Everything a council returned about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// Teams by address.
    pub teams: BTreeMap<String, OwnTeam>,
    /// What was counted month by month, by measure.
    pub months: BTreeMap<String, BTreeMap<Month, f64>>,
    /// In post by time in post: under 2 years, 2 to 5, over 5 \[FTE\].
    pub tenure: [f64; 3],
    /// Names of the files.
    pub files: Vec<String>,
    /// Of those, the ones that count by month.
    pub flows: Vec<String>,
    /// Rows that were counted.
    pub(super) counted: Counted,
}

/// Which return a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Counts by month.
    Flows,
    /// Open children by stage.
    Open,
    /// Posts and people by role.
    Staff,
}

impl Kind {
    /// Columns that are read.
    pub(super) fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Flows => &["team", "month", "measure", "count"],
            Self::Open => &["team", "stage", "open_for", "children"],
            Self::Staff => &["team", "role", "tenure", "posts_fte", "in_post_fte", "agency_fte"],
        }
    }
}

fn kind(sheet: &Sheet<'_>) -> Option<Kind> {
    let has = |names: &[&str]| names.iter().all(|name| sheet.column(name).is_some());
    if has(&["team", "month", "measure", "count"]) {
        Some(Kind::Flows)
    } else if has(&["team", "stage", "children"]) {
        Some(Kind::Open)
    } else if has(&["team", "role", "in_post_fte"]) {
        Some(Kind::Staff)
    } else {
        None
    }
}

/// Whether a file is one of the returns.
#[must_use]
pub fn is_own(sheet: &Sheet<'_>) -> bool {
    kind(sheet).is_some()
}

impl Own {
    /// Adds a return.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn add(&mut self, source: &Arc<Source>, sheet: &Sheet<'_>) -> Result<(), Vec<Diagnostic>> {
        let Some(kind) = kind(sheet) else { return Ok(()) };
        let national = national::council("england-2025")?;
        self.files.push(source.name.clone());
        if kind == Kind::Flows {
            self.flows.push(source.name.clone());
        }
        let faults = Reading::new(source, sheet, national).all(self, kind);
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Whether anything was returned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
