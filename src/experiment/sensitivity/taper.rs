//! A taper: posts that fall year by year, and the chance that it has to stop.

use serde::{Deserialize, Serialize};

use super::bench::{Bench, Job};
use super::inputs::World;
use crate::experiment::seek::verdict::Chance;
use crate::experiment::workers::Workers;
use crate::scenario::council::Date;

/// One step of a taper.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct TaperStep {
    /// Its date.
    pub date: Date,
    /// Futures in which the taper would have had to stop by then; `kept` counts those that stop.
    pub stopped: Chance,
    /// Futures in which the promise would have been broken on one of the dates without any taper.
    pub without: Chance,
}

/// Eq. S16. A taper stops at the first of its dates on which the measure of the promise lies beyond what is promised last; what
/// came before the stop was played with the taper, so nothing after it matters. Beside it the same count without a taper, on the
/// same luck. None when the user stopped the run.
#[must_use]
pub fn taper(
    with: &Bench<'_>,
    without: &Bench<'_>,
    dates: &[Date],
    futures: u32,
    workers: &dyn Workers,
) -> Option<Vec<TaperStep>> {
    let [with, without] = [with, without].map(|bench| stops(bench, dates, futures, workers));
    let (with, without) = (with?, without?);
    let by = |stops: &[Option<usize>], step: usize| Chance {
        kept: stops.iter().filter(|stop| stop.is_some_and(|stop| stop <= step)).count() as u32,
        futures: stops.len() as u32,
    };
    let step = |(place, date): (usize, &Date)| TaperStep {
        date: *date,
        stopped: by(&with, place),
        without: by(&without, place),
    };
    Some(dates.iter().enumerate().map(step).collect())
}

/// In each future the first date on which the promise is broken.
fn stops(bench: &Bench<'_>, dates: &[Date], futures: u32, workers: &dyn Workers) -> Option<Vec<Option<usize>>> {
    let records = &bench.options[bench.option].layout.records;
    let at: Vec<Option<usize>> =
        dates.iter().map(|date| records.iter().rposition(|record| record.date <= *date)).collect();
    let worlds: Vec<World> = (1..=u64::from(futures)).map(|number| bench.world(number)).collect();
    let jobs: Vec<Job<'_>> =
        (1_u64..).zip(&worlds).map(|(chance, world)| Job { option: bench.option, world, chance }).collect();
    let mut found = Vec::new();
    bench.play_seeing(&jobs, workers, &mut |_, future| {
        let broken = |record: &Option<usize>| {
            record.and_then(|record| bench.gauge().beyond_at(record, future)).is_some_and(|beyond| beyond > 0.0)
        };
        found.push(at.iter().position(broken));
    })?;
    Some(found)
}
