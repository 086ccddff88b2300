//! `manifest.json` of a comparison: what made it, and how to make it again.

use serde::Serialize;

use super::ComparisonReport;
use crate::report::manifest::sha256;
use crate::report::{WriteFault, summary_json};

#[derive(Serialize)]
struct Manifest<'a> {
    program: &'static str,
    version: &'static str,
    title: &'a str,
    seed: u64,
    replications: u32,
    interrupted: bool,
    command: &'a str,
    reference: &'a str,
    preferred: Option<&'a str>,
    inputs: Vec<Input<'a>>,
    options: Vec<Played<'a>>,
}

#[derive(Serialize)]
struct Input<'a> {
    file: &'a str,
    sha256: String,
}

#[derive(Serialize)]
struct Played<'a> {
    scenario: &'a str,
    label: &'a str,
    merged_scenario: &'a str,
}

/// The file's bytes.
pub(crate) fn json(report: &ComparisonReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let comparison = report.comparison;
    let findings = &comparison.reference().findings;
    let options = comparison.options.iter().zip(report.scenarios);
    let manifest = Manifest {
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        title: report.title,
        seed: findings.seed,
        replications: findings.replications,
        interrupted: comparison.options.iter().any(|option| option.findings.interrupted),
        command: report.command,
        reference: &comparison.reference().name,
        preferred: comparison.preferred.map(|index| comparison.options[index].name.as_str()),
        inputs: inputs(report).into_iter().map(|(file, bytes)| Input { file, sha256: sha256(bytes) }).collect(),
        options: options
            .map(|(option, scenario)| Played {
                scenario: &option.name,
                label: &option.label,
                merged_scenario: &scenario.merged,
            })
            .collect(),
    };
    summary_json::as_bytes(&manifest, "manifest.json")
}

/// Every file that was read, once: the options file, then those of each option.
pub(crate) fn inputs<'a>(report: &ComparisonReport<'a>) -> Vec<(&'a str, &'a [u8])> {
    let own = report.input.into_iter();
    let mut found: Vec<(&str, &[u8])> = Vec::new();
    for (file, bytes) in own.chain(report.scenarios.iter().flat_map(|scenario| &scenario.inputs)) {
        if !found.iter().any(|(known, _)| known == file) {
            found.push((file, bytes));
        }
    }
    found
}
