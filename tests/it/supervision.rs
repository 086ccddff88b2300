//! Supervision is held with the hours there are for it, and what is missed pulls on leaving.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;
use caseload::model::record::{Group, Trajectory};
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::load;
use caseload::scenario::render::render;

/// Forty people who hold children and ten who supervise; `supervision` is laid in.
fn council(supervision: &str) -> String {
    format!(
        r#"
title = "Supervision"
source = "made up for this test"
confidence = "high"
[period]
start = 2018-01-01
end = 2019-12-30
record = "week"
warm_up_weeks = 8
[role.worker]
name = "Worker"
registered = true
caseload_percent = 100
[role.manager]
name = "Manager"
registered = true
caseload_percent = 0
[team.only]
name = "The team"
works_on = []
posts_fte = {{ worker = 40, manager = 10 }}
in_post_fte = {{ worker = 40, manager = 10 }}
{supervision}
[run]
replications = 10
seed = 1
"#
    )
}

/// A measure at every record of the council, future by future.
fn rows(text: &str, measure: Measure) -> Vec<f64> {
    let scenario =
        load("council.toml", &OneText(&council(text)), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)));
    let experiment = Experiment::new(&scenario, 1);
    let series = &experiment.recorder.series;
    let Some(at) = series.iter().position(|of| of.measure == measure && of.group == Group::Council) else {
        return Vec::new();
    };
    let of = |future: &Trajectory| {
        let row = future.values.iter().skip(at).step_by(series.len()).map(|value| f64::from(*value));
        let row: Vec<f64> = row.filter(|value| !value.is_nan()).collect();
        mean(&row)
    };
    experiment.play(1..21, &Alone).trajectories.iter().filter_map(of).collect()
}

/// Ten sessions of two hours fall due a week; each manager gives so many hours.
fn with(hours: f64) -> String {
    format!("[supervision]\nevery_weeks = 4\nhours = 2\nhours_per_week = {{ manager = {hours} }}\n")
}

#[test]
fn all_are_seen_where_there_is_time_and_none_where_there_is_none() {
    assert!(rows(&with(20.0), Measure::SupervisionInTime).iter().all(|share| (share - 100.0).abs() < 1e-9));
    assert!(rows(&with(0.0), Measure::SupervisionInTime).iter().all(|share| *share == 0.0));
    assert!(rows("", Measure::SupervisionInTime).is_empty(), "not followed, so nothing is shown");
}

#[test]
fn with_too_few_hours_as_many_are_seen_as_the_hours_allow() {
    // Five hours a week for sessions of two are two and a half sessions, however many fall due; those are Binomial
    // with mean 10 and sd 2.7, so the mean weekly share is a quarter and, by Jensen's inequality, some 7 % of it more.
    let shares = rows(&with(0.5), Measure::SupervisionInTime);
    let (found, error) = (mean(&shares).expect("futures"), standard_error(&shares).expect("futures"));
    assert!((found - 26.9).abs() < 1.0 + 3.0 * error, "{found} ± {error}");
}

#[test]
fn what_is_missed_everywhere_is_the_baseline_s_own() {
    // All sessions are missed with and without the strength, so its effect is its own mean: rates stay as they are.
    let leaving = "[leaving]\npercent_per_year = 20\nnotice_weeks = 0\nworkload_strength = 0\n[recruitment.market]\nfills = [\"worker\", \"manager\"]\ntime_to_fill_days = 30\n[work]\ncase_hours_per_week = 24\novertime_percent = 0\nless_time_strength = 0\nfelt_over_weeks = 13\n";
    let strong = format!("{}leaving_strength = 0.5\n{leaving}", with(0.0));
    let off = format!("{}leaving_strength = 0\n{leaving}", with(0.0));
    let absent = format!("{}{leaving}", with(0.0));
    let [strong, off, absent] = [strong, off, absent].map(|text| rows(&text, Measure::LeaversFte));
    assert_eq!(off, absent, "a strength of 0 is the key absent");
    let ratio = mean(&strong).expect("futures") / mean(&off).expect("futures");
    assert!((ratio - 1.0).abs() < 0.1, "{ratio}");
}

/// Nine in ten leave within a year, and whoever starts is in an induction for ten years; a manager gives six hours a week.
fn starters(supervised: &str) -> Vec<f64> {
    let text = format!(
        "{}[induction.new]\nuntil_weeks = [520]\npercent = [100]\n{supervised}[recruitment.market]\nfills = [\"worker\", \"manager\"]\n\
         time_to_fill_days = 0\ninduction = \"new\"\n[leaving]\npercent_per_year = 90\nnotice_weeks = 0\nworkload_strength = 0\n",
        with(6.0)
    );
    rows(&text, Measure::SupervisionInTime)
}

#[test]
fn starters_are_supervised_as_often_as_their_induction_says() {
    assert_eq!(starters("supervised_every_weeks = [4]\n"), starters(""), "as others");
    assert!(starters("").iter().all(|share| (share - 100.0).abs() < 1e-9), "ten sessions of two hours in sixty");
    // Whoever has started since is seen each week: once three in four have, that takes more hours than there are.
    let weekly = starters("supervised_every_weeks = [1]\n");
    assert!(weekly.iter().all(|share| *share < 99.5), "{weekly:?}");
    let seldom = starters("supervised_every_weeks = [520]\n");
    assert!(seldom.iter().all(|share| (share - 100.0).abs() < 1e-9));
}
