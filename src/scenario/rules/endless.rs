//! Comings and goings so fast that a future would hardly end.

use super::look::{entries, highest, tables};
use super::paths::{BRIEF, longest_of};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{shown, thousands};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::Limits;
use crate::scenario::text::node::Node;

/// An agency worker who stays no time at all is asked for again in the same moment.
pub fn agency_stays(root: &Node, faults: &mut Faults) {
    let Some(agency) = root.get("agency") else { return };
    let some = |key: &str| agency.get(key).and_then(highest).is_some_and(|share| share > 0.0);
    if !some("ask_percent") {
        return;
    }
    let short = if some("short_stays_percent") { agency.get("short_stays_weeks") } else { None };
    let stays = [("stays_weeks", agency.get("stays_weeks")), ("short_stays_weeks", short)];
    for (key, length) in stays {
        let Some(length) = length else { continue };
        if longest_of(length).is_none_or(|weeks| weeks * 7.0 >= BRIEF) {
            continue;
        }
        let fault = Diagnostic::fault("agency workers can come, go and be asked for again for ever in no time")
            .at(&length.place)
            .because("one who stays for nothing leaves the post as bare as before, and the next is asked for at once.")
            .fix(format!(
                "Write {key} = 26 with your own figure, or take {key} out: they then stay until the post is filled."
            ));
        faults.push(&format!("agency.{key}"), fault);
    }
}

/// What a role and a team make of leaving stays within what leaving itself may be.
pub fn leaving(root: &Node, faults: &mut Faults) {
    let most = Limits::RATE.most;
    let Some(rate) = root.at("leaving.percent_per_year").and_then(highest).filter(|rate| *rate <= most) else { return };
    let factor = |node: Option<&Node>| node.and_then(highest).map_or(1.0, |percent| percent / 100.0);
    let of_role = |role: &str| factor(root.at(&format!("role.{role}.leaving_percent")));
    let mut told = |address: &str, node: &Node, who: &str, a_year: f64| {
        if !a_year.is_finite() || a_year <= most {
            return;
        }
        let fault = Diagnostic::fault(format!("{} % of {who} would leave in a year", thousands(a_year)))
            .at(&node.place)
            .because(format!(
                "leaving_percent is a share of the council's rate, {} % a year; together they come to {} % at most.",
                shown(rate),
                shown(most)
            ))
            .fix("Write 100 for people who leave as others do, 150 for half as many again.");
        faults.push(address, fault);
    };
    for (name, role) in tables(root, "role") {
        if let Some(node) = role.node.get("leaving_percent") {
            told(&format!("role.{name}.leaving_percent"), node, &format!("role \"{name}\""), rate * of_role(name));
        }
    }
    for (name, team) in tables(root, "team") {
        let Some(node) = team.node.get("leaving_percent") else { continue };
        let here = ["posts_fte", "in_post_fte"].into_iter().flat_map(|key| entries(team.node.get(key)));
        // A role that is told of by itself is not told of again for each of its teams.
        let of_roles = here.map(|(role, _)| of_role(role)).filter(|role| rate * role <= most);
        let highest_role = of_roles.fold(0.0, f64::max);
        told(
            &format!("team.{name}.leaving_percent"),
            node,
            &format!("team \"{name}\""),
            rate * highest_role * factor(Some(node)),
        );
    }
}
