//! Files of what was found, a value a row, and what made them.

use serde_json::{Value, json};

use super::SeekReport;
use super::sentences::sentences;
use crate::experiment::seek::verdict::Chance;
use crate::experiment::seek::{Method, Tried};
use crate::report::results_csv::{self, table};
use crate::report::summary_json::{as_bytes, six};
use crate::report::{WriteFault, escape, figures};

fn settings(report: &SeekReport<'_>, tried: Option<&Tried>) -> Vec<String> {
    let setting = |place: usize| {
        let set = tried.and_then(|tried| report.problem.setting(&tried.point, place));
        set.map_or_else(String::new, |set| set.to_string())
    };
    (0..report.problem.levers.len()).map(setting).collect()
}

fn heads(report: &SeekReport<'_>) -> Vec<String> {
    report.problem.levers.iter().map(|lever| escape::cell(&lever.addresses.join("+"))).collect()
}

fn told(tried: &Tried) -> Vec<String> {
    let (low, high) = tried.chance.interval();
    let shares = [tried.chance.share(), low, high].map(figures::plain);
    let cost =
        [tried.cost.map(|cost| cost.mean), tried.cost.and_then(|cost| cost.known_error())].map(results_csv::value);
    [vec![tried.chance.futures.to_string()], shares.to_vec(), cost.to_vec()].concat()
}

const TOLD: [&str; 6] = ["futures", "chance", "chance_low", "chance_high", "cost_pounds", "cost_mc_error"];

/// `trials.csv`: every point tried.
pub(super) fn trials(report: &SeekReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let heads = heads(report);
    let columns: Vec<&str> = heads.iter().map(String::as_str).chain(TOLD).collect();
    let row = |tried: &Tried| [settings(report, Some(tried)), told(tried)].concat();
    table("trials.csv", &columns, report.found.tried.iter().map(row))
}

/// `frontier.csv`: for each chance the cheapest point that was seen to reach it, and of the one that is asked for what is shown to.
pub(super) fn frontier(report: &SeekReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let heads = heads(report);
    let columns: Vec<&str> =
        ["asked_in_100", "seen_or_shown"].into_iter().chain(heads.iter().map(String::as_str)).chain(TOLD).collect();
    let row = |level: f64, basis: &str, tried: Option<&Tried>| {
        let told = tried.map_or_else(|| vec![String::new(); TOLD.len()], told);
        [vec![figures::plain(level), basis.to_owned()], settings(report, tried), told].concat()
    };
    let seen = report.found.frontier.iter().map(|(level, tried)| row(*level, "seen", tried.as_ref()));
    let answer = report.found.answer.iter().map(|answer| row(report.problem.percent, "shown", Some(&answer.tried)));
    table("frontier.csv", &columns, seen.chain(answer))
}

fn chance(of: Chance) -> Value {
    let (low, high) = of.interval();
    json!({ "share": six(of.share()), "low": six(low), "high": six(high), "futures": of.futures })
}

fn tried(report: &SeekReport<'_>, tried: &Tried) -> Value {
    let addresses = report.problem.levers.iter().map(|lever| lever.addresses.join("+"));
    let set: serde_json::Map<String, Value> =
        addresses.zip(settings(report, Some(tried))).map(|(address, value)| (address, Value::String(value))).collect();
    json!({ "set": set, "chance": chance(tried.chance), "cost_pounds": tried.cost.map(|cost| six(cost.mean)), "cost_mc_error": tried.cost.and_then(|cost| cost.known_error()).map(six), "within_budget": tried.is_within })
}

/// `summary.json`.
pub(super) fn summary(report: &SeekReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let (found, problem) = (report.found, report.problem);
    let answer = found.answer.as_ref().map(|answer| {
        json!({
            "enough": tried(report, &answer.tried),
            "on_other_futures": chance(answer.afresh),
            "not_ruled_out": tried(report, &answer.least),
        })
    });
    let value = json!({
        "scenario": report.label(),
        "target": problem.goal.name,
        "by": problem.goal.date.to_string(),
        "chance_percent": six(problem.percent),
        "confidence_percent": 95,
        "budget_pounds": problem.budget.map(six),
        "budget_counts_against": problem.budget.map(|_| "smallest_change"),
        "method": match found.method { Method::Monotone => "monotone lattice search", Method::Race => "race over every value" },
        "answer": answer,
        "plan": found.plan.as_ref().map(|plan| tried(report, plan)),
        "smallest_change": tried(report, &found.near),
        "furthest_change": tried(report, &found.far),
        "says": sentences(report),
    });
    as_bytes(&value, "summary.json")
}

/// `manifest.json`.
pub(super) fn manifest(report: &SeekReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let inputs: Vec<Value> =
        report.inputs.iter().map(|(file, digest)| json!({ "file": file, "sha256": digest })).collect();
    let value = json!({
        "program": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "title": report.scenario.council.title,
        "run_id": report.run_id(),
        "seed": report.problem.seed,
        "futures_of_a_trial_at_most": report.problem.futures,
        "futures_in_all": report.found.futures,
        "command": report.command,
        "inputs": inputs,
        "merged_scenario": report.scenario.merged,
    });
    as_bytes(&value, "manifest.json")
}
