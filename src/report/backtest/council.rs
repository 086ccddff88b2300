//! `council.json`: what was forecast for one council and what was published, for a chart and for an investment case to draw from.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::BacktestReport;
use crate::evidence::forecast::outcome::Outcome;
use crate::report::{WriteFault, summary_json};

/// The file in the folder of a back-test of one council.
pub const NAME: &str = "council.json";

/// One council's forecasts beside what came.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct CouncilForecasts {
    /// Its name in the files.
    pub authority: String,
    /// "2017 to 2023".
    pub origins: String,
    /// The first census forecast from.
    pub first: u16,
    /// The newest census in the files.
    pub newest: u16,
    /// The command that makes it again.
    pub command: String,
    /// Figure by figure.
    pub courses: Vec<Course>,
}

/// One figure's forecasts, the nearest for each year.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Course {
    /// Its name in the files.
    pub figure: String,
    /// Year by year.
    pub forecasts: Vec<Nearest>,
    /// What was published: year and value.
    pub published: Vec<(u16, f64)>,
}

/// The nearest forecast of a year.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Nearest {
    /// The year forecast.
    pub year: u16,
    /// From which census.
    pub origin: u16,
    /// What one outcome in ten, a quarter, half, … is to lie below.
    pub quantiles: [f64; 5],
    /// What was published, if it has been.
    pub came: Option<f64>,
}

impl Course {
    /// Which figure it is; none where the file is of another version.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.name() == self.figure)
    }
}

impl CouncilForecasts {
    /// What a back-test says of the council it was asked for.
    pub(crate) fn of(report: &BacktestReport<'_>) -> Option<Self> {
        let council = report.asked.council?;
        let courses: Vec<Course> =
            Outcome::ALL.into_iter().filter_map(|outcome| course(report, council, outcome)).collect();
        Some(Self {
            authority: report.council()?.to_owned(),
            origins: report.origins(),
            first: *report.asked.origins.first()?,
            newest: report.history.years().last().copied().unwrap_or_default(),
            command: report.command.to_owned(),
            courses,
        })
    }

    /// Forecasts whose outcome is known, and those of them that lie in the band of 8 in 10.
    #[must_use]
    pub fn held(&self) -> (usize, usize) {
        let all = self.courses.iter().flat_map(|course| &course.forecasts);
        let known = all.filter_map(|one| Some((one.quantiles, one.came?)));
        let held = known.clone().filter(|(bands, came)| bands[0] <= *came && *came <= bands[4]);
        (held.count(), known.count())
    }

    /// The file's bytes.
    pub(crate) fn json(&self) -> Result<Vec<u8>, WriteFault> {
        summary_json::as_bytes(self, NAME)
    }

    /// Reads the file's bytes; none where they are no such file, or hold no number where one must be.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(bytes).ok()?;
        let sound = |course: &Course| {
            let ordered = |one: &Nearest| one.quantiles.windows(2).all(|pair| pair[0] <= pair[1]);
            course.outcome().is_some() && !course.forecasts.is_empty() && course.forecasts.iter().all(ordered)
        };
        (!read.courses.is_empty() && read.courses.iter().all(sound)).then_some(read)
    }

    /// Whether it is of the council with that name, however its kind of council is written.
    #[must_use]
    pub fn is_of(&self, authority: &str) -> bool {
        let bare = |name: &str| {
            let lower = name.to_lowercase();
            let words = lower.split(|letter: char| !letter.is_alphanumeric());
            words
                .filter(|word| !["council", "county", "borough", "city", "of", "the", ""].contains(word))
                .collect::<String>()
        };
        bare(&self.authority) == bare(authority)
    }
}

/// Where the file lies in the folder of a back-test.
#[must_use]
pub fn within(folder: &Path) -> std::path::PathBuf {
    folder.join(NAME)
}

fn course(report: &BacktestReport<'_>, council: usize, outcome: Outcome) -> Option<Course> {
    let mut forecasts: Vec<Nearest> = Vec::new();
    let mut own: Vec<_> =
        report.found.forecasts.iter().filter(|one| one.council == council && one.outcome == outcome).collect();
    own.sort_by_key(|one| (one.origin + one.ahead, one.ahead));
    for one in own {
        let year = one.origin + one.ahead;
        if forecasts.last().is_none_or(|known| known.year != year) {
            forecasts.push(Nearest { year, origin: one.origin, quantiles: one.quantiles, came: one.came });
        }
    }
    let last = forecasts.last()?.year;
    let first = *report.asked.origins.first()?;
    let published =
        (first..=last).filter_map(|year| Some((year, report.history.value(council, outcome, year)?))).collect();
    Some(Course { figure: outcome.name().to_owned(), forecasts, published })
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn what_is_kept_is_read_back_and_knows_its_council() {
        let sample = Sample::of(Some(7));
        let found = CouncilForecasts::of(&sample.report()).expect("a council");
        assert_eq!(CouncilForecasts::read(&found.json().expect("bytes")), Some(found.clone()));
        let (held, known) = found.held();
        assert!(known > 10 && held <= known, "{held} of {known}");
        assert!(found.is_of("council 07") && found.is_of("07 County Council") && !found.is_of("Council 08"));
        assert_eq!(CouncilForecasts::read(b"{}"), None);
        let bent = CouncilForecasts { courses: Vec::new(), ..found };
        assert_eq!(CouncilForecasts::read(&bent.json().expect("bytes")), None);
    }
}
