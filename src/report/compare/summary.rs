//! `summary.json` of a comparison: headlines of every option, and differences with how often they are for the better.

use serde::Serialize;

use super::ComparisonReport;
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::net_cost;
use crate::experiment::findings::{Band, Series};
use crate::model::measure::{MEASURES, Measure};
use crate::report::WriteFault;
use crate::report::days;
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
    notes: &'a [String],
}

#[derive(Serialize)]
struct Compared<'a> {
    scenario: &'a str,
    label: &'a str,
    headlines: Vec<Headline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    net_cost_pounds: Option<Spread>,
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
    mc_error: f64,
}

#[derive(Serialize)]
struct Target<'a> {
    target: &'a str,
    measure: &'static str,
    team: &'a str,
    date: String,
    value: f64,
    share_meeting: f64,
    mc_error: f64,
}

/// The file's bytes.
pub(crate) fn json(report: &ComparisonReport<'_>) -> Result<Vec<u8>, WriteFault> {
    as_bytes(&summary(report), "summary.json")
}

fn summary<'a>(report: &ComparisonReport<'a>) -> Summary<'a> {
    let comparison = report.comparison;
    let council = &report.scenarios[comparison.reference].council;
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
        interrupted: comparison.options.iter().any(|option| option.findings.interrupted),
        reference: &comparison.reference().name,
        preferred: comparison.preferred.map(|index| comparison.options[index].name.as_str()),
        options: comparison.options.iter().map(|option| compared(report, option)).collect(),
        notes: report.notes,
    }
}

fn compared<'a>(report: &ComparisonReport<'a>, option: &'a OptionFindings) -> Compared<'a> {
    let reference = report.comparison.reference();
    let net = option.differences.as_ref().and_then(|_| net_cost::net(&option.futures, &reference.futures));
    let target = |target: &'a crate::experiment::findings::TargetChance| Target {
        target: &target.target,
        measure: target.series.measure.about().key,
        team: &target.series.team,
        date: target.date.to_string(),
        value: target.value,
        share_meeting: six(target.share_meeting),
        mc_error: six(target.mc_error),
    };
    Compared {
        scenario: &option.name,
        label: &option.label,
        headlines: MEASURES.iter().filter_map(|about| headline(option, about.measure)).collect(),
        net_cost_pounds: net.map(|band| spread(&band)),
        targets: option.findings.targets.iter().map(target).collect(),
    }
}

fn headline(option: &OptionFindings, measure: Measure) -> Option<Headline> {
    let bands = option.findings.council(measure)?;
    let series = Series { team: "all".into(), role: "all".into(), measure };
    let differences = option.differences.as_ref().and_then(|all| all.get(&series));
    let moments = days::moments(&option.findings);
    let at = |&(record, moment): &(usize, days::Moment)| {
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
        mc_error: six(band.mc_error),
    }
}
