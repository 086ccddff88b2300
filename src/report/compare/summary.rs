//! `summary.json` of a comparison: headlines of every option, and differences with how often they are for the better.

use serde::Serialize;

use super::ComparisonReport;
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::ablation::Waterfall;
use crate::experiment::compare::ignorance::Ignorance;
use crate::experiment::compare::promises::{Dated, Promise};
use crate::experiment::compare::tried::WhatIfFindings;
use crate::experiment::findings::{Band, Series};
use crate::model::measure::{MEASURES, Measure};
use crate::report::WriteFault;
use crate::report::moments::{Moment, moments};
use crate::report::summary_json::{as_bytes, six};

#[derive(Serialize)]
struct Summary<'a> {
    title: &'a str,
    question: Option<&'a str>,
    authority: Option<&'a str>,
    start: String,
    end: String,
    table_date: String,
    replications: u32,
    seed: u64,
    interrupted: bool,
    reference: &'a str,
    preferred: Option<&'a str>,
    options: Vec<Compared<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waterfall: Option<Fall>,
    what_ifs: Vec<Tried<'a>>,
    starters: Vec<Tried<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sensitivity: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_of_variance_by_chance: Option<Apart>,
    notes: Vec<&'a str>,
}

#[derive(Serialize)]
struct Fall {
    measure: &'static str,
    futures: u32,
    whole: Spread,
    /// What the files of the two scenarios differ in beside changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    files_otherwise: Option<Spread>,
    changes: Vec<Bar>,
}

#[derive(Serialize)]
struct Bar {
    change: String,
    date: String,
    added: Spread,
    left_out: Spread,
}

#[derive(Serialize)]
struct Tried<'a> {
    what_if: &'a str,
    label: &'a str,
    futures: u32,
    option: Spread,
    shift: Spread,
    difference: Spread,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_better: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    net_cost_pounds: Option<Spread>,
}

#[derive(Serialize)]
struct Apart {
    measure: &'static str,
    option: f64,
    option_error: f64,
    difference: f64,
    difference_error: f64,
}

#[derive(Serialize)]
struct Compared<'a> {
    scenario: &'a str,
    label: &'a str,
    headlines: Vec<Headline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    net_cost_pounds: Option<Spread>,
    #[serde(skip_serializing_if = "Option::is_none")]
    net_present_cost_pounds: Option<Spread>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_breaking_even: Option<f64>,
    targets: Vec<Target<'a>>,
}

#[derive(Serialize)]
struct Headline {
    measure: &'static str,
    label: &'static str,
    unit: &'static str,
    values: Vec<Value>,
}

#[derive(Serialize)]
struct Value {
    date: String,
    at: &'static str,
    result: Spread,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<Spread>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_better: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_same: Option<f64>,
}

#[derive(Serialize)]
struct Spread {
    mean: f64,
    p10: f64,
    p50: f64,
    p90: f64,
    /// Null of one future.
    mc_error: Option<f64>,
}

#[derive(Serialize)]
struct Target<'a> {
    target: &'a str,
    measure: &'static str,
    team: &'a str,
    date: String,
    value: f64,
    /// Null where no future has a figure, as of a team that has closed.
    share_meeting: Option<f64>,
    share_holding: Option<f64>,
    futures: u32,
    /// Of how many `share_holding` is.
    futures_holding: u32,
}

/// The file's bytes.
pub(crate) fn json(report: &ComparisonReport<'_>) -> Result<Vec<u8>, WriteFault> {
    as_bytes(&summary(report), "summary.json")
}

fn summary<'a>(report: &ComparisonReport<'a>) -> Summary<'a> {
    let comparison = report.comparison;
    let council = report.council();
    let findings = &comparison.reference().findings;
    Summary {
        title: report.title,
        question: report.question,
        authority: council.authority.as_deref(),
        start: council.period.start.to_string(),
        end: council.period.end.to_string(),
        table_date: findings.dates.get(comparison.record).map(ToString::to_string).unwrap_or_default(),
        replications: findings.replications,
        seed: findings.seed,
        interrupted: comparison.is_interrupted(),
        reference: &comparison.reference().name,
        preferred: comparison.preferred.map(|index| comparison.options[index].name.as_str()),
        options: comparison.options.iter().map(compared).collect(),
        waterfall: comparison.waterfall.as_ref().map(fall),
        what_ifs: comparison.what_ifs.iter().map(tried).collect(),
        starters: comparison.starters.iter().map(tried).collect(),
        sensitivity: report.matters.map(crate::report::sensitivity::summary::value),
        share_of_variance_by_chance: comparison.ignorance.as_ref().map(apart),
        notes: report.all_notes().map(String::as_str).collect(),
    }
}

fn fall(found: &Waterfall) -> Fall {
    let bar = |bar: &crate::experiment::compare::ablation::Bar| Bar {
        change: bar.change.clone(),
        date: bar.date.to_string(),
        added: spread(&bar.added),
        left_out: spread(&bar.left_out),
    };
    Fall {
        measure: found.measure.about().key,
        futures: found.futures,
        whole: spread(&found.whole),
        files_otherwise: found.beside.as_ref().map(spread),
        changes: found.bars.iter().map(bar).collect(),
    }
}

fn tried(found: &WhatIfFindings) -> Tried<'_> {
    Tried {
        what_if: &found.name,
        label: &found.label,
        futures: found.futures,
        option: spread(&found.option),
        shift: spread(&found.shift),
        difference: spread(&found.against.band),
        share_better: found.against.share_better.map(six),
        net_cost_pounds: found.net.map(|band| spread(&band)),
    }
}

fn apart(found: &Ignorance) -> Apart {
    Apart {
        measure: found.measure.about().key,
        option: six(found.option.chance),
        option_error: six(found.option.error),
        difference: six(found.difference.chance),
        difference_error: six(found.difference.error),
    }
}

fn compared(option: &OptionFindings) -> Compared<'_> {
    Compared {
        scenario: &option.name,
        label: &option.label,
        headlines: MEASURES.iter().filter_map(|about| headline(option, about.measure)).collect(),
        net_cost_pounds: option.net.map(|band| spread(&band)),
        net_present_cost_pounds: option.worth.and_then(|_| Some(spread(&option.costs.as_ref()?.present?))),
        share_breaking_even: option.worth.map(|worth| six(worth.break_even.share)),
        targets: option.promises.iter().flat_map(targets).collect(),
    }
}

fn targets(promise: &Promise) -> impl Iterator<Item = Target<'_>> {
    let target = |dated: &Dated| Target {
        target: &promise.target,
        measure: promise.series.measure.about().key,
        team: &promise.series.team,
        date: dated.date.to_string(),
        value: dated.value,
        share_meeting: dated.meeting.map(six),
        share_holding: dated.holding.map(six),
        futures: dated.futures,
        futures_holding: dated.held_futures,
    };
    promise.dates.iter().map(target)
}

fn headline(option: &OptionFindings, measure: Measure) -> Option<Headline> {
    let bands = option.findings.council(measure)?;
    let series = Series { team: "all".into(), role: "all".into(), measure };
    let differences = option.differences.as_ref().and_then(|all| all.get(&series));
    let moments = moments(&option.findings);
    let at = |&(record, moment): &(usize, Moment)| {
        let band = bands.get(record).copied().flatten()?;
        let difference = differences.and_then(|row| row.get(record).copied().flatten());
        Some(Value {
            date: option.findings.dates.get(record)?.to_string(),
            at: moment.key(),
            result: spread(&band),
            difference: difference.map(|found| spread(&found.band)),
            share_better: difference.and_then(|found| found.share_better).map(six),
            share_same: difference.map(|found| six(found.share_same)),
        })
    };
    let about = measure.about();
    Some(Headline {
        measure: about.key,
        label: about.label,
        unit: about.unit,
        values: moments.iter().filter_map(at).collect(),
    })
}

fn spread(band: &Band) -> Spread {
    Spread {
        mean: six(band.mean),
        p10: six(band.p10),
        p50: six(band.p50),
        p90: six(band.p90),
        mc_error: band.error().map(six),
    }
}
