//! A results folder read back: its figures, so that reports can be made of them again without simulating.

mod bands;
pub mod comparison;
mod fault;
mod futures;
mod headlines;
mod rounded;
pub mod sensitivity;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use fault::ReadFault;
pub use rounded::rounded;

use super::actuals::{self, Actuals};
use super::{File, RunReport, WriteFault, drawn, folder, manifest};
use crate::experiment::findings::Findings;
use crate::scenario::council::Council;
use crate::scenario::library::OneText;
use crate::scenario::loaded::load;
use crate::scenario::vouched::Apart;

/// Files that hold figures: they are kept as they are, byte for byte.
const FIGURES: [&str; 2] = ["results.csv", "summary.json"];
/// Every future, and what each feedback loop does, where a run kept them.
const FURTHER: [&str; 2] = ["futures.csv.gz", "loops.csv"];

/// A run as its folder holds it.
#[derive(Debug)]
pub struct Stored {
    manifest: Manifest,
    council: Council,
    findings: Findings,
    /// Notes that come from its files.
    notes: Vec<String>,
    data: Vec<File>,
    actuals: Option<Actuals>,
}

#[derive(Debug, Deserialize)]
struct Manifest {
    scenario: String,
    seed: u64,
    replications: u32,
    interrupted: bool,
    command: String,
    inputs: Vec<Digest>,
    figures: Vec<Digest>,
    merged_scenario: String,
    #[serde(default)]
    vouched_apart: Apart,
}

#[derive(Debug, Deserialize)]
struct Digest {
    file: String,
    sha256: String,
}

/// What can be said of any manifest, also of one by another version.
#[derive(Debug, Deserialize)]
struct Sign {
    program: Option<String>,
    version: Option<String>,
    command: Option<String>,
    merged_scenario: Option<String>,
}

/// Reads a results folder.
///
/// # Errors
///
/// When it is no results folder of this version, lacks a file, or holds one that was changed.
pub fn read(folder: &Path) -> Result<Stored, ReadFault> {
    let manifest = manifest_of(folder)?;
    let mut data = Vec::new();
    for file in FIGURES {
        data.push((file.to_owned(), figures(folder, file, &manifest)?));
    }
    let council = council(folder, &manifest)?;
    let (findings, notes) = findings(folder, &manifest, &council, &data)?;
    data.push((folder::SIGN.to_owned(), bytes(folder, folder::SIGN)?));
    for further in FURTHER {
        if folder.join(further).is_file() {
            data.push((further.to_owned(), bytes(folder, further)?));
        }
    }
    let mut actuals = None;
    if folder.join(actuals::NAME).is_file() {
        let kept = bytes(folder, actuals::NAME)?;
        let changed = || ReadFault::Changed { path: folder.join(actuals::NAME), again: manifest.command.clone() };
        actuals = Some(Actuals::kept(&kept).ok_or_else(changed)?);
    }
    Ok(Stored { manifest, council, findings, notes, data, actuals })
}

/// Writes every report of a stored run into a folder, its figures as they are, and its manifest where other actuals stand
/// beside them; says which files.
///
/// # Errors
///
/// When something cannot be made or written; nothing half-written remains, and an older folder stays.
pub fn write(stored: &Stored, report: &RunReport<'_>, folder: &Path) -> Result<Vec<PathBuf>, WriteFault> {
    let mut data = stored.data.clone();
    let sign = manifest::json(report, &data[..FIGURES.len()])?;
    data.iter_mut().filter(|(name, _)| name == folder::SIGN).for_each(|(_, bytes)| bytes.clone_from(&sign));
    if let Some(actuals) = report.actuals {
        data.push((actuals::NAME.to_owned(), actuals.json()?));
    }
    folder::replace(folder, &super::with_reports(report, data)?)
}

impl Stored {
    /// Files that the run read, with their digests.
    #[must_use]
    pub fn inputs(&self) -> Vec<(String, String)> {
        self.manifest.inputs.iter().map(|input| (input.file.clone(), input.sha256.clone())).collect()
    }

    /// The scenario that was played.
    #[must_use]
    pub fn council(&self) -> &Council {
        &self.council
    }

    /// The same with other actuals, the chances brought up to date where the run kept its futures.
    ///
    /// # Errors
    ///
    /// When the futures it kept are not as it wrote them.
    pub fn with_actuals(mut self, actuals: Actuals, folder: &Path) -> Result<Self, ReadFault> {
        let mut inputs = self.inputs();
        drawn::actuals(&mut inputs, self.actuals.as_ref(), &actuals);
        self.manifest.inputs = inputs.into_iter().map(|(file, sha256)| Digest { file, sha256 }).collect();
        let kept = self.data.iter().find(|(name, _)| name == FURTHER[0]);
        let changed = || ReadFault::Changed { path: folder.join(FURTHER[0]), again: self.manifest.command.clone() };
        self.actuals = Some(match kept {
            Some((_, bytes)) => {
                let futures = futures::read(bytes, &self.findings.dates).ok_or_else(changed)?;
                actuals.with(&self.findings, &futures)
            }
            None => actuals,
        });
        Ok(self)
    }

    /// What reports are made from.
    #[must_use]
    pub fn report<'a>(&'a self, inputs: &'a [(String, String)]) -> RunReport<'a> {
        RunReport {
            name: &self.manifest.scenario,
            council: &self.council,
            merged: &self.manifest.merged_scenario,
            apart: &self.manifest.vouched_apart,
            inputs,
            notes: &self.notes,
            findings: &self.findings,
            command: &self.manifest.command,
            kept: None,
            actuals: self.actuals.as_ref(),
            loops: None,
        }
    }
}

fn bytes(folder: &Path, file: &'static str) -> Result<Vec<u8>, ReadFault> {
    let path = folder.join(file);
    fs::read(&path).map_err(|cause| ReadFault::Disk { path, cause })
}

/// The manifest, once it is known to be one of this version.
fn signed(folder: &Path) -> Result<(Vec<u8>, Sign), ReadFault> {
    if !folder.is_dir() {
        return Err(ReadFault::NoFolder(folder.to_owned()));
    }
    if !folder.join(folder::SIGN).is_file() {
        return Err(ReadFault::NoResults(folder.to_owned()));
    }
    let text = bytes(folder, folder::SIGN)?;
    let sign: Sign = serde_json::from_slice(&text).map_err(|_| ReadFault::NoResults(folder.to_owned()))?;
    if sign.program.as_deref() != Some(env!("CARGO_PKG_NAME")) {
        return Err(ReadFault::NoResults(folder.to_owned()));
    }
    let version = sign.version.clone().unwrap_or_default();
    if version != env!("CARGO_PKG_VERSION") {
        let again = sign.command.unwrap_or_else(|| "caseload run FILE".to_owned());
        return Err(ReadFault::OtherVersion { folder: folder.to_owned(), version, again });
    }
    Ok((text, sign))
}

/// The manifest of a run.
fn manifest_of(folder: &Path) -> Result<Manifest, ReadFault> {
    let (text, sign) = signed(folder)?;
    let again = sign.command.unwrap_or_else(|| "caseload run FILE".to_owned());
    serde_json::from_slice(&text).map_err(|_| ReadFault::Changed { path: folder.join(folder::SIGN), again })
}

/// A file of figures, once it is known to be what the run wrote.
fn figures(folder: &Path, file: &'static str, manifest: &Manifest) -> Result<Vec<u8>, ReadFault> {
    let again = || manifest.command.clone();
    if !folder.join(file).is_file() {
        return Err(ReadFault::Part { folder: folder.to_owned(), file, again: again() });
    }
    let found = bytes(folder, file)?;
    let digest = manifest.figures.iter().find(|figures| figures.file == file);
    if digest.is_none_or(|digest| digest.sha256 != manifest::sha256(&found)) {
        return Err(ReadFault::Changed { path: folder.join(file), again: again() });
    }
    Ok(found)
}

fn council(folder: &Path, manifest: &Manifest) -> Result<Council, ReadFault> {
    let changed = |_| ReadFault::Changed { path: folder.join(folder::SIGN), again: manifest.command.clone() };
    load(&manifest.scenario, &OneText(&manifest.merged_scenario), &[]).map(|scenario| scenario.council).map_err(changed)
}

fn findings(
    folder: &Path,
    manifest: &Manifest,
    council: &Council,
    data: &[File],
) -> Result<(Findings, Vec<String>), ReadFault> {
    let of = |file: &str| data.iter().find(|(name, _)| name == file).map_or(&[][..], |(_, bytes)| bytes);
    let changed = |file: &str| ReadFault::Changed { path: folder.join(file), again: manifest.command.clone() };
    let headlines = headlines::read(of("summary.json")).ok_or_else(|| changed("summary.json"))?;
    let (dates, bands) = bands::read(of("results.csv"), council, &headlines, manifest.replications)
        .ok_or_else(|| changed("results.csv"))?;
    let of_files = headlines.notes.iter().filter(|note| !headlines.notes_on_figures.contains(note)).cloned().collect();
    let findings = Findings {
        targets: headlines.targets(&dates, manifest.replications).ok_or_else(|| changed("summary.json"))?,
        spreads: headlines.spreads().ok_or_else(|| changed("summary.json"))?,
        outlook: headlines.outlook,
        notes: headlines.notes_on_figures,
        replications: manifest.replications,
        seed: manifest.seed,
        interrupted: manifest.interrupted,
        // The central case stands in no report.
        central: std::collections::BTreeMap::new(),
        dates,
        bands,
    };
    Ok((findings, of_files))
}
