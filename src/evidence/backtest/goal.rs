//! What a forecaster of English councils should reach, and whether this one does.

use super::score::{Score, Scored, cells, over_cells, together};
use crate::evidence::forecast::outcome::Outcome;

/// Skill above this is too good to be true: somewhere a forecast knows what it should not.
const LEAK: f64 = 0.10;
/// No figure may lose to the rivals by more.
const WORST: f64 = -0.05;
/// Fewest forecasts of which a share is judged.
pub const FEWEST: usize = 60;
/// Words for the quarters of councils by size.
pub const QUARTERS: [&str; 4] = ["smallest quarter", "second quarter", "third quarter", "largest quarter"];

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A share, as a percentage.
    Share,
    /// A skill, with its sign.
    Skill,
}

/// A goal and what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// What is looked at.
    pub what: String,
    /// Lowest that is good.
    pub low: f64,
    /// Highest that is good.
    pub high: f64,
    /// What was found.
    pub found: f64,
    /// How it is written.
    pub kind: Kind,
}

impl Goal {
    /// Whether it is reached.
    #[must_use]
    pub fn is_met(&self) -> bool {
        (self.low..=self.high).contains(&self.found)
    }
}

/// Every goal for which there are forecasts enough.
#[must_use]
pub fn goals(scored: &[Scored]) -> Vec<Goal> {
    let mut goals: Vec<Goal> = Outcome::ALL.into_iter().flat_map(|outcome| coverage(scored, outcome)).collect();
    if cells(scored).values().any(|cell| cell.count >= FEWEST) {
        goals.extend(skills(scored, "skill", |cell| cell.skill));
        goals.extend(skills(scored, "hindsight", |cell| cell.hindsight));
    }
    goals
}

/// Bands of one figure: over all, by years ahead, by size of council.
fn coverage(scored: &[Scored], outcome: Outcome) -> Vec<Goal> {
    let of = scored.iter().filter(move |one| one.outcome == outcome);
    let name = outcome.words();
    let mut goals = bands(&format!("{name}, all"), together(of.clone()), 4.0);
    for ahead in 1..=3 {
        let cell = together(of.clone().filter(|one| one.ahead == ahead));
        goals.extend(bands(&format!("{name}, {} ahead", years(ahead)), cell, 10.0));
    }
    for (quarter, word) in QUARTERS.iter().enumerate() {
        let part = together(of.clone().filter(|one| one.quarter == Some(quarter)));
        goals.extend(bands(&format!("{name}, {word} by size"), part, 8.0));
    }
    goals
}

/// The goals of both bands: 80 and 50 in a hundred, give or take so many.
fn bands(what: &str, score: Option<Score>, give: f64) -> Vec<Goal> {
    let Some(score) = score.filter(|score| score.count >= FEWEST) else { return Vec::new() };
    let goal = |(name, aim, found): (&str, f64, f64)| {
        let (low, high) = ((aim - give) / 100.0, (aim + give) / 100.0);
        Goal { what: format!("{what}: band of {name}"), low, high, found, kind: Kind::Share }
    };
    [("8 in 10", 80.0, score.in_most), ("half", 50.0, score.in_half)].map(goal).into()
}

fn skills(scored: &[Scored], word: &str, part: fn(&Score) -> Option<f64>) -> Vec<Goal> {
    let cells = cells(scored);
    let goal = |what: String, low: f64, found: Option<f64>| {
        Some(Goal { what, low, high: LEAK, found: found?, kind: Kind::Skill })
    };
    let of = |outcome: Outcome| {
        let own = cells.iter().filter(|(key, _)| key.0 == outcome).map(|(_, cell)| cell);
        goal(format!("{}, {word}", outcome.words()), WORST, over_cells(own, part))
    };
    let all = goal(format!("Mean {word}"), 0.0, over_cells(cells.values(), part));
    all.into_iter().chain(Outcome::ALL.into_iter().filter_map(of)).collect()
}

/// "1 year", "2 years".
#[must_use]
pub fn years(count: u16) -> String {
    if count == 1 { "1 year".into() } else { format!("{count} years") }
}
