//! The actions of changes in sentences.

use std::collections::BTreeMap;

use super::table::Table;
use super::value::day;
use super::words::{amount, and, capital, sentences};
use crate::scenario::language::Family;
use crate::scenario::text::node::Node;

/// The sentence of the one action of a change.
pub(super) fn said(change: &Table<'_>, root: &Table<'_>) -> String {
    sentences([
        change.below("reorganise").map(|action| reorganise(&action, root)),
        change.below("add_posts").map(|action| add_posts(&action)),
        change.below("move_posts").map(|action| move_posts(&action)),
        change.below("recruit").map(|action| recruit(&action)),
        change.below("bring_in_agency").map(|action| bring_in_agency(&action)),
        change.below("release_agency").map(|action| release_agency(&action)),
        change.below("reduce_referrals").map(|action| reduce_referrals(&action)),
        change.below("share_work").map(|action| share_work(&action)),
        change.below("keep_staff").map(|action| keep_staff(&action)),
        change.below("raise_referrals").map(|action| raise_referrals(&action)),
        change.below("lose_staff").map(|action| lose_staff(&action)),
        change.below("lose_applicants").map(|action| lose_applicants(&action)),
        change.below("freeze_recruitment").map(|action| freeze_recruitment(&action)),
        change.below("change_exits").map(|action| change_exits(&action)),
        change.below("add_places").map(|action| add_places(&action)),
        change.below("hold_posts").map(|action| hold_posts(&action)),
        change.below("recruit_ahead").map(|action| recruit_ahead(&action)),
    ])
}

fn reorganise(action: &Table<'_>, root: &Table<'_>) -> String {
    let opening: Vec<&str> =
        action.get("open").and_then(Node::list).unwrap_or(&[]).iter().filter_map(Node::text).collect();
    let posts = posts_of(root, &opening);
    let filled = action
        .said("filled_percent")
        .map(|filled| format!("On the day posts are filled so far: {filled}; other new teams share alike"));
    sentences([
        action.said("close").map(|teams| format!("Teams that close: {teams}")),
        action.said("open").map(|teams| format!("Teams that open: {teams}")),
        (!posts.is_empty()).then(|| format!("The new teams have posts (FTE) for {}", and(&posts))),
        action.said("becomes").map(|roles| format!("In the new structure {roles}")),
        filled,
        action.said("people_percent").map(|ways| format!("{}, role by role", capital(&ways))),
        action.amount("children_move_over_weeks", "Children who change worker do so over # weeks after the day"),
        action.amount(
            "children_wait_until_filled_percent",
            "They stay with their worker until their new team has #% of its posts filled",
        ),
        Some(action.rest().join("; ")),
    ])
}

/// Posts of some teams together, by role.
fn posts_of(root: &Table<'_>, teams: &[&str]) -> Vec<String> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for team in teams {
        let posts = root.names.0.get("team").and_then(|all| all.get(team)).and_then(|team| team.get("posts_fte"));
        for (role, entry) in posts.and_then(Node::table).into_iter().flatten() {
            *sums.entry(role).or_default() += entry.node.number().unwrap_or(0.0);
        }
    }
    let said = |(role, fte): (&str, f64)| {
        format!("{} {}", super::words::number(fte), root.names.of_family(Family::Role, role))
    };
    sums.into_iter().map(said).collect()
}

fn add_posts(action: &Table<'_>) -> String {
    let team = action.said("team").unwrap_or_default();
    let posts = action.said("posts_fte").unwrap_or_default();
    sentences([
        Some(format!(
            "Funded posts (FTE) added to {team}: {posts} (below 0: taken away at once, empty ones first; whoever is in one that goes stays on top of posts)"
        )),
        Some(action.rest().join("; ")),
    ])
}

fn move_posts(action: &Table<'_>) -> String {
    let end = |key: &str| action.said(key).unwrap_or_default();
    sentences([
        Some(format!(
            "Posts (FTE) and the people in them move from {} to {}: {}",
            end("from"),
            end("to"),
            end("posts_fte")
        )),
        Some(action.rest().join("; ")),
    ])
}

fn recruit(action: &Table<'_>) -> String {
    let route = action.said("route").unwrap_or_default();
    sentences([
        action
            .amount("extra_applicants_per_year", "# a year")
            .map(|more| format!("More people apply by the recruitment route {route}: {more}")),
        Some(action.rest().join("; ")),
    ])
}

fn bring_in_agency(action: &Table<'_>) -> String {
    let fte = action.said("fte").unwrap_or_default();
    let team =
        action.said("team").map_or_else(|| "spread over open teams by posts".to_owned(), |team| format!("to {team}"));
    sentences([
        Some(format!("Agency workers (FTE) come on top of cover for empty posts, {team}: {fte}")),
        action.amount("price_percent", "They cost #% of what agency workers in their roles usually cost"),
        Some(action.rest().join("; ")),
    ])
}

fn release_agency(action: &Table<'_>) -> String {
    sentences([
        action.amount("down_to_fte", "From then on there are at most # FTE of agency workers in all"),
        Some(action.rest().join("; ")),
    ])
}

fn reduce_referrals(action: &Table<'_>) -> String {
    sentences([
        action.amount("fewer_percent", "#% fewer children are referred, once it has its full effect"),
        action.amount("builds_up_over_weeks", "The effect builds up over # weeks"),
        Some(action.rest().join("; ")),
    ])
}

fn share_work(action: &Table<'_>) -> String {
    let role = action.said("role").unwrap_or_default();
    sentences([
        action.said("stage_percent").map(|shares| format!("Hours for children that can pass to {role}: {shares}")),
        action.amount("saves_percent", "An hour given saves #% of an hour of the worker who holds the child"),
        action.amount("agreeing_percent", "Agreeing who does what takes them #% of an hour for each hour given"),
        Some(action.rest().join("; ")),
    ])
}

fn keep_staff(action: &Table<'_>) -> String {
    sentences([
        action.amount("fewer_leavers_percent", "#% fewer people leave"),
        action
            .flag("leavers_by_pay")
            .then(|| "Fewer people leave: how many follows from what the payment adds to their pay".to_owned()),
        action.amount(
            "payment_pounds_per_year",
            "Everybody permanent in a registered role is paid £# a year more for each FTE, before on-costs",
        ),
        Some(action.rest().join("; ")),
    ])
}

fn raise_referrals(action: &Table<'_>) -> String {
    sentences([
        action.amount("more_percent", "#% more children are referred, once it has its full effect"),
        action.amount("builds_up_over_weeks", "The effect builds up over # weeks"),
        Some(action.rest().join("; ")),
    ])
}

fn lose_staff(action: &Table<'_>) -> String {
    sentences([action.amount("more_leavers_percent", "#% more people leave"), Some(action.rest().join("; "))])
}

fn lose_applicants(action: &Table<'_>) -> String {
    let route = action.said("route").unwrap_or_default();
    sentences([
        action.amount("fewer_percent", &format!("#% fewer applicants come through {route}")),
        Some(action.rest().join("; ")),
    ])
}

fn freeze_recruitment(action: &Table<'_>) -> String {
    sentences([
        action
            .said("roles")
            .map(|roles| format!("No offer is made in: {roles}; whoever has accepted one still starts")),
        Some(action.rest().join("; ")),
    ])
}

fn change_exits(action: &Table<'_>) -> String {
    let stage = action.said("stage").unwrap_or_default();
    sentences([
        action.said("exits_percent").map(|exits| {
            format!("Of those who begin {stage} from then on, once it has its full effect, so many go where it leads: {exits}")
        }),
        action.amount("builds_up_over_weeks", "The effect builds up over # weeks"),
        Some(action.rest().join("; ")),
    ])
}

fn add_places(action: &Table<'_>) -> String {
    let stage = action.said("stage").unwrap_or_default();
    sentences([
        action.amount("number", &format!("# more places for children in {stage} (below 0: fewer, as they fall free)")),
        Some(action.rest().join("; ")),
    ])
}

fn hold_posts(action: &Table<'_>) -> String {
    sentences([
        action
            .said("posts")
            .map(|posts| format!("Posts kept empty once they fall empty: {posts}; agency may cover them")),
        Some(action.rest().join("; ")),
    ])
}

fn recruit_ahead(action: &Table<'_>) -> String {
    let people = action.said("people");
    sentences([
        people.map(|people| {
            format!("People recruited beyond funded posts: {people}; they take the next that fall empty")
        }),
        Some(action.rest().join("; ")),
    ])
}

/// Values by date, as "20 by 31 March 2019".
pub(super) fn by_date(node: Option<&Node>, pattern: &str) -> Option<String> {
    let said = |(date, entry): (&String, &crate::scenario::text::node::Entry)| {
        format!("{} by {}", amount(&entry.node, pattern), day(date))
    };
    let figures = node?.table()?.iter().filter(|(_, entry)| entry.node.number().is_some());
    Some(and(&figures.map(said).collect::<Vec<_>>()))
}
