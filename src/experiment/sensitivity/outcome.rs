//! What is measured of a future, and what an analysis ranks by.

use serde::{Deserialize, Serialize};

use crate::experiment::Experiment;
use crate::experiment::compare::costs::present_cost;
use crate::experiment::targets::series_of;
use crate::foundations::statistics::{mean, standard_error};
use crate::model::measure::Measure;
use crate::model::record::{self, Group, Trajectory};
use crate::scenario::council::Date;
use crate::scenario::council::money::Money;
use crate::scenario::council::promise::Target;

/// What the option shows, or what it shows beside the reference.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Outcome {
    /// The option's average caseload on the day that tables speak of.
    Caseload,
    /// Futures in a hundred in which the option keeps the promise.
    Target,
    /// What the option costs more than the reference over the whole period; without a reference, what it costs.
    Cost,
    /// The option's average caseload less that of the reference.
    Difference,
}

/// Every outcome, in the order of files.
pub const OUTCOMES: [Outcome; 4] = [Outcome::Caseload, Outcome::Target, Outcome::Cost, Outcome::Difference];

/// Values of the outcomes, in the order of [`OUTCOMES`]; not a number where there is none.
pub type Values = [f64; OUTCOMES.len()];

impl Outcome {
    /// Its name in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Caseload => "average_caseload",
            Self::Target => "target_chance",
            Self::Cost => "net_cost",
            Self::Difference => "caseload_difference",
        }
    }

    /// Its unit in files.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Caseload | Self::Difference => "children_per_fte",
            Self::Target => "futures_in_100",
            Self::Cost => "pounds",
        }
    }

    /// Its place among [`OUTCOMES`].
    #[must_use]
    pub fn place(self) -> usize {
        self as usize
    }
}

/// What one future of one option shows; not a number where there is nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// Average caseload on the day that tables speak of.
    pub caseload: f64,
    /// 1 where the promise is kept, 0 where it is not.
    pub kept: f64,
    /// How far beyond the promise it lies; below nought is kept.
    pub beyond: f64,
    /// What it costs in all, as it counts on the first day [£, constant prices].
    pub cost: f64,
}

impl Shown {
    /// The outcomes of an option beside its reference.
    #[must_use]
    pub fn beside(&self, reference: Option<&Self>) -> Values {
        let less = |of: fn(&Self) -> f64| reference.map(|other| of(self) - of(other));
        [
            self.caseload,
            100.0 * self.kept,
            less(|it| it.cost).unwrap_or(self.cost),
            less(|it| it.caseload).unwrap_or(f64::NAN),
        ]
    }
}

/// A promise that chances are told of: the last date of one target.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Goal {
    /// The target's name in the file.
    pub name: String,
    /// What it says.
    pub target: Target,
    /// The date promised.
    pub date: Date,
    /// The value promised.
    pub value: f64,
}

impl Goal {
    /// The last date that a target names.
    #[must_use]
    pub fn of(name: &str, target: &Target) -> Option<Self> {
        let written = target.at_most.iter().chain(&target.at_least).flatten();
        let dated = written.filter_map(|(date, value)| Some((date.parse::<Date>().ok()?, *value)));
        let (date, value) = dated.max_by_key(|(date, _)| *date)?;
        Some(Self { name: name.to_owned(), target: target.clone(), date, value })
    }

    /// The same target by another of its dates; none where it promises nothing for that date.
    #[must_use]
    pub fn by(&self, date: Date) -> Option<Self> {
        let (_, value) = self.written().into_iter().find(|(day, _)| *day == date)?;
        Some(Self { date, value, ..self.clone() })
    }

    /// The dates the target names.
    #[must_use]
    pub fn dates(&self) -> Vec<Date> {
        self.written().into_iter().map(|(day, _)| day).collect()
    }

    fn written(&self) -> Vec<(Date, f64)> {
        let written = self.target.at_most.iter().chain(&self.target.at_least).flatten();
        written.filter_map(|(date, value)| Some((date.parse().ok()?, *value))).collect()
    }

    /// How far a value lies beyond what is promised.
    #[must_use]
    pub fn beyond(&self, value: f64) -> f64 {
        record::beyond(value, self.value, self.target.at_most.is_some())
    }
}

/// How the futures of one scenario are read.
#[derive(Clone, Debug)]
pub struct Gauge {
    dates: Vec<Date>,
    width: usize,
    caseload: Option<usize>,
    /// The series of the promise, the record of its date, and the promise.
    goal: Option<(usize, usize, Goal)>,
    money: Option<Money>,
}

impl Gauge {
    /// Reads a caseload at a record, a promise on its date, and costs with the prices of `money`.
    #[must_use]
    pub fn of(experiment: &Experiment<'_>, record: usize, goal: Option<&Goal>, money: Option<&Money>) -> Self {
        let series = &experiment.recorder.series;
        let width = series.len();
        let is_caseload = |it: &crate::model::record::SeriesPlace| {
            it.group == Group::Council && it.measure == Measure::AverageCaseload
        };
        let records = &experiment.layout.records;
        let promised = goal.and_then(|goal| {
            let (place, _) = series_of(experiment, &goal.target)?;
            let at = records.iter().rposition(|record| record.date <= goal.date)?;
            Some((place, at, goal.clone()))
        });
        Self {
            dates: records.iter().map(|record| record.date).collect(),
            width,
            caseload: series.iter().position(is_caseload).map(|place| record * width + place),
            goal: promised,
            money: money.cloned(),
        }
    }

    /// What a future shows.
    #[must_use]
    pub fn read(&self, future: &Trajectory) -> Shown {
        let at = |place: usize| future.values.get(place).map_or(f64::NAN, |value| f64::from(*value));
        let promised = self.goal.as_ref().and_then(|(_, record, _)| self.beyond_at(*record, future));
        let beyond = promised.unwrap_or(f64::NAN);
        Shown {
            caseload: self.caseload.map_or(f64::NAN, at),
            kept: if beyond.is_nan() { f64::NAN } else { f64::from(u8::from(beyond <= 0.0)) },
            beyond,
            cost: present_cost(&future.money, &self.dates, self.money.as_ref()),
        }
    }

    /// How far a future lies beyond what is promised at a record; none where it has no value.
    #[must_use]
    pub fn beyond_at(&self, record: usize, future: &Trajectory) -> Option<f64> {
        let (place, _, goal) = self.goal.as_ref()?;
        let value = f64::from(*future.values.get(record * self.width + place)?);
        (!value.is_nan()).then(|| goal.beyond(value))
    }
}

/// A mean over futures.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Its standard error; nought of fewer than two futures, where [`Estimate::known_error`] has none.
    pub error: f64,
    /// Numbers that it is the mean of; nought where it is known otherwise.
    #[serde(default)]
    pub futures: u32,
}

impl Estimate {
    /// The mean of those that are numbers; none of none.
    #[must_use]
    pub fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let values: Vec<f64> = values.filter(|value| !value.is_nan()).collect();
        let error = standard_error(&values).unwrap_or(0.0);
        Some(Self { mean: mean(&values)?, error, futures: values.len() as u32 })
    }

    /// Its standard error as files have it: one future has none.
    #[must_use]
    pub fn known_error(&self) -> Option<f64> {
        (self.futures != 1).then_some(self.error)
    }

    /// Whether it is told from nought: three standard errors, since a hundred bars are looked at together.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.mean.abs() > 3.0 * self.error && self.mean.abs() > 1e-12
    }
}
