//! Options on the same luck, as a user meets them: what is compared, what is refused, what is written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use std::fs;

use crate::cli::{Desk, SMALL};

const MORE: &str = "title = \"More posts\"\nbuilds_on = \"base.toml\"\n[team.help.posts_fte]\nsocial-worker = 9\n[team.help.in_post_fte]\nsocial-worker = 8\n";

const OPTIONS: &str = r#"title = "More posts or not"
compare_with = "as-it-is"
preferred = "more"
table_date = 2024-06-30
[option.as-it-is]
label = "A. As it is"
file = "base.toml"
[option.more]
label = "B. More posts"
file = "more.toml"
[what_if.busier]
label = "referrals 20 % higher"
scale_percent = { "demand.referrals_per_year" = 120 }
"#;

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.holds("town/base.toml", SMALL);
    desk.holds("town/more.toml", MORE);
    desk.holds("town/options.toml", OPTIONS);
    desk
}

fn read(desk: &Desk, file: &str) -> String {
    fs::read_to_string(desk.0.join("output/town").join(file)).unwrap()
}

#[test]
fn a_scenario_compared_with_itself_differs_by_exactly_nought_everywhere() {
    let desk = desk("itself");
    fs::copy(desk.0.join("town/base.toml"), desk.0.join("town/twin.toml")).unwrap();
    let said = desk.types(&["compare", "town/base.toml", "town/twin.toml", "--replications", "30"]);
    assert_eq!(said.code, 0, "{said:?}");
    let csv = read(&desk, "comparison/differences.csv");
    let mut rows = 0;
    for line in csv.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let expected = if fields[7] == "share_same" { "1" } else { "0" };
        assert_eq!(fields[8], expected, "{line}");
        rows += 1;
    }
    assert!(rows > 500, "{rows}");
}

#[test]
fn an_options_file_is_compared_and_written_beside_its_name() {
    let desk = desk("options");
    let said = desk.types(&["compare", "town/options.toml", "--replications", "40"]);
    assert_eq!(said.code, 0, "{said:?}");
    for words in ["A. As it is", "B. More posts ◄", "on 30 June 2024", "reference", "future by future"] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    assert!(said.out.lines().all(|line| line.chars().count() <= 100), "{}", said.out);
    let csv = read(&desk, "options/differences.csv");
    assert!(csv.starts_with("scenario,reference,date,team,role,measure,unit,statistic,value\n"), "{}", &csv[..80]);
    let posts = "more,as-it-is,2024-09-30,all,all,posts_fte,fte,";
    for row in ["mean,3", "mc_error,0", "p10,3", "p90,3"] {
        assert!(csv.contains(&format!("{posts}{row}\n")), "{row}");
    }
    let share = |measure: &str, statistic: &str| {
        let start = format!("more,as-it-is,2024-09-30,all,all,{measure},share_of_futures,{statistic},");
        csv.lines().find_map(|line| line.strip_prefix(&start)).map(|value| value.parse::<f64>().unwrap())
    };
    assert!(share("average_caseload", "share_better") > Some(0.9));
    assert_eq!(share("posts_fte", "share_better"), None, "more posts are neither better nor worse");
    assert_eq!(share("posts_fte", "share_same"), Some(0.0));
    let results = read(&desk, "options/results.csv");
    assert!(results.contains("\nas-it-is,2024-09-30,") && results.contains("\nmore,2024-09-30,"));
    let told: serde_json::Value = serde_json::from_str(&read(&desk, "options/summary.json")).unwrap();
    assert_eq!((told["reference"].as_str(), told["preferred"].as_str()), (Some("as-it-is"), Some("more")));
    let manifest: serde_json::Value = serde_json::from_str(&read(&desk, "options/manifest.json")).unwrap();
    assert_eq!(manifest["inputs"].as_array().unwrap().len(), 3);
    assert!(manifest["options"][1]["merged_scenario"].as_str().unwrap().contains("More posts"));
    assert_eq!(manifest["command"], "caseload compare town/options.toml --replications 40 --seed 1");
}

#[test]
fn threads_do_not_change_a_byte_of_a_comparison() {
    let desk = desk("compare-threads");
    for threads in ["1", "2"] {
        let said =
            desk.types(&["compare", "town/options.toml", "--replications", "40", "--threads", threads, "-o", threads]);
        assert_eq!(said.code, 0, "{said:?}");
    }
    let (one, two) = (desk.all("1"), desk.all("2"));
    assert!(one.iter().any(|(path, _)| path.ends_with("differences.csv")) && one.len() == two.len());
    for ((path, alone), (_, together)) in one.iter().zip(&two) {
        assert!(alone == together, "{} differs", path.display());
    }
}

#[test]
fn unlike_periods_are_refused_all_at_once_with_what_to_type() {
    let desk = desk("unlike");
    desk.holds(
        "town/later.toml",
        "title = \"Later\"\nbuilds_on = \"base.toml\"\n[period]\nstart = 2024-04-30\nend = 2024-12-31\nrecord = \"week\"\n",
    );
    let said = desk.types(&["compare", "town/base.toml", "town/later.toml", "--replications", "5"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
    for words in [
        "town/later.toml cannot be compared with town/base.toml",
        "type start = 2024-03-31",
        "type end = 2024-09-30",
        "type record = \"month\"",
    ] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    assert!(!desk.0.join("output").exists());
}

#[test]
fn what_cannot_be_compared_is_wrong_usage() {
    let desk = desk("compare-usage");
    let lines: [&[&str]; 3] =
        [&["compare", "town/base.toml"], &["compare", "town/base.toml", "town/options.toml"], &["compare"]];
    for line in lines {
        let said = desk.types(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line:?} {said:?}");
    }
}

/// A fault in an options file, and what must be said of it.
const FAULTS: &[(&str, &str, &[&str])] = &[
    (
        "compare_with = \"as-it-is\"",
        "compare_with = \"as-it-was\"",
        &["there is no option \"as-it-was\"", "Did you mean \"as-it-is\"?"],
    ),
    (
        "preferred = \"more\"",
        "prefered = \"more\"",
        &["\"prefered\" is not a key of an options file", "Did you mean preferred?"],
    ),
    ("preferred = \"more\"", "preferred = \"as-it-is\"", &["Every difference would be nought"]),
    (
        "file = \"more.toml\"",
        "file = \"mroe.toml\"",
        &["there is no file mroe.toml", "Did you mean \"more.toml\"?", "line 10"],
    ),
    ("title = \"More posts or not\"\n", "", &["the options file needs title"]),
    ("= 120", "= \"more\"", &["takes a number"]),
    ("= 120", "= -3", &["scale_percent"]),
    ("demand.referrals_per_year", "demand.referals", &["a scenario has no address \"demand.referals\""]),
    ("demand.referrals_per_year", "leaving.percent_per_year", &["the scenario has no number at", "line 13"]),
    ("scale_percent = {", "set = { \"run.seed\" = 3 }\nscale_percent = {", &["more than once"]),
    ("[option.more]\nlabel = \"B. More posts\"\nfile = \"more.toml\"\n", "", &["there is only one option"]),
    ("2024-06-30", "2024-06-31", &["there is no such day"]),
];

#[test]
fn faults_of_an_options_file_are_told_with_place_and_fix() {
    for (index, (good, bad, words)) in FAULTS.iter().enumerate() {
        let desk = desk(&format!("options-fault-{index}"));
        let faulty = OPTIONS.replacen(good, bad, 1);
        assert_ne!(faulty, OPTIONS, "{good}");
        desk.holds("town/options.toml", &faulty);
        for command in ["check", "compare"] {
            let said = desk.types(&[command, "town/options.toml"]);
            assert_eq!(said.code, 1, "{command} {bad}: {said:?}");
            // What is said of the scenarios themselves may be good.
            let good = |line: &str| command == "check" && line.contains(": no faults (");
            assert!(said.out.lines().all(good), "{command} {bad}: {said:?}");
            for word in *words {
                assert!(said.err.contains(word), "{command} {bad}: {word} in {}", said.err);
            }
        }
    }
}

#[test]
fn a_day_without_results_is_refused_with_the_nearest() {
    let desk = desk("table-date");
    desk.holds("town/options.toml", &OPTIONS.replace("2024-06-30", "2024-06-15"));
    let said = desk.types(&["compare", "town/options.toml", "--replications", "2"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
    assert!(said.err.contains("Write table_date = 2024-05-31"), "{}", said.err);
}

#[test]
fn a_sound_options_file_is_said_to_be_sound_with_all_it_names() {
    let said = desk("options-sound").types(&["check", "town/options.toml"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    assert!(said.out.contains("base.toml: no faults") && said.out.contains("more.toml: no faults"), "{}", said.out);
}

/// A council in which a change opens a team, with posts added to it later.
const PROGRAMME: &str = r#"title = "A programme"
builds_on = "base.toml"
[team.new]
name = "New"
works_on = ["help"]
posts_fte = { social-worker = 6 }
[target.load]
measure = "average_caseload"
at_most = { 2024-05-31 = 14, 2024-08-31 = 11 }
[change.structure]
date = 2024-04-15
what = "A new structure"
reorganise = { close = ["help"], open = ["new"] }
[change.posts]
date = 2024-05-01
what = "Posts in the new team"
add_posts = { team = "new", posts_fte = { social-worker = 3 } }
[change.agency]
date = 2024-05-15
what = "Agency workers"
bring_in_agency = { fte = { social-worker = 2 } }
[change.hub]
date = 2024-06-01
what = "A hub"
reduce_referrals = { fewer_percent = { likely = 20, low = 10, high = 30 }, builds_up_over_weeks = 0 }
"#;

fn programme(name: &str, more: &str) -> Desk {
    let desk = desk(name);
    desk.holds("town/programme.toml", PROGRAMME);
    let options = OPTIONS.replace("more.toml", "programme.toml").replace("2024-06-30", "2024-09-30");
    desk.holds("town/options.toml", &format!("{options}{more}"));
    desk
}

fn summary(desk: &Desk) -> serde_json::Value {
    serde_json::from_str(&read(desk, "options/summary.json")).unwrap()
}

#[test]
fn the_bars_of_a_waterfall_add_up_to_the_whole_difference() {
    let desk = programme("waterfall", "");
    let said = desk.types(&["compare", "town/options.toml", "--replications", "60"]);
    assert_eq!(said.code, 0, "{said:?}");
    let told = summary(&desk);
    let fall = &told["waterfall"];
    let changes = fall["changes"].as_array().unwrap();
    let names: Vec<&str> = changes.iter().map(|change| change["change"].as_str().unwrap()).collect();
    assert_eq!(names, ["structure", "posts", "agency", "hub"], "in date order");
    let mean = |value: &serde_json::Value| value["mean"].as_f64().unwrap();
    let sum: f64 = changes.iter().map(|change| mean(&change["added"])).sum();
    assert!((sum - mean(&fall["whole"])).abs() < 1e-3, "{sum} {fall}");
    let last = changes.last().unwrap();
    assert_eq!(last["added"], last["left_out"], "without the last is the step before it");
    assert!(mean(&changes[2]["added"]) < 0.0, "more hands, fewer children each: {changes:?}");
}

#[test]
fn a_what_if_meets_the_reference_too_and_one_that_cannot_passes_it_over() {
    let more = "[what_if.no-hub]\nlabel = \"the hub does nothing\"\nset = { \"change.hub.reduce_referrals.fewer_percent\" = 0 }\n[what_if.laid-over]\nlabel = \"busier by a file\"\nfile = \"busier.toml\"\n";
    let desk = programme("what-ifs", more);
    desk.holds("town/busier.toml", "[demand]\nreferrals_per_year = { likely = 240, low = 216, high = 276 }\n");
    let said = desk.types(&["compare", "town/options.toml", "--replications", "60"]);
    assert_eq!(said.code, 0, "{said:?}");
    let told = summary(&desk);
    let tried = told["what_ifs"].as_array().unwrap();
    assert_eq!(tried.len(), 3);
    let mean = |tried: &serde_json::Value, what: &str| tried[what]["mean"].as_f64().unwrap();
    assert!(mean(&tried[0], "shift") > 0.5, "a fifth more referrals: {tried:?}");
    for what in ["option", "shift", "difference"] {
        assert!((mean(&tried[0], what) - mean(&tried[2], what)).abs() < 1e-9, "a file and a share say the same");
    }
    let shift = mean(&tried[1], "shift");
    let without = mean(&tried[1], "difference") - told["waterfall"]["whole"]["mean"].as_f64().unwrap();
    assert!(shift > 0.0 && (shift - without).abs() < 1e-3, "the reference has no hub to lose: {shift} {without}");
}

#[test]
fn a_stated_half_width_decides_how_many_futures_are_played() {
    let desk = programme("half-width", "");
    let compare = |half: &str, output: &str| {
        let said =
            desk.types(&["compare", "town/options.toml", "--half-width", half, "--replications", "900", "-o", output]);
        assert_eq!(said.code, 0, "{said:?}");
        let text = fs::read_to_string(desk.0.join(output).join("town/options/summary.json")).unwrap();
        serde_json::from_str::<serde_json::Value>(&text).unwrap()
    };
    let (rough, fine) = (compare("0.6", "rough"), compare("0.2", "fine"));
    let played = |told: &serde_json::Value| told["replications"].as_u64().unwrap();
    assert!(played(&rough) < played(&fine) && played(&fine) <= 900, "{} {}", played(&rough), played(&fine));
    let error = |told: &serde_json::Value| {
        let headlines = told["options"][1]["headlines"].as_array().unwrap();
        let caseload = headlines.iter().find(|one| one["measure"] == "average_caseload").unwrap();
        caseload["values"].as_array().unwrap().last().unwrap()["difference"]["mc_error"].as_f64().unwrap()
    };
    assert!(1.96 * error(&rough) <= 0.6001 && 1.96 * error(&fine) <= 0.2001);
    assert_eq!(desk.types(&["compare", "town/options.toml", "--half-width", "0"]).code, 2);
    let told = |most: &str| {
        let said = desk.types(&["compare", "town/options.toml", "--half-width", "0.01", "--replications", most]);
        said.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(told("40").contains("was asked for was not reached: after 40 futures"), "{}", told("40"));
    let page = fs::read_to_string(desk.0.join("output/town/options/report.html")).unwrap();
    assert!(page.contains("was asked for was not reached"), "pages say it too");
}

#[test]
fn promises_are_kept_and_held_and_chance_is_told_from_ignorance() {
    let desk = programme("promises", "");
    let said = desk.types(&["compare", "town/options.toml", "--replications", "240"]);
    assert_eq!(said.code, 0, "{said:?}");
    let told = summary(&desk);
    let targets = told["options"][1]["targets"].as_array().unwrap();
    let share = |at: usize, what: &str| targets[at][what].as_f64();
    assert!(share(0, "share_holding") <= share(0, "share_meeting"), "{targets:?}");
    assert_eq!(share(1, "share_holding"), None, "the period ends a month after");
    let apart = &told["share_of_variance_by_chance"];
    let of = |what: &str| apart[what].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&of("option")) && of("option_error") > 0.0, "{apart}");
    assert!(said.out.contains("is chance alone"), "{}", said.out);
}
