//! By what routes children leave care in the national files: played, and counted in a stage that lasts a year.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;
use caseload::model::record::{Group, Trajectory};
use caseload::scenario::loaded::Scenario;

use crate::rates::read;

const FUTURES: u32 = 24;

/// The average council with as many in care as its path sustains, the children who leave by one route counted for a year, and
/// all others closed at once.
fn counting(permanence: bool, adults: bool, routes: &str) -> Scenario {
    let (counted, year) = (if permanence { 100 } else { 0 }, if adults { 365.25 } else { 0.01 });
    read(
        "national",
        &format!(
            "without = [\"team.leaving-care\", \"stage.leaving-care\"]\n\
             [period]\nend = 2023-09-30\n\
             [stage.leaving-care]\nname = \"At eighteen\"\nheld_by = []\nlasts_days = {year}\nexits_percent = {{ closed = \"rest\" }}\n\
             [stage.counted]\nname = \"For good\"\nheld_by = []\nlasts_days = 365.25\nexits_percent = {{ closed = \"rest\" }}\n\
             [team.childrens.open_children]\ncourt = 55\n\
             [team.in-care]\nopen_children = {{ in-care = 59, in-care-settled = 340, permanence = 61 }}\n\
             [stage.permanence]\nexits_percent = {{ counted = {counted}, closed = \"rest\" }}\n{routes}"
        ),
    )
}

/// Children whom nobody holds, by future: the mean of the last three of five years.
fn not_held(scenario: &Scenario) -> Vec<f64> {
    let experiment = Experiment::new(scenario, 7);
    let series = &experiment.recorder.series;
    let at = series
        .iter()
        .position(|of| of.measure == Measure::ChildrenNotHeld && of.group == Group::Council)
        .expect("a row");
    let last = |future: &Trajectory| {
        let row: Vec<f64> =
            future.values.iter().skip(at).step_by(series.len()).map(|value| f64::from(*value)).collect();
        mean(&row[row.len() * 2 / 5..]).expect("there are values")
    };
    experiment.play(1..FUTURES + 1, &Alone).trajectories.iter().map(last).collect()
}

/// A year's leavers by a route, future by future, on the same luck as without the count.
fn a_year(counted: &Scenario, usual: &[f64]) -> Vec<f64> {
    not_held(counted).iter().zip(usual).map(|(with, without)| with - without).collect()
}

/// Of 100 who leave care 22 do so for permanence and 35 at eighteen where children are walked along the path (`evidence::draft::flows`
/// holds those shares to the published ones): those played do as well.
#[test]
fn children_leave_care_for_permanence_and_at_eighteen_as_england_has_it() {
    let usual = not_held(&counting(false, false, ""));
    let permanence = a_year(&counting(true, false, ""), &usual);
    let adults = a_year(&counting(false, true, ""), &usual);
    let shares: Vec<f64> = permanence.iter().zip(&adults).map(|(young, old)| young / (young + old)).collect();
    let (found, error) = (mean(&shares).expect("futures"), standard_error(&shares).expect("two futures"));
    let asked = 22.0 / (22.0 + 35.0);
    assert!((found - asked).abs() < 4.0 * error, "{found} ± {error} for {asked}");
}

/// Without the exits of the young nobody leaves for permanence once those of the first day have.
#[test]
fn without_exits_by_age_nobody_leaves_for_permanence() {
    let none = "[stage.court.exits_by_age.under-five.exits_percent]\npermanence = 0\n\
                [stage.court.exits_by_age.under-ten.exits_percent]\npermanence = 0\n\
                [stage.in-care.exits_by_age.under-five.exits_percent]\npermanence = 0\n\
                [stage.in-care.exits_by_age.under-ten.exits_percent]\npermanence = 0\n";
    let permanence = a_year(&counting(true, false, none), &not_held(&counting(false, false, none)));
    let found = mean(&permanence).expect("futures");
    // 61 on the first day, the last of whom are counted in the third year or the fourth.
    assert!((0.0..6.0).contains(&found), "{found}");
}
