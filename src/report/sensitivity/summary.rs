//! `summary.json` and `manifest.json`: what was found in short, what made it, and how to make it again.

use serde_json::{Value, json};

use super::{SensitivityReport, csv, decision, words};
use crate::experiment::sensitivity::outcome::{Estimate, OUTCOMES};
use crate::experiment::sensitivity::share::Share;
use crate::report::WriteFault;
use crate::report::manifest::sha256;
use crate::report::summary_json::{as_bytes, six};

fn estimate(of: Option<Estimate>) -> Value {
    of.map_or(Value::Null, |it| json!({ "mean": six(it.mean), "mc_error": six(it.error) }))
}

fn share(of: Share) -> Value {
    json!({ "value": six(of.value), "low": six(of.low), "high": six(of.high) })
}

/// The file's bytes.
pub(super) fn json(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let (found, outcome) = (report.found, report.found.outcome);
    let at = outcome.place();
    let shown: serde_json::Map<String, Value> =
        OUTCOMES.iter().map(|it| (it.key().to_owned(), estimate(found.shown[it.place()]))).collect();
    let ranked: Vec<Value> = found
        .by_reach(outcome)
        .into_iter()
        .take(20)
        .map(|input| {
            let bar = &found.one_at_a_time.bars[input];
            json!({
                "address": found.inputs[input].address,
                "at_low": estimate(bar.low[at]),
                "at_high": estimate(bar.high[at]),
                "told_from_nought": bar.is_told(at),
            })
        })
        .collect();
    let shares: Vec<Value> = found
        .global
        .factors
        .iter()
        .filter_map(|factor| {
            let index = found.index(outcome, *factor)?;
            let (first, total) = (share(index.first), share(index.total));
            Some(json!({ "factor": words::factor(report, *factor), "first_order": first, "total": total }))
        })
        .collect();
    let first = found.find_out_first().map(
        |(input, known)| json!({ "address": found.inputs[input].address, "pounds": estimate(Some(known.pounds)) }),
    );
    let value = json!({
        "option": report.options[report.option].name,
        "reference": report.reference.map(|it| report.options[it].name.as_str()),
        "date": found.date.to_string(),
        "target": found.goal.as_ref().map(|goal| goal.name.as_str()),
        "ranked_by": outcome.key(),
        "uncertain_figures": found.inputs.len(),
        "shown": shown,
        "one_at_a_time": ranked,
        "shares_of_variance": shares,
        "find_out_first": first,
        "says": decision::sentences(report),
        "turns": found.turns.iter().flat_map(|turns| turns.matters.iter().map(|(matter, turn)| json!({
            "address": found.inputs[turns.input].address,
            "matter": csv::matter(*matter),
            "turns_at": turn.at.map(|it| six(found.inputs[turns.input].value(it.value))),
        }))).collect::<Vec<Value>>(),
    });
    as_bytes(&value, "summary.json")
}

/// `manifest.json`.
pub(super) fn manifest(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let inputs: Vec<Value> =
        report.inputs().iter().map(|(file, bytes)| json!({ "file": file, "sha256": sha256(bytes) })).collect();
    let options: Vec<Value> = report
        .options
        .iter()
        .zip(report.scenarios)
        .map(|(name, scenario)| json!({ "scenario": name.name, "label": name.label, "merged_scenario": scenario.merged }))
        .collect();
    let sizes = report.found.sizes;
    let value = json!({
        "program": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "title": report.title,
        "seed": report.seed,
        "command": report.command,
        "futures": {
            "of_every_option": sizes.ensemble,
            "of_each_end": sizes.each_end,
            "walks": sizes.walks,
            "rows_of_the_design": sizes.rows,
            "of_each_stress": sizes.stress,
        },
        "inputs": inputs,
        "options": options,
    });
    as_bytes(&value, "manifest.json")
}
