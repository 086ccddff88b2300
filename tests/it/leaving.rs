//! People leave as often as a file says, whatever the mixture of them.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;
use caseload::model::record::{Group, Trajectory};
use caseload::scenario::loaded::Scenario;

use crate::rates::read;

/// A measure at every record, added up over the registered roles, future by future.
pub(crate) fn registered(scenario: &Scenario, measure: Measure, futures: u32) -> Vec<Vec<f64>> {
    let experiment = Experiment::new(scenario, 3);
    let series = &experiment.recorder.series;
    let counts = |of: Group| match of {
        Group::Role(role) => scenario.council.role[&experiment.layout.roles[role]].registered,
        Group::Council | Group::Unit(_) | Group::UnitRole(..) => false,
    };
    let wanted: Vec<usize> =
        (0..series.len()).filter(|at| series[*at].measure == measure && counts(series[*at].group)).collect();
    let sum = |row: &[f32]| wanted.iter().map(|at| f64::from(row[*at])).filter(|value| !value.is_nan()).sum();
    let of = |future: &Trajectory| future.values.chunks(series.len()).map(sum).collect();
    experiment.play(1..futures + 1, &Alone).trajectories.iter().map(of).collect()
}

/// Leavers of the first twelve months ÷ average in post, future by future [%].
fn first_year(scenario: &Scenario, futures: u32) -> Vec<f64> {
    let (leavers, people) =
        (registered(scenario, Measure::LeaversFte, futures), registered(scenario, Measure::InPostFte, futures));
    let rate = |(leavers, people): (&Vec<f64>, &Vec<f64>)| {
        let average = (1..=12).map(|month| 0.5 * (people[month - 1] + people[month])).sum::<f64>() / 12.0;
        100.0 * leavers[1..=12].iter().sum::<f64>() / average
    };
    leavers.iter().zip(&people).map(rate).collect()
}

/// Managers and seniors leave less, new people more, and some do not come back from leave: together they leave as asked.
#[test]
fn a_settled_council_leaves_at_the_rate_of_its_file() {
    for asked in [12.0, 17.9] {
        let text = format!(
            "without = [\"change.posts-2019\", \"change.posts-2020\", \"change.posts-2021\"]\n[leaving]\npercent_per_year = {asked}\nworkload_strength = 0\n[supervision]\nleaving_strength = 0\n\
             [between_years]\nleaving_percent = 0\napplicants_percent = 0\nreferrals_lasting_percent = 0\nreferrals_passing_percent = 0\n\
             [period]\nend = 2019-09-30\n"
        );
        let played = first_year(&read("national", &text), 160);
        let (found, error) = (mean(&played).expect("futures"), standard_error(&played).expect("futures"));
        assert!((found - asked).abs() < 3.0 * error, "{found} ± {error} for {asked}");
        assert!(error < 0.3, "{error} tells too little");
    }
}
