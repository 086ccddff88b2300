//! What a structure does to its work must come out of hours, queues and pools: nothing says which structure is better.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;
use caseload::model::record::{Group, Trajectory};
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;
use caseload::scenario::shipped::Shipped;

use crate::people::{alone, demand, sound, team_rows};

const FUTURES: u32 = 20;

fn read(name: &str) -> Scenario {
    load(&format!("verification/{name}.toml"), &Shipped, &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

/// The mean of values that are there.
fn average(values: &[f64]) -> f64 {
    mean(values).expect("there are values")
}

/// The average of a council's measure over the last twelve records with a row, future by future.
fn late(name: &str, measure: Measure) -> Vec<f64> {
    let scenario = read(name);
    let experiment = Experiment::new(&scenario, 1);
    let series = &experiment.recorder.series;
    let column = series.iter().position(|of| of.measure == measure && of.group == Group::Council);
    let column = column.expect("every measure has a row");
    let figure = |future: &Trajectory| {
        let row = future.values.iter().skip(column).step_by(series.len()).map(|value| f64::from(*value));
        let row: Vec<f64> = row.filter(|value| !value.is_nan()).collect();
        average(&row[row.len().saturating_sub(12)..])
    };
    experiment.play(1..FUTURES + 1, &Alone).trajectories.iter().map(figure).collect()
}

/// Mean and standard error of what one has more than the other, on the same luck.
fn more(one: &[f64], other: &[f64]) -> (f64, f64) {
    let gaps: Vec<f64> = one.iter().zip(other).map(|(one, other)| one - other).collect();
    (average(&gaps), standard_error(&gaps).expect("there are two futures"))
}

#[test]
fn in_a_generic_team_urgent_work_starves_slow_work() {
    let visits = |name| average(&late(name, Measure::ChildProtectionVisitsInTime));
    let (generic, specialist) = (visits("starving-generic"), visits("starving-specialist"));
    assert!(generic > 98.0, "urgent visits slip: {generic} % in time");
    assert!(specialist < 85.0, "nobody can help protection out, yet {specialist} % of its visits are in time");
    let open = |name| late(name, Measure::ChildrenOpen);
    let (gap, error) = more(&open("starving-generic"), &open("starving-specialist"));
    // Only children in need stay longer when hours are short, so the gap is theirs.
    assert!(gap > 15.0 && gap > 4.0 * error, "children in need do not pay for it: {gap} more are open (± {error})");
}

#[test]
fn specialist_teams_hand_children_over() {
    let changes = |name| average(&late(name, Measure::WorkerChanges));
    let (generic, specialist) = (changes("pools-generic"), changes("pools-specialist"));
    assert!(generic < 1e-9, "nobody leaves and no child moves, yet workers change: {generic} a child-year");
    assert!(
        specialist > 1.0,
        "six children in ten change their worker when they change stage: {specialist} a child-year"
    );
}

#[test]
fn small_pools_make_children_wait() {
    let waiting = |name| late(name, Measure::ChildrenUnallocated);
    let (gap, error) = more(&waiting("pools-specialist"), &waiting("pools-generic"));
    assert!(gap > 10.0 && gap > 4.0 * error, "twelve pools wait no longer than one: {gap} (± {error})");
}

/// A team for all ages gives way to another; a team for the oldest was there before and goes on.
const HANDED_OVER: &str = r#"
title = "A team is handed over"
[period]
start = 2018-01-01
end = 2018-03-05
record = "week"
[ages]
up_to = [18]
percent = [100]
[allocation]
ceiling = "none"
ignores_load_percent = 0
team_choice = "most-room"
[role.worker]
name = "Worker"
registered = true
caseload_percent = 100
[stage.care]
name = "Care"
held_by = ["worker"]
lasts_weeks = 5000
exits_percent = { closed = 100 }
[team.all-ages]
name = "All ages"
works_on = ["care"]
posts_fte = { worker = 10 }
in_post_fte = { worker = 10 }
open_children = { care = 180 }
[team.oldest]
name = "Oldest"
works_on = ["care"]
ages = { from = 14, to = 25 }
posts_fte = { worker = 2 }
in_post_fte = { worker = 2 }
open_children = { care = 20 }
[team.new]
name = "New"
works_on = ["care"]
posts_fte = { worker = 10 }
[change.handed-over]
date = 2018-02-01
what = "The same work under another name"
reorganise = { close = ["all-ages"], open = ["new"] }
"#;

/// Forty of the 180 are fourteen or older: they would be the older team's, had they come today, and go along with their workers.
#[test]
fn children_go_along_with_their_workers_to_the_team_that_opens() {
    let scenario = alone(&format!("{HANDED_OVER}{}", demand(0, "care")));
    sound(&scenario);
    let last = |team: &str| team_rows(&scenario, team, Measure::ChildrenOpen).last().copied().expect("a record");
    assert!((last("oldest") - 20.0).abs() < 1e-9);
    assert!((last("new") - 180.0).abs() < 1e-9);
}
