//! Posts are added, taken away and moved exactly as a file says, and an option stays measured against its baseline.

use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::measure::Measure;

use crate::agency::rows;
use crate::people::{alone, sound, team_rows, two_teams};
use crate::rates::read;

const CHANGE: &str = "[change.posts]\ndate = 2018-03-01\nwhat = \"Posts change\"\n";

#[test]
fn parts_of_posts_are_taken_away_added_and_moved_as_parts() {
    let fewer = two_teams(&format!("{CHANGE}add_posts = {{ team = \"duty\", posts_fte = {{ worker = -0.3 }} }}\n"));
    let moved = two_teams(&format!(
        "{CHANGE}move_posts = {{ from = \"duty\", to = \"others\", posts_fte = {{ worker = 1.2 }} }}\n"
    ));
    let last = |scenario, team| *team_rows(scenario, team, Measure::PostsFte).last().expect("records");
    for scenario in [&fewer, &moved] {
        sound(scenario);
    }
    assert!((last(&fewer, "duty") - 9.7).abs() < 1e-5, "{}", last(&fewer, "duty"));
    assert!((last(&moved, "duty") - 8.8).abs() < 1e-5, "{}", last(&moved, "duty"));
    assert!((last(&moved, "others") - 11.2).abs() < 1e-5, "{}", last(&moved, "others"));
    let people = |scenario| *team_rows(scenario, "duty", Measure::InPostFte).last().expect("records");
    assert!((people(&fewer) - 10.0).abs() < 1e-5, "who is in a post stays in it: {}", people(&fewer));
}

#[test]
fn posts_of_a_table_of_several_teams_are_as_many_as_it_says() {
    for (number, in_all) in [(2.0, 68.0), (-0.3, 65.7), (-5.0, 61.0)] {
        let text = format!(
            "without = [\"change\"]\n[change.own]\ndate = 2018-11-01\nwhat = \"Posts\"\nadd_posts = {{ team = \"childrens\", posts_fte = {{ social-worker = {number:?} }} }}\n"
        );
        let scenario = read("national", &text);
        sound(&scenario);
        let posts = team_rows(&scenario, "childrens", Measure::PostsFte);
        let (first, last) = (posts[0], *posts.last().expect("records"));
        assert!((last - first - number).abs() < 1e-4, "{number}: from {first} to {last}, not {in_all}");
    }
}

#[test]
fn an_option_with_fewer_people_from_the_first_day_is_busier_than_its_baseline() {
    let [plain, dated, fewer] = [
        "",
        "[change.more]\ndate = 2019-03-01\nwhat = \"More\"\nadd_posts = { team = \"childrens\", posts_fte = { social-worker = 9 } }\n",
        "[team.childrens]\nin_post_fte = { social-worker = 28, senior-social-worker = 8 }\n",
    ]
    .map(|text| read("national", text));
    let level = |scenario| Experiment::new(scenario, 1).norms.level;
    assert_eq!(level(&plain).to_bits(), level(&dated).to_bits(), "a dated change leaves the usual as it is");
    assert!(level(&fewer) < 0.95 * level(&plain), "{} against {}", level(&fewer), level(&plain));
    let own = fewer.clone().on_its_own();
    let leavers = |scenario: &_, norms: &_| {
        let mut experiment = Experiment::new(scenario, 1);
        experiment.norms = Clone::clone(norms);
        let mut tables = TableCache::default();
        (1..9).map(|future| experiment.future(future, future, &mut tables).values.len()).sum::<usize>()
    };
    assert!(leavers(&fewer, &Experiment::new(&fewer, 1).norms) == leavers(&own, &Experiment::new(&own, 1).norms));
    assert!(rows(&fewer, Measure::AverageCaseload, 1)[0] > rows(&plain, Measure::AverageCaseload, 1)[0]);
}

#[test]
fn people_of_a_team_that_closes_go_where_the_plan_says() {
    let split = |plan: &str| {
        two_teams(&format!(
            "[team.north]\nname = \"North\"\nworks_on = [\"first\"]\nposts_fte = {{ worker = 12 }}\n\
             [team.south]\nname = \"South\"\nworks_on = [\"first\"]\nposts_fte = {{ worker = 6 }}\n\
             {CHANGE}reorganise = {{ close = [\"duty\"], open = [\"north\", \"south\"]{plan} }}\n"
        ))
    };
    let people = |scenario: &_| {
        ["north", "south"].map(|team| *team_rows(scenario, team, Measure::InPostFte).last().expect("records"))
    };
    for (plan, expected) in [
        ("", [7.0, 3.0]),
        (", people_percent = { duty = { north = 33.4, south = 66.6 } }", [3.0, 7.0]),
        (", people_percent = { duty = { north = 50, south = 50 } }", [5.0, 5.0]),
        (", people_percent = { duty = { south = 100 } }", [0.0, 10.0]),
    ] {
        let scenario = split(plan);
        sound(&scenario);
        let found = people(&scenario);
        assert!(
            found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-9),
            "{plan}: {found:?}"
        );
        let posts = team_rows(&scenario, "south", Measure::PostsFte);
        assert!(
            (posts.last().expect("records") - 6.0).abs() < 1e-9,
            "who has no post there is on top of posts: {posts:?}"
        );
    }
}

/// All posts of one of two teams move to the other: no child stays behind where nobody sits, nor comes there.
#[test]
fn nobody_waits_in_a_team_that_has_emptied() {
    let team = |name: &str, posts: u32, children: u32| {
        format!(
            "[team.{name}]\nname = \"{name}\"\nworks_on = [\"work\"]\nposts_fte = {{ worker = {posts} }}\nin_post_fte = {{ worker = {posts} }}\nopen_children = {{ work = {children} }}\n"
        )
    };
    let text = format!(
        "title = \"Two teams\"\n[period]\nstart = 2018-01-01\nend = 2019-03-31\n[role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [stage.work]\nname = \"Work\"\nheld_by = [\"worker\"]\nlasts_weeks = 20\nexits_percent = {{ closed = 100 }}\n\
         [demand]\nreferrals_per_year = 600\ngrowth_percent_per_year = 0\nvariance_ratio = 1\nfirst_stage = \"work\"\n[demand.month_percent]\n{}\
         [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n{}{}\
         [change.move]\ndate = 2018-03-01\nwhat = \"Move all\"\nmove_posts = {{ from = \"two\", to = \"one\", posts_fte = {{ worker = 3 }} }}\n\
         [change.project]\ndate = 2018-06-01\nuntil = 2018-08-31\nwhat = \"A project team\"\nbring_in_agency = {{ team = \"two\", fte = {{ worker = 3 }} }}\n",
        crate::laws::MONTHS.map(|name| format!("{name} = 100\n")).concat(),
        team("one", 9, 170),
        team("two", 3, 60)
    );
    let scenario = alone(&text);
    sound(&scenario);
    let waiting = rows(&scenario, Measure::ChildrenUnallocated, 1);
    assert!(waiting.iter().all(|children| *children < 0.5), "{waiting:?}");
    assert!(
        team_rows(&scenario, "two", Measure::ChildrenOpen)[7] > 10.0,
        "the project team holds some while it is there"
    );
}
