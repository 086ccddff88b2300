//! Dated changes of rates do what they say and nothing else.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;
use caseload::model::record::{Group, Trajectory};
use caseload::scenario::library::{Library, LibraryFault};
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;

use crate::disk::{Folder, package};

/// A verification file with a text laid over it.
struct Over<'a>(&'a str);

impl Library for Over<'_> {
    fn read(&self, name: &str, from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        if name == "over.toml" {
            return Ok((name.into(), self.0.as_bytes().to_vec()));
        }
        Folder(package().join("scenarios/verification")).read(name, from)
    }
}

pub(crate) fn read(base: &str, text: &str) -> Scenario {
    let text = format!("builds_on = \"{base}.toml\"\ntitle = \"A change of rates\"\n{text}");
    load("over.toml", &Over(&text), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

/// A measure of the council at every record of a few futures, added up over records; missing ones count as 0.
pub(crate) fn sums(scenario: &Scenario, measure: Measure, futures: u32) -> Vec<f64> {
    let experiment = Experiment::new(scenario, 3);
    let series = &experiment.recorder.series;
    let at = series.iter().position(|of| of.measure == measure && of.group == Group::Council).expect("a row");
    let total = |future: &Trajectory| {
        let row = future.values.iter().skip(at).step_by(series.len()).map(|value| f64::from(*value));
        row.filter(|value| !value.is_nan()).sum()
    };
    experiment.play(1..futures + 1, &Alone).trajectories.iter().map(total).collect()
}

pub(crate) fn average(values: &[f64]) -> f64 {
    mean(values).expect("there are values")
}

/// The ratio of two sums of the same luck, and about how exact it is.
fn ratio(more: &[f64], usual: &[f64]) -> (f64, f64) {
    let error = |values| standard_error(values).expect("two futures") / average(values);
    (average(more) / average(usual), error(more) + error(usual))
}

const LATE: &str = "date = 2018-01-02\nwhat = \"From the start\"\n";

#[test]
fn a_fifth_more_referrals_are_a_fifth_more_children() {
    let usual = read("little-law", "");
    let more = format!("[change.news]\n{LATE}raise_referrals = {{ more_percent = 20, builds_up_over_weeks = 0 }}\n");
    let more = read("little-law", &more);
    let [usual, more] = [usual, more].map(|scenario| sums(&scenario, Measure::Referrals, 20));
    let (found, error) = ratio(&more, &usual);
    assert!((found - 1.2).abs() < 3.0 * error, "{found} ± {error}");
}

#[test]
fn nothing_more_is_the_same_to_the_bit() {
    let nothing = format!("[change.news]\n{LATE}raise_referrals = {{ more_percent = 0, builds_up_over_weeks = 0 }}\n");
    let [usual, nothing] = ["", &nothing]
        .map(|text| sums(&read("little-law", text), Measure::ChildrenOpen, 4).into_iter().map(f64::to_bits));
    assert!(usual.eq(nothing));
}

#[test]
fn more_leavers_leave_more_posts_empty_as_renewal_says() {
    let lose = format!("[change.rival]\n{LATE}lose_staff = {{ more_leavers_percent = 50 }}\n");
    let vacancy = sums(&read("vacancy", &lose), Measure::VacancyRate, 40);
    let records = 105.0;
    let rates: Vec<f64> = vacancy.iter().map(|sum| sum / records).collect();
    let error = standard_error(&rates).expect("two futures");
    // A half more of 16 % a year, and half a year to fill: 0.12 ÷ 1.12.
    assert!((average(&rates) - 100.0 * 0.12 / 1.12).abs() < 4.0 * error, "{} ± {error}", average(&rates));
}

#[test]
fn fewer_applicants_are_those_of_a_smaller_market() {
    let fewer = format!("[change.rival]\n{LATE}lose_applicants = {{ route = \"market\", fewer_percent = 25 }}\n");
    let smaller = "[recruitment.market]\napplicants_per_year = 27\n";
    let [fewer, smaller] =
        [fewer.as_str(), smaller].map(|text| sums(&read("market-limited", text), Measure::StartersFte, 4));
    for (fewer, smaller) in fewer.iter().zip(&smaller) {
        assert_eq!(fewer.to_bits(), smaller.to_bits(), "{fewer} {smaller}");
    }
}

#[test]
fn nobody_is_taken_on_in_a_freeze() {
    let freeze =
        "[change.freeze]\ndate = 2038-01-04\nwhat = \"No starters\"\nfreeze_recruitment = { roles = [\"worker\"] }\n";
    let (usual, frozen) = (read("market-limited", ""), read("market-limited", freeze));
    assert!(average(&sums(&usual, Measure::StartersFte, 2)) > 20.0);
    assert!(sums(&frozen, Measure::StartersFte, 2).iter().all(|starters| *starters == 0.0));
    let own =
        "[change.freeze]\ndate = 2018-01-02\nwhat = \"No starters\"\nfreeze_recruitment = { roles = [\"worker\"] }\n";
    assert!(sums(&read("vacancy", own), Measure::StartersFte, 2).iter().all(|starters| *starters == 0.0));
}

#[test]
fn exits_that_change_on_the_first_day_are_those_of_a_file_that_says_so() {
    let exits = "exits_percent = { plan = 35, closed = \"rest\" }";
    let change = format!(
        "[change.less]\ndate = 2018-01-01\nwhat = \"Less goes on\"\nchange_exits = {{ stage = \"enquiry\", {exits}, builds_up_over_weeks = 0 }}\n"
    );
    let own = format!("[stage.enquiry]\n{exits}\n");
    let [change, own] = [&change, &own].map(|text| sums(&read("little-law", text), Measure::ChildrenOpen, 4));
    for (change, own) in change.iter().zip(&own) {
        assert_eq!(change.to_bits(), own.to_bits(), "{change} {own}");
    }
}

#[test]
fn exits_that_change_later_change_nothing_before_and_little_by_little_after() {
    let later = |weeks: u32| {
        let text = format!(
            "[change.less]\ndate = 2020-01-01\nwhat = \"Less goes on\"\nchange_exits = {{ stage = \"enquiry\", exits_percent = {{ closed = 100 }}, builds_up_over_weeks = {weeks} }}\n"
        );
        read("little-law", &text)
    };
    let open = |scenario: &Scenario| average(&sums(scenario, Measure::ChildrenOpen, 6));
    let (usual, slow, at_once) = (open(&read("little-law", "")), open(&later(400)), open(&later(0)));
    assert!(at_once < slow && slow < usual, "{at_once} {slow} {usual}");
}

/// Four times as many leave on six days that lie inside one week, and on two: as many more as those days have.
#[test]
fn a_change_of_some_days_counts_for_those_days() {
    let council = |change: &str| {
        let text = format!(
            "[team.only]\nposts_fte = {{ worker = 1000 }}\nin_post_fte = {{ worker = 1000 }}\n[leaving]\npercent_per_year = 30\n\
             [recruitment.permanent]\ntime_to_fill_days = 0\n[period]\nwarm_up_weeks = 0\nend = 2018-04-02\n{change}"
        );
        sums(&read("vacancy", &text), Measure::LeaversFte, 60)
    };
    let usual = council("");
    for (from, until, days) in [("2018-03-06", "2018-03-11", 6.0), ("2018-03-05", "2018-03-06", 2.0)] {
        let change = format!(
            "[change.rival]\ndate = {from}\nuntil = {until}\nwhat = \"A rival\"\nlose_staff = {{ more_leavers_percent = 300 }}\n"
        );
        let more: Vec<f64> = council(&change).iter().zip(&usual).map(|(more, usual)| more - usual).collect();
        let (expected, error) = (1000.0 * 0.3 * 3.0 * days / 365.25, standard_error(&more).expect("two futures"));
        assert!(
            (average(&more) - expected).abs() < 4.0 * error,
            "{days} days: {} ± {error}, not {expected}",
            average(&more)
        );
    }
}
