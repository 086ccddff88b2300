//! Dated changes: what comes after its own end does not happen, what changes nothing moves nothing, and a part of a month is a part.

use std::fmt::Write as _;

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::people::{sound, two_teams};
use crate::rates::{average, read, sums};

const PAY: &str = "[pay]\non_costs_percent = 30\nsalary_pounds = { worker = 40_000 }\nagency_week_pounds = { worker = 1_500 }\nstarter_pounds = 0\n";

/// Every value of every record of some futures, to the bit.
fn bits(scenario: &Scenario, from: u32, to: u32) -> Vec<Vec<u32>> {
    let played = Experiment::new(scenario, 3).play(from..to, &Alone);
    played.trajectories.iter().map(|future| future.values.iter().map(|value| value.to_bits()).collect()).collect()
}

/// Future 0 has every number at its middle value: there these slip by ten weeks, past their end.
#[test]
fn a_change_that_slips_past_its_own_end_does_not_happen() {
    let late = "date = 2018-02-01\nuntil = 2018-03-01\nslips_by_weeks = { likely = 10, low = 1, high = 20 }\nwhat = \"Late\"\n\
        cost = { one_off_pounds = 1_000, per_year_pounds = 52_000 }\n";
    let base = format!("[period]\nwarm_up_weeks = 0\nend = 2018-12-31\n{PAY}");
    let usual = read("vacancy", &base);
    for action in [
        "keep_staff = { fewer_leavers_percent = 50, payment_pounds_per_year = 3_000 }",
        "bring_in_agency = { fte = { worker = 5 } }",
        "lose_staff = { more_leavers_percent = 50 }",
    ] {
        let changed = read("vacancy", &format!("{base}[change.late]\n{late}{action}\n"));
        assert!(bits(&usual, 0, 1) == bits(&changed, 0, 1), "{action}");
        assert!(bits(&usual, 1, 20) != bits(&changed, 1, 20), "in other futures it comes in time: {action}");
        let paid: Vec<f64> = (0..12).flat_map(|future| rows(&changed, Measure::CostChanges, future)).collect();
        assert!(paid.iter().all(|pounds| *pounds >= 0.0), "{action}: {paid:?}");
    }
}

#[test]
fn what_waits_for_a_team_that_opens_too_late_does_not_happen_either() {
    let north = "[team.north]\nname = \"North\"\nworks_on = [\"first\"]\nposts_fte = { worker = 10 }\n\
        [change.opens]\ndate = 2018-03-01\nslips_by_weeks = { likely = 20, low = 2, high = 40 }\nwhat = \"North opens\"\n\
        reorganise = { close = [\"duty\"], open = [\"north\"] }\n";
    let block = "[change.block]\ndate = 2018-03-05\nuntil = 2018-04-30\nwhat = \"A block\"\n\
        bring_in_agency = { team = \"north\", fte = { worker = 3 } }\n";
    let (plain, changed) = (two_teams(north), two_teams(&format!("{north}{block}")));
    assert!(bits(&plain, 0, 1) == bits(&changed, 0, 1));
    let came = (1..16).map(|future| rows(&changed, Measure::AgencyFte, future));
    assert!(came.flatten().any(|fte| fte > 0.0), "where it opens soon enough they come");
}

/// Ten people and two agency workers move; all ten would rather leave, and do not leave a second time.
#[test]
fn redundancy_is_paid_once_and_to_permanent_people_alone() {
    let team = |name: &str| {
        format!("[team.{name}]\nname = \"{name}\"\nworks_on = [\"first\"]\nposts_fte = {{ worker = 10 }}\n")
    };
    let moves = |name: &str, date: &str, from: &str, to: &str| {
        format!(
            "[change.{name}]\ndate = {date}\nwhat = \"A move\"\nreorganise = {{ close = [\"{from}\"], open = [\"{to}\"] }}\n\
             cost = {{ redundancy_pounds = 10_000 }}\ntransition = {{ lead_weeks = 0, disruption_weeks = 0, output_lost_percent = 0, \
             leave_rather_than_move_percent = 100, extra_leaving_percent = 0, backlog_hours_per_child = 0 }}\n"
        )
    };
    let scenario = two_teams(&format!(
        "{PAY}[leaving]\npercent_per_year = 0\nnotice_weeks = 12\nworkload_strength = 0\n[team.duty.agency_on_top_fte]\nworker = 2\n\
         {}{}{}{}",
        team("north"),
        team("south"),
        moves("one", "2018-03-01", "duty", "north"),
        moves("two", "2018-03-29", "north", "south"),
    ));
    sound(&scenario);
    let paid: f64 = rows(&scenario, Measure::CostChanges, 1).iter().sum();
    assert!((paid - 100_000.0).abs() < 1.0, "{paid}");
}

/// Weeks of this file begin on Sundays, and the days here are inside them; its starters take hours of those beside them.
#[test]
fn changes_of_nothing_move_nothing_whatever_their_day() {
    let base = "without = [\"change\"]\n[period]\nend = 2019-07-31\n";
    let none = [
        "raise_referrals = { more_percent = 0, builds_up_over_weeks = 4 }",
        "reduce_referrals = { fewer_percent = 0, builds_up_over_weeks = 0 }",
        "lose_staff = { more_leavers_percent = 0 }",
        "keep_staff = { fewer_leavers_percent = 0, payment_pounds_per_year = 0 }",
        "recruit = { route = \"experienced\", extra_applicants_per_year = 0 }",
        "lose_applicants = { route = \"experienced\", fewer_percent = 0 }",
        "add_posts = { team = \"childrens\", posts_fte = { social-worker = 0 } }",
        "bring_in_agency = { fte = { social-worker = 0 } }",
        "hold_posts = { posts = { social-worker = 0 } }",
        "recruit_ahead = { people = { social-worker = 0 } }",
    ];
    let mut text = base.to_owned();
    for (number, action) in none.iter().enumerate() {
        let until = if action.contains("add_posts") { "" } else { "until = 2019-05-16\n" };
        let day = 5 + number;
        let _ = write!(text, "[change.none-{number}]\ndate = 2019-02-{day:02}\n{until}what = \"Nothing\"\n{action}\n");
    }
    let (plain, changed) = (read("national", base), read("national", &text));
    assert!(bits(&plain, 1, 3) == bits(&changed, 1, 3));
}

/// The day is a Monday, inside a week that begins on a Sunday: the last record before it is of that Sunday.
#[test]
fn no_change_acts_before_its_day() {
    let base = "without = [\"change\"]\n[period]\nend = 2019-06-30\nrecord = \"month\"\n";
    let plain = bits(&read("national", base), 1, 3);
    // Ten records, of September 2018 to June 2019: seven up to the day.
    let up_to = |future: &[u32]| future[..7 * (future.len() / 10)].to_vec();
    for action in [
        "raise_referrals = { more_percent = 200, builds_up_over_weeks = 0 }",
        "reduce_referrals = { fewer_percent = 90, builds_up_over_weeks = 0 }",
        "lose_staff = { more_leavers_percent = 2000 }",
        "keep_staff = { fewer_leavers_percent = 90 }",
    ] {
        let text = format!("{base}[change.late]\ndate = 2019-04-01\nwhat = \"Late\"\n{action}\n");
        let changed = bits(&read("national", &text), 1, 3);
        for (plain, changed) in plain.iter().zip(&changed) {
            assert!(up_to(plain) == up_to(changed), "{action}");
            assert!(plain != changed, "nothing happens at all: {action}");
        }
    }
}

const MANY: &str = "without = [\"recruitment.permanent\"]\n[team.only]\nposts_fte = { worker = 2_500 }\nin_post_fte = { worker = 100 }\n\
    [leaving]\npercent_per_year = 0\n";

fn market(applicants: u32) -> String {
    format!(
        "[recruitment.market]\nfills = [\"worker\"]\napplicants_per_year = {applicants}\nlead_weeks = 0\ndrop_out_percent = 0\n"
    )
}

#[test]
fn a_campaign_of_a_part_of_a_month_brings_a_part_of_it() {
    let starters = |change: &str| {
        let text = format!("{MANY}[period]\nwarm_up_weeks = 0\nend = 2018-07-31\n{}{change}", market(120));
        average(&sums(&read("vacancy", &text), Measure::StartersFte, 4))
    };
    let campaign = |from: &str, until: &str, action: &str| {
        format!("[change.more]\ndate = {from}\nuntil = {until}\nwhat = \"A campaign\"\n{action}\n")
    };
    let more = "recruit = { route = \"market\", extra_applicants_per_year = 12_000 }";
    let usual = starters("");
    let came = |from: &str, until: &str| starters(&campaign(from, until, more)) - usual;
    let (whole, part, short) =
        (came("2018-06-01", "2018-06-30"), came("2018-06-02", "2018-06-30"), came("2018-06-11", "2018-06-20"));
    assert!((whole - 1_000.0).abs() < 40.0, "{whole}");
    assert!((part / whole - 29.0 / 30.0).abs() < 0.004, "{part} of {whole}");
    assert!((short / whole - 10.0 / 30.0).abs() < 0.02, "{short} of {whole}");
}

#[test]
fn applicants_come_while_the_campaign_runs_and_not_before() {
    let more = "[change.more]\ndate = 2018-06-18\nuntil = 2018-06-24\nwhat = \"A week\"\nrecruit = { route = \"market\", extra_applicants_per_year = 12_000 }\n";
    let text = format!("{MANY}[period]\nwarm_up_weeks = 0\nend = 2018-07-30\n{}{more}", market(0));
    let weekly = rows(&read("vacancy", &text), Measure::StartersFte, 1);
    let busy: Vec<usize> =
        weekly.iter().enumerate().filter(|(_, starters)| **starters > 0.0).map(|(week, _)| week).collect();
    // The first record is of the first day, and the campaign runs in the 25th week after it.
    assert_eq!(busy, [25], "{weekly:?}");
}

/// A year's applicants over twelve: a first month of one day has a day's share of them.
#[test]
fn a_month_that_the_first_day_cuts_short_has_its_part_of_applicants() {
    let text = format!("{MANY}[period]\nstart = 2018-06-30\nend = 2018-08-03\nwarm_up_weeks = 0\n{}", market(6_000));
    let started = average(&sums(&read("vacancy", &text), Measure::StartersFte, 4));
    let expected = 500.0 * (1.0 / 30.0 + 1.0 + 3.0 / 31.0);
    assert!((started - expected).abs() < 50.0, "{started}, not {expected}");
}
