//! What a paper for members holds beside a forecast: what the model knows of it, and room for whoever must write it.

use super::agency;
use crate::report::compare::{ComparisonReport, otherwise};
use crate::report::paper::{Cell, Paper};
use crate::report::{days, escape, figures};
use crate::scenario::council::Council;
use crate::scenario::council::change::{AddPosts, Change, Reorganise};
use crate::scenario::council::promise::SetBy;

/// Room for a name and a date.
const TO_WRITE: &str = "________";

/// Implications, heading by heading.
pub(super) fn implications(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("13. Implications for officers to write");
    paper.text("A forecast of workload is one part of a paper for members. The middle column is what the files say; the rest is for those named, and this program cannot write it.");
    let council = report.proposed().council;
    let row = |heading: &str, known: String, whose: &str| {
        vec![Cell::of(heading), Cell::of(known), Cell::of(whose), Cell::of(TO_WRITE)]
    };
    let rows = vec![
        row("Finance", finance(council), "Section 151 officer: costs are robust, and where the money comes from"),
        row(
            "Staffing",
            staffing_of(report),
            "Human resources: consultation, job descriptions, selection, pay protection",
        ),
        row("Legal", legal(council), "Monitoring officer: powers and duties, and what consultation the law asks for"),
        row("Equality", equality(council), "Lead for equality: the assessment, for children and for staff"),
        row(
            "Data protection",
            "The files hold counts and no names. Small teams and roles may point to a person: to be checked before this paper is published.".to_owned(),
            "Data protection officer: figures given out with this paper",
        ),
    ];
    paper.table(
        "What the files say of each heading, and who writes the rest",
        &["Heading", "What the files say", "Who writes it", "Written by, on"],
        rows,
    );
}

fn finance(council: &Council) -> String {
    if council.pay.is_none() {
        return "The files hold no pay, so no cost is worked out.".to_owned();
    }
    let paid_for = council.change.values().filter(|change| change.cost.is_some()).count();
    format!(
        "Section 9 gives cost by financial year with its range. Changes with a cost of their own besides pay: {paid_for} of {}.",
        council.change.len()
    )
}

/// Tables of the file that are about staff.
const OF_STAFF: [&str; 11] = [
    "agency",
    "leaving",
    "recruitment",
    "promotion",
    "team",
    "role",
    "induction",
    "absence",
    "part_time",
    "supervision",
    "tenure",
];

/// Changes of structure and of posts, what else the files have otherwise of staff, and how many agency workers that makes.
fn staffing_of(report: &ComparisonReport<'_>) -> String {
    let lasting = otherwise::of(report).into_iter().filter(|group| OF_STAFF.contains(&group.table.as_str()));
    let lasting: Vec<String> = lasting.map(|group| group.said()).collect();
    let lasting = if lasting.is_empty() {
        String::new()
    } else {
        format!(
            " From the first day on, otherwise than with {}: {}.",
            report.comparison.reference().label,
            lasting.join(". ")
        )
    };
    let agency = agency::agency(report).map_or_else(String::new, |said| format!(" {said}"));
    format!("{}{lasting}{agency}", staffing(report.proposed().council))
}

/// Each change of structure and of posts: when, how many posts it touches, and how many people are expected to leave over it; then what
/// else is done about who comes and who stays, in the words of the file.
fn staffing(council: &Council) -> String {
    let mut changes: Vec<&Change> = council.change.values().collect();
    changes.sort_by_key(|change| change.date);
    let besides: Vec<String> = changes
        .iter()
        .filter(|change| is_of_people(change))
        .map(|change| format!(" {}: {}.", on(change), escape::line(change.what.trim_end_matches('.'))))
        .collect();
    let told: Vec<String> = changes
        .into_iter()
        .flat_map(|change| {
            let reorganised = change.reorganise.as_ref().map(|reorganise| reorganised(council, change, reorganise));
            let added = change.add_posts.as_ref().map(|add| added(council, change, add));
            [reorganised, added].into_iter().flatten()
        })
        .collect();
    let posts = if told.is_empty() {
        "No team closes or opens, and no post is added or taken away.".to_owned()
    } else {
        told.join(" ")
    };
    posts + &besides.concat()
}

/// Whether a change is about who comes or who stays, beside posts and teams.
fn is_of_people(change: &Change) -> bool {
    let comes = change.recruit.is_some() || change.recruit_ahead.is_some() || change.freeze_recruitment.is_some();
    let agency = change.bring_in_agency.is_some() || change.release_agency.is_some();
    comes || agency || change.keep_staff.is_some() || change.move_posts.is_some() || change.hold_posts.is_some()
}

fn added(council: &Council, change: &Change, add: &AddPosts) -> String {
    let posts: f64 = add.posts_fte.values().map(|number| number.likely).sum();
    let way = if posts < 0.0 { "taken away from" } else { "added to" };
    format!("{}, {} FTE posts are {way} {}.", on(change), figures::written(posts.abs()), council.team_name(&add.team),)
}

fn reorganised(council: &Council, change: &Change, reorganise: &Reorganise) -> String {
    let names = |teams: &[String]| {
        let named = teams.iter().map(|team| council.team_name(team));
        named.collect::<Vec<_>>().join(", ")
    };
    let leave = change.transition.as_ref().map_or_else(String::new, |transition| {
        let percent = figures::written(transition.leave_rather_than_move_percent.likely);
        format!(" Of the people in teams that close, {percent}% are reckoned to leave rather than move.")
    });
    format!(
        "{} teams close that have {} FTE posts: {}. Teams open with {}: {}.{leave}",
        on(change),
        figures::written(posts(council, &reorganise.close)),
        names(&reorganise.close),
        figures::written(posts(council, &reorganise.open)),
        names(&reorganise.open),
    )
}

/// Posts of some teams, by the files.
pub(super) fn posts(council: &Council, teams: &[String]) -> f64 {
    teams.iter().filter_map(|team| council.team.get(team)).flat_map(|team| team.posts_fte.values()).sum()
}

/// "On 3 February 2020 at the earliest".
fn on(change: &Change) -> String {
    let earliest = if change.slips_by_weeks.is_some() { " at the earliest" } else { "" };
    format!("On {}{earliest}", days::long(change.date))
}

fn legal(council: &Council) -> String {
    let statutory = council.target.values().filter(|target| target.set_by == Some(SetBy::Statutory)).count();
    let targets = match statutory {
        0 => "No target is marked as statutory.".to_owned(),
        1 => "One target is marked as statutory.".to_owned(),
        many => format!("{many} targets are marked as statutory."),
    };
    format!("{targets} Deadlines and visits follow the figures of the files; nothing tests a duty in law.")
}

fn equality(council: &Council) -> String {
    let groups: Vec<&str> = council.group.values().map(|group| group.name.as_str()).collect();
    let told = match groups.as_slice() {
        [] => "ages alone".to_owned(),
        [one] => format!("ages and one group ({one})"),
        many => format!("ages and {} groups ({})", many.len(), many.join(", ")),
    };
    format!(
        "Children are told apart by {told}, staff by role and hours. Who gains and who loses beyond that is not in the model."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staffing_names_offers_and_retention_beside_posts() {
        let played = crate::report::compare::sample::played();
        let mut council = played.report().proposed().council.clone();
        let written = "date = 2023-07-01\nwhat = \"A retention offer\"\nkeep_staff = { fewer_leavers_percent = 10 }";
        council.change.insert("retention".into(), toml::from_str(written).expect("a change"));
        let said = staffing(&council);
        assert_eq!(
            said,
            "No team closes or opens, and no post is added or taken away. On 1 June 2023: Temporary workers. On 1 July 2023: A retention offer."
        );
    }
}
