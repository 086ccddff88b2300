//! From every value of every future to bands, chances and spreads.

use std::collections::BTreeMap;

use super::Experiment;
use super::findings::{Band, Findings, Series, Spread};
use super::futures::Futures;
use super::workers::{Workers, each};
use crate::foundations::statistics::{mean, quantile_sorted, standard_error};
use crate::model::record::{BINS, Group, SeriesPlace};
use crate::scenario::check::spoken::thousands;

/// Series summed up together: their values lie side by side in each future's record, so that one
/// look at memory serves all of them.
pub(super) const TOGETHER: usize = 16;

pub(super) fn findings(
    experiment: &Experiment<'_>,
    futures: &Futures,
    interrupted: bool,
    workers: &dyn Workers,
) -> Findings {
    let central = experiment.central();
    let series = &experiment.recorder.series;
    let records = experiment.layout.records.len();
    let mut bands = BTreeMap::new();
    let mut middle = BTreeMap::new();
    let rows = rows(series.len(), records, workers, |place, record, column| {
        column.extend(values(futures, record * series.len() + place));
        // Where a team or a role is there in some futures only, it has none of what is counted in the others.
        if !column.is_empty() && series[place].measure.adds_up() {
            column.resize(futures.trajectories.len(), 0.0);
        }
        band(column)
    });
    for ((place, of), row) in series.iter().enumerate().zip(rows) {
        if row.iter().any(Option::is_some) {
            let name = named(experiment, of);
            let line = (0..records).map(|record| some(central.values[record * series.len() + place])).collect();
            middle.insert(name.clone(), line);
            bands.insert(name, row);
        }
    }
    let targets = super::targets::chances(experiment, futures);
    let (unjudged, of_some) = (super::targets::unjudged(experiment, &targets), super::targets::of_some(&targets));
    Findings {
        dates: experiment.layout.records.iter().map(|record| record.date).collect(),
        replications: futures.trajectories.len() as u32,
        seed: experiment.seed,
        interrupted,
        bands,
        central: middle,
        targets,
        spreads: spreads(experiment, futures),
        outlook: super::outlook::outlook(experiment, futures),
        notes: outside(experiment).into_iter().chain(unjudged).chain(of_some).collect(),
    }
}

/// One answer for each series and record; what it is made from is put in an empty list first.
pub(super) fn rows<T: Send + Sync>(
    series: usize,
    records: usize,
    workers: &dyn Workers,
    one: impl Fn(usize, usize, &mut Vec<f64>) -> T + Sync,
) -> impl Iterator<Item = Vec<T>> {
    let together = |first: usize| {
        let places = first * TOGETHER..series.min((first + 1) * TOGETHER);
        let mut found: Vec<Vec<T>> = places.clone().map(|_| Vec::with_capacity(records)).collect();
        let mut column = Vec::new();
        for record in 0..records {
            for (row, place) in found.iter_mut().zip(places.clone()) {
                column.clear();
                row.push(one(place, record, &mut column));
            }
        }
        found
    };
    each(workers, series.div_ceil(TOGETHER), together).into_iter().flatten()
}

/// Children in need who stand outside every figure here.
fn outside(experiment: &Experiment<'_>) -> Option<String> {
    let first_day = experiment.scenario.council.first_day.as_ref()?;
    let number = first_day.children_without_social_worker;
    (number > 0.0).then(|| {
        let number = thousands(number);
        format!(
            "{number} children in need whom the published count has and no social worker’s caseload does (others lead their plans, or nothing is decided yet) are in no caseload here, nor among the children with no worker, who wait for one"
        )
    })
}

pub(super) fn some(value: f32) -> Option<f64> {
    (!value.is_nan()).then_some(f64::from(value))
}

/// The values at one place, of futures that have one.
pub(super) fn values(futures: &Futures, at: usize) -> impl Iterator<Item = f64> + '_ {
    futures.trajectories.iter().filter_map(move |future| some(future.values[at]))
}

/// The spread of values.
pub(super) fn band(column: &mut [f64]) -> Option<Band> {
    let (mean, mc_error) = (mean(column)?, standard_error(column).unwrap_or(0.0));
    column.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| quantile_sorted(column, share).unwrap_or(mean);
    Some(Band {
        mean,
        p10: at(0.10),
        p25: at(0.25),
        p50: at(0.50),
        p75: at(0.75),
        p90: at(0.90),
        mc_error,
        futures: column.len() as u32,
    })
}

/// A row's names in the file.
pub(super) fn named(experiment: &Experiment<'_>, of: &SeriesPlace) -> Series {
    let all = || String::from("all");
    let (units, roles) = (&experiment.layout.units, &experiment.layout.roles);
    let (team, role) = match of.group {
        Group::Council => (all(), all()),
        Group::Unit(unit) => (units[unit].clone(), all()),
        Group::Role(role) => (all(), roles[role].clone()),
        Group::UnitRole(unit, role) => (units[unit].clone(), roles[role].clone()),
    };
    Series { team, role, measure: of.measure }
}

fn spreads(experiment: &Experiment<'_>, futures: &Futures) -> Vec<Spread> {
    let units = experiment.layout.units.len() + 1;
    let count = futures.trajectories.len().max(1) as f64;
    let mut list = Vec::new();
    for (place, record) in experiment.recorder.spread_at.iter().enumerate() {
        for unit in 0..units {
            let start = (place * units + unit) * BINS;
            let workers: Vec<f64> = (0..BINS)
                .map(|bin| {
                    let sum: f64 = futures.trajectories.iter().map(|it| f64::from(it.spreads[start + bin])).sum();
                    sum / count
                })
                .collect();
            if workers.iter().any(|number| *number > 0.0) {
                let team =
                    unit.checked_sub(1).map_or_else(|| "all".into(), |unit| experiment.layout.units[unit].clone());
                list.push(Spread { date: experiment.layout.records[*record].date, team, workers });
            }
        }
    }
    list
}
