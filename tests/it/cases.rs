//! What recurs in a case, where its end leads by age, and how it comes in: each against what it must give, and off as if it were not there.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::quantile_table::TableCache;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;
use caseload::model::record::Group;
use caseload::scenario::loaded::Scenario;

use crate::rates::read;

/// A measure of the council at every record of each future.
fn rows(scenario: &Scenario, measure: Measure, futures: u32) -> Vec<Vec<f64>> {
    let experiment = Experiment::new(scenario, 7);
    let series = &experiment.recorder.series;
    let at = series.iter().position(|of| of.measure == measure && of.group == Group::Council).expect("a row");
    let row = |values: &[f32]| values.iter().skip(at).step_by(series.len()).map(|value| f64::from(*value)).collect();
    experiment.play(1..futures + 1, &Alone).trajectories.iter().map(|future| row(&future.values)).collect()
}

/// Mean over the records that have a value, and its standard error over futures.
fn level(scenario: &Scenario, measure: Measure) -> (f64, f64) {
    let each = |row: Vec<f64>| {
        let there: Vec<f64> = row.into_iter().filter(|value| !value.is_nan()).collect();
        mean(&there).expect("there are values")
    };
    let futures: Vec<f64> = rows(scenario, measure, 12).into_iter().map(each).collect();
    (mean(&futures).expect("futures"), standard_error(&futures).expect("two futures"))
}

fn bits(scenario: &Scenario) -> Vec<u32> {
    let experiment = Experiment::new(scenario, 7);
    let played = experiment.play(1..3, &Alone);
    played.trajectories.iter().flat_map(|future| future.values.iter().map(|value| value.to_bits())).collect()
}

/// Every child, hour and visit is where it should be, week by week.
fn sound(scenario: &Scenario) {
    let (_, faults) = Experiment::new(scenario, 5).audited(1, 1, &mut TableCache::default());
    assert_eq!(faults, Vec::<String>::new());
}

const NEED: &str = "[stage.child-in-need]\n";
const PLAN: &str = "[stage.child-protection]\n";

fn generic(text: &str) -> Scenario {
    read("starving-generic", text)
}

#[test]
fn reviews_have_the_hours_that_their_class_has() {
    let with = |priority: u8| {
        generic(&format!("{PLAN}reviews = {{ after_weeks = [13, 39], hours = 4, priority = {priority} }}\n"))
    };
    let (first, _) = level(&with(1), Measure::ReviewsInTime);
    let (last, _) = level(&with(10), Measure::ReviewsInTime);
    assert!(first > 99.5, "served first, {first} % are in time");
    assert!(last < 90.0, "served last, {last} % are in time");
    assert!(rows(&generic(""), Measure::ReviewsInTime, 1)[0].iter().all(|value| value.is_nan()), "none, so no row");
    sound(&with(5));
}

#[test]
fn colleagues_visit_children_whose_worker_is_away() {
    // A third of the time away, hours enough for those at work.
    let text = |covered: &str| {
        format!(
            "without = [\"change.no-agency\"]\n{PLAN}visits = {{ every_working_days = 10, hours = 2.5, priority = 2{covered} }}\n\
             [work]\ncase_hours_per_week = 60\n\
             [absence.away]\nname = \"Away\"\nspells_per_year = 8\nlasts_working_days = 12\nworkload_strength = 0\n"
        )
    };
    let visits = |covered: &str| level(&generic(&text(covered)), Measure::ChildProtectionVisitsInTime).0;
    let (none, half, all) = (visits(""), visits(", covered_percent = 50"), visits(", covered_percent = 100"));
    assert!(none < 90.0 && all > 99.0, "{none} {all}");
    // Half of what is missed without colleagues is made with them.
    assert!((half - (none + 100.0) / 2.0).abs() < 3.0, "{none} {half} {all}");
    assert_eq!(bits(&generic(&text(""))), bits(&generic(&text(", covered_percent = 0"))));
    sound(&generic(&text(", covered_percent = 80")));
}

#[test]
fn the_first_visit_has_a_day_of_its_own() {
    let text =
        |first: &str| format!("{PLAN}visits = {{ every_working_days = 30, hours = 2.5, priority = 2{first} }}\n");
    assert_eq!(bits(&generic(&text(""))), bits(&generic(&text(", first_within_working_days = 30"))));
    assert_ne!(bits(&generic(&text(""))), bits(&generic(&text(", first_within_working_days = 5"))));
}

#[test]
fn final_weeks_are_owed_and_cost_nothing_at_a_hundred_percent() {
    let text = |last: &str| format!("{NEED}{last}exits_percent = {{ closed = \"rest\" }}\n");
    assert_eq!(bits(&generic(&text(""))), bits(&generic(&text("final_weeks = { weeks = 4, hours_percent = 100 }\n"))));
    let heavier = generic(&text("final_weeks = { weeks = 4, hours_percent = 150 }\n"));
    assert_ne!(bits(&generic(&text(""))), bits(&heavier));
    sound(&heavier);
}

#[test]
fn families_differ_in_hours_and_not_on_average() {
    let text = |cv: &str| {
        format!(
            "[families]\nchildren_percent = [60, 40]\nshared_path_percent = 85\nfurther_child_hours_percent = 60\n{cv}"
        )
    };
    assert_eq!(bits(&generic(&text(""))), bits(&generic(&text("hours_cv = 0\n"))));
    let hours = |cv: &str| level(&generic(&text(cv)), Measure::WorkloadPercent);
    let ((alike, _), (apart, error)) = (hours(""), hours("hours_cv = 0.5\n"));
    assert!((apart - alike).abs() < 4.0 * error + 1.5, "{alike} {apart} ± {error}");
    sound(&generic(&text("hours_cv = 0.5\n")));
}

#[test]
fn points_even_out_what_children_weigh() {
    let weights = "weight = 3\n";
    let text = |counts: &str| {
        format!(
            "{PLAN}{weights}[allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n{counts}"
        )
    };
    assert_eq!(bits(&generic(&text(""))), bits(&generic(&text("counts = \"children\"\n"))));
    let busiest = |counts: &str| level(&generic(&text(counts)), Measure::LargestCaseload).0;
    // Counted in points, whoever has few plans holds more children than the others.
    assert!(
        busiest("counts = \"points\"\n") > busiest("") + 0.5,
        "{} {}",
        busiest("counts = \"points\"\n"),
        busiest("")
    );
    sound(&generic(&text("counts = \"points\"\n")));
}

/// All under ten go to one stage and all others to another, which each keep as many as come to them.
#[test]
fn exits_by_age_lead_those_of_the_age() {
    let text = |below: f64| {
        format!(
            "[ages]\nup_to = [10, 18]\npercent = [30, 70]\n\
             [stage.first-look]\nexits_percent = {{ older = 100, enquiry = 0, closed = 0 }}\n\
             [stage.first-look.exits_by_age.young]\nbelow_age = {below}\nexits_percent = {{ enquiry = 60, closed = \"rest\" }}\n\
             [stage.older]\nname = \"Older\"\nheld_by = []\nlasts_days = 35\nexits_percent = {{ closed = \"rest\" }}\n"
        )
    };
    // 20 a week; seven tenths for five weeks, and all of them for a week.
    let (found, error) = level(&read("little-law", &text(10.0)), Measure::ChildrenNotHeld);
    assert!((found - 90.0).abs() < 4.0 * error + 0.5, "{found} ± {error}");
    let (none, error) = level(&read("little-law", &text(0.000_001)), Measure::ChildrenNotHeld);
    assert!((none - 120.0).abs() < 4.0 * error + 0.5, "{none} ± {error}");
    sound(&read("little-law", &text(10.0)));
}

/// A birthday leads on only those who have been there for long enough.
#[test]
fn a_birthday_may_ask_for_a_time_in_the_stage() {
    let text = |weeks: u32| {
        format!(
            "[ages]\nup_to = [18]\npercent = [100]\n\
             [stage.first-look]\nlasts_days = 2000\nends_at_age = {{ age = 17, goes_to = \"older\", after_weeks = {weeks}, otherwise_goes_to = \"closed\" }}\n\
             [stage.older]\nname = \"Older\"\nheld_by = []\nlasts_days = 3000\nexits_percent = {{ closed = \"rest\" }}\n"
        )
    };
    let open = |weeks: u32| level(&read("little-law", &text(weeks)), Measure::ChildrenNotHeld).0;
    assert!(open(0) > open(52) + 20.0, "{} {}", open(0), open(52));
}

/// One family in five is a group that comes one by one, at fifteen or older, and skips the front.
#[test]
fn a_group_has_its_own_way_in() {
    let text = |alone: bool| {
        format!(
            "[ages]\nup_to = [10, 18]\npercent = [50, 50]\n\
             [families]\nchildren_percent = [50, 50]\nshared_path_percent = 100\nfurther_child_hours_percent = 60\n\
             [group.own]\nname = \"Own\"\npercent_of_families = 20\nfirst_stage = \"looked-after\"\nages = {{ from = 15, to = 17 }}\nalone = {alone}\n"
        )
    };
    // Children referred stay 20 a week whatever a family is.
    for alone in [true, false] {
        let (found, error) = level(&read("little-law", &text(alone)), Measure::Referrals);
        assert!((found - 20.0).abs() < 4.0 * error + 0.1, "{found} ± {error}");
    }
    // Of (0.8 × 1.5 + 0.2) children a family 0.2 are in the group: 20 × 0.2 ÷ 1.4 a week for 104 weeks, and 0.045 of the others.
    let (care, error) = level(&read("little-law", &text(true)), Measure::ChildrenInCare);
    let expected = 104.0 * 20.0 * (0.2 + 1.2 * 0.045) / 1.4;
    assert!((care / expected - 1.0).abs() < 0.03 + 4.0 * error / expected, "{care} ± {error}; {expected}");
    sound(&read("little-law", &text(true)));
}
