//! What the whole council spent since the last record, line by line and to the penny.

use super::series::Group;
use super::value::Taking;
use crate::foundations::time::in_days;
use crate::model::levers::{double_running, running_cost};

/// A line of spending. What is for information is part of other lines, or was never spent, and adds to no total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// Salaries of permanent people.
    Salaries,
    /// National insurance, pension and the like on top of them.
    OnCosts,
    /// Agency workers.
    Agency,
    /// Advert, checks and relocation of starters.
    Recruitment,
    /// Retention payments, with on-costs.
    Retention,
    /// Changes, on the day they take effect.
    OneOff,
    /// Payments to people who leave rather than move.
    Redundancy,
    /// Old arrangements paid beside the new.
    DoubleRunning,
    /// Changes, while they last.
    Running,
    /// Placements of children in care, where their cost is given.
    Placements,
    /// For information: of the line of agency workers, what is above an employee's cost in the same posts.
    AgencyPremium,
    /// For information: what funded posts without a permanent person were budgeted at. It is spent on agency or
    /// not at all, so it is a saving already in the lines above.
    VacantPosts,
}

/// Every line, in the order in which they are kept.
pub const LINES: [Line; 12] = [
    Line::Salaries,
    Line::OnCosts,
    Line::Agency,
    Line::Recruitment,
    Line::Retention,
    Line::OneOff,
    Line::Redundancy,
    Line::DoubleRunning,
    Line::Running,
    Line::Placements,
    Line::AgencyPremium,
    Line::VacantPosts,
];

impl Line {
    /// Whether it is for information, and so in no total.
    #[must_use]
    pub fn is_memo(self) -> bool {
        matches!(self, Self::AgencyPremium | Self::VacantPosts)
    }

    /// Whether it is what a change costs once.
    #[must_use]
    fn is_once(self) -> bool {
        matches!(self, Self::OneOff | Self::Redundancy | Self::DoubleRunning)
    }
}

impl Taking<'_> {
    /// Eq. M11. What was spent since the last record, in the order of [`LINES`]; nothing without `[pay]`.
    pub(super) fn money(&self) -> Option<[f64; 12]> {
        let world = self.world;
        let pay = world.plan.pay.as_ref()?;
        if self.first {
            return Some([0.0; 12]);
        }
        let permanent: f64 = world.paid.permanent_pounds.iter().sum();
        let agency: f64 = world.paid.agency_pounds.iter().sum();
        let salaries = permanent / pay.with_on_costs;
        Some([
            salaries,
            permanent - salaries,
            agency,
            world.tally.starts.iter().map(|starts| f64::from(*starts)).sum::<f64>() * pay.starter
                + world.tally.start_pounds.iter().sum::<f64>(),
            world.paid.retention_pounds,
            world.tally.one_off,
            world.tally.redundancy,
            double_running(world, self.since),
            running_cost(world, self.since),
            self.placements(pay.placement_day),
            world.paid.covering_pounds - world.paid.covered_pounds,
            world.paid.vacant_pounds,
        ])
    }

    /// Child-days in care, by the mean of the first and the last day, times a day's placement.
    fn placements(&self, day: f64) -> f64 {
        let now = self.counts.get(Group::Council).in_care;
        day * (self.world.year.in_care + now) / 2.0 * in_days(self.world.now - self.since)
    }

    /// Everything that was spent since the last record [£].
    pub(super) fn spent(&self) -> Option<f64> {
        self.sum(|line| !line.is_memo())
    }

    /// Eq. M3. Of that, what changes cost, once and while they last, with retention payments [£].
    pub(super) fn spent_on_changes(&self) -> Option<f64> {
        self.sum(|line| line.is_once() || matches!(line, Line::Retention | Line::Running))
    }

    /// Of that, what they cost once [£].
    pub(super) fn once(&self) -> Option<f64> {
        self.sum(Line::is_once)
    }

    fn sum(&self, counts: impl Fn(Line) -> bool) -> Option<f64> {
        let lines = self.money()?;
        Some(LINES.iter().zip(lines).filter(|(line, _)| counts(**line)).map(|(_, pounds)| pounds).sum())
    }
}
