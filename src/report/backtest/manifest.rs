//! `manifest.json` of a back-test: what made it, and how to make it again.

use serde::Serialize;

use super::BacktestReport;
use crate::report::{WriteFault, summary_json};

#[derive(Serialize)]
struct Manifest<'a> {
    program: &'static str,
    version: &'static str,
    command: &'a str,
    as_of: Option<&'a str>,
    authority: Option<&'a str>,
    origins: &'a [u16],
    horizon: u16,
    newest_census: Option<u16>,
    inputs: Vec<Input<'a>>,
}

#[derive(Serialize)]
struct Input<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// The file's bytes.
pub(crate) fn json(report: &BacktestReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let manifest = Manifest {
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        command: report.command,
        as_of: report.as_of,
        authority: report.council(),
        origins: &report.asked.origins,
        horizon: report.asked.horizon,
        newest_census: report.history.years().last().copied(),
        inputs: report.inputs.iter().map(|(file, sha256)| Input { file, sha256 }).collect(),
    };
    summary_json::as_bytes(&manifest, "manifest.json")
}
