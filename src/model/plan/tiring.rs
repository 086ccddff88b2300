//! How people tire who have too much to do for months, as numbers.

use super::Source;
use crate::foundations::time::MONTH_DAYS;

/// Weeks that tire people, at most: ten months.
const MOST_WEEKS: u16 = 43;
/// Weeks in a month.
const MONTH_WEEKS: f64 = MONTH_DAYS / 7.0;

/// How people tire.
#[derive(Clone, Debug)]
pub struct TiringPlan {
    /// Share of their hours that they lose with each week.
    pub each_week: f64,
    /// Weeks above the usual workload until they begin to.
    pub after: u16,
    /// Weeks that have tired people in the baseline, on average, by the week of the play; after the last as in the last.
    pub usual: Vec<f64>,
}

impl TiringPlan {
    /// Weeks that tire somebody who has been above the usual workload for so many.
    #[must_use]
    pub fn tired(&self, over: u16) -> u16 {
        over.saturating_sub(self.after).min(MOST_WEEKS)
    }

    /// Eq. L23. Hours of somebody who has been above the usual workload for so many weeks, in a week of the play, as a share of
    /// what people have who are as tired as the baseline's are on average.
    #[must_use]
    pub fn hours(&self, over: u16, week: usize) -> f64 {
        let usual = self.usual.get(week).or(self.usual.last()).copied().unwrap_or(0.0);
        (1.0 - self.each_week * f64::from(self.tired(over))) / (1.0 - self.each_week * usual)
    }

    /// Eq. L24. Weeks above the usual workload, a week on: one more of them, or one fewer.
    #[must_use]
    pub fn next(&self, over: u16, felt: f64) -> u16 {
        if felt > 1.0 { (over + 1).min(self.after + MOST_WEEKS) } else { over.saturating_sub(1) }
    }
}

/// Nothing where the file says nothing about it.
pub(super) fn tiring(source: Source<'_>) -> Option<TiringPlan> {
    let work = source.council.work.as_ref()?;
    Some(TiringPlan {
        each_week: source.share(work.tires_percent_per_month.as_ref()?) / MONTH_WEEKS,
        after: libm::round(work.tires_after_weeks.unwrap_or(0.0)) as u16,
        usual: source.norms.tired.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(usual: Vec<f64>) -> TiringPlan {
        TiringPlan { each_week: 0.02 / MONTH_WEEKS, after: 8, usual }
    }

    #[test]
    fn two_per_cent_a_month_after_eight_weeks_and_a_fifth_at_most() {
        let plan = plan(Vec::new());
        let after = |weeks: u32| (0..weeks).fold(0, |over, _| plan.next(over, 1.2));
        assert_eq!(plan.hours(after(8), 0).to_bits(), 1.0_f64.to_bits());
        assert!((plan.hours(after(8 + 26), 0) - (1.0 - 0.12 * 26.0 / (6.0 * MONTH_WEEKS))).abs() < 1e-12);
        assert_eq!(plan.hours(after(51), 0).to_bits(), plan.hours(after(500), 0).to_bits());
        assert!((plan.hours(after(500), 0) - 0.8).abs() < 0.003);
    }

    #[test]
    fn what_a_week_took_a_week_at_the_usual_gives_back() {
        let plan = plan(Vec::new());
        let tired = (0..30).fold(0, |over, _| plan.next(over, 1.01));
        assert_eq!((0..10).fold(tired, |over, _| plan.next(over, 1.0)), 20);
        assert_eq!((0..40).fold(tired, |over, _| plan.next(over, 0.7)), 0);
    }

    #[test]
    fn who_is_as_tired_as_the_baseline_has_the_hours_of_the_file() {
        let plan = plan(vec![0.0, 4.0, 10.0]);
        assert!((plan.hours(12, 1) - 1.0).abs() < 1e-15 && (plan.hours(18, 70) - 1.0).abs() < 1e-15);
        assert!(plan.hours(0, 2) > 1.0 && plan.hours(40, 2) < 1.0);
    }
}
