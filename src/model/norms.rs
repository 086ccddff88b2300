//! What the baseline itself shows, so that loops are relative to it and nothing is counted twice.
//!
//! Published rates already hold the effect of the workload at which they were observed. A short run
//! of the scenario without its changes, loops off, measures that workload; every strength then acts
//! relative to it (`docs/model.md`, L1–L4).

mod seen;

pub use seen::Seen;

use super::closings::thinned;
use crate::foundations::halving::halved;

/// Steps of the table of felt workload, each a twentieth.
const CELLS: usize = 64;
const CELL: f64 = 0.05;
/// Steps of the table of what the whole council feels: it moves by far less than a person's.
const COUNCIL_CELLS: usize = 500;
const COUNCIL_CELL: f64 = 0.005;
/// Steps of the table of supervision missed, from none to all.
const MISSED_CELLS: usize = 21;
/// Steps in which a mean is looked for: more would change no digit.
const HALVINGS: u32 = 50;
/// Steps where every future looks, which needs no more digits than its luck lets be seen.
const ENOUGH: u32 = 24;
/// Of the times that cases stay open, so many stand for all there.
const SOME: usize = 16;
/// Hazards are not followed beyond this workload.
pub const MOST_FELT: f64 = 2.5;

/// What the baseline shows.
#[derive(Clone, Debug)]
pub struct Norms {
    /// Average workload over the baseline year ÷ the first day's.
    pub level: f64,
    /// The same of the baseline alone, against its own first day: what is owed from before, on which no first day yet counts.
    pub builds_up: f64,
    /// Hours needed ÷ available on the first day.
    first_day: f64,
    /// How often each felt workload was met, weighted by people.
    felt: Vec<f64>,
    /// The same for each role.
    felt_in: Vec<Vec<f64>>,
    /// The same for each stage, by the children whose work was begun in it.
    begun: Vec<Vec<f64>>,
    /// The same of whoever closed a case, by cases.
    closed: Vec<f64>,
    /// What the whole council felt, by weeks.
    council: Vec<f64>,
    /// How often each share of recent sessions missed was met, in twentieths.
    missed: Vec<f64>,
    /// For each stage, the mean pace of work that waits for hours.
    pace: Vec<f64>,
    /// Weeks that had tired people, on average over their hours, week by week.
    pub tired: Vec<f64>,
    /// Days from referral to closing, ascending, of cases referred in the baseline.
    closing_days: Vec<f64>,
    /// Hours of people at work in the baseline ÷ what the scenario's own absence would make of them.
    pub absence: f64,
}

impl Norms {
    /// No baseline has been played: every effect is taken at face value.
    #[must_use]
    pub fn none() -> Self {
        Self {
            level: 1.0,
            builds_up: 1.0,
            first_day: 0.0,
            felt: Vec::new(),
            felt_in: Vec::new(),
            begun: Vec::new(),
            closed: Vec::new(),
            council: Vec::new(),
            missed: Vec::new(),
            pace: Vec::new(),
            tired: Vec::new(),
            closing_days: Vec::new(),
            absence: 1.0,
        }
    }

    /// Nothing is known but how long cases stay open \[days\].
    #[must_use]
    pub fn of_closings(closing_days: Vec<f64>) -> Self {
        Self { closing_days: thinned(&closing_days), ..Self::none() }
    }

    /// The same for a scenario whose people at work have so many times the hours that its own absence would give them.
    #[must_use]
    pub fn with_absence(self, absence: f64) -> Self {
        Self { absence, ..self }
    }

    /// The same at the level of workload that a run saw.
    #[must_use]
    pub fn at_level_of(self, seen: &Seen) -> Self {
        let Self { level, builds_up, .. } = Self::from_seen(seen);
        Self { level, builds_up, ..self }
    }

    /// Puts together what baseline runs saw.
    #[must_use]
    pub fn from_seen(seen: &Seen) -> Self {
        let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 };
        let level = ratio(seen.workload.0, seen.workload.1);
        Self {
            level,
            builds_up: level,
            first_day: seen.first_day(),
            felt: seen.felt_by_all(),
            felt_in: seen.felt.clone(),
            begun: seen.begun.clone(),
            closed: seen.closed.clone(),
            council: seen.council.clone(),
            missed: seen.missed.clone(),
            pace: seen.pace.iter().map(|(sum, count)| ratio(*sum, *count)).collect(),
            tired: seen.tired.iter().map(|(sum, hours)| if *hours > 0.0 { sum / hours } else { 0.0 }).collect(),
            closing_days: seen.followed.days_open(),
            absence: 1.0,
        }
    }

    /// The same for an option whose first day is its own: what was usual in the baseline stays usual, so that an option
    /// that starts with fewer people starts with more work than usual. `stages` and `roles` say which of the
    /// baseline's each of the option's is.
    #[must_use]
    pub fn carried(&self, option: &Seen, stages: &[Option<usize>], roles: &[Option<usize>]) -> Self {
        let own = option.first_day();
        let ratio = if own > 0.0 && self.first_day > 0.0 { self.first_day / own } else { 1.0 };
        let pace = |stage: &Option<usize>| stage.map_or(1.0, |stage| self.pace(stage));
        let of = |met: &[Vec<f64>], there: &[Option<usize>]| {
            let known = |place: &Option<usize>| place.and_then(|place| met.get(place).cloned()).unwrap_or_default();
            there.iter().map(known).collect()
        };
        Self {
            level: self.level * ratio,
            first_day: own,
            begun: of(&self.begun, stages),
            felt_in: of(&self.felt_in, roles),
            pace: stages.iter().map(pace).collect(),
            ..self.clone()
        }
    }

    /// Eq. L2. M: the mean of exp(strength · (felt workload − 1)) in the baseline.
    #[must_use]
    pub fn mean_effect(&self, strength: f64) -> f64 {
        mean_effect(&self.felt, strength, beyond_usual)
    }

    /// Eq. L25. The same over the people of a role: its own rate is what was published of it. A role that nobody had in the baseline
    /// is taken as any.
    #[must_use]
    pub fn effect_in(&self, role: usize, strength: f64) -> f64 {
        let own = self.felt_in.get(role).filter(|felt| felt.iter().any(|met| *met > 0.0));
        mean_effect(own.unwrap_or(&self.felt), strength, beyond_usual)
    }

    /// Eq. L20. The same as workers felt it when they began the work of a stage, such that the share of it that is late is what it was
    /// published to be: a limit is kept or missed where that work is.
    #[must_use]
    pub fn effect_on(&self, stage: usize, strength: f64, late: f64) -> f64 {
        let Some(begun) = self.begun.get(stage).filter(|begun| begun.iter().any(|met| *met > 0.0)) else { return 1.0 };
        if strength == 0.0 || late <= 0.0 || late >= 1.0 {
            return mean_effect(begun, strength, beyond_usual);
        }
        let weights: Vec<(f64, f64)> = (0..begun.len())
            .filter(|cell| begun[*cell] > 0.0)
            .map(|cell| (begun[cell], libm::exp(strength * beyond_usual(cell))))
            .collect();
        let all: f64 = weights.iter().map(|(met, _)| met).sum();
        let share = |norm: f64| {
            let late = |(met, weight): &(f64, f64)| met * weight * late / (weight * late + norm * (1.0 - late));
            weights.iter().map(late).sum::<f64>() / all
        };
        let ends =
            weights.iter().fold((f64::INFINITY, 0.0), |(low, high), (_, weight)| (weight.min(low), weight.max(high)));
        halved(ends, HALVINGS, |norm| share(norm) > late)
    }

    /// Eq. L26. The same over the cases that a worker closed in the baseline, as that worker felt, such that as many of those children come
    /// back within twelve months as do at a hazard that nothing pulls, which accumulates to `level` over them, and to `most` at the most.
    #[must_use]
    pub fn effect_on_closings(&self, strength: f64, (level, most, shape): (f64, f64, f64)) -> f64 {
        if strength == 0.0 || level <= 0.0 || self.closing_days.is_empty() || self.closed.is_empty() {
            return mean_effect(&self.closed, strength, beyond_usual);
        }
        let left: Vec<f64> = self.some_closings().map(|open| remaining(open, shape)).collect();
        let back = |level: f64| left.iter().map(|left| 1.0 - libm::exp(-level * left)).sum::<f64>() / left.len() as f64;
        let effect = |cell| libm::exp(strength * beyond_usual(cell));
        let share = |norm: f64| mean(&self.closed, |cell| back((level * effect(cell) / norm).min(most)));
        let asked = back(level);
        let ends = if strength > 0.0 { (effect(0), effect(CELLS - 1)) } else { (effect(CELLS - 1), effect(0)) };
        halved(ends, ENOUGH, |norm| share(norm) > asked)
    }

    /// A few of the times that cases stay open, evenly spread over all \[days\].
    fn some_closings(&self) -> impl Iterator<Item = f64> + '_ {
        (0..SOME).filter_map(|place| self.closing_days((place as f64 + 0.5) / SOME as f64))
    }

    /// Eq. L27. The same over the weeks of the baseline, as the whole council felt.
    #[must_use]
    pub fn effect_on_council(&self, strength: f64) -> f64 {
        mean_effect(&self.council, strength, council_beyond_usual)
    }

    /// Eq. D25. The mean over those weeks of what that effect, divided by its mean, leaves where it adds nothing.
    #[must_use]
    pub fn kept_by_council(&self, strength: f64) -> f64 {
        if strength == 0.0 {
            return 1.0;
        }
        let norm = self.effect_on_council(strength);
        mean(&self.council, |cell| (libm::exp(strength * council_beyond_usual(cell)) / norm).min(1.0))
    }

    /// The same of the share of recent supervision that was missed.
    #[must_use]
    pub fn missed_effect(&self, strength: f64) -> f64 {
        mean_effect(&self.missed, strength, |cell| cell as f64 / (MISSED_CELLS - 1) as f64)
    }

    /// Eq. L3. Mean pace of a stage's work in the baseline: lengths on record hold it already.
    #[must_use]
    pub fn pace(&self, stage: usize) -> f64 {
        self.pace.get(stage).copied().unwrap_or(1.0)
    }

    /// Eq. D6. Hazard accumulated over twelve months from the referral such that this share of
    /// referrals comes back within them, given how long cases stay open.
    #[must_use]
    pub fn return_level(&self, share: f64, shape: f64) -> f64 {
        if self.closing_days.is_empty() {
            return -libm::log1p(-share);
        }
        let left: Vec<f64> = self.closing_days.iter().map(|open| remaining(*open, shape)).collect();
        let within =
            |level: f64| left.iter().map(|left| 1.0 - libm::exp(-level * left)).sum::<f64>() / left.len() as f64;
        halved((0.0, 20.0), 24, |level| within(level) < share)
    }

    /// Days a case stays open from its referral, at this quantile; `None` without a baseline.
    #[must_use]
    pub fn closing_days(&self, u: f64) -> Option<f64> {
        let last = self.closing_days.len().checked_sub(1)?;
        let place = (u * self.closing_days.len() as f64) as usize;
        self.closing_days.get(place.min(last)).copied()
    }
}

/// Felt workload beyond the usual in a cell of its table.
fn beyond_usual(cell: usize) -> f64 {
    (cell as f64 + 0.5) * CELL - 1.0
}

/// What the whole council felt beyond the usual in a cell of its table.
fn council_beyond_usual(cell: usize) -> f64 {
    (cell as f64 + 0.5) * COUNCIL_CELL - 1.0
}

/// The mean of exp(strength · amount) over a table of how often each cell was met.
fn mean_effect(met: &[f64], strength: f64, amount: impl Fn(usize) -> f64) -> f64 {
    if strength == 0.0 { 1.0 } else { mean(met, |cell| libm::exp(strength * amount(cell))) }
}

/// The mean of something over a table of how often each cell was met; 1 where none was.
fn mean(met: &[f64], of: impl Fn(usize) -> f64) -> f64 {
    let total: f64 = met.iter().sum();
    let sum = || met.iter().enumerate().filter(|(_, weight)| **weight > 0.0).map(|(cell, weight)| weight * of(cell));
    if total > 0.0 { sum().sum::<f64>() / total } else { 1.0 }
}

/// Share of a year's hazard that is left after so many days.
fn remaining(open: f64, shape: f64) -> f64 {
    1.0 - libm::pow((open / crate::foundations::time::YEAR_DAYS).min(1.0), shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_in_a_stage_goes_with_the_stage() {
        let mut seen = Seen::default();
        seen.pace(0, 0.5, 1.0);
        seen.pace(1, 0.8, 1.0);
        seen.begun(0, 0.9);
        seen.begun(1, 1.6);
        let norms = Norms::from_seen(&seen);
        let option = norms.carried(&Seen::default(), &[Some(1), None, Some(0)], &[]);
        let bits = |values: [f64; 3]| values.map(f64::to_bits);
        assert_eq!(bits([0, 1, 2].map(|stage| option.pace(stage))), bits([0.8, 1.0, 0.5]));
        let effects = [norms.effect_on(1, 2.0, 0.1), 1.0, norms.effect_on(0, 2.0, 0.1)];
        assert_eq!(bits([0, 1, 2].map(|stage| option.effect_on(stage, 2.0, 0.1))), bits(effects));
    }

    #[test]
    fn a_role_is_held_to_its_own_load_and_a_new_one_to_everybodys() {
        let mut seen = Seen::default();
        seen.felt(0, 0.5);
        seen.felt(1, 1.5);
        let norms = Norms::from_seen(&seen);
        let [light, heavy, all] = [norms.effect_in(0, 1.0), norms.effect_in(1, 1.0), norms.mean_effect(1.0)];
        assert!(light < 0.7 && heavy > 1.5 && (all - 0.5 * (light + heavy)).abs() < 1e-12);
        let option = norms.carried(&Seen::default(), &[], &[Some(1), None]);
        let bits = |values: [f64; 2]| values.map(f64::to_bits);
        assert_eq!(bits([0, 1].map(|role| option.effect_in(role, 1.0))), bits([heavy, all]));
    }

    /// Three loads, each as common: the shares late at e^(k (x − 1)) ÷ M come to the published one, which the mean weight misses.
    #[test]
    fn as_much_work_is_late_in_the_baseline_as_was_published() {
        let mut seen = Seen::default();
        [0.62, 1.02, 1.62].into_iter().for_each(|load| seen.begun(0, load));
        let norms = Norms::from_seen(&seen);
        let (strength, published): (f64, f64) = (2.0, 0.15);
        let late = |norm: f64| {
            let weight = |cell: usize| libm::exp(strength * beyond_usual(cell)) / norm;
            let share = |weight: f64| weight * published / (weight * published + 1.0 - published);
            [12, 20, 32].map(|cell| share(weight(cell))).iter().sum::<f64>() / 3.0
        };
        let found = late(norms.effect_on(0, strength, published));
        assert!((found - published).abs() < 1e-9, "{found}");
        let by_mean_weight = late(mean_effect(&norms.begun[0], strength, beyond_usual));
        assert!(by_mean_weight < published - 0.01, "{by_mean_weight}");
    }

    /// Six cases in ten are closed in a team with little to do, though most people are in one with much.
    fn uneven() -> Norms {
        let mut seen = Seen::default();
        for (load, closings, people) in [(0.71, 6, 1), (1.41, 4, 9)] {
            (0..closings).for_each(|_| seen.closed(load));
            (0..people).for_each(|_| seen.felt(0, load));
        }
        [0.971, 1.001, 1.041].into_iter().for_each(|week| seen.council(week));
        let days = (0..200).map(|day| f64::from(day) * 2.0).collect();
        Norms { closing_days: days, ..Norms::from_seen(&seen) }
    }

    #[test]
    fn as_many_come_back_as_were_published_whoever_closes_most() {
        let (norms, shape) = (uneven(), 0.7);
        let (level, most) = (norms.return_level(0.226, shape), norms.return_level(0.45, shape));
        for strength in [0.3, 1.0, 2.0] {
            let norm = norms.effect_on_closings(strength, (level, most, shape));
            let of = |load: f64| {
                let pulled = level * libm::exp(strength * (load - 1.0)) / norm;
                let left = norms.closing_days.iter().map(|open| remaining(*open, shape));
                left.map(|left| 1.0 - libm::exp(-pulled.min(most) * left)).sum::<f64>() / 200.0
            };
            // Loads are those of the middles of their cells.
            let back = 0.6 * of(0.725) + 0.4 * of(1.425);
            assert!((back - 0.226).abs() < 0.001, "{strength}: {back}");
            assert!(norms.mean_effect(strength) > norm, "people have more to do than closings tell");
        }
        assert_eq!(norms.effect_on_closings(0.0, (level, most, shape)).to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn a_council_is_held_to_its_own_weeks() {
        let norms = uneven();
        let weeks = [0.9725, 1.0025, 1.0425].map(|week| libm::exp(-2.0 * (week - 1.0)));
        let mean = weeks.iter().sum::<f64>() / 3.0;
        assert!((norms.effect_on_council(-2.0) - mean).abs() < 1e-12);
        let kept = weeks.iter().map(|week| (week / mean).min(1.0)).sum::<f64>() / 3.0;
        assert!((norms.kept_by_council(-2.0) - kept).abs() < 1e-12 && kept < 1.0);
        let none = Norms::none();
        assert!(
            [none.effect_on_council(-2.0), none.kept_by_council(-2.0)]
                .iter()
                .all(|effect| effect.to_bits() == 1.0_f64.to_bits())
        );
    }
}
