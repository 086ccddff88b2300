//! What a ceiling keeps back: everybody under a hard one, those who can wait under a soft one, nobody under none.

use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::duty::team;
use crate::people::sound;

/// Children that five workers may hold together, and more than seven hundred who come in a year.
const MOST: f64 = 40.0;
/// Referrals in the longest wait that a file below allows, and a week: fourteen a week, give or take.
const FEW: f64 = 110.0;

fn last(scenario: &Scenario, measure: Measure) -> f64 {
    sound(scenario);
    rows(scenario, measure, 1).last().copied().unwrap_or(f64::NAN)
}

fn allocation(ceiling: &str) -> String {
    format!("ceiling = \"{ceiling}\"\nmost_children = {MOST}")
}

#[test]
fn a_soft_ceiling_keeps_back_only_those_who_can_wait() {
    let [urgent, other] = ["urgent = true\n", ""].map(|stage| team(stage, &allocation("soft")));
    assert!(last(&urgent, Measure::ChildrenUnallocated).abs() < 1e-9, "an urgent child waits for room");
    assert!(last(&urgent, Measure::LargestCaseload) > 2.0 * MOST);
    assert!(last(&other, Measure::ChildrenUnallocated) > 2.0 * MOST, "who can wait does not");
    assert!((last(&other, Measure::LargestCaseload) - MOST).abs() < 1e-9);
}

#[test]
fn nobody_waits_longer_than_the_file_allows() {
    let relieved = team("", &format!("{}\nwaits_at_most_weeks = 4", allocation("soft")));
    let waiting = last(&relieved, Measure::ChildrenUnallocated);
    assert!((1.0..FEW).contains(&waiting), "{waiting} wait for longer than four weeks");
    assert!(last(&relieved, Measure::LargestCaseload) > 2.0 * MOST);
}

#[test]
fn a_hard_ceiling_keeps_back_everybody_and_none_keeps_back_nobody() {
    let [hard, none] = ["hard", "none"].map(|ceiling| team("urgent = true\n", &allocation(ceiling)));
    assert!((last(&hard, Measure::LargestCaseload) - MOST).abs() < 1e-9);
    assert!(last(&hard, Measure::ChildrenUnallocated) > 2.0 * MOST);
    assert!(last(&none, Measure::ChildrenUnallocated).abs() < 1e-9);
}
