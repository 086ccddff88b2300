//! Routes, promotions and cover: keys that would do nothing where they stand.

use super::look::{entries, highest, likely, tables, texts, total};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Node, Value};

/// Keys that belong to the other kind of route.
pub fn kinds_of_route(root: &Node, faults: &mut Faults) {
    const ONLY_WITH: [(&str, &str, &str); 4] = [
        (
            "adverts_fail_percent",
            "time_to_fill_days",
            "applicants_per_year counts people who would take a post, so adverts that fail are in it already.",
        ),
        ("experienced_holders_per_starter", "applicants_per_year", "a post with a time of its own makes no offers."),
        ("cohorts_are_places", "cohort_percent", "places are offered for a date."),
        ("experienced_holders_per_starter", "induction", "who is newly qualified is whoever is still in induction."),
    ];
    for (name, route) in tables(root, "recruitment") {
        let Some(table) = route.node.table() else { continue };
        for (key, needs, why) in ONLY_WITH {
            if let (Some(entry), false) = (table.get(key), table.contains_key(needs)) {
                let fault = Diagnostic::fault(format!("{key} would do nothing in a route without {needs}"))
                    .at(&entry.key)
                    .because(why)
                    .fix(format!(
                        "Take {key} out{}.",
                        if needs == "induction" { ", or write induction as well" } else { "" }
                    ));
                faults.push(&format!("recruitment.{name}.{key}"), fault);
            }
        }
    }
}

/// People are recruited ahead by routes with applicants alone.
pub fn ahead(root: &Node, faults: &mut Faults) {
    let fills = |role: &str| {
        let with_applicants = |route: &Node| route.get("applicants_per_year").is_some();
        tables(root, "recruitment").any(|(_, route)| {
            with_applicants(&route.node) && texts(&route.node, "fills").any(|(filled, _)| filled == role)
        })
    };
    for (name, change) in tables(root, "change") {
        for (role, entry) in entries(change.node.at("recruit_ahead.people")) {
            if !fills(role) && likely(&entry.node) != Some(0.0) {
                let fault = Diagnostic::fault(format!("nobody applies for posts of role \"{role}\""))
                    .at(&entry.key)
                    .because("people are recruited ahead of leavers by routes with applicants_per_year; where each post fills after a time of its own nobody comes before it is open.")
                    .fix("Take the role out, or write a route with applicants_per_year that fills it.");
                faults.push(&format!("change.{name}.recruit_ahead.people.{role}"), fault);
            }
        }
    }
}

/// A promotion leads to another role.
pub fn promotions(root: &Node, faults: &mut Faults) {
    for (name, way) in tables(root, "promotion") {
        let (from, to) = (way.node.get("from").and_then(Node::text), way.node.get("to"));
        if let Some(to) = to.filter(|to| from.is_some() && to.text() == from) {
            let fault = Diagnostic::fault(format!("promotion \"{name}\" leads to the role it starts from"))
                .at(&to.place)
                .because("who is promoted, or moves, has another role from then on.")
                .fix("Write the role they take on after to =");
            faults.push(&format!("promotion.{name}.to"), fault);
        }
    }
}

/// Nobody stands in where there are no agency workers.
pub fn standing_in(root: &Node, faults: &mut Faults) {
    for (name, absence) in tables(root, "absence") {
        let Some(entry) = absence.node.table().and_then(|table| table.get("agency_cover_percent")) else { continue };
        if root.get("agency").is_none() && likely(&entry.node) != Some(0.0) {
            let fault = Diagnostic::fault("agency workers are to stand in, and there are none")
                .at(&entry.key)
                .because("without [agency] nobody says which roles they may cover, or how soon one comes.")
                .fix("Write [agency], or take agency_cover_percent out.");
            faults.push(&format!("absence.{name}.agency_cover_percent"), fault);
        }
    }
}

/// Leavers follow what is paid only where the file says what is paid and what a salary is, and nobody stays for it where
/// pay keeps nobody: a strength that is absent is one of 0.
pub fn kept_by_pay(root: &Node, faults: &mut Faults) {
    let without = |change: &Node| {
        let needed = [
            (change.at("keep_staff.payment_pounds_per_year").is_some(), "payment_pounds_per_year"),
            (root.get("pay").is_some(), "[pay]"),
        ];
        needed.into_iter().find(|(there, _)| !there).map(|(_, what)| what)
    };
    for (name, change) in tables(root, "change") {
        let by_pay = change.node.get("keep_staff").and_then(Node::table).and_then(|table| table.get("leavers_by_pay"));
        let by_pay = by_pay.filter(|entry| entry.node.value == Value::Flag(true));
        if let (Some(entry), Some(what)) = (by_pay, without(&change.node)) {
            let fault = Diagnostic::fault(format!("leavers_by_pay would do nothing without {what}"))
                .at(&entry.key)
                .because("fewer people leave by the payment ÷ their salary, as much as pay_strength says.")
                .fix(format!(
                    "Write {what}, or fewer_leavers_percent with your own figure in place of leavers_by_pay."
                ));
            faults.push(&format!("change.{name}.keep_staff.leavers_by_pay"), fault);
        } else if let (Some(entry), Some(leaving)) = (by_pay, root.get("leaving"))
            && leaving.get("pay_strength").is_none_or(|strength| highest(strength).is_some_and(|most| most <= 0.0))
        {
            let is = if leaving.get("pay_strength").is_some() { "is 0" } else { "is not there, which is as 0" };
            let note = Diagnostic::note(format!("this payment keeps nobody: leaving.pay_strength {is}"))
                .at(&entry.key)
                .because("fewer people leave by the payment ÷ their salary, as much as pay_strength says.")
                .fix("Write pay_strength under [leaving], or fewer_leavers_percent with your own figure in place of leavers_by_pay.");
            faults.push(&format!("change.{name}.keep_staff.leavers_by_pay"), note);
        }
    }
}

/// A budget for agency workers needs their prices.
pub fn budget(root: &Node, faults: &mut Faults) {
    let budget = root.get("agency").and_then(Node::table).and_then(|table| table.get("at_most_pounds_per_year"));
    if let (Some(entry), None) = (budget, root.get("pay")) {
        let fault = Diagnostic::fault("at_most_pounds_per_year would do nothing without [pay]")
            .at(&entry.key)
            .because("nothing says what an agency worker costs.")
            .fix("Write [pay], or at_most_fte in place of at_most_pounds_per_year.");
        faults.push("agency.at_most_pounds_per_year", fault);
    }
}

/// Posts are asked for again where some were passed over.
pub fn asked_again(root: &Node, faults: &mut Faults) {
    let agency = root.get("agency").and_then(Node::table);
    let again = agency.and_then(|table| table.get("asks_again")).filter(|entry| entry.node.value == Value::Flag(true));
    if let (Some(entry), None) = (again, agency.and_then(|table| table.get("asks_above_uncovered_percent"))) {
        let fault = Diagnostic::fault("asks_again would do nothing without asks_above_uncovered_percent")
            .at(&entry.key)
            .because("without it no post is passed over when it falls empty.")
            .fix("Write asks_above_uncovered_percent as well, or take asks_again out.");
        faults.push("agency.asks_again", fault);
    }
}

/// A cap needs the market's prices, and what is signed off above it a cap.
pub fn price_cap(root: &Node, faults: &mut Faults) {
    let Some(agency) = root.get("agency").and_then(Node::table) else { return };
    let needs = [
        (
            "cap_week_pounds",
            root.get("pay").is_some(),
            "[pay]",
            "nothing says what the market asks for an agency worker.",
        ),
        (
            "cap_exceeded_percent",
            agency.contains_key("cap_week_pounds"),
            "cap_week_pounds",
            "without a cap none is exceeded.",
        ),
    ];
    for (key, there, what, why) in needs {
        if let Some(entry) = agency.get(key).filter(|_| !there) {
            let fault = Diagnostic::fault(format!("{key} would do nothing without {what}"))
                .at(&entry.key)
                .because(why)
                .fix(format!("Write {what}, or take {key} out."));
            faults.push(&format!("agency.{key}"), fault);
        }
    }
}

/// More agency workers on the first day than may be there at once.
pub fn over_the_limit(root: &Node, faults: &mut Faults) {
    // Of figures that are wrong themselves there is no sum.
    if faults.any_below(&["team"]) {
        return;
    }
    let Some(limit) = root.at("agency.at_most_fte") else { return };
    let of = |key: &str| tables(root, "team").map(|(_, team)| total(team.node.get(key))).sum::<f64>();
    let there = of("agency_fte") + of("agency_on_top_fte");
    if let Some(most) = likely(limit).filter(|most| there > *most + 1e-9) {
        let note = Diagnostic::note(format!(
            "{} FTE of agency workers are there on the first day, and at_most_fte is {}",
            shown(there),
            shown(most)
        ))
        .at(&limit.place)
        .because("those above the limit are given notice that day: those on top of posts first, then the newest.")
        .fix(format!(
            "Write at_most_fte = {} or more if they are to stay, or fewer in agency_fte of the teams.",
            shown(there)
        ));
        faults.push("agency.at_most_fte", note);
    }
}
