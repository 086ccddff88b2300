//! How councils differ: for good, for some years, for one year, and by the chance that small numbers bring.

use super::history::USUAL_SIZE;
use crate::foundations::square_root::{SquareRoot, dot};

/// How a council's difference from the usual one lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Memory {
    /// It fades: this share of it is left after a year.
    Fades(f64),
    /// It stays where it has got to: each year adds to it. The year before the first census, where it starts.
    Stays(f64),
}

/// Variances of a council's figure around the usual one, on the outcome's own scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Between councils, for good.
    pub lasting: f64,
    /// What wanders from year to year: in all if it fades, a year if it stays; of a council of the usual size.
    pub wandering: f64,
    /// How it wanders.
    pub memory: Memory,
    /// Of one census alone, whatever the size: counting faults and shocks that pass.
    pub passing: f64,
    /// Of one census alone, by chance, of a council of the usual size; as 1 ÷ size.
    pub chance: f64,
    /// How wandering falls with size: variance as size to this power, downward (0: councils move as one; 1: as
    /// if each worker moved alone).
    pub power: f64,
}

/// A council's figures so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// Years of its figures.
    pub years: Vec<u16>,
    /// Distance from the usual council in each, on the outcome's own scale.
    pub distances: Vec<f64>,
    /// Its size in each \[FTE in post\].
    pub sizes: Vec<f64>,
}

impl Course {
    /// The part of it that was known at a year.
    #[must_use]
    pub fn up_to(&self, origin: u16) -> Self {
        let known = self.years.partition_point(|year| *year <= origin);
        Self {
            years: self.years[..known].to_vec(),
            distances: self.distances[..known].to_vec(),
            sizes: self.sizes[..known].to_vec(),
        }
    }
}

impl Spread {
    /// Eq. B4. How the figures of two years vary together, apart from what belongs to one census alone.
    #[must_use]
    pub fn shared(&self, one: (f64, f64), other: (f64, f64)) -> f64 {
        let small = |size: f64| libm::pow(USUAL_SIZE / size, 0.5 * self.power);
        let together = match self.memory {
            Memory::Fades(kept) => libm::pow(kept, (one.0 - other.0).abs()),
            Memory::Stays(start) => one.0.min(other.0) - start,
        };
        self.lasting + self.wandering * together * small(one.1) * small(other.1)
    }

    /// Variance of one census alone, at a size.
    #[must_use]
    pub fn alone(&self, size: f64) -> f64 {
        self.passing + self.chance * USUAL_SIZE / size
    }

    /// The square root of how a council's figures vary together; `None` where numbers are beyond reason.
    #[must_use]
    pub fn root(&self, course: &Course) -> Option<SquareRoot> {
        let at = |place: usize| (f64::from(course.years[place]), course.sizes[place]);
        SquareRoot::of(course.years.len(), |down, across| {
            let own = if down == across { self.alone(course.sizes[down]) } else { 0.0 };
            self.shared(at(down), at(across)) + own
        })
    }

    /// Eq. B5. Distance from the usual council to expect in a later year at a size, and its variance, given what is known.
    #[must_use]
    pub fn foretold(&self, course: &Course, year: u16, size: f64) -> Option<(f64, f64)> {
        let then = (f64::from(year), size);
        let root = self.root(course)?;
        let ties: Vec<f64> =
            course.years.iter().zip(&course.sizes).map(|(of, was)| self.shared((f64::from(*of), *was), then)).collect();
        let (ties, known) = (root.whitened(&ties), root.whitened(&course.distances));
        let variance = self.shared(then, then) + self.alone(size) - dot(&ties, &ties);
        Some((dot(&ties, &known), variance.max(1e-12)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    const SPREAD: Spread =
        Spread { lasting: 0.2, wandering: 0.3, memory: Memory::Fades(0.5), passing: 0.1, chance: 0.05, power: 1.0 };

    fn course(distances: &[f64], size: f64) -> Course {
        let years = (2018..).take(distances.len()).collect();
        Course { years, distances: distances.to_vec(), sizes: vec![size; distances.len()] }
    }

    #[test]
    fn one_census_is_pulled_towards_the_usual_by_what_does_not_last() {
        let (distance, variance) = SPREAD.foretold(&course(&[1.0], 200.0), 2019, 200.0).unwrap();
        // Covariance over a year 0.2 + 0.15; variance 0.65.
        assert_relative_eq!(distance, 0.35 / 0.65, max_relative = 1e-12);
        assert_relative_eq!(variance, 0.65 - 0.35 * 0.35 / 0.65, max_relative = 1e-12);
    }

    #[test]
    fn a_small_council_is_less_sure() {
        let of = |size| SPREAD.foretold(&course(&[0.4, 0.6, 0.1], size), 2022, size).unwrap();
        assert!(of(50.0).1 > of(200.0).1 && of(200.0).1 > of(800.0).1);
    }

    #[test]
    fn the_further_ahead_the_wider_and_the_nearer_the_usual() {
        let of = |year| SPREAD.foretold(&course(&[0.9, 1.1, 1.0], 200.0), year, 200.0).unwrap();
        assert!(of(2021).0 > of(2022).0 && of(2022).0 > of(2023).0);
        assert!(of(2021).1 < of(2022).1 && of(2022).1 < of(2023).1);
    }

    #[test]
    fn what_stays_is_expected_to_stay() {
        let stays = Spread { lasting: 1.0, memory: Memory::Stays(2017.0), passing: 1e-9, chance: 0.0, ..SPREAD };
        let (distance, variance) = stays.foretold(&course(&[0.4, 0.7], 200.0), 2021, 200.0).unwrap();
        assert_relative_eq!(distance, 0.7, max_relative = 1e-6);
        assert_relative_eq!(variance, 2.0 * 0.3, max_relative = 1e-6);
    }

    #[test]
    fn a_course_forgets_what_came_later() {
        let all = course(&[0.1, 0.2, 0.3], 90.0);
        assert_eq!(all.up_to(2019), course(&[0.1, 0.2], 90.0));
        assert_eq!(all.up_to(2017), Course::default());
    }
}
