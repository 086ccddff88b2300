//! `summary.json` and `manifest.json`: what was found in short, what made it, and how to make it again.

use serde_json::{Value, json};

use super::{SensitivityReport, Unranked, csv, decision, words};
use crate::experiment::sensitivity::along::Along;
use crate::experiment::sensitivity::outcome::{Estimate, OUTCOMES};
use crate::experiment::sensitivity::share::Share;
use crate::experiment::sensitivity::switching::Turn;
use crate::experiment::sensitivity::{Matter, Turns};
use crate::report::manifest::sha256;
use crate::report::summary_json::{as_bytes, six};
use crate::report::{File, WriteFault};

fn estimate(of: Option<Estimate>) -> Value {
    of.map_or(Value::Null, |it| json!({ "mean": six(it.mean), "mc_error": it.known_error().map(six) }))
}

fn share(of: Share) -> Value {
    json!({ "value": six(of.value), "low": six(of.low), "high": six(of.high) })
}

/// The file's bytes.
pub(super) fn json(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    as_bytes(&value(report), "summary.json")
}

/// What was found in short, for programs.
pub(crate) fn value(report: &SensitivityReport<'_>) -> Value {
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
            let told = found.told_index(outcome, *factor).is_some();
            Some(
                json!({ "factor": words::factor(report, *factor), "first_order": first, "total": total, "told": told }),
            )
        })
        .collect();
    let first = found.find_out_first().map(
        |(input, known)| json!({ "address": found.inputs[input].address, "pounds": estimate(Some(known.pounds)) }),
    );
    json!({
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
        "rule": found.rule.map(|rule| json!({
            "pounds": six(rule.pounds),
            "stated": rule.stated,
            "least_pounds": rule.least.map(six),
        })),
        "says": decision::sentences(report),
        "turns": turns(report),
        "regret": regret(report),
        "early_signs": signs(report),
    })
}

/// The same where no figure is in doubt and nothing was played.
pub(super) fn of_nothing(of: &Unranked<'_>) -> Value {
    let shown: serde_json::Map<String, Value> = OUTCOMES.iter().map(|it| (it.key().to_owned(), Value::Null)).collect();
    json!({
        "option": of.option,
        "reference": of.reference,
        "date": of.date.to_string(),
        "target": of.target,
        "ranked_by": of.ranked_by.key(),
        "uncertain_figures": 0,
        "shown": shown,
        "one_at_a_time": [],
        "shares_of_variance": [],
        "find_out_first": null,
        "rule": null,
        "says": [of.says],
        "turns": [],
        "regret": [],
        "early_signs": [],
    })
}

/// Where answers turn along each leading figure, and whether pages tell it.
fn turns(report: &SensitivityReport<'_>) -> Vec<Value> {
    let found = report.found;
    let one = |input: usize, matter: Matter, turn: &Turn| {
        json!({
            "address": found.inputs[input].address,
            "matter": csv::matter(matter),
            "times": turn.times,
            "told": matches!(found.along(input, matter, turn), Along::Turns(_)),
            "turns_at": turn.at.map(|it| six(found.inputs[input].value(it.value))),
        })
    };
    let along = |turns: &Turns| {
        turns.matters.iter().map(|(matter, turn)| one(turns.input, *matter, turn)).collect::<Vec<Value>>()
    };
    found.turns.iter().flat_map(along).collect()
}

/// What each option loses against the best of each future.
fn regret(report: &SensitivityReport<'_>) -> Vec<Value> {
    let one = |(option, regret): (usize, &crate::experiment::sensitivity::regret::Regret)| json!({ "scenario": report.options[option].name, "mean_pounds": six(regret.mean), "best_in_100": six(regret.best) });
    report.found.regrets.iter().enumerate().map(one).collect()
}

/// What warns of missing the target.
fn signs(report: &SensitivityReport<'_>) -> Vec<Value> {
    let one = |sign: &crate::experiment::sensitivity::warning::Warning| {
        json!({
            "date": report.found.dates[sign.record].to_string(),
            "measure": sign.measure.about().key,
            "warns": if sign.above { "above" } else { "below" },
            "threshold": six(sign.threshold),
            "hits_in_100": six(sign.hit),
            "false_alarms_in_100": six(sign.false_alarm),
        })
    };
    report.found.warnings.iter().map(one).collect()
}

/// `manifest.json`; `figures` are the files whose digests tell whether they are still what was written.
pub(super) fn manifest(report: &SensitivityReport<'_>, figures: &[File]) -> Result<Vec<u8>, WriteFault> {
    let inputs: Vec<Value> =
        report.inputs.iter().map(|(file, digest)| json!({ "file": file, "sha256": digest })).collect();
    let figures: Vec<Value> =
        figures.iter().map(|(file, bytes)| json!({ "file": file, "sha256": sha256(bytes) })).collect();
    let options: Vec<Value> = report
        .options
        .iter()
        .map(|one| json!({ "scenario": one.name, "label": one.label, "merged_scenario": one.merged }))
        .collect();
    let sizes = report.found.sizes;
    let value = json!({
        "program": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "title": report.title,
        "run_id": report.run_id(),
        "seed": report.seed,
        "command": report.command,
        "futures": {
            "of_every_option": sizes.ensemble,
            "of_each_end": sizes.each_end,
            "walks": sizes.walks,
            "rows_of_the_design": sizes.rows,
            "of_each_what_if": sizes.what_if,
        },
        "inputs": inputs,
        "figures": figures,
        "options": options,
    });
    as_bytes(&value, "manifest.json")
}
