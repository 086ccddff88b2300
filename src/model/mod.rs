//! One future of one council: children, people and teams, event by event and week by week.

pub mod audit;
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
pub mod week;

use crate::foundations::draws::Luck;
use crate::foundations::quantile_table::TableCache;
use audit::{Auditor, Nobody, Watch};
use norms::Seen;
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
    let plan = Plan::draw(source, tables);
    let mut world = World::new(source, &plan, luck, true);
    play(&mut world, None, &mut Nobody);
    world.seen.unwrap_or_default()
}

fn play(world: &mut World<'_>, recorder: Option<&Recorder>, watch: &mut impl Watch) -> Trajectory {
    let mut trajectory = recorder.map_or_else(Trajectory::default, Recorder::blank);
    world.levers.dated = levers::dates(world);
    levers::pull(world);
    process::first_day::set_up(world);
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
