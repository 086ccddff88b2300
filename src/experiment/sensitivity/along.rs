//! What may be said of an answer along one figure: only what its effect, told from nought, bears out.

use super::one_at_a_time::{Bar, HIGH, LOW};
use super::outcome::{Estimate, Goal, Outcome};
use super::switching::Turn;
use super::{Matter, Sensitivity};
use crate::model::measure::Measure;
use crate::scenario::council::promise::Target;

/// Share of resamples in which an answer must turn for the value to be told.
const SURE: f64 = 0.95;

/// What may be said of an answer along one figure, from its low to its high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Along {
    /// It turns at a value between the two.
    Turns(Turn),
    /// It is the same all the way: whether what is asked holds.
    Stays(bool),
    /// It may turn, and where cannot be told.
    Unsure,
    /// The figure is not told to move it at all.
    Unmoved,
}

/// What a figure does to an answer: whether more of it makes what is asked likelier; none where it goes one way and then the other, or
/// where no one outcome says.
struct Effect {
    helps: Option<bool>,
}

impl Sensitivity {
    /// What may be said of an answer along one figure.
    #[must_use]
    pub fn along(&self, input: usize, matter: Matter, turn: &Turn) -> Along {
        let bar = self.one_at_a_time.bars.get(input);
        bar.map_or(Along::Unmoved, |bar| along(bar, self.goal.as_ref(), matter, turn))
    }
}

/// A turn is told where the figure by itself is told to move what the answer is made of, the same way; where nearly every resample
/// turns too; and between the figure's low and its high, beyond which there are too few futures.
fn along(bar: &Bar, goal: Option<&Goal>, matter: Matter, turn: &Turn) -> Along {
    let Some(effect) = effect(bar, goal, matter) else { return Along::Unmoved };
    let Some(at) = turn.at else {
        return if turn.seen < 0.5 { Along::Stays(turn.holds_below) } else { Along::Unsure };
    };
    if !(LOW..=HIGH).contains(&at.value) {
        return Along::Stays(turn.holds_below == (at.value > 0.5));
    }
    let other_way = !turn.is_one_of_several() && effect.helps.is_some_and(|helps| helps == turn.holds_below);
    if turn.seen < SURE || other_way { Along::Unsure } else { Along::Turns(*turn) }
}

/// What a figure does to an answer; none where that is not told from nought.
fn effect(bar: &Bar, goal: Option<&Goal>, matter: Matter) -> Option<Effect> {
    let told = |outcome: Outcome| bar.is_told(outcome.place());
    let by = |outcome: Outcome, more_helps: bool| {
        let helps = upward(bar, outcome).map(|up| up == more_helps);
        told(outcome).then_some(Effect { helps })
    };
    match matter {
        Matter::Better => by(Outcome::Difference, false),
        Matter::Preferred => {
            let any = [Outcome::Target, Outcome::Caseload, Outcome::Cost].into_iter().any(told);
            any.then_some(Effect { helps: None })
        }
        // The caseload tells more than the chance, of which every future says only yes or no.
        Matter::Promise => {
            let is_caseload = |it: &&Target| it.team.is_none() && it.measure == Measure::AverageCaseload.about().key;
            let of_caseload = goal.map(|goal| &goal.target).filter(is_caseload);
            let by_caseload = of_caseload.and_then(|it| by(Outcome::Caseload, it.at_most.is_none()));
            by_caseload.or_else(|| by(Outcome::Target, true))
        }
    }
}

/// Whether more of a figure makes more of an outcome; none where neither the way from low to high nor one end alone says so.
fn upward(bar: &Bar, outcome: Outcome) -> Option<bool> {
    let at = outcome.place();
    let way = |of: Option<Estimate>| of.filter(Estimate::is_told).map(|it| it.mean > 0.0);
    way(bar.swing[at]).or_else(|| match (way(bar.low[at]), way(bar.high[at])) {
        (None, Some(up)) => Some(up),
        (Some(up), None) => Some(!up),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::share::Share;
    use super::*;

    fn bar(swing: f64, error: f64) -> Bar {
        let of = |mean: f64| [Some(Estimate { mean, error, futures: 40 }); 4];
        Bar { input: 0, low: of(-swing / 2.0), high: of(swing / 2.0), swing: of(swing) }
    }

    #[test]
    fn which_way_a_figure_moves_is_told_by_its_ends_too() {
        assert_eq!(upward(&bar(2.0, 0.1), Outcome::Caseload), Some(true));
        assert_eq!(upward(&bar(-2.0, 0.1), Outcome::Caseload), Some(false));
        assert_eq!(upward(&bar(2.0, 3.0), Outcome::Caseload), None, "chance alone");
        let mut one_end = bar(2.0, 3.0);
        one_end.low[0] = Some(Estimate { mean: 1.5, error: 0.1, futures: 40 });
        assert_eq!(upward(&one_end, Outcome::Caseload), Some(false));
    }

    #[test]
    fn a_turn_is_told_only_where_the_figure_moves_the_answer_that_way_and_within_its_range() {
        let turn = |value: f64, seen: f64, holds_below: bool| Turn {
            at: Some(Share { value, low: value - 0.05, high: value + 0.05 }),
            seen,
            holds_below,
            times: 1,
        };
        let better = |bar: &Bar, turn: Turn| along(bar, None, Matter::Better, &turn);
        let found = bar(2.0, 0.1);
        // More of the figure makes the caseload against the reference larger: the option is better below.
        assert_eq!(better(&found, turn(0.4, 1.0, true)), Along::Turns(turn(0.4, 1.0, true)));
        assert_eq!(better(&found, turn(0.4, 1.0, false)), Along::Unsure, "the sign of chance");
        assert_eq!(better(&found, turn(0.4, 0.8, true)), Along::Unsure, "in every fifth set of futures it does not");
        assert_eq!(better(&found, turn(0.95, 1.0, true)), Along::Stays(true), "beyond its high");
        assert_eq!(better(&found, turn(0.05, 1.0, true)), Along::Stays(false), "beyond its low");
        let stays = Turn { at: None, seen: 0.0, holds_below: true, times: 0 };
        assert_eq!(better(&found, stays), Along::Stays(true));
        assert_eq!(better(&bar(2.0, 3.0), turn(0.4, 1.0, true)), Along::Unmoved, "a figure that chance alone moves");
    }
}
