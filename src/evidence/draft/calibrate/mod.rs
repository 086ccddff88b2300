//! A draft whose free levels are fitted until the year after the census shows the council's published lines.

mod aims;
pub mod fit;
mod newton;

use super::gathered::{Gathered, gathered};
use super::page;
use super::played::{Seen, year_on};
use super::refusal::{self, Refusal};
use super::{Draft, written};
use crate::evidence::area::AreaId;
use crate::evidence::read::Evidence;
use crate::experiment::workers::Workers;
use aims::{Aim, aims};
use fit::{FREE, Fit, Fitted, Free, moved};
use newton::Problem;

/// Steps at most.
const STEPS: u32 = 3;
/// A fall of the misfit by less than this share ends it.
const LITTLE: f64 = 0.02;
/// No level goes further than this \[logarithm\].
const FURTHEST: f64 = 0.8;

/// How a calibration is played.
#[derive(Clone, Copy)]
pub struct Play<'a> {
    /// Futures of each try.
    pub futures: u32,
    /// The luck that all tries share.
    pub seed: u64,
    /// Who plays them.
    pub workers: &'a dyn Workers,
}

/// Drafts a council and fits its free levels.
///
/// # Errors
/// Why it cannot be drafted.
pub fn calibrated(
    evidence: &Evidence,
    id: AreaId,
    asked: Option<u16>,
    play: Play<'_>,
) -> Result<(Draft, Fit), Refusal> {
    let year = refusal::census_year(&evidence.panel, id, asked)?;
    let about = gathered(evidence.panel.up_to(year), evidence.own.clone(), id, year)?;
    // What cannot be played is told before the fit, which plays it.
    super::sound(&about, &page::page(&about, &[], None))?;
    let fit = fitted(&about, &aims(&about), play)?;
    let mut about = moved(&about, &fit.levels);
    about.fit = Some(fit.clone());
    Ok((written(&about, evidence)?, fit))
}

/// A place that was tried.
struct Tried {
    levels: Vec<f64>,
    seen: Vec<f64>,
    misfit: f64,
}

/// Fits the free levels to aims.
fn fitted(about: &Gathered, aims: &[Aim], play: Play<'_>) -> Result<Fit, Refusal> {
    let none = vec![0.0; FREE.len()];
    let first = played(about, &none, play)?;
    let at = |seen: &[Seen], of: fn(&Seen) -> f64| -> Vec<f64> {
        aims.iter().map(|aim| of(&seen[aim.line as usize])).collect()
    };
    let chance = at(&first, |seen| seen.sd);
    let spreads = aims.iter().zip(&chance).map(|(aim, chance)| aim.spread(*chance, play.futures)).collect();
    let problem = Problem {
        aims: aims.iter().map(|aim| aim.value).collect(),
        spreads,
        priors: FREE.iter().map(|free| free.prior()).collect(),
    };
    let before = at(&first, |seen| seen.mean);
    let mut now = Tried { misfit: problem.misfit(&none, &before), levels: none, seen: before.clone() };
    let mut covariance = Vec::new();
    let mut steps = 0;
    while steps < STEPS {
        let slopes = slopes(about, &now, aims, play)?;
        let Some((step, sure)) = problem.step(&now.levels, &now.seen, &slopes) else { break };
        covariance = sure;
        steps += 1;
        let Some(next) = forward(about, &now, &step, (&problem, aims), play)? else { break };
        let fell = 1.0 - next.misfit / now.misfit.max(1e-12);
        now = next;
        if fell < LITTLE {
            break;
        }
    }
    let lines = aims.iter().enumerate().map(|(place, aim)| Fitted {
        line: aim.line,
        aim: aim.value,
        spread: problem.spreads[place],
        before: before[place],
        after: now.seen[place],
    });
    Ok(Fit {
        lines: lines.collect(),
        sds: (0..FREE.len())
            .map(|place| covariance.get(place).map_or(FREE[place].prior(), |row: &Vec<f64>| libm::sqrt(row[place])))
            .collect(),
        levels: now.levels,
        steps,
        futures: play.futures,
        seed: play.seed,
    })
}

/// Goes the whole step, or half of it, or a quarter: the first that is nearer to the aims.
fn forward(
    about: &Gathered,
    from: &Tried,
    step: &[f64],
    (problem, aims): (&Problem, &[Aim]),
    play: Play<'_>,
) -> Result<Option<Tried>, Refusal> {
    for share in [1.0, 0.5, 0.25] {
        let next = from.levels.iter().zip(step).map(|(level, step)| (level + share * step).clamp(-FURTHEST, FURTHEST));
        let levels: Vec<f64> = next.collect();
        let seen = means(&played(about, &levels, play)?, aims);
        let misfit = problem.misfit(&levels, &seen);
        if misfit < from.misfit {
            return Ok(Some(Tried { levels, seen, misfit }));
        }
    }
    Ok(None)
}

/// How every line moves with each level, on the same luck.
fn slopes(about: &Gathered, now: &Tried, aims: &[Aim], play: Play<'_>) -> Result<Vec<Vec<f64>>, Refusal> {
    let slope = |free: &Free| {
        let mut levels = now.levels.clone();
        levels[*free as usize] += free.probe();
        let seen = means(&played(about, &levels, play)?, aims);
        Ok(seen.iter().zip(&now.seen).map(|(there, here)| (there - here) / free.probe()).collect())
    };
    FREE.iter().map(slope).collect()
}

fn means(seen: &[Seen], aims: &[Aim]) -> Vec<f64> {
    aims.iter().map(|aim| seen[aim.line as usize].mean).collect()
}

/// The year after the census with the free levels moved so far, line by line in the order of `LINES`.
fn played(about: &Gathered, levels: &[f64], play: Play<'_>) -> Result<Vec<Seen>, Refusal> {
    let text = page::page(&moved(about, levels), &[], None);
    let seen = year_on(&text, about.census.year, (play.futures, play.seed), play.workers);
    seen.map_err(|faults| Refusal::National(faults.first().map_or_else(String::new, |fault| fault.title.clone())))
}

#[cfg(test)]
mod tests;
