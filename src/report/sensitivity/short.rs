//! What an answer hangs on in a few lines, for a page that has room for no more.

use super::{SensitivityReport, count, decision, few, words};
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::outcome::Outcome;
use crate::report::days;

/// Most figures that are named.
const MOST: usize = 2;

/// The figures that move the answer furthest, each with its share of everything at once, and the sign that warns best. Figures that too
/// few futures are behind are left to pages that have room to say so: whoever has two minutes would take them for found.
pub(crate) fn lines(report: &SensitivityReport<'_>) -> Vec<String> {
    let (found, outcome) = (report.found, report.found.outcome);
    let told = |input: &usize| found.one_at_a_time.bars[*input].is_told(outcome.place());
    let moving = found.by_reach(outcome).into_iter().filter(told).filter_map(|input| figure(report, input));
    let behind = [(found.one_at_a_time.futures, ""), (found.global.rows, "")];
    let most = if few(&behind).is_some() { 0 } else { MOST };
    let mut lines: Vec<String> = moving.take(most).collect();
    if let Some(first) = lines.first_mut() {
        first.push_str(&rests_on(report));
    }
    lines.into_iter().chain(sign(report)).collect()
}

/// On how many futures the lines rest, once for all of them.
fn rests_on(report: &SensitivityReport<'_>) -> String {
    let (each, rows) = (report.found.one_at_a_time.futures, report.found.global.rows);
    format!(" ({} futures of each end, {} points with everything moving)", count(each), count(rows))
}

/// What a figure does by itself and with everything moving; nothing where the second is not known.
fn figure(report: &SensitivityReport<'_>, input: usize) -> Option<String> {
    let (found, outcome) = (report.found, report.found.outcome);
    let (of, bar) = (&found.inputs[input], &found.one_at_a_time.bars[input]);
    let share = found.told_index(outcome, Factor::Input(input))?.total;
    let at = outcome.place();
    let [low, high] = [bar.low[at]?, bar.high[at]?].map(|end| words::change(outcome, &end));
    let unit = match outcome {
        Outcome::Caseload | Outcome::Difference => " children per worker",
        Outcome::Target => " futures in 100",
        Outcome::Cost => "",
    };
    Some(format!(
        "{}: {low}{unit} at {}, {high} at {}; {} of all variance",
        words::input(report, input),
        words::value(of.low),
        words::value(of.high),
        words::span(&share),
    ))
}

/// What to watch, where a sign tells well.
fn sign(report: &SensitivityReport<'_>) -> Option<String> {
    let sign = decision::earliest(report)?;
    Some(format!(
        "Warns of missing the target: {} {} {} on {}",
        words::watched(sign.measure).to_lowercase(),
        if sign.above { "above" } else { "below" },
        words::threshold(sign.measure, sign.threshold),
        days::short(report.found.dates[sign.record]),
    ))
}
