//! Rows of a return as numbers, with everything that is wrong in them.

use std::ops::Range;
use std::sync::Arc;

use super::band::Band;
use super::counted::Counts;
use super::month::Month;
use super::tables::{Kind, Own, OwnTeam};
use crate::evidence::sheet::{Cell, Row, Sheet};
use crate::scenario::council::Council;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::ANNOTATIONS;
use crate::scenario::language::suggest::{did_you_mean, nearest};
use crate::scenario::text::place::{Place, Source};

/// What may be counted by month.
const MEASURES: [&str; 3] = ["referrals", "starters_fte", "leavers_fte"];
/// Rows counted twice that are shown of a file; the others are counted.
const SHOWN: usize = 3;
/// Lengths of time in post that are told apart [months].
const TENURES: [Band; 3] =
    [Band { from: 0.0, to: 24.0 }, Band { from: 24.0, to: 60.0 }, Band { from: 60.0, to: f64::INFINITY }];

/// A file being read.
pub(super) struct Reading<'a> {
    source: &'a Arc<Source>,
    sheet: &'a Sheet<'a>,
    national: Council,
    faults: Vec<Diagnostic>,
    again: Vec<Diagnostic>,
}

/// A team's address: its name as a key wants it.
fn address(title: &str) -> String {
    let letters: String =
        title.to_lowercase().chars().map(|it| if it.is_ascii_alphanumeric() { it } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The same for a team, whose name may be a word that means something else in a scenario.
fn team_address(title: &str) -> String {
    let bare = address(title);
    if bare == "closed" || ANNOTATIONS.key(&bare).is_some() { format!("{bare}-team") } else { bare }
}

impl<'a> Reading<'a> {
    pub(super) fn new(source: &'a Arc<Source>, sheet: &'a Sheet<'a>, national: Council) -> Self {
        Self { source, sheet, national, faults: Vec::new(), again: Vec::new() }
    }

    /// Reads every row into what was returned so far; everything that is wrong.
    pub(super) fn all(mut self, own: &mut Own, kind: Kind) -> Vec<Diagnostic> {
        for column in kind.columns() {
            self.twice(column);
        }
        for row in &self.sheet.rows {
            match kind {
                Kind::Flows => self.flow(own, row),
                Kind::Open => self.open(own, row),
                Kind::Staff => self.staff(own, row),
            }
        }
        let more = self.again.len().saturating_sub(SHOWN);
        self.again.truncate(SHOWN);
        if let Some(first) = self.again.first_mut().filter(|_| more > 0) {
            first.title = format!("{}, and so do {more} more rows", first.title);
        }
        self.faults.append(&mut self.again);
        self.faults
    }

    /// A column that stands twice.
    fn twice(&mut self, name: &str) {
        let mut same = self.sheet.columns.iter().zip(&self.sheet.heading.cells).filter(|(column, _)| *column == name);
        if let Some((_, cell)) = same.nth(1) {
            let told = Diagnostic::fault(format!("the column {name} stands twice"));
            self.fault(cell.span.clone(), told, "Take one of the two out.");
        }
    }

    fn cell<'r>(&self, row: &'r Row<'_>, name: &str) -> Option<&'r Cell<'r>> {
        row.cells.get(self.sheet.column(name)?)
    }

    fn text(&self, row: &Row<'_>, name: &str) -> String {
        // A name in several lines is one name.
        let text = self.cell(row, name).map_or("", |cell| cell.text.as_ref());
        text.split(|it: char| it.is_whitespace() || it.is_control())
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A number; a blank is nought.
    fn number(&mut self, row: &Row<'_>, name: &str) -> f64 {
        if self.cell(row, name).is_none_or(|cell| cell.text.is_empty()) { 0.0 } else { self.count(row, name) }
    }

    /// A number that must be there.
    fn count(&mut self, row: &Row<'_>, name: &str) -> f64 {
        let Some(cell) = self.cell(row, name) else { return 0.0 };
        match cell.text.replace(',', "").parse::<f64>() {
            Ok(number) if number.is_finite() && number >= 0.0 => number,
            Ok(_) | Err(_) => {
                let title = if cell.text.is_empty() {
                    format!("{name} is blank")
                } else {
                    format!("\"{}\" is no count", cell.text)
                };
                let fix = format!("Type a number of nought or more under {name}.");
                self.fault(cell.span.clone(), Diagnostic::fault(title), &fix);
                0.0
            }
        }
    }

    fn fault(&mut self, span: Range<usize>, told: Diagnostic, fix: &str) {
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

    /// A length of time, and every one where the column is not there.
    fn band(&mut self, row: &Row<'_>, column: &str, unit: f64, fix: &str) -> Option<Band> {
        let Some(cell) = self.cell(row, column) else { return Some(Band::ALL) };
        let band = Band::of(&cell.text, unit);
        let fits = |band: &Band| column != "tenure" || *band == Band::ALL || tenure(*band).is_some();
        let band = band.filter(fits);
        if band.is_none() {
            let told = Diagnostic::fault(format!("\"{}\" under {column} is not known", cell.text));
            self.fault(cell.span.clone(), told, fix);
        }
        band
    }

    /// The team of a row, if it is named.
    fn named(&mut self, row: &Row<'_>) -> Option<String> {
        let cell = self.cell(row, "team")?;
        let address = team_address(&cell.text);
        if address.is_empty() {
            let told = Diagnostic::fault("the team has no name");
            self.fault(
                cell.span.clone(),
                told,
                "Type the team's name, with a letter in it, or all for the whole council.",
            );
            return None;
        }
        Some(address)
    }

    /// Whether a row counts anything for the first time; if not, that is told.
    fn first(&mut self, own: &mut Own, row: &Row<'_>, counts: Counts) -> bool {
        let Some(again) = own.counted.note(counts, &self.source.name, row.line) else { return true };
        let start = row.cells.first().map_or(0, |cell| cell.span.start);
        let end = row.cells.last().map_or(start, |cell| cell.span.end);
        let told =
            Diagnostic::fault(format!("this row counts again what line {} of {} counts", again.line, again.file))
                .at(&Place::new(self.source, start..end))
                .because(again.because)
                .fix("Keep one of the two and take the other out.");
        self.again.push(told);
        false
    }

    fn team<'o>(&self, own: &'o mut Own, row: &Row<'_>, address: String) -> &'o mut OwnTeam {
        let team = own.teams.entry(address).or_default();
        if team.title.is_empty() {
            team.title = self.text(row, "team");
        }
        team
    }

    fn flow(&mut self, own: &mut Own, row: &Row<'_>) {
        let measures = MEASURES.map(str::to_owned);
        let (team, month) = (self.named(row), self.month(row));
        let (measure, count) = (self.known(row, "measure", &measures), self.count(row, "count"));
        let (Some(team), Some(month), Some(measure)) = (team, month, measure) else { return };
        let counts = Counts { what: format!("{measure} {month}"), team, band: Band::ALL };
        if self.first(own, row, counts) {
            *own.months.entry(measure).or_default().entry(month).or_insert(0.0) += count;
        }
    }

    fn month(&mut self, row: &Row<'_>) -> Option<Month> {
        let cell = self.cell(row, "month")?;
        let month = Month::of(&cell.text);
        if month.is_none() {
            let title = if cell.text.is_empty() {
                "month is blank".to_owned()
            } else {
                format!("\"{}\" is no month", cell.text)
            };
            self.fault(cell.span.clone(), Diagnostic::fault(title), "Type year and month, as in 2024-10.");
        }
        month
    }

    fn open(&mut self, own: &mut Own, row: &Row<'_>) {
        let held = self.national.stage.iter().filter(|(_, stage)| !stage.held_by.is_empty());
        let stages: Vec<String> = held.map(|(name, _)| name.clone()).collect();
        let fix = "Type all, or a length of time such as under 3 months, 3 to 12 months or over 1 year.";
        let (team, stage) = (self.named(row), self.known(row, "stage", &stages));
        let (band, children) = (self.band(row, "open_for", 1.0, fix), self.count(row, "children"));
        let (Some(team), Some(stage), Some(band)) = (team, stage, band) else { return };
        if self.first(own, row, Counts { what: stage.clone(), team: team.clone(), band }) {
            *self.team(own, row, team).children.entry(stage).or_insert(0.0) += children;
        }
    }

    fn staff(&mut self, own: &mut Own, row: &Row<'_>) {
        let roles: Vec<String> = self.national.role.keys().cloned().collect();
        let fix = "Type all, under 2 years, 2 to 5 years or over 5 years.";
        let (team, role) = (self.named(row), self.known(row, "role", &roles));
        let band = self.band(row, "tenure", 12.0, fix);
        let [posts, in_post, agency] = ["posts_fte", "in_post_fte", "agency_fte"].map(|name| self.number(row, name));
        let (Some(team), Some(role), Some(band)) = (team, role, band) else { return };
        if !self.first(own, row, Counts { what: format!("role {role}"), team: team.clone(), band }) {
            return;
        }
        if let Some(sum) = tenure(band).and_then(|place| own.tenure.get_mut(place)) {
            *sum += in_post;
        }
        let place = self.team(own, row, team).staff.entry(role).or_default();
        place.posts += posts;
        place.in_post += in_post;
        place.agency += agency;
    }
}

/// Which of the lengths of time in post holds the whole of one.
fn tenure(band: Band) -> Option<usize> {
    TENURES.iter().position(|one| one.from <= band.from && band.to <= one.to)
}

#[cfg(test)]
mod tests;
