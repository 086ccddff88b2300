//! Salaries, prices and hours that are in another unit than their key names.

use super::look::{entries, likely};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{shown, thousands};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::Node;

/// Salaries of a year [£] that somebody is paid.
const SALARIES: (f64, f64) = (1_000.0, 500_000.0);
/// Prices of an agency worker's week [£] that somebody pays.
const WEEKS: (f64, f64) = (50.0, 20_000.0);
/// Fewer hours of a week than this are hardly all that a full-time worker has for children.
const FEWEST_HOURS: f64 = 5.0;

/// Amounts that nobody is paid, or works.
pub fn amounts(root: &Node, faults: &mut Faults) {
    for (key, limits, each) in [
        ("pay.salary_pounds", SALARIES, "a year"),
        ("pay.agency_week_pounds", WEEKS, "a week"),
        ("agency.cap_week_pounds", WEEKS, "a week"),
    ] {
        for (role, entry) in entries(root.at(key)) {
            pounds(&format!("{key}.{role}"), &entry.node, limits, each, faults);
        }
    }
    for (role, entry) in entries(root.get("role")) {
        for point in entry.node.get("pay_points_pounds").and_then(Node::list).into_iter().flatten() {
            pounds(&format!("role.{role}.pay_points_pounds"), point, SALARIES, "a year", faults);
        }
    }
    hours(root, faults);
}

fn pounds(address: &str, node: &Node, (least, most): (f64, f64), each: &str, faults: &mut Faults) {
    let Some(number) = likely(node).filter(|number| *number > 0.0 && number.is_finite()) else { return };
    let written = if number < 100.0 { shown(number) } else { thousands(number) };
    let note = Diagnostic::note(format!("{address} is £{written} {each}")).at(&node.place);
    let told = if number < least {
        note.because("figures here are pounds, and not thousands of them.")
            .fix(format!("Write {} if that is what is meant.", thousands(number * 1_000.0).replace(',', "_")))
    } else if number > most {
        note.because(format!("figures here are whole pounds {each}, and hardly any are more than {}.", thousands(most)))
            .fix("Look for a nought too many, or for the price of a longer time.")
    } else {
        return;
    };
    faults.push(address, told);
}

fn hours(root: &Node, faults: &mut Faults) {
    const KEY: &str = "work.case_hours_per_week";
    let Some(node) = root.at(KEY) else { return };
    if let Some(hours) = likely(node).filter(|hours| *hours > 0.0 && *hours < FEWEST_HOURS) {
        let note = Diagnostic::note(format!(
            "a full-time worker has {} hours a week for all their children",
            shown(hours)
        ))
        .at(&node.place)
        .because(
            "case_hours_per_week is hours of a week: neither of a day, nor for each child, nor a share of the week.",
        )
        .fix("Write the hours of a week, such as 22, if that is what is meant.");
        faults.push(KEY, note);
    }
}
