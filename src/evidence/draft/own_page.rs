//! The drafted file: a council's own teams, where it returned them.

use std::collections::BTreeSet;

use super::gathered::Gathered;
use super::number::number;
use super::page::{quoted, vouched};
use super::staff_page::leaving_care;
use crate::evidence::own::tables::{OwnPosts, OwnTeam};

/// Every team as returned. Stages that no team has open children in go to the team with most children, so that none is
/// left without a home.
pub(super) fn teams(about: &Gathered) -> String {
    let teams = &about.own.teams;
    let held: BTreeSet<&String> = teams.values().flat_map(|team| team.children.keys()).collect();
    let homeless: Vec<&String> = about
        .children
        .path
        .steps
        .values()
        .filter(|step| step.held)
        .map(|step| &step.name)
        .filter(|stage| !held.contains(stage))
        .collect();
    let most = teams.iter().max_by(|one, other| open(one.1).total_cmp(&open(other.1))).map(|(address, _)| address);
    let mut text = String::new();
    for (address, team) in teams {
        let more = if Some(address) == most { homeless.as_slice() } else { &[] };
        text.push_str(&one(about, address, team, more));
    }
    if !held.contains(&"leaving-care".to_owned()) {
        text.push_str(&leaving_care(about));
    }
    text
}

fn open(team: &OwnTeam) -> f64 {
    team.children.values().sum()
}

fn one(about: &Gathered, address: &str, team: &OwnTeam, more: &[&String]) -> String {
    let stages: Vec<String> = team.children.keys().chain(more.iter().copied()).map(|stage| quoted(stage)).collect();
    let by_role = |key: &str, of: fn(&OwnPosts) -> f64| {
        let said: Vec<String> = team
            .staff
            .iter()
            .filter(|(_, posts)| of(posts) > 0.0)
            .map(|(role, posts)| format!("{role} = {}", number(of(posts), 2)))
            .collect();
        if said.is_empty() { String::new() } else { format!("{key:<11} = {{ {} }}\n", said.join(", ")) }
    };
    let children: Vec<String> =
        team.children.iter().map(|(stage, open)| format!("{stage} = {}", number(*open, 0))).collect();
    let children =
        if children.is_empty() { String::new() } else { format!("open_children = {{ {} }}\n", children.join(", ")) };
    // Whoever is in post has a post, also where the return names none.
    let posts = by_role("posts_fte", |posts| posts.posts.max(posts.in_post));
    let posts = if posts.is_empty() { "posts_fte   = { }\n".to_owned() } else { posts };
    format!(
        "[team.{address}]\nname     = {}\nworks_on = [{}]\n{posts}{}{}{children}{}",
        quoted(&team.title),
        stages.join(", "),
        by_role("in_post_fte", |posts| posts.in_post),
        by_role("agency_fte", |posts| posts.agency),
        vouched(&format!("the council's own returns: {}", about.own.names()), "high")
    )
}

/// Time in post as returned.
pub(super) fn tenure(about: &Gathered) -> String {
    let all: f64 = about.own.tenure.iter().sum();
    if all <= 0.0 {
        return String::new();
    }
    let under = libm::round(about.own.tenure[0] / all * 1000.0) / 10.0;
    let middle = libm::round(about.own.tenure[1] / all * 1000.0) / 10.0;
    format!(
        "[tenure.in_post_percent]\nunder_2_years = {}\nfrom_2_to_5_years = {}\nover_5_years = {}\n{}",
        number(under, 1),
        number(middle, 1),
        number(100.0 - under - middle, 1),
        vouched(&format!("the council's own returns: {}", about.own.names()), "high")
    )
}
