//! Made-up councils whose spread is known, for tests.

use std::ops::RangeInclusive;

use super::history::History;
use super::spread::{Course, Memory, Spread};
use crate::evidence::measure::Measure;
use crate::foundations::draws::{philox, unit};
use crate::foundations::normal;

/// Made-up agency rates, and what made them.
pub(crate) struct Made {
    pub(crate) history: History,
    pub(crate) courses: Vec<Course>,
    pub(crate) spread: Spread,
}

/// A standard normal number for an address.
fn normal_at(council: u64, year: u64) -> f64 {
    normal::quantile(unit(philox(7, [council, year])[0]))
}

/// Councils whose agency rate is a root of 4.3 give or take a lasting, a wandering and a passing part.
pub(crate) fn rates(councils: u64, years: RangeInclusive<u16>) -> Made {
    let spread =
        Spread { lasting: 0.4, wandering: 1.0, memory: Memory::Fades(0.7), passing: 0.1, chance: 0.1, power: 0.5 };
    let (mut history, mut courses) = (History::default(), Vec::new());
    for council in 0..councils {
        let size = 60.0 * libm::exp(2.0 * unit(philox(8, [council, 0])[0]));
        let small = libm::pow(super::history::USUAL_SIZE / size, 0.25);
        let lasting = spread.lasting.sqrt() * normal_at(council, 0);
        let mut wandering = normal_at(council, 1);
        let mut course = Course::default();
        for year in years.clone() {
            wandering = 0.7 * wandering + 0.51_f64.sqrt() * normal_at(council, u64::from(year));
            let alone = spread.alone(size).sqrt() * normal_at(council, 10_000 + u64::from(year));
            let distance = lasting + spread.wandering.sqrt() * small * wandering + alone;
            let name = format!("Council {council:03}");
            let root = (4.3 + distance).max(2.0);
            history.put(&name, Measure::AgencyRate, year, root * root - 4.0);
            history.put(&name, Measure::InPost, year, size);
            course.years.push(year);
            course.distances.push(distance);
            course.sizes.push(size);
        }
        courses.push(course);
    }
    Made { history, courses, spread }
}
