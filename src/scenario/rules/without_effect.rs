//! Keys of a stage that stand where nothing looks at them, or that others overrule.

use super::look::{highest, likely, tables};
use crate::foundations::time::MONTH_DAYS;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{and, shown};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Node, Table, Value};

/// Keys that act on whoever holds a child.
const OF_HOLDERS: [&str; 6] =
    ["urgent", "hours_per_month", "hours_in_all", "first_weeks", "final_weeks", "late_strength"];
/// What a published measure counts by its deadline.
const COUNTED: [&str; 2] = ["assessment", "conference"];

/// A stage in which something that was typed does nothing.
pub fn stages(root: &Node, faults: &mut Faults) {
    for (name, stage) in tables(root, "stage") {
        let Some(table) = stage.node.table() else { continue };
        let found = [elastic(name, table), late(name, table), deadline(name, table), unheld(name, table)];
        for (key, note) in found.into_iter().flatten().chain(short_of_its_visits(name, table)) {
            faults.push(&format!("stage.{name}.{key}"), note);
        }
    }
}

type Found = Option<(&'static str, Diagnostic)>;

fn is_held(stage: &Table) -> bool {
    stage.get("held_by").and_then(|entry| entry.node.list()).is_some_and(|list| !list.is_empty())
}

fn is_above_0(stage: &Table, key: &str) -> bool {
    stage.get(key).and_then(|entry| highest(&entry.node)).is_some_and(|figure| figure > 0.0)
}

fn note(stage: &Table, key: &str, title: String) -> Option<Diagnostic> {
    Some(Diagnostic::note(title).at(&stage.get(key)?.key))
}

/// Only a length that runs by itself is slowed by a want of hours.
fn elastic(name: &str, stage: &Table) -> Found {
    const KEY: &str = "elastic_percent";
    if !is_above_0(stage, KEY) {
        return None;
    }
    let by_reviews = ["lasts_days", "lasts_weeks", "lasts_months"]
        .iter()
        .any(|key| stage.get(*key).is_some_and(|entry| entry.node.get("reviews").is_some()));
    let (which, why) = if stage.contains_key("lasts_working_days") {
        (
            "counted in working days",
            "its day is set once a worker is found, and late_strength says how busy workers move it.",
        )
    } else if by_reviews {
        ("counted in reviews", "it ends at a review, and hours that are short put that review off by a week.")
    } else {
        return None;
    };
    let note = note(stage, KEY, format!("{KEY} does nothing in stage \"{name}\": its length is {which}"))?;
    Some((KEY, note.because(why).fix(format!("Take {KEY} out, or write the length in weeks or months of its own."))))
}

/// Late are those who miss a deadline, of work that is counted in working days.
fn late(name: &str, stage: &Table) -> Found {
    const KEY: &str = "late_strength";
    if !is_above_0(stage, KEY) || !is_held(stage) {
        return None;
    }
    let needs = ["deadline_working_days", "lasts_working_days"].into_iter().find(|key| !stage.contains_key(*key))?;
    let note = note(stage, KEY, format!("{KEY} does nothing in stage \"{name}\" without {needs}"))?;
    let told = note.because("it moves work that is counted in working days to the far side of its deadline.");
    Some((KEY, told.fix(format!("Write {needs}, or take {KEY} out."))))
}

/// A deadline is looked at where a measure counts it, and where busy workers miss it.
fn deadline(name: &str, stage: &Table) -> Found {
    const KEY: &str = "deadline_working_days";
    let counted =
        stage.get("counts_as").and_then(|entry| entry.node.text()).is_some_and(|kind| COUNTED.contains(&kind));
    let moved = is_held(stage) && is_above_0(stage, "late_strength") && stage.contains_key("lasts_working_days");
    if counted || moved {
        return None;
    }
    let note = note(stage, KEY, format!("{KEY} does nothing in stage \"{name}\""))?;
    let told = note.because("no measure counts whether it is kept (counts_as \"assessment\" or \"conference\"), and no late_strength says that busy workers miss it.");
    Some((KEY, told.fix(format!("Write counts_as or late_strength as well, or take {KEY} out."))))
}

/// What a worker does for a child needs a worker.
fn unheld(name: &str, stage: &Table) -> Found {
    if is_held(stage) {
        return None;
    }
    let says = |key: &&&str| {
        let entry = stage.get(**key);
        entry.is_some_and(|entry| entry.node.value != Value::Flag(false) && likely(&entry.node) != Some(0.0))
    };
    let idle: Vec<&'static str> = OF_HOLDERS.iter().filter(says).copied().collect();
    let key = idle.first()?;
    let words: Vec<String> = idle.iter().map(|key| (*key).to_owned()).collect();
    let does = if idle.len() == 1 { "does" } else { "do" };
    let note =
        note(stage, key, format!("{} {does} nothing in stage \"{name}\": nobody holds its children", and(&words)))?;
    let told = note.because("held_by = [] says that no worker is asked for, and so nobody's hours or queue.");
    Some((key, told.fix(format!("Write who holds them in held_by, or take {} out.", and(&words)))))
}

/// The visits of a month take more hours than the month has.
fn short_of_its_visits(name: &str, stage: &Table) -> Found {
    const KEY: &str = "hours_per_month";
    let all = stage.get(KEY).filter(|_| is_held(stage))?;
    let visits = &stage.get("visits")?.node;
    let (hours, every) = (visits.get("hours").and_then(likely)?, visits.get("every_working_days")?.number()?);
    let (a_month, written) = (hours * 5.0 / every.max(1.0) * MONTH_DAYS / 7.0, likely(&all.node)?);
    if a_month <= written + 1e-9 {
        return None;
    }
    let up = libm::ceil(a_month * 10.0) / 10.0;
    let note = Diagnostic::note(format!(
        "the visits of stage \"{name}\" take {} hours a month, and {KEY} is {}",
        shown(libm::round(a_month * 10.0) / 10.0),
        shown(written)
    ))
    .at(&all.node.place)
    .because("it is all that a child takes in a month, visits included: the visits are made all the same, and nothing is left for other work.")
    .fix(format!("Write {KEY} = {} or more, or fewer hours for a visit.", shown(up)));
    Some((KEY, note))
}
