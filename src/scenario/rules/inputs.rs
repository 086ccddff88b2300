//! What rules read: a rule is told in spite of a fault that is about something else.

use crate::scenario::check::Faults;
use crate::scenario::language::changes::ACTIONS;
use crate::scenario::text::node::Node;

/// Addresses that a rule reads; * stands for any name.
pub(super) type Inputs = &'static [&'static str];

/// Where children go from a stage.
pub(super) const WAYS: Inputs = &[
    "stage.*.exits_percent",
    "stage.*.exits_by_age",
    "stage.*.ends_at_age",
    "stage.*.places.goes_elsewhere_to",
    "change.*.date",
    "change.*.until",
    "change.*.change_exits",
];
/// How long stages last.
pub(super) const LENGTHS: Inputs =
    &["stage.*.lasts_working_days", "stage.*.lasts_days", "stage.*.lasts_weeks", "stage.*.lasts_months"];
/// Where children come in, and where they are on the first day.
pub(super) const FIRST: Inputs =
    &["demand.first_stage", "group.*.first_stage", "team.*.open_children", "stage.*.places"];
/// Who works on what.
pub(super) const WHO: Inputs = &["stage.*.held_by", "team.*.works_on"];
/// For whom teams are.
pub(super) const AGES: Inputs = &["team.*.ages", "team.*.groups"];
/// Teams that open and close.
pub(super) const STRUCTURE: Inputs = &["team.*", "change.*.date", "change.*.reorganise"];
/// Posts, and who is in them.
pub(super) const PEOPLE: Inputs =
    &["team.*.posts_fte", "team.*.in_post_fte", "team.*.agency_fte", "team.*.agency_on_top_fte"];
/// What people are.
pub(super) const ROLES: Inputs = &["role"];
/// Whatever the council does.
pub(super) const CHANGES: Inputs = &["period", "team.*", "change"];
/// Of what does anything at all.
pub(super) const ALL: Inputs = &["role", "stage", "team", "demand", "change"];

/// Whether a fault is about what a rule reads.
pub(super) fn faulty(root: &Node, read: Inputs, faults: &Faults) -> bool {
    faults.addresses().any(|address| {
        let passed_over = |pattern: &str| pattern.starts_with("change.*") && is_still(root, address);
        read.iter().any(|pattern| meet(address, pattern) && !passed_over(pattern))
    })
}

/// Whether one address is at, below or above another. One that ends in * is of the table alone and nothing below it.
fn meet(address: &str, pattern: &str) -> bool {
    if address.is_empty() {
        return false;
    }
    let (at, of): (Vec<&str>, Vec<&str>) = (address.split('.').collect(), pattern.split('.').collect());
    let table_alone = of.last() == Some(&"*");
    !(table_alone && at.len() > of.len()) && at.iter().zip(&of).all(|(at, of)| *of == "*" || at == of)
}

/// Whether a change that has a fault does something that is known, and neither opens or closes teams nor leads children
/// elsewhere: those who look at structure alone pass it over.
fn is_still(root: &Node, address: &str) -> bool {
    let Some(name) = address.split('.').nth(1) else { return false };
    let change = root.get("change").and_then(|all| all.get(name)).and_then(Node::table);
    let acts = || ACTIONS.iter().filter(|act| change.is_some_and(|change| change.contains_key(**act)));
    acts().count() == 1 && !acts().any(|act| ["reorganise", "change_exits"].contains(act))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_meets_what_is_at_it_or_above_or_below() {
        assert!(meet("team.north.works_on", "team.*.works_on"));
        assert!(meet("team.north", "team.*.works_on"));
        assert!(meet("team", "team.*.works_on"));
        assert!(meet("change.x.reorganise.close", "change.*.reorganise"));
        assert!(!meet("team.north.name", "team.*.works_on"));
        assert!(!meet("team.north.name", "team.*") && meet("team.north", "team.*"));
        assert!(!meet("", "team.*"));
    }
}
