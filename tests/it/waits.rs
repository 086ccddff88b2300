//! What happens to work for which there is no worker yet: how late it is done once one is found, and what waits until then.

use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::people::{alone, demand, sound};

/// A team in which nobody works; on a day agency workers come to a team.
fn nobody_until((date, team): (&str, &str), stage: &str, open: u32, more: &str) -> Scenario {
    alone(&format!(
        "title = \"Nobody until a day\"\n[period]\nstart = 2018-01-01\nend = 2018-06-29\nrecord = \"week\"\n\
         [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [team.only]\nname = \"Only\"\nworks_on = [\"work\"]\nposts_fte = {{ worker = 2 }}\nin_post_fte = {{ worker = 0 }}\nopen_children = {{ work = {open} }}\n\
         [stage.work]\nname = \"Work\"\n{stage}\nexits_percent = {{ closed = 100 }}\n\
         [change.block]\ndate = {date}\nwhat = \"Two workers come\"\nbring_in_agency = {{ team = \"{team}\", fte = {{ worker = 2 }} }}\n{more}"
    ))
}

/// Children of the first week, who need six working days: whoever has waited for longer needs three from the day on which a worker
/// comes, however long the wait was.
#[test]
fn work_that_has_waited_beyond_its_length_takes_half_of_its_length() {
    let demand = format!(
        "{}[change.quiet]\ndate = 2018-01-08\nwhat = \"Nobody else is referred\"\nreduce_referrals = {{ fewer_percent = 100, builds_up_over_weeks = 0 }}\n",
        demand(2600, "work")
    );
    // 10 and 25 working days after the first that there are: Mondays, so that three days are over within the week.
    for (date, week) in [("2018-01-15", 2), ("2018-02-05", 5)] {
        let council = nobody_until((date, "only"), "held_by = [\"worker\"]\nlasts_working_days = 6", 0, &demand);
        sound(&council);
        let open = rows(&council, Measure::ChildrenOpen, 1);
        assert!(open[week] > 10.0, "{date}: {open:?}");
        assert!(open[week + 1].abs() < 1e-9, "{date}: {open:?}");
    }
}

/// Plans that end at a review after a month, where nobody is there to hold one for eleven weeks.
#[test]
fn a_plan_does_not_end_at_a_review_that_nobody_can_hold() {
    let reviews = "lasts_months = { reviews = { at_months = [1], end_percent = [100], between_percent = 0, between_until_months = 1 } }";
    let held = nobody_until(("2018-03-19", "only"), &format!("held_by = [\"worker\"]\n{reviews}"), 20, "");
    sound(&held);
    let open = rows(&held, Measure::ChildrenOpen, 1);
    assert!(open[..12].iter().all(|open| (open - 20.0).abs() < 1e-9), "{open:?}");
    // Each is tried again a week on: all are held within one of the workers' coming.
    assert!(open[12].abs() < 1e-9, "{open:?}");
}

/// Children of the first week, whose team without people closes for another without people: nobody waits anew.
#[test]
fn whose_team_closes_has_waited_since_the_first_day_of_waiting() {
    let more = format!(
        "[team.new]\nname = \"New\"\nworks_on = [\"work\"]\nposts_fte = {{ worker = 2 }}\n\
         [change.move]\ndate = 2018-03-05\nwhat = \"Another team\"\nreorganise = {{ close = [\"only\"], open = [\"new\"], filled_percent = {{ new = 0 }} }}\n\
         {}",
        demand(2600, "work")
    );
    // The two workers of the block come when all is over.
    let council = nobody_until(
        ("2018-06-25", "new"),
        "held_by = [\"worker\"]\nlasts_weeks = 60\ncounts_as = \"child-in-need\"",
        0,
        &more,
    );
    sound(&council);
    let longest = rows(&council, Measure::LongestWait, 1);
    // Week by week a week more, over the day on which the team closed.
    assert!(longest[5..16].windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < 1e-6), "{longest:?}");
}

/// Twenty children whose reviews fell due while nobody was there: whoever comes has the hours of one each to give, once.
#[test]
fn a_review_that_waited_for_a_worker_takes_its_hours() {
    let council = |hours: u32| {
        let stage = format!(
            "held_by = [\"worker\"]\nlasts_weeks = 5_000_000\nhours_per_month = 4\nreviews = {{ after_weeks = [4, 400], hours = {hours}, priority = 5 }}"
        );
        let more = "[team.other]\nname = \"Other\"\nworks_on = [\"other\"]\nposts_fte = { worker = 1 }\nin_post_fte = { worker = 1 }\nopen_children = { other = 10 }\n\
             [stage.other]\nname = \"Other\"\nheld_by = [\"worker\"]\nlasts_weeks = 5_000_000\nhours_per_month = 8\nexits_percent = { closed = 100 }\n\
             [work]\ncase_hours_per_week = 80\novertime_percent = 0\nless_time_strength = 0\nfelt_over_weeks = 13\n";
        let demand = format!(
            "{}[change.quiet]\ndate = 2018-01-08\nwhat = \"Nobody else is referred\"\nreduce_referrals = {{ fewer_percent = 100, builds_up_over_weeks = 0 }}\n",
            demand(1040, "work")
        );
        nobody_until(("2018-03-19", "only"), &stage, 0, &format!("{more}{demand}"))
    };
    sound(&council(5));
    let [none, some] = [0, 5].map(|hours| rows(&council(hours), Measure::WorkloadPercent, 1));
    let late = rows(&council(5), Measure::ChildrenOpen, 1)[1] - 10.0;
    // Of three workers' hours, where the usual workload is ten children of eight hours a month for one of them.
    let each = 3.0 * 10.0 * 8.0 * 7.0 / 30.4375 / 100.0;
    let owed = some.iter().zip(&none).map(|(some, none)| (some - none) * each).fold(0.0, f64::max);
    assert!(late > 10.0, "{late}");
    assert!((owed / (late * 5.0) - 1.0).abs() < 0.03, "{owed} hours for {late} children: {none:?} {some:?}");
}
