//! A team closes and its people join teams that are there already.

use caseload::model::measure::Measure;
use caseload::scenario::loaded::Scenario;

use crate::agency::rows;
use crate::people::{alone, sound, team_rows};

/// Three like teams with as many children each, who never leave; `change` closes the first.
fn three_teams(change: &str) -> Scenario {
    let team = |name: &str| {
        format!(
            "[team.{name}]\nname = \"{name}\"\nworks_on = [\"long\"]\nposts_fte = {{ worker = 10 }}\nin_post_fte = {{ worker = 8 }}\nopen_children = {{ long = 80 }}\n"
        )
    };
    alone(&format!(
        "title = \"Three teams\"\n[period]\nstart = 2018-01-01\nend = 2018-12-31\nby_team = true\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"most-room\"\n\
         [stage.long]\nname = \"Long\"\nheld_by = [\"worker\"]\nlasts_days = 900000\nexits_percent = {{ closed = 100 }}\n{}{}{}\
         [change.merger]\ndate = 2018-07-01\nwhat = \"A team is merged\"\n{change}\n",
        team("coast"),
        team("hill"),
        team("moor")
    ))
}

/// What a team has at the end, in thousandths; nothing where it has no row.
fn last(scenario: &Scenario, team: &str, measure: Measure) -> Option<i64> {
    team_rows(scenario, team, measure).last().filter(|value| !value.is_nan()).map(|value| thousandths(*value))
}

fn thousandths(value: f64) -> i64 {
    (value * 1000.0).round() as i64
}

/// So many whole ones.
fn whole(number: i64) -> Option<i64> {
    Some(number * 1000)
}

#[test]
fn posts_people_and_children_join_the_team_that_stays() {
    let scenario =
        three_teams("reorganise = { close = [\"coast\"], open = [], people_percent = { coast = { hill = 100 } } }");
    sound(&scenario);
    let hill = [Measure::PostsFte, Measure::InPostFte, Measure::ChildrenOpen].map(|of| last(&scenario, "hill", of));
    assert_eq!(hill, [20, 16, 160].map(whole), "posts, people and children of both");
    let moor = [Measure::PostsFte, Measure::InPostFte, Measure::ChildrenOpen].map(|of| last(&scenario, "moor", of));
    assert_eq!(moor, [10, 8, 80].map(whole), "a team that is not named stays as it was");
    assert_eq!(last(&scenario, "coast", Measure::InPostFte), None, "a team that has closed has no row");
    assert_eq!(thousandths(rows(&scenario, Measure::ChildrenUnallocated, 1).iter().sum()), 0);
    let changes = rows(&scenario, Measure::WorkerChanges, 1);
    assert_eq!(changes.last().map(|changes| thousandths(*changes)), Some(0), "children stay with workers who stay");
}

#[test]
fn people_are_shared_among_the_teams_that_are_named() {
    let scenario = three_teams(
        "reorganise = { close = [\"coast\"], open = [], people_percent = { coast = { hill = 75, moor = 25 } } }",
    );
    sound(&scenario);
    let [hill, moor] = ["hill", "moor"].map(|team| last(&scenario, team, Measure::InPostFte));
    assert_eq!([hill, moor], [14, 10].map(whole), "six and two of eight");
    let [hill, moor] = ["hill", "moor"].map(|team| last(&scenario, team, Measure::PostsFte));
    assert_eq!(hill.zip(moor).map(|(hill, moor)| hill + moor), whole(30), "empty posts come along");
}

#[test]
fn whoever_joins_another_team_may_leave_rather_than_move() {
    let scenario = three_teams(
        "reorganise = { close = [\"coast\"], open = [], people_percent = { coast = { hill = 100 } } }\n\
         transition = { lead_weeks = 0, disruption_weeks = 4, output_lost_percent = 0, leave_rather_than_move_percent = 100, backlog_hours_per_child = 0, extra_leaving_percent = 0 }",
    );
    assert_eq!(last(&scenario, "hill", Measure::InPostFte), whole(8), "those who were there stay");
}
