//! Starters who come together on a date: how many, and by whose luck.

use caseload::foundations::statistics::mean;
use caseload::model::measure::Measure;

use crate::agency::rows;
use crate::rates::{average, read, sums};

const FUTURES: u32 = 300;

/// Forty applicants a year on such dates, seven in ten of whom start; `more` says what else.
fn council(dates: &str, end: &str, more: &str) -> String {
    format!(
        "[recruitment.market]\napplicants_per_year = 40\nlead_weeks = 0\ndrop_out_percent = 30\ncohort_percent = {{ {dates} }}\n{more}\
         [team.only]\nposts_fte = {{ worker = 900 }}\nin_post_fte = {{ worker = 20 }}\n[period]\nwarm_up_weeks = 0\nend = {end}\n"
    )
}

/// Two Poisson numbers of 14 are one of 28; with one luck for both the variance would be 56.
#[test]
fn two_dates_of_one_month_have_luck_of_their_own() {
    let text = council("\"03-01\" = 50, \"03-15\" = 50", "2018-12-31", "");
    let starters = sums(&read("market-limited", &text), Measure::StartersFte, FUTURES);
    let found = average(&starters);
    let variance = starters.iter().map(|number| (number - found) * (number - found)).sum::<f64>() / 299.0;
    assert!((found - 28.0).abs() < 4.0 * (28.0 / 300.0_f64).sqrt(), "{found}");
    assert!((variance / 28.0 - 1.0).abs() < 4.0 * (2.0 / 299.0_f64).sqrt(), "{variance}");
}

/// What passes with a year is another in the next: a good September tells nothing of the one after it.
#[test]
fn each_year_has_a_market_of_its_own() {
    let years = "[between_years]\nreferrals_lasting_percent = 0\nreferrals_passing_percent = 0\nleaving_lasting_percent = 0\nleaving_percent = 0\n\
                 applicants_lasting_percent = 0\napplicants_percent = 60\n";
    let scenario = read("market-limited", &council("\"09-03\" = 100", "2019-12-30", years));
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for future in 1..=FUTURES / 2 {
        let starters = rows(&scenario, Measure::StartersFte, future);
        first.push(starters[..=52].iter().sum::<f64>());
        second.push(starters[53..].iter().sum::<f64>());
    }
    let away = |values: &[f64]| -> Vec<f64> {
        let middle = mean(values).expect("futures");
        values.iter().map(|value| value - middle).collect()
    };
    let (first, second) = (away(&first), away(&second));
    let product = |left: &[f64], right: &[f64]| left.iter().zip(right).map(|(left, right)| left * right).sum::<f64>();
    let correlation = product(&first, &second) / (product(&first, &first) * product(&second, &second)).sqrt();
    // With one year's market for both it would be 0.85.
    assert!(correlation.abs() < 4.0 / f64::from(FUTURES / 2).sqrt(), "{correlation}");
    assert!(product(&first, &first) > 100.0 * f64::from(FUTURES / 2), "years hardly differ");
}

/// Forty places a year, all of them on 1 March and all taken up; the change is one campaign for forty more.
fn starters_of(lead_weeks: u32, (from, until): (&str, &str)) -> [f64; 2] {
    let text = format!(
        "[recruitment.market]\napplicants_per_year = 40\nlead_weeks = {lead_weeks}\ndrop_out_percent = 0\ncohort_percent = {{ \"03-01\" = 100 }}\ncohorts_are_places = true\n\
         [team.only]\nposts_fte = {{ worker = 900 }}\nin_post_fte = {{ worker = 20 }}\n[period]\nwarm_up_weeks = 0\nend = 2019-12-30\n\
         [change.campaign]\ndate = {from}\nuntil = {until}\nwhat = \"A campaign\"\nrecruit = {{ route = \"market\", extra_applicants_per_year = 40 }}\n"
    );
    let starters = rows(&read("market-limited", &text), Measure::StartersFte, 1);
    [starters[..=52].iter().sum(), starters[53..].iter().sum()]
}

/// A campaign counts for its part of the year before the day on which those start who apply in it, and not by whether it runs on
/// that day.
#[test]
fn a_campaign_counts_for_its_part_of_the_time_before_a_cohort() {
    let close = |found: [f64; 2], expected: [f64; 2]| {
        found.iter().zip(expected).for_each(|(found, expected)| {
            assert!((found - expected).abs() < 1e-3, "{found}, not {expected}");
        });
    };
    // 181 of the 365 days before 1 March 2019: 19.8 places more.
    close(starters_of(0, ("2018-09-01", "2019-02-28")), [40.0, 60.0]);
    // Two days across that day are two in 365.
    close(starters_of(0, ("2019-02-28", "2019-03-01")), [40.0, 40.0]);
    // Those who start ten weeks later applied by 21 December.
    close(starters_of(10, ("2018-12-21", "2019-02-28")), [40.0, 40.0]);
    // 22 December 2017 to 20 December 2018: 111 days of it from 1 September.
    close(starters_of(10, ("2018-09-01", "2019-02-28")), [40.0, 52.0]);
}
