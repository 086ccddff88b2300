//! What the scenario is called and asks, over which period, made from which files; and the line to sign.

use super::Block;
use super::table::Table;
use super::words::{quoted, sentences};
use crate::report::manifest::sha256;
use crate::scenario::loaded::Scenario;
use crate::scenario::text::node::Node;

/// Letters of a file's digest that are shown: enough to tell two versions apart.
const DIGEST: usize = 12;

pub(super) fn blocks(root: &Table<'_>, scenario: &Scenario) -> Vec<Block> {
    let about = sentences([
        root.text("question").map(|asked| format!("It asks: {asked}")),
        root.text("authority").map(|council| format!("It is about {council}")),
        root.text("short").map(|short| format!("Charts call it {}", quoted(&short))),
        root.text("status").map(|status| format!("Its status: {status}")),
        root.amount("format", "It is written in version # of the language of scenarios"),
    ]);
    let all = [about, builds_on(root), period(root), run(root), checks(root), how_to_read(), files(scenario)];
    all.into_iter().filter(|words| !words.is_empty()).map(Block::Words).collect()
}

fn builds_on(root: &Table<'_>) -> String {
    let without = root.said("without").map(|tables| format!("It leaves out of that file: {tables}"));
    sentences([
        root.text("builds_on").map(|below| format!("It builds on {below}, and says only what differs")),
        without,
    ])
}

fn period(root: &Table<'_>) -> String {
    let Some(period) = root.below("period") else { return String::new() };
    let (start, end) = (period.said("start").unwrap_or_default(), period.said("end").unwrap_or_default());
    let often = match period.text("record").as_deref() {
        Some("week") => "every week",
        _ => "on the first day and at the end of each month",
    };
    let whose = match period.get("by_team") {
        Some(_) if !period.flag("by_team") => "for the whole council alone",
        _ => "for the whole council, each team and each role",
    };
    let warm_up = period.amount("warm_up_weeks", "# weeks are played before the first record");
    sentences([
        Some(format!("It runs from {start} to {end}; results are recorded {often}, {whose}")),
        warm_up,
        Some(period.rest().join("; ")),
    ])
}

fn run(root: &Table<'_>) -> String {
    let Some(run) = root.below("run") else { return String::new() };
    // A seed is a name and no amount, so it has no commas.
    let seed = run.get("seed").map(|seed| format!("The seed is {}", crate::scenario::text::write::inline(seed)));
    sentences([
        run.amount("replications", "# possible futures are played"),
        seed.map(|seed| format!("{seed}: the same files and seed give the same results")),
        Some(run.rest().join("; ")),
    ])
}

fn checks(root: &Table<'_>) -> String {
    let Some(verification) = root.below("verification") else { return String::new() };
    sentences([Some(format!("For exact checks of the program alone: {}", verification.rest().join("; ")))])
}

fn how_to_read() -> String {
    "Where a range follows a figure, as in 10 (8 in 10: 8 to 13), the figure is the middle of what we expect and the range is where we \
     expect the truth to lie 8 times in 10; one time in ten it is below, one time in ten above. FTE means full-time equivalents."
        .to_owned()
}

fn files(scenario: &Scenario) -> String {
    let short = |bytes: &[u8]| sha256(bytes).chars().take(DIGEST).collect::<String>();
    let read = scenario.inputs.iter().map(|(name, bytes)| format!("{name} ({})", short(bytes)));
    let set = settings(&scenario.root);
    let typed = if set.is_empty() {
        String::new()
    } else {
        format!(" Changed on the command line, and in no file: {}.", set.join(", "))
    };
    format!(
        "Read from {}; the letters in brackets change whenever the file does.{typed}",
        read.collect::<Vec<_>>().join(", ")
    )
}

/// Addresses of what `--set` put there.
fn settings(root: &Node) -> Vec<String> {
    let typed = |address: &String| root.at(address).is_some_and(|node| node.place.is_typed());
    let mut found: Vec<String> = crate::scenario::set::addresses(root).into_iter().filter(typed).collect();
    found.sort();
    found
}

/// A line to sign and date.
pub(super) fn signature() -> Vec<Block> {
    [
        "This is a fair account of what we know, what we do not know, and what we plan.",
        "Name: ______________________________    Post: ______________________________",
        "Signed: ____________________________    Date: ______________________________",
    ]
    .map(|line| Block::Words(line.to_owned()))
    .into()
}
