//! What happens to work for which there is no worker yet: how late it is done once one is found, and what waits until then.

use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::laws::MONTHS;
use crate::people::{alone, sound};

/// A team in which nobody works until agency workers come on a day.
fn nobody_until(date: &str, stage: &str, open: u32, more: &str) -> Scenario {
    alone(&format!(
        "title = \"Nobody until a day\"\n[period]\nstart = 2018-01-01\nend = 2018-06-29\nrecord = \"week\"\n\
         [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [team.only]\nname = \"Only\"\nworks_on = [\"work\"]\nposts_fte = {{ worker = 2 }}\nin_post_fte = {{ worker = 0 }}\nopen_children = {{ work = {open} }}\n\
         [stage.work]\nname = \"Work\"\n{stage}\nexits_percent = {{ closed = 100 }}\n\
         [change.block]\ndate = {date}\nwhat = \"Two workers come\"\nbring_in_agency = {{ team = \"only\", fte = {{ worker = 2 }} }}\n{more}"
    ))
}

/// Children of the first week, who need six working days: whoever has waited for longer needs three from the day on which a worker
/// comes, however long the wait was.
#[test]
fn work_that_has_waited_beyond_its_length_takes_half_of_its_length() {
    let months: Vec<String> = MONTHS.iter().map(|month| format!("{month} = 100")).collect();
    let demand = format!(
        "[demand]\nreferrals_per_year = 2600\ngrowth_percent_per_year = 0\nvariance_ratio = 1\nfirst_stage = \"work\"\nmonth_percent = {{ {} }}\n\
         [change.quiet]\ndate = 2018-01-08\nwhat = \"Nobody else is referred\"\nreduce_referrals = {{ fewer_percent = 100, builds_up_over_weeks = 0 }}\n",
        months.join(", ")
    );
    // 10 and 25 working days after the first that there are: Mondays, so that three days are over within the week.
    for (date, week) in [("2018-01-15", 2), ("2018-02-05", 5)] {
        let council = nobody_until(date, "held_by = [\"worker\"]\nlasts_working_days = 6", 0, &demand);
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
    let held = nobody_until("2018-03-19", &format!("held_by = [\"worker\"]\n{reviews}"), 20, "");
    sound(&held);
    let open = rows(&held, Measure::ChildrenOpen, 1);
    assert!(open[..12].iter().all(|open| (open - 20.0).abs() < 1e-9), "{open:?}");
    // Each is tried again a week on: all are held within one of the workers' coming.
    assert!(open[12].abs() < 1e-9, "{open:?}");
}
