//! Lengths that end at reviews, or (a few) between the first two.

use super::shape::Reviews;

/// Reviews after which whoever is left ends, so that a length without an end is still finite.
const MOST_REVIEWS: usize = 400;

/// When a length ends, in months: spells and points in time, each with its share.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewLaw {
    steps: Vec<Step>,
}

/// Endings spread evenly over `from` … `to` (a review when they are equal); `upto` is the share
/// ended by then.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Step {
    from: f64,
    to: f64,
    before: f64,
    upto: f64,
}

impl ReviewLaw {
    /// Endings as the reviews give them.
    ///
    /// The first review ends `end_percent[0]`; of the rest `between_percent` end evenly up to
    /// `between_until_months` (or the second review, if sooner); each later review ends its
    /// percentage of those still open. The last gap and the last percentage repeat.
    #[must_use]
    pub fn new(reviews: &Reviews) -> Self {
        let mut law = Self { steps: Vec::new() };
        let mut months = review_months(&reviews.at_months);
        let mut percents = Repeating::new(&reviews.end_percent);
        let (Some(first), Some(second)) = (months.next(), months.next()) else {
            return law;
        };
        law.end(first, first, percents.next_share());
        let until = reviews.between_until_months.clamp(first, second);
        law.end(first, until, share(reviews.between_percent));
        let mut last = second;
        law.end(last, last, percents.next_share());
        for month in months.take(MOST_REVIEWS) {
            if law.ended() >= 1.0 - 1e-12 {
                break;
            }
            last = month;
            law.end(last, last, percents.next_share());
        }
        law.end(last, last, 1.0);
        law
    }

    /// Ends a share of those still open.
    fn end(&mut self, from: f64, to: f64, share: f64) {
        let before = self.ended();
        let upto = before + share * (1.0 - before);
        if upto > before {
            self.steps.push(Step { from, to, before, upto });
        }
    }

    fn ended(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.upto)
    }

    /// The time by which a share `u` has ended \[months\].
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        let Some(last) = self.steps.last() else {
            return 0.0;
        };
        let step = self.steps.iter().find(|step| u <= step.upto).unwrap_or(last);
        let share = ((u - step.before) / (step.upto - step.before)).clamp(0.0, 1.0);
        step.from + share * (step.to - step.from)
    }

    /// Share ended by `x` months, a review on that day included.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        let Some(step) = self.steps.iter().rev().find(|step| x >= step.from) else {
            return 0.0;
        };
        if x >= step.to {
            return step.upto;
        }
        step.before + (x - step.from) / (step.to - step.from) * (step.upto - step.before)
    }

    /// Mean length \[months\].
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.steps.iter().map(|step| (step.upto - step.before) * 0.5 * (step.from + step.to)).sum()
    }
}

/// The months listed, then every last gap after them.
fn review_months(listed: &[f64]) -> impl Iterator<Item = f64> + '_ {
    let last = listed.last().copied().unwrap_or(0.0);
    let previous = listed.len().checked_sub(2).and_then(|at| listed.get(at)).copied();
    let gap = (last - previous.unwrap_or(0.0)).max(1e-6);
    let further = (1..=2 * MOST_REVIEWS as u32).map(move |n| last + gap * f64::from(n));
    let further = if listed.is_empty() { None } else { Some(further) };
    listed.iter().copied().chain(further.into_iter().flatten())
}

/// Percentages of which the last repeats, as shares.
struct Repeating<'a> {
    listed: std::slice::Iter<'a, f64>,
    last: f64,
}

impl<'a> Repeating<'a> {
    fn new(percents: &'a [f64]) -> Self {
        Self { listed: percents.iter(), last: 0.0 }
    }

    fn next_share(&mut self) -> f64 {
        if let Some(&percent) = self.listed.next() {
            self.last = share(percent);
        }
        self.last
    }
}

fn share(percent: f64) -> f64 {
    (percent / 100.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;
    use proptest::prelude::*;

    fn england() -> Reviews {
        Reviews {
            at_months: vec![3.0, 8.0, 13.0, 18.0, 23.0, 28.0],
            end_percent: vec![15.9, 59.5, 60.0, 50.0, 25.0, 75.0],
            between_percent: 13.1,
            between_until_months: 6.0,
        }
    }

    /// Child protection plans ended in England, 2025 (DfE): within 3 months, 3–6, 6–12, 1–2 years.
    #[test]
    fn endings_fill_the_published_bands() {
        let law = ReviewLaw::new(&england());
        let by = [3.0, 6.0, 12.0, 24.0].map(|months| law.cdf(months));
        for (found, published) in by.into_iter().zip([0.159, 0.269, 0.704, 0.956]) {
            assert_relative_eq!(found, published, epsilon = 1.5e-3);
        }
    }

    /// By hand, from the last review back; stock ÷ flow has 9.4 to 9.6 months.
    #[test]
    fn the_mean_is_the_sum_by_hand() {
        let from_28 = 28.0 + 5.0 * 0.25 / 0.75;
        let from_18 = 0.5 * 18.0 + 0.5 * (0.25 * 23.0 + 0.75 * from_28);
        let from_8 = 0.595 * 8.0 + 0.405 * (0.6 * 13.0 + 0.4 * from_18);
        let mean = 0.159 * 3.0 + 0.841 * (0.131 * 4.5 + 0.869 * from_8);
        let law = ReviewLaw::new(&england());
        assert_relative_eq!(law.mean(), mean, epsilon = 1e-9);
        assert_relative_eq!(mean, 9.44, epsilon = 0.05);
    }

    #[test]
    fn lengths_without_an_end_are_finite() {
        let law = ReviewLaw::new(&Reviews { end_percent: vec![0.0], ..england() });
        assert!(law.quantile(1.0).is_finite());
        assert!(law.quantile(0.9) > 100.0);
        let none = ReviewLaw::new(&Reviews { at_months: Vec::new(), ..england() });
        assert!(none.mean().abs() < 1e-12 && none.quantile(0.7).abs() < 1e-12);
    }

    #[test]
    fn a_single_review_repeats_at_its_own_gap() {
        let law = ReviewLaw::new(&Reviews {
            at_months: vec![6.0],
            end_percent: vec![50.0],
            between_percent: 0.0,
            between_until_months: 6.0,
        });
        assert_relative_eq!(law.mean(), 12.0, epsilon = 1e-6);
        assert_relative_eq!(law.quantile(0.6), 12.0, epsilon = 1e-12);
    }

    proptest! {
        #[test]
        fn lengths_end_on_reviews_or_between_the_first_two(u in 0.0..1.0f64, more in 0.0..0.5f64) {
            let law = ReviewLaw::new(&england());
            let x = law.quantile(u);
            let review = (x - 3.0) / 5.0;
            let is_review = (review - review.round()).abs() < 1e-9 && x >= 3.0;
            prop_assert!(is_review || (x > 3.0 && x <= 6.0), "{x}");
            prop_assert!(law.quantile((u + more).min(1.0)) >= x);
            prop_assert!(law.cdf(x) >= u - 1e-12);
        }
    }
}
