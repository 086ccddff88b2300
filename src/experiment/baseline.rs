//! A few plays of the scenario without its changes, loops off: what loops are relative to.

use std::collections::BTreeMap;

use crate::foundations::draws::Luck;
use crate::foundations::quantile_table::TableCache;
use crate::model::layout::Layout;
use crate::model::norms::{Norms, Seen};
use crate::model::plan::{Source, usual_allowance};
use crate::model::{observe, observe_first_day};
use crate::scenario::assumptions::Draw;
use crate::scenario::council::Council;
use crate::scenario::loaded::Scenario;

/// Plays of the baseline; their luck is always the same, so that options share one norm.
const PLAYS: u64 = 6;
/// The seed of those plays.
const SEED: u64 = 0xBA5E;
/// Length of the baseline year, and of what runs before the period \[days\].
const DAYS: i64 = 365;
/// Enough to see the first day \[days\].
const WEEK: i64 = 7;

/// Baselines that were played already, by their files laid together: options of one council share one.
#[derive(Debug, Default)]
pub struct Baselines(BTreeMap<String, Norms>);

impl Baselines {
    /// What the baseline of a scenario shows: its own, or that of the council it is an option of.
    #[must_use]
    pub fn norms(&mut self, scenario: &Scenario) -> Norms {
        match &scenario.ground {
            Some(ground) if has_loops(&ground.council) => {
                let known = self.0.entry(ground.merged.clone()).or_insert_with(|| own(ground));
                carried(scenario, ground, known)
            }
            _ => own(scenario),
        }
    }
}

/// What is usual in one scenario, for another whose first day may differ from it.
#[must_use]
pub fn carried(scenario: &Scenario, from: &Scenario, norms: &Norms) -> Norms {
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
    let first = seen(scenario, WEEK, observe_first_day, &Norms::none().with_absence(absence));
    norms.carried(&first, &stages, &roles).with_absence(absence)
}

fn own(scenario: &Scenario) -> Norms {
    if has_loops(&scenario.council) {
        Norms::from_seen(&seen(scenario, DAYS, observe, &Norms::none()))
    } else {
        Norms::none()
    }
}

fn has_loops(council: &Council) -> bool {
    council.work.is_some() || council.rereferral.as_ref().is_some_and(|it| it.shape.is_some())
}

/// What is seen of one play.
type Look = fn(Source<'_>, Luck, &mut TableCache) -> Seen;

/// What the plays of so many days see.
fn seen(scenario: &Scenario, days: i64, look: Look, norms: &Norms) -> Seen {
    let council = without_changes(&scenario.council, days);
    let layout = Layout::of(&council);
    let draw = Draw::central(scenario);
    let source = Source { council: &council, layout: &layout, draw: &draw, norms };
    let mut seen = Seen::default();
    let mut tables = TableCache::default();
    for play in 0..PLAYS {
        seen.add(&look(source, Luck::of(SEED, play), &mut tables));
    }
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
