//! What a change of worker takes of the old worker and of the new.

use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::measure::Measure;
use caseload::model::norms::Norms;
use caseload::model::record::Group;

use crate::rates::read;

/// Children who stay for so many days and then go somewhere. Overtime leaves hours for whatever is owed, in the week itself.
fn held(days: u32, to: &str) -> String {
    format!(
        "[stage.held]\nlasts_days = {days}\nhours_per_month = 40\nexits_percent = {{ {to} = 100 }}\n\
         [work]\ncase_hours_per_week = 80\novertime_percent = 100\nless_time_strength = 0\nfelt_over_weeks = 13\n"
    )
}

/// Workload at each record of some futures, relative to the first day's hours and to nothing else.
fn workload(text: &str) -> Vec<f64> {
    rows(text, Measure::WorkloadPercent, false)
}

/// A measure of the council at each record of some futures, relative to what the baseline shows or taken at face value.
fn rows(text: &str, measure: Measure, is_relative: bool) -> Vec<f64> {
    let scenario = read("changes-of-worker", text);
    let mut experiment = Experiment::new(&scenario, 3);
    if !is_relative {
        experiment.norms = Norms::none();
    }
    let series = &experiment.recorder.series;
    let at = series.iter().position(|of| of.measure == measure && of.group == Group::Council).expect("a row");
    let mut tables = TableCache::default();
    let futures = (1..=12).map(|future| experiment.future(future, future, &mut tables));
    futures.flat_map(|played| played.values.into_iter().skip(at).step_by(series.len()).map(f64::from)).collect()
}

/// What handovers add to the workload of all records.
fn added(council: &str, handover: &str) -> f64 {
    let (with, without) = (workload(&format!("{council}[handover]\n{handover}")), workload(council));
    with.iter().zip(&without).map(|(with, without)| with - without).sum()
}

fn leaving(notice: u32) -> String {
    let leaving = format!("[leaving]\npercent_per_year = 50\nnotice_weeks = {notice}\n");
    format!("{}[demand]\nreferrals_per_year = 1\n{leaving}", held(900_000, "closed"))
}

#[test]
fn whoever_serves_notice_owes_as_many_children_as_the_next_worker() {
    let [old, new] = ["hours = 0\nold_worker_hours = 3\n", "hours = 6\n"].map(|text| added(&leaving(4), text));
    // Who resigns before the first record, or goes after the last, counts on one side only.
    assert!(new > 0.0 && (old / new - 0.5).abs() < 0.03, "{old} and {new}");
    let (both, neither) = (added(&leaving(4), "hours = 6\nold_worker_hours = 3\n"), old + new);
    assert!((both / neither - 1.0).abs() < 1e-3, "{both} and {neither}");
}

#[test]
fn a_handover_that_nobody_planned_takes_its_own_hours_and_none_of_who_is_gone() {
    let all = |notice: u32, more: &str| workload(&format!("{}[handover]\nhours = 6\n{more}", leaving(notice)));
    let [planned, longer] =
        ["hours = 6\n", "hours = 6\nunplanned_percent = 150\n"].map(|text| added(&leaving(0), text));
    assert!((longer / planned - 1.5).abs() < 1e-3, "{longer} and {planned}");
    assert_eq!(all(0, "old_worker_hours = 3\n"), all(0, ""), "nobody is there to hand over");
    assert_eq!(all(4, "unplanned_percent = 150\n"), all(4, ""), "all are handed over");
    assert_eq!(all(4, "unplanned_percent = 100\nold_worker_hours = 0\n"), all(4, ""));
}

/// Children go on to a second stage, which another role holds: both workers are there on the day.
#[test]
fn a_child_that_goes_on_to_another_worker_is_handed_over_on_the_day() {
    let council = format!(
        "without = [\"leaving\"]\n{}[role.other]\nname = \"Other\"\nregistered = true\ncaseload_percent = 100\n\
         [stage.next]\nname = \"Next\"\nheld_by = [\"other\"]\nlasts_days = 2000\nexits_percent = {{ closed = 100 }}\nhours_per_month = 40\n\
         [team.second]\nname = \"Second\"\nworks_on = [\"next\"]\nposts_fte = {{ other = 80 }}\nin_post_fte = {{ other = 80 }}\nopen_children = {{ next = 1200 }}\n",
        held(400, "next")
    );
    let [old, new] = ["hours = 0\nold_worker_hours = 3\n", "hours = 6\n"].map(|text| added(&council, text));
    assert!(new > 0.0 && (old / new - 0.5).abs() < 1e-3, "{old} and {new}");
}

/// In one week with a new worker half as much again is what an hour owed for each half would be; four weeks are four times that,
/// but for the few children whose worker changes again within them.
#[test]
fn a_new_worker_needs_more_hours_for_so_many_weeks() {
    let week = 40.0 * 7.0 / 30.4375;
    let first = |weeks: u32, percent: u32| {
        format!("hours = 0\nfirst_weeks_with_new_worker = {{ weeks = {weeks}, hours_percent = {percent} }}\n")
    };
    let owed = added(&leaving(0), &format!("hours = {}\n", 0.5 * week));
    let [one, four] = [1, 4].map(|weeks| added(&leaving(0), &first(weeks, 150)));
    assert!(owed > 0.0 && (one / owed - 1.0).abs() < 0.015, "{one} and {owed}");
    assert!((3.8..4.0).contains(&(four / one)), "{four} and {one}");
    let all = |text: &str| workload(&format!("{}[handover]\n{text}", leaving(0)));
    let absent = all("hours = 0\n");
    assert_eq!(all(&first(4, 100)), absent);
    assert_eq!(all(&first(0, 150)), absent);
}

/// Children who come from another worker into a stage that waits for hours, and are served first in it.
fn goes_on(days: u32, elastic: u32, handover: &str) -> Vec<f64> {
    let text = format!(
        "without = [\"leaving\"]\n{}[role.other]\nname = \"Other\"\nregistered = true\ncaseload_percent = 100\n\
         [stage.next]\nname = \"Next\"\nheld_by = [\"other\"]\nlasts_days = {days}\nelastic_percent = {elastic}\nhours_per_month = 1\npriority = 1\nexits_percent = {{ closed = 100 }}\n\
         [stage.long]\nname = \"Long\"\nheld_by = [\"other\"]\nlasts_days = 900000\nhours_per_month = 40\nexits_percent = {{ closed = 100 }}\n\
         [team.second]\nname = \"Second\"\nworks_on = [\"next\", \"long\"]\nposts_fte = {{ other = 80 }}\nin_post_fte = {{ other = 80 }}\nopen_children = {{ long = 1200 }}\n\
         [handover]\nhours = 0\n{handover}",
        held(400, "next")
    );
    rows(&text, Measure::ChildrenOpen, false)
}

#[test]
fn a_change_of_worker_makes_a_stage_so_much_longer() {
    let plain = goes_on(200, 100, "");
    assert_eq!(goes_on(200, 100, "delay_weeks = 4\n"), goes_on(228, 100, ""));
    assert_eq!(goes_on(200, 50, "delay_weeks = 4\n"), goes_on(214, 50, ""), "half of it does not wait for the worker");
    assert_ne!(goes_on(228, 100, ""), plain);
    assert_eq!(goes_on(200, 100, "delay_weeks = 0\n"), plain);
    assert_eq!(goes_on(200, 0, "delay_weeks = 4\n"), goes_on(200, 0, ""), "nothing waits for hours");
}

/// A stage on average 400 days long, whose worker changes every other year, and where nobody hands over.
fn stays(handover: &str, is_relative: bool) -> Vec<f64> {
    let text = format!(
        "[team.only]\nopen_children = {{ held = 138 }}\n\
         [stage.held]\nlasts_days = {{ exponential = {{ mean = 400 }} }}\nelastic_percent = 100\nhours_per_month = 40\n\
         [work]\ncase_hours_per_week = 80\novertime_percent = 100\nless_time_strength = 0\nfelt_over_weeks = 13\n\
         [leaving]\npercent_per_year = 50\nnotice_weeks = 0\n[handover]\nhours = 0\n{handover}"
    );
    rows(&text, Measure::ChildrenOpen, is_relative)
}

#[test]
fn lengths_on_record_hold_the_delays_of_the_baseline() {
    let sum = |rows: Vec<f64>| rows.iter().sum::<f64>();
    let times = |is_relative| sum(stays("delay_weeks = 4\n", is_relative)) / sum(stays("", is_relative));
    let (face_value, relative) = (times(false), times(true));
    // Half a change a year of four weeks each: a twenty-sixth of the time.
    assert!((1.025..1.055).contains(&face_value), "{face_value}");
    assert!((relative - 1.0).abs() < 0.012, "{relative}");
    let twice = stays("delay_weeks = 2\nunplanned_percent = 200\n", false);
    assert_eq!(twice, stays("delay_weeks = 4\n", false), "nobody was there to hand over");
}
