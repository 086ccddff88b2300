//! A region's cap on what an agency worker costs: what is paid, and who turns away.

use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::people::{alone, sound};
use crate::rates::{average, read};

/// Nobody is employed and nobody goes: who is there has come through the agency.
fn council(agency: &str, here: u32, price: u32, rises: &str) -> Scenario {
    alone(&format!(
        "title = \"A cap\"\n[period]\nstart = 2025-01-06\nend = 2026-12-27\nrecord = \"week\"\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [team.only]\nname = \"Only\"\nworks_on = []\nposts_fte = {{ worker = 2000 }}\nin_post_fte = {{ worker = 0 }}\nagency_fte = {{ worker = {here} }}\n\
         [agency]\ncovers = [\"worker\"]\nask_percent = 100\nlead_weeks = 0\nnotice_weeks = 4\n{agency}\
         [pay]\non_costs_percent = 0\nsalary_pounds = {{ worker = 40_000 }}\nagency_week_pounds = {{ worker = {price} }}\nstarter_pounds = 0\n{rises}"
    ))
}

const MARKET: &str = "supply_per_year = 500\n";

/// The market is 20 % above the cap: of all who are on offer twice the share turns away that does for 10 %.
#[test]
fn so_many_turn_away_as_the_price_is_above_the_cap() {
    let cap = |per_10: u32| {
        council(
            &format!("{MARKET}cap_week_pounds = {{ worker = 1_250 }}\nturned_away_percent_per_10_percent = {per_10}\n"),
            0,
            1_500,
            "",
        )
    };
    let (all, some, most) = (council(MARKET, 0, 1_500, ""), cap(15), cap(40));
    sound(&some);
    let last = |scenario: &Scenario, future: u32| *rows(scenario, Measure::AgencyFte, future).last().expect("records");
    for (scenario, stays) in [(&cap(0), 1.0), (&some, 0.7), (&most, 0.2)] {
        let shares: Vec<f64> = (1..=8).map(|future| last(scenario, future) / last(&all, future)).collect();
        // Some 1,000 are on offer in each of eight futures.
        let error = (stays * (1.0 - stays) / 8_000.0_f64).sqrt();
        assert!((average(&shares) - stays).abs() < 4.0 * error + 1e-9, "{shares:?} and not {stays}");
    }
    // Who comes at a share that turns away comes at a lower one.
    let [some, most, all] = [&some, &most, &all].map(|scenario| rows(scenario, Measure::AgencyFte, 1));
    assert!(most.iter().zip(&some).zip(&all).all(|((most, some), all)| most <= some && some <= all));
}

#[test]
fn the_cap_is_paid_and_not_the_market() {
    let agency = |more: &str| {
        format!(
            "supply_per_year = 0\ncap_week_pounds = {{ worker = 1_250 }}\nturned_away_percent_per_10_percent = 10\n{more}"
        )
    };
    let cost = |scenario: &Scenario| rows(scenario, Measure::CostAgency, 1);
    let weekly = |pounds: f64, found: f64| (found / pounds - 1.0).abs() < 1e-5;
    let capped = council(&agency(""), 100, 1_500, "");
    sound(&capped);
    let paid = cost(&capped);
    assert!(paid[1..].iter().all(|week| weekly(125_000.0, *week)), "{paid:?}");
    let signed = cost(&council(&agency("cap_exceeded_percent = 100\n"), 100, 1_500, ""));
    assert!(signed[1..].iter().all(|week| weekly(150_000.0, *week)), "{signed:?}");
    // Of a hundred workers so many as are signed off cost 250 more.
    let some = cost(&council(&agency("cap_exceeded_percent = 30\n"), 100, 1_500, ""))[1];
    let above = (some - 125_000.0) / 250.0;
    assert!((above - above.round()).abs() < 0.01 && (12.0..=48.0).contains(&above), "{above}");
    // A rise takes the market's price from below the cap to above it.
    let rises = cost(&council(&agency(""), 100, 1_200, "agency_rise_percent = { 2026-01-05 = 10 }\n"));
    assert!(rises[1..=52].iter().all(|week| weekly(120_000.0, *week)), "{rises:?}");
    assert!(rises[53..].iter().all(|week| weekly(125_000.0, *week)), "{rises:?}");
}

/// Where every request is met a worker who turns away is followed by another a week later, and all posts are covered in the end.
#[test]
fn without_a_limit_of_supply_another_is_asked_a_week_later() {
    let posts = "[change.posts]\ndate = 2025-02-03\nwhat = \"New posts\"\nadd_posts = { team = \"only\", posts_fte = { worker = 1_000 } }\n";
    let cap = "cap_week_pounds = { worker = 1_000 }\nturned_away_percent_per_10_percent = 10\n";
    let covered = rows(&council(cap, 0, 1_500, posts), Measure::AgencyFte, 1);
    // Half of those asked turn away: of the posts half are covered at once, and half of the others each week.
    for (week, left) in [(4, 1_000.0), (5, 500.0), (6, 250.0), (7, 125.0)] {
        assert!((1_000.0 - covered[week] - left).abs() < 4.0 * 16.0, "{covered:?}");
    }
    assert!(covered[4] < 1e-9 && covered[30] > 999.0, "{covered:?}");
}

#[test]
fn a_cap_above_the_market_moves_nothing() {
    let cap = "[agency]\ncap_week_pounds = { social-worker = 90_000 }\nturned_away_percent_per_10_percent = 50\ncap_exceeded_percent = 20\n";
    let (capped, plain) = (read("national", cap), read("national", ""));
    for measure in [Measure::AgencyFte, Measure::CostTotal, Measure::AverageCaseload] {
        assert_eq!(rows(&capped, measure, 2), rows(&plain, measure, 2));
    }
    sound(&read("national", &cap.replace("90_000", "900")));
}
