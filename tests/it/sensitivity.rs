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
    assert!(said.out.contains("find out Demand: referrals per year"), "{}", said.out);
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
    assert!(said.out.contains("Of the one figure that is not known"), "{}", said.out);
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
