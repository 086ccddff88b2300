//! What is read out of what was found: orders, what is told and what is not, and what to find out first.

use super::Sensitivity;
use super::global::Factor;
use super::indices::Index;
use super::information::Known;
use super::one_at_a_time::Bar;
use super::outcome::Outcome;

impl Sensitivity {
    /// The shares of one factor of an outcome.
    #[must_use]
    pub fn index(&self, outcome: Outcome, factor: Factor) -> Option<Index> {
        let place = self.global.factors.iter().position(|it| *it == factor)?;
        self.global.shares[outcome.place()].as_ref()?.get(place).copied()
    }

    /// Whether the shares of an outcome are told: all are of one variance, so that where one interval passes 100 percent by
    /// much, the futures are too few for any of them.
    #[must_use]
    pub fn tells_shares(&self, outcome: Outcome) -> bool {
        let all = self.global.shares[outcome.place()].iter().flatten();
        all.clone().all(|index| !index.first.is_far_beyond() && !index.total.is_far_beyond())
    }

    /// The shares of one factor of an outcome, where they are told.
    #[must_use]
    pub fn told_index(&self, outcome: Outcome, factor: Factor) -> Option<Index> {
        self.index(outcome, factor).filter(|index| self.tells_shares(outcome) && index.is_told())
    }

    /// Inputs in the order of how far each moves an outcome by itself, furthest first.
    #[must_use]
    pub fn by_reach(&self, outcome: Outcome) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.inputs.len()).collect();
        let reach = |place: &usize| self.one_at_a_time.bars[*place].reach(outcome.place());
        order.sort_by(|one, other| reach(other).total_cmp(&reach(one)).then(one.cmp(other)));
        order
    }

    /// The input that moves an outcome furthest by itself and is told from nought; and whether every other is told to reach
    /// less far (three standard errors), without which it may not be said to move it most.
    #[must_use]
    pub fn furthest(&self, outcome: Outcome) -> Option<(usize, bool)> {
        let at = outcome.place();
        let bars = &self.one_at_a_time.bars;
        let first = self.by_reach(outcome).into_iter().find(|input| bars[*input].is_told(at))?;
        let own = bars[first].furthest(at);
        let behind = |other: &Bar| {
            let other = other.furthest(at);
            own.mean.abs() - other.mean.abs() > 3.0 * (own.error * own.error + other.error * other.error).sqrt()
        };
        Some((first, bars.iter().enumerate().all(|(input, bar)| input == first || behind(bar))))
    }

    /// Whether an input moved nothing wherever it was tried, by itself or with the others: nothing that is in use reads it.
    #[must_use]
    pub fn is_idle(&self, input: usize) -> bool {
        let bar = self.one_at_a_time.bars.get(input);
        let ends = bar.into_iter().flat_map(|bar| bar.low.iter().chain(&bar.high).chain(&bar.swing));
        let walked = self.screening.get(input).into_iter().flat_map(|walked| &walked.strength);
        ends.chain(walked).flatten().all(|moved| moved.mean.abs() < 1e-12 && moved.error < 1e-12)
    }

    /// Whether there is a future for each input: with fewer, some inputs divide the futures rightly by chance alone.
    #[must_use]
    pub fn has_futures_enough(&self) -> bool {
        self.sizes.ensemble as usize >= self.inputs.len()
    }

    /// What each input would be worth by itself, where that can be told: nothing where all of them together are worth nothing that
    /// is told, for no part of it is then, or where there are too few futures. Idle inputs are left out, and those that seem worth
    /// more than all by more than chance makes; what lies above all within that is cut to it.
    #[must_use]
    pub fn worth_finding_out(&self) -> Vec<(usize, Known)> {
        let Some(information) = self.information.as_ref().filter(|_| self.has_futures_enough()) else {
            return Vec::new();
        };
        let Some(all) = information.doubts.filter(Known::is_worth_something) else { return Vec::new() };
        let known = information.inputs.iter().enumerate();
        let known = known.filter_map(|(input, known)| Some((input, (*known)?)));
        let possible = known.filter(|(input, known)| !self.is_idle(*input) && !known.exceeds(&all));
        possible.map(|(input, known)| (input, known.at_most(&all))).collect()
    }

    /// The input that it is best worth finding out: the most valuable that is told from nought, else none.
    #[must_use]
    pub fn find_out_first(&self) -> Option<(usize, Known)> {
        let told = self.worth_finding_out().into_iter().filter(|(_, known)| known.is_worth_something());
        told.max_by(|one, other| one.1.pounds.mean.total_cmp(&other.1.pounds.mean).then(other.0.cmp(&one.0)))
    }
}
