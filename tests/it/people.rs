//! Policies of recruitment, promotion, part-time return, the duty rota and the season of leave do what they say.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::layout::place;
use caseload::model::measure::Measure;
use caseload::model::record::Group;
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;

use crate::agency::rows;
use crate::laws::MONTHS;
use crate::rates::{average, read, sums};

pub(crate) fn alone(text: &str) -> Scenario {
    load("made-up", &OneText(text), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

/// So many children referred a year, evenly over its months, each of whom enters a stage.
pub(crate) fn demand(referrals: u32, stage: &str) -> String {
    let months: Vec<String> = MONTHS.iter().map(|month| format!("{month} = 100")).collect();
    format!(
        "[demand]\nreferrals_per_year = {referrals}\ngrowth_percent_per_year = 0\nvariance_ratio = 1\nfirst_stage = \"{stage}\"\nmonth_percent = {{ {} }}\n",
        months.join(", ")
    )
}

/// A measure of a team at every record of one future.
pub(crate) fn team_rows(scenario: &Scenario, team: &str, measure: Measure) -> Vec<f64> {
    let experiment = Experiment::new(scenario, 3);
    let unit = Group::Unit(place(&experiment.layout.units, team).expect("a team"));
    let series = &experiment.recorder.series;
    let at = series.iter().position(|of| of.measure == measure && of.group == unit).expect("a row");
    let played = experiment.play(1..2, &Alone);
    played.trajectories[0].values.iter().skip(at).step_by(series.len()).map(|value| f64::from(*value)).collect()
}

/// Nothing is lost in a few futures of a scenario.
pub(crate) fn sound(scenario: &Scenario) {
    let experiment = Experiment::new(scenario, 5);
    for future in 1..4 {
        let (_, faults) = experiment.audited(future, future, &mut TableCache::default());
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn a_post_is_not_filled_before_it_is_approved() {
    let hiring = |approval: &str| read("hiring", &format!("[recruitment.permanent]\n{approval}"));
    let week = |scenario: &Scenario| {
        rows(scenario, Measure::StartersFte, 1).iter().position(|starters| *starters > 0.0).expect("somebody starts")
    };
    let (plain, none, late) = (hiring(""), hiring("approval_weeks = 0\n"), hiring("approval_weeks = 6\n"));
    assert_eq!(week(&plain) + 6, week(&late));
    assert_eq!(rows(&plain, Measure::StartersFte, 1), rows(&none, Measure::StartersFte, 1));
    let new = "[change.new]\ndate = 2038-01-04\nwhat = \"New posts\"\nadd_posts = { team = \"only\", posts_fte = { worker = 50 } }\n";
    let market = |approval: u32| {
        let text = format!("[recruitment.market]\napplicants_per_year = 9000\napproval_weeks = {approval}\n{new}");
        rows(&read("market-limited", &text), Measure::StartersFte, 1)
    };
    let first_rush = |starters: &[f64]| starters.iter().position(|starters| *starters > 30.0).expect("posts fill");
    assert_eq!(first_rush(&market(0)) + 10, first_rush(&market(10)));
}

#[test]
fn posts_held_open_stay_open_until_the_hold_ends() {
    let hold = "[change.hold]\ndate = 2018-01-01\nuntil = 2023-12-31\nwhat = \"Twenty posts stay open\"\nhold_posts = { posts = { worker = 20 } }\n";
    let held = rows(&read("vacancy", hold), Measure::InPostFte, 1);
    // 104 weeks on record from 2023: held to the end of that year, filled up after it.
    assert!(held[..50].iter().all(|people| *people <= 180.0), "{held:?}");
    assert!(held[80..].iter().sum::<f64>() / 25.0 > 181.0, "{held:?}");
    let none = hold.replace("worker = 20", "worker = 0");
    let usual = rows(&read("vacancy", ""), Measure::InPostFte, 1);
    assert_eq!(rows(&read("vacancy", &none), Measure::InPostFte, 1), usual);
}

#[test]
fn people_recruited_ahead_take_the_posts_of_leavers() {
    let ahead =
        "[team.other]\nname = \"Another\"\nworks_on = []\nposts_fte = { worker = 30 }\nin_post_fte = { worker = 30 }\n";
    let scenario = read("market-ahead", &format!("[period]\nwarm_up_weeks = 0\nend = 2020-01-06\n{ahead}"));
    sound(&scenario);
    let (posts, people) = (rows(&scenario, Measure::PostsFte, 1), rows(&scenario, Measure::InPostFte, 1));
    assert!(posts.iter().all(|fte| (*fte - 230.0).abs() < 1e-6), "{posts:?}");
    assert!(people.iter().all(|fte| *fte <= 240.0) && people.iter().any(|fte| *fte > 232.0), "{people:?}");
    let none =
        "[change.margin]\nrecruit_ahead = { people = { worker = 0 } }\n[period]\nwarm_up_weeks = 0\nend = 2020-01-06\n";
    let without = "without = [\"change.margin\"]\n[period]\nwarm_up_weeks = 0\nend = 2020-01-06\n";
    let [none, without] = [none, without].map(|text| rows(&read("market-ahead", text), Measure::InPostFte, 1));
    assert_eq!(none, without);
}

#[test]
fn newly_qualified_people_need_experienced_ones_beside_them() {
    let mix = |key: &str| {
        let route = format!(
            "[induction.new]\nuntil_weeks = [2000]\npercent = [50]\n[recruitment.market]\napplicants_per_year = 4000\ninduction = \"new\"\n{key}"
        );
        let rest = "[leaving]\npercent_per_year = 0\n[team.only]\nin_post_fte = { worker = 50 }\n[period]\nwarm_up_weeks = 0\nend = 2019-01-07\n";
        read("market-limited", &format!("{route}{rest}"))
    };
    let limited = mix("experienced_holders_per_starter = 2.5\n");
    assert_eq!(rows(&limited, Measure::InPostFte, 1).last(), Some(&70.0), "fifty may stand by twenty");
    assert_eq!(rows(&mix(""), Measure::InPostFte, 1).last(), Some(&200.0));
}

#[test]
fn a_route_has_its_own_price_for_a_starter() {
    let pay = "[pay]\non_costs_percent = 0\nsalary_pounds = { worker = 0 }\nagency_week_pounds = { worker = 0 }\nstarter_pounds = 1000\n";
    let each = |price: &str| {
        let scenario = read("market-limited", &format!("[recruitment.market]\n{price}{pay}"));
        average(&sums(&scenario, Measure::CostTotal, 2)) / average(&sums(&scenario, Measure::StartersFte, 2))
    };
    assert!((each("") - 1000.0).abs() < 0.1);
    assert!((each("starter_pounds = 12000\n") - 12000.0).abs() < 1.0);
}

#[test]
fn posts_of_every_team_and_role_survive_promotions() {
    let short = "[period]\nwarm_up_weeks = 0\nend = 2021-01-04\n";
    let scenario = read("grades", short);
    sound(&scenario);
    for (team, posts) in [("new", 90.0), ("settled", 360.0), ("senior", 330.0)] {
        assert!(team_rows(&scenario, team, Measure::PostsFte).iter().all(|fte| (*fte - posts).abs() < 1e-6), "{team}");
    }
    assert!(sums(&scenario, Measure::PromotedFte, 1)[0] > 100.0);
    let [none, absent] = [
        "[promotion.settled]\npercent_per_year = 0\n[promotion.senior]\npercent_per_year = 0\n",
        "without = [\"promotion.settled\", \"promotion.senior\"]\n",
    ]
    .map(|text| rows(&read("grades", &format!("{text}{short}")), Measure::InPostFte, 1));
    assert_eq!(none, absent);
}

/// Posts are cut while people are in them, the last of them by half, who are promoted into another team later: the cut does not go along.
#[test]
fn a_cut_stays_with_its_team_when_its_person_is_promoted() {
    let cut = "[team.new]\nposts_fte = { new = 40 }\n[change.cut]\ndate = 2018-01-02\nwhat = \"Four posts and a half go\"\n\
        add_posts = { team = \"new\", posts_fte = { new = -4.5 } }\n";
    let fast = "[promotion.settled]\npercent_per_year = 300\n";
    let scenario = read("grades", &format!("[period]\nwarm_up_weeks = 0\nend = 2020-01-05\n{fast}{cut}"));
    sound(&scenario);
    for (team, posts) in [("new", 35.5), ("settled", 360.0), ("senior", 330.0)] {
        let rows = team_rows(&scenario, team, Measure::PostsFte);
        assert!(rows[2..].iter().all(|fte| (*fte - posts).abs() < 1e-6), "{team}: {rows:?}");
    }
}

#[test]
fn nobody_is_promoted_where_no_post_is_open() {
    let full = "[period]\nwarm_up_weeks = 0\nend = 2021-01-04\n[team.senior]\nposts_fte = { senior = 209 }\n\
        [role.senior]\nleaving_percent = 0\n[promotion.settled]\npercent_per_year = 0\n";
    assert_eq!(sums(&read("grades", full), Measure::PromotedFte, 2), [0.0, 0.0]);
}

/// Two like teams with as many children each, who never leave; `more` is laid in.
pub(crate) fn two_teams(more: &str) -> Scenario {
    let team = |name: &str, works: &str| {
        format!(
            "[team.{name}]\nname = \"{name}\"\nworks_on = [\"{works}\"]\nposts_fte = {{ worker = 10 }}\nin_post_fte = {{ worker = 10 }}\nopen_children = {{ {works} = 100 }}\n"
        )
    };
    let stage = |name: &str| {
        format!(
            "[stage.{name}]\nname = \"{name}\"\nheld_by = [\"worker\"]\nlasts_days = 900000\nexits_percent = {{ closed = 100 }}\nhours_per_month = 10\n"
        )
    };
    alone(&format!(
        "title = \"Two teams\"\n[period]\nstart = 2018-01-01\nend = 2019-12-31\n[role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
         [work]\ncase_hours_per_week = 24\novertime_percent = 0\nless_time_strength = 0\nfelt_over_weeks = 13\n{}{}{}{}{more}",
        stage("first"),
        stage("second"),
        team("duty", "first"),
        team("others", "second")
    ))
}

#[test]
fn who_is_on_duty_has_fewer_hours_and_the_council_as_many() {
    let duty = |more: &str| two_teams(&format!("[duty]\nstage = \"first\"\none_day_in = 5\n{more}"));
    for scenario in [duty(""), duty("hours_are_before_duty = true\n")] {
        let [on, off] = ["duty", "others"].map(|team| team_rows(&scenario, team, Measure::WorkloadPercent)[1]);
        assert!((on / off - 1.25).abs() < 1e-5, "{on} and {off}");
    }
    let usual = team_rows(&two_teams(""), "duty", Measure::WorkloadPercent);
    assert!(usual.iter().all(|percent| (percent - 100.0).abs() < 0.5), "{usual:?}");
}

#[test]
fn hours_follow_the_season_of_leave() {
    let months = MONTHS.into_iter().filter(|month| *month != "august");
    let leave = |august: f64| {
        let rest: String = months.clone().map(|month| format!("{month} = {}\n", (1200.0 - august) / 11.0)).collect();
        two_teams(&format!("[leave]\ndays_per_year = 25.3\n[leave.month_percent]\naugust = {august}\n{rest}"))
    };
    // A tenth of the year is leave; in August three times the average: 0.7 of its days are worked, and 0.9 on average.
    let percent = rows(&leave(300.0), Measure::WorkloadPercent, 1);
    let other = 1.0 - 0.1 * 900.0 / 1100.0;
    assert!((percent[8] / percent[5] - other / 0.7).abs() < 1e-5, "{percent:?}");
    let [even, absent] = [leave(100.0), two_teams("")].map(|scenario| rows(&scenario, Measure::WorkloadPercent, 1));
    assert_eq!(even, absent);
}

#[test]
fn who_comes_back_part_time_leaves_the_rest_of_the_post_open() {
    let part = |more: &str| {
        read("absence", &format!("[absence.long]\nspells_per_year = 0.5\nlasts_working_days = 60\n{more}"))
    };
    let scenario = part("returns_part_time_percent = 40\npart_time_percent = 60\n");
    sound(&scenario);
    let (posts, people) = (rows(&scenario, Measure::PostsFte, 1), rows(&scenario, Measure::InPostFte, 1));
    let given_up = sums(&scenario, Measure::GivenUpFte, 1)[0];
    assert!(posts.iter().all(|fte| (fte - 500.0).abs() < 1e-3), "{posts:?}");
    let last = people.last().expect("a record");
    // Some 650 spells, after two in five of which 0.4 is given up by those who had not done so before.
    assert!((500.0 - given_up - last).abs() < 1e-2 && (50.0..110.0).contains(&given_up), "{last} and {given_up}");
    let none = part("returns_part_time_percent = 0\npart_time_percent = 60\n");
    let [none, absent] = [none, part("")].map(|scenario| rows(&scenario, Measure::AbsenceRate, 1));
    assert_eq!(none, absent);
}
