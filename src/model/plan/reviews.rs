//! Reviews as recurring work: when they fall due, and what they take.

use super::{LengthIn, Source};
use crate::foundations::sampler::Sampler;
use crate::foundations::time::{Ticks, days};
use crate::scenario::council::recurring::ReviewsHeld;

/// Reviews after which no stay is looked at.
const MOST: usize = 400;

/// Reviews of a stage, as numbers.
#[derive(Clone, Debug)]
pub struct ReviewsPlan {
    /// When they fall due, from the stage's beginning \[ticks\]; then the last gap repeats.
    pub after: Vec<Ticks>,
    /// Hours of one.
    pub hours: f64,
    /// Place in the queue for hours.
    pub class: usize,
}

impl ReviewsPlan {
    pub(super) fn of(source: Source<'_>, held: &ReviewsHeld, class: usize) -> Self {
        Self {
            after: held.after_weeks.iter().map(|weeks| days(weeks * 7.0)).collect(),
            hours: source.get(&held.hours),
            class,
        }
    }

    /// When the n-th falls due after the stage began, counted from 0.
    #[must_use]
    pub fn due(&self, number: usize) -> Ticks {
        let last = self.after.last().copied().unwrap_or(Ticks::MAX / 4);
        if let Some(due) = self.after.get(number) {
            return *due;
        }
        let before = self.after.len().checked_sub(2).map_or(0, |at| self.after[at]);
        last.saturating_add((last - before).max(1).saturating_mul((number + 1 - self.after.len()) as Ticks))
    }

    /// The first that falls due later than so long after the stage began.
    #[must_use]
    pub fn next_after(&self, gone: Ticks) -> Ticks {
        (0..MOST).map(|number| self.due(number)).find(|due| *due > gone).unwrap_or(Ticks::MAX / 4)
    }

    /// Eq. C33. Hours of reviews in a week: reviews that a stay lives to see × hours ÷ mean weeks.
    pub(super) fn a_week(&self, length: &Sampler, unit: LengthIn) -> f64 {
        let each = unit.days_each();
        let lives = |number: usize| {
            let due = crate::foundations::time::in_days(self.due(number)) / each;
            1.0 - length.cdf(due - 1e-9)
        };
        let seen: f64 = (0..MOST).map(lives).take_while(|share| *share > 1e-6).sum();
        self.hours * seen / (length.mean() * each / 7.0).max(0.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::quantile_table::TableCache;
    use crate::foundations::shape::Shape;
    use crate::foundations::uncertain::Uncertain;

    fn reviews() -> ReviewsPlan {
        ReviewsPlan { after: vec![days(28.0), days(119.0), days(301.0)], hours: 4.0, class: 4 }
    }

    #[test]
    fn the_last_gap_repeats() {
        let due: Vec<Ticks> = (0..5).map(|number| reviews().due(number)).collect();
        assert_eq!(due, [28.0, 119.0, 301.0, 483.0, 665.0].map(days));
        assert_eq!(reviews().next_after(days(119.0)), days(301.0));
        assert_eq!(reviews().next_after(-days(1.0)), days(28.0));
    }

    /// Stays of forty weeks all see two reviews of four hours: a fifth of an hour a week.
    #[test]
    fn hours_a_week_are_those_of_the_reviews_a_stay_sees() {
        let fixed =
            Sampler::new(&Shape::Fixed(Uncertain::known(40.0)), |number| number.likely, &mut TableCache::default());
        assert!((reviews().a_week(&fixed, LengthIn::Days(7.0)) - 0.2).abs() < 1e-12);
    }
}
