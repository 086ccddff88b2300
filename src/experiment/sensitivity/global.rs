//! The leading inputs, all others together, and chance: how much of the variance each makes, alone and with the others.

use serde::{Deserialize, Serialize};

use super::bench::Bench;
use super::design::{Design, luck};
use super::indices::{Columns, Index, indices};
use super::inputs::World;
use super::outcome::{OUTCOMES, Values};
use crate::experiment::workers::Workers;
use crate::foundations::sobol::points;

/// Inputs at most that are taken one by one.
pub const LEADING: usize = 8;

/// What a share of variance belongs to.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Factor {
    /// One input.
    Input(usize),
    /// All inputs that are not among the leading ones.
    Rest,
    /// Chance: families, applicants, leavers as they happen to come.
    Chance,
}

/// Shares of variance of every factor.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Global {
    /// The factors.
    pub factors: Vec<Factor>,
    /// Their shares, by outcome and then by factor; none where an outcome does not vary.
    pub shares: [Option<Vec<Index>>; OUTCOMES.len()],
    /// Rows of the design; so many times factors + 2 worlds are played.
    pub rows: u32,
}

/// One row's two halves: worlds and lucks.
struct Row {
    worlds: [World; 2],
    chances: [u64; 2],
}

/// Plays Saltelli's design; none when the user stopped the run.
#[must_use]
pub fn global(bench: &Bench<'_>, leading: &[usize], rows: u32, seed: u64, workers: &dyn Workers) -> Option<Global> {
    let leading = &leading[..leading.len().min(LEADING)];
    let mut factors: Vec<Factor> = leading.iter().map(|input| Factor::Input(*input)).collect();
    if leading.len() < bench.inputs.len() {
        factors.push(Factor::Rest);
    }
    factors.push(Factor::Chance);
    let design = design(bench, leading, rows, seed);
    let mut worlds: Vec<(World, u64)> = Vec::new();
    for half in 0..2 {
        worlds.extend(design.iter().map(|row| (row.worlds[half].clone(), row.chances[half])));
    }
    for factor in &factors {
        worlds.extend(design.iter().map(|row| swapped(row, *factor, leading)));
    }
    let shown = bench.pairs(&worlds, workers)?;
    let parts: Vec<&[Values]> = shown.chunks(rows as usize).collect();
    let again = luck(seed, 2);
    let of = |outcome: usize| {
        let column = |part: &&[Values]| part.iter().map(|values| values[outcome]).collect::<Vec<f64>>();
        let columns =
            Columns { a: column(&parts[0]), b: column(&parts[1]), swapped: parts[2..].iter().map(column).collect() };
        indices(&columns, &again)
    };
    Some(Global { shares: std::array::from_fn(of), factors, rows })
}

/// Eq. S5. Rows of the design: leading inputs on scrambled Sobol' points, the others by plain luck, and chance as one
/// factor more, so that shares are of the whole variance and chance has its own.
fn design(bench: &Bench<'_>, leading: &[usize], rows: u32, seed: u64) -> Vec<Row> {
    let turning = luck(seed, 1);
    let turns = |dimension: usize, above| turning.uniform(Design::Scramble, above, dimension as u32) < 0.5;
    let spread = points(rows, 2 * leading.len(), turns);
    let row = |(number, point): (u64, Vec<f64>)| {
        let others = luck(seed, 1_000 + number);
        let world = |half: u32| {
            let share = |(place, input): (usize, &super::inputs::Input)| {
                let lead = leading.iter().position(|other| *other == place);
                let at = |lead: usize| point[lead + half as usize * leading.len()];
                lead.map_or_else(|| others.uniform(Design::Rest, input.key, half), at)
            };
            World { shares: bench.inputs.iter().enumerate().map(share).collect(), outer: 0 }
        };
        Row { worlds: [world(0), world(1)], chances: [1 + number, 1 + u64::from(rows) + number] }
    };
    (0..).zip(spread).map(row).collect()
}

/// The first half of a row with one factor taken from the second.
fn swapped(row: &Row, factor: Factor, leading: &[usize]) -> (World, u64) {
    let [first, second] = &row.worlds;
    let world = match factor {
        Factor::Input(input) => first.with(input, second.shares[input]),
        Factor::Rest => {
            let from =
                |(place, share): (usize, &f64)| if leading.contains(&place) { *share } else { second.shares[place] };
            World { shares: first.shares.iter().enumerate().map(from).collect(), outer: first.outer }
        }
        Factor::Chance => return (first.clone(), row.chances[1]),
    };
    (world, row.chances[0])
}
