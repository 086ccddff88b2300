//! A change of structure whose children move little by little.

use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::rates::{average, read, sums};

/// The children's teams divide into teams for protection and for need, and their children with them.
fn council(more: &str) -> Scenario {
    let text = format!(
        "without = [\"change.posts-2019\", \"change.posts-2020\", \"change.posts-2021\", \"change.others-2019\", \"change.others-2020\", \"change.others-2021\"]\n[period]\nend = 2019-12-31\n\
         [team.protection]\nname = \"Protection\"\nworks_on = [\"child-protection\", \"pre-proceedings\", \"court\", \"section-47-open-case\"]\n\
         posts_fte = {{ social-worker = 28, senior-social-worker = 9 }}\n\
         [team.need]\nname = \"Need\"\nworks_on = [\"child-in-need\", \"assessment-open-case\"]\nposts_fte = {{ social-worker = 30, senior-social-worker = 9 }}\n\
         [change.divide]\ndate = 2018-11-05\nwhat = \"Teams divide\"\n\
         reorganise = {{ close = [\"childrens\"], open = [\"protection\", \"need\"]{more} }}\n"
    );
    read("national", &text)
}

fn changes(scenario: &Scenario) -> f64 {
    average(&sums(scenario, Measure::WorkerChanges, 6))
}

#[test]
fn no_weeks_are_the_day_itself_to_the_bit() {
    let play = |more: &str| -> Vec<u64> {
        sums(&council(more), Measure::ChildrenUnallocated, 2).into_iter().map(f64::to_bits).collect()
    };
    let day = play("");
    assert_eq!(day, play(", children_move_over_weeks = 0"));
    assert_eq!(day, play(", children_wait_until_filled_percent = 0"), "who waits for nothing does not wait");
}

#[test]
fn children_who_move_slowly_change_worker_less_and_some_never() {
    let (at_once, slowly) = (changes(&council("")), changes(&council(", children_move_over_weeks = 40")));
    assert!(slowly < 0.98 * at_once, "{slowly} {at_once}");
}

#[test]
fn children_wait_for_a_team_that_is_short_of_people() {
    // Nearly a fifth of posts are empty, so that teams are never full and children move only as their stages end.
    let (at_once, wait) = (changes(&council("")), changes(&council(", children_wait_until_filled_percent = 100")));
    let filled = changes(&council(", children_wait_until_filled_percent = 1"));
    assert!(wait < 0.995 * at_once, "{wait} {at_once}");
    assert!(filled > wait, "{filled} {wait}");
}

#[test]
fn nobody_is_lost_on_the_way() {
    let slowly = council(", children_move_over_weeks = 26, children_wait_until_filled_percent = 80");
    let experiment = Experiment::new(&slowly, 2);
    let (_, faults) = experiment.audited(1, 1, &mut TableCache::default());
    assert_eq!(faults, Vec::<String>::new());
}
