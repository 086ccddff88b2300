//! What one future shows, by name and date, as a target reads it.

use crate::experiment::Experiment;
use crate::model::layout::place;
use crate::model::measure::Measure;
use crate::model::record::{BINS, Group, Trajectory};
use crate::scenario::council::Date;

/// Year, month and day of a record.
pub(super) type Day = (i16, i8, i8);

/// One future of one scenario.
#[derive(Clone, Copy, Debug)]
pub(super) struct Future<'a> {
    experiment: &'a Experiment<'a>,
    trajectory: &'a Trajectory,
}

impl<'a> Future<'a> {
    pub(super) fn of(experiment: &'a Experiment<'a>, trajectory: &'a Trajectory) -> Self {
        Self { experiment, trajectory }
    }

    fn at(&self, group: Option<Group>, measure: Measure, record: Option<usize>) -> f64 {
        let series = &self.experiment.recorder.series;
        let found = series.iter().position(|of| of.measure == measure && Some(of.group) == group);
        let place = found.zip(record).map(|(column, record)| record * series.len() + column);
        place.and_then(|place| self.trajectory.values.get(place)).map_or(f64::NAN, |value| f64::from(*value))
    }

    fn record(&self, day: Day) -> Option<usize> {
        let wanted = Date::new(day.0, day.1, day.2).ok()?;
        self.experiment.layout.records.iter().position(|record| record.date == wanted)
    }

    /// A measure of the whole council on a day; not a number where there is none.
    pub(super) fn all(&self, measure: Measure, day: Day) -> f64 {
        self.at(Some(Group::Council), measure, self.record(day))
    }

    /// A measure of a team on a day.
    pub(super) fn team(&self, team: &str, measure: Measure, day: Day) -> f64 {
        self.at(self.unit(team), measure, self.record(day))
    }

    /// A measure of a role on a day.
    pub(super) fn role(&self, role: &str, measure: Measure, day: Day) -> f64 {
        let group = place(&self.experiment.layout.roles, role).map(Group::Role);
        self.at(group, measure, self.record(day))
    }

    /// The average of a council's measure over the records after one day and up to another.
    pub(super) fn mean(&self, measure: Measure, after: Day, upto: Day) -> f64 {
        self.mean_of(Some(Group::Council), measure, after, upto)
    }

    /// The same of a team.
    pub(super) fn team_mean(&self, team: &str, measure: Measure, after: Day, upto: Day) -> f64 {
        self.mean_of(self.unit(team), measure, after, upto)
    }

    fn mean_of(&self, group: Option<Group>, measure: Measure, after: Day, upto: Day) -> f64 {
        let Some((from, to)) = self.record(after).zip(self.record(upto)) else { return f64::NAN };
        let each = (from + 1..=to).map(|record| self.at(group, measure, Some(record)));
        each.sum::<f64>() / (to - from) as f64
    }

    /// The average of a team's measure over all records but the first, which has no flow.
    pub(super) fn team_over_time(&self, team: &str, measure: Measure) -> f64 {
        let last = self.experiment.layout.records.len() - 1;
        let each = (1..=last).map(|record| self.at(self.unit(team), measure, Some(record)));
        each.sum::<f64>() / last as f64
    }

    fn unit(&self, team: &str) -> Option<Group> {
        place(&self.experiment.layout.units, team).map(Group::Unit)
    }

    /// Children held by registered workers on a day: the DfE's cases.
    pub(super) fn held(&self, day: Day) -> f64 {
        self.all(Measure::AverageCaseload, day) * self.all(Measure::CaseHoldersFte, day)
    }

    /// Of workers who hold a child a year on, the share with fewer than so many [%].
    pub(super) fn holders_below(&self, children: usize) -> f64 {
        let units = self.experiment.layout.units.len() + 1;
        let bins = self.trajectory.spreads.get(units * BINS..units * BINS + BINS).unwrap_or_default();
        let sum = |bins: &[f32]| bins.iter().map(|workers| f64::from(*workers)).sum::<f64>();
        100.0 * sum(bins.get(1..children).unwrap_or_default()) / sum(bins.get(1..).unwrap_or_default())
    }
}
