//! A role that ends: people of it have another after so many weeks, and their posts with them.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::standard_error;
use caseload::model::layout::place;
use caseload::model::measure::Measure;
use caseload::model::record::Group;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::people::{alone, sound};
use crate::rates::{average, read};

/// A measure of a role at every record of one future.
fn role_rows(scenario: &Scenario, role: &str, measure: Measure, future: u32) -> Vec<f64> {
    let experiment = Experiment::new(scenario, 3);
    let group = Group::Role(place(&experiment.layout.roles, role).expect("a role"));
    let series = &experiment.recorder.series;
    let at = series.iter().position(|of| of.measure == measure && of.group == group).expect("a row");
    let played = experiment.play(future..future + 1, &Alone);
    let values = played.trajectories[0].values.iter().skip(at).step_by(series.len());
    values.map(|value| if value.is_nan() { 0.0 } else { f64::from(*value) }).collect()
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-3
}

/// Twelve start each year on 5 March; nobody leaves.
fn council(posts: (u32, u32), people: (u32, u32)) -> Scenario {
    alone(&format!(
        "title = \"A first year\"\n[period]\nstart = 2018-01-01\nend = 2019-12-29\nrecord = \"week\"\n\
         [role.novice]\nname = \"Novice\"\nregistered = true\ncaseload_percent = 80\nbecomes = {{ role = \"worker\", after_weeks = 52 }}\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [team.only]\nname = \"Only\"\nworks_on = []\nposts_fte = {{ novice = {}, worker = {} }}\nin_post_fte = {{ novice = {}, worker = {} }}\n\
         [recruitment.new]\nfills = [\"novice\"]\napplicants_per_year = 12\nlead_weeks = 8\ndrop_out_percent = 0\ncohort_percent = {{ \"03-05\" = 100 }}\ncohorts_are_places = true\n\
         [pay]\non_costs_percent = 0\nsalary_pounds = {{ novice = 30_000, worker = 40_000 }}\nagency_week_pounds = {{ }}\nstarter_pounds = 0\n",
        posts.0, posts.1, people.0, people.1
    ))
}

/// Where posts are there, a cohort is novice for 52 records, and of the other role from then on.
#[test]
fn a_cohort_has_the_other_role_after_a_year_and_not_before() {
    let scenario = council((12, 10), (0, 10));
    sound(&scenario);
    let [novices, workers] = ["novice", "worker"].map(|role| role_rows(&scenario, role, Measure::InPostFte, 1));
    let [lower, upper] = ["novice", "worker"].map(|role| role_rows(&scenario, role, Measure::PostsFte, 1));
    let cost = rows(&scenario, Measure::CostPermanent, 1);
    let came = novices.iter().position(|fte| *fte > 0.0).expect("they start");
    assert_eq!(came, 10, "the week of 5 March is the tenth: {novices:?}");
    for week in 1..novices.len() {
        let novice = (came..came + 52).contains(&week);
        let expected = if week < came {
            (0.0, 10.0)
        } else if novice {
            (12.0, 10.0)
        } else {
            (0.0, 22.0)
        };
        assert!(
            close(novices[week], expected.0) && close(workers[week], expected.1),
            "{week}: {novices:?} {workers:?}"
        );
        // The posts have gone along, and with no post left nobody else can start.
        let posts = if week < came + 52 { (12.0, 10.0) } else { (0.0, 22.0) };
        assert!(close(lower[week], posts.0) && close(upper[week], posts.1), "{week}: {lower:?} {upper:?}");
        let pay = (expected.0 * 30_000.0 + expected.1 * 40_000.0) * 7.0 / 365.25;
        assert!((cost[week] / pay - 1.0).abs() < 1e-5, "{week}: {} and {pay}", cost[week]);
    }
}

/// Without posts of their own they have those of the role that they become, for as long as they are novices.
#[test]
fn a_novice_takes_an_empty_post_of_the_role_above() {
    let scenario = council((0, 40), (0, 10));
    sound(&scenario);
    let [novices, workers] = ["novice", "worker"].map(|role| role_rows(&scenario, role, Measure::InPostFte, 1));
    let [lower, upper] = ["novice", "worker"].map(|role| role_rows(&scenario, role, Measure::PostsFte, 1));
    for week in 1..novices.len() {
        assert!(close(lower[week], novices[week]) && close(lower[week] + upper[week], 40.0), "{lower:?} {upper:?}");
    }
    // The first become the other role on the day before the second start.
    let last = novices.len() - 1;
    assert!(close(novices[last], 12.0) && close(workers[last], 22.0), "{novices:?} {workers:?}");
}

/// On the first day people are anywhere on the way: in half of the time half of them are through.
#[test]
fn those_in_post_on_the_first_day_are_part_way_through() {
    let scenario = council((120, 0), (120, 0));
    for week in [13, 26, 39, 52] {
        let left: Vec<f64> =
            (1..=40).map(|future| role_rows(&scenario, "novice", Measure::InPostFte, future)[week]).collect();
        let expected = 120.0 * (1.0 - week as f64 / 52.0);
        let error = standard_error(&left).unwrap_or(0.0);
        assert!(
            (average(&left) - expected).abs() <= 4.0 * error + 1e-3,
            "week {week}: {} ± {error}, not {expected}",
            average(&left)
        );
    }
}

const NOVICES: &str = "[role.novice]\nname = \"Novice\"\nregistered = true\ncaseload_percent = 80\nbecomes = { role = \"social-worker\", after_weeks = 52 }\n\
    [pay.salary_pounds]\nnovice = 32_000\n[stage.assessment]\nheld_by = [\"social-worker\", \"senior-social-worker\", \"novice\"]\n";

#[test]
fn a_role_that_nobody_has_moves_nothing_by_ending() {
    let [ends, stays] =
        [NOVICES.to_owned(), NOVICES.replace("becomes = { role = \"social-worker\", after_weeks = 52 }\n", "")]
            .map(|text| read("national", &text));
    for measure in [Measure::AverageCaseload, Measure::InPostFte, Measure::CostTotal] {
        assert_eq!(rows(&ends, measure, 2), rows(&stays, measure, 2));
    }
    let hired = read("national", &format!("{NOVICES}[recruitment.newly-qualified]\nfills = [\"novice\"]\n"));
    sound(&hired);
    let novices = role_rows(&hired, "novice", Measure::InPostFte, 1);
    assert!(novices.iter().any(|fte| *fte > 0.0), "some start as novices: {novices:?}");
}
