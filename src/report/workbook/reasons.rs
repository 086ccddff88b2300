//! Sheets of what is done and when, and of what the figures rest on.

use super::sheet::{Cell, Sheet};
use crate::report::{RunReport, assumptions};
use crate::scenario::council::change::Change;

/// What each change does first in the file: its action.
fn action(change: &Change) -> &'static str {
    let actions = [
        (change.reorganise.is_some(), "Teams close and open"),
        (change.add_posts.is_some(), "Posts are added or taken away"),
        (change.move_posts.is_some(), "Posts move"),
        (change.recruit.is_some(), "More applicants"),
        (change.bring_in_agency.is_some(), "Agency workers come"),
        (change.release_agency.is_some(), "Agency workers go"),
        (change.reduce_referrals.is_some(), "Fewer referrals"),
        (change.share_work.is_some(), "Work is shared"),
        (change.keep_staff.is_some(), "Fewer people leave"),
        (change.raise_referrals.is_some(), "More referrals"),
        (change.lose_staff.is_some(), "More people leave"),
        (change.lose_applicants.is_some(), "Fewer applicants"),
        (change.freeze_recruitment.is_some(), "Recruitment stands still"),
        (change.change_exits.is_some(), "Children go elsewhere"),
        (change.add_places.is_some(), "Places are added"),
    ];
    actions.iter().find(|(done, _)| *done).map_or("Other", |(_, said)| said)
}

/// A row for each change, in order of date.
pub(super) fn changes(report: &RunReport<'_>) -> Sheet {
    let mut changes: Vec<(&String, &Change)> = report.council.change.iter().collect();
    changes.sort_by_key(|(name, change)| (change.date, (*name).clone()));
    let pounds = |likely: Option<f64>| likely.map_or(Cell::NotApplicable, Cell::Pounds);
    let row = |(_, change): (&String, &Change)| {
        let cost = change.cost.as_ref();
        vec![
            Cell::Date(change.date),
            change.until.map_or(Cell::NotApplicable, Cell::Date),
            Cell::text(&change.what),
            Cell::text(action(change)),
            change.slips_by_weeks.map_or(Cell::NotApplicable, |weeks| Cell::Number(weeks.likely, 1)),
            pounds(cost.and_then(|cost| Some(cost.one_off_pounds?.likely))),
            pounds(cost.and_then(|cost| Some(cost.per_year_pounds?.likely))),
        ]
    };
    Sheet {
        name: "Changes",
        title: "Changes",
        about: "What is done, in order of date; middle values where a figure is in doubt".to_owned(),
        columns: vec![
            ("Date", 14.0),
            ("Until", 14.0),
            ("What", 60.0),
            ("Kind", 28.0),
            ("May slip by, weeks", 12.0),
            ("Costs once", 14.0),
            ("Costs a year", 14.0),
        ],
        rows: changes.into_iter().map(row).collect(),
    }
}

/// A row for each table of the file that says where its figures come from, least sure first.
pub(super) fn assumptions(report: &RunReport<'_>) -> Sheet {
    let row = |assumption: assumptions::Assumption| {
        let said = assumption
            .says
            .into_iter()
            .map(|said| if said.is_empty() { Cell::NotApplicable } else { Cell::Text(said) });
        std::iter::once(Cell::Text(assumption.address)).chain(said).collect()
    };
    Sheet {
        name: "Assumptions",
        title: "Assumptions",
        about: "Where figures come from and how far to trust them, least sure first".to_owned(),
        columns: vec![
            ("In the file", 36.0),
            ("Confidence", 12.0),
            ("Source", 70.0),
            ("Why", 50.0),
            ("As of", 14.0),
            ("Owner", 24.0),
        ],
        rows: assumptions::of(report.merged).into_iter().map(row).collect(),
    }
}
