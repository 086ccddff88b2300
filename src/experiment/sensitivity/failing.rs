//! Where the plan fails: a corner of the space of what is not known that holds many of the failures (PRIM, Friedman & Fisher 1999).

use serde::{Deserialize, Serialize};

use super::ensemble::Ensemble;
use super::one_at_a_time::{HIGH, LOW};
use crate::foundations::statistics::{EITHER_SIDE, wilson};

/// Share of what is left that a peel takes off.
const PEEL: f64 = 0.1;
/// Smallest share of futures that a corner may hold.
const SMALLEST: f64 = 0.12;
/// Inputs at most that bound a corner.
const BOUNDS: usize = 3;
/// Standard errors by which a bound must part futures that fail from those that do not: it is the best of many that were tried.
const APART: f64 = 3.0;

/// A bound of a corner.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Bound {
    /// Index of the input.
    pub input: usize,
    /// The share of the input that it lies beyond.
    pub share: f64,
    /// Whether the corner lies above it.
    pub above: bool,
}

/// What is counted as failing.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub enum Failing {
    /// The promise is broken.
    Broken,
    /// The promise is broken by more than in three futures of four, because nearly all or nearly none break it.
    WorstQuarter,
    /// The caseload is among the highest quarter, because nothing was promised.
    HighestQuarter,
}

/// A corner where the plan fails more often than elsewhere, as futures that it was not found on say.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Corner {
    /// What is counted as failing.
    pub failing: Failing,
    /// Its bounds; none: no corner stands out.
    pub bounds: Vec<Bound>,
    /// Share of futures that lie in it.
    pub size: f64,
    /// Share of the futures in it that fail, and the interval that holds it in 95 of 100.
    pub inside: [f64; 3],
    /// Share of the futures elsewhere that fail.
    #[serde(deserialize_with = "super::share::or_none")]
    pub outside: f64,
    /// Share of all failures that lie in it.
    pub held: f64,
}

/// Looks for a corner among the inputs named; none of too few futures.
#[must_use]
pub fn corner(ensemble: &Ensemble, option: usize, inputs: &[usize]) -> Option<Corner> {
    let (fails, failing) = failures(ensemble, option)?;
    let (found_on, judged_on): (Vec<usize>, Vec<usize>) = (0..fails.len()).partition(|future| future % 2 == 0);
    if judged_on.len() < 50 {
        return None;
    }
    let bounds = telling(ensemble, &fails, &found_on, peel(ensemble, &fails, &found_on, inputs));
    let inside = |future: &usize| lies_in(ensemble, *future, &bounds);
    let count = |of: &dyn Fn(&usize) -> bool| judged_on.iter().filter(|future| of(future)).count() as f64;
    let (within, failed) = (count(&inside), count(&|future| fails[*future]));
    let both = count(&|future| inside(future) && fails[*future]);
    let all = judged_on.len() as f64;
    let (low, high) = wilson(both as u32, within as u32, EITHER_SIDE);
    let outside = if all > within { (failed - both) / (all - within) } else { f64::NAN };
    let stands_out = !bounds.is_empty() && low > failed / all;
    Some(Corner {
        failing,
        bounds: if stands_out { bounds } else { Vec::new() },
        size: within / all,
        inside: [both / within.max(1.0), low, high],
        outside,
        held: if failed > 0.0 { both / failed } else { 0.0 },
    })
}

/// Which futures fail, and by what count.
fn failures(ensemble: &Ensemble, option: usize) -> Option<(Vec<bool>, Failing)> {
    let shown = ensemble.shown.get(option)?;
    let has_promise = shown.iter().all(|it| !it.kept.is_nan());
    let broken: Vec<bool> = shown.iter().map(|it| it.kept < 0.5).collect();
    let share = broken.iter().filter(|broken| **broken).count() as f64 / broken.len().max(1) as f64;
    if has_promise && (0.05..=0.95).contains(&share) {
        return Some((broken, Failing::Broken));
    }
    let size = |it: &super::outcome::Shown| if has_promise { it.beyond } else { it.caseload };
    let mut sizes: Vec<f64> = shown.iter().map(size).collect();
    if sizes.iter().any(|size| size.is_nan()) {
        return None;
    }
    sizes.sort_unstable_by(f64::total_cmp);
    let quarter = crate::foundations::statistics::quantile_sorted(&sizes, 0.75)?;
    let failing = if has_promise { Failing::WorstQuarter } else { Failing::HighestQuarter };
    Some((shown.iter().map(|it| size(it) > quarter).collect(), failing))
}

fn lies_in(ensemble: &Ensemble, future: usize, bounds: &[Bound]) -> bool {
    let shares = &ensemble.worlds[future].shares;
    bounds.iter().all(|bound| (shares[bound.input] > bound.share) == bound.above)
}

/// Eq. S11. Peels off, again and again, that tenth of the futures left (the lowest or the highest of one input) without which
/// the share of failures is greatest; of the corners on the way, the one where failures exceed their expected number by most
/// standard deviations.
fn peel(ensemble: &Ensemble, fails: &[bool], futures: &[usize], inputs: &[usize]) -> Vec<Bound> {
    let share = |left: &[usize]| left.iter().filter(|future| fails[**future]).count() as f64 / left.len() as f64;
    let overall = share(futures);
    let score = |left: &[usize]| (share(left) - overall) * (left.len() as f64).sqrt();
    let (mut bounds, mut left): (Vec<Bound>, Vec<usize>) = (Vec::new(), futures.to_vec());
    let (mut best, mut best_score) = (Vec::new(), 0.0);
    loop {
        let used = |input: usize| bounds.iter().any(|bound| bound.input == input);
        let open = |input: &&usize| used(**input) || bounds.len() < BOUNDS;
        let candidates = inputs.iter().filter(open).flat_map(|input| [(*input, false), (*input, true)]);
        let tried = candidates.filter_map(|(input, above)| {
            let bound = cut(ensemble, &left, input, above)?;
            let rest: Vec<usize> = left.iter().copied().filter(|future| lies_in(ensemble, *future, &[bound])).collect();
            let large = rest.len() as f64 >= SMALLEST * futures.len() as f64 && rest.len() < left.len();
            large.then_some((bound, rest))
        });
        let next = tried.max_by(|one, other| share(&one.1).total_cmp(&share(&other.1)));
        let Some((bound, rest)) = next.filter(|(_, rest)| share(rest) > share(&left)) else { return best };
        bounds.retain(|known| known.input != bound.input || known.above != bound.above);
        bounds.push(bound);
        left = rest;
        if score(&left) > best_score {
            (best, best_score) = (bounds.clone(), score(&left));
        }
    }
}

/// Of some bounds those that tell: not those beyond the low or the high of a figure, which nearly every future keeps to, nor those without
/// which failures are about as frequent.
fn telling(ensemble: &Ensemble, fails: &[bool], futures: &[usize], mut bounds: Vec<Bound>) -> Vec<Bound> {
    bounds.retain(|bound| if bound.above { bound.share >= LOW } else { bound.share <= HIGH });
    let gain = |bounds: &[Bound], place: usize| {
        let others = [&bounds[..place], &bounds[place + 1..]].concat();
        let within = futures.iter().copied().filter(|future| lies_in(ensemble, *future, &others));
        let (kept, cut): (Vec<usize>, Vec<usize>) =
            within.partition(|future| lies_in(ensemble, *future, &bounds[place..=place]));
        apart(fails, &kept, &cut)
    };
    loop {
        let least =
            (0..bounds.len()).map(|place| (gain(&bounds, place), place)).min_by(|one, other| one.0.total_cmp(&other.0));
        match least {
            Some((gain, place)) if gain < APART => bounds.remove(place),
            _ => return bounds,
        };
    }
}

/// By how many standard errors the share of failures among some futures lies above that among others.
fn apart(fails: &[bool], some: &[usize], others: &[usize]) -> f64 {
    let (count, of_others) = (some.len() as f64, others.len() as f64);
    let failed = |futures: &[usize]| futures.iter().filter(|future| fails[**future]).count() as f64;
    if some.is_empty() || others.is_empty() {
        return 0.0;
    }
    let pooled = (failed(some) + failed(others)) / (count + of_others);
    let error = (pooled * (1.0 - pooled) * (1.0 / count + 1.0 / of_others)).sqrt();
    (failed(some) / count - failed(others) / of_others) / error.max(1e-12)
}

/// The bound that takes a tenth off one side.
fn cut(ensemble: &Ensemble, left: &[usize], input: usize, above: bool) -> Option<Bound> {
    let mut shares: Vec<f64> = left.iter().map(|future| ensemble.worlds[*future].shares[input]).collect();
    shares.sort_unstable_by(f64::total_cmp);
    let off = ((shares.len() as f64 * PEEL).ceil() as usize).max(1);
    let at = if above { off.checked_sub(1)? } else { shares.len().checked_sub(off + 1)? };
    Some(Bound { input, share: *shares.get(at)?, above })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::compare::council::CouncilFutures;
    use crate::experiment::sensitivity::design::{Design, luck};
    use crate::experiment::sensitivity::inputs::World;
    use crate::experiment::sensitivity::outcome::Shown;

    fn ensemble(fails: impl Fn(&[f64]) -> bool) -> Ensemble {
        let worlds: Vec<World> = (0..1_200)
            .map(|row| {
                let luck = luck(5, row);
                World { shares: (0..5).map(|input| luck.uniform(Design::Rest, input, 0)).collect(), outer: row }
            })
            .collect();
        let shown = |world: &World| {
            let beyond = if fails(&world.shares) { 1.0 } else { -1.0 };
            Shown { caseload: beyond, kept: f64::from(u8::from(beyond < 0.0)), beyond, cost: 0.0 }
        };
        let shown = vec![worlds.iter().map(shown).collect()];
        Ensemble { worlds, shown, courses: CouncilFutures::default() }
    }

    #[test]
    fn a_corner_that_is_there_is_found() {
        let found = corner(&ensemble(|x| x[1] > 0.6 && x[3] < 0.5), 0, &[0, 1, 2, 3, 4]).expect("futures");
        assert_eq!(found.failing, Failing::Broken);
        let one = found.bounds.iter().find(|bound| bound.input == 1 && bound.above).expect("above 0.6");
        let other = found.bounds.iter().find(|bound| bound.input == 3 && !bound.above).expect("below 0.5");
        assert!((one.share - 0.6).abs() < 0.1 && (other.share - 0.5).abs() < 0.1, "{found:?}");
        assert!(found.inside[0] > 0.85 && found.outside < 0.1 && found.held > 0.7, "{found:?}");
    }

    #[test]
    fn where_failures_are_anywhere_no_corner_is_named() {
        let plain = corner(&ensemble(|x| x[0].to_bits() % 3 == 0), 0, &[1, 2, 3, 4]).expect("futures");
        assert!(plain.bounds.is_empty(), "{plain:?}");
    }

    #[test]
    fn a_bound_that_nearly_every_future_keeps_to_or_that_parts_nothing_is_left_out() {
        let ensemble = ensemble(|x| x[1] > 0.6);
        let fails: Vec<bool> = ensemble.shown[0].iter().map(|shown| shown.kept < 0.5).collect();
        let all: Vec<usize> = (0..fails.len()).collect();
        let bound = |input, share, above| Bound { input, share, above };
        let bounds = vec![bound(0, 0.93, false), bound(1, 0.6, true), bound(2, 0.06, true), bound(3, 0.4, true)];
        assert_eq!(telling(&ensemble, &fails, &all, bounds), [bound(1, 0.6, true)]);
    }
}
