//! What is remembered of a future: every series at every record, and how caseloads are spread.

mod asked;
mod count;
mod inspected;
mod money;
mod series;
mod value;

pub use money::{LINES, Line};
pub use series::{Group, SeriesPlace};

use super::layout::Layout;
use super::state::Month;
use super::state::{Continuity, NO_PERSON, World};
use crate::foundations::time::{Ticks, in_days};
use crate::scenario::council::Council;
use count::Counts;
use inspected::Inspected;

/// Bins of the spread of caseloads: none, up to 1, up to 2, …, above the last.
pub const BINS: usize = 62;

/// What one future shows.
#[derive(Clone, Debug, Default)]
pub struct Trajectory {
    /// Values by record, then series; not a number where there is none.
    pub values: Vec<f32>,
    /// Workers by date of the spread, then unit (the council first), then bin.
    pub spreads: Vec<f32>,
    /// What the whole council spent since the last record, by record and then by line of [`LINES`] [£]; empty
    /// where no cost is reported.
    pub money: Vec<f64>,
}

/// A number as it is remembered: a future's figure that meets it to the digit must still meet it.
#[must_use]
pub fn as_remembered(value: f64) -> f64 {
    f64::from(value as f32)
}

/// How far a remembered value lies beyond a promised level, which is met at most or at least; nothing or less: it keeps it. The one
/// rule by which anything is kept or broken.
#[must_use]
pub fn beyond(value: f64, level: f64, at_most: bool) -> f64 {
    let level = as_remembered(level);
    if at_most { value - level } else { level - value }
}

/// What is to be remembered.
#[derive(Clone, Debug)]
pub struct Recorder {
    /// Series, in the order of every file.
    pub series: Vec<SeriesPlace>,
    /// Records at which the spread of caseloads is taken.
    pub spread_at: Vec<usize>,
    /// Children and people are gone through one by one.
    inspects: bool,
    /// Who each child's workers have been is kept.
    keeps_who: bool,
    records: usize,
    units: usize,
    roles: usize,
}

impl Recorder {
    /// What a scenario asks to be remembered.
    #[must_use]
    pub fn of(council: &Council, layout: &Layout) -> Self {
        let series = series::list(council, layout);
        Self {
            inspects: series.iter().any(|series| inspected::goes_through(series.measure)),
            keeps_who: asked::asks_who(council),
            series,
            spread_at: spread_at(layout),
            records: layout.records.len(),
            units: layout.units.len(),
            roles: layout.roles.len(),
        }
    }

    pub(super) fn blank(&self) -> Trajectory {
        Trajectory {
            values: vec![f32::NAN; self.records * self.series.len()],
            spreads: vec![0.0; self.spread_at.len() * (self.units + 1) * BINS],
            money: Vec::new(),
        }
    }

    /// What is kept of each child's workers: nothing where nobody asks.
    pub(super) fn continuity(&self) -> Option<Continuity> {
        self.keeps_who.then(Continuity::default)
    }

    /// Units and roles, as counted.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.units, self.roles)
    }

    /// Takes the results of now, and starts counting flows anew.
    pub(super) fn take(&self, world: &mut World<'_>, index: usize, into: &mut Trajectory) {
        world.settle();
        let since = if index == 0 { world.now } else { world.layout.records[index - 1].at };
        if index > 0 {
            self.close_month(world, since);
        }
        let counts = Counts::of(world);
        let full_year = world.year.is_full();
        let inspected = self.inspects.then(|| Inspected::of(world));
        let inspected = inspected.as_ref();
        let taking = value::Taking { world, counts: &counts, inspected, first: index == 0, full_year, since };
        let money = taking.money();
        into.money.extend(money.iter().flatten());
        let row = &mut into.values[index * self.series.len()..][..self.series.len()];
        for (value, series) in row.iter_mut().zip(&self.series) {
            *value = taking.value(series) as f32;
        }
        if let Some(place) = self.spread_at.iter().position(|at| *at == index) {
            self.take_spread(world, place, into);
        }
        world.year.in_care = counts.get(Group::Council).in_care;
        // What changes do on the first day, and the visits of its week, belong to the first month.
        if world.now > 0 {
            self.count_anew(world);
        }
    }

    /// Flows are counted from now on.
    fn count_anew(&self, world: &mut World<'_>) {
        world.tally.reset(self.units, self.roles);
        world.paid.reset();
        for team in &mut world.teams {
            team.held.begin(world.now);
        }
    }

    fn close_month(&self, world: &mut World<'_>, since: i64) {
        let roles = &world.plan.roles;
        let sum = |cells: &[f64]| {
            let by_role = cells.chunks(roles.len()).flat_map(|unit| unit.iter().zip(roles));
            by_role.filter(|(_, role)| role.registered).map(|(cell, _)| cell).sum()
        };
        let month = Month {
            days: in_days(world.now - since),
            by_unit: self.by_unit(world),
            leavers: sum(&world.tally.leavers),
            sick_days: sum(&world.tally.sick_days),
            referrals: (world.tally.referrals, world.tally.came_back),
            ended: world.tally.ended,
        };
        world.year.push(month);
    }

    /// Changes of worker by unit, and child-ticks held, since the last record.
    fn by_unit(&self, world: &World<'_>) -> Vec<(u64, Ticks)> {
        let mut sums: Vec<(u64, Ticks)> =
            world.tally.changes.iter().take(self.units).map(|changes| (u64::from(*changes), 0)).collect();
        for (team, at) in world.teams.iter().zip(&world.layout.teams) {
            sums[at.unit].1 += team.held.ticks(world.now);
        }
        sums
    }

    fn take_spread(&self, world: &World<'_>, place: usize, into: &mut Trajectory) {
        let start = place * (self.units + 1) * BINS;
        for seat in &world.seats {
            let worker = seat.worker();
            if worker == NO_PERSON || !world.plan.roles[seat.role as usize].registered {
                continue;
            }
            let each = f64::from(seat.load) / world.people[worker as usize].fte;
            // As where workers above a threshold are counted: a part-time worker is not beyond a bin by a hair.
            let bin = (libm::ceil(each - count::HAIR).max(0.0) as usize).min(BINS - 1);
            let unit = world.unit_of(seat.team) + 1;
            into.spreads[start + bin] += 1.0;
            into.spreads[start + unit * BINS + bin] += 1.0;
        }
    }
}

/// The first record, the one a year on, and the last.
fn spread_at(layout: &Layout) -> Vec<usize> {
    let last = layout.records.len() - 1;
    let year = layout.first_record() + crate::foundations::time::days(365.0);
    let next = layout.records.iter().position(|record| record.at >= year);
    let mut list = vec![0, next.unwrap_or(last), last];
    list.dedup();
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 344.3 is no number that a computer has, and what is remembered of it is another than what is written.
    #[test]
    fn a_figure_that_meets_its_promise_to_the_digit_keeps_it() {
        let kept = f64::from(344.3_f32);
        assert!(kept < 344.3);
        for at_most in [true, false] {
            assert!(beyond(kept, 344.3, at_most) <= 0.0, "{at_most}");
        }
        assert!(beyond(344.4, 344.3, true) > 0.0 && beyond(344.2, 344.3, false) > 0.0);
    }
}
