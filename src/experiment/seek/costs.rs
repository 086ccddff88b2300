//! What points cost: more than the smallest change, by which they are put in order, and against the plan as it stands, which is
//! what a reader asks.

use super::lattice::Stopped;
use super::lever::Lever;
use super::verdict::{Chance, FIRST_LOOK};
use super::{Estimate, Search, Tried};

/// The point that changes nothing: the plan as its file has it.
pub(super) const PLAN: &[usize] = &[];

impl Search<'_> {
    /// Plays the plan as it stands on the futures that points are tried on; nothing where it is not known.
    pub(super) fn play_plan(&mut self, futures: u32) -> Result<(), Stopped> {
        if !self.problem.plan.is_empty() {
            self.trials.play(PLAN, futures)?;
        }
        Ok(())
    }

    /// The plan as it stands, where it was played.
    pub(super) fn plan(&self) -> Option<Tried> {
        self.trials.chance(PLAN)?;
        let near = vec![0; self.problem.levers.len()];
        let none = Estimate { mean: 0.0, ..Estimate::default() };
        let cost = if self.is_priced() {
            self.plan_by_price().map(|mean| Estimate { mean, ..Estimate::default() })
        } else {
            self.trials.costs_more(PLAN, &near)
        };
        Some(Tried {
            point: PLAN.to_vec(),
            chance: self.trials.chance(PLAN)?,
            is_within: cost.is_none_or(|cost| self.keeps_to_budget(cost.mean)),
            cost,
            over_plan: Some(none),
        })
    }

    /// What a step on each lever costs, as played between its ends.
    pub(super) fn price(&mut self, near: &[usize], sizes: &[usize]) -> Result<(), Stopped> {
        for (lever, size) in sizes.iter().enumerate() {
            let mut end = near.to_vec();
            end[lever] = size - 1;
            self.trials.play(&end, FIRST_LOOK.min(self.problem.futures))?;
            let more = self.trials.costs_more(&end, near).map_or(0.0, |it| it.mean);
            self.slopes[lever] = more / (size.saturating_sub(1).max(1)) as f64;
        }
        Ok(())
    }

    /// What a point costs more than the smallest change, for the order in which points are taken [£]. On one lever alone the
    /// order is that of its steps.
    pub(super) fn cost(&self, point: &[usize]) -> f64 {
        let levers = self.problem.levers.iter().zip(point).enumerate();
        levers.map(|(place, (lever, step))| lever.cost(*step).unwrap_or(self.slopes[place] * *step as f64)).sum()
    }

    pub(super) fn order(&self, point: &[usize]) -> f64 {
        if point.len() == 1 { point[0] as f64 } else { self.cost(point) }
    }

    pub(super) fn tried(&self, point: &[usize]) -> Tried {
        let near = vec![0; point.len()];
        let by_price = self.is_priced().then(|| Estimate { mean: self.cost(point), ..Estimate::default() });
        let over_plan = match by_price {
            Some(cost) => self.plan_by_price().map(|plan| Estimate { mean: cost.mean - plan, ..cost }),
            None => self.trials.costs_more(point, PLAN),
        };
        Tried {
            chance: self.trials.chance(point).unwrap_or(Chance { kept: 0, futures: 0 }),
            cost: by_price.or_else(|| self.trials.costs_more(point, &near)),
            over_plan,
            is_within: self.is_within(point),
            point: point.to_vec(),
        }
    }

    /// Whether a point keeps to the budget, which counts against the smallest change.
    pub(super) fn is_within(&self, point: &[usize]) -> bool {
        self.keeps_to_budget(self.cost(point))
    }

    fn keeps_to_budget(&self, pounds: f64) -> bool {
        self.problem.budget.is_none_or(|budget| pounds <= budget)
    }

    /// Whether every lever has a price of its own.
    fn is_priced(&self) -> bool {
        self.problem.levers.iter().all(|lever| lever.unit_cost.is_some())
    }

    /// What the plan costs more than the smallest change by those prices [£]; none where a lever of it has no one value.
    fn plan_by_price(&self) -> Option<f64> {
        let (levers, plan) = (&self.problem.levers, &self.problem.plan);
        let of = |(lever, set): (&Lever, &Option<_>)| lever.cost_of((*set)?);
        (levers.len() == plan.len()).then(|| levers.iter().zip(plan).map(of).sum())?
    }
}
