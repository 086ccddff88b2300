//! Agency workers: taken on, on top of posts, in blocks, and where leavers go.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::model::measure::Measure;
use caseload::model::record::Group;
use caseload::scenario::loaded::Scenario;

use crate::rates::{average, read, sums};

/// A measure of the council at every record of one future; what has no row counts as 0.
pub(crate) fn rows(scenario: &Scenario, measure: Measure, future: u32) -> Vec<f64> {
    let experiment = Experiment::new(scenario, 3);
    let series = &experiment.recorder.series;
    let at = series.iter().position(|of| of.measure == measure && of.group == Group::Council).expect("a row");
    let played = experiment.play(future..future + 1, &Alone);
    let values = played.trajectories[0].values.iter().skip(at).step_by(series.len());
    values.map(|value| if value.is_nan() { 0.0 } else { f64::from(*value) }).collect()
}

#[test]
fn nobody_is_taken_on_where_no_post_is_open() {
    let frozen =
        "[change.freeze]\ndate = 2018-01-01\nwhat = \"No starters\"\nfreeze_recruitment = { roles = [\"worker\"] }\n";
    let (free, frozen) = (read("conversion", ""), read("conversion", frozen));
    let converted = sums(&free, Measure::ConvertedFte, 2);
    assert!(average(&converted) > 80.0, "{converted:?}");
    assert_eq!(converted, sums(&free, Measure::StartersFte, 2), "they are starters, and the only ones");
    assert!(sums(&frozen, Measure::ConvertedFte, 2).iter().all(|converted| converted.abs() < 1e-9));
}

#[test]
fn one_taken_on_has_a_price_of_their_own() {
    let pay = |price: &str| {
        let pay = "[pay]\non_costs_percent = 0\nsalary_pounds = { worker = 0 }\nagency_week_pounds = { worker = 0 }\nstarter_pounds = 1000\n";
        let scenario = read("conversion", &format!("[agency]\n{price}{pay}"));
        sums(&scenario, Measure::CostTotal, 1)[0] / sums(&scenario, Measure::ConvertedFte, 1)[0]
    };
    assert!((pay("") - 1000.0).abs() < 0.01);
    assert!((pay("conversion_pounds = 250\n") - 250.0).abs() < 0.01);
}

#[test]
fn a_share_on_top_of_posts_is_kept() {
    // 200 cover posts, as the file says; a fifth of all on top are 50 more, whoever of them goes.
    let none_yet = "[team.only]\nagency_on_top_fte = { worker = 0 }\n";
    let steady = format!("{none_yet}[agency]\nconverts_percent_per_year = 0\non_top_percent = 20\nlead_weeks = 2\n");
    let steady = read("conversion", &steady);
    let agency = rows(&steady, Measure::AgencyFte, 1);
    assert_eq!((agency[0], agency[2]), (200.0, 200.0), "on the first day there are those of the file");
    assert!(agency[3..].iter().all(|fte| (*fte - 250.0).abs() < 1e-6), "{agency:?}");
    let stays = "[agency]\nconverts_percent_per_year = 0\nask_percent = 100\nlead_weeks = 0\nstays_weeks = { exponential = { mean = 20 } }\n";
    let turning = read("conversion", &format!("{none_yet}{stays}on_top_percent = 20\n"));
    let agency = rows(&turning, Measure::AgencyFte, 1);
    assert!(agency[10..].iter().all(|fte| (235.0..=252.0).contains(fte)), "{agency:?}");
    // Where the file does not say who is on top, a fifth of those who are there are from the first day on.
    let usual = read("conversion", "[agency]\nconverts_percent_per_year = 0\non_top_percent = 20\nask_percent = 0\n");
    let [agency, bare] = [Measure::AgencyFte, Measure::UncoveredVacancyFte].map(|measure| rows(&usual, measure, 1));
    assert!(agency.iter().all(|fte| (*fte - 200.0).abs() < 1e-6) && (bare[0] - 40.0).abs() < 1e-6, "{agency:?}");
    let (off, absent) = (read("conversion", &format!("{stays}on_top_percent = 0\n")), read("conversion", stays));
    assert_eq!(rows(&off, Measure::AgencyFte, 1), rows(&absent, Measure::AgencyFte, 1));
}

const BLOCK: &str = "[role.manager]\nname = \"Manager\"\nregistered = true\ncaseload_percent = 0\n[agency]\nask_percent = 0\nconverts_percent_per_year = 0\n\
    [pay]\non_costs_percent = 0\nsalary_pounds = { worker = 0, manager = 0 }\nagency_week_pounds = { worker = 1000, manager = 1500 }\nstarter_pounds = 0\n\
    [team.only]\nagency_fte = { worker = 0 }\n[change.project-team]\ndate = 2018-07-02\nuntil = 2019-06-30\nwhat = \"A project team with its manager\"\n";

#[test]
fn a_managed_team_comes_and_goes_together_and_costs_what_it_costs() {
    let block = |price: &str| {
        let action = format!("bring_in_agency = {{ team = \"only\", fte = {{ worker = 6, manager = 1 }}{price} }}\n");
        read("conversion", &format!("{BLOCK}{action}"))
    };
    let plain = block("");
    let (agency, cost) = (rows(&plain, Measure::AgencyFte, 1), rows(&plain, Measure::CostAgency, 1));
    // Weeks 27 to 78 are those of the 364 days from 2 July 2018 to 30 June 2019.
    let there: Vec<usize> = (0..agency.len()).filter(|week| cost[*week] > 0.0).collect();
    assert_eq!((there[0], there.len()), (27, 52));
    let weekly = 6.0 * 1000.0 + 1500.0;
    assert!(there.iter().all(|week| (cost[*week] - weekly).abs() < 0.1), "{cost:?}");
    assert!(
        agency[27..79].iter().all(|fte| (*fte - 7.0).abs() < 1e-6)
            && agency[79..].iter().all(|fte| (*fte - 0.0).abs() < 1e-6),
        "{agency:?}"
    );
    let double = rows(&block(", price_percent = 200"), Measure::CostAgency, 1);
    assert!(cost.iter().zip(&double).all(|(one, two)| (2.0 * one - two).abs() < 0.1));
}

#[test]
fn leavers_are_counted_by_where_they_go_and_nothing_else_moves() {
    let ways = "[leaving]\ndestination_percent = { another_council = 27, agency = 17, out_of_the_sector = 56 }\n";
    let (plain, counted) = (read("vacancy", ""), read("vacancy", ways));
    let leavers = sums(&plain, Measure::LeaversFte, 6);
    assert_eq!(leavers, sums(&counted, Measure::LeaversFte, 6));
    let went = [Measure::LeaversToCouncils, Measure::LeaversToAgency, Measure::LeaversOut]
        .map(|measure| sums(&counted, measure, 6));
    for future in 0..6 {
        let all: f64 = went.iter().map(|way| way[future]).sum();
        assert!((all - leavers[future]).abs() < 1e-3, "{all} and {leavers:?}");
    }
    for (way, share) in went.iter().zip([0.27, 0.17, 0.56]) {
        // Some 370 leavers: a standard error of 0.026 at the most.
        assert!((average(way) / average(&leavers) - share).abs() < 0.08, "{way:?}");
    }
}

#[test]
fn leavers_to_agency_work_come_back_when_they_may() {
    let council = |returns: &str, to_agency: u32| {
        read(
            "vacancy",
            &format!(
                "[leaving]\ndestination_percent = {{ another_council = 0, agency = {to_agency}, out_of_the_sector = {} }}\n\
                 [agency]\ncovers = [\"worker\"]\nask_percent = 100\nlead_weeks = 0\nnotice_weeks = 0\nsupply_per_year = 0\n{returns}\
                 [period]\nwarm_up_weeks = 0\n",
                100 - to_agency
            ),
        )
    };
    let agency = |scenario: &Scenario| rows(scenario, Measure::AgencyFte, 1);
    let first = |scenario: &Scenario, measure: Measure| {
        rows(scenario, measure, 1).iter().position(|fte| *fte > 0.0).expect("somebody")
    };
    let none = agency(&council("", 100));
    assert!(none.iter().all(|fte| *fte < 1e-9), "the market offers nobody: {none:?}");
    assert_eq!(none, agency(&council("leavers_return_percent = 0\ncool_off_weeks = 13\n", 100)));
    assert_eq!(none, agency(&council("leavers_return_percent = 100\ncool_off_weeks = 13\n", 0)));
    for weeks in [0, 13] {
        let all = council(&format!("leavers_return_percent = 100\ncool_off_weeks = {weeks}\n"), 100);
        let (left, back) = (first(&all, Measure::LeaversFte), first(&all, Measure::AgencyFte));
        // Rows are of weeks: whoever leaves within one and comes back at once is there at its end.
        assert!((weeks..=weeks + 1).contains(&(back - left)), "{left} and {back}");
    }
}
