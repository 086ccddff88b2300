//! Exact results against simulated ones: a quick part of `caseload verify`.

use caseload::experiment::verify::{AUDITED, Ask, CASES, CHECKS, Case, Line, audit, verify};
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
    let played = CASES.iter().map(|case| case.name);
    let others = CHECKS.iter().map(|check| check.name).chain(AUDITED.iter().map(|(name, _)| *name));
    let mut names: Vec<&str> = played.chain(others).collect();
    let all = names.len();
    assert!(CASES.len() >= 30, "only {} cases are played", CASES.len());
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn functions_give_the_answers_that_are_known() {
    for check in CHECKS {
        let lines = check.lines();
        assert!(!lines.is_empty() && lines.iter().all(Line::agrees), "{lines:#?}");
    }
}

#[test]
fn nothing_is_lost_in_the_councils_that_are_shipped() {
    for (name, file) in AUDITED {
        let lines = audit(name, file, 1).unwrap_or_else(|faults| panic!("{name}: {}", render(&faults)));
        assert!(lines.iter().all(Line::agrees), "{lines:#?}");
    }
}

#[test]
fn rates_are_those_that_the_dfe_prints() {
    for name in ["published-rates", "published-2023", "ratio-of-totals", "averages", "longest-wait"] {
        agrees(name, 2);
    }
}

#[test]
fn what_is_certain_needs_no_futures() {
    for name in ["dip", "new-posts"] {
        agrees(name, 2);
    }
}

#[test]
fn a_caseload_follows_the_year_and_steps_of_referrals() {
    for name in ["first-day", "swing", "swing-long", "step"] {
        agrees(name, 40);
    }
}

#[test]
fn urgent_children_wait_less_and_the_impatient_leave() {
    for name in ["priority", "impatient"] {
        agrees(name, 60);
    }
}

#[test]
fn people_come_and_go_as_renewal_theory_says() {
    for name in [
        "conversion",
        "standing-in",
        "first-year",
        "grades",
        "grades-from-200",
        "grades-places",
        "workers-in-a-year",
        "pipeline",
        "refilled",
        "market-44",
        "renewal",
        "changes-of-worker",
    ] {
        agrees(name, 80);
    }
}

#[test]
fn children_are_spread_and_come_back_as_theory_says() {
    for name in ["by-chance", "by-chance-25", "returns", "returns-in-a-year"] {
        agrees(name, 16);
    }
}

#[test]
fn hours_that_are_shared_slow_everybody() {
    agrees("sharing", 60);
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
    for name in ["vacancy", "vacancy-fixed", "market", "market-lead", "market-30", "approval", "adverts"] {
        agrees(name, 16);
    }
}

#[test]
fn posts_held_open_and_people_ahead_of_leavers_move_the_ceiling() {
    for name in ["market-held", "market-ahead"] {
        agrees(name, 100);
    }
}

#[test]
fn assessments_and_plans_last_as_long_as_published() {
    agrees("deadlines", 6);
    agrees("long-stays", 12);
}

#[test]
fn other_figures_have_other_answers() {
    let sets = ["team.only.most_children=2".to_owned()];
    let lines = lines(case("waiting-small"), &sets, 60);
    assert!(lines.iter().all(Line::agrees), "{lines:#?}");
    assert!(lines[0].expected < 0.01, "ten places for four children are nearly always enough");
}

/// A case with settings agrees.
fn agrees_with(name: &str, sets: &[&str], replications: u32) {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    let lines = lines(case(name), &sets, replications);
    assert!(!lines.is_empty() && lines.iter().all(Line::agrees), "{lines:#?}");
}

#[test]
fn notice_keeps_posts_filled_and_those_who_drop_out_leave_them_empty() {
    agrees_with("vacancy", &["leaving.notice_weeks=8"], 60);
    agrees_with("adverts", &["leaving.notice_weeks=13"], 60);
    agrees_with("vacancy-fixed", &["leaving.notice_weeks=30"], 4);
    agrees_with("market", &["recruitment.market.drop_out_percent=20"], 30);
    agrees_with("market-lead", &["recruitment.market.drop_out_percent=20", "leaving.notice_weeks=8"], 60);
}

#[test]
fn a_crowd_and_a_trickle_agree_too() {
    // Weeks without an assessment completed, of which there is no share in time.
    agrees_with("deadlines", &["demand.referrals_per_year=20"], 40);
    agrees_with("open-fixed", &["demand.referrals_per_year=2000"], 12);
    agrees_with("impatient-280", &["demand.referrals_per_year=3000"], 12);
    agrees_with("renewal", &["leaving.percent_per_year=400"], 12);
}

#[test]
fn of_other_figures_a_theory_says_nothing() {
    for (name, set) in [
        ("renewal", "leaving.notice_weeks=4"),
        ("vacancy", "leaving.workload_strength=1"),
        ("open", "demand.variance_ratio=2"),
        ("averages", "team.full.open_children.open=151"),
        ("vacancy", "team.only.posts_fte.worker=1"),
        ("places-fixed", "demand.referrals_per_year=5000"),
    ] {
        let sets = [set.to_owned()];
        let told = verify(case(name), Ask { sets: &sets, replications: Some(2), seed: 1 }, &Alone);
        let told = told.map_err(|faults| render(&faults)).expect_err("there is no answer to compare with");
        assert!(told.contains(&format!("the theory of {name} says nothing of these figures")), "{told}");
    }
}

#[test]
fn a_wrong_engine_would_be_found() {
    // The answer to another question than the one that was played.
    let right = lines(case("open"), &[], 24);
    let wrong = lines(case("open"), &["stage.open.lasts_weeks=27".to_owned()], 24);
    let gap = (wrong[0].simulated - right[0].expected) / right[0].error;
    assert!(gap.abs() > 4.0, "ten children more in 260 went unnoticed: {gap}");
}

#[test]
fn of_settings_that_lead_to_no_number_the_theory_says_nothing() {
    for (name, setting) in [("swing", "verification.swing.percent=0"), ("priority", "demand.referrals_per_year=0")] {
        let ask = Ask { sets: &[setting.to_owned()], replications: Some(2), seed: 1 };
        let faults = verify(case(name), ask, &Alone).expect_err(setting);
        assert!(faults[0].title.ends_with("says nothing of these figures"), "{}", render(&faults));
        let reason = faults[0].reason.as_deref().unwrap_or_default();
        assert!(
            ["there is no value of", "too few futures have a value of"].iter().any(|told| reason.contains(told)),
            "{faults:?}"
        );
    }
}
