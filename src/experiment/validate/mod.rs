//! Published figures of real councils against what is simulated: targets, verdicts, and what is not tested yet.
//!
//! A target is met when the mean over futures lies in its range. A miss is shown as a miss, with the likely reason.

mod cambridgeshire;
mod england;
mod medway;
mod seen;
mod settled;
mod swindon;
mod untested;
mod years;

pub use settled::{SETTLED, Settled};
pub use untested::{UNTESTED, Untested};

use super::Experiment;
use super::workers::Workers;
use crate::foundations::statistics::{mean, quantile_sorted, standard_error};
use crate::scenario::loaded::load;
use crate::scenario::shipped::Shipped;
use seen::Future;

/// Futures of each scenario when no number is asked for.
pub const REPLICATIONS: u32 = 50;

/// How the figure of a target is made from futures.
enum Figure {
    /// The mean of a figure of each future.
    Mean(fn(&Future<'_>) -> f64),
    /// The spread (standard deviation) over futures of a figure of each.
    Spread(fn(&Future<'_>) -> f64),
    /// The mean of a figure of each future beside the same future of the other scenario.
    Against(fn(&Future<'_>, &Future<'_>) -> f64),
    /// So many times the mean of one such figure ÷ the mean of another.
    Slope(f64, fn(&Future<'_>, &Future<'_>) -> (f64, f64)),
}

/// What a published figure asks of a scenario.
struct Target {
    id: &'static str,
    what: &'static str,
    published: &'static str,
    low: f64,
    high: f64,
    figure: Figure,
    /// The likely reason if it is missed.
    if_missed: &'static str,
}

/// Targets that one scenario, or a pair, is asked to meet.
struct Group {
    file: &'static str,
    other: Option<&'static str>,
    targets: &'static [Target],
}

/// A target and what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number in the list of published targets.
    pub id: &'static str,
    /// The scenario played, from `scenarios/`.
    pub file: &'static str,
    /// What is looked at, with its unit.
    pub what: &'static str,
    /// What was published.
    pub published: &'static str,
    /// The range in which it must lie.
    pub range: (f64, f64),
    /// What was found over futures.
    pub found: f64,
    /// Standard error of what was found.
    pub error: f64,
    /// Eight futures in ten lie between, where each future has a figure of its own.
    pub spread: Option<(f64, f64)>,
    /// The likely reason of a miss.
    pub if_missed: &'static str,
    /// The figure of a file that was settled by looking at this target; none: it is foreseen.
    pub settled: Option<&'static str>,
}

impl Row {
    /// Whether what was found lies in the range.
    #[must_use]
    pub fn is_met(&self) -> bool {
        (self.range.0..=self.range.1).contains(&self.found)
    }

    /// Whether a miss is so small that other luck might undo it: the range is at most two standard errors away.
    #[must_use]
    pub fn is_near(&self) -> bool {
        let outside = (self.range.0 - self.found).max(self.found - self.range.1);
        !self.is_met() && outside <= 2.0 * self.error
    }
}

fn groups() -> impl Iterator<Item = &'static Group> {
    [medway::GROUPS, swindon::GROUPS, cambridgeshire::GROUPS, england::GROUPS, years::GROUPS].into_iter().flatten()
}

/// Plays what the targets ask for, and compares; in the order of the targets' numbers.
///
/// # Errors
/// Which shipped file cannot be read, which only a fault of the program can bring about.
pub fn validate(replications: u32, seed: u64, workers: &dyn Workers) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for group in groups() {
        rows.extend(play(group, replications, seed, workers)?);
    }
    rows.sort_by_key(|row| row.id.trim_start_matches('V').parse::<u32>().unwrap_or(u32::MAX));
    Ok(rows)
}

fn play(group: &Group, replications: u32, seed: u64, workers: &dyn Workers) -> Result<Vec<Row>, String> {
    let read = |file: &str| load(file, &Shipped, &[]).map_err(|_| format!("the shipped file {file} cannot be read"));
    let scenario = read(group.file)?;
    let other = group.other.map(read).transpose()?;
    let experiment = Experiment::on(&scenario, seed, workers);
    let beside = other.as_ref().map(|other| Experiment::on(other, seed, workers));
    let futures = experiment.play(1..replications + 1, workers).trajectories;
    let others = beside.as_ref().map(|beside| beside.play(1..replications + 1, workers).trajectories);
    let of = futures.iter().map(|future| Future::of(&experiment, future)).collect::<Vec<_>>();
    let against = match (&beside, &others) {
        (Some(beside), Some(others)) => others.iter().map(|future| Future::of(beside, future)).collect(),
        _ => of.clone(),
    };
    Ok(group.targets.iter().map(|target| row(group, target, &of, &against)).collect())
}

fn row(group: &Group, target: &Target, futures: &[Future<'_>], others: &[Future<'_>]) -> Row {
    let pairs = || futures.iter().zip(others);
    let (found, error, spread) = match target.figure {
        Figure::Mean(each) => averaged(futures.iter().map(each).collect()),
        Figure::Against(each) => averaged(pairs().map(|(one, other)| each(one, other)).collect()),
        Figure::Spread(each) => spread_of(&futures.iter().map(each).collect::<Vec<_>>()),
        Figure::Slope(times, each) => slope(times, &pairs().map(|(one, other)| each(one, other)).collect::<Vec<_>>()),
    };
    let Target { id, what, published, low, high, if_missed, .. } = *target;
    let settled = settled::settled(id, what);
    Row { id, file: group.file, what, published, range: (low, high), found, error, spread, if_missed, settled }
}

/// Found, its standard error, and where eight in ten lie.
type Found = (f64, f64, Option<(f64, f64)>);

fn averaged(mut values: Vec<f64>) -> Found {
    let (found, error) = (mean(&values).unwrap_or(f64::NAN), standard_error(&values).unwrap_or(f64::NAN));
    values.sort_by(f64::total_cmp);
    (found, error, quantile_sorted(&values, 0.1).zip(quantile_sorted(&values, 0.9)))
}

/// The standard deviation, whose own error is near itself ÷ √(2(n − 1)).
fn spread_of(values: &[f64]) -> Found {
    let count = values.len() as f64;
    let spread = standard_error(values).unwrap_or(f64::NAN) * count.sqrt();
    (spread, spread / (2.0 * (count - 1.0)).sqrt(), None)
}

/// A ratio of means, and its error to first order.
fn slope(times: f64, pairs: &[(f64, f64)]) -> Found {
    let part = |pick: fn(&(f64, f64)) -> f64| mean(&pairs.iter().map(pick).collect::<Vec<_>>()).unwrap_or(f64::NAN);
    let (above, below) = (part(|pair| pair.0), part(|pair| pair.1));
    let ratio = above / below;
    let left: Vec<f64> = pairs.iter().map(|pair| pair.0 - ratio * pair.1).collect();
    (times * ratio, times * standard_error(&left).unwrap_or(f64::NAN) / below.abs(), None)
}
