//! Children met in a stage that a birthday ends: how long they have been there, and how old that makes them.

use crate::foundations::time::{Ticks, YEAR_DAYS, days};
use crate::model::plan::{LengthIn, StagePlan};
use crate::model::state::World;

use super::children::is_settled;
use super::way_in::WayIn;

/// Lengths of a stage that are looked at, evenly spread over its law.
const POINTS: u32 = 200;
/// The smallest share of a law that is asked for, so that no length is without end.
const LAST: f64 = 1.0 - 1e-6;

/// The law of age on entry and of whole length of those met in a stage that ends at a birthday.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    /// Lengths, ascending, and the sum of each and those before it \[years\].
    lengths: Vec<(f64, f64)>,
    /// The age that ends the stage \[years\].
    ends: f64,
    /// Ages on entry by year: youngest, width, and share of those met up to its end.
    ages: Vec<(f64, f64, f64)>,
}

/// One child as met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// Age on the day.
    pub(super) age: Ticks,
    /// Time in the stage so far.
    pub(super) gone: Ticks,
    /// What is left of its length, the birthday left aside.
    pub(super) left: Ticks,
}

impl Settled {
    /// For each stage that a birthday ends, where the file asks for it, by the ages of those who come to it.
    pub(super) fn of_stages(world: &World<'_>, ways: &[WayIn]) -> Vec<Option<Self>> {
        let asked = is_settled(world);
        world.plan.stages.iter().zip(ways).map(|(stage, way)| Self::of(stage, &way.ages).filter(|_| asked)).collect()
    }

    fn of(stage: &StagePlan, years: &[(f64, f64, f64)]) -> Option<Self> {
        let LengthIn::Days(each) = stage.unit else { return None };
        let ends = stage.at_age?.0 as f64 / days(YEAR_DAYS) as f64;
        let share = |point: u32| ((f64::from(point) + 0.5) / f64::from(POINTS)).min(LAST);
        let lengths = (0..POINTS).map(|point| stage.length.quantile(share(point)) * each / YEAR_DAYS);
        let mut settled = Self { lengths: summed(lengths), ends, ages: Vec::new() };
        settled.weigh(years);
        (!settled.ages.is_empty()).then_some(settled)
    }

    /// Weighs the ages on entry by how long those of each age stay.
    fn weigh(&mut self, years: &[(f64, f64, f64)]) {
        let mut sum = 0.0;
        for (from, width, share) in years {
            let width = width.min(self.ends - from);
            if width > 0.0 {
                sum += share * self.stay(from + width / 2.0);
                self.ages.push((*from, width, sum));
            }
        }
        if sum > 0.0 {
            self.ages.iter_mut().for_each(|age| age.2 /= sum);
        } else {
            self.ages.clear();
        }
    }

    /// Mean stay of those who enter at an age, × the number of points \[years\].
    fn stay(&self, age: f64) -> f64 {
        let (shorter, sum) = self.ended_before(self.ends - age);
        sum + (self.lengths.len() - shorter) as f64 * (self.ends - age)
    }

    /// How many lengths are shorter than what is left to the birthday, and what they add up to.
    fn ended_before(&self, until: f64) -> (usize, f64) {
        let shorter = self.lengths.partition_point(|length| length.0 < until);
        (shorter, shorter.checked_sub(1).map_or(0.0, |last| self.lengths[last].1))
    }

    /// The length at which stays that end at the birthday at the latest, added up in order, come to a sum.
    fn length_at(&self, sum: f64, until: f64) -> f64 {
        let (shorter, below) = self.ended_before(until);
        let found = if sum <= below {
            self.lengths.partition_point(|length| length.1 < sum)
        } else {
            shorter + (libm::ceil((sum - below) / until) as usize).saturating_sub(1)
        };
        self.lengths.get(found).or(self.lengths.last()).map_or(0.0, |length| length.0)
    }

    /// Eq. C21. A child met: age on entry with weight on E min(T, end − a), whole length T with weight on min(T, end − a),
    /// and a share `v` of that behind it.
    pub(super) fn met(&self, u_age: f64, (u, v): (f64, f64)) -> Met {
        let at = self.ages.partition_point(|age| age.2 < u_age).min(self.ages.len() - 1);
        let before = at.checked_sub(1).map_or(0.0, |at| self.ages[at].2);
        let (from, width, upto) = self.ages[at];
        let entered = from + width * ((u_age - before) / (upto - before).max(1e-12)).clamp(0.0, 1.0);
        let until = self.ends - entered;
        let length = self.length_at(u * self.stay(entered), until);
        let gone = v * length.min(until);
        let years = |years: f64| days(years * YEAR_DAYS);
        Met { age: years(entered + gone), gone: years(gone), left: years(length - gone) }
    }
}

/// Numbers with the sum of each and those before it.
fn summed(numbers: impl Iterator<Item = f64>) -> Vec<(f64, f64)> {
    let mut sum = 0.0;
    let with_sum = numbers.map(|number| {
        sum += number;
        (number, sum)
    });
    with_sum.collect()
}

/// Bands of age as single years: youngest, width, share.
pub(super) fn single_years(bands: &[(f64, f64)]) -> Vec<(f64, f64, f64)> {
    let (mut from, mut below) = (0.0, 0.0);
    let mut years = Vec::new();
    for (to, upto) in bands {
        let parts = libm::ceil(to - from).max(1.0);
        let width = (to - from) / parts;
        for part in 0..parts as u32 {
            years.push((from + width * f64::from(part), width, (upto - below) / parts));
        }
        (from, below) = (*to, *upto);
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everybody enters at 10, stays 4 or 16 years unless 18 comes first: 4 and 8 years.
    fn two() -> Settled {
        let mut settled = of_lengths(&[4.0, 16.0]);
        settled.weigh(&[(10.0, 1e-9, 1.0)]);
        settled
    }

    fn of_lengths(lengths: &[f64]) -> Settled {
        Settled { lengths: summed(lengths.iter().copied()), ends: 18.0, ages: Vec::new() }
    }

    #[test]
    fn whoever_stays_longer_is_met_more_often_and_is_older() {
        let settled = two();
        let year = days(YEAR_DAYS) as f64;
        // A third of those met stay four years, two thirds till the birthday.
        let short = settled.met(0.5, (0.3, 0.5));
        assert!((short.age as f64 / year - 12.0).abs() < 1e-6 && (short.left as f64 / year - 2.0).abs() < 1e-6);
        let long = settled.met(0.5, (0.4, 0.5));
        assert!((long.age as f64 / year - 14.0).abs() < 1e-6 && (long.left as f64 / year - 12.0).abs() < 1e-6);
        let mean: f64 =
            (0..300).map(|at| settled.met(0.5, ((f64::from(at) + 0.5) / 300.0, 0.5)).gone as f64 / year).sum::<f64>()
                / 300.0;
        // E min(T, 8)² ÷ 2 E min(T, 8) = (16 + 64) ÷ (2 × 12).
        assert!((mean - 80.0 / 24.0).abs() < 0.01, "{mean}");
    }

    #[test]
    fn those_who_enter_young_stay_longer_and_are_met_more_often() {
        let mut settled = of_lengths(&[100.0]);
        settled.weigh(&single_years(&[(1.0, 0.5), (2.0, 1.0)]));
        // Stays of 17.5 and 16.5 years.
        assert!((settled.ages[0].2 - 17.5 / 34.0).abs() < 1e-12);
    }
}
