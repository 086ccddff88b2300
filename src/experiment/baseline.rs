//! Some plays of the scenario without its changes, loops off: what loops are relative to.

use std::collections::BTreeMap;

use super::workers::{Alone, Workers, each};
use crate::foundations::draws::Luck;
use crate::foundations::quantile_table::TableCache;
use crate::model::layout::Layout;
use crate::model::norms::{Norms, Seen};
use crate::model::plan::{Source, usual_allowance};
use crate::model::{observe, observe_first_day};
use crate::scenario::assumptions::Draw;
use crate::scenario::council::Council;
use crate::scenario::loaded::Scenario;

/// Plays of the baseline; their luck is always the same, so that options share one norm. The year's workload of a service of
/// a hundred moves by 6 % from play to play, so that its norm is known to 1 %.
const PLAYS: usize = 24;
/// Plays that share one set of tables.
const TURN: usize = 3;
/// The seed of those plays.
const SEED: u64 = 0xBA5E;
/// Length of the baseline year, and of what runs before the period \[days\].
const DAYS: i64 = 365;
/// Enough to see the first day \[days\].
const WEEK: i64 = 7;

/// Baselines that were played already, by their files laid together: options of one council share one.
pub struct Baselines<'w> {
    known: BTreeMap<String, Norms>,
    workers: &'w dyn Workers,
}

impl Default for Baselines<'_> {
    fn default() -> Self {
        Self::played_by(&Alone)
    }
}

impl<'w> Baselines<'w> {
    /// None is known; these play them.
    #[must_use]
    pub fn played_by(workers: &'w dyn Workers) -> Self {
        Self { known: BTreeMap::new(), workers }
    }

    /// What the baseline of a scenario shows: its own, or that of the council it is an option of.
    #[must_use]
    pub fn norms(&mut self, scenario: &Scenario) -> Norms {
        match &scenario.ground {
            Some(ground) if has_loops(&ground.council) => {
                let workers = self.workers;
                let known = self.known.entry(ground.merged.clone()).or_insert_with(|| own(ground, workers));
                carried(scenario, (ground, known), workers)
            }
            _ => own(scenario, self.workers),
        }
    }
}

/// What is usual in one scenario, for another whose first day may differ from it.
#[must_use]
pub fn carried(scenario: &Scenario, (from, norms): (&Scenario, &Norms), workers: &dyn Workers) -> Norms {
    if !has_loops(&scenario.council) {
        return Norms::none();
    }
    let (here, there) = (Layout::of(&scenario.council), Layout::of(&from.council));
    let known = |here: &[String], there: &[String]| -> Vec<Option<usize>> {
        here.iter().map(|name| there.iter().position(|other| other == name)).collect()
    };
    let (stages, roles) = (known(&here.stages, &there.stages), known(&here.roles, &there.roles));
    // Hours hold the absence of the council as it is: whoever is away less often in an option has more of them.
    let absence = norms.absence * usual_allowance(&from.council) / usual_allowance(&scenario.council);
    let first = seen(scenario, (WEEK, observe_first_day), &Norms::none().with_absence(absence), workers);
    norms.carried(&first, &stages, &roles).with_absence(absence)
}

fn own(scenario: &Scenario, workers: &dyn Workers) -> Norms {
    if has_loops(&scenario.council) {
        Norms::from_seen(&seen(scenario, (DAYS, observe), &Norms::none(), workers))
    } else {
        Norms::none()
    }
}

fn has_loops(council: &Council) -> bool {
    council.work.is_some() || council.rereferral.as_ref().is_some_and(|it| it.shape.is_some())
}

/// What is seen of one play.
type Look = fn(Source<'_>, Luck, &mut TableCache) -> Seen;

/// What the plays of so many days see. Turns are added in their order, so that sums do not depend on who played them.
fn seen(scenario: &Scenario, (days, look): (i64, Look), norms: &Norms, workers: &dyn Workers) -> Seen {
    let council = without_changes(&scenario.council, days);
    let layout = Layout::of(&council);
    let draw = Draw::central(scenario);
    let source = Source { council: &council, layout: &layout, draw: &draw, norms };
    let turns = each(workers, PLAYS / TURN, |turn| {
        let mut seen = Seen::default();
        let mut tables = TableCache::default();
        for play in turn * TURN..(turn + 1) * TURN {
            seen.add(&look(source, Luck::of(SEED, play as u64), &mut tables));
        }
        seen
    });
    let mut seen = Seen::default();
    turns.iter().for_each(|turn| seen.add(turn));
    seen
}

/// The scenario as it would go on for so many days: no changes, no promises.
fn without_changes(council: &Council, days: i64) -> Council {
    let mut council = council.clone();
    let opened: Vec<String> = council.opened_later().cloned().collect();
    council.team.retain(|name, _| !opened.contains(name));
    council.change.clear();
    council.target.clear();
    council.period.warm_up_weeks = 0;
    let end = council.period.start.checked_add(jiff::Span::new().days(days));
    council.period.end = end.unwrap_or(council.period.end);
    council
}
