//! Who people are: part-time or not, how old, in cohorts of so many places; and how long agency workers stay.

use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::foundations::statistics::standard_error;
use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::leaving::registered;
use crate::people::{alone, team_rows};
use crate::rates::{average, read, sums};

const A_YEAR: &str = "without = [\"change.posts-2019\", \"change.posts-2020\", \"change.posts-2021\", \"change.others-2019\", \"change.others-2020\", \"change.others-2021\"]\n[period]\nend = 2019-09-30\n";

/// Nothing is lost in a few futures of a scenario.
fn sound(scenario: &Scenario) {
    let experiment = Experiment::new(scenario, 5);
    for future in 1..4 {
        let (_, faults) = experiment.audited(future, future, &mut TableCache::default());
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn part_time_people_are_more_heads_for_as_many_hours() {
    let text =
        |people: u32| format!("{A_YEAR}[part_time]\npeople_percent = {people}\nof_full_time_percent = [40, 60]\n");
    let (scenario, plain) = (read("national", &text(40)), read("national", &text(0)));
    sound(&scenario);
    for measure in [Measure::PostsFte, Measure::InPostFte, Measure::AgencyFte] {
        let (found, usual) = (rows(&scenario, measure, 1)[0], rows(&plain, measure, 1)[0]);
        assert!((found - usual).abs() < 1e-3, "{}: {found} and {usual}", measure.about().key);
    }
    let [people, heads] = [Measure::InPostFte, Measure::InPostHeadcount].map(|of| registered(&scenario, of, 40));
    let ratios: Vec<f64> = people.iter().zip(&heads).map(|(people, heads)| people[0] / heads[0]).collect();
    // Two in five at half time on average: 0.8.
    let error = standard_error(&ratios).expect("futures");
    assert!((average(&ratios) - 0.8).abs() < 4.0 * error + 0.02, "{} ± {error}", average(&ratios));
    let absent = read("national", &A_YEAR.replacen("without = [", "without = [\"part_time\", ", 1));
    assert_eq!(rows(&plain, Measure::AverageCaseload, 1), rows(&absent, Measure::AverageCaseload, 1));
}

const ALL_OF_AGE: &str = "[staff_ages]\nup_to = [60, 70]\nin_post_percent = [0, 100]\nstarters_percent = [0, 100]\nleaving_percent = [100, 100]\nretires_from_age = 60\n";

/// All are over the age, and what the file says of leaving is all retirement: nobody resigns otherwise.
#[test]
fn people_retire_at_the_rate_of_the_file_and_leave_the_sector() {
    let text = format!(
        "without = [\"recruitment.permanent\"]\n[period]\nwarm_up_weeks = 0\nend = 2020-01-06\n{ALL_OF_AGE}retires_percent_per_year = 10\n\
         [leaving]\npercent_per_year = 10\ndestination_percent = {{ another_council = 50, agency = 50, out_of_the_sector = 0 }}\n"
    );
    let scenario = read("vacancy", &text);
    for week in [26, 52, 100] {
        let left: Vec<f64> = (1..=60).map(|future| rows(&scenario, Measure::InPostFte, future)[week]).collect();
        let expected = 200.0 * libm::exp(-0.1 * week as f64 * 7.0 / 365.25);
        let error = standard_error(&left).expect("futures");
        assert!(
            (average(&left) - expected).abs() < 4.0 * error,
            "week {week}: {} ± {error}, not {expected}",
            average(&left)
        );
    }
    assert_eq!(sums(&scenario, Measure::LeaversOut, 4), sums(&scenario, Measure::LeaversFte, 4));
}

#[test]
fn without_retirement_ages_of_one_factor_change_nothing() {
    let ages = format!("{A_YEAR}{ALL_OF_AGE}retires_percent_per_year = 0\n");
    let none = A_YEAR.replace("without = [", "without = [\"staff_ages\", ");
    let (aged, plain) = (read("national", &ages), read("national", &none));
    assert_eq!(rows(&aged, Measure::LeaversFte, 2), rows(&plain, Measure::LeaversFte, 2));
}

/// The young leave twice as often here; together all leave as often as the file says.
#[test]
fn factors_by_age_leave_the_council_at_its_rate() {
    let ages = "[staff_ages]\nup_to = [30, 60]\nin_post_percent = [30, 70]\nstarters_percent = [30, 70]\nleaving_percent = [200, 100]\nretires_from_age = 65\nretires_percent_per_year = 0\n";
    let text = format!(
        "{ages}[recruitment.permanent]\ntime_to_fill_days = 0\n[leaving]\npercent_per_year = 16\n[period]\nwarm_up_weeks = 0\nend = 2018-12-31\n"
    );
    let leavers = sums(&read("vacancy", &text), Measure::LeaversFte, 60);
    let (expected, error) = (200.0 * 0.16 * 52.0 * 7.0 / 365.25, standard_error(&leavers).expect("futures"));
    assert!((average(&leavers) - expected).abs() < 4.0 * error, "{} ± {error}, not {expected}", average(&leavers));
}

/// Forty places of which seven in ten are taken up: Binomial, mean 28 and variance 8.4, where applicants by chance have 28 and 28.
#[test]
fn places_are_filled_one_by_one() {
    let starters = |places: &str| {
        let text = format!(
            "[recruitment.market]\napplicants_per_year = 40\nlead_weeks = 0\ndrop_out_percent = 30\ncohort_percent = {{ \"03-01\" = 100 }}\n{places}\
             [team.only]\nposts_fte = {{ worker = 900 }}\nin_post_fte = {{ worker = 20 }}\n[period]\nwarm_up_weeks = 0\nend = 2018-12-31\n"
        );
        sums(&read("market-limited", &text), Measure::StartersFte, 300)
    };
    for (key, variance) in [("cohorts_are_places = true\n", 8.4), ("", 28.0)] {
        let starters = starters(key);
        let mean = average(&starters);
        let found = starters.iter().map(|number| (number - mean) * (number - mean)).sum::<f64>() / 299.0;
        assert!((mean - 28.0).abs() < 4.0 * (variance / 300.0_f64).sqrt(), "{mean}");
        assert!((found / variance - 1.0).abs() < 4.0 * (2.0 / 299.0_f64).sqrt(), "{found}, not {variance}");
    }
}

/// Two hundred covered posts, and nobody is asked for again; `more` says how long they stay and what else.
fn covered(more: &str) -> Scenario {
    let text = format!(
        "[period]\nwarm_up_weeks = 0\nend = 2019-12-30\n[agency]\nconverts_percent_per_year = 0\nnotice_weeks = 0\n{more}"
    );
    read("conversion", &text)
}

#[test]
fn some_agency_workers_stay_for_a_short_time_only() {
    let stays = "ask_percent = 0\nstays_weeks = { exponential = { mean = 40 } }\nshort_stays_percent = 30\nshort_stays_weeks = { exponential = { mean = 8 } }\n";
    let scenario = covered(stays);
    // Of those who are there 0.3 × 8 in 0.3 × 8 + 0.7 × 40 are of the short kind.
    let short = 2.4 / 30.4;
    for week in [4, 12, 40] {
        let left: Vec<f64> = (1..=60).map(|future| rows(&scenario, Measure::AgencyFte, future)[week]).collect();
        let weeks = week as f64;
        let expected = 200.0 * (short * libm::exp(-weeks / 8.0) + (1.0 - short) * libm::exp(-weeks / 40.0));
        let error = standard_error(&left).expect("futures");
        assert!(
            (average(&left) - expected).abs() < 4.0 * error,
            "week {week}: {} ± {error}, not {expected}",
            average(&left)
        );
    }
    let none = stays.replace("short_stays_percent = 30", "short_stays_percent = 0");
    let absent = "ask_percent = 0\nstays_weeks = { exponential = { mean = 40 } }\n";
    assert_eq!(rows(&covered(&none), Measure::AgencyFte, 1), rows(&covered(absent), Measure::AgencyFte, 1));
}

const TURNING: &str = "ask_percent = 100\nlead_weeks = 0\nstays_weeks = { exponential = { mean = 12 } }\n";

#[test]
fn nobody_is_asked_for_while_few_posts_are_bare() {
    let agency = rows(&covered(&format!("{TURNING}asks_above_uncovered_percent = 50\n")), Measure::AgencyFte, 1);
    assert!(agency[4] < 190.0 && agency[60..].iter().all(|fte| (99.0..=100.0).contains(fte)), "{agency:?}");
    let usual = rows(&covered(TURNING), Measure::AgencyFte, 1);
    assert!(usual.iter().all(|fte| *fte > 199.0), "{usual:?}");
}

#[test]
fn nobody_comes_beyond_the_budget() {
    let pay = "[pay]\non_costs_percent = 0\nsalary_pounds = { worker = 0 }\nagency_week_pounds = { worker = 1000 }\nstarter_pounds = 0\n";
    let budget = format!("{TURNING}at_most_pounds_per_year = {}\n{pay}", 100.5 * 1000.0 / 7.0 * 365.25);
    let agency = rows(&covered(&budget), Measure::AgencyFte, 1);
    assert!(agency[60..].iter().all(|fte| (80.0..=100.0).contains(fte)), "{agency:?}");
}

/// Ten of twenty are new and take three hours a week of a team that has twenty times ten: 30 of 200.
#[test]
fn starters_take_hours_of_those_beside_them() {
    let team = |name: &str, works: &str, route: &str| {
        format!(
            "[role.{route}]\nname = \"{route}\"\nregistered = true\ncaseload_percent = 100\n\
             [team.{name}]\nname = \"{name}\"\nworks_on = [\"{works}\"]\nposts_fte = {{ {route} = 20 }}\nin_post_fte = {{ {route} = 10 }}\nopen_children = {{ {works} = 100 }}\n\
             [stage.{works}]\nname = \"{works}\"\nheld_by = [\"{route}\"]\nlasts_days = 900000\nexits_percent = {{ closed = 100 }}\nhours_per_month = 10\n\
             [recruitment.{route}]\nfills = [\"{route}\"]\ntime_to_fill_days = 20\ninduction = \"{route}\"\n"
        )
    };
    let council = |hours: &str| {
        let text = format!(
            "title = \"Two teams\"\n[period]\nstart = 2018-01-01\nend = 2018-12-31\n\
             [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
             [work]\ncase_hours_per_week = 10\novertime_percent = 0\nless_time_strength = 0\nfelt_over_weeks = 13\n\
             [induction.taught]\nuntil_weeks = [500]\npercent = [100]\n{hours}[induction.free]\nuntil_weeks = [500]\npercent = [100]\n{}{}",
            team("first", "one", "taught"),
            team("second", "two", "free")
        );
        alone(&text)
    };
    let workload = |scenario: &Scenario, name: &str| team_rows(scenario, name, Measure::WorkloadPercent)[11];
    let (taught, absent) = (council("teaching_hours_per_week = 3\n"), council(""));
    let ratio = |scenario: &Scenario| workload(scenario, "first") / workload(scenario, "second");
    let (with, without) = (ratio(&taught), ratio(&absent));
    assert!((with / without - 1.0 / (1.0 - 30.0 / 200.0)).abs() < 1e-5, "{with} and {without}");
    let none = council("teaching_hours_per_week = 0\n");
    assert_eq!(rows(&none, Measure::WorkloadPercent, 1), rows(&absent, Measure::WorkloadPercent, 1));
}

/// Two leaders, of two people and of six, four on average: at 6 % each the one carries 0.62 of a full caseload and the other 0.38.
#[test]
fn who_leads_more_people_carries_fewer_children() {
    let council = |key: &str| {
        let team = |name: &str, people: u32| {
            let posts = format!("{{ leader = 1, worker = {people} }}");
            format!(
                "[team.{name}]\nname = \"{name}\"\nworks_on = [\"{name}\"]\nposts_fte = {posts}\nin_post_fte = {posts}\nopen_children = {{ {name} = {} }}\n\
                 [stage.{name}]\nname = \"{name}\"\nheld_by = [\"leader\", \"worker\"]\nlasts_days = 900000\nexits_percent = {{ closed = 100 }}\nhours_per_month = 1\n",
                1000 * (people + 1)
            )
        };
        alone(&format!(
            "title = \"Two leaders\"\n[period]\nstart = 2018-01-01\nend = 2019-12-31\n\
             [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n[role.leader]\nname = \"Leader\"\nregistered = true\ncaseload_percent = 50\n\
             [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
             [supervision]\nevery_weeks = 4\nhours = 1\nhours_per_week = {{ leader = 10 }}\n{key}{}{}",
            team("few", 2),
            team("many", 6)
        ))
    };
    let largest = |scenario: &Scenario, name: &str| {
        *team_rows(scenario, name, Measure::LargestCaseload).last().expect("a record")
    };
    let (by_span, plain) = (council("caseload_lost_percent_each = 6\n"), council(""));
    // A team's children ÷ full caseloads in it: what a worker holds.
    for (scenario, name, people, leader) in [
        (&by_span, "few", 2.0, 0.62),
        (&by_span, "many", 6.0, 0.38),
        (&plain, "few", 2.0, 0.5),
        (&plain, "many", 6.0, 0.5),
    ] {
        let expected = 1000.0 * (people + 1.0) / (people + leader);
        let found = largest(scenario, name);
        assert!((found / expected - 1.0).abs() < 0.01, "{name}: {found}, not {expected}");
    }
    let none = council("caseload_lost_percent_each = 0\n");
    assert_eq!(rows(&none, Measure::LargestCaseload, 1), rows(&plain, Measure::LargestCaseload, 1));
}

/// Ten children wait for two starters, who come after 20 days and may not hold them for 26 weeks.
#[test]
fn starters_hold_no_child_that_they_may_not() {
    let council = |induction: &str| {
        alone(&format!(
            "title = \"Starters\"\n[period]\nstart = 2018-01-01\nend = 2018-12-31\nrecord = \"week\"\n\
             [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
             [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
             [team.only]\nname = \"Only\"\nworks_on = [\"hard\", \"easy\"]\nposts_fte = {{ worker = 2 }}\nin_post_fte = {{ worker = 0 }}\nopen_children = {{ hard = 10, easy = 4 }}\n\
             [stage.hard]\nname = \"Hard\"\nheld_by = [\"worker\"]\nlasts_days = 900000\nexits_percent = {{ closed = 100 }}\n\
             [stage.easy]\nname = \"Easy\"\nheld_by = [\"worker\"]\nlasts_days = 900000\nexits_percent = {{ closed = 100 }}\n\
             [recruitment.new]\nfills = [\"worker\"]\ntime_to_fill_days = 20\ninduction = \"new\"\n\
             [induction.new]\nuntil_weeks = [13, 26]\npercent = [50, 100]\n{induction}"
        ))
    };
    let waiting = |scenario: &Scenario| rows(scenario, Measure::ChildrenUnallocated, 1);
    let (none, empty) = (waiting(&council("")), waiting(&council("may_not_hold = []\n")));
    assert_eq!(none, empty);
    assert_eq!((none[0], none[4]), (14.0, 0.0), "{none:?}");
    let barred = waiting(&council("may_not_hold = [\"hard\"]\n"));
    let weeks = |children: f64| barred.iter().filter(|waiting| (**waiting - children).abs() < 1e-9).count();
    // The first starter comes within three weeks and takes the others at once.
    assert!(weeks(14.0) <= 3 && (25..=27).contains(&weeks(10.0)), "{barred:?}");
    assert!(barred.last().is_some_and(|waiting| *waiting == 0.0), "{barred:?}");
    for text in ["may_not_hold = [\"child-protection\", \"court\"]", "may_not_hold = [\"child-in-need\"]"] {
        sound(&read("national", &format!("[induction.newly-qualified]\n{text}\n")));
    }
}
