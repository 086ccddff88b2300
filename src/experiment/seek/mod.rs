//! How much is enough: the smallest change, or the cheapest mix of several, so that a promise is kept with a stated chance.

mod costs;
pub mod lattice;
pub mod lever;
pub mod trials;
pub mod verdict;

use lattice::{Point, Stopped, cheapest, points};
use lever::{Lever, Setting};
use trials::{Bed, Ground, Scenarios, Trials};
use verdict::{Chance, FIRST_LOOK, Verdict, verdict};

use super::sensitivity::outcome::{Estimate, Goal};
use super::workers::Workers;

/// Chances that the frontier is told for [%].
const LEVELS: [f64; 6] = [50.0, 60.0, 70.0, 80.0, 90.0, 95.0];
/// Futures of a point on the frontier, and of the first look at the ends.
const ROUGHLY: u32 = 400;
/// Places along each lever at which it is seen whether going further makes it worse.
const PLACES: usize = 5;
/// Standard errors beyond which going further is taken to make it worse.
const WORSE: f64 = 3.0;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What may be changed.
    pub levers: Vec<Lever>,
    /// What each lever is set to in the file as it stands, none where that is no one value; empty: the plan is not asked after.
    pub plan: Vec<Option<Setting>>,
    /// The promise to be kept.
    pub goal: Goal,
    /// The chance with which [%].
    pub percent: f64,
    /// The most it may cost more than the smallest change, and not than the plan [£]; none: no limit.
    pub budget: Option<f64>,
    /// Futures of a point at most.
    pub futures: u32,
    /// The seed.
    pub seed: u64,
}

impl Problem {
    /// What a lever is set to at a point; the plan, which has no step of any lever, is the point of none.
    #[must_use]
    pub fn setting(&self, point: &[usize], lever: usize) -> Option<Setting> {
        match point.get(lever) {
            Some(step) => self.levers[lever].settings.get(*step).copied(),
            None => self.plan.get(lever).copied().flatten(),
        }
    }
}

/// How the answer was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Going further never makes it worse, so that every trial rules out one side: bisection, on one lever.
    Monotone,
    /// Going further may make it worse: every point is raced, and those that cannot be it fall out.
    Race,
}

/// One point, and what is known of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The point.
    pub point: Point,
    /// Its chance.
    pub chance: Chance,
    /// What it costs more than the smallest change [£]: by the prices given, else as played; none where neither is.
    pub cost: Option<Estimate>,
    /// The same against the plan as it stands [£]; none where that was not played.
    pub over_plan: Option<Estimate>,
    /// Whether it keeps to the budget; so does everything where there is none.
    pub is_within: bool,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The cheapest point that is shown to reach the chance.
    pub tried: Tried,
    /// Its chance on futures that the search has not seen.
    pub afresh: Chance,
    /// The cheapest point that is not shown to miss the chance: the answer lies between the two.
    pub least: Tried,
}

/// Everything that was found.
#[derive(Clone, Debug)]
pub struct Sought {
    /// How it was looked for.
    pub method: Method,
    /// The answer; none where no point is shown to reach the chance.
    pub answer: Option<Answer>,
    /// The plan as its file has it, on the same futures, with no point of its own; none where it was not asked after.
    pub plan: Option<Tried>,
    /// The smallest change.
    pub near: Tried,
    /// The furthest one.
    pub far: Tried,
    /// For each chance, the cheapest point tried whose share of futures reaches it; none: none does.
    pub frontier: Vec<(f64, Option<Tried>)>,
    /// Every point tried, in order.
    pub tried: Vec<Tried>,
    /// Futures played in all.
    pub futures: usize,
}

/// A search under way.
struct Search<'a> {
    problem: &'a Problem,
    trials: Trials<'a>,
    points: Vec<Point>,
    /// What a step costs on each lever, where costs are as played [£].
    slopes: Vec<f64>,
    /// Points that share the one chance in twenty of a wrong answer: all, where every one is raced.
    raced: usize,
}

/// Looks for the cheapest point that reaches the chance.
///
/// # Errors
/// When the user stopped the run, or a scenario cannot be had.
pub fn seek(problem: &Problem, ground: &Ground<'_>, workers: &dyn Workers) -> Result<Sought, Stopped> {
    seek_on(problem, &mut Scenarios::new(ground, &problem.goal, problem.seed, workers))
}

/// The same wherever points are tried.
fn seek_on(problem: &Problem, bed: &mut dyn Bed) -> Result<Sought, Stopped> {
    let sizes: Vec<usize> = problem.levers.iter().map(|lever| lever.settings.len()).collect();
    let near: Point = vec![0; sizes.len()];
    let far: Point = sizes.iter().map(|size| size.saturating_sub(1)).collect();
    let slopes = vec![0.0; sizes.len()];
    let mut search = Search { problem, trials: Trials::new(bed), points: points(&sizes), slopes, raced: 1 };
    let roughly = search.roughly();
    search.trials.play(&near, roughly)?;
    search.trials.play(&far, roughly)?;
    search.play_plan(roughly)?;
    let method = search.method(&near, &sizes)?;
    search.price(&near, &sizes)?;
    if problem.budget.is_some() {
        let within: Vec<Point> = search.points.iter().filter(|point| search.is_within(point)).cloned().collect();
        search.points = within;
    }
    if method == Method::Race {
        search.raced = search.points.len().max(1);
    }
    let answer = search.answer(method)?;
    let frontier = search.frontier(method)?;
    let all: Vec<Point> = search.trials.points().filter(|point| !point.is_empty()).cloned().collect();
    Ok(Sought {
        method,
        answer,
        plan: search.plan(),
        near: search.tried(&near),
        far: search.tried(&far),
        frontier,
        tried: all.iter().map(|point| search.tried(point)).collect(),
        futures: search.trials.futures(),
    })
}

/// Whether a point satisfies what is asked, found out by playing; it may be stopped.
type Meets<'m, Search> = dyn FnMut(&mut Search, &[usize]) -> Result<bool, Stopped> + 'm;

impl Search<'_> {
    fn asked(&self) -> f64 {
        self.problem.percent / 100.0
    }

    fn roughly(&self) -> u32 {
        ROUGHLY.min(self.problem.futures)
    }

    /// Whether going further ever makes it worse, lever by lever with the others at their smallest: a chance that falls from
    /// one place to the next by more than luck would let it (McNemar's test on the same futures).
    fn method(&mut self, near: &[usize], sizes: &[usize]) -> Result<Method, Stopped> {
        let roughly = self.roughly().min(2 * FIRST_LOOK);
        for (lever, size) in sizes.iter().enumerate() {
            let at = |place: usize| {
                let mut point = near.to_vec();
                point[lever] = place * (size - 1) / (PLACES - 1);
                point
            };
            for place in 0..PLACES {
                self.trials.play(&at(place), roughly)?;
            }
            for place in 1..PLACES {
                let (more, less) = self.trials.against(&at(place), &at(place - 1));
                let (gained, lost) = (f64::from(more), f64::from(less));
                if lost - gained > WORSE * (gained + lost).sqrt() {
                    return Ok(Method::Race);
                }
            }
        }
        Ok(Method::Monotone)
    }

    /// Plays a point until it is told, or until there are no more futures to be had.
    fn told(&mut self, point: &[usize]) -> Result<Verdict, Stopped> {
        let most = self.problem.futures;
        let mut look = FIRST_LOOK.min(most);
        loop {
            let chance = self.trials.play(point, look)?;
            let found = verdict(chance, self.asked(), most, self.raced);
            if found != Verdict::TooNear || look >= most {
                return Ok(found);
            }
            look = (2 * look).min(most);
        }
    }

    /// The cheapest point that satisfies something, by the method that fits.
    fn first(&mut self, method: Method, meets: &mut Meets<'_, Self>) -> Result<Option<Point>, Stopped> {
        let all = self.points.clone();
        let orders: std::collections::BTreeMap<Point, f64> =
            all.iter().map(|point| (point.clone(), self.order(point))).collect();
        let order = |point: &[usize]| orders.get(point).copied().unwrap_or(f64::INFINITY);
        if method == Method::Monotone {
            return cheapest(&all, &order, &mut |point| meets(self, point).ok());
        }
        let mut raced = all;
        raced.sort_by(|one, other| order(one).total_cmp(&order(other)).then(one.cmp(other)));
        for point in raced {
            if meets(self, &point)? {
                return Ok(Some(point));
            }
        }
        Ok(None)
    }

    fn answer(&mut self, method: Method) -> Result<Option<Answer>, Stopped> {
        let Some(point) = self.first(method, &mut |search, point| Ok(search.told(point)? == Verdict::Meets))? else {
            return Ok(None);
        };
        let least = self.first(method, &mut |search, point| Ok(search.told(point)? != Verdict::Misses))?;
        let futures = self.problem.futures;
        let near = vec![0; point.len()];
        self.trials.play(&point, futures)?;
        self.trials.play(&near, futures)?;
        self.play_plan(futures)?;
        let afresh = self.trials.afresh(&point, futures + 1..2 * futures + 1)?;
        let least = self.tried(&least.unwrap_or_else(|| point.clone()));
        Ok(Some(Answer { tried: self.tried(&point), afresh, least }))
    }

    /// Eq. S15. For each of some chances the cheapest point tried whose share of futures reaches it.
    fn frontier(&mut self, method: Method) -> Result<Vec<(f64, Option<Tried>)>, Stopped> {
        let mut levels: Vec<f64> = LEVELS.to_vec();
        if !levels.iter().any(|level| (level - self.problem.percent).abs() < 1e-9) {
            levels.push(self.problem.percent);
        }
        levels.sort_by(f64::total_cmp);
        let roughly = self.roughly();
        let mut found = Vec::new();
        for level in levels {
            self.first(method, &mut |search, point| Ok(search.trials.play(point, roughly)?.share() >= level / 100.0))?;
            found.push(level);
        }
        // Whatever was looked for, each trial speaks for every chance, also for those looked for before it was played.
        found.into_iter().map(|level| Ok((level, self.cheapest_tried(level / 100.0)?))).collect()
    }

    /// The cheapest point tried whose share of futures reaches a chance; one that was only glanced at is played as often as
    /// the others first.
    fn cheapest_tried(&mut self, share: f64) -> Result<Option<Tried>, Stopped> {
        let roughly = self.roughly();
        loop {
            let reaches = |point: &&Point| {
                self.points.contains(point) && self.trials.chance(point).is_some_and(|chance| chance.share() >= share)
            };
            let known = self.trials.points().filter(reaches);
            let order =
                |one: &&Point, other: &&Point| self.order(one).total_cmp(&self.order(other)).then(one.cmp(other));
            let Some(point) = known.min_by(order).cloned() else { return Ok(None) };
            if self.trials.played(&point) >= roughly {
                return Ok(Some(self.tried(&point)));
            }
            self.trials.play(&point, roughly)?;
        }
    }
}

#[cfg(test)]
mod tests;
