//! Common luck at work: the variance of a difference in the same futures against that in futures of their own.

use caseload::experiment::Experiment;
use caseload::experiment::compare::council::CouncilFutures;
use caseload::experiment::futures::Futures;
use caseload::experiment::workers::{Alone, Workers};
use caseload::model::measure::Measure;
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;

use crate::disk::{Folder, package};

/// Futures played of each option.
const FUTURES: usize = 120;

fn county(name: &str) -> Scenario {
    let folder = Folder(package().join("scenarios/cambridgeshire"));
    let mut scenario = load(name, &folder, &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)));
    scenario.council.period.end = jiff::civil::date(2020, 9, 30);
    scenario.council.period.by_team = false;
    scenario
}

/// Average caseload in the last record of each future; the draw of what is not known is that of the future, or always the central one.
fn caseloads(scenario: &Scenario, central: bool) -> Vec<f64> {
    let experiment = Experiment::new(scenario, 1);
    let played = Alone.play(FUTURES, &|place, tables| {
        let chance = 1 + place as u64;
        experiment.future(if central { 0 } else { chance }, chance, tables)
    });
    let council = CouncilFutures::of(&experiment, &Futures { from: 1, trajectories: played });
    let last = experiment.layout.records.len() - 1;
    (0..FUTURES).filter_map(|future| council.value(future, last, Measure::AverageCaseload)).collect()
}

fn variance(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (values.len() - 1) as f64
}

/// Variance of the paired difference ÷ that of a difference between independent futures, which is the sum of the two.
fn ratio(option: &Scenario, reference: &Scenario, central: bool) -> f64 {
    let (own, other) = (caseloads(option, central), caseloads(reference, central));
    assert_eq!((own.len(), other.len()), (FUTURES, FUTURES));
    let paired: Vec<f64> = own.iter().zip(&other).map(|(own, other)| own - other).collect();
    variance(&paired) / (variance(&own) + variance(&other))
}

#[test]
fn pairing_takes_two_thirds_of_the_variance_away_by_chance_alone() {
    let (option, reference) = (county("change-for-children.toml"), county("baseline.toml"));
    let (by_chance, with_doubt) = (ratio(&option, &reference, true), ratio(&option, &reference, false));
    println!("paired ÷ independent: {by_chance:.3} by chance alone, {with_doubt:.3} with assumptions shared too");
    assert!(by_chance <= 1.0 / 3.0, "{by_chance}");
    assert!(with_doubt <= 1.0 / 3.0, "{with_doubt}");
}

/// What is asked of an early record alone is the same as if the whole period had been played.
#[test]
fn futures_cut_short_are_the_same_up_to_there() {
    let scenario = county("change-for-children.toml");
    let whole = Experiment::new(&scenario, 3);
    let (record, width) = (6, whole.recorder.series.len());
    let short = Experiment::beside(&scenario, &whole).up_to(record);
    let [whole, short] = [&whole, &short].map(|experiment| experiment.play(1..4, &Alone).trajectories);
    for (whole, short) in whole.iter().zip(&short) {
        let bits = |values: &[f32]| values.iter().map(|value| value.to_bits()).collect::<Vec<u32>>();
        assert_eq!(short.values.len(), (record + 1) * width);
        assert_eq!(bits(&short.values), bits(&whole.values[..(record + 1) * width]));
    }
}
