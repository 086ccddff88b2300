//! Forecasts of published workforce figures from what was known at a census: moments of the model's mechanics, adjusted to
//! what councils were seen to do.
//!
//! The engine is not played here. What it knows of a council (a level of its own, shocks that last and shocks
//! that pass, counting faults, chance by size, the balance of starters, agency and posts) is carried as means and
//! variances, whose sizes are fitted to the figures known at the origin and to nothing later.

pub mod fit;
pub mod history;
#[cfg(test)]
mod made_up;
pub mod nation;
pub mod outcome;
pub mod shape;
pub mod signal;
pub mod spread;

use history::History;
use nation::Nation;
use outcome::Outcome;
use signal::Past;
use spread::{Course, Spread};

/// Years ahead that are forecast at most.
pub const FURTHEST: u16 = 3;

/// What was learnt about one figure at one origin: enough to forecast any council.
#[derive(Clone, Debug, PartialEq)]
pub struct Learnt {
    /// Which figure.
    pub outcome: Outcome,
    /// The census whose figures were the last to be known.
    pub origin: u16,
    /// England's course.
    pub nation: Nation,
    /// How councils differ.
    pub spread: Spread,
    /// Effect of the signal one, two and three years ahead, for each sd.
    pub effects: [f64; FURTHEST as usize],
    /// Where five quantiles lie, in units of the sd foretold.
    pub shape: [f64; 5],
    /// How many forecasts of the past the shape is from.
    pub errors: usize,
    courses: Vec<Course>,
    sizes: Vec<f64>,
    standings: Vec<f64>,
}

/// Learns from everything up to an origin; from councils that `taught` allows alone. `None` where nobody published.
#[must_use]
pub fn learn(all: &History, outcome: Outcome, origin: u16, taught: &dyn Fn(usize) -> bool) -> Option<Learnt> {
    let known = all.up_to(origin);
    let nation = Nation::of(&known, outcome);
    nation.level(origin)?;
    let courses = courses(&known, outcome, &nation);
    let teaching: Vec<usize> = (0..courses.len()).filter(|council| taught(*council)).collect();
    let of: Vec<&Course> =
        teaching.iter().map(|council| &courses[*council]).filter(|one| !one.years.is_empty()).collect();
    let spread = fit::fitted(&known, outcome, origin, &of);
    let mut pasts = pasts(&known, outcome, &spread, &courses, &teaching);
    let effects = [1, 2, 3].map(|ahead| signal::effect(&pasts, ahead));
    for past in &mut pasts {
        past.missed -= effects[usize::from(past.ahead) - 1] * past.standing;
    }
    let sizes = (0..courses.len()).map(|council| known.latest_size(council, origin)).collect();
    let standings = signal::standings(&known, outcome, origin);
    let (shape, errors) = (shape::learnt(&pasts), pasts.len());
    Some(Learnt { outcome, origin, nation, spread, effects, shape, errors, courses, sizes, standings })
}

fn courses(known: &History, outcome: Outcome, nation: &Nation) -> Vec<Course> {
    let mut courses = vec![Course::default(); known.councils.len()];
    for (council, year, value) in known.values(outcome) {
        let Some(level) = nation.level(year) else { continue };
        courses[council].years.push(year);
        courses[council].distances.push(outcome.scaled(value) - level);
        courses[council].sizes.push(known.size(council, year));
    }
    courses
}

/// What each earlier origin would have foretold of years known since, beside what came.
fn pasts(known: &History, outcome: Outcome, spread: &Spread, courses: &[Course], teaching: &[usize]) -> Vec<Past> {
    let mut pasts = Vec::new();
    for origin in known.years() {
        let standings = signal::standings(known, outcome, origin);
        for &council in teaching {
            let course = &courses[council];
            if !course.years.contains(&origin) {
                continue;
            }
            let (before, size) = (course.up_to(origin), known.latest_size(council, origin));
            let later = course.years.iter().zip(&course.distances);
            for (&year, &came) in later.filter(|(year, _)| **year > origin && **year - origin <= FURTHEST) {
                let Some((distance, variance)) = spread.foretold(&before, year, size) else { continue };
                let (ahead, sd) = (year - origin, variance.sqrt());
                pasts.push(Past { ahead, standing: standings[council], missed: came - distance, sd });
            }
        }
    }
    pasts
}

impl Learnt {
    /// Eq. B10. The five quantiles of a council's published figure so many years after the origin, ascending; `None` where
    /// the council published none at the origin.
    #[must_use]
    pub fn forecast(&self, council: usize, ahead: u16) -> Option<[f64; 5]> {
        let course = self.courses.get(council).filter(|course| course.years.last() == Some(&self.origin))?;
        let (distance, variance) = self.spread.foretold(course, self.origin + ahead, self.sizes[council])?;
        let (level, nation) = self.nation.ahead(self.origin, f64::from(ahead))?;
        let effect = self.effects[usize::from(ahead.clamp(1, FURTHEST)) - 1] * self.standings[council];
        let offsets = shape::together(&self.shape, variance.sqrt(), nation);
        Some(offsets.map(|offset| self.outcome.published(level + distance + effect + offset)))
    }
}

#[cfg(test)]
mod tests;
