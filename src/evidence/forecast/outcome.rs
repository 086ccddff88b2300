//! The five published figures that are forecast, and the scale on which each is nearly even in its spread.

use crate::evidence::measure::Measure;

/// A published figure that is forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Leavers ÷ in post \[%\].
    Turnover,
    /// Agency ÷ (agency + in post) \[%\].
    AgencyRate,
    /// Vacancies ÷ (vacancies + in post) \[%\].
    VacancyRate,
    /// Cases ÷ case holders.
    Caseload,
    /// Social workers in post \[FTE\].
    InPost,
}

/// Added to percentages before the root is taken \[points\]: below it, sizes of councils and rounding blur a rate.
const OFFSET: f64 = 4.0;
/// The least that is told apart from nought where logarithms are taken.
const LEAST: f64 = 0.5;

impl Outcome {
    /// All of them, in the order of files and tables.
    pub const ALL: [Self; 5] = [Self::Turnover, Self::AgencyRate, Self::VacancyRate, Self::Caseload, Self::InPost];

    /// Its name in files: the column of the DfE's table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Turnover => "turnover_rate_fte",
            Self::AgencyRate => "agency_rate_fte",
            Self::VacancyRate => "vacancy_rate_fte",
            Self::Caseload => "caseload_fte",
            Self::InPost => "inpost_fte",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Turnover => "Turnover",
            Self::AgencyRate => "Agency rate",
            Self::VacancyRate => "Vacancy rate",
            Self::Caseload => "Average caseload",
            Self::InPost => "Social workers in post",
        }
    }

    /// Its unit for people.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Turnover | Self::AgencyRate | Self::VacancyRate => "%",
            Self::Caseload => "children a worker",
            Self::InPost => "FTE",
        }
    }

    /// Where it stands in the published table.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Turnover => Measure::Turnover,
            Self::AgencyRate => Measure::AgencyRate,
            Self::VacancyRate => Measure::VacancyRate,
            Self::Caseload => Measure::Caseload,
            Self::InPost => Measure::InPost,
        }
    }

    /// Whether it is a number of people, so that councils differ in size and errors are shares.
    #[must_use]
    pub const fn is_size(self) -> bool {
        matches!(self, Self::InPost)
    }

    /// Eq. B1. On its own scale: √(rate + 4) of a percentage, the logarithm of the rest.
    #[must_use]
    pub fn scaled(self, value: f64) -> f64 {
        match self {
            Self::Turnover | Self::AgencyRate | Self::VacancyRate => (value.max(0.0) + OFFSET).sqrt(),
            Self::Caseload | Self::InPost => libm::log(value.max(LEAST)),
        }
    }

    /// Back from its own scale; never below nought.
    #[must_use]
    pub fn published(self, scaled: f64) -> f64 {
        match self {
            Self::Turnover | Self::AgencyRate | Self::VacancyRate => {
                let root = scaled.max(0.0);
                (root * root - OFFSET).max(0.0)
            }
            Self::Caseload | Self::InPost => libm::exp(scaled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn a_scale_undoes_itself() {
        for outcome in Outcome::ALL {
            for value in [0.6, 3.0, 17.5, 412.0] {
                assert_relative_eq!(outcome.published(outcome.scaled(value)), value, max_relative = 1e-12);
            }
            assert!(outcome.published(-9.0) >= 0.0);
        }
        assert_relative_eq!(Outcome::AgencyRate.published(Outcome::AgencyRate.scaled(0.0)), 0.0);
    }
}
