//! What the year after the census should show, and how far a council's published figure may be from it by itself.

use crate::evidence::draft::census::latest;
use crate::evidence::draft::gathered::Gathered;
use crate::evidence::draft::level::{Level, Scale, TENTH, level, movement};
use crate::evidence::draft::played::Line;
use crate::evidence::measure::Measure;

/// Where too few years are known: what lasts and what passes of a vacancy rate \[points\].
const VACANCY: (f64, f64) = (4.0, 3.5);
/// Of an agency rate \[points\].
const AGENCY: (f64, f64) = (4.0, 2.5);
/// Of the logarithm of starters.
const STARTERS: (f64, f64) = (0.11, 0.30);
/// Passing, of the logarithm of the average caseload.
const CASELOAD: f64 = 0.08;
/// Of the logarithm of children in need.
const IN_NEED: f64 = 0.06;
/// Of the logarithm of cases held.
const HELD: f64 = 0.10;

/// One line that the year should show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Aim {
    /// Which.
    pub(super) line: Line,
    /// What it should show.
    pub(super) value: f64,
    /// How far one council's figure is from that for reasons that no mechanism explains, as a standard deviation.
    passing: f64,
    /// It is one census, which has its own chance; else a level of several years.
    one_year: bool,
}

impl Aim {
    /// Eq. F15. Variance of an aim: what passes with the year + the chance of one year, where it is one year's figure, +
    /// the chance of the mean over futures.
    pub(super) fn spread(&self, chance: f64, futures: u32) -> f64 {
        let years = f64::from(u8::from(self.one_year));
        libm::sqrt(self.passing * self.passing + chance * chance * (years + 1.0 / f64::from(futures.max(1)))).max(1e-6)
    }

    fn level(line: Line, level: Level) -> Self {
        Self { line, value: level.likely, passing: (level.high - level.low) / (2.0 * TENTH), one_year: false }
    }

    fn census(line: Line, value: f64, passing: f64) -> Self {
        Self { line, value, passing, one_year: true }
    }

    #[cfg(test)]
    pub(super) fn known(line: Line, value: f64, passing: f64) -> Self {
        Self { line, value, passing, one_year: false }
    }
}

/// Turnover and starters at the council's level; vacancies, agency, caseload and children as on the first day.
pub(super) fn aims(about: &Gathered) -> Vec<Aim> {
    let census = &about.census;
    let passes =
        |measure, unless| libm::sqrt(movement(&about.panel, measure, Scale::Plain, census.year, unless).passing);
    let (vacant, agency) = (census.vacancies.value, census.agency.value);
    let caseload = census.cases.value / census.holders.value;
    let in_need = latest(&about.panel, about.id, Measure::InNeed, census.year)
        .map_or(HELD * census.cases.value, |in_need| IN_NEED * in_need.value.max(census.cases.value));
    let mut aims = vec![
        Aim::level(Line::Turnover, about.turnover),
        Aim::census(Line::VacancyRate, 100.0 * vacant / census.posts(), passes(Measure::VacancyRate, VACANCY)),
        Aim::census(
            Line::AgencyRate,
            100.0 * agency / (agency + census.in_post.value),
            passes(Measure::AgencyRate, AGENCY),
        ),
        Aim::census(Line::Caseload, caseload, CASELOAD * caseload),
        Aim::census(Line::Held, census.cases.value, in_need),
    ];
    if latest(&about.panel, about.id, Measure::Starters, census.year).is_some_and(|starters| starters.value > 0.0) {
        let moves = movement(&about.panel, Measure::Starters, Scale::Log, census.year, STARTERS);
        let starters = level(&about.panel, (about.id, Measure::Starters), Scale::Log, census.year, moves, |_| 0.0);
        aims.insert(1, Aim::level(Line::Starters, starters));
    }
    aims
}
