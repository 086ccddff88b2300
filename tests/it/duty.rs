//! Children of some stages go to whoever is on duty in the week.

use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::people::{alone, demand, sound};
use crate::rates::read;

/// Five workers, none of whom is ever away; every child stays, so that what each holds is what each was given.
pub(crate) fn team(stage: &str, most: &str) -> Scenario {
    alone(&format!(
        "title = \"Duty\"\n[period]\nstart = 2018-01-01\nend = 2018-12-31\nrecord = \"week\"\n\
         [allocation]\n{most}\nignores_load_percent = 30\nteam_choice = \"most-room\"\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [team.only]\nname = \"Only\"\nworks_on = [\"enquiry\"]\nposts_fte = {{ worker = 7 }}\nin_post_fte = {{ worker = 5 }}\nopen_children = {{}}\n\
         [stage.enquiry]\nname = \"Enquiry\"\nheld_by = [\"worker\"]\nlasts_days = 900000\nexits_percent = {{ closed = 100 }}\n{stage}\
         {}",
        demand(700, "enquiry")
    ))
}

const NO_CEILING: &str = "ceiling = \"none\"";

#[test]
fn whoever_is_on_duty_takes_all_who_come_in_a_week() {
    let duty = team("given_to_duty_worker = true\n", NO_CEILING);
    sound(&duty);
    for future in 1..=4 {
        let [came, most] = [Measure::Referrals, Measure::LargestCaseload].map(|of| rows(&duty, of, future));
        let mut held = [0.0; 5];
        // Records stand at the ends of weeks: the first is of the first day.
        for (week, came) in came.iter().skip(1).enumerate() {
            held[week % 5] += came;
            let largest = held.iter().copied().fold(0.0, f64::max);
            assert!((most[week + 1] - largest).abs() < 1e-3, "week {week}: {} and {held:?}", most[week + 1]);
        }
    }
}

#[test]
fn who_is_full_takes_none_on_duty_either() {
    let usual = team("", "ceiling = \"hard\"\nmost_children = 40");
    let duty = team("given_to_duty_worker = true\n", "ceiling = \"hard\"\nmost_children = 40");
    sound(&duty);
    for measure in [Measure::ChildrenUnallocated, Measure::LargestCaseload] {
        let [duty, usual] = [&duty, &usual].map(|scenario| rows(scenario, measure, 1));
        assert_eq!(duty.last(), usual.last(), "all are full in the end: {duty:?} {usual:?}");
    }
    let unallocated = rows(&duty, Measure::ChildrenUnallocated, 1);
    assert_eq!(unallocated, rows(&usual, Measure::ChildrenUnallocated, 1), "nobody waits while anybody has room");
}

#[test]
fn without_duty_nothing_moves() {
    let [off, absent] = ["given_to_duty_worker = false\n", ""].map(|stage| team(stage, NO_CEILING));
    assert_eq!(rows(&off, Measure::LargestCaseload, 2), rows(&absent, Measure::LargestCaseload, 2));
    sound(&read(
        "national",
        "[stage.section-47]\ngiven_to_duty_worker = true\n[stage.assessment]\ngiven_to_duty_worker = true\n",
    ));
}
