//! People who have too much to do for months tire, and not more than in the baseline.

use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::foundations::statistics::mean;
use caseload::model::measure::Measure;
use caseload::model::norms::Norms;
use caseload::model::record::Group;
use caseload::scenario::loaded::Scenario;

use crate::rates::read;

/// Twenty workers who hold 300 children; hours are enough for all they owe, so that workload is the children alone.
fn council(referrals: u32, days: &str, work: &str) -> Scenario {
    let text = format!(
        "without = [\"leaving\"]\n[period]\nend = 2019-12-30\nwarm_up_weeks = 0\n[demand]\nreferrals_per_year = {referrals}\n\
         [stage.held]\nlasts_days = {days}\nhours_per_month = 40\n\
         [work]\ncase_hours_per_week = 80\novertime_percent = 100\nless_time_strength = 0\nfelt_over_weeks = 1\n{work}"
    );
    read("changes-of-worker", &text)
}

/// Workload at each record of a future, averaged over futures.
fn workload(scenario: &Scenario, norms: Option<Norms>, futures: u32) -> Vec<f64> {
    let mut experiment = Experiment::new(scenario, 3);
    experiment.norms = norms.unwrap_or_else(|| experiment.norms.clone());
    let series = &experiment.recorder.series;
    let is_it = series.iter().position(|of| of.measure == Measure::WorkloadPercent && of.group == Group::Council);
    let at = is_it.expect("a row");
    let mut tables = TableCache::default();
    let row = |future| -> Vec<f64> {
        let played = experiment.future(future, future, &mut tables);
        played.values.into_iter().skip(at).step_by(series.len()).map(f64::from).collect()
    };
    let each: Vec<Vec<f64>> = (1..=u64::from(futures)).map(row).collect();
    (0..each[0].len())
        .map(|record| mean(&each.iter().map(|row| row[record]).collect::<Vec<f64>>()).expect("values"))
        .collect()
}

const TIRES: &str = "tires_percent_per_month = 2\ntires_after_weeks = 8\n";

/// Nobody's child goes, and children come: from the third month all have more to do than on the first day.
#[test]
fn hours_fall_by_a_fiftieth_a_month_for_ten_months() {
    let [on, off, none] = [TIRES, "", "tires_percent_per_month = 0\n"]
        .map(|work| workload(&council(600, "900_000", work), Some(Norms::none()), 2));
    assert_eq!(off, none, "a share of 0 is the key absent");
    assert_eq!(on[..8], off[..8], "nobody is tired in the first eight weeks");
    let tired = off.last().expect("values") / on.last().expect("values");
    let expected = 1.0 - 0.02 * 43.0 * 12.0 * 7.0 / 365.25;
    assert!((tired - expected).abs() < 1e-6, "{tired} and not {expected}");
    let half = off[40] / on[40];
    assert!(half < 0.92 && half > expected + 0.03, "{half}");
}

/// As many come as go: half are above the usual at any time, and hours are on average what the file says.
#[test]
fn the_baseline_has_the_hours_of_its_file() {
    let days = "{ exponential = { mean = 867.1 } }";
    let [on, off] = [TIRES, ""].map(|work| workload(&council(126, days, work), None, 12));
    let average = |row: &[f64]| mean(row).expect("values");
    for weeks in [10..30, 30..52, 52..78, 78..104] {
        let ratio = average(&on[weeks.clone()]) / average(&off[weeks.clone()]);
        assert!((ratio - 1.0).abs() < 0.015, "weeks {weeks:?}: {ratio}");
    }
}
