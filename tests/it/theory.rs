//! Exact results against simulated ones: a quick part of `caseload verify`.

use caseload::experiment::verify::{Ask, CASES, Case, Line, verify};
use caseload::experiment::workers::Alone;
use caseload::scenario::render::render;

fn lines(case: &Case, sets: &[String], replications: u32) -> Vec<Line> {
    let ask = Ask { sets, replications: Some(replications), seed: 1 };
    verify(case, ask, &Alone).unwrap_or_else(|faults| panic!("{}: {}", case.name, render(&faults)))
}

fn case(name: &str) -> &'static Case {
    CASES.iter().find(|case| case.name == name).unwrap_or_else(|| panic!("there is no case {name}"))
}

fn agrees(name: &str, replications: u32) {
    let lines = lines(case(name), &[], replications);
    assert!(!lines.is_empty(), "{name} claims nothing");
    assert!(lines.iter().all(Line::agrees), "{lines:#?}");
}

#[test]
fn every_case_has_a_name_of_its_own() {
    let mut names: Vec<&str> = CASES.iter().map(|case| case.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), CASES.len());
}

#[test]
fn rates_are_those_that_the_dfe_prints() {
    agrees("published-rates", 2);
}

#[test]
fn children_open_are_arrivals_times_the_time_open() {
    agrees("little-law", 6);
}

#[test]
fn the_spread_of_an_open_caseload_is_that_of_chance() {
    for name in ["open", "open-fixed", "open-exponential", "siblings", "siblings-apart"] {
        agrees(name, 24);
    }
}

#[test]
fn children_wait_as_erlang_says() {
    agrees("waiting-small", 60);
}

#[test]
fn posts_stand_empty_as_renewal_theory_says() {
    for name in ["vacancy", "vacancy-fixed", "market", "market-lead"] {
        agrees(name, 16);
    }
}

#[test]
fn assessments_and_plans_last_as_long_as_published() {
    agrees("deadlines", 6);
}

#[test]
fn other_figures_have_other_answers() {
    let sets = ["team.only.most_children=2".to_owned()];
    let lines = lines(case("waiting-small"), &sets, 60);
    assert!(lines.iter().all(Line::agrees), "{lines:#?}");
    assert!(lines[0].expected < 0.01, "ten places for four children are nearly always enough");
}

#[test]
fn a_wrong_engine_would_be_found() {
    // The answer to another question than the one that was played.
    let right = lines(case("open"), &[], 24);
    let wrong = lines(case("open"), &["stage.open.lasts_weeks=27".to_owned()], 24);
    let gap = (wrong[0].simulated - right[0].expected) / right[0].error;
    assert!(gap.abs() > 4.0, "ten children more in 260 went unnoticed: {gap}");
}
