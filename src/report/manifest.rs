//! `manifest.json`: what made the results, and how to make them again.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{File, RunReport, WriteFault, summary_json};
use crate::scenario::vouched::Apart;

#[derive(Serialize)]
struct Manifest<'a> {
    program: &'static str,
    version: &'static str,
    run_id: String,
    scenario: &'a str,
    seed: u64,
    replications: u32,
    interrupted: bool,
    command: &'a str,
    inputs: Vec<Input<'a>>,
    figures: Vec<Input<'a>>,
    merged_scenario: &'a str,
    #[serde(skip_serializing_if = "Apart::is_empty")]
    vouched_apart: &'a Apart,
}

#[derive(Serialize)]
struct Input<'a> {
    file: &'a str,
    sha256: String,
}

/// The file's bytes; `figures` are the files whose digests tell whether they are still what the run wrote.
pub(crate) fn json(report: &RunReport<'_>, figures: &[File]) -> Result<Vec<u8>, WriteFault> {
    let findings = report.findings;
    let inputs = report.inputs.iter().map(|(file, digest)| Input { file, sha256: digest.clone() });
    let figures = figures.iter().map(|(file, bytes)| Input { file, sha256: sha256(bytes) });
    let manifest = Manifest {
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        run_id: report.run_id(),
        scenario: report.name,
        seed: findings.seed,
        replications: findings.replications,
        interrupted: findings.interrupted,
        command: report.command,
        inputs: inputs.collect(),
        figures: figures.collect(),
        merged_scenario: report.merged,
        vouched_apart: report.apart,
    };
    summary_json::as_bytes(&manifest, "manifest.json")
}

/// SHA-256 of bytes, in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn the_digest_is_the_published_one() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_run_can_be_repeated_from_its_manifest() {
        let sample = sample::county();
        let read: serde_json::Value =
            serde_json::from_slice(&json(&sample.report(), &[("results.csv".into(), b"abc".to_vec())]).unwrap())
                .unwrap();
        assert_eq!(read["seed"], 20_180_401);
        assert_eq!(read["inputs"][0]["sha256"].as_str().map(str::len), Some(64));
        assert_eq!(read["figures"][0]["sha256"], sha256(b"abc"));
        assert_eq!(read["merged_scenario"], sample.merged.as_str());
        assert_eq!(read["command"], sample.command.as_str());
    }
}
