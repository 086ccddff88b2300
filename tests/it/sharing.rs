//! Work shared with a helping role saves what it saves, less what agreeing takes.

use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::laws::MONTHS;
use crate::people::{alone, sound};

/// A hundred children of an hour a week; one helper of 24 hours for the 40 hours that can pass.
fn council(shares: &str) -> Scenario {
    alone(&format!(
        "title = \"Shared\"\n[period]\nstart = 2018-01-01\nend = 2018-12-31\nrecord = \"week\"\n\
         [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [role.helper]\nname = \"Helper\"\nregistered = false\ncaseload_percent = 0\n\
         [team.only]\nname = \"Only\"\nworks_on = [\"open\"]\nposts_fte = {{ worker = 10, helper = 1 }}\nin_post_fte = {{ worker = 10, helper = 1 }}\nopen_children = {{ open = 100 }}\n\
         [stage.open]\nname = \"Open\"\nheld_by = [\"worker\"]\nlasts_weeks = 5_000_000\nexits_percent = {{ closed = 100 }}\nhours_per_month = 4.348214285714286\n\
         [work]\ncase_hours_per_week = 24\novertime_percent = 0\nless_time_strength = 0\nfelt_over_weeks = 13\n\
         [change.help]\ndate = 2018-03-05\nwhat = \"A helper\"\nshare_work = {{ role = \"helper\", stage_percent = {{ open = 40 }}, {shares} }}\n"
    ))
}

#[test]
fn agreeing_takes_its_share_of_what_is_given() {
    let workload = |shares: &str| rows(&council(shares), Measure::WorkloadPercent, 1);
    sound(&council("saves_percent = 80, agreeing_percent = 30"));
    // Of an hour 0.4 can pass and 0.24 does.
    for (shares, left) in [
        ("saves_percent = 80", 100.0 - 24.0 * 0.8),
        ("saves_percent = 80, agreeing_percent = 30", 100.0 - 24.0 * 0.5),
        ("saves_percent = 50", 100.0 - 24.0 * 0.5),
        ("saves_percent = 80, agreeing_percent = 80", 100.0),
        ("saves_percent = 0, agreeing_percent = 50", 100.0 + 24.0 * 0.5),
    ] {
        let found = workload(shares);
        assert!((found[1] - 100.0).abs() < 1e-3, "before the change: {found:?}");
        assert!(found[15..].iter().all(|week| (week - left).abs() < 1e-3), "{shares}: {found:?}, not {left}");
    }
    assert_eq!(workload("saves_percent = 80, agreeing_percent = 0"), workload("saves_percent = 80"));
}

/// Leave makes weeks short: a helper's as a worker's, so that what it takes off a worker's workload is the same in any week.
#[test]
fn a_helper_has_the_hours_of_whoever_is_at_work() {
    let months = [("january", 60), ("may", 100), ("june", 160), ("august", 220), ("november", 40)];
    let share = |month: &str| months.iter().find(|(known, _)| *known == month).map_or(90, |(_, percent)| *percent);
    let leave: String = MONTHS.iter().map(|month| format!("{month} = {}\n", share(month))).collect();
    let council = |saves: u32| {
        let helper = council(&format!("saves_percent = {saves}"));
        let text = format!("{}\n[leave]\ndays_per_year = 60\n[leave.month_percent]\n{leave}", helper.merged);
        alone(&text)
    };
    sound(&council(80));
    let [without, with] = [0, 80].map(|saves| rows(&council(saves), Measure::WorkloadPercent, 1));
    // What can be given is known a week late: weeks alike to the one before.
    let alike: Vec<f64> = (16..without.len())
        .filter(|week| (without[*week] - without[week - 1]).abs() < 1e-6)
        .map(|week| without[week] - with[week])
        .collect();
    let spread = without.iter().skip(1).fold(0.0_f64, |most, week| most.max((week - without[1]).abs()));
    assert!(alike.len() > 20 && spread > 5.0, "{without:?}");
    assert!(alike.iter().all(|saved| (saved - alike[0]).abs() < 1e-3), "{alike:?}");
}
