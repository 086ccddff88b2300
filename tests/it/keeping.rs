//! What is paid to keep people keeps as many as it should, and draws as many.

use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::rates::{average, read, sums};

const PAY: &str = "[pay]\non_costs_percent = 30\nsalary_pounds = { worker = 40_000 }\nagency_week_pounds = { worker = 0 }\nstarter_pounds = 0\n";
const TO_2020: &str = "[period]\nwarm_up_weeks = 0\nend = 2020-12-28\n";

fn leavers(scenario: &Scenario) -> Vec<f64> {
    sums(scenario, Measure::LeaversFte, 8)
}

fn change(action: &str, until: &str) -> String {
    format!("[change.stay]\ndate = 2018-01-02\n{until}what = \"A payment\"\nkeep_staff = {{ {action} }}\n")
}

/// 8 % of pay and a power of 3.4 keep as many as 23 % fewer leavers: a figure for teachers.
#[test]
fn a_payment_keeps_as_many_as_its_share_of_pay_says() {
    let strength = |strength: &str| format!("{TO_2020}{PAY}[leaving]\npay_strength = {strength}\n");
    let paid = |power: &str| {
        let text = strength(power) + &change("leavers_by_pay = true, payment_pounds_per_year = 3_200", "");
        read("vacancy", &text)
    };
    let fewer = 100.0 * (1.0 - libm::exp(-3.4 * libm::log(1.08)));
    assert!((fewer - 23.0).abs() < 0.1, "{fewer}");
    let by_figure = change(&format!("fewer_leavers_percent = {fewer}, payment_pounds_per_year = 3_200"), "");
    let by_figure = read("vacancy", &(strength("3.4") + &by_figure));
    let (found, expected) = (leavers(&paid("3.4")), leavers(&by_figure));
    assert!(
        found.iter().zip(&expected).all(|(found, expected)| (found - expected).abs() < 1e-3),
        "{found:?} {expected:?}"
    );
    let none = read("vacancy", &format!("{TO_2020}{PAY}"));
    assert_eq!(leavers(&paid("0")), leavers(&none));
    assert!(found.iter().sum::<f64>() < leavers(&none).iter().sum::<f64>());
}

/// While it is paid nothing else happens; for a year after it a tenth more leave.
#[test]
fn a_payment_that_ends_is_followed_by_a_rebound() {
    let rebound = "[leaving]\nrebound_percent = 10\nrebound_weeks = 52\n";
    let nothing = "fewer_leavers_percent = 0, payment_pounds_per_year = 1_000";
    let ended = change(nothing, "until = 2018-12-31\n");
    let after = "[change.after]\ndate = 2019-01-01\nuntil = 2020-01-05\nwhat = \"More leave\"\nlose_staff = { more_leavers_percent = 10 }\n";
    // What time alone moves, such as the end of a rebound, moves with the week.
    let weekly = |text: String| rows(&read("vacancy", &format!("{TO_2020}{PAY}{text}")), Measure::LeaversFte, 1);
    assert_eq!(weekly(format!("{rebound}{ended}")), weekly(after.to_owned()));
    let lasts = change(nothing, "");
    assert_eq!(weekly(format!("{rebound}{lasts}")), weekly(lasts.clone()), "no payment has ended");
    assert_eq!(weekly(format!("[leaving]\nrebound_percent = 0\nrebound_weeks = 52\n{ended}")), weekly(ended));
}

#[test]
fn a_payment_draws_applicants() {
    let paid = |power: &str| {
        let more = change("fewer_leavers_percent = 0, payment_pounds_per_year = 3_200", "");
        read("market-limited", &format!("{PAY}[recruitment.market]\npay_strength = {power}\n{more}"))
    };
    let usual = read("market-limited", "").council.recruitment["market"].applicants_per_year.expect("a market").likely;
    let more = read(
        "market-limited",
        &format!("[recruitment.market]\napplicants_per_year = {}\n", usual * 1.08 * 1.08 * 1.08),
    );
    let starters = |scenario: &Scenario| sums(scenario, Measure::StartersFte, 4);
    // The first month is over before the payment begins, so that a few come at other times.
    let (found, expected) = (average(&starters(&paid("3"))), average(&starters(&more)));
    let usual = average(&starters(&read("market-limited", "")));
    assert!((found - expected).abs() < 1.0 && found > usual + 3.0, "{found}, not {expected}, and {usual}");
    assert_eq!(starters(&paid("0")), starters(&read("market-limited", "")));
}
