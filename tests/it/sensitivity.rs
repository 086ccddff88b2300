//! What an answer hangs on, as a user asks it: what is found, what is said of files that have nothing to find.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use std::fs;

use crate::cli::{Desk, SMALL};

const MORE: &str = "title = \"More posts\"\nbuilds_on = \"base.toml\"\n[team.help.posts_fte]\nsocial-worker = 9\n[team.help.in_post_fte]\nsocial-worker = 8\n";
const OPTIONS: &str = "title = \"More posts or not\"\ncompare_with = \"as-it-is\"\npreferred = \"more\"\n[option.as-it-is]\nlabel = \"A. As it is\"\nfile = \"base.toml\"\n[option.more]\nlabel = \"B. More posts\"\nfile = \"more.toml\"\n[what_if.busier]\nlabel = \"referrals 20 % higher\"\nscale_percent = { \"demand.referrals_per_year\" = 120 }\n";
const TARGET: &str = "[target.load]\nmeasure = \"average_caseload\"\nat_most = { 2024-09-30 = 13 }\n";

fn desk(name: &str, base: &str) -> Desk {
    let desk = Desk::new(name);
    desk.holds("town/base.toml", base);
    desk.holds("town/more.toml", MORE);
    desk.holds("town/options.toml", OPTIONS);
    desk
}

fn summary(desk: &Desk, folder: &str) -> serde_json::Value {
    let text = fs::read_to_string(desk.0.join("output/town").join(folder).join("summary.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Two doubts, of which one does nothing at all: growth of nought to nought either way, and referrals.
fn two_doubts() -> String {
    let doubtful = SMALL.replace("lasts_weeks = 20", "lasts_weeks = { likely = 20, low = 19.9, high = 20.1 }");
    format!("{doubtful}{TARGET}")
}

/// What a terminal says, without its line ends.
fn flat(out: &str) -> String {
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_figure_that_moves_the_answer_comes_first_and_never_without_everything_at_once() {
    let desk = desk("sense-first", &two_doubts());
    let said = desk.types(&["sensitivity", "town/options.toml", "--replications", "200", "--threads", "2"]);
    assert_eq!(said.code, 0, "{said:?}");
    let told = summary(&desk, "options-sensitivity");
    assert_eq!(told["one_at_a_time"][0]["address"], "demand.referrals_per_year");
    let shares = told["shares_of_variance"].as_array().unwrap();
    assert_eq!(shares.len(), 3, "two figures and chance: {shares:?}");
    let page = fs::read_to_string(desk.0.join("output/town/options-sensitivity/report.html")).unwrap();
    for words in
        ["Everything at once", "Where the answer turns", "Risks and what we will watch", "referrals 20 % higher"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert!(said.out.lines().all(|line| line.chars().count() <= 100), "{}", said.out);
    assert!(flat(&said.out).contains("find out “Referrals, children referred a year"), "{}", said.out);
    let again = desk.all("output/town/options-sensitivity");
    let once_more =
        desk.types(&["sensitivity", "town/options.toml", "--replications", "200", "--threads", "1", "--quiet"]);
    assert_eq!(once_more.code, 0);
    assert_eq!(again, desk.all("output/town/options-sensitivity"), "the same bytes on one thread and on two");
}

#[test]
fn one_doubt_no_target_no_changes_and_no_cost_is_answered_plainly() {
    let desk = desk("sense-one", SMALL);
    let said = desk.types(&["sensitivity", "town/base.toml", "--replications", "60"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("Of the one figure with a range in the scenario"), "{}", said.out);
    assert!(said.out.contains("There is no target"), "{}", said.out);
    assert_eq!(summary(&desk, "base-sensitivity")["uncertain_figures"], 1);
}

#[test]
fn a_file_without_doubts_is_told_so_and_nothing_is_written() {
    let certain = SMALL.replace("{ likely = 200, low = 180, high = 230 }", "200");
    let desk = desk("sense-none", &certain);
    let said = desk.types(&["sensitivity", "town/base.toml"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.err.contains("nothing here is uncertain") && said.err.contains("likely = 98"), "{}", said.err);
    assert!(!desk.0.join("output/town/base-sensitivity").exists());
}

#[test]
fn a_target_that_is_not_there_is_refused_with_those_that_are() {
    let desk = desk("sense-target", &two_doubts());
    let said = desk.types(&["sensitivity", "town/options.toml", "--target", "laod"]);
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.err.contains("there is no [target.laod]") && said.err.contains("load"), "{}", said.err);
}

fn read(desk: &Desk, file: &str) -> String {
    fs::read_to_string(desk.0.join("output/town").join(file)).unwrap()
}

#[test]
fn the_case_the_board_the_workbook_and_the_summary_draw_from_an_analysis_whichever_came_first() {
    let desk = desk("sense-case", &two_doubts());
    let analysis = "output/town/options-sensitivity";
    let compare = ["compare", "town/options.toml", "--replications", "40"];
    let said = desk.types(&compare);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(read(&desk, "options/report.html").contains("was not asked"));
    let said = desk.types(&["sensitivity", "town/options.toml", "--replications", "200"]);
    let next = format!("caseload report output/town/options --with-sensitivity {analysis}");
    assert!(said.err.contains(&next), "{}", said.err);
    let said = desk.types(&compare);
    assert!(said.err.contains(&next), "{}", said.err);
    let said = desk.types(&["report", "output/town/options", "--with-sensitivity", analysis]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(flat(&said.out).contains("find out “Referrals, children referred a year"), "{}", said.out);
    let page = read(&desk, "options/report.html");
    let [tornado, shares] = ["one figure at a time, on the same luck", "Share of the variance of average caseload"]
        .map(|said| page.find(said));
    assert!(tornado.is_some() && tornado < shares, "{tornado:?} {shares:?}");
    assert!(page.contains("Switching values:") && !page.contains("was not asked"));
    // So few futures of each end are a sketch: the case says so beside them, and a board, which has no room to, is not shown them.
    assert!(page.contains("Too few to rely on: "), "{page}");
    assert!(!read(&desk, "options/board.html").contains("of all variance"));
    assert!(summary(&desk, "options")["sensitivity"]["one_at_a_time"][0]["address"] == "demand.referrals_per_year");
    let drawn = desk.all("output/town/options");
    let said = desk.types(&["report", "output/town/options"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(drawn == desk.all("output/town/options"), "what is drawn from is kept with the results");
    let said = desk.types(&[&compare[..], &["--with-sensitivity", analysis]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    assert!(drawn == desk.all("output/town/options"), "the same bytes from compare as from report");
    fs::create_dir(desk.0.join("elsewhere")).unwrap();
    let from_there = ["report", "../output/town/options", "--with-sensitivity", &format!("../{analysis}")];
    let said = desk.types_from("elsewhere", &from_there);
    assert!(said.out.contains(&format!("--with-sensitivity {analysis}\n")), "{}", said.out);
    assert!(drawn == desk.all("output/town/options"), "the same bytes from whichever folder");
    let before = desk.all(analysis);
    assert_eq!(desk.types(&["report", analysis]).code, 0);
    assert!(before == desk.all(analysis), "an analysis is rendered again too");
}

#[test]
fn an_analysis_of_something_else_is_refused_with_the_reason() {
    let desk = desk("sense-foreign", &two_doubts());
    let analysis = "output/town/options-sensitivity";
    let compare = |more: &[&str]| {
        desk.types(
            &[&["compare", "town/options.toml", "--replications", "20", "--with-sensitivity"][..], more].concat(),
        )
    };
    let refused = |said: &crate::cli::Said, words: &str| {
        assert!(said.code != 0 && said.out.is_empty(), "{said:?}");
        assert!(said.err.contains(words) && said.err.contains("; "), "{words}: {}", said.err);
    };
    refused(&compare(&[analysis]), "there is no folder");
    assert_eq!(desk.types(&["compare", "town/options.toml", "--replications", "20"]).code, 0);
    refused(&compare(&["output/town/options"]), "holds no analysis of what an answer hangs on");
    assert_eq!(desk.types(&["sensitivity", "town/options.toml", "--replications", "40"]).code, 0);
    refused(&compare(&[analysis, "--seed", "9"]), "played with seed");
    refused(&compare(&[analysis, "--set", "demand.growth_percent_per_year=3"]), "has changed since it was played");
    desk.holds("town/options.toml", &OPTIONS.replace("20 % higher", "a fifth higher"));
    refused(&compare(&[analysis]), "town/options.toml has changed since it was played");
    desk.holds(
        "town/options.toml",
        &OPTIONS
            .replace("preferred = \"more\"", "preferred = \"as-it-is\"")
            .replace("compare_with = \"as-it-is\"", "compare_with = \"more\""),
    );
    refused(&compare(&[analysis]), "it asks about B. More posts against A. As it is");
    desk.holds("town/options.toml", &OPTIONS.replace("20 % higher", "a fifth higher"));
    let said = desk.types(&["compare", "town/options.toml", "--replications", "20"]);
    assert!(said.code == 0 && said.err.contains("nothing is drawn from"), "{said:?}");
    let kept = desk.0.join(analysis).join("matters.json.gz");
    let whole = fs::read(&kept).unwrap();
    fs::write(&kept, &whole[..whole.len() - 9]).unwrap();
    refused(&compare(&[analysis]), "is not as the run wrote it");
}

#[test]
fn programs_have_a_document_where_nothing_is_in_doubt() {
    let plain = SMALL.replace("{ likely = 200, low = 180, high = 230 }", "200");
    let desk = desk("sense-nothing", &format!("{plain}{TARGET}"));
    let said = desk.types(&["sensitivity", "town/base.toml", "--json", "--replications", "8"]);
    assert_eq!(said.code, 0, "{said:?}");
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert!(json["folder"].is_null(), "{json}");
    assert_eq!(json["summary"]["uncertain_figures"], 0);
    assert!(json["summary"]["one_at_a_time"].as_array().is_some_and(Vec::is_empty), "{json}");
    desk.holds("town/base.toml", &two_doubts());
    assert_eq!(desk.types(&["sensitivity", "town/base.toml", "--replications", "20", "--quiet"]).code, 0);
    let keys = |summary: &serde_json::Value| summary.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&json["summary"]), keys(&summary(&desk, "base-sensitivity")), "the same keys as ever");
}

#[test]
fn a_taper_of_posts_that_are_not_there_is_told() {
    let desk = desk("sense-taper", &two_doubts());
    let line = ["sensitivity", "town/options.toml", "--replications", "8", "--quiet", "--taper"];
    let said = desk.types(&[&line[..], &["help.social-worker=5000@2024-05-01"]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        flat(&said.out).contains("--taper: This change takes away 5000 posts of role social-worker"),
        "{}",
        said.out
    );
    let said = desk.types(&[&line[..], &["help.social-worker=1@2024-05-01"]].concat());
    assert!(!said.out.contains("takes away"), "{}", said.out);
}
