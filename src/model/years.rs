//! Years differ for reasons that nothing here explains: part of it lasts, part passes with the year.

use super::purpose::Decision;
use super::state::World;
use crate::foundations::draws::name_key;
use crate::foundations::normal::quantile;
use crate::foundations::time::{YEAR_DAYS, days};

/// Between-year moves of one series, as standard deviations of the logarithm.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moves {
    /// Of a step that lasts, one each year.
    pub lasting: f64,
    /// Of what passes with the year.
    pub passing: f64,
}

impl Moves {
    /// The factor so many years on, where a year has a normal number for its step and one for what passes. Its mean is 1 at
    /// every moment.
    fn factor(self, years_on: f64, normal: impl Fn(u32, bool) -> f64) -> f64 {
        let whole = years_on as u32;
        let part = years_on - f64::from(whole);
        let walked: f64 = (0..whole).map(|year| normal(year, false)).sum();
        let walk = walked + part * normal(whole, false);
        // A step walked in part has the part's square of its variance.
        let spread = self.lasting * self.lasting * (f64::from(whole) + part * part) + self.passing * self.passing;
        libm::exp(self.lasting * walk + self.passing * normal(whole, true) - 0.5 * spread)
    }
}

/// Eq. Y1. The factor of a moment on a series: the walk so far, and what passes with the year. The year in which norms are measured is
/// the one whose rates were published, so that it moves by nothing.
#[must_use]
pub(super) fn year_factor(world: &World<'_>, series: &str, moves: Moves) -> f64 {
    if moves == Moves::default() || world.seen.is_some() {
        return 1.0;
    }
    let key = name_key(series);
    moves.factor(world.now as f64 / days(YEAR_DAYS) as f64, |year, passes| {
        let (walk, pass) = world.luck.pair(Decision::Year, key, year);
        quantile(if passes { pass } else { walk })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::draws::Luck;
    use crate::foundations::statistics::{mean, standard_error};

    const FUTURES: u64 = 20_000;

    fn logs(moves: Moves, years_on: f64) -> Vec<f64> {
        let of = |future| {
            moves.factor(years_on, |year, passes| {
                let (walk, pass) = Luck::of(1, future).pair(Decision::Year, 9, year);
                quantile(if passes { pass } else { walk })
            })
        };
        (0..FUTURES).map(|future| libm::log(of(future))).collect()
    }

    fn variance(values: &[f64]) -> f64 {
        let error = standard_error(values).expect("values");
        error * error * values.len() as f64
    }

    #[test]
    fn a_walk_grows_by_its_variance_each_year_and_what_passes_does_not() {
        let moves = Moves { lasting: 0.11, passing: 0.2 };
        // Sums of normal numbers: whole steps, the square of the part of the one under way, and the year's own.
        for (years_on, steps) in [(0.0, 0.0), (0.5, 0.25), (1.0, 1.0), (3.0, 3.0), (4.5, 4.25)] {
            let expected = 0.11 * 0.11 * steps + 0.2 * 0.2;
            let found = logs(moves, years_on);
            let near = 4.0 * expected * libm::sqrt(2.0 / FUTURES as f64);
            assert!((variance(&found) - expected).abs() < near, "{years_on}: {} not {expected}", variance(&found));
            let factors: Vec<f64> = found.iter().map(|log| libm::exp(*log)).collect();
            let error = standard_error(&factors).expect("values");
            assert!((mean(&factors).expect("values") - 1.0).abs() < 4.0 * error, "{years_on}: its mean is not 1");
        }
    }

    #[test]
    fn without_a_lasting_part_years_differ_as_they_did() {
        let passing = Moves { lasting: 0.0, passing: 0.2 };
        let apart: Vec<f64> =
            logs(passing, 2.5).iter().zip(logs(passing, 0.5)).map(|(late, soon)| late - soon).collect();
        assert!((variance(&apart) - 2.0 * 0.04).abs() < 0.004, "two years are not independent");
        let lasting = Moves { lasting: 0.2, passing: 0.0 };
        let apart: Vec<f64> =
            logs(lasting, 3.0).iter().zip(logs(lasting, 1.0)).map(|(late, soon)| late - soon).collect();
        assert!((variance(&apart) - 2.0 * 0.04).abs() < 0.004, "two steps have twice the variance of one");
    }
}
