//! Two simple forecasters that a forecast has to beat: "as it is now", and "as it is now, but nearer the usual".

use std::collections::BTreeMap;

use crate::evidence::forecast::history::History;
use crate::evidence::forecast::outcome::Outcome;
use crate::evidence::forecast::shape::QUANTILES;
use crate::foundations::statistics::{mean, quantile_sorted};

/// Fewest known outcomes from which a rival learns.
const FEWEST_KNOWN: usize = 60;

/// A council's figure at an origin and what came so many years later.
#[derive(Clone, Copy, Debug)]
struct Pair {
    council: usize,
    origin: u16,
    was: f64,
    came: f64,
}

/// Both rivals of one figure so many years ahead.
#[derive(Clone, Debug)]
pub struct Rivals {
    is_size: bool,
    ahead: u16,
    pairs: Vec<Pair>,
    usual: BTreeMap<u16, f64>,
}

/// What one rival has learnt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rival {
    is_size: bool,
    slope: f64,
    errors: [f64; 5],
}

impl Rival {
    /// Its five quantiles for a council whose figure was so much, where the usual one was so much.
    #[must_use]
    pub fn forecast(&self, was: f64, usual: f64) -> [f64; 5] {
        self.errors.map(
            |error| {
                if self.is_size { was * error } else { (usual + self.slope * (was - usual) + error).max(0.0) }
            },
        )
    }
}

impl Rivals {
    /// From every year of a history.
    #[must_use]
    pub fn of(history: &History, outcome: Outcome, ahead: u16) -> Self {
        let pairs = history
            .values(outcome)
            .filter_map(|(council, origin, was)| {
                let came = history.value(council, outcome, origin + ahead)?;
                Some(Pair { council, origin, was, came })
            })
            .collect();
        let mut by_year: BTreeMap<u16, Vec<f64>> = BTreeMap::new();
        for (_, year, value) in history.values(outcome) {
            by_year.entry(year).or_default().push(value);
        }
        let usual = by_year.into_iter().filter_map(|(year, values)| Some((year, mean(&values)?))).collect();
        Self { is_size: outcome.is_size(), ahead, pairs, usual }
    }

    /// The mean over councils in a year.
    #[must_use]
    pub fn usual(&self, year: u16) -> f64 {
        self.usual.get(&year).copied().unwrap_or(0.0)
    }

    /// Persistence and shrinkage from outcomes known at an origin; `None` where too few are.
    #[must_use]
    pub fn past(&self, origin: u16) -> Option<[Rival; 2]> {
        self.taught_by(self.pairs.iter().copied().filter(|pair| pair.origin + self.ahead <= origin).collect())
    }

    /// The same from all other councils and every year, later ones too.
    #[must_use]
    pub fn hindsight(&self, council: usize) -> Option<[Rival; 2]> {
        self.taught_by(self.pairs.iter().copied().filter(|pair| pair.council != council).collect())
    }

    fn taught_by(&self, known: Vec<Pair>) -> Option<[Rival; 2]> {
        if known.len() < FEWEST_KNOWN {
            return None;
        }
        let slope = if self.is_size { 1.0 } else { self.slope(&known) };
        Some([1.0, slope].map(|slope| Rival { is_size: self.is_size, slope, errors: self.errors(&known, slope) }))
    }

    fn slope(&self, known: &[Pair]) -> f64 {
        let (mut products, mut squares) = (0.0, 0.0);
        for pair in known {
            let was = pair.was - self.usual(pair.origin);
            products += was * (pair.came - self.usual(pair.origin));
            squares += was * was;
        }
        if squares > 0.0 { products / squares } else { 1.0 }
    }

    fn errors(&self, known: &[Pair], slope: f64) -> [f64; 5] {
        let error = |pair: &Pair| {
            let usual = self.usual(pair.origin);
            if self.is_size { pair.came / pair.was } else { pair.came - usual - slope * (pair.was - usual) }
        };
        let mut errors: Vec<f64> = known.iter().filter(|pair| !self.is_size || pair.was > 0.0).map(error).collect();
        errors.sort_by(f64::total_cmp);
        QUANTILES.map(|share| quantile_sorted(&errors, share).unwrap_or(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::measure::Measure;
    use approx::assert_relative_eq;

    /// Sixty councils that keep half of their distance from the usual, which rises by one.
    fn history() -> History {
        let mut history = History::default();
        for council in 0..60 {
            let far = f64::from(council) - 29.5;
            let name = format!("Council {council:02}");
            history.put(&name, Measure::VacancyRate, 2018, 50.0 + far);
            history.put(&name, Measure::VacancyRate, 2019, 51.0 + 0.5 * far);
        }
        history
    }

    #[test]
    fn shrinkage_learns_how_much_is_kept_and_persistence_how_far_it_errs() {
        let rivals = Rivals::of(&history(), Outcome::VacancyRate, 1);
        let [persistence, shrinkage] = rivals.past(2019).unwrap();
        assert_relative_eq!(shrinkage.slope, 0.5, max_relative = 1e-12);
        assert_relative_eq!(shrinkage.forecast(70.0, 50.0)[2], 61.0, max_relative = 1e-12);
        assert_relative_eq!(persistence.forecast(70.0, 50.0)[2], 71.0, max_relative = 1e-12);
        assert!(persistence.errors[4] - persistence.errors[0] > 20.0);
    }

    #[test]
    fn what_is_not_known_yet_teaches_nothing() {
        let rivals = Rivals::of(&history(), Outcome::VacancyRate, 1);
        assert_eq!(rivals.past(2018), None);
        // One of sixty pairs is the council's own.
        assert_eq!(rivals.hindsight(0), None);
    }

    #[test]
    fn sizes_err_by_shares() {
        let mut history = History::default();
        for council in 0..70 {
            let name = format!("Council {council:02}");
            history.put(&name, Measure::InPost, 2018, 100.0 + f64::from(council));
            history.put(&name, Measure::InPost, 2019, 1.1 * (100.0 + f64::from(council)));
        }
        let rivals = Rivals::of(&history, Outcome::InPost, 1);
        let [one, other] = rivals.hindsight(3).unwrap();
        assert_eq!(one, other);
        assert_relative_eq!(one.forecast(300.0, 0.0)[0], 330.0, max_relative = 1e-12);
    }
}
