//! Whether a team has posts that may hold the children of the stages it works on, from day to day.

use std::collections::BTreeSet;

use super::look::{changes, entries, likely, period, tables, texts};
use super::teams::{Moment, moments};
use super::{posts_on, taken_at_once};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::and;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

/// A team that works on a stage has posts that may hold its children.
pub fn nobody_to_hold(root: &Node, faults: &mut Faults) {
    let (days, moments) = (days(root), moments(root));
    for (name, team) in tables(root, "team") {
        let (mut first, mut later): (Vec<NotYet<'_>>, Vec<(Gap, &str, &Node)>) = (Vec::new(), Vec::new());
        // Where a change leaves its work with nobody, that is said of the change.
        let is_told = faults.any_at(&format!("team.{name}.works_on"));
        for (stage, node) in texts(&team.node, "works_on") {
            let Some(table) = root.get("stage").and_then(|stages| stages.get(stage)) else { continue };
            let holders: Vec<&str> = texts(table, "held_by").map(|(role, _)| role).collect();
            if holders.is_empty() {
                continue;
            }
            let gap = gap(root, (name, &holders), (&days, &moments));
            let there = team.node.get("open_children").and_then(|open| likely(open.get(stage)?)).unwrap_or(0.0);
            if !holders.iter().any(|role| may_hold(root, name, role)) {
                never((name, stage), node, &holders, faults);
            } else if let Some(gap) = gap.filter(|gap| there > 0.0 && gap.first) {
                first.push((stage, node, holders, gap));
            } else if let Some(gap) = gap.filter(|_| !is_told) {
                later.push((gap, stage, node));
            }
        }
        not_yet(root, name, first, faults);
        for gap in later.iter().map(|(gap, ..)| *gap).collect::<BTreeSet<Gap>>() {
            let stages: Vec<(&str, &Node)> =
                later.iter().filter(|(of, ..)| *of == gap).map(|(_, stage, node)| (*stage, *node)).collect();
            for_some_time(name, &stages, gap, faults);
        }
    }
}

/// A stage in which a team has children on the first day and nobody for them: where it is named, who may hold it, and for how long.
type NotYet<'a> = (&'a str, &'a Node, Vec<&'a str>, Gap);

/// From when a team has no posts that may hold a stage, and until when if that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Gap {
    from: Date,
    until: Option<Date>,
    /// It begins with the scenario.
    first: bool,
}

/// The first day, and the days of changes.
pub(super) fn days(root: &Node) -> Vec<Date> {
    let Some((start, end)) = period(root).filter(|(start, end)| start < end) else { return Vec::new() };
    let of_changes = changes(root).into_iter().map(|(date, ..)| date).filter(|date| *date > start && *date <= end);
    let days: BTreeSet<Date> = [start].into_iter().chain(of_changes).collect();
    days.into_iter().collect()
}

/// The first time in which a team is open without such posts.
fn gap(root: &Node, (team, holders): (&str, &[&str]), (days, moments): (&[Date], &[Moment<'_>])) -> Option<Gap> {
    let bare = |day: &Date| {
        let now = moments.iter().rfind(|moment| moment.after.is_none_or(|(date, ..)| date <= *day));
        let open = now.is_some_and(|moment| moment.open.contains(team));
        // At the end of the day, with all that its changes do.
        let posts = |role: &str| day.tomorrow().map_or(0.0, |next| posts_on::at_most(root, (team, role), (next, "")));
        open && !holders.iter().any(|role| carries(root, role) && (posts(role) > 0.0 || is_covered(root, team, role)))
    };
    let at = days.iter().position(bare)?;
    let until = days[at..].iter().find(|day| !bare(day)).copied();
    Some(Gap { from: days[at], until, first: at == 0 })
}

/// Whether agency workers may come to a team without a post of its own.
pub(super) fn is_covered(root: &Node, team: &str, role: &str) -> bool {
    let on_top = root.get("team").and_then(|teams| teams.get(team)?.get("agency_on_top_fte")?.get(role));
    let brought = tables(root, "change").filter_map(|(_, change)| change.node.get("bring_in_agency"));
    let to_it = |act: &Node| act.get("team").and_then(Node::text).is_none_or(|to| to == team);
    on_top.is_some()
        || brought.into_iter().any(|act| to_it(act) && act.get("fte").is_some_and(|fte| fte.get(role).is_some()))
}

pub(super) fn carries(root: &Node, role: &str) -> bool {
    let percent = root.get("role").and_then(|roles| roles.get(role)?.get("caseload_percent"));
    percent.and_then(Node::number) > Some(0.0)
}

/// Whether a team ever has posts of a role that carries a caseload.
#[must_use]
pub fn may_hold(root: &Node, team: &str, role: &str) -> bool {
    carries(root, role) && posts_on::ever(root, team, role) > 0.0
}

fn never((team, stage): (&str, &str), node: &Node, holders: &[&str], faults: &mut Faults) {
    let fault = Diagnostic::fault(format!("nobody in team \"{team}\" may hold children in stage \"{stage}\""))
        .at(&node.place)
        .because(format!("they are held by {}, and the team has no posts of that kind that carry a caseload.", holders.join(", ")))
        .fix(format!("Take \"{stage}\" out of works_on, add such posts to posts_fte, or add a role of this team to held_by of [stage.{stage}]."));
    faults.push(&format!("team.{team}.works_on"), fault);
}

/// Children of the first day whom nobody may hold: by what a change of that day takes, or by the team's own posts.
fn not_yet(root: &Node, team: &str, stages: Vec<NotYet<'_>>, faults: &mut Faults) {
    let taken = |stage: &NotYet<'_>| taken_at_once::by(root, team, &stage.2);
    let (by_changes, by_posts): (Vec<_>, Vec<_>) = stages.into_iter().partition(|stage| taken(stage).is_some());
    for stage in by_posts {
        without_posts(team, stage, faults);
    }
    let names: Vec<&str> = by_changes.iter().map(|(stage, ..)| *stage).collect();
    if let Some(found) = by_changes.iter().find_map(taken) {
        taken_at_once::tell(team, &names, &found, faults);
    }
}

fn without_posts(team: &str, (stage, node, holders, gap): NotYet<'_>, faults: &mut Faults) {
    let until = gap.until.map_or(String::new(), |until| format!(" before {}", in_words(until)));
    let title = format!("nobody in team \"{team}\" may hold the children it has in stage \"{stage}\" on the first day");
    let fault = Diagnostic::fault(title)
        .at(&node.place)
        .because(format!("they are held by {}, and the team has no posts of that kind{until}.", holders.join(", ")))
        .fix("Add such posts to posts_fte, or put these children under a team that has some.");
    faults.push(&format!("team.{team}.works_on"), fault);
}

fn for_some_time(team: &str, stages: &[(&str, &Node)], gap: Gap, faults: &mut Faults) {
    let Some((_, node)) = stages.first() else { return };
    let names: Vec<String> = stages.iter().map(|(stage, _)| format!("\"{stage}\"")).collect();
    let until = gap.until.map_or(String::new(), |until| format!(" to {}", in_words(until)));
    let title = format!(
        "from {}{until} team \"{team}\" has no posts that may hold children in {}",
        in_words(gap.from),
        and(&names)
    );
    let note = Diagnostic::note(title)
        .at(&node.place)
        .because("works_on says that it works on them, and held_by who may hold them.")
        .fix("Look at the changes that take its posts away or bring them, or take these stages out of works_on.");
    faults.push(&format!("team.{team}.works_on"), note);
}

/// Children of the first day are in stages that somebody holds and that their team works on.
pub fn open_children(root: &Node, faults: &mut Faults) {
    for (name, team) in tables(root, "team") {
        for (stage, entry) in entries(team.node.get("open_children")) {
            let Some(table) = root.get("stage").and_then(|stages| stages.get(stage)) else { continue };
            if likely(&entry.node).is_none_or(|children| children <= 0.0) {
                continue;
            }
            let works_on_it = texts(&team.node, "works_on").any(|(works_on, _)| works_on == stage);
            let fault = if table.get("held_by").and_then(Node::list).is_some_and(<[Node]>::is_empty) {
                nobodys(name, (stage, table))
            } else if works_on_it {
                continue;
            } else {
                Diagnostic::fault(format!("team \"{name}\" does not work on stage \"{stage}\""))
                    .because("its children there on the first day would have nobody to hold them.")
                    .fix(format!(
                        "Add \"{stage}\" to works_on of [team.{name}], or put these children under a team that works on it."
                    ))
            };
            faults.push(&format!("team.{name}.open_children.{stage}"), fault.at(&entry.key));
        }
    }
}

/// Children of a stage without holders are put there by its path or its places: a team's would be there twice over.
fn nobodys(team: &str, (stage, table): (&str, &Node)) -> Diagnostic {
    let (there, fix) = if table.get("places").is_some() {
        let written = format!("on_first_day of [stage.{stage}.places] says how many are there");
        (written, "say in on_first_day how many are there")
    } else {
        let counted = "as many are there on the first day as its referrals and its length make".to_owned();
        (counted, "write who holds them in held_by")
    };
    Diagnostic::fault(format!("team \"{team}\" has no children in stage \"{stage}\": nobody holds them"))
        .because(format!("its held_by is empty, and {there}: those written here would be counted twice, and seem to wait for a worker."))
        .fix(format!("Take {stage} out of open_children, or {fix}."))
}
