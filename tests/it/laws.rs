//! What holds in every future of every council, whatever its figures.

mod changes;
mod council;

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::measure::Measure;
use caseload::model::record::{Group, Trajectory};
use caseload::scenario::library::{Library, LibraryFault};
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;
use proptest::prelude::*;

use council::knobs;

/// One file, and no disk.
struct Page(String);

impl Library for Page {
    fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        Ok((name.to_owned(), self.0.clone().into_bytes()))
    }
}

fn read(text: &str) -> Result<Scenario, TestCaseError> {
    load("made-up", &Page(text.to_owned()), &[]).map_err(|faults| TestCaseError::fail(format!("{}\n{text}", render(&faults))))
}

fn experiment(scenario: &Scenario) -> Experiment<'_> {
    Experiment::new(scenario, 11, &Alone)
}

/// Every value, bit by bit: no row is the same as no row.
fn bits(trajectory: &Trajectory) -> Vec<u32> {
    trajectory.values.iter().chain(&trajectory.spreads).map(|value| value.to_bits()).collect()
}

/// The values of a council's measure, record by record.
fn council(experiment: &Experiment<'_>, trajectory: &Trajectory, measure: Measure) -> Vec<f64> {
    let series = &experiment.recorder.series;
    let place = series.iter().position(|of| of.measure == measure && of.group == Group::Council).expect("every measure has a row");
    trajectory.values.iter().skip(place).step_by(series.len()).map(|value| f64::from(*value)).collect()
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(24))]

    #[test]
    fn nothing_is_lost_and_nothing_counted_twice(knobs in knobs()) {
        let text = knobs.text();
        let scenario = read(&text)?;
        let experiment = experiment(&scenario);
        let mut tables = TableCache::default();
        for number in [0, 1, 2] {
            let (audited, faults) = experiment.audited(number, number, &mut tables);
            prop_assert!(faults.is_empty(), "future {}: {:#?}\n{}", number, faults, text);
            let played = experiment.future(number, number, &mut tables);
            prop_assert!(bits(&played) == bits(&audited), "an audit changes future {}\n{}", number, text);
            rows_agree(&experiment, &played)?;
        }
    }
}

/// What the results themselves must show.
fn rows_agree(experiment: &Experiment<'_>, future: &Trajectory) -> Result<(), TestCaseError> {
    let rows = |measure| council(experiment, future, measure);
    let (in_post, starters, leavers) = (rows(Measure::InPostFte), rows(Measure::StartersFte), rows(Measure::LeaversFte));
    for record in 1..in_post.len() {
        let follows = in_post[record - 1] + starters[record] - leavers[record];
        prop_assert!((in_post[record] - follows).abs() < 1e-3, "{} in post, {} expected", in_post[record], follows);
    }
    let (total, parts) = (rows(Measure::CostTotal), [Measure::CostPermanent, Measure::CostAgency, Measure::CostOneOff].map(rows));
    for (record, cost) in total.iter().enumerate().filter(|(_, cost)| !cost.is_nan()) {
        let sum: f64 = parts.iter().map(|part| part[record]).sum();
        prop_assert!((cost - sum).abs() <= 1e-5 * cost.abs().max(1.0), "costs add up to {sum}, in all {cost}");
    }
    let never_negative = future.values.iter().chain(&future.spreads).all(|value| value.is_nan() || *value >= 0.0);
    prop_assert!(never_negative, "a result is negative");
    Ok(())
}
