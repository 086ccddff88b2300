//! Chance and ignorance apart: how much of the range is luck, and how much is what nobody knows.

use serde::{Deserialize, Serialize};

use super::council::CouncilFutures;
use crate::experiment::Experiment;
use crate::experiment::futures::Futures;
use crate::experiment::workers::Workers;
use crate::foundations::statistics::mean;
use crate::model::measure::Measure;
use crate::scenario::loaded::Scenario;

/// Worlds drawn: one value for everything that is not known.
pub const WORLDS: u32 = 60;
/// Futures of chance played in each world.
pub const EACH: u32 = 4;

/// How the variance of a figure divides.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Shares {
    /// Standard deviation by chance alone.
    pub by_chance: f64,
    /// Standard deviation by what is not known alone.
    pub by_ignorance: f64,
    /// Share of the variance that is chance.
    pub chance: f64,
    /// Its standard error, by leaving each world out in turn.
    pub error: f64,
}

/// How the variance of an option's figure, and of its difference from the reference, divides.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Ignorance {
    /// What is measured, at the record that tables speak of.
    pub measure: Measure,
    /// Of the option's own figure.
    pub option: Shares,
    /// Of the difference between the two in the same future.
    pub difference: Shares,
}

/// Plays worlds and, in each, futures of chance; nothing when the user stopped the run.
#[must_use]
pub fn ignorance(
    option: &Experiment<'_>,
    reference: &Experiment<'_>,
    (record, measure): (usize, Measure),
    workers: &dyn Workers,
) -> Option<Ignorance> {
    let own = values(option, record, measure, workers)?;
    let other = values(reference, record, measure, workers)?;
    let less: Vec<f64> = own.iter().zip(&other).map(|(own, other)| own - other).collect();
    Some(Ignorance { measure, option: shares(&own)?, difference: shares(&less)? })
}

/// A figure of every future, world by world.
fn values(experiment: &Experiment<'_>, record: usize, measure: Measure, workers: &dyn Workers) -> Option<Vec<f64>> {
    let mut scenario: Scenario = experiment.scenario.clone();
    scenario.council.period.by_team = false;
    let slim = Experiment::beside(&scenario, experiment).up_to(record);
    let count = WORLDS * EACH;
    let played = workers.play(count as usize, &|place, tables| {
        let place = place as u64;
        slim.future(1 + place / u64::from(EACH), 1 + place, tables)
    });
    let council = CouncilFutures::of(&slim, &Futures { from: 1, trajectories: played });
    let values: Option<Vec<f64>> = (0..council.count()).map(|future| council.value(future, record, measure)).collect();
    values.filter(|values| values.len() == count as usize)
}

/// Eq. V9. Variance within worlds is chance; what variance between them has more than chance would give is what is not
/// known (one-way analysis of variance with random effects).
fn shares(values: &[f64]) -> Option<Shares> {
    let worlds: Vec<&[f64]> = values.chunks(EACH as usize).collect();
    let (within, between) = components(&worlds)?;
    let chance = share(within, between);
    let without: Option<Vec<f64>> = (0..worlds.len())
        .map(|left_out| {
            let rest: Vec<&[f64]> =
                worlds.iter().enumerate().filter(|(world, _)| *world != left_out).map(|(_, values)| *values).collect();
            components(&rest).map(|(within, between)| share(within, between))
        })
        .collect();
    let without = without?;
    let middle = mean(&without)?;
    let count = without.len() as f64;
    let squares: f64 = without.iter().map(|share| (share - middle) * (share - middle)).sum();
    Some(Shares {
        by_chance: within.sqrt(),
        by_ignorance: between.max(0.0).sqrt(),
        chance,
        error: ((count - 1.0) / count * squares).sqrt(),
    })
}

fn share(within: f64, between: f64) -> f64 {
    let whole = within + between.max(0.0);
    if whole > 0.0 { within / whole } else { 0.0 }
}

/// Variance within worlds, and between them beyond it (less than nought by chance).
fn components(worlds: &[&[f64]]) -> Option<(f64, f64)> {
    let each = EACH as f64;
    let means: Option<Vec<f64>> = worlds.iter().map(|world| mean(world)).collect();
    let means = means?;
    let middle = mean(&means)?;
    let count = worlds.len() as f64;
    let within: f64 = worlds
        .iter()
        .zip(&means)
        .flat_map(|(world, mean)| world.iter().map(move |value| (value - mean) * (value - mean)))
        .sum();
    let within = within / (count * (each - 1.0));
    let between: f64 = means.iter().map(|mean| (mean - middle) * (mean - middle)).sum::<f64>() / (count - 1.0);
    Some((within, between - within / each))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::draws::{ForTests, Luck};
    use crate::foundations::normal;

    /// Values whose two parts are known: a world's, and chance's.
    fn values(by_ignorance: f64, by_chance: f64) -> Vec<f64> {
        let luck = Luck::of(3, 3);
        let draw = |at: u64, part: u32| normal::quantile(luck.uniform(ForTests, at, part));
        (0..u64::from(WORLDS * EACH))
            .map(|place| by_ignorance * draw(place / u64::from(EACH), 0) + by_chance * draw(place, 1))
            .collect()
    }

    #[test]
    fn chance_and_ignorance_are_told_apart() {
        for (by_ignorance, by_chance) in [(3.0, 1.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)] {
            let found = shares(&values(by_ignorance, by_chance)).expect("worlds");
            let exact = by_chance * by_chance / (by_chance * by_chance + by_ignorance * by_ignorance);
            assert!((found.chance - exact).abs() <= 3.5 * found.error + 1e-9, "{found:?} and not {exact}");
            assert!((found.by_chance - by_chance).abs() < 0.2 * by_chance + 1e-9, "{found:?}");
        }
    }
}
