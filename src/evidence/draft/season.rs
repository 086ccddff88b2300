//! The months of the year: how many children a short stage has on 30 September for what it has on average.

use crate::foundations::time::YEAR_DAYS;
use crate::scenario::council::Council;

/// Days of each month, on average over leap years and others.
const MONTHS: [f64; 12] = [31.0, 28.25, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0];
/// September.
const LAST: usize = 8;

/// Referrals by month, seen backwards from 30 September.
#[derive(Clone, Debug)]
pub struct Season {
    /// Each month's days and its referrals a day ÷ the year's, the newest first.
    back: Vec<(f64, f64)>,
}

impl Season {
    /// The months of a file; all alike where it has none.
    #[must_use]
    pub fn of(council: &Council) -> Self {
        let months = council.demand.as_ref().map(|demand| &demand.month_percent);
        let each = months.map_or([1.0; 12], crate::model::plan::months);
        let mean = MONTHS.iter().zip(each).map(|(days, rate)| days * rate).sum::<f64>() / YEAR_DAYS;
        let back = (0..12).map(|ago| (LAST + 12 - ago) % 12).map(|month| (MONTHS[month], each[month] / mean));
        Self { back: back.collect() }
    }

    /// Eq. F13. Children in a stage on 30 September ÷ their average, who entered it so long after the referral and stay so
    /// long: the mean of the months in which they were referred.
    #[must_use]
    pub fn factor(&self, after: f64, stays: &[f64]) -> f64 {
        let after = after.max(0.0);
        let all: f64 = stays.iter().sum();
        let seen: f64 = stays.iter().map(|stay| self.since(after + stay) - self.since(after)).sum();
        if all > 0.0 { seen / all } else { 1.0 }
    }

    /// Referrals of so many years back to 30 September, as years of average referrals.
    fn since(&self, years: f64) -> f64 {
        let mut days = years * YEAR_DAYS;
        let mut sum = libm::floor(years);
        days -= sum * YEAR_DAYS;
        for (length, rate) in &self.back {
            let part = days.min(*length);
            sum += part * rate / YEAR_DAYS;
            days -= part;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_in_august_and_september_counts_for_a_stage_of_two_months() {
        let back = [(30.0, 1.2), (31.0, 0.6)].into_iter().chain(std::iter::repeat_n((30.0, 1.0), 10)).collect();
        let season = Season { back };
        let months = |days: f64| days / YEAR_DAYS;
        assert!((season.factor(0.0, &[months(30.0)]) - 1.2).abs() < 1e-9);
        assert!((season.factor(0.0, &[months(61.0)]) - (30.0 * 1.2 + 31.0 * 0.6) / 61.0).abs() < 1e-9);
        assert!((season.factor(months(30.0), &[months(31.0)]) - 0.6).abs() < 1e-9);
    }
}
