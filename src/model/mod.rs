//! One future of one council: children, people and teams, event by event and week by week.

pub mod audit;
pub mod closings;
pub mod dates;
pub mod exits;
mod keeping;
pub mod layout;
pub mod levers;
pub mod measure;
pub mod norms;
pub mod plan;
pub mod process;
pub mod purpose;
pub mod record;
pub mod state;
pub mod timeline;
mod walk;
pub mod week;
mod years;

use crate::foundations::draws::Luck;
use crate::foundations::quantile_table::TableCache;
use crate::foundations::time::in_days;
use audit::{Auditor, Nobody, Watch};
use norms::{Norms, Seen};
use plan::{Plan, Source};
use record::{Recorder, Trajectory};
use state::World;
use timeline::Moment;

/// Plays one future.
#[must_use]
pub fn simulate(source: Source<'_>, recorder: &Recorder, luck: Luck, tables: &mut TableCache) -> Trajectory {
    let plan = Plan::draw(source, tables);
    let mut world = World::new(source, &plan, luck, false);
    play(&mut world, Some(recorder), &mut Nobody)
}

/// Plays one future and audits it as it goes; slow, and the same to the last bit. Comes with all
/// that was found wrong, each fault once.
#[must_use]
pub fn simulate_audited(
    source: Source<'_>,
    recorder: &Recorder,
    luck: Luck,
    tables: &mut TableCache,
) -> (Trajectory, Vec<String>) {
    let plan = Plan::draw(source, tables);
    let mut world = World::new(source, &plan, luck, false);
    let mut auditor = Auditor::default();
    let trajectory = play(&mut world, Some(recorder), &mut auditor);
    (trajectory, auditor.faults)
}

/// Plays one future of the baseline with loops off, and says what it shows.
#[must_use]
pub fn observe(source: Source<'_>, luck: Luck, tables: &mut TableCache) -> Seen {
    let known = before_any_play(source, luck, tables);
    let first = see(Source { norms: &known, ..source }, luck, tables);
    if source.council.work.is_none() {
        return first;
    }
    // What is owed from before comes on top of the first day's hours: workload is relative to the year's.
    let known = known.at_level_of(&first);
    see(Source { norms: &known, ..source }, luck, tables)
}

/// The same of the first day alone, whose hours hang on no level: once is enough.
#[must_use]
pub fn observe_first_day(source: Source<'_>, luck: Luck, tables: &mut TableCache) -> Seen {
    let known = before_any_play(source, luck, tables).with_absence(source.norms.absence);
    see(Source { norms: &known, ..source }, luck, tables)
}

/// Nobody has been seen to close yet, and yet children come back in the baseline's year too.
fn before_any_play(source: Source<'_>, luck: Luck, tables: &mut TableCache) -> Norms {
    Norms::of_closings(walk::closing_days(&Plan::draw(source, tables), luck))
}

fn see(source: Source<'_>, luck: Luck, tables: &mut TableCache) -> Seen {
    baseline(source, luck, tables, |world| {
        let mut seen = world.seen.take().unwrap_or_default();
        let open = world.cases.iter().filter(|case| case.open && case.referred > 0);
        open.for_each(|case| seen.followed.seen(in_days(world.now - case.referred), false));
        seen
    })
}

/// Plays one future of the baseline with loops off, and looks at it.
fn baseline<T>(source: Source<'_>, luck: Luck, tables: &mut TableCache, look: impl FnOnce(&mut World<'_>) -> T) -> T {
    let plan = Plan::draw(source, tables);
    let mut world = World::new(source, &plan, luck, true);
    play(&mut world, None, &mut Nobody);
    look(&mut world)
}

fn play(world: &mut World<'_>, recorder: Option<&Recorder>, watch: &mut impl Watch) -> Trajectory {
    let mut trajectory = recorder.map_or_else(Trajectory::default, Recorder::blank);
    world.continuity = recorder.and_then(Recorder::continuity);
    world.levers.dated = dates::dates(world);
    levers::pull(world);
    process::first_day::set_up(world);
    world.tally.reset(world.layout.units.len(), world.layout.roles.len());
    let moments = timeline::moments(world.layout, &world.levers.dated, world.council.period.start);
    for (at, moment) in moments {
        week::until(world, at, watch);
        week::moment(world, moment);
        if let Some(recorder) = recorder {
            record(world, recorder, moment, &mut trajectory);
        }
        watch.moment(world, moment);
    }
    trajectory
}

fn record(world: &mut World<'_>, recorder: &Recorder, moment: Moment, trajectory: &mut Trajectory) {
    match moment {
        Moment::FirstRecord => recorder.take(world, 0, trajectory),
        Moment::Record(index) => recorder.take(world, index, trajectory),
        Moment::Ends(_) | Moment::Begins(_) | Moment::Month(..) | Moment::Week => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layout::Layout;
    use crate::scenario::assumptions::Draw;
    use crate::scenario::library::OneText;
    use crate::scenario::loaded::load;

    /// Of those referred in the year that norms are measured in, as many have been here before as the file says.
    #[test]
    fn children_come_back_in_the_plays_that_measure_the_norms() {
        let text = include_str!("../../scenarios/verification/little-law.toml");
        let sets = [
            "verification.starts_empty=false",
            "period.warm_up_weeks=0",
            "period.end=2018-12-31",
            "rereferral.within_12_months_percent=22.6",
            "rereferral.shape=0.7",
        ]
        .map(str::to_owned);
        let scenario = load("little-law.toml", &OneText(text), &sets).expect("a sound file");
        let layout = Layout::of(&scenario.council);
        let (draw, none) = (Draw::central(&scenario), Norms::none());
        let source = Source { council: &scenario.council, layout: &layout, draw: &draw, norms: &none };
        let (mut back, mut all) = (0.0, 0.0);
        for play in 0..12 {
            let known = before_any_play(source, Luck::of(5, play), &mut TableCache::default());
            let source = Source { norms: &known, ..source };
            baseline(source, Luck::of(5, play), &mut TableCache::default(), |world| {
                back += f64::from(world.tally.came_back);
                all += f64::from(world.tally.referrals);
            });
        }
        let error = libm::sqrt(0.226 * 0.774 / all);
        assert!((back / all - 0.226).abs() < 0.005 + 4.0 * error, "{back} of {all}");
        assert!((all / (12.0 * 1043.6) - 1.0).abs() < 0.05, "{all}");
    }
}
