//! What is refused before anything is played, in words for people and in JSON for programs; and what is never deleted.

use std::fs;

use crate::cli::{Desk, SMALL};

const MORE: &str = "title = \"More\"\nbuilds_on = \"base.toml\"\n[team.help.posts_fte]\nsocial-worker = 8\n";
const OPTIONS: &str = "title = \"More or not\"\ncompare_with = \"base\"\npreferred = \"more\"\ntable_date = 2024-06-30\n\
    [option.base]\nlabel = \"A\"\nfile = \"base.toml\"\n[option.more]\nlabel = \"B\"\nfile = \"more.toml\"\n";
const TARGET: &str = "\n[target.caseload]\nmeasure = \"average_caseload\"\nat_most = { 2024-09-30 = 14 }\n";
const POSTS: &str = "--change=team.help.posts_fte.social-worker=6..8";

fn town(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.holds("town/base.toml", &format!("{SMALL}{TARGET}"));
    desk.holds("town/more.toml", MORE);
    desk.holds("town/options.toml", OPTIONS);
    desk
}

#[test]
fn what_is_mistyped_is_told_in_plain_words_with_what_to_type() {
    let desk = town("mistyped");
    let seek = ["seek", "town/base.toml", POSTS];
    let run = ["run", "town/base.toml"];
    let same = "--change=team.help.posts_fte.social-worker+team.help.posts_fte.social-worker=6..8";
    for (line, more, told) in [
        (&run[..], &["--replications", "1,000"][..], "without commas, units or spaces: 1000"),
        (&run, &["--seed", "-1"], "a whole number from 0 to 9223372036854775807"),
        (&run, &["--seed", "99999999999999999999"], "a whole number from 0 to 9223372036854775807"),
        (&run, &["--set", "run.seed=2", "--set", "run.seed=3"], "run.seed stands twice in --set"),
        (&run, &["--set", "run.seed=2", "--seed", "3"], "--seed says what run.seed in --set says too"),
        (&["verify", "swing"], &["--set", "demand.nonsense=5"], "no figure at \"demand.nonsense\""),
        (&["verify"], &["--set", "run.seed=-1"], "Write a whole number from 0 to 9223372036854775807."),
        (&["verify", "vacancy"], &["--set", "team.only.posts_fte.worker=1"], "more people (200) than posts (1)"),
        (&["verify", "places-wait"], &["--set", "demand.referrals_per_year=300"], "the queue grows for ever"),
        (&seek, &["--unit-cost", "team.help.posts_fte.social-worker=-5"], "is below 0"),
        (&seek, &["--chance", "150"], "type 99 or less"),
        (&seek, &["--chance", "0.8"], "type 80 for 80 of 100"),
        (&seek, &["--budget", "-5"], "type a number above 0"),
        (&seek, &[POSTS], "social-worker stands twice in --change"),
        (&["seek", "town/base.toml"], &[same], "social-worker stands twice in --change"),
        (
            &["sensitivity", "town/options.toml"],
            &["--taper", "help.social-worker=1@2030-01-01"],
            "begins on 2030-01-01, and the scenario ends on 2024-09-30",
        ),
    ] {
        let said = desk.types(&[line, more].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{more:?} {said:?}");
        assert!(said.err.contains(told), "{more:?} {told}: {}", said.err);
    }
    assert!(!desk.0.join("output").exists());
}

#[test]
fn a_table_date_without_results_is_told_by_check_with_its_line() {
    let desk = town("table-date-late");
    for (date, near) in [("2030-09-30", "2024-09-30"), ("2024-06-28", "2024-06-30"), ("2024-07-02", "2024-06-30")] {
        desk.holds("town/options.toml", &OPTIONS.replace("2024-06-30", date));
        for command in ["check", "compare"] {
            let said = desk.types(&[command, "town/options.toml"]);
            assert_eq!(said.code, 1, "{said:?}");
            let wanted = [&format!("there are no results of {date}"), "town/options.toml, line 4", near];
            for words in wanted {
                assert!(said.err.contains(words), "{command} {words}: {}", said.err);
            }
        }
    }
}

#[test]
fn faults_are_json_wherever_json_is_asked_for() {
    let desk = town("faults-json");
    desk.holds("town/happened.csv", "month,measure,value\n2024-13,average_caseload,20\n");
    desk.holds("town/faulty.toml", &SMALL.replace("lasts_weeks = 20", "lasts_weeks = -1"));
    desk.holds("town/later.toml", "title = \"Later\"\nbuilds_on = \"base.toml\"\n[period]\nend = 2024-12-31\n");
    desk.holds("town/wrong.toml", &OPTIONS.replace("more.toml", "mroe.toml"));
    fs::create_dir_all(desk.0.join("data")).unwrap();
    desk.holds("data/other.csv", "a,b\n1,2\n");
    let lines: [&[&str]; 9] = [
        &["compare", "town/base.toml", "town/faulty.toml"],
        &["compare", "town/base.toml", "town/later.toml"],
        &["compare", "town/wrong.toml"],
        &["seek", "town/faulty.toml", POSTS],
        &["sensitivity", "town/faulty.toml"],
        &["sensitivity", "town/wrong.toml"],
        &["run", "town/base.toml", "--actuals", "town/happened.csv"],
        &["compare", "town/options.toml", "--actuals", "town/happened.csv"],
        &["draft", "Nowhere", "--data", "data"],
    ];
    for line in lines {
        let said = desk.types(&[line, &["--json"]].concat());
        assert_eq!(said.code, 1, "{line:?} {said:?}");
        let told: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{line:?} {said:?}"));
        let files = told["files"].as_array().unwrap();
        let faults = files.iter().flat_map(|file| file["faults"].as_array().unwrap());
        assert!(
            faults.clone().count() > 0 && faults.clone().all(|fault| fault["title"].is_string()),
            "{line:?} {told}"
        );
        assert!(!said.err.is_empty(), "people are told too");
    }
}

#[test]
fn files_of_actuals_without_end_fill_no_memory() {
    let desk = town("endless-actuals");
    let said = desk.types(&["run", "town/base.toml", "--actuals", "/dev/zero"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("longer than 1024 KiB"), "{}", said.err);
}

#[test]
fn a_text_that_no_table_holds_is_refused_before_anything_is_played() {
    let desk = town("long-title");
    desk.holds("town/long.toml", &MORE.replace("More", &"More ".repeat(8_000)));
    let said = desk.types(&["check", "town/long.toml"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("title has 40000 characters, and at most 300 are read"), "{}", said.err);
    assert!(said.err.len() < 4_000, "the text itself is not told again in full: {}", said.err.len());
}

#[test]
fn a_users_own_files_in_a_results_folder_outlive_every_command() {
    let desk = town("minutes");
    let run = ["run", "town/base.toml", "--replications", "5"];
    assert_eq!(desk.types(&run).code, 0);
    desk.holds("output/town/base/minutes.docx", "mine");
    desk.holds("output/town/base/charts/mychart.svg", "mine");
    for line in [&run[..], &["report", "output/town/base"]] {
        let said = desk.types(line);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(said.err.contains("2 other files were kept in output/town/base"), "{}", said.err);
        for file in ["minutes.docx", "charts/mychart.svg"] {
            assert_eq!(fs::read_to_string(desk.0.join("output/town/base").join(file)).unwrap(), "mine");
        }
    }
    desk.holds("elsewhere/town/base/manifest.json", "{\"name\": \"a web application\"}");
    let said = desk.types(&[&run[..], &["-o", "elsewhere"]].concat());
    assert_eq!(said.code, 3, "{said:?}");
    assert_eq!(desk.all("elsewhere").len(), 1);
}

#[cfg(unix)]
#[test]
fn a_command_that_gives_no_part_of_an_answer_says_so_and_leaves_nothing() {
    let desk = town("stop-sensitivity");
    let line = ["sensitivity", "town/options.toml", "--replications", "20000"];
    let said = crate::cli::interrupted(&desk, &line, 700);
    assert_eq!((said.code, said.out.as_str()), (130, ""), "{said:?}");
    assert!(said.err.contains("so nothing is written") && !said.err.contains("kept"), "{}", said.err);
    assert!(!desk.0.join("output").exists());
}
