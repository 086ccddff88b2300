//! `manifest.json` of a comparison: what made it, and how to make it again.

use std::borrow::Cow;

use serde::Serialize;

use super::ComparisonReport;
use crate::report::manifest::sha256;
use crate::report::{File, WriteFault, summary_json};
use crate::scenario::vouched::Apart;

#[derive(Serialize)]
struct Manifest<'a> {
    program: &'static str,
    version: &'static str,
    run_id: String,
    title: &'a str,
    seed: u64,
    replications: u32,
    interrupted: bool,
    command: &'a str,
    reference: &'a str,
    preferred: Option<&'a str>,
    inputs: Vec<Input<'a>>,
    figures: Vec<Input<'a>>,
    options: Vec<Played<'a>>,
}

#[derive(Serialize)]
struct Input<'a> {
    file: &'a str,
    sha256: Cow<'a, str>,
}

#[derive(Serialize)]
struct Played<'a> {
    scenario: &'a str,
    label: &'a str,
    merged_scenario: &'a str,
    #[serde(skip_serializing_if = "Apart::is_empty")]
    vouched_apart: &'a Apart,
}

/// The file's bytes; `figures` are the files whose digests tell whether they are still what was written.
pub(crate) fn json(report: &ComparisonReport<'_>, figures: &[File]) -> Result<Vec<u8>, WriteFault> {
    let comparison = report.comparison;
    let findings = &comparison.reference().findings;
    let options = comparison.options.iter().zip(report.scenarios);
    let manifest = Manifest {
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        run_id: report.run_id(),
        title: report.title,
        seed: findings.seed,
        replications: findings.replications,
        interrupted: comparison.is_interrupted(),
        command: report.command,
        reference: &comparison.reference().name,
        preferred: comparison.preferred.map(|index| comparison.options[index].name.as_str()),
        inputs: report.inputs.iter().map(|(file, sha256)| Input { file, sha256: sha256.into() }).collect(),
        figures: figures.iter().map(|(file, bytes)| Input { file, sha256: sha256(bytes).into() }).collect(),
        options: options
            .map(|(option, scenario)| Played {
                scenario: &option.name,
                label: &option.label,
                merged_scenario: scenario.merged,
                vouched_apart: scenario.apart,
            })
            .collect(),
    };
    summary_json::as_bytes(&manifest, "manifest.json")
}
