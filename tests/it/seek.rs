//! How much is enough, where theory knows the answer, and as a user asks it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use std::fs;

use crate::cli::{Desk, SMALL};
use crate::disk::package;

fn summary(desk: &Desk, folder: &str) -> serde_json::Value {
    let text = fs::read_to_string(desk.0.join("output").join(folder).join("summary.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A verification scenario with a target added to it.
fn exact(desk: &Desk, name: &str, target: &str) {
    let text = fs::read_to_string(package().join("scenarios/verification").join(format!("{name}.toml"))).unwrap();
    desk.holds(&format!("exact/{name}.toml"), &format!("{text}\n[target.asked]\n{target}\n"));
}

/// P(more than k wait) of M/M/c: C(c, a) (a ÷ c)^(k + 1), C being Erlang's formula.
fn more_wait(places: u32, offered: f64, waiting: i32) -> f64 {
    let blocked = (1..=places).fold(1.0, |blocked, place| offered * blocked / (f64::from(place) + offered * blocked));
    let busy = offered / f64::from(places);
    blocked / (1.0 - busy * (1.0 - blocked)) * busy.powi(waiting + 1)
}

#[test]
fn posts_for_a_queue_are_those_of_erlangs_formula() {
    let desk = Desk::new("seek-queue");
    exact(&desk, "waiting-small", "measure = \"children_unallocated\"\nat_most = { 2023-10-29 = 3 }");
    assert!((more_wait(5, 4.0, -1) - 0.554_11).abs() < 1e-4, "the value that the scenario states");
    let chance = |places: u32| 100.0 * (1.0 - more_wait(places, 4.0, 3));
    for (asked, places) in [(70, 5), (86, 6)] {
        assert!(chance(places - 1) < f64::from(asked) - 4.0 && chance(places) > f64::from(asked) + 4.0);
        let change = "--change=team.only.posts_fte.worker+team.only.in_post_fte.worker=4..12";
        let chance = asked.to_string();
        let said =
            desk.types(&["seek", "exact/waiting-small.toml", change, "--chance", &chance, "--replications", "800"]);
        assert_eq!(said.code, 0, "{said:?}");
        let told = summary(&desk, "exact/waiting-small-seek");
        let set = &told["answer"]["enough"]["set"]["team.only.posts_fte.worker+team.only.in_post_fte.worker"];
        assert_eq!(set, &places.to_string(), "{told}");
        let share = told["answer"]["on_other_futures"]["share"].as_f64().unwrap();
        let exact = 1.0 - more_wait(places, 4.0, 3);
        assert!((share - exact).abs() < 4.0 * (exact * (1.0 - exact) / 800.0).sqrt(), "{share} and not {exact}");
    }
}

/// Each of n posts is filled a share 1 ÷ (1 + 0.16 × 0.5) of the time: P(at least k filled) is Binomial.
fn enough_filled(posts: u32, wanted: u32) -> f64 {
    let filled: f64 = 1.0 / 1.08;
    let mut term = (1.0 - filled).powi(posts as i32);
    let mut below = 0.0;
    for number in 0..wanted {
        below += term;
        term *= f64::from(posts - number) / f64::from(number + 1) * filled / (1.0 - filled);
    }
    1.0 - below
}

#[test]
fn posts_for_so_many_filled_are_those_of_the_binomial() {
    let desk = Desk::new("seek-vacancy");
    exact(&desk, "vacancy", "measure = \"in_post_fte\"\nat_least = { 2024-12-29 = 185 }");
    let least = (195..215).find(|posts| enough_filled(*posts, 185) > 0.85).unwrap();
    // Half-way between what is not enough and what is, so that a sound search cannot miss it.
    let asked = 50.0 * (enough_filled(least - 1, 185) + enough_filled(least, 185));
    let change = "--change=team.only.posts_fte.worker+team.only.in_post_fte.worker=195..215";
    let asked = format!("{asked:.2}");
    let said = desk.types(&["seek", "exact/vacancy.toml", change, "--chance", &asked, "--replications", "2000"]);
    assert_eq!(said.code, 0, "{said:?}");
    let told = summary(&desk, "exact/vacancy-seek");
    let set = &told["answer"]["enough"]["set"]["team.only.posts_fte.worker+team.only.in_post_fte.worker"];
    assert_eq!(set, &least.to_string(), "{asked}: {told}");
}

const TARGET: &str = "[target.load]\nmeasure = \"average_caseload\"\nat_most = { 2024-09-30 = 13 }\n";
const POSTS: &str = "--change=team.help.posts_fte.social-worker+team.help.in_post_fte.social-worker=6..14";

fn town(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.holds("town/base.toml", &format!("{SMALL}{TARGET}"));
    desk
}

#[test]
fn the_answer_is_a_scenario_that_shows_what_was_found_whatever_the_threads() {
    let desk = town("seek-town");
    let said = desk.types(&["seek", "town/base.toml", POSTS, "--replications", "300", "--threads", "2"]);
    assert_eq!(said.code, 0, "{said:?}");
    let mut lines = said.out.lines().filter(|line| !line.starts_with("Repeat exactly"));
    assert!(lines.all(|line| line.chars().count() <= 100), "{}", said.out);
    let told = summary(&desk, "town/base-seek");
    let found = desk.all("output/town/base-seek");
    let played = desk.types(&["run", "output/town/base-seek/answer.toml", "--replications", "300", "--json"]);
    assert_eq!(played.code, 0, "{played:?}");
    let share = told["answer"]["enough"]["chance"]["share"].as_f64().unwrap();
    assert!(played.out.contains(&format!("{share}")), "{share} is not in {}", played.out);
    let again = desk.types(&["seek", "town/base.toml", POSTS, "--replications", "300", "--threads", "1", "--quiet"]);
    assert_eq!(again.code, 0, "{again:?}");
    assert_eq!(found, desk.all("output/town/base-seek"), "the same bytes on one thread and on two");
}

#[test]
fn the_cheapest_mix_keeps_to_prices_and_budget() {
    let desk = town("seek-mix");
    let mix = |budget: &str| {
        let said = desk.types(&[
            "seek",
            "town/base.toml",
            POSTS,
            "--change=team.help.open_children.help=60..40/5",
            "--unit-cost=team.help.posts_fte.social-worker=50000",
            "--unit-cost=team.help.open_children.help=1000",
            "--budget",
            budget,
            "--replications",
            "200",
        ]);
        assert_eq!(said.code, 0, "{said:?}");
        summary(&desk, "town/base-seek")
    };
    let told = mix("400000");
    let cost = told["answer"]["enough"]["cost_pounds"].as_f64().unwrap();
    assert!(cost <= 400_000.0 && cost > 0.0, "{told}");
    let none = mix("1000");
    assert!(none["answer"].is_null(), "{none}");
    assert!(none["says"][0].as_str().unwrap().contains("over the smallest change"), "{none}");
}

#[test]
fn what_cannot_be_looked_for_is_refused_with_what_to_type() {
    let desk = town("seek-refused");
    desk.holds("town/plain.toml", SMALL);
    for (words, told) in [
        (vec!["town/plain.toml", POSTS], "has no target"),
        (vec!["town/base.toml", "--change=team.hlep.posts_fte.social-worker=0..3"], "Did you mean"),
        (vec!["town/base.toml", "--change=team.help.posts_fte.social-worker=3"], "is no range"),
        (vec!["town/base.toml", "--change=run.seed=1..5"], "seek cannot change run.seed"),
        (vec!["town/base.toml", POSTS, "--change=run.replications=10..20"], "type --seed or --replications"),
        (vec!["town/base.toml", "--change=period.end=2024-09-30..2025-03-31"], "set the days in [period] of the file"),
        (vec!["town/base.toml", "--change=target.load.at_most.2024-09-30=13..20"], "that moves the promise"),
        (vec!["town/base.toml", POSTS, "--by", "2024-08-31"], "its dates are 2024-09-30"),
        (vec!["town/base.toml", POSTS, "--chance", "100"], "99 or less"),
        (vec!["town/base.toml", POSTS, "--budget", "5"], "--unit-cost"),
    ] {
        let typed = [vec!["seek"], words].concat();
        let said = desk.types(&typed);
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
}

#[test]
fn the_options_file_stands_among_the_files_that_the_answer_rests_on() {
    let desk = town("seek-options");
    desk.holds(
        "town/more.toml",
        "title = \"More posts\"\nbuilds_on = \"base.toml\"\n[team.help.posts_fte]\nsocial-worker = 9\n",
    );
    let options = "title = \"More posts or not\"\ncompare_with = \"as-it-is\"\npreferred = \"more\"\n[option.as-it-is]\nlabel = \"A\"\nfile = \"base.toml\"\n[option.more]\nlabel = \"B\"\nfile = \"more.toml\"\n";
    let digest = |text: &str| {
        desk.holds("town/options.toml", text);
        let said = desk.types(&["seek", "town/options.toml", POSTS, "--replications", "20", "--quiet"]);
        assert_eq!(said.code, 0, "{said:?}");
        let folder = desk.0.join("output/town/options-seek");
        let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        let inputs = manifest["inputs"].as_array().unwrap();
        let files: Vec<&str> = inputs.iter().map(|input| input["file"].as_str().unwrap()).collect();
        assert!(files[0] == "town/options.toml" && files.len() == 3, "{files:?}");
        assert!(files.contains(&"town/base.toml") && files.contains(&"town/more.toml"), "{files:?}");
        let digest = inputs[0]["sha256"].as_str().unwrap().to_owned();
        assert!(fs::read_to_string(folder.join("report.html")).unwrap().contains(&digest));
        digest
    };
    assert_ne!(digest(options), digest(&format!("{options}# another byte\n")));
}

#[test]
fn where_nothing_is_enough_it_says_so() {
    let desk = town("seek-nothing");
    let little = "--change=team.help.posts_fte.social-worker=6..7";
    let said = desk.types(&["seek", "town/base.toml", little, "--replications", "100"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("is shown to be enough"), "{}", said.out);
    // What the sentences call unsure, the table does not call enough.
    let unsure = said.out.contains("too few to be sure");
    assert!(!unsure || said.out.contains("; too few futures to be sure"), "{}", said.out);
    assert!(!desk.0.join("output/town/base-seek/answer.toml").exists());
}
