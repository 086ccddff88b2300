//! England's own course: what all councils share in a year, and how far it may move.

use super::history::History;
use super::outcome::Outcome;
use crate::foundations::statistics::{mean, quantile_sorted};

/// Years of seen changes that the spread expected beforehand is worth.
const YEARS_EXPECTED: f64 = 3.0;
/// The same for the direction expected beforehand.
const YEARS_STEADY: f64 = 4.0;

/// The usual council's figure by year, on the outcome's own scale, and where it is heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Nation {
    levels: Vec<(u16, f64)>,
    /// Expected change a year.
    pub drift: f64,
    /// Variance of a year's change around it.
    pub yearly: f64,
    /// Years of experience behind the drift.
    known: f64,
}

impl Nation {
    /// From what is known at an origin.
    #[must_use]
    pub fn of(history: &History, outcome: Outcome) -> Self {
        let years: Vec<u16> = history.years().into_iter().filter(|year| history.count(outcome, *year) > 0).collect();
        let levels =
            if outcome.is_size() { chained(history, outcome, &years) } else { averaged(history, outcome, &years) };
        let changes: Vec<f64> =
            levels.windows(2).map(|pair| (pair[1].1 - pair[0].1) / f64::from(pair[1].0 - pair[0].0)).collect();
        let (drift, yearly) = moving(&changes, expected_drift(history, outcome), expected_step(outcome));
        Self { levels, drift, yearly, known: changes.len() as f64 + YEARS_STEADY }
    }

    /// The usual council's figure in a year, on the outcome's own scale.
    #[must_use]
    pub fn level(&self, year: u16) -> Option<f64> {
        self.levels.iter().find(|level| level.0 == year).map(|level| level.1)
    }

    /// Eq. B3. So many years ahead: the level to expect, and its variance from yearly shocks and from an unsure drift.
    #[must_use]
    pub fn ahead(&self, origin: u16, years: f64) -> Option<(f64, f64)> {
        let level = self.level(origin)? + self.drift * years;
        Some((level, self.yearly * (years + years * years / self.known)))
    }
}

/// Eq. B2. Drift and yearly variance: seen changes, beside what was expected before any was seen.
#[must_use]
pub fn moving(changes: &[f64], drift: f64, step: f64) -> (f64, f64) {
    let count = changes.len() as f64;
    let total: f64 = changes.iter().sum();
    let squares: f64 = changes.iter().map(|change| change * change).sum();
    let yearly = (step * step * YEARS_EXPECTED + squares) / (YEARS_EXPECTED + count);
    ((total + drift * YEARS_STEADY) / (count + YEARS_STEADY), yearly)
}

/// A year's usual change (sd) before any is seen, on the outcome's own scale. Round figures of our own: no year
/// before the first census is in the data. 0.2 and 0.15 are some 1.7 and 1.3 points of a rate of 15 %.
const fn expected_step(outcome: Outcome) -> f64 {
    match outcome {
        Outcome::Turnover => 0.2,
        Outcome::AgencyRate | Outcome::VacancyRate => 0.15,
        Outcome::Caseload => 0.03,
        Outcome::InPost => 0.02,
    }
}

/// Staff in post may be expected to grow by half of the first census's starters less leavers (flows as published do not
/// close, so half is believed); nothing else is expected to go anywhere.
fn expected_drift(history: &History, outcome: Outcome) -> f64 {
    let first = history.years().first().map(|year| history.net_flows(*year)).unwrap_or_default();
    if outcome.is_size() { 0.5 * quantile_sorted(&first, 0.5).unwrap_or(0.0) } else { 0.0 }
}

fn averaged(history: &History, outcome: Outcome, years: &[u16]) -> Vec<(u16, f64)> {
    let of = |year: u16| {
        let values: Vec<f64> =
            history.values(outcome).filter(|value| value.1 == year).map(|value| outcome.scaled(value.2)).collect();
        Some((year, mean(&values)?))
    };
    years.iter().filter_map(|year| of(*year)).collect()
}

/// By the middle council's change from year to year, so that councils which come and go do not move it.
fn chained(history: &History, outcome: Outcome, years: &[u16]) -> Vec<(u16, f64)> {
    let mut levels = averaged(history, outcome, &years[..years.len().min(1)]);
    for pair in years.windows(2) {
        let own = |council, year| history.value(council, outcome, year).map(|value| outcome.scaled(value));
        let change = |council| Some(own(council, pair[1])? - own(council, pair[0])?);
        let mut changes: Vec<f64> = (0..history.councils.len()).filter_map(change).collect();
        changes.sort_by(f64::total_cmp);
        let before = levels.last().map_or(0.0, |level| level.1);
        levels.push((pair[1], before + quantile_sorted(&changes, 0.5).unwrap_or(0.0)));
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::measure::Measure;
    use approx::assert_relative_eq;

    #[test]
    fn drift_is_between_what_was_seen_and_what_was_expected() {
        let (drift, yearly) = moving(&[0.1, 0.3], 0.02, 0.2);
        assert_relative_eq!(drift, (0.4 + 0.08) / 6.0, max_relative = 1e-14);
        assert_relative_eq!(yearly, (0.12 + 0.1) / 5.0, max_relative = 1e-14);
    }

    #[test]
    fn a_council_that_appears_does_not_move_the_size_of_all() {
        let mut history = History::default();
        for (name, sizes) in [("Ashby", [100.0, 110.0]), ("Barton", [200.0, 220.0]), ("Corley", [400.0, 440.0])] {
            for (year, size) in (2018..).zip(sizes) {
                history.put(name, Measure::InPost, year, size);
            }
        }
        history.put("Denham", Measure::InPost, 2019, 5000.0);
        let nation = Nation::of(&history, Outcome::InPost);
        let change = nation.level(2019).unwrap() - nation.level(2018).unwrap();
        assert_relative_eq!(change, libm::log(1.1), max_relative = 1e-12);
        assert_eq!(nation.level(2020), None);
    }

    #[test]
    fn the_further_ahead_the_less_is_known() {
        let mut history = History::default();
        history.put("Ashby", Measure::Caseload, 2018, 17.0);
        let nation = Nation::of(&history, Outcome::Caseload);
        let spreads: Vec<f64> = (1..=3).map(|year| nation.ahead(2018, f64::from(year)).unwrap().1).collect();
        assert!(spreads[0] < spreads[1] && spreads[1] < spreads[2], "{spreads:?}");
        assert_relative_eq!(spreads[0], 0.0009 * 1.25, max_relative = 1e-12);
    }
}
