//! People leave as often as a file says, whatever the mixture of them.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::layout::place;
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
            "without = [\"change.posts-2019\", \"change.posts-2020\", \"change.posts-2021\", \"change.others-2019\", \"change.others-2020\", \"change.others-2021\"]\n[leaving]\npercent_per_year = {asked}\nworkload_strength = 0\n[supervision]\nleaving_strength = 0\n\
             [between_years]\nleaving_lasting_percent = 0\nleaving_percent = 0\napplicants_lasting_percent = 0\napplicants_percent = 0\nreferrals_lasting_percent = 0\nreferrals_passing_percent = 0\n\
             [period]\nend = 2019-09-30\n"
        );
        let played = first_year(&read("national", &text), 160);
        let (found, error) = (mean(&played).expect("futures"), standard_error(&played).expect("futures"));
        assert!((found - asked).abs() < 3.0 * error, "{found} ± {error} for {asked}");
        assert!(error < 0.3, "{error} tells too little");
    }
}

/// A measure of the council, or of one of its teams, at every record, future by future.
fn each(scenario: &Scenario, team: Option<&str>, measure: Measure, futures: u32) -> Vec<Vec<f64>> {
    let experiment = Experiment::new(scenario, 3);
    let series = &experiment.recorder.series;
    let group = team.map_or(Group::Council, |team| Group::Unit(place(&experiment.layout.units, team).expect("a team")));
    let at = series.iter().position(|of| of.measure == measure && of.group == group).expect("a row");
    let of = |future: &Trajectory| {
        let row = future.values.iter().skip(at).step_by(series.len()).map(|value| f64::from(*value));
        row.map(|value| if value.is_nan() { 0.0 } else { value }).collect()
    };
    experiment.play(1..futures + 1, &Alone).trajectories.iter().map(of).collect()
}

fn leavers_of(scenario: &Scenario, team: Option<&str>, futures: u32) -> Vec<f64> {
    each(scenario, team, Measure::LeaversFte, futures).iter().map(|row| row.iter().sum()).collect()
}

/// Applicants of a third year: Poisson within a future, and apart by a walk of two steps and part of a third between futures.
#[test]
fn a_lasting_move_of_applicants_has_the_variance_of_its_walk() {
    const LASTING: f64 = 0.3;
    const FUTURES: u32 = 400;
    let text = format!(
        "[between_years]\nreferrals_lasting_percent = 0\nreferrals_passing_percent = 0\nleaving_percent = 0\n\
         applicants_lasting_percent = {}\napplicants_percent = 0\n\
         [recruitment.market]\napplicants_per_year = 60\nlead_weeks = 0\ndrop_out_percent = 0\n\
         [leaving]\npercent_per_year = 0\n\
         [team.only]\nposts_fte = {{ worker = 2000 }}\nin_post_fte = {{ worker = 20 }}\n\
         [period]\nwarm_up_weeks = 0\nend = 2021-01-01\n",
        100.0 * LASTING
    );
    let scenario = read("market-limited", &text);
    let starters = each(&scenario, None, Measure::StartersFte, FUTURES);
    // The last 52 weekly records are the third year, but for a day or two.
    let year: Vec<f64> = starters.iter().map(|row| row[row.len() - 52..].iter().sum()).collect();
    let found = mean(&year).expect("futures");
    let error = standard_error(&year).expect("futures");
    let expected = 60.0 * 52.0 * 7.0 / 365.25;
    assert!((found - expected).abs() < 4.0 * error, "{found} ± {error}, not {expected}");
    // Of the factor's average over the year: two whole steps, and the product of the parts of the third.
    let parts = || (0..200).map(|part| (f64::from(part) + 0.5) / 200.0);
    let square = LASTING * LASTING;
    let together: f64 =
        parts().map(|one| parts().map(|other| libm::exp(square * (2.0 + one * other))).sum::<f64>() / 200.0).sum();
    let variance = expected + expected * expected * (together / 200.0 - 1.0);
    let spread = error * error * f64::from(FUTURES);
    // A lognormal's fourth moment is heavy: the error of a variance is about half as much again as a normal's.
    assert!((spread / variance - 1.0).abs() < 6.0 * (2.0 / f64::from(FUTURES)).sqrt(), "{spread}, not {variance}");
}

/// A team at twice the rate of another as large: two in three of those who resign are its, and together they leave as asked.
#[test]
fn a_team_that_people_leave_more_often_takes_its_share_of_leavers() {
    let teams = |percent: &str| {
        format!(
            "[team.other]\nname = \"Other\"\nworks_on = []\nposts_fte = {{ worker = 100 }}\nin_post_fte = {{ worker = 100 }}\n\
             [team.only]\n{percent}posts_fte = {{ worker = 100 }}\nin_post_fte = {{ worker = 100 }}\n\
             [recruitment.permanent]\ntime_to_fill_days = 0\n[leaving]\npercent_per_year = 16\n\
             [period]\nwarm_up_weeks = 0\nend = 2018-12-31\n"
        )
    };
    let twice = read("vacancy", &teams("leaving_percent = 200\n"));
    let [all, there] = [None, Some("only")].map(|team| leavers_of(&twice, team, 60));
    let (expected, error) = (200.0 * 0.16 * 52.0 * 7.0 / 365.25, standard_error(&all).expect("futures"));
    let (found, of_team) = (mean(&all).expect("futures"), mean(&there).expect("futures"));
    assert!((found - expected).abs() < 4.0 * error, "{found} ± {error}, not {expected}");
    let near = 4.0 * (2.0 / 9.0 / (found * 60.0)).sqrt();
    assert!((of_team / found - 2.0 / 3.0).abs() < near, "{} of leavers, not two in three", of_team / found);
    let [alike, plain] = ["leaving_percent = 100\n", ""].map(|percent| read("vacancy", &teams(percent)));
    assert_eq!(leavers_of(&alike, None, 3), leavers_of(&plain, None, 3));
}

/// Eq. L25. Roles with five times the work of others leave at the rate that is theirs, however strongly workload pulls.
#[test]
fn roles_with_much_and_little_to_do_each_leave_at_their_own_rate() {
    let text = "[period]\nwarm_up_weeks = 0\nend = 2018-12-31\n[leaving]\npercent_per_year = 50\nworkload_strength = 1\n\
                [work]\ncase_hours_per_week = 30\novertime_percent = 0\nless_time_strength = 0\nfelt_over_weeks = 4\n\
                [role.visitor]\nname = \"Visitor\"\nregistered = true\ncaseload_percent = 100\n\
                [stage.held]\nhours_per_month = 10\nexits_percent = { easy = 100, closed = \"rest\" }\n\
                [stage.easy]\nname = \"Easy\"\nheld_by = [\"visitor\"]\nlasts_days = { exponential = { mean = 867.1 } }\n\
                hours_per_month = 2\nexits_percent = { closed = \"rest\" }\n\
                [team.light]\nname = \"Light\"\nworks_on = [\"easy\"]\nposts_fte = { visitor = 20 }\nin_post_fte = { visitor = 20 }\n\
                open_children = { easy = 300 }\n[recruitment.permanent]\nfills = [\"worker\", \"visitor\"]\n";
    let scenario = read("changes-of-worker", text);
    let expected = 20.0 * 0.5 * 52.0 * 7.0 / 365.25;
    for team in ["only", "light"] {
        let played = leavers_of(&scenario, Some(team), 60);
        let (found, error) = (mean(&played).expect("futures"), standard_error(&played).expect("futures"));
        assert!((found - expected).abs() < 4.0 * error, "{team}: {found} ± {error}, not {expected}");
        assert!(error < 0.06 * expected, "{error} tells too little");
    }
}

/// Of 1,000 people who give thirteen weeks' notice as many leave in the first quarter as in any: those who serve it already are as
/// many as resign in thirteen weeks.
#[test]
fn as_many_serve_notice_on_the_first_day_as_ever_after() {
    let text = "[team.only]\nposts_fte = { worker = 1000 }\nin_post_fte = { worker = 1000 }\n[leaving]\npercent_per_year = 60\nnotice_weeks = 13\n\
                [recruitment.permanent]\ntime_to_fill_days = 0\n[period]\nwarm_up_weeks = 0\nend = 2018-04-02\n";
    let leavers = leavers_of(&read("vacancy", text), None, 60);
    let (expected, error) = (1000.0 * 0.6 * 91.0 / 365.25, standard_error(&leavers).expect("futures"));
    let found = mean(&leavers).expect("futures");
    assert!((found - expected).abs() < 4.0 * error, "{found} ± {error}, not {expected}");
}
