//! How forecasts did: how many outcomes their bands held, and what they lost beside simple rivals.

use std::collections::{BTreeMap, BTreeSet};

use super::Forecast;
use super::rival::{Rival, Rivals};
use crate::evidence::forecast::history::History;
use crate::evidence::forecast::outcome::Outcome;
use crate::evidence::forecast::shape::QUANTILES;
use crate::foundations::statistics::mean;

/// A forecast whose outcome is known, scored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// Of which figure.
    pub outcome: Outcome,
    /// From which census.
    pub origin: u16,
    /// How many years ahead.
    pub ahead: u16,
    /// Which quarter of councils by size at the origin: 0 the smallest, 3 the largest.
    pub quarter: Option<usize>,
    /// Whether the outcome was at or below each of the five quantiles.
    pub at_most: [bool; 5],
    /// Whether the middle half held the outcome.
    pub in_half: bool,
    /// Whether the middle eight tenths did.
    pub in_most: bool,
    /// Outcome less the middle forecast, in the figure's unit.
    pub error: f64,
    /// Quantile loss, mean of five quantiles, in the figure's unit.
    pub loss: f64,
    /// The same of persistence and shrinkage that knew what was known at the origin.
    pub past: Option<[f64; 2]>,
    /// The same of rivals that knew every other council and every year, later ones too.
    pub hindsight: Option<[f64; 2]>,
}

/// Scores of many forecasts together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// How many forecasts.
    pub count: usize,
    /// Share of outcomes in the middle half.
    pub in_half: f64,
    /// Share in the middle eight tenths.
    pub in_most: f64,
    /// Share below the middle forecast.
    pub below: f64,
    /// Mean of outcome less the middle forecast: above nought, outcomes were higher than forecast.
    pub bias: f64,
    /// Mean quantile loss.
    pub loss: f64,
    /// Mean loss of persistence and of shrinkage, where they knew enough.
    pub rivals: Option<[f64; 2]>,
    /// 1 − loss ÷ loss of the better rival, on the forecasts where they knew enough at the origin.
    pub skill: Option<f64>,
    /// The same against rivals with hindsight.
    pub hindsight: Option<f64>,
}

/// Quantile loss: how much the five quantiles miss, each weighted by its share.
#[must_use]
pub fn loss(came: f64, quantiles: &[f64; 5]) -> f64 {
    let each =
        QUANTILES.iter().zip(quantiles).map(|(share, at)| (share * (came - at)).max((share - 1.0) * (came - at)));
    each.sum::<f64>() / 5.0
}

/// Scores every forecast whose outcome is known, in the order they came in.
#[must_use]
pub fn scored(history: &History, forecasts: &[Forecast]) -> Vec<Scored> {
    let mut all: BTreeMap<(Outcome, u16), Learned> = BTreeMap::new();
    let mut found = Vec::new();
    for forecast in forecasts {
        let Some(came) = forecast.came else { continue };
        let key = (forecast.outcome, forecast.ahead);
        let learned = all.entry(key).or_insert_with(|| Learned::of(history, key.0, key.1));
        let Some(was) = history.value(forecast.council, forecast.outcome, forecast.origin) else { continue };
        let quantiles = &forecast.quantiles;
        found.push(Scored {
            outcome: forecast.outcome,
            origin: forecast.origin,
            ahead: forecast.ahead,
            quarter: history.quarter(forecast.council, forecast.origin),
            at_most: quantiles.map(|at| came <= at),
            in_half: quantiles[1] <= came && came <= quantiles[3],
            in_most: quantiles[0] <= came && came <= quantiles[4],
            error: came - quantiles[2],
            loss: loss(came, quantiles),
            past: learned.past(forecast.origin, was, came),
            hindsight: learned.hindsight(forecast.council, forecast.origin, was, came),
        });
    }
    found
}

/// Rivals of one figure and distance, each learning once.
struct Learned {
    rivals: Rivals,
    past: BTreeMap<u16, Option<[Rival; 2]>>,
    hindsight: BTreeMap<usize, Option<[Rival; 2]>>,
}

impl Learned {
    fn of(history: &History, outcome: Outcome, ahead: u16) -> Self {
        Self { rivals: Rivals::of(history, outcome, ahead), past: BTreeMap::new(), hindsight: BTreeMap::new() }
    }

    fn past(&mut self, origin: u16, was: f64, came: f64) -> Option<[f64; 2]> {
        let usual = self.rivals.usual(origin);
        let both = self.past.entry(origin).or_insert_with(|| self.rivals.past(origin));
        both.map(|both| both.map(|rival| loss(came, &rival.forecast(was, usual))))
    }

    fn hindsight(&mut self, council: usize, origin: u16, was: f64, came: f64) -> Option<[f64; 2]> {
        let usual = self.rivals.usual(origin);
        let both = self.hindsight.entry(council).or_insert_with(|| self.rivals.hindsight(council));
        both.map(|both| both.map(|rival| loss(came, &rival.forecast(was, usual))))
    }
}

/// Scores of many together; `None` of none.
#[must_use]
pub fn together<'a>(scored: impl Iterator<Item = &'a Scored> + Clone) -> Option<Score> {
    let share = |holds: fn(&Scored) -> f64| mean(&scored.clone().map(holds).collect::<Vec<_>>());
    let (skill, rivals) = against(scored.clone().filter_map(|one| Some((one.loss, one.past?))));
    let (hindsight, _) = against(scored.clone().filter_map(|one| Some((one.loss, one.hindsight?))));
    Some(Score {
        count: scored.clone().count(),
        in_half: share(|one| f64::from(u8::from(one.in_half)))?,
        in_most: share(|one| f64::from(u8::from(one.in_most)))?,
        below: share(|one| f64::from(u8::from(one.error < 0.0)))?,
        bias: share(|one| one.error)?,
        loss: share(|one| one.loss)?,
        rivals,
        skill,
        hindsight,
    })
}

/// Skill against the better of two rivals, and the mean loss of each.
fn against(losses: impl Iterator<Item = (f64, [f64; 2])>) -> (Option<f64>, Option<[f64; 2]>) {
    let (mut count, mut own, mut both) = (0.0, 0.0, [0.0, 0.0]);
    for (loss, rivals) in losses {
        count += 1.0;
        own += loss;
        both = [both[0] + rivals[0], both[1] + rivals[1]];
    }
    let better = both[0].min(both[1]);
    if count < 1.0 || better <= 0.0 {
        return (None, None);
    }
    (Some(1.0 - own / better), Some(both.map(|sum| sum / count)))
}

/// Scores of one figure one, two and three years ahead: the cells that skill is averaged over.
#[must_use]
pub fn cells(scored: &[Scored]) -> BTreeMap<(Outcome, u16), Score> {
    let keys: BTreeSet<(Outcome, u16)> = scored.iter().map(|one| (one.outcome, one.ahead)).collect();
    let of = |key: (Outcome, u16)| together(scored.iter().filter(move |one| (one.outcome, one.ahead) == key));
    keys.into_iter().filter_map(|key| Some((key, of(key)?))).collect()
}

/// Mean over cells of a part of their scores; `None` where no cell has it.
#[must_use]
pub fn over_cells<'a>(cells: impl Iterator<Item = &'a Score>, part: fn(&Score) -> Option<f64>) -> Option<f64> {
    mean(&cells.filter_map(part).collect::<Vec<_>>())
}
