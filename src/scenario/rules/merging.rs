//! Where the people of teams that close go: to teams that open, or to one that is there already.

use std::collections::BTreeSet;

use super::look::{entries, tables, texts, total};
use super::shares;
use super::structures::is_shared;
use super::teams::{Moment, moments, takes_over};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};

/// People go from teams that close to teams that are open afterwards, all of them.
pub fn old_and_new(root: &Node, faults: &mut Faults) {
    for Moment { after, open } in moments(root) {
        let Some((date, name, act)) = after else { continue };
        for (old, shares) in entries(act.node.get("people_percent")) {
            let address = format!("change.{name}.reorganise.people_percent.{old}");
            // A team that does not exist is told of elsewhere.
            if is_team(root, old) && !lists(act, "close", old) {
                let fault = Diagnostic::fault(format!("team \"{old}\" does not close here"))
                    .at(&shares.key)
                    .because("people_percent says where the people of a team that closes go.")
                    .fix(format!("Take {old} out, or add it to close."));
                faults.push(&address, fault);
            }
            for (new, share) in entries(Some(&shares.node)).filter(|(new, _)| is_team(root, new)) {
                if !open.contains(new) && !is_shared(root, name, new) {
                    faults.push(&format!("{address}.{new}"), not_there((new, share), date, act));
                }
            }
            if shares.node.table().is_some() {
                shares::whole(&address, &shares.node.place, total(Some(&shares.node)), faults);
            }
        }
    }
}

fn not_there((new, share): (&str, &Entry), date: Date, act: &Entry) -> Diagnostic {
    let fault = if lists(act, "close", new) {
        Diagnostic::fault(format!("team \"{new}\" closes here too")).fix("Write a team that stays, or one that opens.")
    } else {
        Diagnostic::fault(format!("team \"{new}\" is not open on {}", in_words(date)))
            .fix(format!("Write a team that stays in place of {new}, or add it to open."))
    };
    fault
        .at(&share.key)
        .because("people_percent says to which teams people go: some that open here, or that are there already.")
}

/// The people of a team that closes have somewhere to go.
pub fn nowhere_to_go(root: &Node, faults: &mut Faults) {
    let teams: BTreeSet<&str> =
        tables(root, "team").filter(|(_, team)| has_posts(&team.node)).map(|(name, _)| name).collect();
    for Moment { after, open } in moments(root) {
        let Some((_, name, act)) = after else { continue };
        if texts(&act.node, "open").next().is_some() {
            continue;
        }
        let sent = |team: &str| act.node.at(&format!("people_percent.{team}")).is_some();
        for (team, node) in texts(&act.node, "close").filter(|(team, _)| teams.contains(team) && !sent(team)) {
            let fix = takes_over(root, &open).map_or_else(
                || "Name the teams that take over in open = [\"…\"], each with a table of its own such as [team.assessment].".to_owned(),
                |into| format!("Write people_percent = {{ {team} = {{ {into} = 100 }} }} with the teams that they join, or the teams that take over in open."),
            );
            let fault = Diagnostic::fault(format!("team \"{team}\" closes and its people have nowhere to go"))
                .at(&node.place)
                .because("no team opens in its place: they would be paid, and hold no children.")
                .fix(fix);
            faults.push(&format!("change.{name}.reorganise.close"), fault);
        }
    }
}

fn has_posts(team: &Node) -> bool {
    ["posts_fte", "in_post_fte", "agency_fte", "agency_on_top_fte"].iter().any(|key| total(team.get(key)) > 0.0)
}

fn is_team(root: &Node, team: &str) -> bool {
    root.get("team").and_then(|teams| teams.get(team)).is_some()
}

fn lists(act: &Entry, key: &str, team: &str) -> bool {
    texts(&act.node, key).any(|(listed, _)| listed == team)
}
