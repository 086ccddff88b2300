//! What was found of a small scenario, made up, for tests of words, pages and charts.

use super::SeekReport;
use crate::experiment::seek::lever::{Lever, Setting, numbers};
use crate::experiment::seek::verdict::Chance;
use crate::experiment::seek::{Method, Problem, Sought, Tried};
use crate::experiment::sensitivity::outcome::{Estimate, Goal};
use crate::report::compare::sample::scenarios;
use crate::scenario::loaded::Scenario;

/// What was asked and found.
pub(crate) struct Asked {
    pub(crate) scenario: Scenario,
    pub(crate) problem: Problem,
    pub(crate) found: Sought,
}

impl Asked {
    /// As reports take it.
    pub(crate) fn report(&self) -> SeekReport<'_> {
        SeekReport {
            scenario: &self.scenario,
            problem: &self.problem,
            found: &self.found,
            answer: None,
            inputs: &[],
            command: "caseload seek town/base.toml --replications 150 --seed 1 --change a.b=0..36",
        }
    }
}

/// Costs over the smallest change, the plan costing £3.27m more than that.
pub(crate) fn tried(point: &[usize], kept: u32, pounds: f64, is_within: bool) -> Tried {
    let of = |mean: f64| Some(Estimate { mean, ..Estimate::default() });
    Tried {
        point: point.to_vec(),
        chance: Chance { kept, futures: 150 },
        cost: of(pounds),
        over_plan: of(pounds - 3.27e6),
        is_within,
    }
}

/// Two changes and a budget of £3m over the smallest, which the plan does not keep to, and within which nothing is enough.
pub(crate) fn beyond_the_budget() -> Asked {
    let [_, scenario] = scenarios();
    let lever = |address: &str, to: f64| Lever {
        addresses: vec![address.to_owned()],
        settings: numbers(0.0, to, to / 3.0).expect("few"),
        unit_cost: None,
    };
    let target = &scenario.council.target["load"];
    let goal = Goal::of("load", target).expect("a date");
    let plan = Tried { point: Vec::new(), ..tried(&[], 74, 3.27e6, false) };
    let all = vec![tried(&[0, 0], 30, 0.0, true), tried(&[2, 3], 77, 2.54e6, true), tried(&[3, 3], 108, 4.27e6, false)];
    let problem = Problem {
        levers: vec![
            lever("team.help.posts_fte.social-worker", 36.0),
            lever("change.earlier-help.reduce_referrals.fewer_percent", 60.0),
        ],
        plan: vec![Some(Setting::Number(24.0)), Some(Setting::Number(16.0))],
        goal,
        percent: 60.0,
        budget: Some(3e6),
        futures: 150,
        seed: 1,
    };
    let frontier = vec![(50.0, Some(all[1].clone())), (60.0, None), (70.0, None)];
    let found = Sought {
        method: Method::Monotone,
        answer: None,
        plan: Some(plan),
        near: all[0].clone(),
        far: all[2].clone(),
        frontier,
        tried: all,
        futures: 900,
    };
    Asked { scenario, problem, found }
}
