//! The first day: children have been known for as long as the path or the file has it, so that nothing moves where nothing is changed.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;
use caseload::model::record::Group;
use caseload::scenario::loaded::Scenario;

use crate::rates::read;

/// A measure of the council, month by month, in each of some futures.
fn months(scenario: &Scenario, measure: Measure, futures: u32) -> Vec<Vec<f64>> {
    let experiment = Experiment::new(scenario, 11);
    let series = &experiment.recorder.series;
    let at = series.iter().position(|of| of.measure == measure && of.group == Group::Council).expect("a row");
    let row = |values: &[f32]| values.iter().skip(at).step_by(series.len()).map(|value| f64::from(*value)).collect();
    experiment.play(1..futures + 1, &Alone).trajectories.iter().map(|future| row(&future.values)).collect()
}

fn mean_of(months: &[f64]) -> f64 {
    mean(months).expect("there are months")
}

/// The mean over futures of a difference, and its standard error.
fn told(differences: &[f64]) -> (f64, f64) {
    (mean(differences).expect("there are futures"), standard_error(differences).expect("two futures"))
}

const AS_IT_WAS: &str = "without = [\"change.posts-2019\", \"change.posts-2020\", \"change.posts-2021\", \"change.others-2019\", \"change.others-2020\", \"change.others-2021\"]\n\
     [demand]\ngrowth_percent_per_year = 0\n[between_years]\nreferrals_lasting_percent = 0\n\
     referrals_passing_percent = 0\nleaving_lasting_percent = 0\nleaving_percent = 0\napplicants_lasting_percent = 0\napplicants_percent = 0\n";

/// Children met in an enquiry go on to an assessment that is counted from a referral some days before, and not two months before.
#[test]
fn assessments_are_as_timely_at_first_as_a_year_later() {
    // Workload has no say in it here: it falls as posts are filled.
    let text =
        format!("{AS_IT_WAS}[stage.assessment]\nlate_strength = 0\n[stage.assessment-open-case]\nlate_strength = 0\n");
    let council = read("national", &text);
    let futures = months(&council, Measure::AssessmentsInTime, 24);
    for (from, to, within) in [(1, 7, 1.0), (2, 4, 2.0)] {
        let differences: Vec<f64> =
            futures.iter().map(|months| mean_of(&months[from..to]) - mean_of(&months[13..19])).collect();
        let (difference, error) = told(&differences);
        assert!(difference.abs() < within + 3.0 * error, "months {from} to {to}: {difference} \u{b1} {error}");
    }
}

/// Children whom nobody holds are there on the first day too, wherever on the path they are.
#[test]
fn early_help_is_as_full_on_the_first_day_as_later() {
    let council = read(
        "little-law",
        "[verification]\nstarts_empty = false\n[period]\nwarm_up_weeks = 0\nend = 2018-12-31\n\
         [stage.first-look]\nexits_percent = { later = 50, enquiry = \"rest\", closed = 0 }\n\
         [stage.later]\nname = \"Later\"\nheld_by = []\nlasts_days = { exponential = { mean = 120 } }\nexits_percent = { closed = \"rest\" }\n",
    );
    let futures = months(&council, Measure::ChildrenNotHeld, 40);
    // 20 a week for a week, and 10 a week for 120 days: 20 + 171.4.
    let first: Vec<f64> = futures.iter().map(|weeks| mean_of(&weeks[..4]) - 191.4).collect();
    let last: Vec<f64> = futures.iter().map(|weeks| mean_of(&weeks[40..]) - 191.4).collect();
    for (found, error) in [told(&first), told(&last)] {
        assert!(found.abs() < 1.0 + 4.0 * error, "{found} \u{b1} {error}");
    }
}

/// Stays of 60 weeks on average, of which the file says how long each has been under way.
fn open_for(bands: &str) -> Scenario {
    read(
        "little-law",
        &format!(
            "[verification]\nstarts_empty = false\n[period]\nwarm_up_weeks = 0\nend = 2018-12-31\n\
             [demand]\nreferrals_per_year = 1\n[stage.plan]\nexits_percent = {{ proceedings = 0.0001, closed = \"rest\" }}\n\
             [team.plan]\nopen_children = {{ plan = 400 }}\n{bands}"
        ),
    )
}

/// Of stays even between 0 and 546 days, those open for 39 weeks have 39 weeks left at most, each as likely; at the equilibrium of
/// such stays what is left falls linearly, and a quarter is left when half of the time has gone.
#[test]
fn how_long_cases_have_been_open_says_how_long_they_stay() {
    let left = |bands: &str| {
        let council = open_for(bands);
        let measure = Measure::ChildrenOpen;
        let futures = months(&council, measure, 20);
        let team: Vec<f64> = futures.iter().map(|weeks| weeks[26]).collect();
        told(&team)
    };
    // Half a year on, of 273 days left at most: 1 − 182 ÷ 273.
    let (known, error) = left("[team.plan.open_for_weeks.plan]\nup_to = [38.999, 39.001]\npercent = [0, 100]\n");
    assert!((known - 400.0 / 3.0).abs() < 4.0 * error + 1.0, "{known} \u{b1} {error}");
    // At equilibrium: (1 − 182 ÷ 546)².
    let (usual, error) = left("");
    assert!((usual - 400.0 * 4.0 / 9.0).abs() < 4.0 * error + 1.0, "{usual} \u{b1} {error}");
}
