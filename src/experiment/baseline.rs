//! A few plays of the scenario without its changes, loops off: what loops are relative to.

use crate::foundations::draws::Luck;
use crate::foundations::quantile_table::TableCache;
use crate::model::layout::Layout;
use crate::model::norms::{Norms, Seen};
use crate::model::observe;
use crate::model::plan::Source;
use crate::scenario::assumptions::Draw;
use crate::scenario::council::Council;
use crate::scenario::loaded::Scenario;

/// Plays of the baseline; their luck is always the same, so that options share one norm.
const PLAYS: u64 = 6;
/// The seed of those plays.
const SEED: u64 = 0xBA5E;
/// Length of the baseline year, and of what runs before the period \[days\].
const DAYS: i64 = 365;

/// What the baseline of a scenario shows.
#[must_use]
pub fn norms(scenario: &Scenario) -> Norms {
    let falling = scenario.council.rereferral.as_ref().is_some_and(|it| it.shape.is_some());
    if scenario.council.work.is_none() && !falling {
        return Norms::none();
    }
    let council = without_changes(&scenario.council);
    let layout = Layout::of(&council);
    let (draw, none) = (Draw::central(scenario), Norms::none());
    let source = Source { council: &council, layout: &layout, draw: &draw, norms: &none };
    let mut seen = Seen::default();
    let mut tables = TableCache::default();
    for play in 0..PLAYS {
        seen.add(&observe(source, Luck::of(SEED, play), &mut tables));
    }
    Norms::from_seen(&seen)
}

/// The scenario as it would go on: no changes, no promises, one year.
fn without_changes(council: &Council) -> Council {
    let mut council = council.clone();
    // Teams that only a change would open do not exist.
    let opened: Vec<String> = council
        .change
        .values()
        .filter_map(|change| change.reorganise.as_ref())
        .flat_map(|reorganise| reorganise.open.clone())
        .collect();
    council.team.retain(|name, _| !opened.contains(name));
    council.change.clear();
    council.target.clear();
    council.period.warm_up_weeks = 0;
    let year = council.period.start.checked_add(jiff::Span::new().days(DAYS));
    council.period.end = year.unwrap_or(council.period.end);
    council
}
