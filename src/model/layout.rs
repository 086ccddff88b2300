//! What a scenario names, as places in lists: fixed for every future of it.

use crate::foundations::calendar::{Calendar, month_ends};
use crate::foundations::time::{Ticks, start_of};
use crate::scenario::council::cases::Stage;
use crate::scenario::council::{Council, Date, Named, Record};

/// A team as the model keeps it: one of the teams alike that a table of the file stands for.
#[derive(Clone, Copy, Debug)]
pub struct TeamPlace {
    /// Its table in the file.
    pub unit: usize,
    /// Which of the teams alike.
    pub copy: u16,
    /// How many teams alike.
    pub of: u16,
}

/// A moment at which results are taken.
#[derive(Clone, Copy, Debug)]
pub struct RecordDay {
    /// The date on the row.
    pub date: Date,
    /// The moment: the end of that day, or the start of the first.
    pub at: Ticks,
}

/// Names as places in lists, in name order, and the days of the period.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Working days and bank holidays.
    pub calendar: Calendar,
    /// Just after the last day.
    pub horizon: Ticks,
    /// The last moment that is played: the horizon, unless only earlier records are asked for.
    pub stop: Ticks,
    /// For each stage with visits, the day on which the next is due after one due or made on each
    /// day of the period.
    pub visit_after: Vec<Vec<i32>>,
    /// Roles.
    pub roles: Vec<String>,
    /// Stages.
    pub stages: Vec<String>,
    /// Tables of teams: rows of results are by these.
    pub units: Vec<String>,
    /// Teams.
    pub teams: Vec<TeamPlace>,
    /// Groups of children.
    pub groups: Vec<String>,
    /// Recruitment routes.
    pub routes: Vec<String>,
    /// Changes.
    pub changes: Vec<String>,
    /// When results are taken.
    pub records: Vec<RecordDay>,
}

impl Layout {
    /// The layout of a scenario.
    #[must_use]
    pub fn of(council: &Council) -> Self {
        let period = &council.period;
        let calendar = Calendar::new(period.start, period.end);
        let last = calendar.day_of(period.end);
        let units = names(&council.team);
        let teams = units
            .iter()
            .enumerate()
            .flat_map(|(unit, name)| {
                let of = council.team[name].how_many.unwrap_or(1).max(1);
                (0..of).map(move |copy| TeamPlace { unit, copy, of })
            })
            .collect();
        Self {
            records: record_days(council, &calendar),
            horizon: start_of(last + 1),
            stop: start_of(last + 1),
            visit_after: council.stage.values().map(|stage| visit_after(stage, &calendar, last)).collect(),
            calendar,
            roles: names(&council.role),
            stages: names(&council.stage),
            units,
            teams,
            groups: names(&council.group),
            routes: names(&council.recruitment),
            changes: names(&council.change),
        }
    }

    /// Asks for no record after one, and so for nothing that comes after it.
    pub fn stop_at(&mut self, record: usize) {
        self.records.truncate(record + 1);
        self.stop = self.records.last().map_or(self.stop, |last| last.at);
    }

    /// The first week from which results count.
    #[must_use]
    pub fn first_record(&self) -> Ticks {
        self.records.first().map_or(0, |record| record.at)
    }
}

/// Looked up once here, and not at each of some hundred thousand visits of a future.
fn visit_after(stage: &Stage, calendar: &Calendar, last: i32) -> Vec<i32> {
    let Some(visits) = &stage.visits else { return Vec::new() };
    let every = i32::try_from(visits.every_working_days).unwrap_or(i32::MAX);
    (0..=last).map(|day| calendar.add_working_days(day, every)).collect()
}

/// Where a name stands in a list in name order.
#[must_use]
pub fn place(names: &[String], name: &str) -> Option<usize> {
    names.binary_search_by(|known| known.as_str().cmp(name)).ok()
}

fn names<T>(tables: &Named<T>) -> Vec<String> {
    tables.keys().cloned().collect()
}

#[expect(clippy::cast_possible_wrap, reason = "a warm-up is at most some thousand weeks")]
fn record_days(council: &Council, calendar: &Calendar) -> Vec<RecordDay> {
    let last = calendar.day_of(council.period.end);
    let first = council.period.warm_up_weeks as i32 * 7;
    let start = RecordDay { date: calendar.date_of(first), at: start_of(first) };
    let later: Vec<RecordDay> = match council.period.record {
        Record::Month => month_ends(council.period.start, council.period.end)
            .into_iter()
            .map(|date| RecordDay { date, at: start_of(calendar.day_of(date) + 1) })
            .collect(),
        // As those of months: dated the last day of what it tells of, and taken at its end.
        Record::Week => (1..=(last + 1) / 7)
            .map(|week| RecordDay { date: calendar.date_of(week * 7 - 1), at: start_of(week * 7) })
            .collect(),
    };
    let later = later.into_iter().filter(|record| record.at > start.at);
    std::iter::once(start).chain(later).collect()
}
