//! A drafted scenario played to the next census: the figures the Department would publish.

use crate::experiment::Experiment;
use crate::experiment::workers::Workers;
use crate::foundations::quantile_table::TableCache;
use crate::foundations::statistics::{mean, standard_error};
use crate::model::measure::Measure as Simulated;
use crate::model::record::{Group, Trajectory};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::library::OneText;
use crate::scenario::loaded::load;

/// Moves between years that nothing explains, which are left out where a mean is wanted.
const MOVES: [&str; 6] =
    ["referrals_lasting", "referrals_passing", "leaving_lasting", "leaving", "applicants_lasting", "applicants"];

/// A published figure as the engine has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Leavers ÷ in post \[%\].
    Turnover,
    /// Starters of the year \[FTE\].
    Starters,
    /// Vacancies ÷ posts \[%\].
    VacancyRate,
    /// Agency ÷ (agency + in post) \[%\].
    AgencyRate,
    /// In post, personal advisers left out \[FTE\].
    InPost,
    /// Children ÷ those who hold any.
    Caseload,
    /// Children held.
    Held,
}

impl Line {
    /// What people call it, and its unit.
    #[must_use]
    pub fn called(self) -> &'static str {
        match self {
            Self::Turnover => "turnover, %",
            Self::Starters => "starters, FTE",
            Self::VacancyRate => "vacancy rate, %",
            Self::AgencyRate => "agency rate, %",
            Self::InPost => "in post, FTE",
            Self::Caseload => "average caseload",
            Self::Held => "children held",
        }
    }
}

/// Every line, in the order of results.
pub const LINES: [Line; 7] =
    [Line::Turnover, Line::Starters, Line::VacancyRate, Line::AgencyRate, Line::InPost, Line::Caseload, Line::Held];

/// A line over futures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// Mean.
    pub mean: f64,
    /// Standard deviation between futures.
    pub sd: f64,
}

/// Every line of a year from the census on, by futures that share what is likely and differ by chance alone.
///
/// # Errors
/// What is wrong with the text; a draft has nothing wrong.
pub fn year_on(
    text: &str,
    year: u16,
    (futures, seed): (u32, u64),
    workers: &dyn Workers,
) -> Result<Vec<Seen>, Vec<Diagnostic>> {
    let mut sets: Vec<String> = MOVES.iter().map(|name| format!("between_years.{name}_percent=0")).collect();
    sets.push(format!("period.end={}-09-30", year + 1));
    let scenario = load("draft", &OneText(text), &sets)?.on_its_own();
    let experiment = Experiment::on(&scenario, seed, workers);
    let played = workers.play(futures as usize, &|place, tables| experiment.future(0, 1 + place as u64, tables));
    let last = experiment.layout.records.len() - 1;
    let each: Vec<Vec<f64>> = played.iter().map(|future| lines(&experiment, future, last)).collect();
    let seen = |place: usize| {
        let values: Vec<f64> = each.iter().map(|one| one[place]).filter(|value| value.is_finite()).collect();
        let many = libm::sqrt(values.len() as f64);
        Seen { mean: mean(&values).unwrap_or(f64::NAN), sd: standard_error(&values).unwrap_or(0.0) * many }
    };
    Ok((0..LINES.len()).map(seen).collect())
}

/// Every line on 30 September of each year after the first, in one future with everything that is in doubt and every move
/// between years.
///
/// # Errors
/// What is wrong with the text; a draft has nothing wrong.
pub fn years_on(text: &str, year: u16, years: u16, future: u64) -> Result<Vec<Vec<f64>>, Vec<Diagnostic>> {
    let scenario = load("draft", &OneText(text), &[format!("period.end={}-09-30", year + years)])?;
    let experiment = Experiment::new(&scenario, 1);
    let played = experiment.future(future, future, &mut TableCache::default());
    let census = |ahead: u16| {
        let day = format!("{}-09-30", year + ahead);
        experiment.layout.records.iter().position(|record| record.date.to_string() == day)
    };
    Ok((1..=years).filter_map(census).map(|at| lines(&experiment, &played, at)).collect())
}

/// Every line of one future at a record, flows being those of the twelve months before.
fn lines(experiment: &Experiment<'_>, future: &Trajectory, last: usize) -> Vec<f64> {
    let adviser = experiment.layout.roles.iter().position(|role| role == "personal-adviser");
    let at = |measure| value(experiment, future, last, measure, Group::Council);
    // Personal advisers are in post and in no census.
    let without_advisers = |record, measure| {
        let of_advisers = adviser.map_or(0.0, |role| value(experiment, future, record, measure, Group::Role(role)));
        let all = value(experiment, future, record, measure, Group::Council);
        all - if of_advisers.is_finite() { of_advisers } else { 0.0 }
    };
    let line = |line: &Line| -> f64 {
        match line {
            Line::Turnover => at(Simulated::TurnoverRate),
            Line::Starters => (last.saturating_sub(11).max(1)..=last)
                .map(|record| without_advisers(record, Simulated::StartersFte))
                .sum(),
            Line::VacancyRate => at(Simulated::VacancyRate),
            Line::AgencyRate => at(Simulated::AgencyRate),
            Line::InPost => without_advisers(last, Simulated::InPostFte),
            Line::Caseload => at(Simulated::AverageCaseload),
            Line::Held => at(Simulated::AverageCaseload) * at(Simulated::CaseHoldersFte),
        }
    };
    LINES.iter().map(line).collect()
}

fn value(experiment: &Experiment<'_>, future: &Trajectory, record: usize, measure: Simulated, group: Group) -> f64 {
    let series = &experiment.recorder.series;
    let place = series.iter().position(|of| of.measure == measure && of.group == group);
    place.map_or(f64::NAN, |place| f64::from(future.values[record * series.len() + place]))
}
