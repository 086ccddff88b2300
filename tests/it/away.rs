//! Who is away for what: kinds of absence do not take time from one another.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;
use caseload::model::record::Group;

use crate::rates::read;

/// A measure of the council in some records, future by future, and its standard error.
fn shown(text: &str, measure: Measure, records: std::ops::Range<usize>, futures: u32) -> (f64, f64) {
    let scenario = read("absence", text);
    let experiment = Experiment::new(&scenario, 5);
    let series = &experiment.recorder.series;
    let at = series.iter().position(|of| of.measure == measure && of.group == Group::Council).expect("a row");
    let average = |values: &[f32]| {
        let row: Vec<f64> = values.iter().skip(at).step_by(series.len()).map(|value| f64::from(*value)).collect();
        mean(&row[records.clone()]).expect("records")
    };
    let played = experiment.play(1..futures + 1, &Alone);
    let each: Vec<f64> = played.trajectories.iter().map(|future| average(&future.values)).collect();
    (mean(&each).expect("futures"), standard_error(&each).expect("futures"))
}

/// Twelve short spells a year, of five days, and a long one in five years: 40 days ÷ 253 × 0.2 of the time at work is lost to the
/// long ones, however often somebody is away for a few days.
#[test]
fn a_short_spell_does_not_put_off_a_long_one() {
    let text = "[absence.short]\nspells_per_year = 12\nlasts_working_days = 5\ncounts_as_sickness = false\n\
                [absence.long]\nspells_per_year = 0.2\nlasts_working_days = 40\n";
    let (short, long) = (12.0 * 5.0 / 253.0, 0.2 * 40.0 / 253.0);
    let expected = 100.0 * long / (1.0 + short + long);
    let (found, error) = shown(text, Measure::AbsenceRate, 13..36, 60);
    assert!((found - expected).abs() < 4.0 * error && error < 0.01 * expected, "{found} ± {error}, not {expected}");
}

/// Half a year's work is lost to each of two kinds: a quarter of the people are on each on the first day.
#[test]
fn as_many_are_away_for_each_kind_on_the_first_day() {
    let kind = |name: &str| format!("[absence.{name}]\nspells_per_year = 12.65\nlasts_working_days = 10\n");
    let text = format!("{}{}", kind("short"), kind("long"));
    let (found, error) = shown(&text, Measure::HoursGapFte, 0..1, 40);
    assert!((found - 250.0).abs() < 4.0 * error, "{found} ± {error} of 500");
}
