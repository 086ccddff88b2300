//! Made-up findings of a council: bands that rise, fall and widen as played ones do.

use std::collections::BTreeMap;

use crate::experiment::findings::{Band, Findings, Series, Spread, TargetChance};
use crate::model::measure::{Measure, Timing};
use crate::scenario::council::{Council, Date};

fn dates(start: Date, count: usize) -> Vec<Date> {
    let mut dates = vec![start];
    while dates.len() < count {
        let next = dates[dates.len() - 1].tomorrow().unwrap();
        dates.push(next.last_of_month());
    }
    dates
}

pub(super) fn findings(council: &Council, records: usize, factor: f64) -> Findings {
    let dates = dates(council.period.start, records);
    let mut bands = BTreeMap::new();
    let mut add = |team: &str, measure: Measure, share: f64| {
        let series = Series { team: team.into(), role: "all".into(), measure };
        let of = |record: usize| {
            let skipped = match measure.about().timing {
                Timing::Stock => record == usize::MAX,
                Timing::Flow => record == 0,
                Timing::Year => record < 12,
            };
            (!skipped).then(|| band(measure, record, share * factor))
        };
        bands.insert(series, (0..records).map(of).collect());
    };
    for about in crate::model::measure::MEASURES {
        add("all", about.measure, 1.0);
    }
    for (index, team) in council.team.keys().enumerate() {
        for measure in [Measure::WorkersOverThreshold, Measure::AverageCaseload] {
            let share = if measure == Measure::AverageCaseload { 1.0 } else { 2.0 / (index as f64 + 2.0).powi(2) };
            add(team, measure, share);
        }
    }
    Findings {
        central: BTreeMap::new(),
        targets: targets(&dates, factor),
        spreads: spreads(&dates, factor),
        outlook: Default::default(),
        notes: vec!["In 3 futures nobody could take 2 children in the stage \"leaving care\".".into()],
        replications: 1000,
        seed: 20_180_401,
        interrupted: false,
        bands,
        dates,
    }
}

/// Start, end, hump in the first winter and width at the end of a measure.
fn course(measure: Measure) -> (f64, f64, f64, f64) {
    match measure.about().key {
        "average_caseload" | "weighted_caseload" => (21.4, 17.2, 1.2, 3.4),
        "workers_over_threshold" => (39.0, 9.0, 6.0, 12.0),
        "children_unallocated" => (22.0, 3.0, 25.0, 9.0),
        "posts_fte" => (218.0, 218.0, 0.0, 0.0),
        "in_post_fte" => (160.0, 193.0, -6.0, 14.0),
        "agency_fte" => (20.0, 11.0, 8.0, 6.0),
        "cost_total_pounds" | "cost_permanent_pounds" => (910_000.0, 1_040_000.0, 30_000.0, 60_000.0),
        _ => (70.0, 86.0, -5.0, 6.0),
    }
}

fn band(measure: Measure, record: usize, share: f64) -> Band {
    let (start, end, hump, width) = course(measure);
    let t = record as f64 / 42.0;
    let near = record as f64 - 4.0;
    let wave = 0.15 * width * libm::sin(record as f64 * 1.7);
    let mut middle = start + (end - start) * t.min(1.0) + hump * libm::exp(-near * near / 18.0) + wave * t;
    if measure == Measure::PostsFte && record < 2 {
        middle = 196.0;
    }
    let wide = width * libm::sqrt(t);
    let at = |shift: f64| ((middle + shift * wide).max(0.0)) * share;
    Band {
        mean: at(0.02),
        p10: at(-0.9),
        p25: at(-0.45),
        p50: at(0.0),
        p75: at(0.5),
        p90: at(1.1),
        mc_error: 0.02 * wide * share,
        futures: 1000,
    }
}

fn targets(dates: &[Date], factor: f64) -> Vec<TargetChance> {
    let promise = |record: usize, value: f64, share: f64| TargetChance {
        target: "average-caseload".into(),
        series: Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload },
        date: dates[record.min(dates.len() - 1)],
        record: record.min(dates.len() - 1),
        value: value * factor,
        at_most: true,
        share_meeting: share,
        mc_error: 0.01,
        futures: 100,
        all: 100,
    };
    vec![promise(6, 20.0, 0.31), promise(12, 18.0, 0.24)]
}

fn spreads(dates: &[Date], factor: f64) -> Vec<Spread> {
    let last = dates.len() - 1;
    let of = |record: usize, middle: f64| Spread {
        date: dates[record],
        team: "all".into(),
        workers: (0..=45)
            .map(|n| factor * 14.0 * libm::exp(-(f64::from(n) - middle) * (f64::from(n) - middle) / 80.0))
            .collect(),
    };
    let mut found = vec![of(0, 21.0), of(12.min(last), 19.0), of(last, 17.0)];
    found.dedup_by_key(|spread| spread.date);
    found
}
