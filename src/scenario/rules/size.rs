//! Sizes that no council has and no desk could run.

use std::ops::RangeInclusive;

use super::look::{period, tables, texts};
use crate::foundations::time::YEAR_DAYS;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::thousands;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::measures::MEASURE_NAMES;
use crate::scenario::text::node::Node;

/// The longest period \[years\].
const MOST_YEARS: f64 = 60.0;
/// Years that may be played: spreadsheets know no day before 1900.
const YEARS: RangeInclusive<i16> = 1950..=2200;
/// The most tables of a kind: sets of roles, stages and groups are kept as 64 bits, routes and absences as 8.
const MOST_TABLES: &[(&str, usize)] = &[
    ("role", 60),
    ("stage", 60),
    ("group", 60),
    ("recruitment", 200),
    ("promotion", 200),
    ("absence", 200),
    ("induction", 200),
    ("team", 2_000),
    ("change", 1_000),
    ("target", 1_000),
    ("milestone", 1_000),
];
/// The most roles, learners in each counted beside the others.
const MOST_KINDS: usize = 64;
/// The most memory that the results of one scenario's futures may take \[GiB\].
pub const MOST_MEMORY: f64 = 4.0;
/// Memory for one value of one future \[bytes\].
const BYTES_A_VALUE: f64 = 4.0;

/// Days from the first to the last.
fn days(root: &Node) -> Option<f64> {
    let (start, end) = period(root)?;
    Some(f64::from(end.since(start).ok()?.get_days())).filter(|days| *days > 0.0)
}

/// The period is not absurdly long.
pub fn years(root: &Node, faults: &mut Faults) {
    let (Some(days), Some(node)) = (days(root), root.at("period.end")) else { return };
    let years = days / YEAR_DAYS;
    if years > MOST_YEARS {
        let fault = Diagnostic::fault(format!("the period is {years:.0} years long"))
            .at(&node.place)
            .because(format!(
                "at most {MOST_YEARS} years are played; forecasts of caseloads say little beyond three or four."
            ))
            .fix("Write a nearer end; is the year right?");
        faults.push("period.end", fault);
    }
}

/// The days are of a calendar that tables and spreadsheets have.
pub fn calendar(root: &Node, faults: &mut Faults) {
    for key in ["start", "end"] {
        let Some((node, date)) = root.at(&format!("period.{key}")).and_then(|node| Some((node, node.date()?))) else {
            continue;
        };
        if !YEARS.contains(&date.year()) {
            let fault = Diagnostic::fault(format!("the period cannot {key} in the year {}", date.year()))
                .at(&node.place)
                .because(format!("days from {} to {} are played.", YEARS.start(), YEARS.end()))
                .fix("Is the year right? A date is written year-month-day, such as 2019-04-01.");
            faults.push(&format!("period.{key}"), fault);
        }
    }
}

/// There are not more tables of a kind than the model can tell apart.
pub fn kinds(root: &Node, faults: &mut Faults) {
    for (family, most) in MOST_TABLES {
        let count = tables(root, family).count();
        if let (true, Some((_, last))) =
            (count > *most, tables(root, family).max_by_key(|(_, entry)| entry.key.span.start))
        {
            let fault = Diagnostic::fault(format!("there are {count} tables [{family}.…]"))
                .at(&last.key)
                .because(format!("at most {most} can be told apart."))
                .fix("Put those that are alike into one table.");
            faults.push(family, fault);
        }
    }
}

/// Roles, and as many again for each induction that keeps starters from some stages, are kept as 64 bits.
pub fn kinds_of_worker(root: &Node, faults: &mut Faults) {
    let barring = || tables(root, "induction").filter(|(_, table)| texts(&table.node, "may_not_hold").next().is_some());
    let (roles, inductions) = (tables(root, "role").count(), barring().count());
    let kinds = roles * (1 + inductions);
    if let (true, Some((name, last))) = (kinds > MOST_KINDS, barring().last()) {
        let fault = Diagnostic::fault(format!(
            "{roles} roles with {inductions} inductions that keep starters from stages are too many"
        ))
        .at(&last.key)
        .because(format!(
            "each role counts once, and once more for each such induction: {kinds} in all, of {MOST_KINDS} at most."
        ))
        .fix("Let routes with the same may_not_hold share one induction, or take out roles that no team has.");
        faults.push(&format!("induction.{name}.may_not_hold"), fault);
    }
}

/// The results of all futures fit in memory: here those of the whole council, which every run keeps; a run counts its teams' too.
pub fn results(root: &Node, faults: &mut Faults) {
    // Of a number of futures that cannot be, its own fault says enough.
    if faults.any_below(&["run.replications"]) {
        return;
    }
    let (Some(days), Some(node)) = (days(root), root.at("run.replications")) else { return };
    let Some(replications) = node.number() else { return };
    let step = if root.at("period.record").and_then(Node::text) == Some("week") { 7.0 } else { YEAR_DAYS / 12.0 };
    #[expect(clippy::cast_precision_loss, reason = "there are some dozens of measures")]
    let measures = MEASURE_NAMES.len() as f64;
    let memory = replications * (days / step + 1.0) * measures * BYTES_A_VALUE / (1024.0 * 1024.0 * 1024.0);
    if memory > MOST_MEMORY {
        let fits = libm::floor(replications * MOST_MEMORY / memory / 100.0) * 100.0;
        let fault = Diagnostic::fault(format!(
            "the results of {} futures would take about {memory:.0} GiB of memory",
            thousands(replications)
        ))
        .at(&node.place)
        .because(format!(
            "{replications:.0} futures × {:.0} records × {measures} measures; at most {MOST_MEMORY} GiB are used.",
            days / step + 1.0
        ))
        .fix(format!("Write replications = {fits:.0} or fewer; 1,000 to 10,000 answer most questions."));
        faults.push("run.replications", fault);
    }
}
