//! Own returns as numbers: teams, their posts, people and children, and a year's flows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::evidence::draft::national;
use crate::evidence::sheet::{Cell, Row, Sheet};
use crate::scenario::council::Council;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::suggest::{did_you_mean, nearest};
use crate::scenario::text::place::{Place, Source};

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
    /// Sums over the last twelve months, by measure.
    pub year: BTreeMap<String, f64>,
    /// Months that were summed, by measure.
    months: BTreeMap<String, BTreeMap<String, f64>>,
    /// In post by time in post: under 2 years, 2 to 5, over 5 \[FTE\].
    pub tenure: [f64; 3],
    /// Names of the files.
    pub files: Vec<String>,
}

/// What may be counted by month.
const MEASURES: [&str; 3] = ["referrals", "starters_fte", "leavers_fte"];

/// Which return a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Flows,
    Open,
    Staff,
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

/// A file being read.
struct Reading<'a> {
    source: &'a Arc<Source>,
    sheet: &'a Sheet<'a>,
    national: Council,
    faults: Vec<Diagnostic>,
}

impl Own {
    /// Adds a return.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn add(&mut self, source: &Arc<Source>, sheet: &Sheet<'_>) -> Result<(), Vec<Diagnostic>> {
        let Some(kind) = kind(sheet) else { return Ok(()) };
        let national = national::council("england-2025")?;
        let mut reading = Reading { source, sheet, national, faults: Vec::new() };
        for row in &sheet.rows {
            match kind {
                Kind::Flows => reading.flow(self, row),
                Kind::Open => reading.open(self, row),
                Kind::Staff => reading.staff(self, row),
            }
        }
        for (measure, months) in &self.months {
            self.year.insert(measure.clone(), months.values().rev().take(12).sum());
        }
        self.files.push(source.name.clone());
        if reading.faults.is_empty() { Ok(()) } else { Err(reading.faults) }
    }

    /// Whether anything was returned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Months that a measure was returned for, twelve at most.
    #[must_use]
    pub fn months_of(&self, measure: &str) -> usize {
        self.months.get(measure).map_or(0, |months| months.len().min(12))
    }
}

/// A team's address: its name as a key wants it.
fn address(title: &str) -> String {
    let letters: String =
        title.to_lowercase().chars().map(|it| if it.is_ascii_alphanumeric() { it } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

impl Reading<'_> {
    fn cell<'r>(&self, row: &'r Row<'_>, name: &str) -> Option<&'r Cell<'r>> {
        row.cells.get(self.sheet.column(name)?)
    }

    fn text(&self, row: &Row<'_>, name: &str) -> String {
        self.cell(row, name).map_or_else(String::new, |cell| cell.text.to_string())
    }

    fn number(&mut self, row: &Row<'_>, name: &str) -> f64 {
        let Some(cell) = self.cell(row, name) else { return 0.0 };
        if cell.text.is_empty() {
            return 0.0;
        }
        match cell.text.replace(',', "").parse::<f64>() {
            Ok(number) if number.is_finite() && number >= 0.0 => number,
            Ok(_) | Err(_) => {
                let told = Diagnostic::fault(format!("\"{}\" is no count", cell.text));
                self.fault(cell.span.clone(), told, &format!("Type a number of nought or more under {name}."));
                0.0
            }
        }
    }

    fn fault(&mut self, span: std::ops::Range<usize>, told: Diagnostic, fix: &str) {
        self.faults.push(told.at(&Place::new(self.source, span)).fix(fix));
    }

    /// A word that must be one of some; the folded word, if it is.
    fn known(&mut self, row: &Row<'_>, column: &str, known: &[String]) -> Option<String> {
        let cell = self.cell(row, column)?;
        let (written, span) = (address(&cell.text), cell.span.clone());
        let folded = if column == "measure" { cell.text.to_lowercase().replace([' ', '-'], "_") } else { written };
        if known.contains(&folded) {
            return Some(folded);
        }
        let meant = did_you_mean(nearest(&folded, known.iter().map(String::as_str)));
        let told = Diagnostic::fault(format!("\"{}\" is no {column} that is known", cell.text))
            .because(format!("it can be {}.", known.join(", ")));
        self.fault(span, told, &meant.unwrap_or_else(|| "Type one of them.".to_owned()));
        None
    }

    fn team<'o>(&self, own: &'o mut Own, row: &Row<'_>) -> &'o mut OwnTeam {
        let title = self.text(row, "team");
        let team = own.teams.entry(address(&title)).or_default();
        if team.title.is_empty() {
            team.title = title;
        }
        team
    }

    fn flow(&mut self, own: &mut Own, row: &Row<'_>) {
        let measures = MEASURES.map(str::to_owned);
        let (measure, count) = (self.known(row, "measure", &measures), self.number(row, "count"));
        let month = self.text(row, "month");
        if let Some(measure) = measure {
            *own.months.entry(measure).or_default().entry(month).or_insert(0.0) += count;
        }
    }

    fn open(&mut self, own: &mut Own, row: &Row<'_>) {
        let stages: Vec<String> = self
            .national
            .stage
            .iter()
            .filter(|(_, stage)| !stage.held_by.is_empty())
            .map(|(name, _)| name.clone())
            .collect();
        let (stage, children) = (self.known(row, "stage", &stages), self.number(row, "children"));
        if let Some(stage) = stage {
            *self.team(own, row).children.entry(stage).or_insert(0.0) += children;
        }
    }

    fn staff(&mut self, own: &mut Own, row: &Row<'_>) {
        let roles: Vec<String> = self.national.role.keys().cloned().collect();
        let role = self.known(row, "role", &roles);
        let [posts, in_post, agency] = ["posts_fte", "in_post_fte", "agency_fte"].map(|name| self.number(row, name));
        let Some(role) = role else { return };
        let tenure = self.text(row, "tenure");
        let first = tenure.chars().find(char::is_ascii_digit);
        let band = match (tenure.to_lowercase().contains("over") || tenure.contains('+'), first) {
            (true, Some(_)) => Some(2),
            (false, Some('2')) if !tenure.to_lowercase().contains("under") => Some(1),
            (false, Some(_)) => Some(0),
            (_, None) => None,
        };
        if let Some(band) = band {
            own.tenure[band] += in_post;
        }
        let place = self.team(own, row).staff.entry(role).or_default();
        place.posts += posts;
        place.in_post += in_post;
        place.agency += agency;
    }
}
