//! How long cases are open from their referral, as a play that ends shows it.

use crate::foundations::time::YEAR_DAYS;

/// Lengths that are remembered.
const REMEMBERED: usize = 100;

/// Cases that were referred while a play was watched: the days each was seen, and whether it had closed by then.
#[derive(Clone, Debug, Default)]
pub struct Followed(Vec<(f64, bool)>);

impl Followed {
    /// A case referred in the play was seen for so many days from its referral, and closed at their end or was still open.
    pub fn seen(&mut self, days: f64, closed: bool) {
        self.0.push((days, closed));
    }

    /// Adds what another play showed.
    pub fn add(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// Eq. D23. Days open of a hundred cases, evenly spread over the order of all that were referred: of those open for so long
    /// the share that closes then is known, whoever was referred too late to be seen for longer. Cases that no play
    /// sees close are open for a year. None where nobody was seen to close.
    #[must_use]
    pub fn days_open(&self) -> Vec<f64> {
        let mut cases = self.0.clone();
        // Whoever closes on a day was there to be seen until its end.
        cases.sort_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(&left.1)));
        let (mut still, mut found) = (1.0, Vec::new());
        for (place, (days, _)) in cases.iter().enumerate().filter(|(_, case)| case.1) {
            still *= 1.0 - 1.0 / (cases.len() - place) as f64;
            while found.len() < REMEMBERED && middle(found.len()) <= 1.0 - still + 1e-9 {
                found.push(*days);
            }
        }
        if still < 1.0 {
            found.resize(REMEMBERED, YEAR_DAYS);
        }
        found
    }
}

/// A hundred values evenly spread over the order of many.
pub(super) fn thinned(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = sorted.len().min(REMEMBERED);
    (0..count).map(|step| sorted[(2 * step + 1) * sorted.len() / (2 * count)]).collect()
}

/// The middle of one of a hundred equal parts.
fn middle(part: usize) -> f64 {
    (part as f64 + 0.5) / REMEMBERED as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cases referred evenly over a year, open for 10, 100 or 300 days, or for ever: a year's end hides three fifths of
    /// the long ones and moves nothing.
    #[test]
    fn those_referred_too_late_to_be_seen_closing_hide_nothing() {
        let mut followed = Followed::default();
        for day in 0..365 {
            for (number, open) in [10.0, 100.0, 300.0, 1e6].into_iter().enumerate() {
                for _ in 0..=number {
                    let left = 365.0 - f64::from(day);
                    followed.seen(f64::min(open, left), open <= left);
                }
            }
        }
        let found = followed.days_open();
        let share = |days: f64| found.iter().filter(|open| (**open - days).abs() < 1e-6).count();
        assert_eq!([10.0, 100.0, 300.0, YEAR_DAYS].map(share), [10, 20, 30, 40]);
        assert!(Followed::default().days_open().is_empty());
    }
}
