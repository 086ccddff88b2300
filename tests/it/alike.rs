//! What is alike is treated alike, whatever its name; what a rule says of everybody holds for part-time people too.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::standard_error;
use caseload::model::layout::place;
use caseload::model::measure::Measure;
use caseload::model::record::Group;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::people::{alone, demand, sound};
use crate::rates::{average, read};

/// One stage, held by one role, for two years.
fn council(more: &str) -> Scenario {
    alone(&format!(
        "title = \"Alike\"\n[period]\nstart = 2019-01-01\nend = 2020-12-31\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         {}[stage.help]\nname = \"Help\"\nheld_by = [\"worker\"]\nlasts_weeks = {{ exponential = {{ mean = 39 }} }}\nexits_percent = {{ closed = \"rest\" }}\n{more}",
        demand(300, "help")
    ))
}

const NO_CEILING: &str = "[allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n";

/// A measure of each of some teams at the last record, future by future.
fn last(scenario: &Scenario, teams: [&str; 2], measure: Measure, futures: u32) -> Vec<[f64; 2]> {
    let experiment = Experiment::new(scenario, 3);
    let series = &experiment.recorder.series;
    let columns = teams.map(|team| {
        let unit = Group::Unit(place(&experiment.layout.units, team).expect("a team"));
        series.iter().position(|of| of.measure == measure && of.group == unit).expect("a row")
    });
    let played = experiment.play(1..futures + 1, &Alone).trajectories;
    let of = |values: &[f32]| columns.map(|column| f64::from(values[values.len() - series.len() + column]));
    played.iter().map(|future| of(&future.values)).collect()
}

#[test]
fn two_teams_alike_are_filled_alike() {
    let team = |name: &str| {
        format!(
            "[team.{name}]\nname = \"{name}\"\nworks_on = [\"help\"]\nposts_fte = {{ worker = 5 }}\nin_post_fte = {{ worker = 3 }}\nopen_children = {{ help = 60 }}\n"
        )
    };
    let text = format!(
        "{NO_CEILING}{}{}[leaving]\npercent_per_year = 30\nnotice_weeks = 0\nworkload_strength = 0\n\
         [recruitment.market]\nfills = [\"worker\"]\napplicants_per_year = 2.5\nlead_weeks = 8\ndrop_out_percent = 0\n",
        team("first"),
        team("second")
    );
    let both = last(&council(&text), ["first", "second"], Measure::InPostFte, 300);
    let apart: Vec<f64> = both.iter().map(|[first, second]| first - second).collect();
    let error = standard_error(&apart).expect("many futures");
    assert!(average(&apart).abs() < 4.0 * error, "{} ± {error}", average(&apart));
    assert!(apart.iter().any(|apart| *apart < 0.0) && apart.iter().any(|apart| *apart > 0.0), "they never differ");
}

#[test]
fn nobody_has_more_than_a_hard_ceiling_allows_for_their_hours() {
    let half = "[allocation]\nceiling = \"hard\"\nmost_children = 15\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
        [team.only]\nname = \"Only\"\nworks_on = [\"help\"]\nposts_fte = { worker = 10 }\nin_post_fte = { worker = 10 }\nopen_children = { help = 150 }\n\
        [part_time]\npeople_percent = 100\nof_full_time_percent = [50]\n[standard]\nmost_children = 15\n";
    let council = council(half);
    sound(&council);
    let most = rows(&council, Measure::LargestCaseload, 1).into_iter().fold(0.0, f64::max);
    // Seven children at half time: eight would be sixteen.
    assert!(most > 13.0 && most < 15.0 + 1e-9, "{most}");
    assert!(rows(&council, Measure::WorkersOverThreshold, 1).iter().all(|over| over.abs() < 1e-9));
}

/// Half of the children are with a team in which nobody works: their visits and reviews fall due all the same.
#[test]
fn whom_nobody_sees_is_late_for_every_visit_and_review() {
    let two = format!(
        "hours_per_month = 5\nelastic_percent = 0\nvisits = {{ every_working_days = 10, hours = 1, priority = 3 }}\nreviews = {{ after_weeks = [4, 8], hours = 1, priority = 3 }}\n\
         {NO_CEILING}[work]\ncase_hours_per_week = 25\novertime_percent = 0\nless_time_strength = 0\nfelt_over_weeks = 4\n\
         [team.seen]\nname = \"Seen\"\nworks_on = [\"help\"]\nposts_fte = {{ worker = 20 }}\nin_post_fte = {{ worker = 20 }}\nopen_children = {{ help = 100 }}\n\
         [team.unseen]\nname = \"Unseen\"\nworks_on = [\"help\"]\nposts_fte = {{ worker = 20 }}\nin_post_fte = {{ worker = 0 }}\nopen_children = {{ help = 100 }}\n"
    );
    let scenario = council(&two);
    sound(&scenario);
    for measure in [Measure::VisitsInTime, Measure::ReviewsInTime] {
        let both = last(&scenario, ["seen", "unseen"], measure, 1);
        assert!(both[0][0] > 90.0 && both[0][1].abs() < 1e-6, "{measure:?}: {both:?}");
    }
}

/// A third more hours for children a worker than the baseline has, or fewer: the first day has as much less work than is usual, or more.
#[test]
fn an_option_starts_with_the_workload_that_its_own_hours_make() {
    for hours in [18.0, 32.0] {
        let option = read(
            "national",
            &format!("without = [\"change\"]\n[work]\ncase_hours_per_week = {hours}\n[period]\nend = 2018-11-30\n"),
        );
        let first = rows(&option, Measure::WorkloadPercent, 0)[0];
        assert!((first - 100.0 * 24.0 / hours).abs() < 1.0, "{hours} hours: {first}");
    }
}
