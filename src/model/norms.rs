//! What the baseline itself shows, so that loops are relative to it and nothing is counted twice.
//!
//! Published rates already hold the effect of the workload at which they were observed. A short run
//! of the scenario without its changes, loops off, measures that workload; every strength then acts
//! relative to it (`docs/model.md`, L1–L4).

use super::closings::{Followed, thinned};

/// Steps of the table of felt workload, each a twentieth.
const CELLS: usize = 64;
const CELL: f64 = 0.05;
/// Steps of the table of supervision missed, from none to all.
const MISSED_CELLS: usize = 21;
/// Hazards are not followed beyond this workload.
pub const MOST_FELT: f64 = 2.5;

/// What the baseline shows.
#[derive(Clone, Debug)]
pub struct Norms {
    /// Average workload over the baseline year ÷ the first day's.
    pub level: f64,
    /// Hours needed ÷ available on the first day.
    first_day: f64,
    /// How often each felt workload was met, weighted by people.
    felt: Vec<f64>,
    /// The same for each stage, by the children whose work was begun in it.
    begun: Vec<Vec<f64>>,
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
            first_day: 0.0,
            felt: Vec::new(),
            begun: Vec::new(),
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
        Self { level: Self::from_seen(seen).level, ..self }
    }

    /// Puts together what baseline runs saw.
    #[must_use]
    pub fn from_seen(seen: &Seen) -> Self {
        let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 };
        Self {
            level: ratio(seen.workload.0, seen.workload.1),
            first_day: seen.first_day(),
            felt: seen.felt.clone(),
            begun: seen.begun.clone(),
            missed: seen.missed.clone(),
            pace: seen.pace.iter().map(|(sum, count)| ratio(*sum, *count)).collect(),
            tired: seen.tired.iter().map(|(sum, hours)| if *hours > 0.0 { sum / hours } else { 0.0 }).collect(),
            closing_days: seen.followed.days_open(),
            absence: 1.0,
        }
    }

    /// The same for an option whose first day is its own: what was usual in the baseline stays usual, so that an option
    /// that starts with fewer people starts with more work than usual. `stages` says which of the baseline's stages
    /// each of the option's is.
    #[must_use]
    pub fn carried(&self, option: &Seen, stages: &[Option<usize>]) -> Self {
        let own = option.first_day();
        let ratio = if own > 0.0 && self.first_day > 0.0 { self.first_day / own } else { 1.0 };
        let pace = |stage: &Option<usize>| stage.map_or(1.0, |stage| self.pace(stage));
        let begun = |stage: &Option<usize>| stage.and_then(|stage| self.begun.get(stage).cloned()).unwrap_or_default();
        Self {
            level: self.level * ratio,
            first_day: own,
            begun: stages.iter().map(begun).collect(),
            pace: stages.iter().map(pace).collect(),
            ..self.clone()
        }
    }

    /// Eq. L2. M: the mean of exp(strength · (felt workload − 1)) in the baseline.
    #[must_use]
    pub fn mean_effect(&self, strength: f64) -> f64 {
        mean_effect(&self.felt, strength, beyond_usual)
    }

    /// Eq. L20. The same as workers felt it when they began the work of a stage: a limit is kept or missed where that work is.
    #[must_use]
    pub fn effect_on(&self, stage: usize, strength: f64) -> f64 {
        self.begun.get(stage).map_or(1.0, |begun| mean_effect(begun, strength, beyond_usual))
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
        let (mut low, mut high) = (0.0, 20.0);
        for _ in 0..24 {
            let middle = 0.5 * (low + high);
            if within(middle) < share { low = middle } else { high = middle }
        }
        0.5 * (low + high)
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

/// The mean of exp(strength · amount) over a table of how often each cell was met.
fn mean_effect(met: &[f64], strength: f64, amount: impl Fn(usize) -> f64) -> f64 {
    let total: f64 = met.iter().sum();
    if total <= 0.0 || strength == 0.0 {
        return 1.0;
    }
    let effect = |(cell, weight): (usize, &f64)| weight * libm::exp(strength * amount(cell));
    met.iter().enumerate().map(effect).sum::<f64>() / total
}

/// Share of a year's hazard that is left after so many days.
fn remaining(open: f64, shape: f64) -> f64 {
    1.0 - libm::pow((open / crate::foundations::time::YEAR_DAYS).min(1.0), shape)
}

/// What baseline runs see, added up over replications.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    workload: (f64, f64),
    first_day: (f64, f64),
    felt: Vec<f64>,
    begun: Vec<Vec<f64>>,
    missed: Vec<f64>,
    pace: Vec<(f64, f64)>,
    tired: Vec<(f64, f64)>,
    /// How long cases were open that were referred in the run.
    pub followed: Followed,
}

impl Seen {
    /// Hours needed and available on the first day.
    pub fn first(&mut self, needed: f64, available: f64) {
        self.first_day.0 += needed;
        self.first_day.1 += available;
    }

    fn first_day(&self) -> f64 {
        if self.first_day.1 > 0.0 { self.first_day.0 / self.first_day.1 } else { 0.0 }
    }

    /// A week's hours: needed ÷ available relative to the first day, weighted by hours available.
    pub fn week(&mut self, relative: f64, weight: f64) {
        self.workload.0 += relative * weight;
        self.workload.1 += weight;
    }

    /// The felt workload in a week of a person.
    pub fn felt(&mut self, workload: f64) {
        note(&mut self.felt, workload);
    }

    /// The felt workload of whoever begins the work of a stage on a child.
    pub fn begun(&mut self, stage: usize, workload: f64) {
        if self.begun.len() <= stage {
            self.begun.resize(stage + 1, Vec::new());
        }
        note(&mut self.begun[stage], workload);
    }

    /// The share of recent supervision that a person has missed.
    pub fn missed(&mut self, share: f64) {
        self.missed.resize(MISSED_CELLS, 0.0);
        self.missed[((share * (MISSED_CELLS - 1) as f64 + 0.5) as usize).min(MISSED_CELLS - 1)] += 1.0;
    }

    /// Weeks that have tired somebody, in a week of the play, and how many hours they have relative to others.
    pub fn tired(&mut self, week: usize, weeks: f64, hours: f64) {
        weigh(&mut self.tired, week, weeks, hours);
    }

    /// The pace in a week of so many cases.
    pub fn pace(&mut self, stage: usize, pace: f64, cases: f64) {
        weigh(&mut self.pace, stage, pace, cases);
    }

    /// Adds what another run saw.
    pub fn add(&mut self, other: &Self) {
        let both = |left: &mut (f64, f64), right: (f64, f64)| *left = (left.0 + right.0, left.1 + right.1);
        both(&mut self.workload, other.workload);
        self.first(other.first_day.0, other.first_day.1);
        add(&mut self.felt, &other.felt, 0.0, |left, right| *left += right);
        add(&mut self.begun, &other.begun, Vec::new(), |left, right| {
            add(left, &right, 0.0, |left, right| *left += right)
        });
        add(&mut self.missed, &other.missed, 0.0, |left, right| *left += right);
        add(&mut self.pace, &other.pace, (0.0, 0.0), both);
        add(&mut self.tired, &other.tired, (0.0, 0.0), both);
        self.followed.add(&other.followed);
    }
}

/// Counts a felt workload in its cell.
fn note(felt: &mut Vec<f64>, workload: f64) {
    felt.resize(CELLS, 0.0);
    felt[((workload / CELL) as usize).min(CELLS - 1)] += 1.0;
}

/// Adds a value of some weight to the sums at a place.
fn weigh(sums: &mut Vec<(f64, f64)>, at: usize, value: f64, weight: f64) {
    if sums.len() <= at {
        sums.resize(at + 1, (0.0, 0.0));
    }
    sums[at].0 += value * weight;
    sums[at].1 += weight;
}

fn add<T: Clone>(into: &mut Vec<T>, from: &[T], zero: T, each: impl Fn(&mut T, T)) {
    if into.len() < from.len() {
        into.resize(from.len(), zero);
    }
    for (left, right) in into.iter_mut().zip(from) {
        each(left, right.clone());
    }
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
        let option = norms.carried(&Seen::default(), &[Some(1), None, Some(0)]);
        let bits = |values: [f64; 3]| values.map(f64::to_bits);
        assert_eq!(bits([0, 1, 2].map(|stage| option.pace(stage))), bits([0.8, 1.0, 0.5]));
        let effects = [norms.effect_on(1, 2.0), 1.0, norms.effect_on(0, 2.0)];
        assert_eq!(bits([0, 1, 2].map(|stage| option.effect_on(stage, 2.0))), bits(effects));
    }
}
