//! Early help with places: full, it holds children in need where they are; without places it is as if it were not there.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::measure::Measure;
use caseload::model::record::Group;
use caseload::scenario::loaded::Scenario;

use crate::rates::{average, read, sums};

/// A third of children in need step down to early help, and one in eight of them comes back.
fn council(places: &str, more: &str) -> Scenario {
    let text = format!(
        "without = [\"change.posts-2020\", \"change.posts-2021\", \"change.others-2020\", \"change.others-2021\"]\n[period]\nend = 2019-12-31\n\
         [stage.child-in-need]\nexits_percent = {{ section-47-open-case = 21, assessment-open-case = 23, pre-proceedings = 1.5, in-care = 1, early-help = 35, closed = \"rest\" }}\n\
         [stage.early-help]\nname = \"Early help\"\nheld_by = []\nlasts_weeks = {{ exponential = {{ mean = 26 }} }}\n\
         exits_percent = {{ assessment = 12, closed = \"rest\" }}\n{places}\n{more}"
    );
    read("national", &text)
}

/// Without places early help is as full on the first day as the path has it; with places as the file has it.
const EMPTY: &str = "[verification]\nstarts_empty = true\n";

fn mean_of(scenario: &Scenario, measure: Measure) -> f64 {
    average(&sums(scenario, measure, 4))
}

#[test]
fn early_help_that_is_full_keeps_children_in_need_where_they_are() {
    let roomy = council("places = { number = 4000, on_first_day = 100 }", "");
    let tight = council("places = { number = 60, on_first_day = 60 }", "");
    assert!(mean_of(&roomy, Measure::ChildrenHeldUp) < 1e-9);
    assert!(mean_of(&tight, Measure::ChildrenHeldUp) > 100.0);
    let (roomy, tight) = (mean_of(&roomy, Measure::AverageCaseload), mean_of(&tight, Measure::AverageCaseload));
    assert!(tight > 1.03 * roomy, "{tight} {roomy}");
}

#[test]
fn who_finds_no_place_may_be_closed_in_place_of_waiting() {
    let closed = council("places = { number = 60, on_first_day = 60, goes_elsewhere_to = \"closed\" }", "");
    assert!(mean_of(&closed, Measure::ChildrenHeldUp) < 1e-9);
}

#[test]
fn places_without_end_are_no_places_to_the_bit() {
    let [none, endless] = ["", "places = { number = 1_000_000, on_first_day = 0 }"]
        .map(|places| sums(&council(places, EMPTY), Measure::ChildrenOpen, 2).into_iter().map(f64::to_bits));
    assert!(none.eq(endless));
}

#[test]
fn places_that_are_added_let_those_who_wait_move_on() {
    let tight = "places = { number = 60, on_first_day = 60 }";
    let change = "[change.places]\ndate = 2019-06-01\nwhat = \"More places\"\nadd_places = { stage = \"early-help\", number = 4000 }\n";
    let last = |scenario: &Scenario| {
        let experiment = Experiment::new(scenario, 3);
        let series = &experiment.recorder.series;
        let place = |of: &caseload::model::record::SeriesPlace| {
            of.measure == Measure::ChildrenHeldUp && of.group == Group::Council
        };
        let at = series.iter().position(place).expect("a row");
        let future = experiment.play(1..2, &Alone);
        f64::from(*future.trajectories[0].values.iter().skip(at).step_by(series.len()).next_back().expect("a record"))
    };
    assert!(last(&council(tight, "")) > 10.0);
    assert!(last(&council(tight, change)) < 1e-9);
}

#[test]
fn nobody_is_lost_while_held_up() {
    let change = "[change.fewer]\ndate = 2019-06-01\nwhat = \"Fewer places\"\nadd_places = { stage = \"early-help\", number = -30 }\n";
    let tight = council("places = { number = 60, on_first_day = 60 }", change);
    let experiment = Experiment::new(&tight, 5);
    let (_, faults) = experiment.audited(1, 1, &mut TableCache::default());
    assert_eq!(faults, Vec::<String>::new());
}
