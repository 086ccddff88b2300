//! Money to the penny, in cases small enough to be worked out by hand; and nothing counted twice.

use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::record::{LINES, Line};
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;

/// A post paid £100 a day (36,525 ÷ 365.25), agency £1,500 a week, nobody leaves and nobody comes.
pub(crate) fn office(period: &str, filled: u32, agency: u32, more: &str) -> Scenario {
    let text = format!(
        r#"title = "An office"
[period]
{period}
[role.social-worker]
name = "Social worker"
registered = true
caseload_percent = 100
[team.office]
name = "Office"
works_on = []
posts_fte = {{ social-worker = 1 }}
in_post_fte = {{ social-worker = {filled} }}
agency_fte = {{ social-worker = {agency} }}
[pay]
on_costs_percent = 0
salary_pounds = {{ social-worker = 36_525 }}
agency_week_pounds = {{ social-worker = 1_500 }}
starter_pounds = 2_000
{more}"#
    );
    load("office.toml", &OneText(&text), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

/// What a line comes to over the whole period [£].
fn in_all(scenario: &Scenario, line: Line) -> f64 {
    let future = Experiment::new(scenario, 1).future(0, 0, &mut TableCache::default());
    let place = LINES.iter().position(|known| *known == line).expect("a line");
    future.money.chunks(LINES.len()).map(|record| record[place]).sum()
}

/// Everything that is spent over the whole period [£].
fn spent(scenario: &Scenario) -> f64 {
    LINES.iter().filter(|line| !line.is_memo()).map(|line| in_all(scenario, *line)).sum()
}

fn pence(pounds: f64) -> i64 {
    (pounds * 100.0).round() as i64
}

const YEAR: &str = "start = 2024-04-01\nend = 2025-03-31";
/// Thirteen weeks to the day.
const QUARTER: &str = "start = 2024-04-01\nend = 2024-06-30";

#[test]
fn a_pay_award_in_the_middle_of_a_year_is_paid_from_its_day() {
    // 183 days from April to September at £100, 182 days at £105.
    let scenario = office(YEAR, 1, 0, "award_percent = { 2024-10-01 = 5 }");
    assert_eq!(pence(in_all(&scenario, Line::Salaries)), 3_741_000);
    // In the middle of a month: 14 days of October at £100 too.
    let scenario = office(YEAR, 1, 0, "award_percent = { 2024-10-15 = 5 }");
    assert_eq!(pence(in_all(&scenario, Line::Salaries)), 3_734_000);
    // What was awarded before the first day is in the salaries already.
    let scenario = office(YEAR, 1, 0, "award_percent = { 2024-04-01 = 5 }");
    assert_eq!(pence(in_all(&scenario, Line::Salaries)), 3_650_000);
}

#[test]
fn on_costs_are_a_line_of_their_own() {
    assert_eq!(pence(in_all(&office(YEAR, 1, 0, ""), Line::OnCosts)), 0);
    let scenario = load_with(YEAR, "on_costs_percent = 0", "on_costs_percent = 30");
    assert_eq!(
        (pence(in_all(&scenario, Line::Salaries)), pence(in_all(&scenario, Line::OnCosts))),
        (3_650_000, 1_095_000)
    );
}

fn load_with(period: &str, from: &str, to: &str) -> Scenario {
    let text = office(period, 1, 0, "").merged.replace(from, to);
    load("office.toml", &OneText(&text), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

#[test]
fn agency_in_a_vacant_post_for_13_weeks_costs_its_premium_more_and_nothing_else() {
    let (covered, filled, empty) = (office(QUARTER, 0, 1, ""), office(QUARTER, 1, 0, ""), office(QUARTER, 0, 0, ""));
    assert_eq!(pence(in_all(&covered, Line::Agency)), 1_950_000, "13 weeks at £1,500");
    assert_eq!(pence(in_all(&covered, Line::AgencyPremium)), 1_040_000, "less 91 days at £100");
    assert_eq!(pence(in_all(&covered, Line::VacantPosts)), 910_000);
    assert_eq!(pence(spent(&covered)), 1_950_000, "neither the premium nor the vacant post is added again");
    assert_eq!(pence(spent(&covered) - spent(&filled)), pence(in_all(&covered, Line::AgencyPremium)));
    assert_eq!((pence(spent(&empty)), pence(in_all(&empty, Line::VacantPosts))), (0, 910_000));
}

#[test]
fn a_rise_of_what_agency_costs_is_paid_from_its_day() {
    let scenario = office(QUARTER, 0, 1, "agency_rise_percent = { 2024-06-03 = 10 }");
    // Nine weeks at £1,500, four at £1,650.
    assert_eq!(pence(in_all(&scenario, Line::Agency)), 2_010_000);
}

#[test]
fn retention_payments_go_to_everybody_for_as_long_as_they_last() {
    let change = "[change.stay]\ndate = 2024-05-01\nuntil = 2024-07-31\nwhat = \"Retention\"\nkeep_staff = { fewer_leavers_percent = 10, payment_pounds_per_year = 3_652.5 }";
    let scenario = office(YEAR, 1, 0, change);
    assert_eq!(pence(in_all(&scenario, Line::Retention)), 92_000, "92 days at £10");
    assert_eq!(pence(in_all(&office(YEAR, 0, 1, change), Line::Retention)), 0, "none to agency workers");
}

#[test]
fn changes_cost_once_for_a_while_and_twice_over() {
    let change = "[change.move]\ndate = 2024-06-01\nwhat = \"A move\"\nkeep_staff = { fewer_leavers_percent = 0 }\ncost = { one_off_pounds = 12_345.67, per_year_pounds = 36_525, double_running_weeks = 4, double_running_fte = { social-worker = 2 } }";
    let scenario = office(YEAR, 1, 0, change);
    assert_eq!(pence(in_all(&scenario, Line::OneOff)), 1_234_567);
    assert_eq!(pence(in_all(&scenario, Line::Running)), 3_040_000, "304 days at £100");
    assert_eq!(pence(in_all(&scenario, Line::DoubleRunning)), 560_000, "28 days of two people at £100");
}

#[test]
fn what_a_change_costs_on_the_first_day_is_spent_in_the_first_month() {
    let change = |date: &str| {
        format!(
            "[change.move]\ndate = {date}\nwhat = \"A move\"\nkeep_staff = {{ fewer_leavers_percent = 0 }}\ncost = {{ one_off_pounds = 12_345.67 }}"
        )
    };
    let [first, second] = ["2024-04-01", "2024-04-02"].map(|date| office(YEAR, 1, 0, &change(date)));
    for scenario in [&first, &second] {
        assert_eq!(pence(in_all(scenario, Line::OneOff)), 1_234_567);
        assert_eq!(pence(in_all(scenario, Line::Salaries)), 3_650_000);
    }
}

#[test]
fn people_are_paid_by_their_point() {
    let text = office(YEAR, 1, 0, "").merged.replace("salary_pounds = { social-worker = 36525 }", "salary_pounds = {}");
    let points = "pay_points_pounds = [36525, 40177.5]";
    let text = text.replace("caseload_percent = 100", &format!("caseload_percent = 100\n{points}"));
    let scenario = load("office.toml", &OneText(&text), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)));
    // Without [tenure] everybody has been in post for long, and so is at the top.
    assert_eq!(pence(in_all(&scenario, Line::Salaries)), 4_015_000);
}

#[test]
fn all_measures_of_cost_are_the_lines() {
    let scenario = office(YEAR, 1, 0, "award_percent = { 2024-10-01 = 5 }");
    let experiment = Experiment::new(&scenario, 1);
    let future = experiment.future(0, 0, &mut TableCache::default());
    let total = |measure: &str| -> f64 {
        let wanted = caseload::model::measure::Measure::named(measure).expect("a measure");
        let series = &experiment.recorder.series;
        let place = series
            .iter()
            .position(|of| of.measure == wanted && of.group == caseload::model::record::Group::Council)
            .expect("a row");
        future.values.chunks(series.len()).map(|record| f64::from(record[place])).filter(|it| !it.is_nan()).sum()
    };
    assert!((total("cost_total_pounds") - 37_410.0).abs() < 0.01);
    assert!((total("cost_permanent_pounds") - 37_410.0).abs() < 0.01);
}

/// A council with a structure that people may leave rather than move to.
fn restructured(redundancy: &str) -> Scenario {
    let change = format!(
        "[team.new]\nname = \"New\"\nworks_on = []\nposts_fte = {{ social-worker = 1 }}\n[leaving]\npercent_per_year = 0\nnotice_weeks = 4\nworkload_strength = 0\n[change.move]\ndate = 2024-05-01\nwhat = \"Move\"\nreorganise = {{ close = [\"office\"], open = [\"new\"] }}\n{redundancy}\n[change.move.transition]\nlead_weeks = 0\ndisruption_weeks = 0\noutput_lost_percent = 0\nleave_rather_than_move_percent = 100\nextra_leaving_percent = 0\nbacklog_hours_per_child = 0"
    );
    office(YEAR, 1, 0, &change)
}

#[test]
fn whoever_leaves_rather_than_moves_is_paid_once_and_then_no_more() {
    let scenario = restructured("cost = { redundancy_pounds = 12_000 }");
    assert_eq!(pence(in_all(&scenario, Line::Redundancy)), 1_200_000);
    // 30 days of April and 28 of notice; the post stays, and nobody is in it.
    assert_eq!(pence(in_all(&scenario, Line::Salaries)), 580_000);
    assert_eq!(pence(in_all(&restructured(""), Line::Redundancy)), 0);
}
