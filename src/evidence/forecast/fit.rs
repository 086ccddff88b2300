//! How councils differ, fitted to what is known at an origin, from what was expected before looking.

use super::history::History;
use super::outcome::Outcome;
use super::spread::{Course, Memory, Spread};
use crate::foundations::least::{Patience, least};
use crate::foundations::square_root::dot;
use crate::foundations::statistics::{mean, quantile_sorted};

/// Degrees of freedom of a council's course: a few councils jump further than a normal law would have it.
const FREEDOM: f64 = 8.0;
/// Enough for two decimals of a logarithm.
const PATIENCE: Patience = Patience { evaluations: 500, near: 0.02, level: 0.05 };
/// Quartiles of a normal law are this many standard deviations apart.
const QUARTILES_APART: f64 = 1.349;
/// A year's growth (sd) where the first census has too few flows to say.
const GROWTH_UNKNOWN: f64 = 0.08;
/// Fewest councils whose flows say it.
const FEWEST_FLOWS: usize = 20;

/// What is expected before looking, and by how much each number may be wrong (sd).
struct Expected {
    numbers: Vec<f64>,
    doubts: Vec<f64>,
    lasting: f64,
    start: Option<f64>,
}

impl Expected {
    /// The numbers that are looked for, as variances: logarithms, but for the power and a fading memory's logit.
    fn spread(&self, numbers: &[f64]) -> Spread {
        let at = |place: usize| libm::exp(numbers[place]);
        let power = numbers[0];
        match self.start {
            Some(start) => Spread {
                lasting: self.lasting,
                wandering: at(1),
                memory: Memory::Stays(start),
                passing: at(2),
                chance: at(3),
                power,
            },
            None => Spread {
                lasting: at(4),
                wandering: at(1),
                memory: Memory::Fades(1.0 / (1.0 + libm::exp(-numbers[5]))),
                passing: at(2),
                chance: at(3),
                power,
            },
        }
    }
}

/// Half of the way from "a council moves as one" to "every worker moves alone".
const POWER: (f64, f64) = (0.5, 0.25);

/// Shares of what divides councils in one census: wandering, passing, chance and for good; and what is left of wandering
/// after a year. Round figures of our own: one census cannot tell them apart. A rate of flows (turnover) is newly
/// drawn each year; a rate of stocks is mostly last year's.
const fn shares(outcome: Outcome) -> ([f64; 4], f64) {
    match outcome {
        Outcome::AgencyRate | Outcome::VacancyRate => ([1.0 / 2.0, 1.0 / 12.0, 1.0 / 12.0, 1.0 / 3.0], 0.7),
        Outcome::Turnover => ([1.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 3.0], 0.5),
        Outcome::Caseload | Outcome::InPost => ([1.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 3.0], 0.7),
    }
}

fn expected(history: &History, outcome: Outcome, origin: u16, courses: &[&Course]) -> Expected {
    if outcome.is_size() {
        return expected_growth(history);
    }
    let last: Vec<f64> = courses
        .iter()
        .filter(|course| course.years.last() == Some(&origin))
        .filter_map(|course| course.distances.last().copied())
        .collect();
    let centre = mean(&last).unwrap_or(0.0);
    let squares: Vec<f64> = last.iter().map(|distance| (distance - centre) * (distance - centre)).collect();
    let all = mean(&squares).unwrap_or(0.0).max(1e-6);
    let (parts, kept) = shares(outcome);
    let mut numbers = vec![POWER.0];
    numbers.extend(parts.map(|share| libm::log(all * share)));
    numbers.push(libm::log(kept / (1.0 - kept)));
    Expected { numbers, doubts: vec![POWER.1, 1.0, 1.0, 1.0, 1.0, 1.0], lasting: 0.0, start: None }
}

/// Growth of staff differs between councils as the first census's starters less leavers do.
fn expected_growth(history: &History) -> Expected {
    let first = history.years().first().copied().unwrap_or_default();
    let flows = history.net_flows(first);
    let at = |share| quantile_sorted(&flows, share).unwrap_or(0.0);
    let apart = (at(0.75) - at(0.25)) / QUARTILES_APART;
    let sd = if flows.len() >= FEWEST_FLOWS && apart > 0.0 { apart } else { GROWTH_UNKNOWN };
    let parts = [0.7, 0.1, 0.1].map(|share| libm::log(sd * sd * share));
    let numbers = vec![POWER.0, parts[0], parts[1], parts[2]];
    Expected { numbers, doubts: vec![POWER.1, 0.7, 0.7, 0.7], lasting: 1.0, start: Some(f64::from(first) - 1.0) }
}

/// How councils differ, as far as is known at an origin: the numbers that make what was seen, and what was expected
/// before, most likely together.
#[must_use]
pub fn fitted(history: &History, outcome: Outcome, origin: u16, courses: &[&Course]) -> Spread {
    let expected = expected(history, outcome, origin, courses);
    let steps: Vec<f64> = expected.doubts.iter().map(|doubt| 0.7 * doubt).collect();
    let found = least(|numbers| unlikely(&expected, numbers, courses), &expected.numbers, &steps, PATIENCE);
    expected.spread(&found)
}

/// Eq. B6. Minus the logarithm of how likely some numbers make it all: Student's law for each council's course, a
/// normal one for each number's distance from what was expected.
fn unlikely(expected: &Expected, numbers: &[f64], courses: &[&Course]) -> f64 {
    let spread = expected.spread(numbers);
    let mut sum = 0.0;
    for ((number, middle), doubt) in numbers.iter().zip(&expected.numbers).zip(&expected.doubts) {
        let far = (number - middle) / doubt;
        sum += 0.5 * far * far;
    }
    for course in courses {
        let Some(root) = spread.root(course) else { return f64::INFINITY };
        let white = root.whitened(&course.distances);
        let squares = dot(&white, &white);
        let tail = 0.5 * (FREEDOM + white.len() as f64) * libm::log1p(squares / (FREEDOM - 2.0));
        sum += root.half_log_determinant() + tail;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::forecast::history::USUAL_SIZE;
    use crate::evidence::forecast::made_up;
    use approx::assert_relative_eq;

    #[test]
    fn spreads_that_made_the_figures_are_found_again() {
        let made = made_up::rates(200, 2017..=2024);
        let courses: Vec<Course> = made.courses.clone();
        let courses: Vec<&Course> = courses.iter().collect();
        let found = fitted(&made.history, Outcome::AgencyRate, 2024, &courses);
        let Memory::Fades(kept) = found.memory else { panic!("a rate fades") };
        assert_relative_eq!(kept, 0.7, epsilon = 0.12);
        let all = found.lasting + found.wandering;
        assert_relative_eq!(all, made.spread.lasting + made.spread.wandering, max_relative = 0.25);
        let alone = found.alone(USUAL_SIZE);
        assert_relative_eq!(alone, made.spread.alone(USUAL_SIZE), max_relative = 0.5);
    }

    #[test]
    fn one_census_leaves_the_expected_shares() {
        let made = made_up::rates(150, 2017..=2017);
        let courses: Vec<&Course> = made.courses.iter().collect();
        let found = fitted(&made.history, Outcome::AgencyRate, 2017, &courses);
        let all = found.lasting + found.wandering + found.alone(USUAL_SIZE);
        assert_relative_eq!(found.lasting / all, 1.0 / 3.0, epsilon = 0.1);
        assert_relative_eq!(found.wandering / all, 0.5, epsilon = 0.12);
    }
}
