//! Pay as numbers: what a day costs, by role, by point of the grade and by date.

use std::collections::BTreeMap;

use super::Source;
use crate::foundations::time::{Ticks, YEAR, YEAR_DAYS, in_days, start_of};
use crate::scenario::council::Date;

/// Pay as numbers.
#[derive(Clone, Debug)]
pub struct PayPlan {
    /// Salary and on-costs by role on the first day, at the lowest point [£/day/FTE].
    pub permanent_day: Vec<f64>,
    /// Agency by role on the first day [£/day/FTE].
    pub agency_day: Vec<f64>,
    /// Points by role as shares of the lowest; one or none: everybody is paid alike.
    pub points: Vec<Vec<f64>>,
    /// Salary with on-costs ÷ salary.
    pub with_on_costs: f64,
    /// Each starter [£].
    pub starter: f64,
    /// Rises of salaries.
    pub awards: Rises,
    /// Rises of what agency workers cost.
    pub agency_rises: Rises,
    /// A child's placement [£/day].
    pub placement_day: f64,
}

/// Dated rises: from when, and what has become of a pound of the first day.
#[derive(Clone, Debug, Default)]
pub struct Rises {
    steps: Vec<(Ticks, f64)>,
}

impl Rises {
    /// Eq. M7. Days of a spell, each weighted by what has become of a pound of the first day.
    #[must_use]
    pub fn days(&self, from: Ticks, to: Ticks) -> f64 {
        self.days_at_most(f64::INFINITY, from, to)
    }

    /// The same where no more is paid than so much for a pound of the first day.
    #[must_use]
    pub fn days_at_most(&self, most: f64, from: Ticks, to: Ticks) -> f64 {
        let mut before = most.min(1.0);
        let mut sum = before * in_days(to - from);
        for (at, factor) in &self.steps {
            let factor = most.min(*factor);
            sum += (factor - before) * in_days((to - from.max(*at)).max(0));
            before = factor;
        }
        sum
    }

    /// What has become of a pound of the first day.
    #[must_use]
    pub fn at(&self, now: Ticks) -> f64 {
        self.steps.iter().rev().find(|(at, _)| *at <= now).map_or(1.0, |step| step.1)
    }

    fn of(source: Source<'_>, percent: Option<&BTreeMap<String, f64>>) -> Self {
        let mut factor = 1.0;
        let dated =
            percent.into_iter().flatten().filter_map(|(date, percent)| Some((date.parse::<Date>().ok()?, percent)));
        let calendar = &source.layout.calendar;
        // A rise on or before the first day is in the first day's pay already.
        let later = dated.filter(|(date, _)| *date > source.council.period.start);
        let steps = later.map(|(date, percent)| {
            factor *= 1.0 + percent / 100.0;
            (start_of(calendar.day_of(date)), factor)
        });
        Self { steps: steps.collect() }
    }
}

impl PayPlan {
    /// Eq. M8. Days of a spell for which a person of a role is paid, each weighted by rises and by the point of
    /// the grade: one up for each whole year since the start.
    #[must_use]
    pub fn paid_days(&self, role: usize, started: Ticks, from: Ticks, to: Ticks) -> f64 {
        let points = &self.points[role];
        let [_, .., top] = points.as_slice() else { return self.awards.days(from, to) };
        let (mut sum, mut from) = (0.0, from);
        while from < to {
            let years = (from - started).max(0) / YEAR;
            let until = to.min(started + (years + 1) * YEAR).max(from + 1);
            let point = usize::try_from(years).ok().and_then(|years| points.get(years)).unwrap_or(top);
            sum += point * self.awards.days(from, until);
            from = until;
        }
        sum
    }

    /// What a post of a role is budgeted at: the middle of its points [£/day/FTE].
    #[must_use]
    pub fn budget_day(&self, role: usize) -> f64 {
        let points = &self.points[role];
        let middle = if points.is_empty() { 1.0 } else { points.iter().sum::<f64>() / points.len() as f64 };
        self.permanent_day[role] * middle
    }
}

/// Eq. M4. What a full-time worker costs a day.
pub(super) fn pay(source: Source<'_>) -> Option<PayPlan> {
    let pay = source.council.pay.as_ref()?;
    let with_on_costs = 1.0 + source.share(&pay.on_costs_percent);
    let points = |role: &String| source.council.role[role].pay_points_pounds.clone().unwrap_or_default();
    let salary = |role: &String| {
        let lowest = points(role).first().copied();
        lowest.or_else(|| pay.salary_pounds.get(role).map(|it| source.get(it))).unwrap_or(0.0)
    };
    let agency = |role: &String| pay.agency_week_pounds.get(role).map_or(0.0, |it| source.get(it)) / 7.0;
    let relative = |role: &String| {
        let points = points(role);
        points.iter().map(|point| point / points[0]).collect()
    };
    let roles = || source.layout.roles.iter();
    Some(PayPlan {
        permanent_day: roles().map(|role| salary(role) * with_on_costs / YEAR_DAYS).collect(),
        agency_day: roles().map(agency).collect(),
        points: roles().map(relative).collect(),
        with_on_costs,
        starter: source.get(&pay.starter_pounds),
        awards: Rises::of(source, pay.award_percent.as_ref()),
        agency_rises: Rises::of(source, pay.agency_rise_percent.as_ref()),
        placement_day: pay.placement_week_pounds.as_ref().map_or(0.0, |it| source.get(it)) / 7.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::time::DAY;

    fn plan(steps: Vec<(Ticks, f64)>, points: Vec<f64>) -> PayPlan {
        PayPlan {
            permanent_day: vec![100.0],
            agency_day: vec![300.0],
            points: vec![points],
            with_on_costs: 1.3,
            starter: 0.0,
            awards: Rises { steps },
            agency_rises: Rises::default(),
            placement_day: 0.0,
        }
    }

    #[test]
    fn a_rise_in_the_middle_of_a_spell_weighs_the_days_after_it() {
        let plan = plan(vec![(10 * DAY, 1.02), (20 * DAY, 1.05)], vec![]);
        assert!((plan.awards.days(0, 30 * DAY) - (10.0 + 10.2 + 10.5)).abs() < 1e-12);
        assert!((plan.awards.days(15 * DAY, 20 * DAY) - 5.1).abs() < 1e-12);
        assert!((plan.awards.days(25 * DAY, 27 * DAY) - 2.1).abs() < 1e-12);
    }

    #[test]
    fn a_person_goes_one_point_up_with_each_whole_year_in_post() {
        let plan = plan(vec![], vec![1.0, 1.1, 1.25]);
        let years = |count: i64| count * YEAR;
        let half = YEAR / 2;
        assert!((plan.paid_days(0, 0, 0, years(1)) - 365.25).abs() < 1e-9);
        let across = plan.paid_days(0, 0, half, half + YEAR);
        assert!((across - 365.25 * (0.5 + 0.5 * 1.1)).abs() < 1e-9, "{across}");
        assert!((plan.paid_days(0, -years(30), 0, 10 * DAY) - 12.5).abs() < 1e-9, "nobody rises above the top");
    }
}
